"""Check programs: that minutes add up, that nobody goes without a pause, and that what is named is there."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake
from everyelement.content.program import Activity, Meeting, Program, Test
from everyelement.content.story import Story, told
from everyelement.errors import EveryElementError

LONGEST = 40
"""So many minutes may pass without a pause."""
YOUNG = "under-18"


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every program."""
    for id_, program in shelf.readable(shelf.program_ids(), shelf.program):
        file = f"programs/{id_}.toml"
        if program.id != id_:
            what = f"the id {program.id} is not the name of the file"
            yield Mistake(file=file, field="id", what=what, attempt=f"Write {id_}, or rename the file.")
        total = sum(meeting.minutes for meeting in program.meeting)
        if total != program.minutes:
            what = f"the meetings take {total} minutes, and the program says {program.minutes}"
            yield Mistake(file=file, field="minutes", what=what, attempt="Let the two agree.")
        yield from _frame(program, file)
        yield from _lengths(shelf, program, file)
        yield from _named(shelf, program, file)
        for place, meeting in enumerate(program.meeting):
            yield from _minutes(meeting, file, f"meeting[{place}]")
            yield from _pauses(meeting, file, f"meeting[{place}]")
            yield from _young(shelf, meeting, file, f"meeting[{place}]")


def _frame(program: Program, file: str) -> Iterator[Mistake]:
    """Look at both ends: the opening and the closing, and a test on either side."""
    activities = [activity for meeting in program.meeting for activity in meeting.activity]
    if not activities or (activities[0].kind, activities[-1].kind) != ("opening", "closing"):
        what = "the program does not begin with an opening and end with a closing"
        yield Mistake(file=file, field="meeting", what=what, attempt="Exit and help lines come before any law.")
    taken = {activity.test for activity in activities} | {outside.test for outside in program.outside}
    for when in ("before", "after"):
        if when not in taken:
            what = f"nobody takes the test {when} the program"
            attempt = f'Mark an activity, or work outside, as test = "{when}".'
            yield Mistake(file=file, field=when, what=what, attempt=attempt)
    if not program.follow_up:
        what = "the program has no follow-up"
        yield Mistake(file=file, field="follow_up", what=what, attempt="What is learned once is soon gone: add one.")


def _lengths(shelf: Library, program: Program, file: str) -> Iterator[Mistake]:
    """Look if each test that is taken can be as long as the program says."""
    with suppress(ContentError):  # what cannot be read is reported where it stands
        lengths: dict[str, list[int]] = {
            form: [one.items for one in made.length] for made in shelf.blueprints for form in made.forms
        }
        for field, test in (("before", program.before), ("after", program.after)):
            yield from _length(test, lengths, file, field)
        for place, test in enumerate(program.follow_up):
            yield from _length(test, lengths, file, f"follow_up[{place}]")


def _length(test: Test, lengths: Mapping[str, list[int]], file: str, field: str) -> Iterator[Mistake]:
    if lengths and test.items not in lengths.get(test.form, ()):
        what = f"there is no form {test.form} of {test.items} items"
        attempt = f"It has {' or '.join(map(str, lengths.get(test.form, ()))) or 'none'}: see forms.toml."
        yield Mistake(file=file, field=f"{field}.items", what=what, attempt=attempt)


def _named(shelf: Library, program: Program, file: str) -> Iterator[Mistake]:
    finds: dict[str, Callable[[str], Any]] = {
        "lessons": shelf.lesson,
        "exercises": shelf.exercise,
        "stories": lambda name: _story(shelf, name),
        "cases": shelf.case,
    }
    used: set[str] = set()
    for i, meeting in enumerate(program.meeting):
        for j, activity in enumerate(meeting.activity):
            for field, find in finds.items():
                names = getattr(activity, field)
                used.update(names)
                for name in (name for name in names if name not in program.planned):
                    yield from _missing(find, name, file, f"meeting[{i}].activity[{j}].{field}")
    for name in program.planned:
        if name not in used:
            what = f"{name} is marked as not written yet, and no activity names it"
            yield Mistake(file=file, field="planned", what=what, attempt="Take it from the list.")


def _missing(find: Callable[[str], Any], name: str, file: str, field: str) -> Iterator[Mistake]:
    try:
        find(name)
    except ContentError:  # it is there; what is wrong in it is reported where it stands
        return
    except EveryElementError as error:
        attempt = "Name one that there is, or list it in planned while it is not written."
        yield Mistake(file=file, field=field, what=str(error), attempt=attempt)


def _minutes(meeting: Meeting, file: str, where: str) -> Iterator[Mistake]:
    clock = 0
    for place, activity in enumerate(meeting.activity):
        if activity.start != clock:
            what = f"this starts at minute {activity.start}, and what comes before it ends at {clock}"
            attempt = "Leave no gap, and let nothing overlap."
            yield Mistake(file=file, field=f"{where}.activity[{place}].start", what=what, attempt=attempt)
        clock = activity.end
    if clock != meeting.minutes:
        what = f"the activities end at minute {clock}, and the meeting takes {meeting.minutes}"
        yield Mistake(file=file, field=f"{where}.minutes", what=what, attempt="Let the two agree.")


def _pauses(meeting: Meeting, file: str, where: str) -> Iterator[Mistake]:
    ends = [activity for activity in meeting.activity if activity.kind == "pause"]
    begins = [0, *(pause.end for pause in ends)]
    for begin, end in zip(begins, [*(pause.start for pause in ends), meeting.minutes], strict=True):
        if end - begin > LONGEST:
            what = f"nobody has a pause from minute {begin} to minute {end}"
            attempt = f"Put one in: {LONGEST} minutes are the most."
            yield Mistake(file=file, field=f"{where}.activity", what=what, attempt=attempt)


def _young(shelf: Library, meeting: Meeting, file: str, where: str) -> Iterator[Mistake]:
    """Look at the stories that say that somebody is under 18; of one not written yet nothing is known."""
    awake = [activity for activity in meeting.activity if activity.kind != "pause"]
    told_of = [(activity, name) for activity in awake for name in sorted(_about_young(shelf, activity))]
    if len(told_of) > 1:
        names = ", ".join(name for _, name in told_of)
        what = f"one sitting tells more than once of somebody under 18: {names}"
        yield Mistake(file=file, field=f"{where}.activity", what=what, attempt="Keep one of them.")
    if any(activity in (awake[0], awake[-1]) for activity, _ in told_of):
        what = "a sitting begins or ends with a story about somebody under 18"
        yield Mistake(file=file, field=f"{where}.activity", what=what, attempt="Put it between two others.")


def _about_young(shelf: Library, activity: Activity) -> set[str]:
    """Name the stories of an activity that are about somebody under 18; a story and its twins are one."""
    found = set()
    for name in activity.stories:
        # A story that is not there, or cannot be read, is reported where it is named or where it stands.
        with suppress(EveryElementError):
            answered = _story(shelf, name).answered
            if any(YOUNG in entry.facts and entry.answer == "yes" for entry in answered):
                found.add(name.partition(":")[0])
    return found


def _story(shelf: Library, name: str) -> Story:
    id_, _, variation = name.partition(":")
    return told(shelf.scenario(id_), variation)
