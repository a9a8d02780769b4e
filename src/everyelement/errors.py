"""The one base class of everything that this package raises on purpose; beneath all floors."""


class EveryElementError(Exception):
    """Something that a sentence can explain: what is wrong, where, and what to try."""
