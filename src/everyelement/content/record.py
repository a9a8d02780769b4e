"""A decided case in coded form: what a court was asked, on which facts, and what it answered. Knows no file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

NOTHING = "(none)"
"""What an empty field says to a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MensRea:
    """How much was known, and of what."""

    level: tuple[str, ...]
    as_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Whether a thing is there, and what it is."""

    present: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Venture:
    """What is said of a venture, in a few words each; where nothing is, `alleged` is neither yes nor no."""

    alleged: bool | None = None
    facts: str = ""
    benefit: str = ""
    participation: str = ""
    knowledge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedFacts:
    """The facts of a case in a fixed vocabulary."""

    acts: tuple[str, ...]
    means: tuple[str, ...]
    victim_age_class: str
    mens_rea: MensRea
    thing_of_value: Present
    commerce_nexus: Present
    acts_attributed_to: str = ""
    means_detail: tuple[str, ...] = ()
    venture: Venture = field(default_factory=Venture)
    not_stated_in_text_read: tuple[str, ...] = ()
    inferred_not_stated: tuple[str, ...] = ()
    coded_from_outcome: tuple[str, ...] = ()

    def fields(self) -> dict[str, tuple[str, ...]]:
        """Lay the fields out flat, by their names in a record; an empty one says so."""
        flat = {
            "acts": self.acts,
            "acts_attributed_to": (self.acts_attributed_to,),
            "means": self.means,
            "means_detail": self.means_detail,
            "victim_age_class": (self.victim_age_class,),
            "mens_rea.level": self.mens_rea.level,
            "mens_rea.as_to": (self.mens_rea.as_to,),
            "thing_of_value.present": (self.thing_of_value.present,),
            "thing_of_value.what": (self.thing_of_value.what,),
            "commerce_nexus.present": (self.commerce_nexus.present,),
            "commerce_nexus.what": (self.commerce_nexus.what,),
            "venture.alleged": ({True: "yes", False: "no", None: ""}[self.venture.alleged],),
            "venture.facts": (self.venture.facts,),
            "venture.benefit": (self.venture.benefit,),
            "venture.participation": (self.venture.participation,),
            "venture.knowledge": (self.venture.knowledge,),
            "not_stated_in_text_read": self.not_stated_in_text_read,
        }
        return {name: tuple(filter(None, values)) or (NOTHING,) for name, values in flat.items()}

    def withholding(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Lay the fields out without those named: nothing at all is said of them, not even that they are empty."""
        flat = self.fields()
        for name in names:
            flat.pop(name, None)
        return flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that the court answered: under which provision, of whom, in which reading, and with what result.

    `elements` is what the court said of each; where it is not given, that of the whole record serves.
    """

    provision: str
    result: str = ""
    of: str = ""
    reading: str = ""
    why: str = ""
    elements: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A case as far as judging it needs it; `unread` are fields of its file that are known nowhere."""

    name: str
    court: str
    year: int
    facts: CodedFacts
    asked: tuple[Asked, ...]
    at_issue: tuple[str, ...] = ()
    summary: str = ""
    docket: str = ""
    elements: Mapping[str, str] = field(default_factory=dict)
    tested: tuple[str, ...] = ()
    standard: str = ""
    use: str = ""
    on: date | None = None
    unread: tuple[str, ...] = ()

    def withheld(self) -> bool:
        """Say whether some coded facts restate what the court concluded."""
        return bool(self.facts.coded_from_outcome)

    def at(self, on: date) -> "Record":
        """Set the date of the conduct."""
        return replace(self, on=on)
