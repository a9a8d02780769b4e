"""Case files as other people write them: slips, what cannot be read, and what is said of a sound one. All invented."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from click.testing import CliRunner

from everyelement.cli import main
from everyelement.content import ContentError, library
from everyelement.content.case_report import lines, plain
from everyelement.content.decided import judge_record
from everyelement.content.record_check import mistakes
from everyelement.content.record_file import read_record, record_of
from everyelement.errors import EveryElementError

SHELF = library()
MADE = run_path(str(Path(__file__).with_name("invented.py")))
SELLER, INN, with_, facts = (MADE[name] for name in ("SELLER", "INN", "with_", "facts"))


# -- files as they come


def written(path: Path, raw: Any) -> Path:
    path.write_text(raw if isinstance(raw, str) else json.dumps(raw), encoding="utf-8")
    return path


def said(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        read_record(path, SHELF.coding)
    return str(caught.value)


SLIPS = [
    (
        with_(SELLER, expect=[], expected=None, provisions_at_issue="§ 1591"),
        "the field expect is not known here",
        "Did you mean expected?",
    ),
    (
        facts(SELLER, acts_atributed_to="x", acts_attributed_to=None),
        "acts_atributed_to is not",
        "mean acts_attributed_to",
    ),
    (facts(INN, venture__particpation="x", venture__participation=None), "particpation is not known", "participation?"),
    (facts(SELLER, commerce_nexus=None), "commerce_nexus is missing", "commerce_nexus: {present: not_at_issue}, where"),
    (facts(SELLER, victim_age_class=["adult", "under_18"]), "this should be one word", "mixed_adult_and_under_18"),
    (facts(SELLER, victim_age_class=""), "this is empty", "Choose of adult"),
    (facts(SELLER, thing_of_value={"present": ["yes", "no"]}), "this should be one word", "Choose one of yes"),
    (facts(SELLER, mens_rea={"level": []}), "this is empty", "Choose of knew"),
    (facts(SELLER, mens_rea={"level": ["recklessness"]}), "recklessness is not known", "reckless_disregard"),
    (facts(SELLER, means={"force": True}), "this should be a text, or a list of texts", "Write the words alone"),
    (facts(SELLER, acts_attributed_to="Mr. Invented"), "whose acts these are is not understood", "Begin with"),
    (facts(SELLER, coded_from_outcome=["mens_rea"]), "the word mens_rea is not known", "mens_rea.level"),
    (facts(INN, venture__alleged="maybe"), "the word maybe is not known", "Choose of yes, no."),
    (with_(SELLER, court=["A", "B"]), "this should be one text", "Write the court in one line."),
    (with_(SELLER, validation_use="validat"), "the word validat is not known", "Did you mean validate"),
    (with_(SELLER, elements={"act": {"support": "x"}}), "the field status is missing", "or leave the element out"),
    (with_(SELLER, elements={"act": ["met", "not_met"]}), "this should be one word", "Choose one of met"),
    (with_(SELLER, expected=[{"provision": ["§ 1591", "§ 1594"]}]), "this should be one text", "its own entry"),
]


@pytest.mark.parametrize(("raw", "what", "attempt"), SLIPS)
def test_a_slip_is_named_with_what_to_write(tmp_path, raw, what, attempt):
    told = said(written(tmp_path / "case.json", raw))
    assert what in told
    assert attempt in told


def test_all_slips_are_named_at_once(tmp_path):
    raw = facts(with_(SELLER, year="soon", court=["A"]), acts=["obtane"], means=["coercion"], commerce_nexus=None)
    told = said(written(tmp_path / "case.json", raw))
    for part in ("'soon'", "one text", "obtane", "coercion is not known", "commerce_nexus"):
        assert part in told


UNREADABLE = [
    ("case.yaml", "name: x\n\tcourt: y\n", "line 2, column 1", "Indent with spaces"),
    ("case.yaml", "name: x\ncourt: a\ncourt: b\n", "line 3, column 1", "Name each field once."),
    ("case.yaml", "name: x\n---\nname: y\n", "another document", "a file of its own"),
    ("case.yaml", "name: x\nconduct: 2019-02-30\n", "this is not YAML", "A day is written as 2019-07-01"),
    ("case.yaml", "name: !!python/name:os.system\n", "line 1, column 7", "Mend that line"),
    ("case.yaml", "coded_facts: {venture: {knowledge: knew of this, not of that}}", "not of that", "quotation marks"),
    ("case.yaml", "# nothing\n", "this file does not hold a table", "Begin with name"),
    ("case.json", "[" * 100_000, "nested too deeply", "docs/cases.md"),
]


@pytest.mark.parametrize(("file", "text", "what", "attempt"), UNREADABLE)
def test_a_file_that_cannot_be_read_says_where_and_what_to_do(tmp_path, file, text, what, attempt):
    told = said(written(tmp_path / file, text))
    assert what in told
    assert attempt in told


def test_a_mark_at_the_beginning_and_a_name_in_capitals_do_no_harm(tmp_path):
    path = tmp_path / "CASE.JSON"
    path.write_text("\ufeff" + json.dumps(SELLER, indent="\t"), encoding="utf-8")
    assert read_record(path, SHELF.coding) == record_of(SELLER)


def test_several_texts_where_one_is_wanted_are_joined():
    raw = facts(SELLER, mens_rea={"level": "knew", "as_to": ["age", "force"]})
    assert record_of(raw).facts.mens_rea.as_to == "age; force"


def test_a_case_of_the_library_is_judged_in_the_form_of_its_own():
    path = SHELF.root / "cases" / "us-v-koech-8th-2021.toml"
    assert read_record(path, SHELF.coding) == SHELF.case("us-v-koech-8th-2021").record()


VALUES: list[Any] = [None, 3, 2.5, True, "x", "", [], {}, [[]], [{}], [None], {"a": 1}, "adult", float("nan")]


def every_path(tree: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, inner in steps:
        yield (*way, step)
        yield from every_path(inner, (*way, step))


WHOLE = {**INN, "docket": "1", "conduct": 2018, "elements": {"act": {"status": "met"}}, "elements_tested": ["act"]}


@pytest.mark.parametrize("way", list(every_path(WHOLE)), ids=lambda way: ".".join(map(str, way)))
def test_no_value_at_any_place_ends_otherwise_than_in_a_finding_or_a_sentence(way):
    for value in VALUES:
        raw = deepcopy(WHOLE)
        table: Any = raw
        for step in way[:-1]:
            table = table[step]
        table[way[-1]] = value
        wrong = list(mistakes(raw, SHELF.coding, "case.json"))
        if wrong:
            assert all(one.what and one.attempt for one in wrong)
            continue
        try:
            list(judge_record(SHELF, record_of(raw)))
        except EveryElementError as error:
            assert str(error)  # noqa: PT017  (either is right; what is not is a traceback)


# -- what is said of it


def test_what_is_left_unread_is_said():
    raw = with_(SELLER, judge_name="X", coded_facts__mens_rea__note="y")
    record = record_of(raw)
    told = "Left unread, because no field is called so here: judge_name, coded_facts.mens_rea.note."
    assert told in lines(SHELF, record)
    assert plain(SHELF, record)["left_unread"] == ["judge_name", "coded_facts.mens_rea.note"]


def test_why_a_provision_was_taken_is_said():
    why = "Nobody is there to be trafficked where an officer plays the part: the charge that fits is the attempt."
    record = record_of(with_(facts(SELLER, victim_age_class="fictitious_under_18"), expected=[{"provision": "§ 1591"}]))
    assert f"Judged by this provision: {why}" in lines(SHELF, record)
    assert plain(SHELF, record)["judged"][0]["why"] == why


def test_known_fields_are_not_called_unread():
    assert record_of(with_(SELLER, holding="x", cautions="y", sources=[], citation="z")).unread == ()


@pytest.mark.parametrize(
    ("use", "told"),
    [("tested_elements_only", "Only the elements that it tests"), ("contrast_only", "For contrast only")],
)
def test_how_far_a_result_is_a_test_is_said(use, told):
    record = record_of(with_(SELLER, validation_use=use))
    assert any(line.startswith(told) for line in lines(SHELF, record))
    assert plain(SHELF, record)["validation_use"] == use


def test_people_whom_one_set_of_facts_does_not_tell_apart_are_named():
    claim = {"provision": "18 U.S.C. § 1595(a)", "result": "satisfied"}
    expected = [claim | {"of": of} for of in ("the owner", "the brand")]
    (note,) = plain(SHELF, record_of(with_(INN, expected=expected)))["notes"]
    assert note.startswith("the owner and the brand are judged under 18 U.S.C. § 1595(a) by the same coded facts")


def test_plain_values_say_which_elements_are_tested():
    raw = with_(SELLER, elements={"age": "met", "act": "met"}, elements_tested=["age"])
    elements = plain(SHELF, record_of(raw))["judged"][0]["elements"]
    assert {one["element"]: one["tested"] for one in elements} == {"age": True, "act": False}


def test_a_wrong_reading_prints_nothing_but_its_sentence(tmp_path):
    path = written(tmp_path / "case.json", INN)
    done = CliRunner().invoke(main, ["judge", "--case", str(path), "--reading", "guessed"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "There is no reading 'guessed'" in done.stderr


# -- what a reader has to know of the day that was chosen


def report(raw: Any) -> str:
    return "\n".join(lines(SHELF, record_of(raw)))


TWO_YEARS = with_(SELLER, year=2024, fact_summary="Between 2012 and 2013 it happened. In 2019 he wrote to an officer.")


def test_years_on_both_sides_of_a_change_of_the_law_are_said():
    said = report(TWO_YEARS)
    assert "as in force on 2019-07-01" in said
    assert "The facts are told from 2012 on, when this text was not yet in force." in said
    assert plain(SHELF, record_of(TWO_YEARS))["judged"][0]["told_from_before_this_text"] == 2012


@pytest.mark.parametrize(
    "raw",
    [
        with_(TWO_YEARS, conduct=2019),
        with_(TWO_YEARS, fact_summary="Between 2012 and 2013 it happened."),
        with_(TWO_YEARS, fact_summary=""),
    ],
)
def test_nothing_is_said_of_a_day_that_was_given_or_of_one_law(raw):
    assert "not yet in force" not in report(raw)


def test_a_year_before_any_law_is_another_text_too():
    raw = with_(INN, fact_summary="From 2005 to 2012 it went on.")
    assert "told from 2005 on" in report(raw)


@pytest.mark.parametrize(
    ("day", "changes", "words"),
    [
        (2012, {"acts": ["patronize"]}, "patronize"),
        (2013, {"acts": ["recruit", "advertise", "solicit"]}, "advertise, solicit"),
    ],
)
def test_an_act_that_the_text_of_the_day_has_no_word_for_is_not_dropped_in_silence(day, changes, words):
    raw = facts(with_(SELLER, conduct=day), **changes)
    assert f"Coded, but this text has no such word: {words}" in report(raw)
    assert plain(SHELF, record_of(raw))["judged"][0]["people"][0]["no_word_of_this_text"] == words.split(", ")


def test_an_act_that_the_text_knows_is_not_named_so():
    assert "no such word" not in report(facts(with_(SELLER, conduct=2018), acts=["patronize"], means=["force"]))


def test_where_the_text_asks_for_no_single_act_none_is_missing():
    raw = with_(SELLER, conduct=2012, expected=[{"provision": "18 U.S.C. § 1594(c)", "result": "satisfied"}])
    assert "no such word" not in report(facts(raw, acts=["patronize"]))
