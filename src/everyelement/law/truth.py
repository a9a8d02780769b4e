"""Three answers, and how they combine: strong Kleene logic. It refuses to be used as yes-or-no."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NoReturn


class Truth(StrEnum):
    """What is known of a fact, or of an element: yes, no, or unknown.

    >>> ~Truth.UNKNOWN
    <Truth.UNKNOWN: 'unknown'>
    >>> Truth.YES.finding, Truth.NO.finding, Truth.UNKNOWN.finding
    ('met', 'not met', 'open')
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def finding(self) -> str:
        """The same, in the words used of an element."""
        return {"yes": "met", "no": "not met", "unknown": "open"}[self.value]

    def __invert__(self) -> "Truth":
        """Turn yes into no and no into yes; what is unknown stays unknown."""
        if self is Truth.UNKNOWN:
            return self
        return Truth.NO if self is Truth.YES else Truth.YES

    def __bool__(self) -> NoReturn:
        """Refuse: there are three answers, and an `if` knows two."""
        raise TypeError("A truth may be unknown, so it is no condition. Compare it: truth is Truth.YES.")


def all_of(truths: Iterable[Truth]) -> Truth:
    """Say whether every one is yes: one no settles it, else one unknown leaves it open.

    >>> all_of([Truth.UNKNOWN, Truth.NO])
    <Truth.NO: 'no'>
    """
    found = truths if isinstance(truths, list) else tuple(truths)
    if Truth.NO in found:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def any_of(truths: Iterable[Truth]) -> Truth:
    """Say whether at least one is yes: one yes settles it, else one unknown leaves it open.

    >>> any_of([Truth.UNKNOWN, Truth.YES])
    <Truth.YES: 'yes'>
    """
    found = truths if isinstance(truths, list) else tuple(truths)
    if Truth.YES in found:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO
