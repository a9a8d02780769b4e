"""The one function that a lesson calls."""

from typing import Any

from everyelement.notebook.widget import Exercise
from everyelement.notebook.work import Work
from everyelement.pressed import pressed


def show(exercise: str) -> Exercise:
    """Show an exercise by its id, for instance `show("02-recruitment/find-it")`.

    It answers in the page, with or without Python. Answers are kept in the folder `my-work` only after the learner has
    said yes. Raises `NotFound`, naming the nearest ids, where there is no such exercise.
    """
    lesson = exercise.partition("/")[0]
    made = pressed(lesson).get(exercise) or _made(exercise)
    return Exercise(made, Work(lesson))


def _made(exercise: str) -> dict[str, Any]:
    """Make the document now: content has changed since it was pressed, or nothing was pressed."""
    from everyelement.exercises import document, still_html, still_text

    made = document(exercise)
    return {"document": made, "html": still_html(made), "text": still_text(made)}
