"""Twenty-five stipulated cases in which a hasty reading of the law goes wrong, and what must hold of all of them.

In each, what is not said is no (after what is said has been closed under what implies what).
"""

from collections.abc import Iterable
from datetime import date

import pytest

from everyelement.content import library
from everyelement.law import Contradiction, Facts, Finding, Truth, judge

TODAY = date(2024, 5, 10)
A1, A2 = "us-18-1591-a1", "us-18-1591-a2"
DEFINITION, SEVERE, PROTOCOL = "us-22-7102-12", "us-22-7102-11-a", "palermo-3"
ATTEMPT, CONSPIRACY, BENEFICIARY = "us-18-1594-a", "us-18-1594-c", "us-18-1595-beneficiary"
STIPULATED = {"other-answers-a1", "answers-a1"}

PROSPECT = {"sex-act-in-prospect", "value-in-prospect", "value-because-of-act"}
MINOR = PROSPECT | {
    "recruited", "act-knowing", "real-person", "under-18", "purpose-sex-for-value", "purpose-exploitation",
    "knew-age", "knew-sex-for-value", "commerce-link",
}  # fmt: skip
ADULT = PROSPECT | {
    "recruited", "act-knowing", "real-person", "purpose-sex-for-value", "purpose-exploitation", "force",
    "means-to-cause-sex", "knew-means", "knew-sex-for-value", "commerce-link",
}  # fmt: skip
HELPER = PROSPECT | {
    "real-person", "force", "means-to-cause-sex", "commerce-link", "is-victim", "two-or-more", "other-answers-a1",
    "venture-act-not-advertising", "benefited", "knew-of-benefit", "benefit-from-venture",
}  # fmt: skip
DECOY = {"meant-listed-act", "meant-sex-for-value", "believed-under-18", "substantial-step", "commerce-link"}


def facts(yes: Iterable[str], unknown: Iterable[str] = ()) -> Facts:
    """Answer everything: yes to these and what they imply, unknown to those, no to the rest."""
    shelf, yes, unknown = library(), set(yes), set(unknown)
    for fact in set(yes):
        yes |= shelf.table.up(fact)
    silent = unknown - yes
    rest = ({*shelf.facts} | STIPULATED) - yes - silent
    answers = dict.fromkeys(yes, "yes") | dict.fromkeys(silent, "unknown") | dict.fromkeys(rest, "no")
    return Facts(answers, table=shelf.table)


def found(
    provision: str, yes: Iterable[str], unknown: Iterable[str] = (), *, on: date = TODAY, reading: str | None = None
) -> Finding:
    return judge(library().provision(provision), facts(yes, unknown), on=on, reading=reading)


def word(
    provision: str, yes: Iterable[str], unknown: Iterable[str] = (), *, on: date = TODAY, reading: str | None = None
) -> str:
    return found(provision, yes, unknown, on=on, reading=reading).truth.finding


# 1


def test_a_minor_needs_no_means_and_no_act_that_has_happened():
    finding = found(A1, MINOR)
    assert finding.truth is Truth.YES
    assert finding.of("branch-b").truth is Truth.YES
    assert finding.of("branch-a").truth is Truth.NO


def test_a_minor_recruited_for_it_fills_the_definition_and_the_protocol():
    assert word(DEFINITION, MINOR) == "met"
    assert word(PROTOCOL, MINOR) == "met"


def test_a_severe_form_is_not_met_while_no_act_has_been_induced():
    assert word(SEVERE, MINOR, reading="done") == "not met"


# 2 to 6


def test_the_chance_to_observe_is_a_third_way_to_the_age_element():
    assert word(A1, MINOR - {"knew-age"} | {"could-observe"}) == "met"


def test_the_chance_to_observe_does_not_go_with_advertising():
    assert word(A1, MINOR - {"recruited", "knew-age"} | {"advertised", "could-observe"}) == "not met"


def test_recklessness_does_not_go_with_advertising():
    assert word(A1, MINOR - {"recruited", "knew-age"} | {"advertised", "disregarded-age"}) == "not met"


