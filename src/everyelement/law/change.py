"""What would turn a finding: the smallest sets of facts, never as advice to anybody."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from everyelement.errors import EveryElementError
from everyelement.law.facts import Facts, FactTable
from everyelement.law.judge import settle
from everyelement.law.provision import Provision, Tree, tree
from everyelement.law.truth import Truth

LIMIT = 3
"""No more facts than this are changed at once: beyond it one tells another story."""

Change = dict[str, Truth]


def smallest_changes(
    provision: Provision,
    facts: Mapping[str, str | Truth] | Facts,
    *,
    to: Truth,
    on: date,
    reading: str | None = None,
    others: Iterable[str] = (),
) -> tuple[Change, ...]:
    """Name every smallest set of at most three answers that would turn the finding to met or to not met.

    Sets come in the order of the file; none means that three are not enough, or that the finding is so already. What
    must change with a fact (one cannot know an age that is not the age) counts as a change. Raises as `judge` does.

    >>> from everyelement.law import Element, Version
    >>> rule = Provision(id="rule", title="Rule", short="Rule 1", jurisdiction="made-up", kind="ordinance", plain="",
    ...     version=(Version(since=date(2020, 1, 1), citation="Rule 1", source="none", root="act", text="lends, hides",
    ...     element=(Element(id="act", title="Act", quote=("lends, hides",), any=("lends", "hides")),
    ...              Element(id="lends", title="Lending", quote=("lends",), fact="lent"),
    ...              Element(id="hides", title="Hiding", quote=("hides",), fact="hid"))),))
    >>> smallest_changes(rule, {"lent": "yes", "hid": "no"}, to=Truth.NO, on=date(2024, 1, 1))
    ({'lent': <Truth.NO: 'no'>},)
    """
    if to is Truth.UNKNOWN:
        raise EveryElementError("A finding is turned to met or to not met; choose Truth.YES or Truth.NO.")
    people = tuple(others)
    grown = tree(provision, on, reading, people)
    known = facts if isinstance(facts, Facts) else Facts(facts, table=provision.table.beside(people))
    search = _Search(grown, known, to)
    if search.truth({}) is to:
        return ()
    for size in range(1, LIMIT + 1):
        found = search.of_size(size)
        if found:
            return found
    return ()


class _Search:
    """Look for changes, guided by whatever part of the tree still stands in the way."""

    def __init__(self, grown: Tree, facts: Facts, to: Truth) -> None:
        self.tree = grown
        self.facts = facts
        self.to = to
        self.table: FactTable = facts.table
        self.order = {key: place for place, key in enumerate(grown.keys)}

    def truth(self, change: Change) -> Truth:
        return settle(self.tree, self.facts.changed(change))[self.tree.root]

    def of_size(self, size: int) -> tuple[Change, ...]:
        found: dict[tuple[tuple[str, Truth], ...], Change] = {}
        tried: set[frozenset[tuple[str, Truth]]] = set()

        def extend(change: Change) -> None:
            mark = frozenset(change.items())
            if mark in tried:
                return
            tried.add(mark)
            forced = self._forced(change)
            if forced is None:
                return
            if forced:
                if len(change) < size:
                    extend({**change, **forced})
                return
            now = self.facts.changed(change)
            truths = settle(self.tree, now)
            if truths[self.tree.root] is self.to:
                ordered = self._ordered(change)
                found[tuple(ordered.items())] = ordered
            elif len(change) < size:
                for key, answer in self._candidates(truths, now):
                    if key not in change:
                        extend({**change, key: answer})

        extend({})
        return tuple(sorted(found.values(), key=lambda change: [self._place(key) for key in change]))

    def _forced(self, change: Change) -> Change | None:
        """Name one more fact that has to change with these; nothing where all agree, None where they cannot."""
        for key, answer in change.items():
            for other in sorted(self.table.up(key) if answer is Truth.YES else self.table.down(key), key=self._place):
                if other in change:
                    if change[other] is not answer:
                        return None
                elif self.facts[other] is ~answer:
                    return {other: answer}
        return {}

    def _candidates(self, truths: Mapping[str, Truth], now: Facts) -> Iterator[tuple[str, Truth]]:
        """Go through the facts whose other answer could remove what stands in the way."""
        for key, answer in self._blocking(truths, self.tree.root, self.to):
            forcing = self.table.down(key) if answer is Truth.YES else self.table.up(key)
            for candidate in (key, *sorted(forcing & self.order.keys(), key=self._place)):
                if now[candidate] is not answer:
                    yield candidate, answer

    def _blocking(self, truths: Mapping[str, Truth], id_: str, want: Truth) -> Iterator[tuple[str, Truth]]:
        node = self.tree.nodes[id_]
        if truths[id_] is want:
            return
        if node.join == "fact":
            yield node.fact, want
            return
        below = ~want if node.join == "none" else want
        needs_every = (node.join == "any") is (want is Truth.NO) if node.join != "none" else want is Truth.YES
        standing = [part for part in node.parts if truths[part] is not below]
        for part in standing[:1] if needs_every else standing:
            yield from self._blocking(truths, part, below)

    def _ordered(self, change: Change) -> Change:
        return {key: change[key] for key in sorted(change, key=self._place)}

    def _place(self, key: str) -> tuple[int, str]:
        return (self.order.get(key, len(self.order)), key)
