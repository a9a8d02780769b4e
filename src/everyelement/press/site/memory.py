"""What was made before and is still so: kept with a digest of everything that it was made from."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from everyelement.content import Library
from everyelement.place import PACKAGE
from everyelement.press.site.folder import digest


class Memory:
    """A folder of values, each of which stands only as long as what it was made from is the same."""

    def __init__(self, folder: Path, shelf: Library) -> None:
        """Stand before the folder, for what is made of this library.

        The code of this package and the names of all content files are part of every digest: whoever finds a file
        missing, or looks through all of a kind, is not told of it by what was read.
        """
        self.folder = folder
        self.shelf = shelf
        names = sorted(path.relative_to(shelf.root).as_posix() for path in shelf.root.rglob("*") if path.is_file())
        code = digest(*(path.read_bytes() for path in sorted(PACKAGE.rglob("*.py"))))
        self._around = digest(code.encode(), *map(str.encode, names))
        self._seen: dict[str, str] = {}

    def recall(self, name: str, make: Callable[[Library], Any], *also: str, files: Iterable[str] = ()) -> Any:
        """Give what was made before, or make it now and keep it; it has to be plain values.

        What was made stands as long as every content file does that `make` asked its library for, those of `files`
        (for a `make` that asks another), and what is said of it in `also`.
        """
        path = self.folder / f"{name}.json"
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["stamp"] == self._stamp(kept["files"], also):
                return kept["value"]
        except (OSError, ValueError, KeyError):  # not there, or written only in part
            pass
        shelf = self.shelf.anew()
        value = make(shelf)
        read = sorted({*files, *shelf.files})
        path.parent.mkdir(parents=True, exist_ok=True)
        said = {"stamp": self._stamp(read, also), "files": read, "value": value}
        path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        return value

    def files(self, *patterns: str) -> list[str]:
        """List content files by pattern."""
        root = self.shelf.root
        return sorted({path.relative_to(root).as_posix() for pattern in patterns for path in root.glob(pattern)})

    def _stamp(self, files: Iterable[str], also: Iterable[str]) -> str:
        return digest(self._around.encode(), *(self._digest(file).encode() for file in files), *map(str.encode, also))

    def _digest(self, file: str) -> str:
        if file not in self._seen:
            self._seen[file] = file + digest((self.shelf.root / file).read_bytes())
        return self._seen[file]
