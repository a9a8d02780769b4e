"""Decided cases, judged by their coded facts: what the engine finds is laid beside what the court said."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from runpy import run_path

import pytest

from everyelement.content import library
from everyelement.content.check_cases import parts
from everyelement.content.decided import agreement, conduct, judge_record
from everyelement.law import Truth

REPORT = run_path(str(Path(__file__).with_name("report.py")))
SHELF = library()
CASES = {id_: SHELF.case(id_) for id_ in SHELF.case_ids()}
USABLE = {id_: case for id_, case in CASES.items() if case.validation_use != "contrast_only"}
CIRCULAR = {id_: case for id_, case in USABLE.items() if case.coded_facts.coded_from_outcome}
RESULT = {"met": Truth.YES, "not-met": Truth.NO, "open": Truth.UNKNOWN, "none": None}


def test_there_is_a_case_for_every_record_that_was_made():
    assert Counter(case.validation_use for case in CASES.values()) == {
        "validate": 22,
        "validate_with_inferred_fields": 14,
        "tested_elements_only": 4,
        "contrast_only": 11,
    }


@pytest.mark.parametrize("id_", CASES)
def test_the_engine_finds_what_the_file_says(id_):
    case = CASES[id_]
    found = [one.truth for one in judge_record(SHELF, case.record())]
    assert found == [RESULT[expect.finding] for expect in case.expect]


@pytest.mark.parametrize("id_", USABLE)
def test_the_engine_and_the_court_part_only_with_a_reason(id_):
    case = CASES[id_]
    every = zip(case.expect, judge_record(SHELF, case.record()), strict=True)
    parting = {(expect.provision, element) for expect, one in every for element in parts(case, one)}
    assert parting <= {(difference.provision, difference.element) for difference in case.difference}


@pytest.mark.parametrize("id_", USABLE)
def test_no_usable_case_comes_out_against_the_court(id_):
    assert [one for one in judge_record(SHELF, CASES[id_].record()) if one.agreement == "differs"] == []


@pytest.mark.parametrize("id_", CIRCULAR)
def test_without_what_restates_the_outcome_nothing_contradicts_the_court(id_):
    case = CASES[id_]
    for one in judge_record(SHELF, case.record(), withhold=True):
        assert one.agreement != "differs"
        assert [e for e in one.compared if e.element in case.tested and e.agreement == "differs"] == []


def test_without_what_restates_the_outcome_some_cases_are_left_open():
    bare = [one.agreement for id_ in CIRCULAR for one in judge_record(SHELF, CASES[id_].record(), withhold=True)]
    assert bare.count("left open") > bare.count("agrees") > 0, "what was withheld was not withheld"


READINGS = {
    "doe-v-red-roof-inns-11th-2021": "common-undertaking",
    "gg-v-salesforce-7th-2023": "business-venture",
    "ricchio-v-mclean-1st-2017": "continued-dealings",
    "does-v-reddit-9th-2022": "criminal-definition",
    "doe-v-kik-sdfla-2020": "criminal-definition",
    "ab-v-hilton-dor-2020": "common-undertaking",
}


@pytest.mark.parametrize("id_", READINGS)
def test_the_reading_is_that_of_the_court(id_):
    (one,) = judge_record(SHELF, CASES[id_].record())
    assert one.rulings[0].finding.tree.reading.id == READINGS[id_]
    assert one.reading_why


def test_what_took_part_under_one_test_is_open_under_another():
    record = CASES["gg-v-salesforce-7th-2023"].record()
    elsewhere = replace(record, court="U.S. Court of Appeals, Eleventh Circuit")
    (own,), (other,) = judge_record(SHELF, record), judge_record(SHELF, elsewhere)
    assert (own.truth, other.truth) == (Truth.YES, Truth.YES)
    assert other.reading_why.startswith("The Eleventh Circuit")


LAW_OF_ITS_DAY = [
    ("us-v-chappell-8th-2012", date(2007, 7, 1), ["reckless_disregard"], Truth.UNKNOWN),
    ("us-v-chappell-8th-2012", date(2009, 7, 1), ["reckless_disregard"], Truth.YES),
    ("us-v-chappell-8th-2012", date(2007, 7, 1), ["knew"], Truth.YES),
]


@pytest.mark.parametrize(("id_", "day", "level", "truth"), LAW_OF_ITS_DAY)
def test_the_law_is_that_of_the_day_of_the_conduct(id_, day, level, truth):
    record = CASES[id_].record()
    facts = replace(record.facts, mens_rea=replace(record.facts.mens_rea, level=tuple(level)))
    (one,) = judge_record(SHELF, replace(record, facts=facts).at(day))
    assert one.truth is truth


def test_a_law_that_did_not_exist_yet_is_not_judged():
    (one,) = judge_record(SHELF, CASES["us-v-marcus-2d-2010"].record())
    assert one.truth is None
    assert "There is no text of" in one.why


DATED = [
    ({"on": date(2012, 3, 4)}, date(2012, 3, 4)),
    ({"at_issue": ("18 U.S.C. § 1591 (2006 text)",)}, date(2006, 12, 31)),
    ({"summary": "From 2009 to 2011 he did it."}, date(2011, 7, 1)),
    ({"docket": "1:09-cr-198"}, date(2008, 7, 1)),
    ({"docket": "No. 17-3448"}, date(2011, 7, 1)),
    ({"court": "U.S. District Court, District of Oregon"}, date(2012, 7, 1)),
]


@pytest.mark.parametrize(("given", "day"), DATED)
def test_the_date_of_the_conduct_is_found_and_said(given, day):
    record = replace(CASES["us-v-flanders-11th-2014"].record(), **{"on": None, **given})
    found, why = conduct(record)
    assert found == day
    assert why


@pytest.mark.parametrize(
    ("court", "engine", "said"),
    [
        ("met", Truth.YES, "agrees"),
        ("not_satisfied", Truth.NO, "agrees"),
        ("met", Truth.NO, "differs"),
        ("not_met", Truth.UNKNOWN, "left open"),
        ("legal_error", Truth.YES, "not compared"),
        ("undetermined", Truth.UNKNOWN, "not compared"),
        ("met", None, "not compared"),
    ],
)
def test_agreement(court, engine, said):
    assert agreement(court, engine) == said


def test_verdicts_and_pleadings_are_counted_apart():
    made = REPORT["page"](SHELF)
    assert "| Verdicts | coded from the text read |" in made
    assert "| Rulings on what is alleged | coded from the text read |" in made


def test_the_report_is_fresh():
    text = REPORT["PAGE"].read_text(encoding="utf-8")
    assert REPORT["written"](text, REPORT["page"](SHELF)) == text, "Run: python tests/cases/report.py"
