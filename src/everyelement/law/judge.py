"""Judge one provision on given facts. It finds *met*, *not met* or *open*; it never finds anybody guilty."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from everyelement.law.facts import Argument, Facts
from everyelement.law.provision import Element, Node, Provision, Tree, tree
from everyelement.law.truth import Truth, all_of, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one element, and why; the explanation is the value itself.

    `fact` belongs to leaves; `disputed` says that the fact is argued, not silent. What stands below is worked out when
    somebody asks.
    """

    id: str
    element: Element
    citation: str
    truth: Truth
    fact: str = ""
    disputed: Argument | None = None
    tree: Tree
    judging: "_Judging" = field(repr=False, hash=False)

    def __bool__(self) -> NoReturn:
        """Refuse: a finding may be open, and an `if` knows no open."""
        raise TypeError("A finding may be open, so it is no condition. Compare it: finding.truth is Truth.YES.")

    @property
    def parts(self) -> tuple["Finding", ...]:
        """The findings right below it."""
        return tuple(self.judging.finding(part) for part in self.tree.nodes[self.id].parts)

    @property
    def because(self) -> tuple["Finding", ...]:
        """The parts that settle it, or keep it open: what speaks as the whole does."""
        speaks = ~self.truth if self.element.none else self.truth
        return tuple(part for part in self.parts if part.truth is speaks)

    @property
    def ask_next(self) -> tuple[str, ...]:
        """The facts that could still change it, in the order of the file."""
        return self.judging.ask_next(self.id)

    @property
    def truths(self) -> dict[str, Truth]:
        """What is so of it and of every element below it, by id, from the top."""
        return {id_: self.judging.truths[id_] for id_ in self.tree.below(self.id)}

    def of(self, element: str) -> "Finding":
        """Find what was found of one element below this one, by its id.

        Raises `KeyError` where this finding has no such element.
        """
        if element not in self.tree.below(self.id):
            raise KeyError(element)
        return self.judging.finding(element)

    def walk(self) -> Iterable["Finding"]:
        """Go through this finding and all below it, from the top; what stands in two places comes once."""
        return (self.judging.finding(id_) for id_ in self.tree.below(self.id))


def judge(
    provision: Provision,
    facts: Mapping[str, str | Truth] | Facts,
    *,
    on: date,
    reading: str | None = None,
    others: Iterable[str] = (),
) -> Finding:
    """Say of a provision and each of its elements whether these facts meet it, on the date of the conduct.

    Facts that are not given are unknown. `others` names the other people of the story whose facts are given as
    `fact@person`. Raises `NoText` for a day without text, `NoSuchReading`, and `Contradiction`.

    >>> from datetime import date
    >>> from everyelement.law import Element, Version
    >>> shelf = Provision(id="shelf", title="Shelf rule", short="Rule 1", jurisdiction="made-up", kind="ordinance",
    ...     plain="", version=(Version(since=date(2020, 1, 1), citation="Rule 1", source="none", root="both",
    ...     text="removes a book without leave", element=(
    ...         Element(id="both", title="Rule 1", quote=("removes a book without leave",), all=("act", "no-leave")),
    ...         Element(id="act", title="Removing", quote=("removes",), fact="removed"),
    ...         Element(id="no-leave", title="Without leave", quote=("without leave",), none=("leave",)),
    ...         Element(id="leave", title="Leave", quote=("leave",), fact="had-leave"))),))
    >>> found = judge(shelf, {"removed": "yes"}, on=date(2024, 1, 1))
    >>> found.truth.finding, found.ask_next
    ('open', ('had-leave',))
    >>> judge(shelf, {"removed": "yes", "had-leave": "yes"}, on=date(2024, 1, 1)).truth.finding
    'not met'
    """
    people = tuple(others)
    grown = tree(provision, on, reading, people)
    known = facts if isinstance(facts, Facts) else Facts(facts, table=provision.table.beside(people))
    return _Judging(grown, known).finding(grown.root)


def ask_next(
    provision: Provision,
    facts: Mapping[str, str | Truth] | Facts,
    *,
    on: date,
    reading: str | None = None,
    others: Iterable[str] = (),
) -> tuple[str, ...]:
    """Name the facts that could still change the finding, in the order of the file; none where it is settled.

    Answering them all settles it, and each of them can matter. Raises as `judge` does.
    """
    return judge(provision, facts, on=on, reading=reading, others=others).ask_next


def settle(grown: Tree, facts: Facts) -> dict[str, Truth]:
    """Say of every node of a tree whether it is so on these facts."""
    found: dict[str, Truth] = {}
    for node in grown.upward:
        if node.join == "fact":
            found[node.id] = facts[node.fact]
            continue
        parts = [found[part] for part in node.parts]
        if node.join == "all":
            found[node.id] = all_of(parts)
        else:
            found[node.id] = any_of(parts) if node.join == "any" else ~any_of(parts)
    return found


