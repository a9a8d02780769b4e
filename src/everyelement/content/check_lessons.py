"""Check lessons and questions: that what they name exists, that minutes add up, and that nothing goes unexplained."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain

from everyelement.content import model
from everyelement.content.check_law import missing_sources
from everyelement.content.check_questions import known_misconception
from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake
from everyelement.content.story import told
from everyelement.errors import EveryElementError

SHOWN = re.compile(r"""^show\(["']([^"']+)["']\)""", re.MULTILINE)
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
IMPORT = "from everyelement import show"
MARKS = ("objectives", "minutes", "key-points", "glossary", "sources", "next")
NEEDS = {
    "statute": ("provisions",),
    "mark": ("scenario", "facts", "ask"),
    "whatif": ("scenario", "facts", "provisions", "ask"),
    "discuss": ("ask", "option", "side", "stops"),
    "quiz": ("questions",),
    "sort": ("bin", "item", "ask"),
    "compare": ("scenario", "provisions", "ask"),
    "brief": ("case", "ask"),
    "figure": ("figure", "ask"),
    "memo": ("task", "part", "criterion"),
    "safety": (),
}


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every lesson and its questions, and what they share."""
    for id_, lesson in shelf.readable(shelf.lesson_ids(), shelf.lesson):
        file = f"lessons/{id_}/lesson.toml"
        if lesson.id != id_ or f"{lesson.number:02}" != id_.partition("-")[0]:
            what = f"the id {lesson.id} and the number {lesson.number} are not those of the folder"
            yield Mistake(file=file, field="id", what=what, attempt=f"Write {id_}, or rename the folder.")
        yield from _lesson(shelf, lesson, file)
        for exercise in lesson.exercise:
            yield from _exercise(shelf, lesson, exercise, file, f"exercise {exercise.id}")
        yield from _prose(shelf, lesson)
        yield from _tested(shelf, lesson, file)
    for mistake in shelf.misconceptions.values():
        yield from missing_sources(shelf, mistake.sources, "misconceptions.toml", mistake.id)
    for term in shelf.glossary.values():
        yield from missing_sources(shelf, term.sources, "glossary.toml", term.id)
    if not any(country.line for country in shelf.helplines.country):
        what = "there is no help line"
        yield Mistake(file="helplines.toml", field="country", what=what, attempt="Add one; every lesson shows them.")
    for line in (line for country in shelf.helplines.country for line in country.line):
        yield from missing_sources(shelf, line.sources, "helplines.toml", line.name)


def _lesson(shelf: Library, lesson: model.Lesson, file: str) -> Iterator[Mistake]:
    if not 25 <= lesson.minutes.total <= 50:
        what = f"the lesson takes {lesson.minutes.total} minutes"
        yield Mistake(file=file, field="minutes", what=what, attempt="A lesson takes 25 to 50.")
    if lesson.short_minutes and not 8 <= lesson.short_minutes <= 18:
        what = f"the short path takes {lesson.short_minutes} minutes"
        yield Mistake(
            file=file, field="short_minutes", what=what, attempt="It takes 8 to 18, or 0 where there is none."
        )
    for room in model.ROOMS:
        taken = [e for e in lesson.exercise if e.room == room and not e.outside]
        in_room = sum(e.minutes for e in taken if not any(other.instead == e.id for other in lesson.exercise))
        if in_room > getattr(lesson.minutes, room):
            what = f"the exercises of the room {room} take {in_room} minutes, the room {getattr(lesson.minutes, room)}"
            yield Mistake(file=file, field=f"minutes.{room}", what=what, attempt="Mend one of them.")
    if not 4 <= len(lesson.key_points) <= 5:
        what = f"there are {len(lesson.key_points)} key points"
        yield Mistake(file=file, field="key_points", what=what, attempt="Give four or five.")
    if [e.kind for e in lesson.exercise].count("safety") != 1:
        what = "the lesson has no safety bar, or more than one"
        yield Mistake(file=file, field="exercise", what=what, attempt='Add one exercise of kind = "safety".')
    for term in lesson.glossary:
        if term not in shelf.glossary:
            what = f"the word {term} is not in glossary.toml"
            yield Mistake(file=file, field="glossary", what=what, attempt="Add it, or mend its name.")
    for before in lesson.builds_on:
        yield from _found(shelf.lesson, before, file, "builds_on")
    if not lesson.sources or not lesson.content_note:
        what = "the lesson has no sources or no content note"
        yield Mistake(
            file=file, field="sources", what=what, attempt="Name what the lesson rests on, and what it contains."
        )
    yield from missing_sources(shelf, lesson.sources, file, "sources")


