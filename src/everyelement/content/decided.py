"""Judge a decided case by its coded facts, and lay what is found beside what the court said."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from everyelement.content.coding import Answer, Coding, Fields, Matching
from everyelement.content.library import Library
from everyelement.content.record import NOTHING, Asked, Record
from everyelement.errors import EveryElementError
from everyelement.law import Contradiction, Facts, Finding, NoText, Truth, judge
from everyelement.law.truth import all_of, any_of

Agreement = Literal["agrees", "left open", "differs", "not compared"]
COURT = {"met": Truth.YES, "not_met": Truth.NO, "satisfied": Truth.YES, "not_satisfied": Truth.NO}
"""What a court said, as an answer; whatever is not here (an error of law, a general verdict) answers nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One element: what the court said, what the engine finds, and whether they agree."""

    element: str
    court: str
    engine: Truth | None
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is found toward one person, and by which answers."""

    person: str
    finding: Finding
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is found of one thing asked of the court; `why` says why that provision, or why none."""

    asked: Asked
    provision: str
    on: date
    on_why: str
    reading_why: str = ""
    why: str = ""
    rulings: tuple[Ruling, ...] = ()
    compared: tuple[Compared, ...] = ()
    agreement: Agreement = "not compared"

    @property
    def truth(self) -> Truth | None:
        """The finding: met where it is met toward one of the people."""
        return any_of(ruling.finding.truth for ruling in self.rulings) if self.rulings else None


def judge_record(shelf: Library, record: Record, *, withhold: bool = False) -> Iterator[Judged]:
    """Judge everything that was asked of the court; `withhold` leaves out the facts coded from the outcome."""
    coding = shelf.coding
    fields = record.facts.withholding(record.facts.coded_from_outcome if withhold else ())
    on, on_why = conduct(record)
    for asked in record.asked:
        provision, why = _provision(shelf, coding, asked, record.facts.fields())
        if not provision:
            yield Judged(asked=asked, provision="", on=on, on_why=on_why, why=why)
            continue
        try:
            yield replace(_judged(shelf, record, asked, provision, fields, on, on_why), why=why)
        except NoText as error:
            yield Judged(asked=asked, provision=provision, on=on, on_why=on_why, why=str(error))


def _provision(shelf: Library, coding: Coding, asked: Asked, fields: Fields) -> tuple[str, str]:
    if asked.provision in shelf.provision_ids():
        return asked.provision, ""
    named = coding.named(asked.provision, fields)
    if named is None:
        attempt = "Write it as 18 U.S.C. § 1591(a)(1), or name one that is held here: " + ", ".join(_federal(shelf))
        return "", f"No provision here is called {asked.provision}. {attempt}."
    return named.provision, named.why


def _federal(shelf: Library) -> Iterator[str]:
    return (id_ for id_ in shelf.provision_ids() if id_.startswith(("us-18", "us-22")))


def _judged(  # everything that one judgment rests on is named
    shelf: Library, record: Record, asked: Asked, provision: str, fields: Fields, on: date, on_why: str
) -> Judged:
    reading, reading_why = _reading(shelf, record, asked, provision, on)
    rulings = []
    for person in shelf.coding.people(record.facts.victim_age_class):
        seen = {
            **fields,
            "person": (person,),
            "provision": (provision,),
            "reading": (reading,),
            "tested": record.tested or (NOTHING,),
            "mens_rea.of": (_whose_mind(record, provision),),
        }
        answers = shelf.coding.answers(seen, shelf.table)
        rulings.append(_ruling(shelf, provision, reading, on, person, answers))
    truth = any_of(ruling.finding.truth for ruling in rulings)
    return Judged(
        asked=asked,
        provision=provision,
        on=on,
        on_why=on_why,
        reading_why=reading_why,
        rulings=tuple(rulings),
        compared=tuple(_elements(shelf.coding, record, asked, provision, rulings)),
        agreement=agreement(asked.result, truth),
    )


def _whose_mind(record: Record, provision: str) -> str:
    """Say whether the mental state in a record of several defendants is that of the one who acted."""
    acted = record.facts.acts_attributed_to.startswith("defendant") and bool(record.facts.acts)
    benefits = provision in {"us-18-1591-a2", "us-18-1595-beneficiary"}
    several = len({_whom(asked) for asked in record.asked}) > 1
    return "another" if acted and benefits and several else "judged"


def _whom(asked: Asked) -> str:
    """Name whom a thing is asked of, as the record does: in `of`, or in brackets behind the provision."""
    named = re.search(r"\((?!attempt|conspir)([a-z][a-z' -]{2,})\)$", asked.provision, re.IGNORECASE)
    return asked.of or (named[1] if named else "")


def _answered(record: Record, asked: Asked) -> Mapping[str, str]:
    return record.elements if asked.elements is None else asked.elements


def _ruling(shelf: Library, provision: str, reading: str, on: date, person: str, answers: tuple[Answer, ...]) -> Ruling:
    try:
        facts = Facts({answer.fact: answer.answer for answer in answers}, table=shelf.table)
    except Contradiction as error:
        raise EveryElementError(f"The coded facts of this case contradict each other. {error}") from error
    finding = judge(shelf.provision(provision), facts, on=on, reading=reading or None)
    return Ruling(person=person, finding=finding, answers=answers)


def _reading(shelf: Library, record: Record, asked: Asked, provision: str, on: date) -> tuple[str, str]:
    """Choose the reading: the one the case names, else that of its court, else the default; and say which of these."""
    version = shelf.provision(provision).on(on)
    if not version.reading:
        return "", ""
    if asked.reading:
        return asked.reading, "The case names it."
    said = (*record.at_issue, *(one.provision for one in record.asked))
    found = shelf.coding.read_by(provision, record.court, said, _answered(record, asked))
    if found and found.reading in {reading.id for reading in version.reading}:
        return found.reading, found.why
    default = version.named(None)
    return (default.id if default else ""), "No ruling of this court's circuit is held here; this is the default."


def conduct(record: Record) -> tuple[date, str]:
    """Find the date of the conduct: as stated, else by a rule, which is said."""
    if record.on:
        return record.on, "as the case states it, or as it was given"
    for text in (*record.at_issue, *(asked.provision for asked in record.asked)):
        if year := re.search(r"\b(20\d\d) (?:text|law|version)|\((20\d\d)\)", text):
            return date(int(year[1] or year[2]), 12, 31), "the end of the year whose text was applied"
        if year := re.search(r"in force in (20\d\d)", text):
            return date(int(year[1]), 7, 1), "the middle of the year whose law was applied"
    if years := _told(record):
        return date(max(years), 7, 1), _LAST_TOLD
    filed = min((2000 + int(year) for year in _DOCKET.findall(record.docket)), default=0)
    back = 3 if re.search(r"appeal|circuit|appellate|\bcir\b|\bC\.? ?A\.? ?\d|USCA", record.court, re.IGNORECASE) else 2
    if 0 < filed <= record.year - back:
        return date(filed - 1, 7, 1), "not stated: by our rule the year before that of the docket number"
    return date(record.year - back, 7, 1), f"not stated: by our rule {back} years before the decision"


def other_text(shelf: Library, record: Record, judged: Judged) -> int | None:
    """Give the first year of the facts as told in which another text, or none, was in force than on the day chosen.

    Where a summary tells of several years, the last is a guess: for one who went on it is the right one; for one
    charged with the earlier part alone it is the wrong law. Whoever reads the answer has to see that it matters.
    """
    if judged.on_why != _LAST_TOLD or not judged.rulings:
        return None
    year, version = min(_told(record)), judged.rulings[0].finding.tree.version
    try:
        then = shelf.provision(judged.provision).on(date(year, 7, 1))
    except NoText:
        return year
    return None if then.since == version.since else year


def _told(record: Record) -> list[int]:
    """Find the years of what was done; that of an arrest only where no other is told: a decoy ends with it."""
    for later in (_ARREST, None):
        told = _LATER.sub("", later.sub("", record.summary) if later else record.summary)
        if years := [int(year) for year in re.findall(r"\b((?:19|20)\d\d)\b", told) if int(year) <= record.year]:
            return years
    return []


_LAST_TOLD = "the middle of the last year in which the facts are told to happen"

_DOCKET = re.compile(r"\b(\d\d)[- ]?c[rv](?=\b|[- ]?\d)", re.IGNORECASE)
"""The year in a docket number of a trial court: 20-cr-101, 20 CR 101, 20CV00101."""

_UP_TO = (
    r"(?:(?!\bthat\b)[^.;,]|(?<=\d),(?=\s\d{4})|(?<=Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)\.|(?<=Sept)\.){0,40}?"
    r"\b(?:19|20)\d\d\b"
)
"""The rest of a clause up to a year. The comma in “on June 3, 2015” ends no clause, nor does the point in “Nov. 5”;
“that” does: what somebody was charged with, or testified, is the conduct again."""

_ARREST = re.compile(r"\barrest\w*\b" + _UP_TO, re.IGNORECASE)

_LATER = re.compile(
    r"\b(?:indict|charg|convict|guilty|sentenc|tried|trial|plead|pled|filed|sued|suits?\b|lawsuit|verdict"
    r"|decided|ruled|affirm|revers|vacat|dismiss|appeal|arraign|extradit|testif|remand|motion|docket"
    r"|born|amend|enact|predat|Congress|JVTA|TVPR?A|FOSTA)\w*\b"
    + _UP_TO
    + r"|\b(?:before|prior to) (?:the )?(?:\w+\.? )?(?:\d{1,2},? )?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d "
    r"(?:amendments?|act|law|text|statute|change|indictment|trial|decision|ruling|complaint|verdict|appeal|opinion)\b",
    re.IGNORECASE,
)
"""Years that a summary names for something else than what was done: the charge, the trial, the law."""


def agreement(court: str, engine: Truth | None) -> Agreement:
    """Compare what a court said with what the engine finds.

    >>> agreement("met", Truth.UNKNOWN), agreement("legal_error", Truth.YES)
    ('left open', 'not compared')
    """
    if court not in COURT or engine is None:
        return "not compared"
    if engine is Truth.UNKNOWN:
        return "left open"
    return "agrees" if engine is COURT[court] else "differs"


def _elements(
    coding: Coding, record: Record, asked: Asked, provision: str, rulings: Iterable[Ruling]
) -> Iterator[Compared]:
    fields = {**record.facts.fields(), "tested": record.tested or (NOTHING,)}
    given = tuple(rulings)
    reading = given[0].finding.tree.reading if given else None
    fields["reading"] = (reading.id if reading else NOTHING,)
    # A record of several defendants has one list of elements: what is held of one is not about the other.
    others_own = asked.elements is None and _whose_mind(record, provision) == "another"
    for element, status in _answered(record, asked).items():
        if status == "not_at_issue" or (others_own and element not in {"benefit", "venture_participation"}):
            continue
        places = coding.matching(element, provision, fields)
        truths = [truth for ruling in given for truth in _found(ruling.finding, places)]
        engine = any_of(truths) if truths else None
        yield Compared(element=element, court=status, engine=engine, agreement=agreement(status, engine))


def _found(finding: Finding, places: Iterable[Matching]) -> Iterator[Truth]:
    there = dict(finding.truths)
    for id_, truth in finding.truths.items():  # a claim against a perpetrator has the offense's elements under its own
        there.setdefault(id_.rpartition("/")[2], truth)
    for place in places:
        any_there = [there[id_] for id_ in place.any if id_ in there]
        all_there = [there[id_] for id_ in place.all if id_ in there]
        if any_there:
            yield any_of(any_there)
        if place.all and len(all_there) == len(place.all):
            yield all_of(all_there)
