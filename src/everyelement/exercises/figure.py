"""Figure: read a chart with its table, what it counts and what it does not, and answer questions about it."""

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson
from everyelement.exercises import quiz
from everyelement.exercises.parts import Parts


def parts(shelf: Library, lesson: Lesson, exercise: Exercise) -> Parts:
    """Lay out the figure; its questions, if it has any, are those of a quiz."""
    figure = shelf.figure(exercise.figure)
    asked = quiz.parts(shelf, lesson, exercise)
    shown = {
        "title": figure.title,
        "svg": shelf.drawing(figure.id),
        "alt": figure.alt.strip(),
        "table": {"header": list(figure.header), "rows": [list(row) for row in figure.rows]},
        "counted": figure.counted.strip(),
        "not_counted": figure.not_counted.strip(),
        "year": figure.year,
        "grade": figure.grade,
    }
    if figure.reported:
        shown["reported"] = figure.reported.strip()
    return Parts(question={**asked.question, "figure": shown}, key=asked.key, sources=(*figure.sources, *asked.sources))
