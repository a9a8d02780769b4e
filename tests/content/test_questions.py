"""The item bank as a whole: nothing but knowing gives the right option away, and every option says why."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from everyelement.content import library
from everyelement.content.check_words import grade_level, words_in
from everyelement.content.forms import bank, form
from everyelement.content.model import Option, Question

SHELF = library()
BANK = list(bank(SHELF))
GROUPS: dict[str, list[Question]] = {
    "the whole bank": BANK,
    **{id_: list(SHELF.questions(id_)) for id_ in SHELF.lesson_ids()},
    **{form_id: [q for q in BANK if q.form == form_id] for form_id in sorted({q.form for q in BANK})},
    **{made.id: [q for form_id in made.forms for q in form(SHELF, form_id)] for made in SHELF.blueprints},
}
FINDINGS = {
    "Met: every part that the text asks for is there.": "met",
    "Not met: the story says no to a part that the text needs.": "not-met",
    "Open: a fact is missing, and somebody would have to find it out.": "open",
    "Open: the facts are told, and they can honestly be argued.": "open",
}
STORIES = [question for question in BANK if question.outcome != "none"]
PRAISE = re.compile(r"\b(?:correct|right|well done|good|great|exactly|wrong|sorry|try again|yes|no)\b", re.IGNORECASE)


def written(question: Question) -> Iterator[tuple[Option, ...]]:
    """List the options whose order and words are the writer's own.

    The four findings of a story are the same everywhere (a test below says so), and give nothing away.
    """
    if question.outcome == "none":
        yield question.option
    if question.fact:
        yield question.fact.option


def every_option(question: Question) -> tuple[Option, ...]:
    return (*question.option, *(question.fact.option if question.fact else ()))


def right(options: tuple[Option, ...]) -> int:
    return next(place for place, option in enumerate(options) if option.right)


def by_length(questions: list[Question]) -> Counter[str]:
    """Count where the right option is the longest of all, and where it is the shortest."""
    found: Counter[str] = Counter()
    for options in (options for question in questions for options in written(question)):
        there = len(options[right(options)].text)
        others = [len(option.text) for option in options if not option.right]
        found["longest"] += there > max(others)
        found["shortest"] += there < min(others)
    return found


def test_there_are_as_many_items_as_were_promised():
    assert len(BANK) >= 190
    assert {id_: len(SHELF.questions(id_)) for id_ in SHELF.lesson_ids() if len(SHELF.questions(id_)) < 8} == {}


def test_five_items_of_every_lesson_and_more_are_practice():
    practice = Counter(question.id[:2] for question in BANK if question.form == "practice")
    assert all(practice[id_[:2]] >= 5 for id_ in SHELF.lesson_ids())


@pytest.mark.parametrize("group", GROUPS)
def test_no_place_among_the_options_gives_the_right_one_away(group):
    lists = [options for question in GROUPS[group] for options in written(question)]
    places = Counter(map(right, lists))
    assert max(places.values()) <= len(lists) / 2, places
    assert all(places[place] >= len(lists) / 8 for place in range(3) if len(lists) >= 11), places


@pytest.mark.parametrize("options", [3, 4])
def test_the_right_option_stands_about_as_often_at_each_place(options):
    lists = [each for question in BANK for each in written(question) if len(each) == options]
    places = Counter(map(right, lists))
    assert all(abs(places[place] - len(lists) / options) <= len(lists) / 20 for place in range(options)), places


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("which", ["longest", "shortest"])
def test_no_length_gives_the_right_option_away(group, which):
    lists = [options for question in GROUPS[group] for options in written(question)]
    a_third = len(lists) / 3
    assert by_length(GROUPS[group])[which] <= a_third + (1 if len(lists) < 40 else 0)


def test_no_finding_is_a_good_guess():
    outcomes = Counter(question.outcome for question in STORIES)
    assert all(0.25 <= outcomes[name] / outcomes.total() <= 0.45 for name in FINDINGS.values()), outcomes


@pytest.mark.parametrize("question", STORIES, ids=lambda question: question.id)
def test_a_story_offers_the_four_findings_in_one_order_and_its_outcome_is_the_right_one(question):
    assert [option.text for option in question.option] == list(FINDINGS)
    assert FINDINGS[question.option[right(question.option)].text] == question.outcome


@pytest.mark.parametrize("question", BANK, ids=lambda question: question.id)
def test_every_reason_says_more_than_praise_and_is_said_once(question):
    reasons = [option.why for option in every_option(question)]
    assert len(set(reasons)) == len(reasons)
    assert [why for why in reasons if len(words_in(PRAISE.sub("", why))) < 5] == []


@pytest.mark.parametrize("question", BANK, ids=lambda question: question.id)
def test_an_item_reads_about_as_easily_as_a_page_of_grade_ten(question):
    assert grade_level(question.text) <= 11


@pytest.mark.parametrize(
    ("lesson", "objective"), [(id_, o.id) for id_ in SHELF.lesson_ids() for o in SHELF.lesson(id_).objective]
)
def test_an_objective_is_tested_by_two_items_and_practised_by_an_exercise(lesson, objective):
    assert sum(question.objective == objective for question in SHELF.questions(lesson)) >= 2
    assert any(objective in exercise.objectives for exercise in SHELF.lesson(lesson).exercise)


PUT_TO_THE_TEST = re.compile(
    r"asked .*for help|\b(?:s?he|the \w+) (?:never |ever |had )*(?:told (?:any|no)|spoke of it|resisted|tried to)"
    r"|could have (?:gone|left|stopped|got away)|(?:strong|brave) enough|free choice|had the choice",
    re.IGNORECASE,
)


@pytest.mark.parametrize("question", STORIES, ids=lambda question: question.id)
def test_nobody_harmed_is_put_to_the_test_in_a_wrong_option_either(question):
    assert [option.text for option in every_option(question) if PUT_TO_THE_TEST.search(option.text)] == []


FAR = (0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 13)
"""From which lesson the second of the questions that look back comes, from lesson 02 on, as it was planned."""


@pytest.mark.parametrize(("number", "far"), list(enumerate(FAR, start=2)))
def test_a_lesson_looks_back_to_the_one_before_and_to_one_further_off(number, far):
    lesson = SHELF.lesson(next(id_ for id_ in SHELF.lesson_ids() if id_.startswith(f"{number:02}-")))
    back = next(exercise for exercise in lesson.exercise if exercise.id == "look-back")
    last, second, _pair = (SHELF.question(id_).objective for id_ in back.questions)
    assert (int(last[1:3]), int(second[1:3])) == (number - 1, far)
