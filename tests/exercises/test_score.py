"""Scores, worked by hand."""

import json
from pathlib import Path

import pytest

from everyelement.exercises import score

HERE = Path(__file__).parent
MARK, QUIZ, MEMO, DISCUSS, SORT = (
    json.loads((HERE / "examples" / f"{kind}.json").read_text(encoding="utf-8"))
    for kind in ("mark", "quiz", "memo", "discuss", "sort")
)


def given(document: dict, checked: list[str] | None = None, **items: dict) -> dict:
    return {"version": document["version"], "items": items, "checked": list(items) if checked is None else checked}


def test_the_right_passage_earns_its_point():
    assert score(MARK, given(MARK, p1={"take": ["hid"]}, p2={"take": []}))["earned"] == 1


def test_marking_everything_earns_nothing():
    everything = {"take": ["hid", "lent"]}
    assert score(MARK, given(MARK, p1=everything, p2=everything))["earned"] == 0


def test_one_thing_too_many_takes_a_point_away():
    assert score(MARK, given(MARK, p1={"take": ["hid", "lent"]}))["earned"] == 0


def test_a_score_is_never_below_zero():
    assert score(MARK, given(MARK, p1={"take": ["lent"]}, p2={"take": ["lent"]}))["earned"] == 0


def test_what_suggests_an_element_neither_earns_nor_costs():
    with_it = given(MARK, p1={"take": ["hid"]}, p2={"take": ["hid"]})
    assert score(MARK, with_it)["earned"] == 1


def test_each_outcome_says_how_it_came_about():
    result = score(MARK, given(MARK, p1={"take": ["lent"]}))
    assert result["outcomes"] == [
        {"item": "p1", "option": "hid", "how": "left", "verdict": "missed"},
        {"item": "p1", "option": "lent", "how": "taken", "verdict": "wrong"},
    ]


def test_an_item_that_is_not_checked_counts_nothing():
    result = score(MARK, given(MARK, checked=["p2"], p1={"take": ["hid"]}, p2={"take": []}))
    assert (result["checked"], result["earned"]) == (1, 0)


def test_a_checked_item_without_an_answer_is_left():
    result = score(MARK, given(MARK, checked=["p1"]))
    assert [outcome["verdict"] for outcome in result["outcomes"]] == ["missed"]


def test_an_item_that_was_passed_earns_and_lists_nothing():
    result = score(MARK, given(MARK, p1={"take": ["hid"], "pass": True}))
    assert (result["checked"], result["earned"], result["outcomes"]) == (1, 0, [])


def test_answers_to_another_version_score_nothing():
    answers = given(MARK, p1={"take": ["hid"]}) | {"version": "ba9876543210"}
    result = score(MARK, answers)
    assert (result["checked"], result["earned"], result["outcomes"]) == (0, 0, [])


def test_no_answers_score_nothing():
    assert score(MARK, {})["checked"] == 0


def test_the_finding_and_the_fact_that_decides_it_are_credited_apart():
    answers = given(QUIZ, **{"01-atlas": {"take": ["b"], "sure": 3}, "01-atlas-fact": {"take": ["a"], "sure": 1}})
    assert score(QUIZ, answers)["earned"] == 1


def test_how_sure_one_is_changes_no_score():
    earned = [score(QUIZ, given(QUIZ, **{"01-atlas": {"take": ["a"], "sure": sure}}))["earned"] for sure in (1, 2, 3)]
    assert earned == [1, 1, 1]


def test_a_thing_put_where_it_does_not_belong_costs_nothing():
    answers = given(SORT, behind={"take": ["act"]}, read={"take": ["act"]})
    assert score(SORT, answers)["earned"] == 1


@pytest.mark.parametrize("document", [MEMO, DISCUSS], ids=["memo", "discuss"])
def test_what_is_written_earns_nothing(document):
    written = {item["id"]: {"take": [], "text": "He did it."} for item in document["question"]["items"]}
    result = score(document, given(document, **written))
    assert (result["checked"], result["earned"], result["outcomes"]) == (len(written), 0, [])


def test_what_can_be_earned_is_said():
    assert score(MARK, {})["possible"] == 1


def test_a_result_knows_no_person_and_no_time():
    assert sorted(score(MARK, {})) == ["checked", "earned", "exercise", "items", "outcomes", "possible", "version"]
