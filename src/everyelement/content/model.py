"""The shapes of what is taught: frozen records, one for each kind of content file; they know no TOML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Grade = Literal["VERIFIED", "CORROBORATED", "UNVERIFIED"]
Room = Literal["safety", "before", "law", "plain", "patterns", "argue", "court", "check", "keep"]
Outcome = Literal["met", "not-met", "open", "none"]
Bloom = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
Form = Literal["pre-a", "pre-b", "follow-1", "follow-2", "follow-3", "facilitating-a", "facilitating-b", "checkpoint"]
Kind = Literal["statute", "mark", "whatif", "discuss", "quiz", "sort", "memo", "compare", "brief", "figure", "safety"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Objective:
    """What a learner can do after a lesson."""

    id: str
    text: str
    level: Bloom


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice:
    """Something to choose, named."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Side:
    """One side of an argument."""

    title: str
    says: str
    basis: Literal["law", "argument", "both"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Misplaced:
    """What is said when something is sorted where it does not belong."""

    say: str
    misconception: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Sorted:
    """A word or claim, where it belongs, and why."""

    id: str
    text: str
    bin: str
    why: str
    wrong: Mapping[str, Misplaced] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """One part of a memo."""

    id: str
    title: str
    help: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Level:
    """What a memo looks like at some number of points."""

    points: int
    says: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Criterion:
    """One line of a rubric."""

    id: str
    title: str
    points: int
    level: tuple[Level, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Exercise:
    """An exercise as its lesson declares it; which fields it needs depends on its kind."""

    id: str
    kind: Kind
    title: str
    room: Room
    minutes: int
    ask: str = ""
    note: str = ""
    short: bool = False
    outside: bool = False
    instead: str = ""
    objectives: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    scenario: str = ""
    case: str = ""
    variation: str = ""
    passages: tuple[str, ...] = ()
    of: str = ""
    toward: str = ""
    on: date | None = None
    days: tuple[date, ...] = ()
    provisions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    figure: str = ""
    option: tuple[Choice, ...] = ()
    side: tuple[Side, ...] = ()
    stops: tuple[str, ...] = ()
    bin: tuple[Choice, ...] = ()
    item: tuple[Sorted, ...] = ()
    task: str = ""
    gate: str = ""
    part: tuple[Part, ...] = ()
    criterion: tuple[Criterion, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Minutes:
    """How long each room of a lesson takes."""

    before: int
    law: int
    plain: int
    patterns: int
    argue: int
    court: int
    check: int
    keep: int

    @property
    def total(self) -> int:
        """The length of the lesson."""
        return sum(getattr(self, room) for room in ROOMS)


ROOMS: Mapping[str, str] = {
    "before": "Before you start",
    "law": "Read the law",
    "plain": "In plain words",
    "patterns": "See it, and see it missing",
    "argue": "Argue it",
    "court": "In court",
    "check": "Check yourself",
    "keep": "Keep",
}
"""The rooms of every lesson after the safety bar, in their order, with their headings."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Lesson:
    """A lesson's metadata and exercises; its prose stands beside it in lesson.md."""

    id: str
    number: int
    title: str
    question: str
    content_note: str
    law_as_of: date
    minutes: Minutes
    short_minutes: int
    objective: tuple[Objective, ...]
    key_points: tuple[str, ...]
    sources: tuple[str, ...]
    exercise: tuple[Exercise, ...]
    builds_on: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()
    next: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Option:
    """One answer to a question, and why it is right or wrong."""

    id: str
    text: str
    why: str
    right: bool = False
    misconception: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Deciding:
    """The second half of a story item: the fact that decides it, credited apart."""

    ask: str
    option: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Question:
    """An item of the bank."""

    id: str
    objective: str
    text: str
    option: tuple[Option, ...]
    sources: tuple[str, ...]
    form: Literal["practice", Form]
    outcome: Outcome
    element: str = ""
    slot: int = 0
    fact: Deciding | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Source:
    """Where something was read, when, how much of it, and how far it can be relied on."""

    id: str
    cite: str
    title: str
    address: str
    read: date
    how: Literal["opened", "dossier"]
    what: str
    grade: Grade
    currency: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Misconception:
    """A common mistake, and the statement that is right."""

    id: str
    says: str
    correct: str
    sources: tuple[str, ...]
    grade: Grade
    lessons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Unshown:
    """Elements of a law that no story finds met, not met and open, and why; all of them where none is named."""

    provision: str
    why: str
    elements: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """Name them in one line."""
        return f"{self.provision}#{', '.join(self.elements)}" if self.elements else self.provision


@dataclass(frozen=True, kw_only=True, eq=False)
class Term:
    """A word of the glossary."""

    id: str
    term: str
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Line:
    """A help line, as far as it was verified."""

    name: str
    note: str
    checked: date
    grade: Grade
    sources: tuple[str, ...]
    number: str = ""
    text: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Country:
    """The help lines of one country."""

    id: str
    name: str
    emergency: str
    emergency_note: str
    line: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class HelpLines:
    """All help lines, and the neutral page that the exit leads to."""

    exit: str
    country: tuple[Country, ...]