def test_recklessness_goes_with_the_recruiting_of_one_who_also_advertised():
    assert word(A1, MINOR - {"knew-age"} | {"advertised", "disregarded-age"}) == "met"


def test_the_chance_to_observe_excuses_nothing_about_the_commercial_sex_act():
    assert word(A1, MINOR - {"knew-sex-for-value"} | {"could-observe"}) == "not met"


# 7 to 9


def test_a_mistaken_belief_makes_nobody_under_eighteen():
    adult = MINOR - {"under-18", "knew-age"} | {"believed-under-18"}
    assert word(A1, adult) == "not met"
    assert word(DEFINITION, adult) == "met"


def test_silence_about_age_leaves_the_offense_open_and_the_definition_met():
    silent = MINOR - {"under-18", "knew-age"}
    finding = found(A1, silent, unknown={"under-18", "knew-age"})
    assert finding.truth is Truth.UNKNOWN
    assert finding.ask_next == ("under-18", "knew-age")
    assert word(DEFINITION, silent, unknown={"under-18", "knew-age"}) == "met"


def test_force_settles_it_and_an_unknown_age_does_not_reopen_it():
    assert word(A1, ADULT, unknown={"under-18", "knew-age", "disregarded-age", "could-observe"}) == "met"


# 10 to 14


def test_each_branch_has_its_own_mental_state_and_one_is_enough():
    finding = found(A1, ADULT | {"under-18"})
    assert finding.of("branch-a").truth is Truth.YES
    assert finding.of("branch-b").truth is Truth.NO
    assert finding.truth is Truth.YES


def test_without_force_the_definition_is_met_and_nothing_else():
    willing = ADULT - {"force", "means-to-cause-sex", "knew-means"}
    assert word(DEFINITION, willing) == "met"
    assert word(SEVERE, willing) == "not met"
    assert word(A1, willing) == "not met"
    assert word(PROTOCOL, willing) == "not met"


def test_a_threat_of_harm_leaves_open_whether_the_harm_was_serious_enough():
    finding = found(A1, ADULT - {"force"} | {"threatened-serious-harm"}, unknown={"harm-serious-enough"})
    assert finding.truth is Truth.UNKNOWN
    assert finding.ask_next == ("harm-serious-enough",)


def test_abuse_of_vulnerability_is_a_means_of_the_protocol_only():
    vulnerable = ADULT - {"force"} | {"abused-power-or-vulnerability"}
    assert word(A1, vulnerable) == "not met"
    assert word(PROTOCOL, vulnerable) == "met"


def test_deceit_that_only_got_the_person_to_travel_is_enough_for_the_protocol_only():
    travelled = ADULT - {"force", "means-to-cause-sex", "knew-means"} | {"deceived"}
    assert word(A1, travelled) == "not met"
    assert word(PROTOCOL, travelled) == "met"


# 15 and 16


@pytest.mark.parametrize("provision", [A1, DEFINITION])
def test_patronizing_counts_from_the_end_of_may_2015(provision):
    buyer = MINOR - {"recruited"} | {"patronized"}
    assert word(provision, buyer, on=date(2014, 1, 1)) == "not met"
    assert word(provision, buyer, on=date(2016, 1, 1)) == "met"


@pytest.mark.parametrize("provision", [A1, DEFINITION])
@pytest.mark.parametrize("year", [2014, 2016])
def test_a_buyer_who_obtains_was_reached_before_and_after(provision, year):
    buyer = MINOR - {"recruited"} | {"patronized", "obtained"}
    assert word(provision, buyer, on=date(year, 1, 1)) == "met"


def test_recklessness_counts_from_the_end_of_2008():
    reckless = MINOR - {"knew-age"} | {"disregarded-age"}
    assert word(A1, reckless, on=date(2007, 1, 1)) == "not met"
    assert word(A1, reckless, on=date(2009, 1, 1)) == "met"


# 17 to 19


def test_a_decoy_makes_an_attempt_and_no_completed_offense():
    assert word(ATTEMPT, DECOY) == "met"
    assert word(A1, DECOY) == "not met"


