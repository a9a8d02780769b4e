"""A decided case as an exercise: asked before it is told, and never beyond what the court answered."""

import json
from pathlib import Path

import pytest

from everyelement.content import library
from everyelement.content.model import Exercise
from everyelement.exercises import brief, question_part
from everyelement.exercises.document import _key_breaches
from everyelement.exercises.still import still_html

SHELF = library()
CASES = SHELF.case_ids()
ASKED = [id_ for id_ in CASES if any(held.ask for held in SHELF.case(id_).element)]
"""Two cases were answered in no element that the decision names: nothing can be predicted of them."""


def made(id_: str):
    exercise = Exercise(id="judge-it", kind="brief", title="", room="court", minutes=1, ask="What was held?", case=id_)
    return brief.parts(SHELF, None, exercise)


@pytest.mark.parametrize("id_", CASES)
def test_the_key_keeps_the_contract(id_):
    whole = made(id_)
    assert list(_key_breaches(whole.question, whole.key)) == []


@pytest.mark.parametrize("id_", CASES)
def test_only_what_the_court_answered_is_asked(id_):
    answered = [held for held in SHELF.case(id_).element if held.status in {"met", "not_met"} and held.ask]
    assert len(made(id_).question["items"]) == len(answered)


@pytest.mark.parametrize("id_", ASKED)
def test_one_answer_to_each_question_is_right_and_all_three_say_why(id_):
    outcomes = made(id_).key["outcomes"]
    assert outcomes
    for by_option in outcomes.values():
        verdicts = [follows["taken"]["verdict"] for follows in by_option.values()]
        assert sorted(verdicts) == ["right", "wrong", "wrong"]
        assert len({follows["taken"]["say"] for follows in by_option.values()}) == 3


@pytest.mark.parametrize("id_", CASES)
def test_the_question_does_not_give_away_what_was_held(id_):
    whole = made(id_)
    told = " ".join(passage["text"] for passage in whole.question["story"])
    assert [said for said in whole.key["reveal"]["held"] if said in told] == []


def test_a_pleading_says_that_nothing_was_proved():
    assert "Nothing was proved" in made("doe-v-red-roof-inns-11th-2021").key["reveal"]["standard"]
    assert "Nothing was proved" not in made("us-v-todd-9th-2010").key["reveal"]["standard"]


def example() -> dict:
    path = Path(__file__).parents[1] / "exercises" / "examples" / "brief.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_still_form_folds_what_was_held_with_the_name_of_the_case():
    still = still_html(example())
    assert "<summary>" in still
    assert "Library v. Reader" in still.partition("<summary>")[2]
    assert "Library v. Reader" not in still.partition("<details>")[0]


def test_without_its_key_the_still_form_says_nothing_of_what_was_held():
    assert "He owes the fine." in still_html(example())
    assert "He owes the fine." not in still_html(question_part(example()))