def _exercise(shelf: Library, lesson: model.Lesson, exercise: model.Exercise, file: str, at: str) -> Iterator[Mistake]:
    for field in NEEDS[exercise.kind]:
        if not getattr(exercise, field):
            what = f"an exercise of kind {exercise.kind} has no {field}"
            yield Mistake(file=file, field=f"{at}.{field}", what=what, attempt="Fill it in.")
    own = {objective.id for objective in lesson.objective}
    for objective in exercise.objectives:
        if objective not in own:
            what = f"{objective} is no objective of this lesson"
            yield Mistake(file=file, field=f"{at}.objectives", what=what, attempt="Mend its name.")
    yield from _way_round(lesson, exercise, file, at)
    for name in exercise.provisions:
        yield from _provision(shelf, name, file, f"{at}.provisions")
    for fact in exercise.facts:
        if fact.partition("@")[0] not in shelf.facts:
            what = f"the fact {fact} is not in facts.toml"
            yield Mistake(file=file, field=f"{at}.facts", what=what, attempt="Mend its name.")
    yield from _taken(shelf, exercise, file, at)
    yield from _sorted(shelf, exercise, file, at)
    yield from missing_sources(shelf, exercise.sources, file, f"{at}.sources")
    if exercise.scenario:
        yield from _storied(shelf, exercise, file, at)


def _way_round(lesson: model.Lesson, exercise: model.Exercise, file: str, at: str) -> Iterator[Mistake]:
    others = {other.id: other for other in lesson.exercise if other.id != exercise.id}
    if exercise.instead and exercise.instead not in others:
        what = f"the way round {exercise.instead} is no other exercise of this lesson"
        yield Mistake(file=file, field=f"{at}.instead", what=what, attempt="Mend its name.")
    storied = (exercise.scenario or exercise.case) and not lesson.id.startswith("00")  # the ordinance harms nobody
    if storied and not exercise.instead and not any(o.instead == exercise.id for o in lesson.exercise):
        what = "an exercise with a story has no way round"
        yield Mistake(file=file, field=f"{at}.instead", what=what, attempt="Name an exercise of equal credit.")


def _provision(shelf: Library, name: str, file: str, at: str) -> Iterator[Mistake]:
    bare, _, reading = name.partition(":")
    yield from _found(shelf.provision, bare, file, at)
    if reading and bare in shelf.provision_ids():
        with suppress(ContentError):  # reported where it stands
            versions = shelf.provision(bare).version
            if not any(r.id == reading for version in versions for r in version.reading):
                what = f"{bare} has no reading {reading}"
                yield Mistake(file=file, field=at, what=what, attempt="Mend its name.")


def _taken(shelf: Library, exercise: model.Exercise, file: str, at: str) -> Iterator[Mistake]:
    """Look for what an exercise takes from elsewhere."""
    for field, find, ids in (
        ("questions", shelf.question, exercise.questions),
        ("figure", shelf.figure, (exercise.figure,)),
        ("case", shelf.case, (exercise.case,)),
    ):
        for id_ in filter(None, ids):
            yield from _found(find, id_, file, f"{at}.{field}")


def _storied(shelf: Library, exercise: model.Exercise, file: str, at: str) -> Iterator[Mistake]:
    try:
        story = told(shelf.scenario(exercise.scenario), exercise.variation)
    except ContentError:
        return  # reported where it stands
    except EveryElementError as error:
        yield Mistake(file=file, field=f"{at}.scenario", what=str(error), attempt="Mend its name.")
        return
    people = {person.id for person in story.scenario.person}
    elsewhere = {fact.partition("@")[2] for fact in exercise.facts}
    for person in sorted({exercise.of, exercise.toward, *elsewhere} - people - {""}):
        what = f"{person} is nobody in {exercise.scenario}"
        yield Mistake(file=file, field=at, what=what, attempt=f"Choose of {', '.join(sorted(people))}.")
    ids = [passage.id for passage in story.passages]
    for id_ in exercise.passages:
        if id_ not in ids:
            what = f"{exercise.scenario} has no passage {id_}"
            yield Mistake(file=file, field=f"{at}.passages", what=what, attempt=f"Choose of {', '.join(ids)}.")
    if exercise.kind == "mark":
        of = exercise.of or story.scenario.asked_about
        part = [p for p in story.passages if p.id in (exercise.passages or ids)]
        shown = {s.fact for p in part for s in p.shows if (s.of or story.scenario.asked_about) == of}
        for fact in exercise.facts:
            if fact not in shown:
                what = f"no passage of {exercise.scenario} shows {fact} of {of}"
                yield Mistake(
                    file=file, field=f"{at}.facts", what=what, attempt=f"Shown are {', '.join(sorted(shown))}."
                )


