"""A folder that is written to only where something changes, and that never loses a file of somebody else's."""

import hashlib
from pathlib import Path

from everyelement.errors import EveryElementError

LIST = ".everyelement-site"
"""The list of what stands in a folder of ours; where it is missing and other files are not, the folder is not ours."""


class Folder:
    """A folder of ours, and what belongs into it this time."""

    def __init__(self, root: Path) -> None:
        """Stand before the folder; nothing is made yet."""
        self.root = root
        self.named: set[str] = set()

    def put(self, name: str, contents: str | bytes) -> None:
        """Write a file, unless it already says just this: its time of change is what tells whether to build it anew."""
        self.named.add(name)
        said = contents.encode() if isinstance(contents, str) else contents
        path = self.root / name
        if path.is_file() and path.read_bytes() == said:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said)

    def read(self, name: str) -> bytes:
        """Read what stands here under a name."""
        return (self.root / name).read_bytes()

    def claim(self) -> None:
        """Make sure that the folder is ours. Raises `EveryElementError` where it holds anything else."""
        if self.root.exists() and not self.root.is_dir():
            raise EveryElementError(f"{self.root} is a file. Name a folder with --to.")
        there = self.root.is_dir() and any(self.root.iterdir())
        if there and not (self.root / LIST).is_file():
            raise EveryElementError(
                f"{self.root} is not empty, and no site of ours is in it. Nothing was touched. "
                "Name an empty folder with --to, or one that does not exist yet."
            )
        self.root.mkdir(parents=True, exist_ok=True)
        if not there:
            (self.root / LIST).write_text("", encoding="utf-8")

    def settle(self) -> None:
        """Take away what we once wrote and no longer do, and write down what is here now."""
        path = self.root / LIST
        before = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        for name in before:
            if name not in self.named:
                (self.root / name).unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{name}\n" for name in sorted(self.named)), encoding="utf-8", newline="\n")


def digest(*contents: bytes) -> str:
    """Name these bytes, shortly."""
    return hashlib.sha256(b"\0".join(contents)).hexdigest()[:12]
