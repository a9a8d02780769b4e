"""The shape of a story: its facts, passages, people and twins, and what each law is expected to find of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from everyelement.law import Argument

Answer = Literal["yes", "no", "unknown"]
FindingWord = Literal["met", "not-met", "open"]
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


@dataclass(frozen=True, kw_only=True, eq=False)
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


@dataclass(frozen=True, kw_only=True, eq=False)
class Shows:
    """What one passage shows of one fact, how strongly, and why."""

    fact: str
    strength: Literal["shows", "suggests", "cuts-against"]
    why: str
    of: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Passage:
    """A few sentences of a story."""

    id: str
    text: str
    otherwise: str
    shows: tuple[Shows, ...] = ()
    after: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
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


@dataclass(frozen=True, kw_only=True, eq=False)
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


@dataclass(frozen=True, kw_only=True, eq=False)
class Person:
    """Somebody in a story, by what the story calls them."""

    id: str
    name: str
    role: Literal["judged", "concerned", "other"]


@dataclass(frozen=True, kw_only=True, eq=False)
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


@dataclass(frozen=True, kw_only=True, eq=False)
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
