"""What is pressed is committed, and has to say what the content says: here is what is raised where it does not."""

from typing import ClassVar

from everyelement.errors import EveryElementError


class Stale(EveryElementError):
    """Raised when something pressed does not say what the content says; the message names what to run."""

    exit_code: ClassVar[int] = 1
