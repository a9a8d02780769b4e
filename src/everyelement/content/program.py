"""Programs: what a room does, minute by minute, from the opening to the closing."""

from dataclasses import dataclass
from typing import Literal

from everyelement.content.model import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """A test by its form and its length. A shorter one is the core of the longer: its first five or ten items."""

    form: Form
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Test):
    """A test some time after the program. This software sends nothing: a person or the course's own system does."""

    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the room does from one minute to another, and what of the library it uses."""

    start: int
    minutes: int
    kind: Literal["opening", "lesson", "discussion", "work", "test", "pause", "closing"]
    says: str
    test: Literal["", "before", "after"] = ""
    lessons: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The minute at which it is over."""
        return self.start + self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One sitting, counted from its own minute zero."""

    title: str
    minutes: int
    activity: tuple[Activity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Work between the meetings; its minutes are not those of the program."""

    when: str
    minutes: int
    says: str
    test: Literal["", "before", "after"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A way through the lessons for one kind of group."""

    id: str
    title: str
    audience: str
    minutes: int
    before: Test
    after: Test
    follow_up: tuple[FollowUp, ...]
    meeting: tuple[Meeting, ...]
    outside: tuple[Outside, ...] = ()
    planned: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
