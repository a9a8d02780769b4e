"""The tests that come with the package: a shorter one begins every longer one, and all are as they were planned."""

import re
import shutil
from pathlib import Path

import pytest

from everyelement.content import Library, library
from everyelement.content.forms import blueprint, form, young
from everyelement.errors import EveryElementError

SHELF = library()
SOUND = Path(__file__).parent / "sound"
LENGTHS = {
    (form_id, length.items): length
    for made_by in SHELF.blueprints
    for form_id in made_by.forms
    for length in made_by.length
}


@pytest.mark.parametrize("form_id", ["pre-a", "pre-b"])
def test_the_forms_of_twenty_begin_with_their_cores_of_five_and_of_ten(form_id):
    slots = [question.slot for question in form(SHELF, form_id)]
    assert (slots[:5], sorted(slots[:10])) == ([2, 5, 11, 14, 20], [1, 2, 4, 5, 8, 10, 11, 14, 18, 20])
    assert sorted(slots) == list(range(1, 21))


@pytest.mark.parametrize(("form_id", "items"), LENGTHS)
def test_a_test_is_as_long_as_it_says_and_begins_the_longer_one(form_id, items):
    core = form(SHELF, form_id, items)
    assert len(core) == items
    assert [q.id for q in core] == [q.id for q in form(SHELF, form_id)][:items]


@pytest.mark.parametrize("form_id", ["pre-a", "pre-b"])
def test_six_stories_of_twenty_are_met_five_not_and_three_open(form_id):
    outcomes = [question.outcome for question in form(SHELF, form_id)]
    assert {name: outcomes.count(name) for name in ("met", "not-met", "open", "none")} == {
        "met": 6,
        "not-met": 5,
        "open": 3,
        "none": 6,
    }


@pytest.mark.parametrize("form_id", ["pre-a", "pre-b"])
@pytest.mark.parametrize(("items", "most"), [(5, 0), (10, 1), (20, 2)])
def test_few_stories_are_about_somebody_under_18(form_id, items, most):
    assert sum(map(young, form(SHELF, form_id, items))) <= most
    assert LENGTHS[form_id, items].young == most


def test_a_story_about_somebody_under_18_is_noticed_by_the_age_or_by_the_words():
    assert [young(SHELF.question(id_)) for id_ in ("13-three-evenings", "07-lornes-message", "12-the-week-after")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("form_id", ["pre-a", "pre-b"])
def test_a_test_does_not_open_with_a_story_about_somebody_under_18(form_id):
    assert not young(form(SHELF, form_id)[0])


def test_the_checkpoint_is_drawn_from_practice_and_repeats_no_question_that_looks_back():
    drawn = form(SHELF, "checkpoint")
    assert {SHELF.question(question.id).form for question in drawn} == {"practice"}
    assert [question.slot for question in drawn] == list(range(1, 21))
    assert all(question.objective[1:3] == question.id[:2] for question in drawn)


def test_what_a_slot_asks_is_known_without_its_item():
    assert [slot.objective for slot in blueprint(SHELF, "pre-b").slots(5)] == [
        "O01.4",
        "O04.1",
        "O10.2",
        "O12.1",
        "O19.2",
    ]


@pytest.mark.parametrize(
    ("form_id", "items", "sentence"),
    [
        ("pre-c", 5, "There is no form called pre-c. There are: pre-a, pre-b, follow-1"),
        ("pre-a", 7, "The form pre-a cannot have 7 items. It has 5 or 10 or 20."),
    ],
)
def test_a_form_that_there_is_not_is_answered_with_those_that_there_are(form_id, items, sentence):
    with pytest.raises(EveryElementError, match=re.escape(sentence)):
        form(SHELF, form_id, items)


def test_an_empty_slot_is_named(tmp_path):
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    bank = tmp_path / "questions" / "01-the-shelf.toml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace('form = "pre-a"\nslot = 2', 'form = "practice"'), encoding="utf-8")
    with pytest.raises(EveryElementError, match="The form pre-a is not whole: nothing stands in 2"):
        form(Library(tmp_path), "pre-a")
