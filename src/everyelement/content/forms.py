"""Tests: which forms there are, what each of their slots asks, and the items of a form in their order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from everyelement.content.model import Bloom, Form, Outcome, Question
from everyelement.errors import EveryElementError

if TYPE_CHECKING:
    from everyelement.content.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a test can be, how many minutes it takes then, and how many stories about somebody under 18 it holds."""

    items: int
    minutes: int
    young: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What one item of a form asks; `shortest` is the shortest test that has it. What is left empty is left open.

    The item is the one that names the form and the slot; or the `question` that the slot names, from practice.
    """

    slot: int
    shortest: int
    question: str = ""
    lesson: str = ""
    objective: str = ""
    level: Bloom | None = None
    kind: str = ""
    outcome: Outcome | None = None
    misconceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """What one form has, or two forms that are parallel: the same asked of other people in other stories."""

    id: str
    title: str
    forms: tuple[Form, ...]
    length: tuple[Length, ...]
    slot: tuple[Slot, ...]
    parallel: bool = False

    def slots(self, items: int) -> Iterator[Slot]:
        """List the slots of a test of so many items, those of the shortest one first."""
        return (s for s in sorted(self.slot, key=lambda s: (s.shortest, s.slot)) if s.shortest <= items)


def blueprint(shelf: "Library", form_id: str) -> Blueprint:
    """Find what a form is made by. Raises `EveryElementError` where there is no such form."""
    for made_by in shelf.blueprints:
        if form_id in made_by.forms:
            return made_by
    known = ", ".join(form_id for made_by in shelf.blueprints for form_id in made_by.forms)
    raise EveryElementError(f"There is no form called {form_id}. There are: {known or 'none'}.")


def form(shelf: "Library", form_id: str, items: int = 0) -> tuple[Question, ...]:
    """Give the items of a form in their order: all, or the core of so many.

    The items of the shortest core come first, so that a core is the beginning of every longer test.
    Raises `EveryElementError` for a form that there is not, a length that it cannot have, or a slot that is empty.
    """
    made_by = blueprint(shelf, form_id)
    lengths = [length.items for length in made_by.length]
    if items and items not in lengths:
        known = " or ".join(map(str, lengths))
        raise EveryElementError(f"The form {form_id} cannot have {items} items. It has {known}.")
    there = {question.slot: question for question in placed(bank(shelf), made_by, form_id)}
    wanted = [slot.slot for slot in made_by.slots(items or max(lengths))]
    if empty := sorted(set(wanted) - set(there)):
        raise EveryElementError(f"The form {form_id} is not whole: nothing stands in {', '.join(map(str, empty))}.")
    return tuple(there[slot] for slot in wanted)


def placed(questions: Iterable[Question], made_by: Blueprint, form_id: str) -> Iterator[Question]:
    """Find the items of a form among all; what is drawn from practice is given its slot."""
    drawn = {slot.question: slot.slot for slot in made_by.slot if slot.question}
    for question in questions:
        if question.form == form_id:
            yield question
        elif question.id in drawn:
            yield replace(question, slot=drawn[question.id])


def bank(shelf: "Library") -> Iterator[Question]:
    """Go through all items of all lessons."""
    for lesson_id in shelf.question_files():
        yield from shelf.questions(lesson_id)


_AGE = re.compile(r"\b(?:is|was|be|aged|turns|turned|of)\s+1[0-7]\b|,\s+1[0-7],|\bunder 18\b")


def young(question: Question) -> bool:
    """Say if an item tells a story about somebody under 18. A question about the law alone is none.

    >>> from everyelement.content import library
    >>> young(library().question("13-three-evenings"))
    True
    """
    return question.outcome != "none" and bool(_AGE.search(question.text))
