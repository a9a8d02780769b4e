"""Brief: a decided case, predicted element by element before what the court held is read."""

from collections.abc import Iterator
from typing import Any

from everyelement.content import Library
from everyelement.content.case import Case, Held
from everyelement.content.model import Exercise, Lesson
from everyelement.exercises.parts import Parts, choices, outcome

ANSWERS = ("met", "not-met", "open")


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Ask what the court was asked; an element on which its answer was not identified is left out."""
    case = shelf.case(exercise.case)
    asked = dict(_asked(case))
    said = shelf.words["decided"]
    return Parts(
        question={
            "ask": exercise.ask,
            "story": [{"id": told.id, "text": told.text.strip()} for told in case.passage],
            "case": {"name": case.name, "court": case.court, "year": case.year, "citation": case.citation},
            "options": choices((answer, shelf.words["finding"][answer]) for answer in ANSWERS),
            "items": [{"id": id_, "pick": "one", "text": held.ask} for id_, held in asked.items()],
        },
        key={
            "possible": len(asked),
            "outcomes": {id_: _outcomes(shelf, case, held) for id_, held in asked.items()},
            "reveal": {
                "held": list(case.holding),
                "read": case.read,
                "standard": " ".join(filter(None, [case.posture_note, said[f"posture-{case.posture}"]])),
                "cautions": list(case.cautions),
            },
        },
        sources=case.sources,
        note=case.content_note,
    )


def _asked(case: Case) -> Iterator[tuple[str, Held]]:
    """Go through what is asked, each under a name of its own: one element may be asked of two people."""
    names = [held.id for held in case.element if held.ask]
    for place, held in enumerate((held for held in case.element if held.ask), start=1):
        yield held.id if names.count(held.id) == 1 else f"{held.id}-{place}", held


def _outcomes(shelf: Library, case: Case, held: Held) -> dict[str, Any]:
    """Say of each answer whether the court found so, in our words."""
    said = shelf.words["decided"]
    found = held.status.replace("_", "-")
    pleading = "pleading-" if case.posture == "pleading" else ""
    return {
        answer: {
            "taken": outcome(
                shelf,
                "right" if answer == found else "wrong",
                int(answer == found),
                held.held if answer == found else f"{said[f'{pleading}chose-{answer}']} {held.held}",
                cites=case.sources[:1],
            )
        }
        for answer in ANSWERS
    }
