"""Say what is found of a decided case: as lines to be read, or as plain values."""

from collections.abc import Iterator
from typing import Any

from everyelement.content.decided import Judged, Ruling, conduct, judge_record, other_text
from everyelement.content.library import Library
from everyelement.content.record import Record
from everyelement.law import Truth, explain

PERSONS = {
    "adult": "an adult",
    "under_18": "a person under 18",
    "under_14": "a person under 14",
    "not_at_issue": "a person whose age was not at issue",
}
USES = {
    "validate_with_inferred_fields": "Some of its facts are inferred: what is found rests on them.",
    "tested_elements_only": "Only the elements that it tests are coded: the whole is no test of the engine.",
    "contrast_only": "For contrast only: its result is no test of the engine.",
}
WITHOUT = "Without what was coded from the outcome"


def lines(shelf: Library, record: Record) -> Iterator[str]:
    """Say what is found, thing by thing and element by element, and how it compares with the court."""
    on, why = conduct(record)
    yield f"{record.name}, {record.court}, {record.year}"
    yield f"Judged by its coded facts, as of {on}: {why}."
    if record.use in USES:
        yield USES[record.use]
    if record.unread:
        yield f"Left unread, because no field is called so here: {', '.join(record.unread)}."
    yield from _not_told_apart(record)
    withheld = list(judge_record(shelf, record, withhold=True)) if record.withheld() else []
    for place, judged in enumerate(judge_record(shelf, record)):
        yield ""
        bare = withheld[place] if withheld and judged.rulings else None
        yield from _thing(shelf, record, judged, bare)


def _thing(shelf: Library, record: Record, judged: Judged, bare: Judged | None) -> Iterator[str]:
    asked = judged.asked.provision + (f", {judged.asked.of}" if judged.asked.of else "")
    if not judged.rulings:
        yield f"{asked}: not judged. {judged.why}"
        return
    tree = judged.rulings[0].finding.tree
    yield f"{asked}: {tree.provision.title}, {tree.version.citation}, as in force on {tree.on}"
    if year := other_text(shelf, record, judged):
        yield (
            f"The facts are told from {year} on, when this text was not yet in force. "
            "Where what is judged ended earlier, give its day: conduct, or --on."
        )
    if judged.why:
        yield f"Judged by this provision: {judged.why}"
    if tree.reading:
        yield f"Reading: {tree.reading.title} ({tree.reading.grade}). {judged.reading_why}"
    yield f"Found: {word(judged.truth)}." + (
        f" The court: {judged.asked.result.replace('_', ' ')}. {_said(judged.agreement)}" if judged.asked.result else ""
    )
    for one in judged.compared:
        tested = " (tested)" if one.element in record.tested else ""
        yield f"  {one.element}{tested}: court {one.court.replace('_', ' ')}, here {word(one.engine)}: {one.agreement}"
    if bare is not None:
        yield f"{WITHOUT} ({', '.join(record.facts.coded_from_outcome)}): {word(bare.truth)}."
    for ruling in judged.rulings:
        yield from _ruling(shelf, record, ruling)


def _ruling(shelf: Library, record: Record, ruling: Ruling) -> Iterator[str]:
    person = PERSONS.get(ruling.person, "somebody played by an officer")
    asks = {fact.id: fact.asked_of("the defendant", "the person concerned") for fact in shelf.facts.values()}
    asks["other-answers-a1"] = "Did somebody else in the venture violate § 1591(a)(1)?"
    yield f"  Toward {person}:"
    for step in explain(ruling.finding, asks=asks):
        yield f"  {'  ' * (step.depth + 1)}{step.text}"
    if ruling.finding.ask_next:
        yield "    Ask next:"
        for key in ruling.finding.ask_next:
            yield f"      {asks.get(key, key)} ({key})"
    asked = set(ruling.finding.tree.keys)
    conceded = [answer.fact for answer in ruling.answers if answer.conceded and answer.fact in asked]
    if conceded:
        yield f"    Taken as given, because nobody raised it: {', '.join(conceded)}"
    if foreign := _no_word_of_this_text(shelf, record, ruling):
        yield f"    Coded, but this text has no such word: {', '.join(foreign)}"


