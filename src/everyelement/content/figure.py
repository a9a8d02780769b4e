"""Figures: a count with everything that must be said of it. Numbers stand as they were read, digit by digit."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import prod
from typing import Literal

from everyelement.content.model import Grade

NONE = "—"
"""What stands in a cell where the source gives no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Arithmetic that has to come out: the parts together are the total, to within the tolerance.

    A part is a number, or numbers joined by ` x ` to be multiplied; `27%` is 0.27.
    """

    says: str
    parts: tuple[str, ...]
    total: str
    tolerance: str = "0"

    @property
    def off(self) -> Decimal:
        """By how much the parts miss the total, beyond the tolerance; zero where they do not."""
        miss = abs(sum((_product(part) for part in self.parts), Decimal(0)) - _product(self.total))
        return max(Decimal(0), miss - number(self.tolerance))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table of numbers, how it is drawn, what was counted and what was not."""

    id: str
    title: str
    alt: str
    chart: Literal["bars", "groups"]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counted: str
    not_counted: str
    year: str
    grade: Grade
    sources: tuple[str, ...]
    reported: str = ""
    sum: tuple[Sum, ...] = ()


def number(cell: str) -> Decimal:
    """Read a number as it stands in a cell. Raises `ValueError` where it is none.

    >>> number("1,360"), number("+25%"), number("27.6")
    (Decimal('1360'), Decimal('0.25'), Decimal('27.6'))
    """
    bare = cell.replace(",", "").lstrip("+")
    try:
        return Decimal(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)
    except InvalidOperation as error:
        raise ValueError(f"{cell!r} is no number") from error


def _product(part: str) -> Decimal:
    return prod((number(factor.strip()) for factor in part.split(" x ")), start=Decimal(1))
