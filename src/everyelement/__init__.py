"""Every Element: an open curriculum on the legal elements of sex trafficking.

Nothing is imported until it is asked for: reading the law should not pay for widgets.
"""

from importlib import import_module
from typing import Any

__version__ = "2026.11"

_WHERE = {
    "show": "everyelement.notebook",
    "judge": "everyelement.law",
    "explain": "everyelement.law",
    "ask_next": "everyelement.law",
    "smallest_changes": "everyelement.law",
    "Truth": "everyelement.law",
    "Finding": "everyelement.law",
    "library": "everyelement.content",
    "score": "everyelement.exercises",
    "EveryElementError": "everyelement.errors",
}

__all__ = [
    "EveryElementError",
    "Finding",
    "Truth",
    "ask_next",
    "explain",
    "judge",
    "library",
    "score",
    "show",
    "smallest_changes",
]


def __getattr__(name: str) -> Any:
    """Find a public name in the module that has it, when it is first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"everyelement has no {name!r}; it has {', '.join(sorted(_WHERE))}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted([*__all__, "__version__"])
