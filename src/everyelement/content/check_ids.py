"""Check the names themselves: that no list of any file uses one id twice."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every list of every file as it stands: in a record the second of two would hide the first."""
    for file in shelf.texts:
        if not file.endswith(".toml"):
            continue
        with suppress(ContentError):  # no TOML, which is reported already
            yield from _twice(shelf.raw(file), file, "")


def _twice(table: Mapping[str, Any], file: str, above: str) -> Iterator[Mistake]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _twice(value, file, f"{above}{name}.")
        tables = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
        if not tables:
            continue
        # An element may stand once in each reading, and a story answers one fact for each person.
        named = [t["id"] for t in tables if isinstance(t.get("id"), str) and name != "element" and "answer" not in t]
        for id_ in sorted({id_ for id_ in named if named.count(id_) > 1}):
            what = f"the id {id_} is used twice"
            yield Mistake(file=file, field=f"{above}{name}", what=what, attempt="Give one of the two another id.")
        for place, entry in enumerate(tables):
            yield from _twice(entry, file, f"{above}{name}[{place}].")