class _Judging:
    """One judgment under way: the truth of each node, and the smallest sets of unknown facts that would make it so."""

    def __init__(self, grown: Tree, facts: Facts) -> None:
        self.tree = grown
        self.facts = facts
        self.truths = settle(grown, facts)
        self.bits = {key: 1 << place for place, key in enumerate(grown.keys)}
        self._ways: dict[tuple[str, bool], list[int]] = {}
        self._joined: dict[tuple[str, bool], int] = {}
        self._touched: dict[tuple[str, bool], int] = {}
        self._found: dict[str, Finding] = {}

    def __eq__(self, other: object) -> bool:
        """Say whether the same tree is judged on the same facts."""
        return isinstance(other, _Judging) and self.tree is other.tree and self.facts == other.facts

    __hash__ = None  # type: ignore[assignment]  # facts are a mapping

    def finding(self, id_: str) -> Finding:
        if id_ not in self._found:
            node = self.tree.nodes[id_]
            self._found[id_] = Finding(
                id=id_,
                element=node.element,
                citation=node.citation,
                truth=self.truths[id_],
                fact=node.fact,
                disputed=self.facts.disputed.get(node.fact),
                tree=self.tree,
                judging=self,
            )
        return self._found[id_]

    def ask_next(self, id_: str) -> tuple[str, ...]:
        if self.truths[id_] is not Truth.UNKNOWN:
            return ()
        asked = self._asked(id_, so=True)
        return tuple(key for key, bit in self.bits.items() if asked & bit)

    def _asked(self, id_: str, *, so: bool) -> int:
        """Join the smallest sets of unknown facts that would make an open node so (or not so) into one.

        Parts that share no fact cannot make each other's sets idle, so only parts that do are multiplied out.
        """
        if (id_, so) not in self._joined:
            node = self.tree.nodes[id_]
            if node.join == "fact":
                asked = self._leaf(node.fact, so=so)[0]
            else:
                asked, below = 0, so != (node.join == "none")
                for group in self._apart(self._open(node), so=below):
                    if len(group) == 1:
                        asked |= self._asked(group[0], so=below)
                    else:
                        asked |= _any_of(self._join(node, [self._ways_to(part, so=below) for part in group], so=so))
            self._joined[id_, so] = asked
        return self._joined[id_, so]

    def _open(self, node: Node) -> list[str]:
        return [part for part in node.parts if self.truths[part] is Truth.UNKNOWN]

    def _touches(self, id_: str, *, so: bool) -> int:
        """Find every unknown fact that could have a hand in an open node."""
        if (id_, so) not in self._touched:
            node = self.tree.nodes[id_]
            if node.join == "fact":
                touched = self._leaf(node.fact, so=so)[0]
            else:
                below = so != (node.join == "none")
                touched = _any_of(self._touches(part, so=below) for part in self._open(node))
            self._touched[id_, so] = touched
        return self._touched[id_, so]

    def _apart(self, parts: list[str], *, so: bool) -> list[list[str]]:
        """Group parts so that no two groups touch one fact."""
        groups: list[tuple[int, list[str]]] = []
        for part in parts:
            touched, group = self._touches(part, so=so), [part]
            for other in [other for other in groups if other[0] & touched]:
                groups.remove(other)
                touched, group = touched | other[0], other[1] + group
            groups.append((touched, group))
        return [group for _, group in groups]

    def _ways_to(self, id_: str, *, so: bool) -> list[int]:
        """Find every smallest set of unknown facts that would make a node so (or not so), as bit masks.

        A fact turns one way only, for no fact stands in both polarities; so the facts that occur in these sets are
        just those that can still matter: enough to settle the finding, and none of them idle.
        """
        if (id_, so) not in self._ways:
            node = self.tree.nodes[id_]
            if node.join == "fact":
                ways = self._leaf(node.fact, so=so)
            else:
                below = [self._ways_to(part, so=so != (node.join == "none")) for part in node.parts]
                ways = self._join(node, below, so=so)
            self._ways[id_, so] = ways
        return self._ways[id_, so]

    @staticmethod
    def _join(node: Node, below: list[list[int]], *, so: bool) -> list[int]:
        """Join the sets of a node's parts: one set of each where all of them are needed, else any of them."""
        together = (node.join == "all") is so if node.join != "none" else so
        return _product(below) if together else _union(below)

    def _leaf(self, key: str, *, so: bool) -> list[int]:
        answer = self.facts[key]
        if answer is not Truth.UNKNOWN:
            return [0] if (answer is Truth.YES) is so else []
        forced = self.facts.table.up(key) if so else self.facts.table.down(key)
        way = self.bits[key]
        for other in forced:
            if self.facts[other] is Truth.UNKNOWN:
                way |= self.bits.get(other, 0)
        return [way]


def _union(lists: list[list[int]]) -> list[int]:
    return _smallest([way for ways in lists for way in ways])


def _product(lists: list[list[int]]) -> list[int]:
    made = [0]
    for ways in lists:
        made = _smallest([one | other for one in made for other in ways])
    return made


def _any_of(ways: Iterable[int]) -> int:
    joined = 0
    for way in ways:
        joined |= way
    return joined


def _smallest(ways: list[int]) -> list[int]:
    """Drop every set that contains another.

    A set is kept under its rarest fact: whatever contains the set contains that fact, and few others do.
    """
    sets = set(ways)
    if len(sets) < 2 or 0 in sets:
        return [0] if 0 in sets else ways[:1]
    facts = {way: tuple(_bits(way)) for way in sets}
    often = Counter(bit for bits in facts.values() for bit in bits)
    kept: dict[int, list[int]] = {}
    for way in sorted(sets, key=int.bit_count):
        if not any(way & small == small for bit in facts[way] for small in kept.get(bit, ())):
            kept.setdefault(min(facts[way], key=often.__getitem__), []).append(way)
    return [way for under in kept.values() for way in under]


def _bits(way: int) -> Iterator[int]:
    while way:
        yield way & -way
        way &= way - 1
