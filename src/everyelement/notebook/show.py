"""The one function that a lesson calls."""

from everyelement.content import library
from everyelement.exercises import document
from everyelement.notebook.widget import Exercise
from everyelement.notebook.work import Work


def show(exercise: str) -> Exercise:
    """Show an exercise by its id, for instance `show("02-recruitment/find-it")`.

    It answers in the page, with or without Python. Answers are kept in the folder `my-work` only after the learner has
    said yes. Raises `NotFound`, naming the nearest ids, where there is no such exercise.
    """
    lesson = exercise.partition("/")[0]
    return Exercise(document(exercise, library()), Work(lesson))
