"""What was made before and is still so: kept with a digest of everything that it was made from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from everyelement.place import PACKAGE
from everyelement.press.site.folder import digest


class Memory:
    """A folder of values, each of which stands only as long as what it was made from is the same."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Stand before the folder, for the content below `root`; the code of this package is part of every digest."""
        self.folder = folder
        self.root = root
        self._code = digest(*(path.read_bytes() for path in sorted(PACKAGE.rglob("*.py"))))
        self._seen: dict[str, str] = {}

    def recall(self, name: str, files: list[str], make: Callable[[], Any], *also: str) -> Any:
        """Give what was made of these content files before, or make it now and keep it; it has to be plain values."""
        stamp = digest(self._code.encode(), *(self._digest(file).encode() for file in files), *map(str.encode, also))
        path = self.folder / f"{name}.json"
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        if kept.get("stamp") == stamp:
            return kept["value"]
        value = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"stamp": stamp, "value": value}, ensure_ascii=False), encoding="utf-8")
        return value

    def files(self, *patterns: str) -> list[str]:
        """List content files by pattern."""
        found = {path.relative_to(self.root).as_posix() for pattern in patterns for path in self.root.glob(pattern)}
        return sorted(found)

    def _digest(self, file: str) -> str:
        if file not in self._seen:
            self._seen[file] = file + digest((self.root / file).read_bytes())
        return self._seen[file]
