"""The one base class of everything that this package raises on purpose; beneath all floors."""


class EveryElementError(Exception):
    """Something that a sentence can explain: what is wrong, where, and what to try."""

    def _render_traceback_(self) -> list[str]:
        """Show the sentence alone in a notebook: a learner has no use for the lines of Python above it."""
        return [str(self)]
