"""Records that say that nobody raised a thing, or decided it, and what a charge names besides. All invented."""

from pathlib import Path
from runpy import run_path

import pytest

from everyelement.law import Truth

MADE = run_path(str(Path(__file__).with_name("invented.py")))
SELLER, INN, ELEVENTH, SIXTH = (MADE[name] for name in ("SELLER", "INN", "ELEVENTH", "SIXTH"))
with_, facts, judged, found, asked = (MADE[name] for name in ("with_", "facts", "judged", "found", "asked"))


# -- nobody raised it, or nobody decided it: both begin like a denial

UNRAISED = ["not at issue", "not_at_issue", "not disputed", "undisputed", "not argued", "not challenged on appeal"]
UNRAISED += [
    "no dispute",
    "no one disputed it",
    "nobody contested this",
    "not in dispute; the sole question was the time",
]
UNDECIDED = ["not decided", "not reached", "not addressed by the court", "no finding", "left open", "unresolved"]
EVERYWHERE = [ELEVENTH, SIXTH, "N.D. Ill.", "Ninth Circuit"]


@pytest.mark.parametrize("words", UNRAISED)
@pytest.mark.parametrize("field", ["participation", "knowledge", "benefit"])
@pytest.mark.parametrize("court", EVERYWHERE)
def test_what_nobody_raised_is_taken_as_given(court, field, words):
    raw = facts(with_(INN, court=court), mens_rea={"level": ["not_at_issue"]}, **{f"venture__{field}": words})
    assert found(raw) is Truth.YES


@pytest.mark.parametrize("words", UNDECIDED)
@pytest.mark.parametrize("field", ["participation", "benefit"])
@pytest.mark.parametrize("court", EVERYWHERE)
def test_what_nobody_decided_stays_open(court, field, words):
    assert found(facts(with_(INN, court=court), **{f"venture__{field}": words})) is Truth.UNKNOWN


@pytest.mark.parametrize("words", UNDECIDED)
@pytest.mark.parametrize("court", EVERYWHERE)
def test_knowledge_that_nobody_decided_stays_open(court, words):
    raw = facts(with_(INN, court=court), mens_rea={"level": ["not_at_issue"]}, venture__knowledge=words)
    assert found(raw) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("field", "words", "truth"),
    [
        ("participation", "not argued that it joined in anything", Truth.NO),
        ("participation", "no finding of a common undertaking was possible: rented rooms only", Truth.NO),
        ("participation", "not disputed that it rented rooms", Truth.UNKNOWN),
        ("knowledge", "not argued that anybody knew", Truth.NO),
        ("knowledge", "not disputed that staff knew", Truth.YES),
        ("knowledge", "no one disputed that staff knew of it", Truth.YES),
        ("knowledge", "no knowledge", Truth.NO),
        ("benefit", "no benefit", Truth.NO),
    ],
)
def test_what_goes_on_after_such_words_is_read_too(field, words, truth):
    raw = facts(INN, mens_rea={"level": ["not_at_issue"]}, **{f"venture__{field}": words})
    assert found(raw) is truth


def test_a_benefit_is_compared_alone_where_taking_part_was_not_decided():
    raw = with_(facts(INN, venture__participation="not decided"), elements={"benefit": "met"})
    assert [one.agreement for one in judged(raw)[0].compared] == ["agrees"]


# -- what a charge names besides is said, not dropped


@pytest.mark.parametrize(
    "said",
    [
        "18 U.S.C. § 1591(a)(1) and (2)",
        "18 U.S.C. § 1591(a)(1), (a)(2), and (b)(1)",
        "18 U.S.C. §§ 1591(a)(1), 1591(a)(2)",
        "18 U.S.C. § 1591(a)(1)-(2)",
    ],
)
def test_both_paragraphs_named_together_are_one_judged_and_one_to_ask_for(said):
    one = judged(asked(SELLER, said))[0]
    assert (one.provision, "18 U.S.C. § 1591(a)(2) an entry of its own" in one.why) == ("us-18-1591-a1", True)


def test_a_punishment_named_beside_it_is_no_second_paragraph():
    one = judged(asked(SELLER, "18 U.S.C. § 1591(a)(1) and (b)(2)"))[0]
    assert (one.provision, one.why) == ("us-18-1591-a1", "")


def test_1594_without_its_paragraph_is_not_dropped():
    one = judged(asked(SELLER, "18 U.S.C. §§ 1591 and 1594"))[0]
    assert (one.provision, "for the conspiracy 18 U.S.C. § 1594(c)" in one.why) == ("us-18-1591-a1", True)


@pytest.mark.parametrize(
    "said", ["18 U.S.C. § 1591(d)", "18 U.S.C. § 1591 (d)", "18 U.S.C. § 1595(c)", "18 U.S.C. § 1595(d)"]
)
def test_a_paragraph_about_something_else_is_not_judged_as_trafficking(said):
    one = judged(asked(SELLER, said))[0]
    assert (one.provision, one.rulings) == ("", ())
    assert "none of those that are held here" in one.why


@pytest.mark.parametrize("said", ["18 U.S.C. §§ 1591(a), (d)", "18 U.S.C. §§ 1595(a), (c)"])
def test_the_paragraph_that_is_held_is_judged_beside_another(said):
    assert judged(asked(SELLER, said))[0].rulings


# -- a denial in one word, or in others than those of the form


NO_PART = ["no", False, "dismissed", "rejected by the district court", "speculative", "lack of participation"]
NO_PART += ["absence of any common venture", "lacked any involvement", "inadequately pleaded", "did nothing"]
UNAWARE = ["no", "unaware", "was unaware of it", "ignorant of it", "knew nothing", "knew of no such thing"]
UNAWARE += ["lack of notice", "failed to allege knowledge", "insufficient", "staff knew but the company did not"]


@pytest.mark.parametrize("words", NO_PART)
@pytest.mark.parametrize("court", EVERYWHERE)
def test_taking_part_is_denied_in_few_words(court, words):
    assert found(facts(with_(INN, court=court), venture__participation=words)) is Truth.NO


@pytest.mark.parametrize("words", ["nothing", "no", "did not benefit", "lack of any benefit"])
def test_a_benefit_is_denied_in_few_words(words):
    raw = with_(facts(INN, venture__benefit=words), elements_tested=["benefit"], elements={"benefit": "not_met"})
    assert [one.agreement for one in judged(raw)[0].compared] == ["agrees"]


@pytest.mark.parametrize("words", UNAWARE)
@pytest.mark.parametrize("court", EVERYWHERE)
def test_knowledge_is_denied_in_few_words(court, words):
    raw = facts(with_(INN, court=court), mens_rea={"level": ["not_at_issue"]}, venture__knowledge=words)
    assert found(raw) is Truth.NO


@pytest.mark.parametrize("words", ["did not know, but should have known", "unaware, but should have known"])
def test_what_should_have_been_known_counts_though_it_was_not_known(words):
    assert found(facts(INN, mens_rea={"level": ["not_at_issue"]}, venture__knowledge=words)) is Truth.YES


@pytest.mark.parametrize(
    "words",
    ["continuous business relationship", "rented rooms; no direct association with the trafficker is needed"],
)
@pytest.mark.parametrize(("court", "truth"), [(ELEVENTH, Truth.UNKNOWN), (SIXTH, Truth.YES)])
def test_dealings_that_went_on_are_no_common_undertaking_by_themselves(court, truth, words):
    assert found(facts(with_(INN, court=court), venture__participation=words)) is truth