@pytest.mark.parametrize("reading", ["believed", "borrowed-mental-state"])
def test_the_chance_to_observe_makes_no_minor_of_an_adult_decoy(reading):
    adult = DECOY - {"believed-under-18"} | {"real-person", "obtained", "act-knowing", "could-observe"}
    assert word(ATTEMPT, adult, reading=reading) == "not met"
    assert word(A1, adult) == "not met"


def test_agreement_is_enough_for_conspiracy_and_for_nothing_else():
    plan = {"agreed-with-another", "meant-to-join", "plan-listed-act", "plan-sex-for-value", "plan-under-18"}
    plan |= {"commerce-link"}
    assert word(CONSPIRACY, plan) == "met"
    assert word(CONSPIRACY, plan, reading="overt-act") == "not met"
    assert word(ATTEMPT, plan) == "not met"
    assert word(A1, plan) == "not met"


# 20 and 21


def test_help_without_knowing_of_the_violation_is_no_participation():
    helper = HELPER | {"assisted-venture", "knew-assisting-violation", "disregarded-means"}
    assert word(A2, helper) == "met"
    assert word(A2, helper - {"knew-assisting-violation"}) == "not met"
    assert word(A1, helper) == "not met"
    assert word(A1, helper - {"knew-assisting-violation"}) == "not met"


def test_under_the_other_reading_knowing_that_one_helps_is_enough():
    helper = HELPER | {"assisted-venture", "help-knowing", "disregarded-means"}
    assert word(A2, helper, reading="knowing-help") == "met"
    assert word(A2, helper - {"help-knowing"}, reading="knowing-help") == "not met"
    assert word(A2, helper, reading="knowing-participation") == "not met"


HOST_OF_MINOR = HELPER - {"force", "means-to-cause-sex"} | {
    "under-18", "assisted-venture", "knew-assisting-violation", "knew-sex-for-value", "could-observe",
}  # fmt: skip


def test_the_chance_to_observe_is_not_for_those_who_only_benefit():
    assert word(A2, HOST_OF_MINOR) == "not met"


def test_recklessness_about_age_is_for_those_who_benefit_too():
    assert word(A2, HOST_OF_MINOR | {"disregarded-age"}) == "met"


def test_recklessness_is_not_enough_where_the_venture_only_advertised():
    advertised = HOST_OF_MINOR - {"venture-act-not-advertising"} | {"venture-advertised", "disregarded-age"}
    assert word(A2, advertised) == "not met"


# 22 and 23

READINGS = ["common-undertaking", "business-venture", "continued-dealings", "criminal-definition"]


@pytest.mark.parametrize("reading", READINGS)
def test_a_host_who_goes_on_after_the_signs_answers_under_one_reading_of_four(reading):
    host = HELPER | {"dealt-with-venture", "went-on-after-signs", "should-have-known-as-to-plaintiff"}
    expected = "met" if reading == "continued-dealings" else "not met"
    assert word(BENEFICIARY, host, reading=reading) == expected
    assert word(A2, host) == "not met"


@pytest.mark.parametrize("reading", READINGS)
def test_a_supplier_who_supports_the_business_answers_under_one_reading_of_four(reading):
    supplier = HELPER | {"supported-business", "should-have-known-venture"}
    expected = "met" if reading == "business-venture" else "not met"
    assert word(BENEFICIARY, supplier, reading=reading) == expected


# 24 and 25


@pytest.mark.parametrize("provision", [DEFINITION, A1, A2])
def test_a_driver_who_knows_nothing_answers_for_nothing(provision):
    driver = PROSPECT | {
        "transported", "act-knowing", "real-person", "force", "means-to-cause-sex", "commerce-link",
    }  # fmt: skip
    assert word(provision, driver) == "not met"


def test_exploitation_without_value_is_trafficking_under_the_protocol_only():
    abused = MINOR - {"value-because-of-act", "purpose-sex-for-value", "knew-sex-for-value"}
    assert word(A1, abused) == "not met"
    assert word(DEFINITION, abused) == "not met"
    assert word(PROTOCOL, abused) == "met"


