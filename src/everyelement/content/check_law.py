"""Check facts and provisions: every quotation verbatim, every element reachable, no fact in both polarities."""

import re
from collections.abc import Iterator, Sequence

from everyelement.content.library import Library
from everyelement.content.load import Mistake
from everyelement.law import Element, Provision, Version

_TEXT = re.compile(r'"([^"\n]+)"')


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through facts.toml and every provision."""
    yield from _facts(shelf)
    for id_, provision in shelf.readable(shelf.provision_ids(), shelf.provision):
        yield from _provision(shelf, provision, f"law/{id_}.toml", id_)


def _facts(shelf: Library) -> Iterator[Mistake]:
    file = "facts.toml"
    for place, fact in enumerate(shelf.facts.values()):
        where = f"fact[{place}]"
        for name in ("implies", "needs_any"):
            for other in getattr(fact, name):
                if other not in shelf.facts:
                    what = f"the fact {other} does not exist"
                    yield Mistake(file=file, field=f"{where}.{name}", what=what, attempt="Add it, or mend its name.")
        if fact.id in shelf.table.up(fact.id):
            what = f"the fact {fact.id} implies itself by way of others"
            yield Mistake(file=file, field=f"{where}.implies", what=what, attempt="Take one implication out.")
        for implied in fact.implies:
            if fact.scope == "story" and implied in shelf.facts and shelf.facts[implied].scope == "judged":
                what = (
                    f"{fact.id} is the same for everybody, but implies {implied}, which differs from person to person"
                )
                yield Mistake(file=file, field=f"{where}.implies", what=what, attempt="Mend one of the two scopes.")


def _provision(shelf: Library, provision: Provision, file: str, id_: str) -> Iterator[Mistake]:
    if provision.id != id_:
        what = f"the id {provision.id} is not the name of the file"
        yield Mistake(file=file, field="id", what=what, attempt=f"Write {id_}, or rename the file.")
    days = [version.since for version in provision.version]
    if days != sorted(set(days)):
        what = "the versions are not in the order of their dates"
        yield Mistake(file=file, field="version", what=what, attempt="Put the oldest first; no two on one day.")
    for place, version in enumerate(provision.version):
        yield from _version(shelf, version, file, f"version[{place}]")
        for reading in (*(r.id for r in version.reading),) or (None,):
            yield from _tree(shelf, version, reading, file, f"version[{place}]")


def _version(shelf: Library, version: Version, file: str, where: str) -> Iterator[Mistake]:
    if version.rebuilt and not version.rebuilt_note:
        what = "a rebuilt version does not say how it was rebuilt"
        yield Mistake(file=file, field=f"{where}.rebuilt_note", what=what, attempt="Name the amendment notes.")
    if version.reading and sum(reading.default for reading in version.reading) != 1:
        what = "not exactly one reading is the default"
        yield Mistake(file=file, field=f"{where}.reading", what=what, attempt="Mark one with default = true.")
    yield from missing_sources(shelf, [version.source], file, f"{where}.source")
    for place, reading in enumerate(version.reading):
        yield from missing_sources(shelf, reading.sources, file, f"{where}.reading[{place}].sources")
    text = " ".join(version.text.split())
    if not text:  # then no quotation can be in it
        what = f"the version in force since {version.since} has no text"
        attempt = "Copy it from its source, letter by letter, or take the version out."
        yield Mistake(file=file, field=f"{where}.text", what=what, attempt=attempt)
    for place, element in enumerate(version.element):
        yield from _element(shelf, version, element, text, file, f"{where}.element[{place}]")


def _element(shelf: Library, version: Version, element: Element, text: str, file: str, where: str) -> Iterator[Mistake]:
    for quote in element.quote:
        if text and " ".join(quote.split()) not in text:
            what = f'the quote "{quote}" is not in the text of this version'
            yield Mistake(
                file=file, field=f"{where}.quote", what=what, attempt="Copy it from the text, letter by letter."
            )
    if not element.quote and not element.structure:
        what = f"the element {element.id} has neither a quotation nor a reason why it is there without one"
        yield Mistake(file=file, field=f"{where}.quote", what=what, attempt="Quote the text, or fill in structure.")
    joints = [name for name in ("all", "any", "none", "fact", "judged") if getattr(element, name)]
    if len(joints) != 1:
        what = f"the element {element.id} has {' and '.join(joints) or 'nothing'} where it should have one of them"
        yield Mistake(file=file, field=where, what=what, attempt="Give one of all, any, none, fact, judged.")
    if element.fact and element.fact not in shelf.facts:
        what = f"the fact {element.fact} is not in facts.toml"
        yield Mistake(file=file, field=f"{where}.fact", what=what, attempt="Add it there, or mend its name.")
    for judged in element.judged:
        if judged not in shelf.provision_ids():
            what = f"the provision {judged} does not exist"
            yield Mistake(file=file, field=f"{where}.judged", what=what, attempt="Add it, or mend its name.")
    if element.judged and (not element.of or not element.stands_for):
        what = f"the element {element.id} does not say whose violation it asks for, or under which name"
        yield Mistake(file=file, field=where, what=what, attempt='Give of = "same" or "another", and stands-for.')
    if element.stands_for in shelf.facts:
        what = f"{element.stands_for} is a fact, and a legal conclusion is none"
        yield Mistake(file=file, field=f"{where}.stands-for", what=what, attempt="Choose a name outside facts.toml.")
    for reading in element.reading:
        if reading not in {r.id for r in version.reading}:
            what = f"the reading {reading} is not declared in this version"
            yield Mistake(file=file, field=f"{where}.reading", what=what, attempt="Declare it, or mend its name.")
    yield from missing_sources(shelf, element.sources, file, f"{where}.sources")


def _tree(shelf: Library, version: Version, reading: str | None, file: str, where: str) -> Iterator[Mistake]:
    under = f" under the reading {reading}" if reading else ""
    there = [e for e in version.element if not e.reading or reading in e.reading]
    elements = {element.id: element for element in there}
    for id_ in sorted({e.id for e in there if sum(other.id == e.id for other in there) > 1}):
        what = f"the element {id_} stands twice{under}"
        yield Mistake(file=file, field=where, what=what, attempt="Give one of them another id, or another reading.")
    if version.root not in elements:
        what = f"the root {version.root} is no element{under}"
        yield Mistake(file=file, field=f"{where}.root", what=what, attempt="Name the top element.")
        return
    for element in there:
        for part in element.parts:
            if part not in elements:
                what = f"the element {element.id} joins {part}, which does not exist{under}"
                yield Mistake(file=file, field=where, what=what, attempt="Add it, or mend its name.")
    reached, circle = _walk(elements, version.root)
    for id_ in circle:
        what = f"the element {id_} is part of itself{under}"
        yield Mistake(file=file, field=where, what=what, attempt="Take it out of what it joins.")
    for id_ in sorted(elements.keys() - reached.keys()):
        what = f"the element {id_} is not reached from the root{under}"
        yield Mistake(file=file, field=where, what=what, attempt="Join it to another element, or take it out.")
    if not circle:
        yield from _polarity(shelf, elements, reached, file, where)


def _walk(elements: dict[str, Element], root: str) -> tuple[dict[str, set[bool]], list[str]]:
    """Say which elements are reached, plainly or under a `none`, and which contain themselves."""
    reached: dict[str, set[bool]] = {}
    circle: list[str] = []

    def go(id_: str, plain: bool, above: tuple[str, ...]) -> None:
        if id_ in above:
            circle.append(id_)
        elif id_ in elements and plain not in reached.setdefault(id_, set()):
            reached[id_].add(plain)
            for part in elements[id_].parts:
                go(part, plain != bool(elements[id_].none), (*above, id_))

    go(root, True, ())
    return reached, sorted(set(circle))


def _polarity(
    shelf: Library, elements: dict[str, Element], reached: dict[str, set[bool]], file: str, where: str
) -> Iterator[Mistake]:
    """Only while no fact speaks both for and against is *open* exact."""
    plain = {elements[id_].fact for id_, ways in reached.items() if True in ways} - {""}
    turned = {elements[id_].fact for id_, ways in reached.items() if False in ways} - {""}
    for fact in sorted(plain & turned):
        what = f"the fact {fact} stands both plainly and under none"
        yield Mistake(file=file, field=where, what=what, attempt="Open would no longer be exact; ask another fact.")
    for one, other in [(a, b) for a in sorted(plain) for b in sorted(turned)]:
        if other in shelf.table.up(one) or one in shelf.table.up(other):
            what = f"{one} stands plainly, {other} under none, and an implication joins them"
            yield Mistake(file=file, field=where, what=what, attempt="Open would no longer be exact; ask another fact.")


def missing_sources(shelf: Library, ids: Sequence[str], file: str, where: str) -> Iterator[Mistake]:
    """Report every source that is cited and not listed."""
    for id_ in ids:
        if id_ not in shelf.sources:
            what = f"the source {id_} is not in sources.toml"
            yield Mistake(file=file, field=where, what=what, attempt="Add it with what was read and when.")


def uncited(shelf: Library) -> Iterator[Mistake]:
    """Report sources that nothing cites; every text in quotation marks that is a source's id counts as citing it."""
    said = {
        text
        for path in shelf.root.rglob("*.toml")
        if path.name != "sources.toml"
        for text in _TEXT.findall(path.read_text(encoding="utf-8"))
    }
    for id_ in shelf.sources:
        if id_ not in said:
            what = f"nothing cites the source {id_}"
            yield Mistake(file="sources.toml", field=f"source {id_}", what=what, attempt="Cite it, or take it out.")
