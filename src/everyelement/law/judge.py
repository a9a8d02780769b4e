"""Judge one provision on given facts. It finds *met*, *not met* or *open*; it never finds anybody guilty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from everyelement.law.facts import Argument, Facts
from everyelement.law.provision import Element, Node, Provision, Tree, tree
from everyelement.law.truth import Truth, all_of, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one element, and why; the explanation is the value itself.

    `because` are the findings that settle it (or keep it open), `parts` all those below it, `ask_next` the facts that
    could still change it. `fact` and `answer` belong to leaves; `disputed` says that the fact is argued, not silent.
    """

    id: str
    element: Element
    citation: str
    truth: Truth
    because: tuple["Finding", ...] = ()
    parts: tuple["Finding", ...] = ()
    ask_next: tuple[str, ...] = ()
    fact: str = ""
    disputed: Argument | None = None
    tree: Tree

    def __bool__(self) -> NoReturn:
        """Refuse: a finding may be open, and an `if` knows no open."""
        raise TypeError("A finding may be open, so it is no condition. Compare it: finding.truth is Truth.YES.")

    def of(self, element: str) -> "Finding":
        """Find what was found of one element below this one, by its id.

        Raises `KeyError` where this finding has no such element.
        """
        for finding in self.walk():
            if finding.id == element:
                return finding
        raise KeyError(element)

    def walk(self) -> Iterable["Finding"]:
        """Go through this finding and all below it, from the top; what stands in two places comes once."""
        seen: set[str] = set()
        waiting = [self]
        while waiting:
            finding = waiting.pop(0)
            if finding.id not in seen:
                seen.add(finding.id)
                yield finding
                waiting = [*finding.parts, *waiting]


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

    def truth(id_: str) -> Truth:
        if id_ not in found:
            node = grown.nodes[id_]
            parts = (truth(part) for part in node.parts)
            if node.join == "fact":
                found[id_] = facts[node.fact]
            elif node.join == "all":
                found[id_] = all_of(parts)
            elif node.join == "any":
                found[id_] = any_of(parts)
            else:
                found[id_] = ~any_of(parts)
        return found[id_]

    for id_ in grown.nodes:
        truth(id_)
    return found


class _Judging:
    """One judgment under way: the truth of each node, and the smallest sets of unknown facts that would make it so."""

    def __init__(self, grown: Tree, facts: Facts) -> None:
        self.tree = grown
        self.facts = facts
        self.truths = settle(grown, facts)
        self.bits = {key: 1 << place for place, key in enumerate(grown.keys)}
        self._ways: dict[tuple[str, bool], list[int]] = {}
        self._found: dict[str, Finding] = {}

    def finding(self, id_: str) -> Finding:
        if id_ not in self._found:
            node = self.tree.nodes[id_]
            parts = tuple(self.finding(part) for part in node.parts)
            self._found[id_] = Finding(
                id=id_,
                element=node.element,
                citation=node.citation,
                truth=self.truths[id_],
                because=self._because(node, parts),
                parts=parts,
                ask_next=self._ask_next(id_),
                fact=node.fact,
                disputed=self.facts.disputed.get(node.fact),
                tree=self.tree,
            )
        return self._found[id_]

    def _because(self, node: Node, parts: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Keep the parts that decide: what speaks as the whole does, and where all must agree, all of them."""
        truth = self.truths[node.id]
        speaks = ~truth if node.join == "none" else truth
        return tuple(part for part in parts if part.truth is speaks)

    def _ask_next(self, id_: str) -> tuple[str, ...]:
        if self.truths[id_] is not Truth.UNKNOWN:
            return ()
        asked = 0
        for way in self._ways_to(id_, so=True):
            asked |= way
        return tuple(key for key, bit in self.bits.items() if asked & bit)

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
                together = (node.join == "all") is so if node.join != "none" else so
                ways = _product(below) if together else _union(below)
            self._ways[id_, so] = ways
        return self._ways[id_, so]

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


def _smallest(ways: list[int]) -> list[int]:
    """Drop every set that contains another."""
    kept: list[int] = []
    for way in sorted(set(ways), key=int.bit_count):
        if not any(way & smaller == smaller for smaller in kept):
            kept.append(way)
    return kept