# and of everything


def trees() -> list[tuple[str, date, str | None]]:
    return [
        (id_, version.since, reading)
        for id_ in library().provision_ids()
        for version in library().provision(id_).version
        for reading in ([r.id for r in version.reading] or [None])
    ]


@pytest.mark.parametrize(("id_", "day", "reading"), trees())
def test_where_nothing_is_known_everything_is_open(id_, day, reading):
    assert judge(library().provision(id_), {}, on=day, reading=reading).truth is Truth.UNKNOWN


@pytest.mark.parametrize(("id_", "day", "reading"), trees())
def test_where_every_answer_is_no_nothing_is_met(id_, day, reading):
    assert word(id_, (), on=day, reading=reading) == "not met"


def test_to_know_an_age_that_is_not_the_age_is_refused_and_the_belief_suggested():
    with pytest.raises(Contradiction, match="wrongly believed about an age is asked apart"):
        judge(library().provision(A1), {"knew-age": "yes", "under-18": "no"}, on=TODAY)


def test_under_fourteen_is_under_eighteen():
    answers = Facts({"under-14": "yes"}, table=library().table)
    assert answers["under-18"] is Truth.YES


def test_without_a_link_to_commerce_there_is_no_federal_offense_and_still_the_definition():
    assert word(A1, MINOR - {"commerce-link"}) == "not met"
    assert word(DEFINITION, MINOR - {"commerce-link"}) == "met"


def test_once_the_act_has_happened_the_severe_form_is_met():
    assert word(SEVERE, MINOR | {"commercial-sex-happened"}) == "met"


def test_whoever_was_brought_to_agree_is_induced_under_the_other_reading():
    agreed = MINOR | {"agreed-to-commercial-sex"}
    assert word(SEVERE, agreed, reading="done") == "not met"
    assert word(SEVERE, agreed, reading="induced-to-agree") == "met"


NO_TREE = [fact.id for fact in library().facts.values() if fact.group == "no-tree"]
FEDERAL_NO_TREE = {
    "moved", "crossed-border", "kidnapped", "locked-in", "third-party-profit", "consented-at-first",
    "agreed-to-be-paid", "kept-earnings", "self-identified", "asked-for-help", "had-sold-sex-before",
    "violence-for-other-reasons", "is-a-relative", "is-a-citizen",
}  # fmt: skip


def test_the_facts_that_no_tree_reads_are_all_there():
    assert set(NO_TREE) == FEDERAL_NO_TREE | {"returned-book"}


@pytest.mark.parametrize("fact", NO_TREE)
def test_a_fact_that_no_tree_reads_changes_nothing(fact):
    for id_ in library().provision_ids():
        day = max(TODAY, library().provision(id_).version[0].since)
        for base in (MINOR, ADULT, HELPER):
            before = found(id_, base - {fact}, unknown={"under-18", "knew-age"}, on=day)
            after = found(id_, base | {fact}, unknown={"under-18", "knew-age"}, on=day)
            assert (before.truth, before.ask_next) == (after.truth, after.ask_next), id_


def test_every_other_fact_is_read_by_some_tree():
    read = {
        element.fact
        for id_ in library().provision_ids()
        for version in library().provision(id_).version
        for element in version.element
    }
    assert set(library().facts) - set(NO_TREE) - read == set()


def test_how_the_offense_was_in_fact_carried_out_is_read_for_the_penalty_only():
    forced = ADULT | {"means-in-fact-used"}
    assert word("us-18-1591-b", forced) == "met"
    assert word("us-18-1591-b", ADULT) == "not met"
    assert word(A1, forced) == word(A1, ADULT) == "met"


def test_a_means_to_cause_it_needs_one_of_the_means():
    means = {
        "force", "threatened-force", "deceived", "threatened-serious-harm", "threatened-restraint", "pattern-of-fear",
        "abused-law",
    }  # fmt: skip
    assert set(library().facts["means-to-cause-sex"].needs_any) == means
