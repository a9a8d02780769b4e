"""Check the tests: that every slot has one item that fits it, and that nobody meets an item before the test."""

from collections.abc import Iterator, Mapping
from itertools import chain

from everyelement.content.check_words import words_in
from everyelement.content.forms import Blueprint, Slot, placed, young
from everyelement.content.library import Library
from everyelement.content.load import Mistake
from everyelement.content.model import Option, Question

FILE = "forms.toml"
MET = 0.4
"""So many of a form's stories are met, give or take one: who always answers the same learns nothing by it."""


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every form, and through the exercises that may show none of their items."""
    read = dict(shelf.readable(shelf.question_files(), shelf.questions))
    if not shelf.blueprints or len(read) < len(shelf.question_files()):
        return  # what cannot be read is reported where it stands, and no slot can be called empty
    questions = list(chain.from_iterable(read.values()))
    standing = {q.id: f"questions/{lesson_id}.toml" for lesson_id, there in read.items() for q in there}
    items: dict[str, list[Question]] = {
        form: list(placed(questions, blueprint, form)) for blueprint in shelf.blueprints for form in blueprint.forms
    }
    for blueprint in shelf.blueprints:
        yield from _lengths(blueprint)
        for form in blueprint.forms:
            yield from _whole(blueprint, form, items[form], standing)
            yield from _young(blueprint, form, items[form])
            yield from _balanced(form, items[form])
            for slot in blueprint.slot:
                for question in items[form]:
                    if question.slot == slot.slot:
                        yield from _fits(slot, question, standing[question.id])
        if blueprint.parallel:
            yield from _as_long(items, blueprint)
    for question in questions:
        if question.form not in items and question.form != "practice":
            what = f"no blueprint has the form {question.form}"
            file, field = standing[question.id], f"question {question.id}"
            yield Mistake(file=file, field=field, what=what, attempt=f"Write one in {FILE}.")
    yield from _kept(shelf, questions, standing)


def _lengths(blueprint: Blueprint) -> Iterator[Mistake]:
    for length in blueprint.length:
        there = len(list(blueprint.slots(length.items)))
        if there != length.items:
            what = f"a test of {length.items} items has {there} slots"
            attempt = "Mend `shortest` of a slot, or the length."
            yield Mistake(file=FILE, field=f"blueprint {blueprint.id}", what=what, attempt=attempt)


def _whole(blueprint: Blueprint, form: str, items: list[Question], standing: Mapping[str, str]) -> Iterator[Mistake]:
    slots = [slot.slot for slot in blueprint.slot]
    for slot in slots:
        there = [question.id for question in items if question.slot == slot]
        if len(there) != 1:
            what = f"the slot {slot} of {form} has {', '.join(there) or 'no item'}"
            yield Mistake(file=FILE, field=f"blueprint {blueprint.id}", what=what, attempt="Give it one item.")
    for question in items:
        if question.slot not in slots:
            what = f"the form {form} has no slot {question.slot}"
            yield Mistake(
                file=standing[question.id], field=f"question {question.id}", what=what, attempt="Mend the slot."
            )


def _fits(slot: Slot, question: Question, file: str) -> Iterator[Mistake]:
    """Compare an item with its slot; what the slot leaves open is the writer's."""
    for name, asked, there in (
        ("lesson", slot.lesson, question.id[:2]),
        ("objective", slot.objective, question.objective),
        ("outcome", slot.outcome, question.outcome),
    ):
        if asked and asked != there:
            what = f"the slot {slot.slot} wants the {name} {asked}, and here it is {there}"
            yield Mistake(file=file, field=f"question {question.id}", what=what, attempt="Mend one of the two.")
    named = {option.misconception for option in _options(question)}
    for misconception in slot.misconceptions:
        if misconception not in named:
            what = f"no option here names {misconception}, for which the slot {slot.slot} is there"
            yield Mistake(file=file, field=f"question {question.id}", what=what, attempt="Let a wrong option name it.")


def _as_long(items: dict[str, list[Question]], blueprint: Blueprint) -> Iterator[Mistake]:
    """Compare what has to be read in one form with what has to be read in the other, item by item."""
    for slot in blueprint.slot:
        there = [question for form in blueprint.forms for question in items[form] if question.slot == slot.slot]
        lengths = [len(words_in(" ".join([q.text, *(option.text for option in _options(q))]))) for q in there]
        if lengths and min(lengths) < 0.8 * max(lengths):
            what = f"the items of slot {slot.slot} have {' and '.join(map(str, lengths))} words"
            attempt = "Parallel items differ by a fifth at most."
            yield Mistake(file=FILE, field=f"blueprint {blueprint.id}", what=what, attempt=attempt)


def _young(blueprint: Blueprint, form: str, items: list[Question]) -> Iterator[Mistake]:
    for length in blueprint.length:
        slots = {slot.slot for slot in blueprint.slots(length.items)}
        told = [question.id for question in items if question.slot in slots and young(question)]
        if len(told) > length.young:
            what = f"{length.items} items of {form} tell {len(told)} stories about somebody under 18: {', '.join(told)}"
            attempt = f"{length.young} are the most."
            yield Mistake(file=FILE, field=f"blueprint {blueprint.id}", what=what, attempt=attempt)


def _balanced(form: str, items: list[Question]) -> Iterator[Mistake]:
    outcomes = [question.outcome for question in items if question.outcome != "none"]
    if abs(outcomes.count("met") - MET * len(outcomes)) > 1:
        what = f"{outcomes.count('met')} of {len(outcomes)} stories of {form} are met"
        yield Mistake(file=FILE, field=f"form {form}", what=what, attempt="About two in five are.")


def _kept(shelf: Library, questions: list[Question], standing: Mapping[str, str]) -> Iterator[Mistake]:
    """Look for items that a learner meets before the test, and for practice that has a slot."""
    form_of = {question.id: question.form for question in questions}
    for question in questions:
        if question.form == "practice" and question.slot:
            what = f"a practice question has the slot {question.slot}"
            attempt = "Name its form, or take the slot out."
            yield Mistake(file=standing[question.id], field=f"question {question.id}", what=what, attempt=attempt)
    for blueprint in shelf.blueprints:
        for slot in blueprint.slot:
            if form_of.get(slot.question, "practice") != "practice":
                what = (
                    f"the slot {slot.slot} draws {slot.question}, which is kept for the form {form_of[slot.question]}"
                )
                yield Mistake(file=FILE, field=f"blueprint {blueprint.id}", what=what, attempt="Draw from practice.")
    for lesson_id, lesson in shelf.readable(shelf.lesson_ids(), shelf.lesson):
        for exercise in lesson.exercise:
            for id_ in exercise.questions:
                if form_of.get(id_, "practice") != "practice":
                    what = f"{id_} is kept for the form {form_of[id_]}"
                    field = f"exercise {exercise.id}.questions"
                    attempt = "Choose a practice question: nobody meets an item before the test."
                    yield Mistake(file=f"lessons/{lesson_id}/lesson.toml", field=field, what=what, attempt=attempt)


def _options(question: Question) -> tuple[Option, ...]:
    return (*question.option, *(question.fact.option if question.fact else ()))
