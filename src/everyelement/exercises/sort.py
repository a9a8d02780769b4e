"""Sort: put words, tactics or claims where they belong, and read why."""

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson, Sorted
from everyelement.exercises.parts import Parts, choices, outcome


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Make each thing to be sorted an item, and each place an option."""
    return Parts(
        question={
            "ask": exercise.ask,
            "options": choices((bin_.id, bin_.text) for bin_ in exercise.bin),
            "items": [{"id": item.id, "pick": "one", "text": item.text.strip()} for item in exercise.item],
        },
        key={
            "possible": len(exercise.item),
            "outcomes": {item.id: _outcomes(shelf, exercise, item) for item in exercise.item},
        },
    )


def _outcomes(shelf: Library, exercise: Exercise, item: Sorted) -> dict[str, object]:
    outcomes: dict[str, object] = {}
    for bin_ in exercise.bin:
        if bin_.id == item.bin:
            taken = outcome(shelf, "right", 1, item.why)
        else:
            wrong = item.wrong[bin_.id]
            taken = outcome(shelf, "wrong", 0, wrong.say, misconception=wrong.misconception)
        outcomes[bin_.id] = {"taken": taken}
    return outcomes
