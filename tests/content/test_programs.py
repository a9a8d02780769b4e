"""The six programs that come with the package: they are the ones that were promised, as long as was promised."""

import re

import pytest

from everyelement.content import NotFound, library

SHELF = library()
PROMISED = {
    "advocates-day": (1, 420),
    "awareness-60": (1, 60),
    "front-line-half-day": (1, 240),
    "law-short-course": (6, 540),
    "semester": (28, 2100),
    "train-the-facilitator": (1, 180),
}


def test_the_programs_are_those_that_were_promised():
    made = {id_: SHELF.program(id_) for id_ in SHELF.program_ids()}
    assert {id_: (len(program.meeting), program.minutes) for id_, program in made.items()} == PROMISED


@pytest.mark.parametrize("id_", PROMISED)
def test_what_was_learned_is_asked_for_again_after_a_week_a_month_and_half_a_year(id_):
    assert [(again.form, again.after) for again in SHELF.program(id_).follow_up] == [
        ("follow-1", "one week"),
        ("follow-2", "one month"),
        ("follow-3", "six months"),
    ]


@pytest.mark.parametrize(("id_", "lessons"), [("semester", range(22)), ("law-short-course", [*range(1, 17), 20])])
def test_a_course_goes_through_its_lessons(id_, lessons):
    activities = [activity for meeting in SHELF.program(id_).meeting for activity in meeting.activity]
    assert {int(lesson[:2]) for activity in activities for lesson in activity.lessons} == set(lessons)


def test_a_program_that_is_not_there_is_answered_with_the_nearest():
    sentence = "There is no program called awareness-90. The nearest: awareness-60"
    with pytest.raises(NotFound, match=re.escape(sentence)):
        SHELF.program("awareness-90")
