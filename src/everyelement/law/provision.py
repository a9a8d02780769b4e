"""A provision of law: its words by date, its elements, and the tree that they make on one day under one reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from everyelement.errors import EveryElementError
from everyelement.law.facts import FactTable

Join = Literal["all", "any", "none", "fact"]


class NoText(EveryElementError):
    """Raised when a provision is asked about on a day for which there is no text here."""


class NoSuchReading(EveryElementError):
    """Raised when a provision is asked for a reading that it does not have."""


class NoTree(EveryElementError):
    """Raised when the elements of a version make no tree that could be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that must be so: a joint of other elements, a question of fact, or a finding about somebody."""

    id: str
    title: str
    quote: tuple[str, ...] = ()
    structure: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    fact: str = ""
    judged: tuple[str, ...] = ()
    of: Literal["", "same", "another"] = ""
    stands_for: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the elements that this one joins."""
        return self.all or self.any or self.none


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way in which courts, or the words, can be taken; with the grade of what was read."""

    id: str
    title: str
    grade: Literal["VERIFIED", "CORROBORATED", "UNVERIFIED"]
    note: str
    default: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The words of a provision from one day on, and the elements tied to them."""

    since: date
    citation: str
    source: str
    text: str
    root: str
    element: tuple[Element, ...]
    reading: tuple[Reading, ...] = ()
    until: date | None = None
    rebuilt: bool = False
    rebuilt_note: str = ""

    def elements(self, reading: str | None) -> dict[str, Element]:
        """Pick the elements under one reading, by id, in the order of the file."""
        return {e.id: e for e in self.element if not e.reading or reading in e.reading}

    def named(self, reading: str | None) -> Reading | None:
        """Find the reading asked for, or the default one. Raises `NoSuchReading`."""
        if reading is None:
            return next((r for r in self.reading if r.default), None)
        for candidate in self.reading:
            if candidate.id == reading:
                return candidate
        known = ", ".join(r.id for r in self.reading) or "no readings: leave it out"
        raise NoSuchReading(f"There is no reading {reading!r} of {self.citation} in this version. It has {known}.")


@dataclass(frozen=True, eq=False, kw_only=True)
class Provision:
    """A definition, offense, remedy or treaty article, with all its versions."""

    id: str
    title: str
    short: str
    jurisdiction: str
    kind: Literal["definition", "offense", "civil-remedy", "treaty", "penalty", "ordinance"]
    plain: str
    version: tuple[Version, ...]
    table: FactTable = field(default_factory=FactTable)
    linked: Mapping[str, "Provision"] = field(default_factory=dict)

    def on(self, day: date) -> Version:
        """Find the version in force on this day. Raises `NoText` where there is none."""
        first = self.version[0]
        if day < first.since:
            raise NoText(
                f"There is no text of {self.short} for {day}: the first version here is in force since {first.since}. "
                f"Choose a day from {first.since} on."
            )
        version = [v for v in self.version if v.since <= day][-1]
        if version.until is not None and day > version.until:
            raise NoText(
                f"There is no text of {self.short} for {day}: what is here holds from {version.since} to "
                f"{version.until}. Choose a day in between."
            )
        return version


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An element in its place in one tree: what it joins, or which key of the facts it reads."""

    id: str
    element: Element
    citation: str
    join: Join
    parts: tuple[str, ...] = ()
    fact: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Tree:
    """A provision on one day under one reading, with whatever it asks about other people written out."""

    provision: Provision
    version: Version
    reading: Reading | None
    on: date
    root: str
    nodes: Mapping[str, Node]
    keys: tuple[str, ...]

    def leaves(self) -> Iterator[Node]:
        """Go through the nodes that read a fact."""
        return (node for node in self.nodes.values() if node.join == "fact")

    def below(self, id_: str) -> Mapping[str, Node]:
        """Find an element and all below it, by id, from the top; what stands in two places comes once."""
        if id_ not in self._below:
            found: dict[str, Node] = {}
            waiting = [id_]
            while waiting:
                node = self.nodes[waiting.pop()]
                if node.id not in found:
                    found[node.id] = node
                    waiting.extend(reversed(node.parts))
            self._below[id_] = found
        return self._below[id_]

    @cached_property
    def _below(self) -> dict[str, Mapping[str, Node]]:
        """Remember what was worked out."""
        return {}

    @cached_property
    def upward(self) -> tuple[Node, ...]:
        """All nodes, each after its parts."""
        placed: dict[str, Node] = {}

        def place(id_: str) -> None:
            if id_ not in placed:
                for part in self.nodes[id_].parts:
                    place(part)
                placed[id_] = self.nodes[id_]

        for id_ in self.nodes:
            place(id_)
        return tuple(placed.values())


@lru_cache(maxsize=1024)
def tree(provision: Provision, on: date, reading: str | None = None, others: tuple[str, ...] = ()) -> Tree:
    """Set up the tree of a provision on one day.

    `others` are the other people of the story; a leaf that asks whether somebody else violated a provision becomes
    that provision's own tree, once for each of them. Without others such a leaf reads the name that it `stands_for`.
    Raises `NoText`, `NoSuchReading` and `NoTree`.
    """
    version = provision.on(on)
    chosen = version.named(reading)
    nodes = dict(_nodes(provision, version, chosen, on, others=others))
    if wrong := _astray(nodes, version.root):
        raise NoTree(
            f"{version.citation} cannot be judged in its text of {version.since}: {wrong}. "
            "Run everyelement check, and mend what it names."
        )
    keys = tuple(dict.fromkeys(node.fact for node in nodes.values() if node.join == "fact"))
    return Tree(provision=provision, version=version, reading=chosen, on=on, root=version.root, nodes=nodes, keys=keys)


def _astray(nodes: Mapping[str, Node], root: str) -> str:
    """Say what keeps these nodes from being a tree: a name that is nobody's, a joint of nothing, or a circle."""
    if root not in nodes:
        return f"its root {root} is no element"
    for node in nodes.values():
        for part in node.parts:
            if part not in nodes:
                return f"the element {node.id} joins {part}, which does not exist"
        if node.join == "fact" and not node.fact:
            return f"the element {node.id} joins nothing and asks nothing"
    waiting = {node.id: set(node.parts) for node in nodes.values()}
    while ready := {id_ for id_, parts in waiting.items() if not parts & waiting.keys()}:
        waiting = {id_: parts for id_, parts in waiting.items() if id_ not in ready}
    return f"the element {min(waiting)} is part of itself" if waiting else ""


