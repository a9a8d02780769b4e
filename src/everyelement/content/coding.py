"""From the coded facts of a case to the law-neutral facts: the one table of content/coded_facts.toml, applied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from everyelement.law import FactTable

Fields = Mapping[str, tuple[str, ...]]
_CLOSE = re.compile(r"(?<=[\d)])\s+(?=\([a-z\d]{1,2}\))")
"""The space in 1591 (a) (1), which some write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The vocabulary of a record."""

    acts: tuple[str, ...]
    means: tuple[str, ...]
    victim_age_class: tuple[str, ...]
    level: tuple[str, ...]
    present: tuple[str, ...]
    elements: tuple[str, ...]
    status: tuple[str, ...]
    result: tuple[str, ...]
    validation_use: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What some coded words say of some facts; what is `open` is settled by no concession, not even a wider one."""

    because: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: str = ""
    each: Mapping[str, str] = field(default_factory=dict)
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    conceded: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Which provision the words of a record mean; none where the law is not held here."""

    says: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    provision: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtReading:
    """Which reading of a provision a court follows, as far as it was read."""

    provision: str
    reading: str
    why: str
    sources: tuple[str, ...]
    court: tuple[str, ...] = ()
    at_issue: tuple[str, ...] = ()
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Where a tree answers what a court answered under one of the names of a record."""

    id: str
    provision: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a rule answered, and why; `conceded` says that nobody had asked."""

    fact: str
    answer: str
    because: str
    conceded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The table: its words, its rules, and what names a provision, a reading and an element."""

    words: Words
    patterns: Mapping[str, tuple[str, ...]]
    persons: Mapping[str, tuple[str, ...]]
    asked: tuple[Naming, ...]
    reading: tuple[CourtReading, ...]
    rule: tuple[Rule, ...]
    element: tuple[Matching, ...]

    def people(self, age_class: str) -> tuple[str, ...]:
        """Name the age classes that are judged, one after the other."""
        return self.persons.get(age_class, (age_class,))

    def named(self, said: str, fields: Fields) -> Naming | None:
        """Find the provision that a record means."""
        said = _CLOSE.sub("", said)
        return next((n for n in self.asked if self.fits(n.says, (said,)) and self.holds(n.when, {}, fields)), None)

    def read_by(
        self, provision: str, court: str, at_issue: Iterable[str], elements: Mapping[str, str]
    ) -> CourtReading | None:
        """Find the reading that a court follows; none where the provision's default has to do."""
        answered = {name: (status,) for name, status in elements.items()}
        for entry in self.reading:
            if (
                entry.provision == provision
                and (self.fits(entry.at_issue, at_issue) if entry.at_issue else self.fits(entry.court, (court,)))
                and self.holds({}, entry.unless, answered)
            ):
                return entry
        return None

    def matching(self, element: str, provision: str, fields: Fields) -> tuple[Matching, ...]:
        """Find where a tree answers the same question as the court."""
        return tuple(
            entry
            for entry in self.element
            if entry.id == element and provision in entry.provision and self.holds(entry.when, entry.unless, fields)
        )

    def answers(self, fields: Fields, table: FactTable) -> tuple[Answer, ...]:
        """Answer as many facts as the fields allow: what is coded first, then what was conceded and fits."""
        holding = [rule for rule in self.rule if self.holds(rule.when, rule.unless, fields)]
        found: dict[str, Answer] = {}
        for answer in (one for rule in holding for one in _says(rule, fields)):
            if _agrees(answer, found, table):
                found.setdefault(answer.fact, answer)
        left = {fact for rule in holding for fact in rule.open} - set(found)
        for rule in holding:
            for fact in rule.conceded:
                if fact not in found and _fits(fact, found, left, table):
                    found[fact] = Answer(fact=fact, answer="yes", because=rule.because, conceded=True)
        return tuple(found.values())

    def holds(self, when: Mapping[str, tuple[str, ...]], unless: Mapping[str, tuple[str, ...]], fields: Fields) -> bool:
        """Say whether a rule holds; a field that is withheld fulfils nothing and prevents nothing."""
        return all(self.fits(words, fields.get(name, ())) for name, words in when.items()) and not any(
            self.fits(words, fields.get(name, ())) for name, words in unless.items()
        )

    def fits(self, words: Iterable[str], values: Iterable[str]) -> bool:
        """Say whether one of the values is one of the words, or contains what a pattern looks for."""
        given = tuple(values)
        return any(_is(word, value) for word in self._spelt_out(words) for value in given)

    def _spelt_out(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            yield from self.patterns[word[1:]] if word.startswith("@") else (word,)


def _is(word: str, value: str) -> bool:
    if word.startswith("~"):
        return re.search(word[1:], value, re.IGNORECASE) is not None
    return word.casefold() == value.casefold()


def _says(rule: Rule, fields: Fields) -> Iterator[Answer]:
    facts = [(rule.each[word], "yes") for word in fields.get(rule.of, ()) if word in rule.each]
    facts += [(fact, "yes") for fact in rule.yes]
    facts += [(fact, "no") for fact in rule.no]
    for fact, answer in facts:
        yield Answer(fact=fact, answer=answer, because=rule.because, conceded=False)


def _agrees(answer: Answer, found: Mapping[str, Answer], table: FactTable) -> bool:
    """Say whether an answer agrees with those before it: the first stands, with all that it implies."""
    near, against = (table.up(answer.fact), "no") if answer.answer == "yes" else (table.down(answer.fact), "yes")
    return not any(fact in found and found[fact].answer == against for fact in near)


def _fits(fact: str, found: Mapping[str, Answer], left: AbstractSet[str], table: FactTable) -> bool:
    """Say whether a yes to this fact agrees with all that is answered, and settles nothing that is left open."""
    denied = {answer.fact for answer in found.values() if answer.answer == "no"}
    return not (denied | left) & {fact, *table.up(fact)}


def unknown_names(coding: Coding, facts: Iterable[str], provisions: Iterable[str]) -> Iterator[str]:
    """Name every fact, provision and pattern of the table that does not exist, and every pattern that is none."""
    known, laws = {*facts, "other-answers-a1"}, {*provisions, ""}
    for rule in coding.rule:
        named = {*rule.each.values(), *rule.yes, *rule.no, *rule.conceded, *rule.open}
        yield from (f"the fact {fact} does not exist" for fact in sorted(named - known))
    for provision in sorted({n.provision for n in coding.asked} | {r.provision for r in coding.reading}):
        if provision not in laws:
            yield f"the provision {provision} does not exist"
    for word in _all_words(coding):
        if word.startswith("@") and word[1:] not in coding.patterns:
            yield f"the pattern {word} does not exist"
        elif word.startswith("~"):
            try:
                re.compile(word[1:])
            except re.error as error:
                yield f"{word} is no pattern: {error}"


def _all_words(coding: Coding) -> Iterator[str]:
    tables: list[Mapping[str, tuple[str, ...]]] = [coding.patterns]
    for rule in coding.rule:
        tables += [rule.when, rule.unless]
    for entry in coding.element:
        tables += [entry.when, entry.unless]
    for naming in coding.asked:
        tables += [naming.when, {"says": naming.says}]
    for reading in coding.reading:
        tables += [{"court": reading.court, "at issue": reading.at_issue}, reading.unless]
    for table in tables:
        for words in table.values():
            yield from words
