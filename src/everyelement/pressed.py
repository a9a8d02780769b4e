"""Documents that were pressed beforehand, so that a lesson opens without reading the law anew.

A pressed lesson names the content files that it was made from, by their hashes. Where one of them has changed, it is
not used: what is shown is never older than what is taught.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from everyelement.place import shipped


@cache
def pressed(lesson: str) -> dict[str, Any]:
    """Find what was pressed of a lesson: document, still HTML and text by exercise; nothing where it is not fresh."""
    try:
        made = json.loads((shipped("documents") / f"{lesson}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made["exercises"] if made["files"] == hashes(shipped("content"), made["files"]) else {}


def hashes(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Name each content file's hash; a file that is not there has none."""
    found: dict[str, str] = {}
    for name in names:
        path = root / name
        if path.is_file():
            # Line endings are the checkout's own business, and change no word.
            text = path.read_bytes().replace(b"\r\n", b"\n")
            found[name] = hashlib.sha256(text).hexdigest()[:16]
    return found


def fingerprint(cells: Sequence[tuple[str, str]]) -> str:
    """Name what a notebook's cells say, so that a copy can tell whether its learner has changed it."""
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:12]
