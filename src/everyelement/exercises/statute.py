"""Statute: the law itself, its elements outlined in its own words, at one date or another."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson
from everyelement.exercises.parts import Parts, no_key
from everyelement.law import Element, Provision, Version

Run = str | list[str]


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Lay out each provision with all its versions."""
    provisions = [shelf.provision(id_) for id_ in exercise.provisions]
    sources = [version.source for provision in provisions for version in provision.version]
    return Parts(
        question={
            "ask": exercise.ask,
            "provisions": [_provision(shelf, provision) for provision in provisions],
            "items": [],
        },
        key=no_key(),
        sources=tuple(sources),
    )


def _provision(shelf: Library, provision: Provision) -> dict[str, Any]:
    return {
        "id": provision.id,
        "title": provision.title,
        "short": provision.short,
        "kind": provision.kind,
        "plain": provision.plain.strip(),
        "versions": [_version(shelf, version) for version in provision.version],
    }


def _version(shelf: Library, version: Version) -> dict[str, Any]:
    said: dict[str, Any] = {
        "from": version.since.isoformat(),
        "citation": version.citation,
        "source": version.source,
        "rebuilt": version.rebuilt,
        "runs": runs(version.text.strip(), version.element),
        "root": version.root,
        "elements": {element.id: _element(shelf, element) for element in reversed(version.element)},
    }
    said["elements"] = dict(reversed(said["elements"].items()))  # the first of two with one id stands
    if version.until:
        said["until"] = version.until.isoformat()
    if version.rebuilt:
        said["rebuilt_note"] = version.rebuilt_note.strip()
    if version.reading:
        said["readings"] = [
            {"id": r.id, "title": r.title, "grade": r.grade, "note": r.note.strip(), "default": r.default}
            for r in version.reading
        ]
    return said


def _element(shelf: Library, element: Element) -> dict[str, Any]:
    said: dict[str, Any] = {"title": element.title, "quote": list(element.quote)}
    for name in ("structure", "note"):
        if text := getattr(element, name).strip():
            said[name] = text
    for name in ("all", "any", "none"):
        if joined := getattr(element, name):
            said[name] = list(joined)
    if element.fact:
        said["fact"] = element.fact
        said["ask"] = shelf.facts[element.fact].asked_of("the person judged", "the other person")
    if element.judged:
        said["judged"] = ", ".join(shelf.provision(id_).short for id_ in element.judged)
    if element.reading:
        said["readings"] = list(element.reading)
    if element.sources:
        said["sources"] = [shelf.sources[id_].cite for id_ in element.sources]
    return said


def runs(text: str, elements: Iterable[Element]) -> list[Run]:
    """Cut a text into plain runs and runs that belong to an element.

    The words of a leaf are outlined before those of what joins it; no two outlines overlap, and each quotation is
    outlined where it first stands free.

    >>> runs("whoever lends or hides", [Element(id="hides", title="Hides", quote=("hides",), fact="hid")])
    ['whoever lends or ', ['hides', 'hides']]
    """
    taken: list[tuple[int, int, str]] = []
    for element in sorted(elements, key=lambda element: bool(element.parts)):
        for quote in element.quote:
            for begin, finish in _places(text, quote):
                if all(finish <= start or end <= begin for start, end, _ in taken):
                    taken.append((begin, finish, element.id))
                    break
    cut: list[Run] = []
    at = 0
    for start, end, id_ in sorted(taken):
        if start > at:
            cut.append(text[at:start])
        cut.append([text[start:end], id_])
        at = end
    return [*cut, text[at:]] if at < len(text) else cut


def _places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Find where a quotation stands as whole words, any white space counting as one space."""
    edge = r"(?!\w)" if quote[-1:].isalnum() else ""
    if quote in text or "\n" not in text:  # nearly always; a plain search is far quicker than a pattern
        found = re.finditer(rf"(?<!\w){re.escape(quote)}{edge}" if edge else re.escape(quote), text)
    else:
        spaced = r"\s+".join(re.escape(word) for word in quote.split())
        found = re.finditer(rf"(?<!\w){spaced}{edge}" if edge else spaced, text)
    yield from (each.span() for each in found)