def _no_word_of_this_text(shelf: Library, record: Record, ruling: Ruling) -> list[str]:
    """Name the acts and means that are coded, but that the text of that day does not know, so nothing rests on them."""
    asked, fields = set(ruling.finding.tree.keys), record.facts.fields()
    coded = {answer.fact for answer in ruling.answers if answer.answer == "yes" and not answer.conceded}
    return [
        word
        for rule in shelf.coding.rule
        if rule.of and asked & set(rule.each.values())
        for word in fields[rule.of]
        if word in rule.each and (fact := rule.each[word]) in coded and not asked & {fact, *shelf.table.up(fact)}
    ]


def _not_told_apart(record: Record) -> Iterator[str]:
    """Say where one set of facts has to do for several people, who may have been decided differently."""
    people: dict[str, list[str]] = {}
    for asked in record.asked:
        people.setdefault(asked.provision, []).append(asked.of)
    for provision, names in people.items():
        if len(set(names)) > 1:
            yield (
                f"{' and '.join(names)} are judged under {provision} by the same coded facts, which do not tell them "
                "apart. Where the court did, give each a file of its own."
            )


def _said(agreement: str) -> str:
    return {
        "agrees": "They agree.",
        "left open": "What the court decided is left open here.",
        "differs": "They differ.",
        "not compared": "That is no answer to compare with.",
    }[agreement]


def word(truth: Truth | None) -> str:
    """Name a finding; where there is none, say so."""
    return "not judged" if truth is None else truth.finding


def plain(shelf: Library, record: Record) -> dict[str, Any]:
    """Lay the same out as plain values."""
    on, why = conduct(record)
    bare = list(judge_record(shelf, record, withhold=True)) if record.withheld() else []
    return {
        "name": record.name,
        "court": record.court,
        "year": record.year,
        "conduct": {"on": on.isoformat(), "why": why},
        "validation_use": record.use or None,
        "truth_standard": record.standard or None,
        "left_unread": list(record.unread),
        "notes": list(_not_told_apart(record)),
        "coded_from_outcome": list(record.facts.coded_from_outcome),
        "judged": [
            _plain_thing(shelf, record, judged, bare[place] if bare else None)
            for place, judged in enumerate(judge_record(shelf, record))
        ],
    }


def _plain_thing(shelf: Library, record: Record, judged: Judged, bare: Judged | None) -> dict[str, Any]:
    thing: dict[str, Any] = {
        "asked": judged.asked.provision,
        "of": judged.asked.of,
        "provision": judged.provision or None,
        "finding": word(judged.truth),
        "court": judged.asked.result or None,
        "agreement": judged.agreement,
        "why": judged.why,
    }
    if judged.rulings:
        tree = judged.rulings[0].finding.tree
        thing |= {"citation": tree.version.citation, "on": tree.on.isoformat()}
        thing |= {"told_from_before_this_text": other_text(shelf, record, judged)}
        thing |= {"reading": tree.reading.id if tree.reading else None, "reading_why": judged.reading_why}
    thing["people"] = [_plain_ruling(shelf, record, ruling) for ruling in judged.rulings]
    thing["elements"] = [
        {
            "element": one.element,
            "tested": one.element in record.tested,
            "court": one.court,
            "finding": word(one.engine),
            "agreement": one.agreement,
        }
        for one in judged.compared
    ]
    if bare is not None:
        thing["without_outcome"] = {"finding": word(bare.truth), "agreement": bare.agreement}
    return thing


def _plain_ruling(shelf: Library, record: Record, ruling: Ruling) -> dict[str, Any]:
    return {
        "person": ruling.person,
        "finding": ruling.finding.truth.finding,
        "ask_next": list(ruling.finding.ask_next),
        "no_word_of_this_text": _no_word_of_this_text(shelf, record, ruling),
        "elements": [
            {"element": one.id, "title": one.element.title, "finding": one.truth.finding}
            for one in ruling.finding.walk()
        ],
        "facts": [
            {"fact": one.fact, "answer": one.answer, "because": one.because, "conceded": one.conceded}
            for one in ruling.answers
        ],
    }
