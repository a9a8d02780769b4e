"""Quiz: answer, say how sure, and read why; a story item asks for the finding and, apart, for the fact behind it."""

from collections.abc import Iterable
from typing import Any

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson, Option, Question
from everyelement.exercises.parts import Parts, choices, outcome


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Take the questions from the bank."""
    return of_questions(shelf, (shelf.question(id_) for id_ in exercise.questions), exercise.ask)


def of_questions(shelf: Library, questions: Iterable[Question], ask: str) -> Parts:
    """Lay questions out, each story before the fact that decides it; an exercise may ask them, or a test."""
    items: list[dict[str, Any]] = []
    outcomes: dict[str, Any] = {}
    sources: list[str] = []
    for question in questions:
        id_ = question.id
        sources += question.sources
        items.append(_item(id_, question.text, question.option))
        outcomes[id_] = _outcomes(shelf, question.option, question.sources)
        if question.fact:
            fact = f"{id_}-fact"
            items.append({**_item(fact, question.fact.ask, question.fact.option), "after": id_})
            outcomes[fact] = _outcomes(shelf, question.fact.option, question.sources)
    return Parts(
        question={"ask": ask, "sure": True, "items": items},
        key={"possible": len(items), "outcomes": outcomes},
        sources=tuple(sources),
    )


def _item(id_: str, text: str, options: Iterable[Option]) -> dict[str, Any]:
    return {"id": id_, "pick": "one", "text": text.strip(), "options": choices((o.id, o.text) for o in options)}


def _outcomes(shelf: Library, options: Iterable[Option], cites: Iterable[str]) -> dict[str, Any]:
    return {
        option.id: {
            "taken": outcome(shelf, "right", 1, option.why, cites=cites)
            if option.right
            else outcome(shelf, "wrong", 0, option.why, misconception=option.misconception, cites=cites)
        }
        for option in options
    }
