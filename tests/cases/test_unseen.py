"""Records as other people write them. All are invented; decided cases taught what to try, and none is retold here."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from runpy import run_path

import pytest

from everyelement.content.decided import conduct
from everyelement.content.record_file import record_of
from everyelement.law import Truth

MADE = run_path(str(Path(__file__).with_name("invented.py")))
SHELF, SELLER, INN, ELEVENTH, SIXTH = (MADE[name] for name in ("SHELF", "SELLER", "INN", "ELEVENTH", "SIXTH"))
with_, facts, judged, found, asked = (MADE[name] for name in ("with_", "facts", "judged", "found", "asked"))


PLAN = "18 U.S.C. § 1594(c)"


# -- what is disputed is settled by no concession


@pytest.mark.parametrize("word", ["disputed", "not_stated"])
def test_a_disputed_value_stays_open_though_nobody_argued_about_knowing_it(word):
    raw = facts(SELLER, thing_of_value={"present": word}, mens_rea={"level": ["not_at_issue"]})
    assert found(raw) is Truth.UNKNOWN


def test_a_value_with_no_relation_to_the_act_is_none_on_account_of_it():
    what = "a home that every member had; no causal relationship to any act"
    assert found(facts(SELLER, thing_of_value={"present": "disputed", "what": what})) is Truth.NO


@pytest.mark.parametrize(
    "what", ["no money; shelter in exchange for the act", "not cash but a place, because of the act"]
)
def test_a_value_that_is_not_money_is_still_one(what):
    assert found(facts(SELLER, thing_of_value={"present": "yes", "what": what})) is Truth.YES


# -- taking part, in words that others choose

DENIED = [
    "rented rooms; no common undertaking with the trafficker",
    "rented rooms without joining in any joint venture",
    "royalties and oversight; not a common undertaking",
    "rented rooms only",
    "not plausibly alleged",
    "observed signs",
    "failed to train its staff",
    "did not remove the posts",
    "financial benefit alone",
    "renting rooms is not participation",
    "an arm's-length contract",
    "no tacit agreement",
]


@pytest.mark.parametrize("words", DENIED)
@pytest.mark.parametrize("court", [ELEVENTH, SIXTH])
def test_taking_part_that_is_denied_is_denied_wherever_the_words_stand(words, court):
    raw = facts(with_(INN, court=court), venture__participation=words)
    assert found(raw) is Truth.NO


@pytest.mark.parametrize(
    "words", ["not merely passive: staff warned the guest", "went beyond an arm's-length contract"]
)
def test_a_denial_of_a_denial_is_none(words):
    assert found(facts(INN, venture__participation=words)) is Truth.YES


@pytest.mark.parametrize("words", ["rented rooms", "continued to rent rooms", "saw the signs and went on renting"])
def test_dealings_that_go_on_are_taking_part_under_one_test_and_the_question_under_another(words):
    raw = facts(INN, venture__participation=words)
    assert found(raw) is Truth.UNKNOWN
    assert found(with_(raw, court=SIXTH)) is Truth.YES


def test_what_a_court_calls_benefit_is_compared_with_the_benefit_alone_where_nobody_took_part():
    raw = with_(facts(INN, venture__participation="not shown"), elements={"benefit": "met"})
    assert [(one.element, one.agreement) for one in judged(raw)[0].compared] == [("benefit", "agrees")]


def test_a_benefit_that_is_general_does_not_come_from_taking_part():
    raw = with_(facts(INN, venture__benefit="general business revenue"), elements={"benefit": "not_met"})
    assert judged(raw)[0].compared[0].agreement == "agrees"


# -- what a mental state is about


@pytest.mark.parametrize("words", ["that she was seventeen", "that he was 15", "her being a juvenile", "the girl"])
def test_words_for_an_age_are_about_the_age(words):
    assert found(facts(SELLER, mens_rea={"level": ["not_shown"], "as_to": words})) is Truth.NO


def test_words_that_are_not_understood_are_about_the_whole():
    assert found(facts(SELLER, mens_rea={"level": ["not_shown"], "as_to": "the business"})) is Truth.NO


def test_prostitution_is_about_the_commercial_sex_act():
    raw = facts(SELLER, mens_rea={"level": ["not_shown"], "as_to": "that prostitution was meant"})
    assert found(raw) is Truth.NO


KNOWLEDGE = [
    ("knew of harassment; not of trafficking", Truth.NO),
    ("knew generally", Truth.NO),
    ("abstract awareness", Truth.NO),
    ("aware of prostitution, not of this", Truth.NO),
    ("did not know but should have", Truth.YES),
    ("no actual knowledge; constructive knowledge alleged", Truth.YES),
    ("constructive at most, and not of this plaintiff", Truth.UNKNOWN),
    ("knew, and did not act", Truth.YES),
]


@pytest.mark.parametrize(("words", "truth"), KNOWLEDGE)
def test_knowledge_of_something_else_is_none(words, truth):
    raw = facts(INN, venture__knowledge=words, mens_rea={"level": ["reasonable_opportunity"], "as_to": "trafficking"})
    (one,) = judged(raw)
    assert one.rulings[0].finding.truths["knew-or-should-have-known"] is truth


def test_a_level_does_not_outdo_words_that_deny_what_it_is_about():
    assert found(facts(INN, venture__knowledge="general, not of this plaintiff")) is Truth.NO


def test_words_that_contradict_a_level_contradict_nothing_else():
    raw = facts(with_(INN, court=SIXTH), venture__knowledge="knew", mens_rea={"level": ["not_shown"], "as_to": ""})
    assert found(raw) is Truth.NO


# -- the punishment, and a plan about somebody who is not there


@pytest.mark.parametrize(
    ("age", "means", "truth"),
    [
        ("under_14", [], Truth.YES),
        ("under_18", [], Truth.NO),
        ("under_18", ["fraud"], Truth.YES),
        ("mixed_adult_and_under_18", [], Truth.UNKNOWN),
        ("adult", ["force"], Truth.YES),
    ],
)
def test_the_higher_punishment_asks_for_a_means_or_an_age_under_14(age, means, truth):
    raw = asked(facts(SELLER, victim_age_class=age, means=means), "18 U.S.C. § 1591(b)(1)")
    assert found(raw) is truth


def test_a_plan_may_be_about_somebody_who_is_invented():
    raw = asked(facts(SELLER, victim_age_class="fictitious_under_18"), PLAN)
    assert found(raw) is Truth.YES


# -- whose acts


def test_acts_of_which_nothing_is_said_are_those_of_whoever_is_judged():
    assert found(facts(SELLER, acts_attributed_to=None)) is Truth.YES


@pytest.mark.parametrize("whose", ["co-defendant", "a third party, not the defendant"])
def test_acts_of_others_are_not_the_defendants(whose):
    assert found(facts(SELLER, acts_attributed_to=whose)) is Truth.UNKNOWN


@pytest.mark.parametrize("acts", [[], ["harbor"]])
def test_whoever_is_sued_as_the_perpetrator_for_what_others_did_did_nothing_listed(acts):
    raw = asked(facts(INN, acts=acts, venture__participation="not shown"), "18 U.S.C. §§ 1591(a)(1), 1595(a)")
    (one,) = judged(with_(raw, elements={"act": "not_met"}))
    assert (one.provision, one.truth) == ("us-18-1595-perpetrator", Truth.NO)
    assert [(answer.element, answer.agreement) for answer in one.compared] == [("act", "agrees")]


def test_one_defendant_under_two_paragraphs_has_one_mind():
    raw = facts(SELLER, venture=INN["coded_facts"]["venture"] | {"knowledge": ""})
    raw = asked(raw, "18 U.S.C. § 1591(a)(1)", "18 U.S.C. § 1591(a)(2)")
    assert [one.truth for one in judged(raw)] == [Truth.YES, Truth.YES]


def test_of_two_defendants_one_mind_says_nothing_of_the_others_knowing_help():
    raw = facts(with_(SELLER, conduct=2019), venture=INN["coded_facts"]["venture"] | {"knowledge": ""})
    raw = asked(raw, "18 U.S.C. § 1591(a)(1) (the seller)", "18 U.S.C. § 1591(a)(2) (the driver)")
    assert [one.truth for one in judged(raw)] == [Truth.YES, Truth.UNKNOWN]


# -- which law is meant

MEANT = [
    ("18 USC 1591 (a) (2)", "us-18-1591-a2"),
    ("conspiracy to commit sex trafficking", "us-18-1594-c"),
    ("attempted sex trafficking", "us-18-1594-a"),
    ("18 U.S.C. § 371 (conspiracy to violate § 1591)", ""),
    ("conspiracy, 18 U.S.C. § 1594(b)", ""),
    ("conspiracy to violate 18 U.S.C. § 2423(a)", ""),
    ("18 U.S.C. § 1962(d)", ""),
    ("18 U.S.C. § 1589 via 18 U.S.C. § 1595(a)", ""),
    ("Cal. Penal Code § 236.1 (attempt)", ""),
    ("N.Y. Soc. Serv. Law § 483-bb", ""),
    ("18 U.S.C. § 1591(b)(2)", ""),
    ("18 U.S.C. §§ 1591(a)(1), (b)(2)", "us-18-1591-a1"),
    ("18 U.S.C. § 1591(b)(1)", "us-18-1591-b"),
    ("18 U.S.C. § 1595(a), beneficiary", "us-18-1595-beneficiary"),
    ("us-18-1591-a2", "us-18-1591-a2"),
    ("18 U.S.C. §§ 1591(a)(1), (b)(2) and 1594(a)", "us-18-1591-a1"),
    ("18 U.S.C. §§ 1591(a)(2), 1594(a)", "us-18-1591-a2"),
    ("18 U.S.C. §§ 1591(a)(1), 1594(a) (attempt)", "us-18-1594-a"),
    ("18 U.S.C. § 1594(a)", "us-18-1594-a"),
    ("18 U.S.C. § 1594", ""),
    ("18 U.S.C. § 1593", ""),
]


@pytest.mark.parametrize(("said", "provision"), MEANT)
def test_the_law_that_is_meant(said, provision):
    (one,) = judged(asked(facts(SELLER, venture={"alleged": "no"}), said))
    assert one.provision == provision
    assert provision or one.why


def test_where_nobody_was_there_a_charge_of_both_is_an_attempt():
    raw = asked(facts(SELLER, victim_age_class="fictitious_under_18"), "18 U.S.C. §§ 1591(a)(1), 1594(a)")
    assert judged(raw)[0].provision == "us-18-1594-a"


def test_a_claim_for_what_others_did_is_one_against_a_beneficiary_though_no_venture_is_coded():
    (one,) = judged(facts(INN, venture=None))
    assert one.provision == "us-18-1595-beneficiary"


def test_a_law_that_is_named_nowhere_is_said_with_what_to_write():
    (one,) = judged(asked(SELLER, "the trafficking statute"))
    assert "Write it as 18 U.S.C. § 1591(a)(1), or name one that is held here: us-" in one.why


# -- which day and which reading

DATED = [
    ({"provisions_at_issue": ["18 U.S.C. § 1591 (2008 text)"]}, date(2008, 12, 31)),
    ({"provisions_at_issue": ["18 U.S.C. §§ 1591, 1594 (2008)"]}, date(2008, 12, 31)),
    ({"provisions_at_issue": ["18 U.S.C. § 1591 as in force in 2007"]}, date(2007, 7, 1)),
    ({"fact_summary": "From 2005 to 2007 he did it; he was indicted in 2009 and tried in 2011."}, date(2007, 7, 1)),
    ({"fact_summary": "In 2007 he did it, before the 2008 amendment."}, date(2007, 7, 1)),
    ({"fact_summary": "Somebody born in 2001 was 16.", "docket": "4:18-cr-12"}, date(2017, 7, 1)),
    ({"fact_summary": "In 1999 he did it."}, date(1999, 7, 1)),
    ({"fact_summary": "", "docket": ["1:19-cv-4", "1:18-cv-3"]}, date(2017, 7, 1)),
]


@pytest.mark.parametrize(("given", "day"), DATED)
def test_the_day_of_the_conduct_is_not_that_of_the_trial_or_of_the_law(given, day):
    assert conduct(record_of({**SELLER, "provisions_at_issue": [], **given}))[0] == day


def test_a_chance_to_observe_is_heeded_by_the_text_of_2008():
    raw = facts(SELLER, mens_rea={"level": ["reasonable_opportunity"], "as_to": "age"})
    assert found(asked(raw, "18 U.S.C. § 1591(a)(1) (2008)")) is Truth.YES


@pytest.mark.parametrize(
    ("court", "reading"),
    [
        ("11th Cir.", "common-undertaking"),
        ("N.D. Ga.", "common-undertaking"),
        ("7th Cir.", "business-venture"),
        ("S.D. Ohio", "continued-dealings"),
        ("D.N.H.", "continued-dealings"),
        ("D. Me.", "continued-dealings"),
        ("D. Md.", "common-undertaking"),
        ("9th Cir.", "common-undertaking"),
    ],
)
def test_a_court_is_known_by_its_short_name(court, reading):
    assert judged(with_(INN, court=court))[0].rulings[0].finding.tree.reading.id == reading


def test_a_court_of_appeals_is_known_by_its_short_name():
    assert conduct(record_of(with_(SELLER, court="9th Cir.", fact_summary="")))[0] == date(2017, 7, 1)


@pytest.mark.parametrize(("other", "reading"), [("met", "common-undertaking"), ("not_met", "criminal-definition")])
def test_where_no_immunity_stood_in_the_way_no_exception_to_it_is_asked_for(other, reading):
    raw = with_(INN, provisions_at_issue=["18 U.S.C. § 1595(a)", "47 U.S.C. § 230"], elements={"other": other})
    assert judged(raw)[0].rulings[0].finding.tree.reading.id == reading


@pytest.mark.parametrize("court", ["CA6", "C.A.6", "C. A. 6", "USCA6"])
def test_a_court_of_appeals_is_known_by_its_code(court):
    one = judged(with_(INN, court=court))[0]
    assert one.rulings[0].finding.tree.reading.id == "continued-dealings"
    assert one.on == date(INN["year"] - 3, 7, 1)


@pytest.mark.parametrize("docket", ["19 CR 405-1", "19CR00405", "No. 1:19-cr-405", "1:19cr405"])
def test_a_docket_number_is_read_as_courts_write_it(docket):
    assert conduct(record_of(with_(SELLER, year=2024, docket=docket, fact_summary="")))[0] == date(2018, 7, 1)


def test_the_number_of_an_appeal_is_no_year():
    raw = with_(SELLER, year=2022, docket="20-3520-cr (L)", fact_summary="")
    assert conduct(record_of(raw))[0] == date(2019, 7, 1)


IN_COURT = ["He appealed in 2019.", "On appeal in 2019.", "He was extradited in 2019.", "She brought suit in 2019."]
IN_COURT += [
    "A grand jury returned an indictment on June 3, 2019.",
    "He was indicted on Nov. 5, 2019.",
    "Arrested in 2019.",
]
IN_COURT += ["This was before May 29, 2019.", "The 2019 change of the law came later.", "It predates the JVTA of 2019."]


@pytest.mark.parametrize("words", IN_COURT)
def test_what_was_done_in_court_or_by_congress_is_no_conduct(words):
    assert conduct(record_of(with_(SELLER, fact_summary=f"In 2016 it happened. {words}")))[0] == date(2016, 7, 1)


@pytest.mark.parametrize(
    "summary",
    [
        "He was arrested in 2016, when he came to the hotel.",  # no other year is told: a decoy ends with the arrest
        "She testified that in 2016 he drove her there.",
        "The charge was that in 2016 he sold her.",
        "Before moving to Ohio in 2016 they met.",
        "They met in a hotel suite in 2016.",
    ],
)
def test_a_year_of_the_conduct_is_kept(summary):
    assert conduct(record_of(with_(SELLER, fact_summary=summary)))[0] == date(2016, 7, 1)


# -- plan and attempt

ALLEGED = {"alleged": True, "facts": "two people"}


@pytest.mark.parametrize(
    ("words", "truth"),
    [
        ({"participation": "shared the proceeds by a tacit agreement"}, Truth.YES),
        ({"facts": "the two agreed on it"}, Truth.YES),
        ({"facts": "each acted independently of the other"}, Truth.NO),
        ({"facts": "no evidence of any agreement"}, Truth.NO),
        ({"facts": "never agreed to it"}, Truth.NO),
        ({"facts": "acquitted of the conspiracy"}, Truth.NO),
        ({"facts": "lack of agreement; knew of the plan but did not join"}, Truth.NO),
        ({"facts": "each pimp worked for himself"}, Truth.NO),
        ({"facts": "they agreed on it, and he kept the money for himself"}, Truth.YES),
        ({"facts": "they worked together; another was acquitted"}, Truth.YES),
        ({"facts": "members of a group who committed other crimes together"}, Truth.NO),
        ({"participation": "not shown"}, Truth.NO),
        ({}, Truth.UNKNOWN),
    ],
)
def test_an_agreement_is_read_from_what_is_told_of_the_venture(words, truth):
    raw = asked(with_(facts(SELLER, venture=ALLEGED | words), elements_tested="other", elements={"other": "met"}), PLAN)
    assert found(raw) is truth


def test_taking_part_that_is_denied_of_one_says_nothing_of_an_agreement_that_nobody_argued_about():
    raw = asked(facts(SELLER, venture=ALLEGED | {"participation": "not shown"}), PLAN)
    assert found(raw) is Truth.YES


def test_a_step_that_was_argued_is_compared_and_left_open():
    raw = with_(asked(SELLER, "18 U.S.C. § 1591(a)(1) (attempt)"), elements_tested=["other"], elements={"other": "met"})
    assert [(one.element, one.agreement) for one in judged(raw)[0].compared] == [("other", "left open")]


# -- the table itself


def places() -> Iterator[tuple[str, str, date]]:
    for entry in SHELF.coding.element:
        for provision in entry.provision:
            for version in SHELF.provision(provision).version:
                yield entry.id, provision, version.since


@pytest.mark.parametrize(("element", "provision", "since"), sorted(set(places())))
def test_what_courts_answer_has_a_place_in_every_version(element, provision, since):
    there = {one.id.rpartition("/")[2] for one in SHELF.provision(provision).on(since).element}
    inner = {one.id for one in SHELF.provision("us-18-1591-a1").on(since).element}  # a claim holds the offense's own
    entries = [entry for entry in SHELF.coding.element if entry.id == element and provision in entry.provision]
    named = {id_ for entry in entries for id_ in (*entry.any, *entry.all)}
    assert named & (there | inner)
