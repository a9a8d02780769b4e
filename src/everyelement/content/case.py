"""The shape of a decided case: what happened, what was at issue, what the court held, and how far it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from everyelement.content.record import Asked, CodedFacts, Record

Status = Literal["met", "not_met", "not_at_issue", "not_identified", "legal_error"]
Posture = Literal["verdict", "plea", "pleading", "other"]
Use = Literal["validate", "validate_with_inferred_fields", "tested_elements_only", "contrast_only"]
ElementName = Literal[
    "act", "means", "age", "mens_rea", "commercial_sex_act", "commerce", "benefit", "venture_participation",
    "causation", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A few sentences of what happened."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a court said of one element, and the question to which that is the answer."""

    id: ElementName
    status: Status
    held: str
    ask: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExpect:
    """What the court found of one person under one provision, and what the engine finds by the coded facts."""

    provision: str
    court: Literal["satisfied", "not_satisfied", "undetermined"]
    finding: Literal["met", "not-met", "open", "none"]
    why: str
    of: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where the engine and the court part, and why."""

    provision: str
    why: str
    element: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A decided case in our own words."""

    id: str
    name: str
    court: str
    year: int
    content_note: str
    posture: Posture
    validation_use: Use
    read: str
    at_issue: str
    holding: tuple[str, ...]
    conduct: date
    conduct_note: str
    circuit: str
    sources: tuple[str, ...]
    coded_facts: CodedFacts
    passage: tuple[Told, ...]
    element: tuple[Held, ...]
    expect: tuple[CaseExpect, ...]
    tested: tuple[ElementName, ...]
    posture_note: str = ""
    citation: str = ""
    provisions_at_issue: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    difference: tuple[Difference, ...] = ()

    def statuses(self, of: str) -> Mapping[str, str]:
        """Say what the court said about one of those it was asked about, by element."""
        return {held.id: held.status for held in self.element if held.of in {"", of}}

    def record(self) -> Record:
        """Give what judging needs of this case."""
        return Record(
            name=self.name,
            court=f"{self.court} ({self.circuit} Circuit)" if self.circuit else self.court,
            year=self.year,
            facts=self.coded_facts,
            asked=tuple(
                Asked(
                    provision=one.provision,
                    result=one.court,
                    of=one.of,
                    reading=one.reading,
                    why=one.why,
                    elements=self.statuses(one.of),
                )
                for one in self.expect
            ),
            at_issue=self.provisions_at_issue,
            tested=self.tested,
            standard=self.posture,
            use=self.validation_use,
            on=self.conduct,
        )