def _nodes(
    provision: Provision,
    version: Version,
    reading: Reading | None,
    on: date,
    *,
    others: tuple[str, ...] = (),
    person: str | None = None,
    prefix: str = "",
) -> Iterator[tuple[str, Node]]:
    own = not prefix and person is None

    def name(id_: str) -> str:
        return id_ if own else f"{prefix}{id_}" + (f"@{person}" if person else "")

    after: list[tuple[str, Node]] = []
    for element in version.elements(reading.id if reading else None).values():
        if element.judged:
            node, below = _judged(provision, version, element, on, others=others, person=person, name=name(element.id))
            after.extend(below)
        else:
            join: Join = "all" if element.all else "any" if element.any else "none" if element.none else "fact"
            node = Node(
                id=name(element.id),
                element=element,
                citation=version.citation,
                join=join,
                parts=element.parts if own else tuple(map(name, element.parts)),
                fact=provision.table.key(element.fact, person) if element.fact else "",
            )
        yield node.id, node
    yield from after


@lru_cache(maxsize=4096)
def _nodes_about(provision: Provision, on: date, person: str, prefix: str) -> tuple[tuple[str, Node], ...]:
    """Write out another person's tree: the same in every tree that asks whether this person violated the provision."""
    version = provision.on(on)
    return tuple(_nodes(provision, version, version.named(None), on, person=person, prefix=prefix))


def _judged(
    provision: Provision,
    version: Version,
    element: Element,
    on: date,
    *,
    others: tuple[str, ...],
    person: str | None,
    name: str,
) -> tuple[Node, list[tuple[str, Node]]]:
    """Write out a leaf that asks about somebody's violation; unwritten it reads the name it stands for."""
    whom: tuple[str | None, ...] = (person,) if element.of == "same" else tuple(others) if person is None else ()
    roots: list[str] = []
    below: list[tuple[str, Node]] = []
    for judged in element.judged:
        linked = provision.linked.get(judged)
        if linked is None:
            continue
        try:
            there = linked.on(on)
        except NoText:  # not yet law on that day, so nobody can have violated it
            continue
        for somebody in whom:
            prefix = f"{judged}/"
            roots.append(f"{prefix}{there.root}" + (f"@{somebody}" if somebody else ""))
            # Whether the same person's violation is in turn somebody else's is asked of the same others.
            further = others if element.of == "same" else ()
            if somebody is not None and not further:
                below.extend(_nodes_about(linked, on, somebody, prefix))
            else:
                reading = there.named(None)
                below.extend(_nodes(linked, there, reading, on, others=further, person=somebody, prefix=prefix))
    if not roots:
        key = provision.table.key(element.stands_for, person)
        return Node(id=name, element=element, citation=version.citation, join="fact", fact=key), []
    return Node(id=name, element=element, citation=version.citation, join="any", parts=tuple(roots)), below
