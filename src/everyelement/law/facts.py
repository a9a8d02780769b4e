"""What a story answers: facts, closed under what implies what. It infers nothing beyond that table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from everyelement.errors import EveryElementError
from everyelement.law.truth import Truth


class Contradiction(EveryElementError):
    """Raised when two answers cannot both be so, for instance knowing an age that is not the age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Both sides of a fact that is argued: the best that can be said for yes, and for no."""

    yes: str
    no: str


@dataclass(frozen=True, eq=False, kw_only=True)
class FactTable:
    """Which fact implies which, and which facts are the same whoever is judged.

    A key is a fact (`knew-age`) or a fact of another person in the story (`knew-age@the-driver`).
    """

    implies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clash: Mapping[str, str] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()

    def beside(self, others: tuple[str, ...]) -> "FactTable":
        """Take the other people of a story in: what is shared is implied by what each of them does or knows."""
        return self if others == self.others else replace(self, others=others)

    def key(self, fact: str, person: str | None) -> str:
        """Name a fact of this person; a shared fact has one name for everybody.

        >>> FactTable(shared=frozenset({"under-18"})).key("knew-age", "the-driver")
        'knew-age@the-driver'
        """
        return fact if person is None or fact in self.shared else f"{fact}@{person}"

    def up(self, key: str) -> frozenset[str]:
        """Name all that a yes to this key makes yes (without the key)."""
        if key not in self._known[0]:
            self._known[0][key] = self._reach(key, self.steps)
        return self._known[0][key]

    def down(self, key: str) -> frozenset[str]:
        """Name all that a no to this key makes no (without the key).

        >>> table = FactTable(implies={"knew-age": ("under-18",)}, shared=frozenset({"under-18"}), others=("host",))
        >>> sorted(table.down("under-18"))
        ['knew-age', 'knew-age@host']
        """
        if key not in self._known[1]:
            self._known[1][key] = self._reach(key, self._steps_down)
        return self._known[1][key]

    def steps(self, key: str) -> tuple[str, ...]:
        """Name what a yes to this key makes yes in one step."""
        fact, _, person = key.partition("@")
        return tuple(self.key(other, person or None) for other in self.implies.get(fact, ()))

    def _steps_down(self, key: str) -> tuple[str, ...]:
        fact, _, person = key.partition("@")
        people: tuple[str | None, ...] = (None, *self.others) if fact in self.shared else (person or None,)
        return tuple(dict.fromkeys(self.key(o, one) for o in self._implied_by.get(fact, ()) for one in people))

    @cached_property
    def _known(self) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
        """Remember what was worked out: up, and down."""
        return {}, {}

    @cached_property
    def _implied_by(self) -> Mapping[str, tuple[str, ...]]:
        backwards: dict[str, tuple[str, ...]] = {}
        for fact, implied in self.implies.items():
            for other in implied:
                backwards[other] = (*backwards.get(other, ()), fact)
        return backwards

    def _reach(self, key: str, steps: Callable[[str], tuple[str, ...]]) -> frozenset[str]:
        found: set[str] = set()
        waiting = list(steps(key))
        while waiting:
            other = waiting.pop()
            if other not in found:
                found.add(other)
                waiting.extend(steps(other))
        return frozenset(found)


class Facts(Mapping[str, Truth]):
    """The answers of one story about one person judged, closed under the table; what is not answered is unknown.

    >>> table = FactTable(implies={"under-14": ("under-18",)})
    >>> Facts({"under-14": "yes"}, table=table)["under-18"]
    <Truth.YES: 'yes'>
    """

    def __init__(
        self,
        answers: Mapping[str, str | Truth],
        *,
        table: FactTable,
        disputed: Mapping[str, Argument] | None = None,
    ) -> None:
        """Close the answers. Raises `Contradiction` where two of them cannot both be so."""
        self.table = table
        self.disputed = dict(disputed or {})
        self.given = {key: _answer(key, answer) for key, answer in answers.items()}
        for key in self.disputed:
            if self.given.get(key, Truth.UNKNOWN) is not Truth.UNKNOWN:
                raise Contradiction(
                    f"The fact {key} is argued in this story, so its answer is unknown, but it is set to "
                    f"{self.given[key]}. Leave out the answer, or leave out the arguments."
                )
        self._closed = self._close()

    def _close(self) -> dict[str, Truth]:
        closed: dict[str, Truth] = {key: answer for key, answer in self.given.items() if answer is not Truth.UNKNOWN}
        for key, answer in list(closed.items()):
            forced = self.table.up(key) if answer is Truth.YES else self.table.down(key)
            for other in forced:
                if closed.setdefault(other, answer) is not answer:
                    yes, no = (key, other) if answer is Truth.YES else (other, key)
                    hint = self.table.clash.get(yes.partition("@")[0], f"Change {yes} or {no}.")
                    raise Contradiction(
                        f"{yes} is yes, which makes {no} yes, but {no} is no. Both cannot be so. {hint}"
                    )
                if other in self.disputed:
                    raise Contradiction(
                        f"The fact {other} is argued in this story, but the answer {answer} to {key} settles it. "
                        f"Leave {key} unknown, or leave out the arguments."
                    )
        return closed

    def __getitem__(self, key: str) -> Truth:
        """Answer yes, no or unknown; never missing."""
        return self._closed.get(key, Truth.UNKNOWN)

    def __iter__(self) -> Iterator[str]:
        """Go through what is answered yes or no, given or implied."""
        return iter(self._closed)

    def __len__(self) -> int:
        """Count what is answered."""
        return len(self._closed)

    def changed(self, change: Mapping[str, Truth]) -> "Facts":
        """Answer some facts otherwise; all else, implied answers too, stands. Raises `Contradiction`."""
        settled = set(change)
        for key, answer in change.items():
            settled |= self.table.up(key) if answer is Truth.YES else self.table.down(key)
        disputed = {key: argument for key, argument in self.disputed.items() if key not in settled}
        return Facts({**self._closed, **change}, table=self.table, disputed=disputed)


def _answer(key: str, answer: str | Truth) -> Truth:
    if isinstance(answer, Truth):
        return answer
    try:
        return Truth(answer)
    except ValueError as error:
        raise EveryElementError(f"The fact {key} is answered {answer!r}. Answer yes, no or unknown.") from error
