"""The one base class of everything that this package raises on purpose; beneath all floors."""

from typing import ClassVar


class EveryElementError(Exception):
    """Something that a sentence can explain: what is wrong, where, and what to try."""

    exit_code: ClassVar[int] = 2
    """What a command ends with: 2 where it cannot do what was asked, 1 where it was to look and found mistakes."""

    def _render_traceback_(self) -> list[str]:
        """Show the sentence alone in a notebook: a learner has no use for the lines of Python above it."""
        return [str(self)]
