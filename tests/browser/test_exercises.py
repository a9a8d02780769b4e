"""Every exercise of a lesson, from start to end, with the keyboard alone, on a live kernel.

Lessons that no course goes without, and such as together have every kind of exercise;
EVERYELEMENT_EVERY_LESSON=1 drives all. What every lesson can say is brought out in test_site_access.py.
"""

import json

import pytest
from driving import cards, safe, talk
from driving.lessons import EVERY_LESSON, LESSONS, answered, meet, of_every_kind
from driving.pages import open_lab
from driving.server import Server, until
from playwright.sync_api import Page

from everyelement.exercises import document

OF_A_COURSE = (
    *("00-start-here", "01-three-laws", "02-recruitment", "09-force-and-fraud"),
    *("12-under-eighteen", "21-the-whole-of-it"),
)
DRIVEN = list(LESSONS) if EVERY_LESSON else sorted({*OF_A_COURSE, *of_every_kind()})


@pytest.mark.parametrize("lesson", DRIVEN)
def test_a_lesson_is_worked_through_by_keyboard(page: Page, server: Server, lesson: str) -> None:
    notebook = server.lay(lesson, f"keyboard-{lesson}")
    open_lab(page, server, notebook)
    work = server.folder / f"keyboard-{lesson}" / "my-work" / f"{lesson}.json"
    given = {}
    for exercise, learner, answers in answered(page, lesson):
        if not given:
            learner.press(learner.button("keep-yes"))
        given[exercise.partition("/")[2]] = answers
    assert given, f"{lesson} has no exercise whose answers can be compared."

    def kept() -> bool:
        exercises = json.loads(work.read_text())["exercises"] if work.exists() else {}
        return all(exercises.get(name) == answers for name, answers in given.items())

    until(kept, f"{work.name} to hold {given}", 10)
    _take_back(page, lesson)
    safety = meet(page, next(each for each in LESSONS[lesson] if document(each)["kind"] == "safety"))
    safety.enter()
    safe.erase(safety)
    until(lambda: not work.parent.exists(), "my-work to be gone", 10)
    until(lambda: page.locator(".ee-card.ee-shown").count() == 0, "every exercise to forget its answers", 10)
    assert all(not box.input_value() for box in page.locator(".ee textarea").all())


def _take_back(page: Page, lesson: str) -> None:
    """Begin one exercise of each kind again, and pass."""
    seen = set()
    for exercise in LESSONS[lesson]:
        kind = document(exercise)["kind"]
        if kind in seen or kind not in {"quiz", "mark", "sort", "discuss"}:
            continue
        seen.add(kind)
        learner = meet(page, exercise)
        learner.enter()
        (talk.pass_the_vote if kind == "discuss" else cards.pass_and_start_again)(learner)