def _sorted(shelf: Library, exercise: model.Exercise, file: str, at: str) -> Iterator[Mistake]:
    bins = [choice.id for choice in exercise.bin]
    for item in exercise.item:
        if item.bin not in bins:
            what = f"the item {item.id} belongs to {item.bin}, which is no bin"
            yield Mistake(file=file, field=f"{at}.item", what=what, attempt=f"Choose of {', '.join(bins)}.")
        for bin_ in bins:
            if bin_ != item.bin and bin_ not in item.wrong:
                what = f"nothing is said to whoever puts {item.id} into {bin_}"
                yield Mistake(file=file, field=f"{at}.item", what=what, attempt="Add it to item.wrong.")
        for misplaced in item.wrong.values():
            yield from known_misconception(shelf, misplaced.misconception, file, f"{at}.item {item.id}")


def _found(find: Callable[[str], object], id_: str, file: str, at: str) -> Iterator[Mistake]:
    try:
        find(id_)
    except ContentError:
        return  # reported where it stands
    except EveryElementError as error:
        yield Mistake(file=file, field=at, what=str(error), attempt="Mend its name.")


def _prose(shelf: Library, lesson: model.Lesson) -> Iterator[Mistake]:
    file = f"lessons/{lesson.id}/lesson.md"
    try:
        prose = shelf.prose(lesson.id)
    except ContentError:
        return  # reported already
    headings = re.findall(r"^## (.+?)\s*$", prose, re.MULTILINE)
    if headings != list(model.ROOMS.values()):
        what = f"the rooms are {', '.join(headings) or 'none'}"
        yield Mistake(file=file, field="headings", what=what, attempt=f"They are {', '.join(model.ROOMS.values())}.")
    shown = SHOWN.findall(prose)
    wanted = [f"{lesson.id}/{exercise.id}" for exercise in lesson.exercise]
    for id_ in sorted(set(shown) | set(wanted)):
        if shown.count(id_) != 1 or id_ not in wanted:
            what = f"{id_} is shown {shown.count(id_)} times" + ("" if id_ in wanted else " and is no exercise here")
            yield Mistake(file=file, field="cells", what=what, attempt="Show each exercise of the lesson once.")
    yield from _cells(prose, file)
    parts = re.split(r"^## .+$", prose, flags=re.MULTILINE)
    if headings == list(model.ROOMS.values()):
        for room, part in zip(["safety", *model.ROOMS], parts, strict=True):
            for id_ in SHOWN.findall(part):
                here = next((e.room for e in lesson.exercise if f"{lesson.id}/{e.id}" == id_), room)
                if here != room:
                    what = f"{id_} stands in the room {room}, and is declared in {here}"
                    yield Mistake(file=file, field="cells", what=what, attempt="Move it, or mend its room.")
    if '"facilitator"' not in prose:
        what = "nothing is said to the facilitator"
        yield Mistake(file=file, field="cells", what=what, attempt='Add cells with {"tags": ["facilitator"]}.')


def _cells(prose: str, file: str) -> Iterator[Mistake]:
    """Report what a notebook would not run, or would show as it stands."""
    cells, outside = CELL.findall(prose), CELL.sub("", prose)
    if "```{code-cell}" in outside or any("```" in cell for cell in cells):
        what = "a code cell has no end"
        yield Mistake(file=file, field="cells", what=what, attempt="Close each with a line of ``` alone.")
        return  # what is inside and what is outside cannot be told
    for id_ in SHOWN.findall(outside):
        what = f"{id_} stands outside a code cell, where nothing is shown"
        yield Mistake(file=file, field="cells", what=what, attempt="Put it between ```{code-cell} and ```.")
    if cells and IMPORT not in cells[0]:
        what = "the first code cell does not know show"
        yield Mistake(file=file, field="cells", what=what, attempt=f"Begin it with: {IMPORT}")
    for mark in re.findall(r"<!-- ([\w-]+) -->", prose):
        if mark not in MARKS:
            what = f"nothing is put in the place of <!-- {mark} -->"
            yield Mistake(file=file, field="cells", what=what, attempt=f"Choose of {', '.join(MARKS)}.")


def _tested(shelf: Library, lesson: model.Lesson, file: str) -> Iterator[Mistake]:
    practised = set(chain.from_iterable(exercise.objectives for exercise in lesson.exercise))
    try:
        tested = [question.objective for question in shelf.questions(lesson.id)]
    except ContentError:
        return  # reported where it stands
    for objective in lesson.objective:
        if objective.id not in practised:
            what = f"no exercise practises {objective.id}"
            yield Mistake(file=file, field="objective", what=what, attempt="Name it in an exercise's objectives.")
        if tested.count(objective.id) < 2:
            what = f"{objective.id} is tested by {tested.count(objective.id)} questions"
            yield Mistake(file=file, field="objective", what=what, attempt="Write two or more.")
