"""The shapes of what is taught: frozen records, one for each kind of content file; they know no TOML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from everyelement.law import Argument

Answer = Literal["yes", "no", "unknown"]
FindingWord = Literal["met", "not-met", "open"]
Grade = Literal["VERIFIED", "CORROBORATED", "UNVERIFIED"]
Room = Literal["safety", "before", "law", "plain", "patterns", "argue", "court", "check", "keep"]
Kind = Literal["statute", "mark", "whatif", "discuss", "quiz", "sort", "memo", "safety"]
Tactic = Literal[
    "violence", "deception", "confinement", "forced-criminality", "debt", "relationship", "isolation", "belief",
    "legal-process", "housing", "drugs", "pictures",
]  # fmt: skip
Form = Literal["pimp-controlled", "gang", "family", "minor", "online", "massage", "escort", "travel"]
Act = Literal[
    "recruits", "entices", "harbors", "transports", "provides", "obtains", "advertises", "maintains", "patronizes",
    "solicits",
]  # fmt: skip
Group = Literal[
    "act", "person", "commercial-sex", "purpose", "means", "knowledge", "place", "venture", "civil", "attempt",
    "conspiracy", "penalty", "protocol", "no-tree", "ordinance",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A law-neutral question that a story can answer."""

    id: str
    label: str
    ask: str
    group: Group
    scope: Literal["judged", "story"]
    implies: tuple[str, ...] = ()
    clash: str = ""
    note: str = ""
    needs_any: tuple[str, ...] = ()

    def asked_of(self, judged: str, person: str) -> str:
        """Put the question about these two, in the story's own words for them."""
        said = self.ask.replace("{judged}", judged).replace("{person}", person)
        return said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """What one passage shows of one fact, how strongly, and why."""

    fact: str
    strength: Literal["shows", "suggests", "cuts-against"]
    why: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A few sentences of a story."""

    id: str
    text: str
    otherwise: str
    shows: tuple[Shows, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The author's answer to one fact, or to several for the same reason."""

    answer: Answer
    why: str
    id: str = ""
    ids: tuple[str, ...] = ()
    of: str = ""
    toward: str = ""
    disputed: Argument | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that are answered here."""
        return self.ids or (self.id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What the engine must find of one person under one provision."""

    provision: str
    finding: FindingWord
    of: str = ""
    toward: str = ""
    reading: str = ""
    on: date | None = None
    ask_next: tuple[str, ...] | None = None
    elements: Mapping[str, FindingWord] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a story, by what the story calls them."""

    id: str
    name: str
    role: Literal["judged", "concerned", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """A twin of a story: some facts and passages changed, all else as it was."""

    id: str
    title: str
    change: str
    outcome: FindingWord
    content_note: str = ""
    remove: tuple[str, ...] = ()
    passage: tuple[Passage, ...] = ()
    fact: tuple[Answered, ...] = ()
    expect: tuple[Expect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A short neutral story, its facts, and what each law finds of it."""

    id: str
    title: str
    size: Literal["pattern", "scenario", "long"]
    content_note: str
    when: date
    asked_about: str
    toward: str
    setting: str
    outcome: FindingWord
    dead: tuple[str, ...]
    person: tuple[Person, ...]
    passage: tuple[Passage, ...]
    fact: tuple[Answered, ...]
    expect: tuple[Expect, ...]
    acts: tuple[Act, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    forms: tuple[Form, ...] = ()
    sources: tuple[str, ...] = ()
    variation: tuple[Variation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a learner can do after a lesson."""

    id: str
    text: str
    level: Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose, named."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of an argument."""

    title: str
    says: str
    basis: Literal["law", "argument", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced:
    """What is said when something is sorted where it does not belong."""

    say: str
    misconception: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A word or claim, where it belongs, and why."""

    id: str
    text: str
    bin: str
    why: str
    wrong: Mapping[str, Misplaced] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a memo."""

    id: str
    title: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a memo looks like at some number of points."""

    points: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a rubric."""

    id: str
    title: str
    points: int
    level: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
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
    instead: str = ""
    objectives: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    scenario: str = ""
    variation: str = ""
    of: str = ""
    toward: str = ""
    on: date | None = None
    provisions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    option: tuple[Choice, ...] = ()
    side: tuple[Side, ...] = ()
    stops: tuple[str, ...] = ()
    bin: tuple[Choice, ...] = ()
    item: tuple[Sorted, ...] = ()
    task: str = ""
    gate: str = ""
    part: tuple[Part, ...] = ()
    criterion: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a question, and why it is right or wrong."""

    id: str
    text: str
    why: str
    right: bool = False
    misconception: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """The second half of a story item: the fact that decides it, credited apart."""

    ask: str
    option: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An item of the bank."""

    id: str
    objective: str
    text: str
    option: tuple[Option, ...]
    sources: tuple[str, ...]
    form: Literal["practice", "pre-a", "pre-b", "follow-1", "follow-2", "follow-3", "facilitating"]
    outcome: Literal["met", "not-met", "open", "none"]
    element: str = ""
    slot: int = 0
    fact: Deciding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """A common mistake, and the statement that is right."""

    id: str
    says: str
    correct: str
    sources: tuple[str, ...]
    grade: Grade
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary."""

    id: str
    term: str
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """The help lines of one country."""

    id: str
    name: str
    emergency: str
    emergency_note: str
    line: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLines:
    """All help lines, and the neutral page that the exit leads to."""

    exit: str
    country: tuple[Country, ...]
