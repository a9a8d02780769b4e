"""The learner's own answers on disk: `my-work/<lesson>.json`, only after a yes, erased by one button.

It knows no name and no time. What it cannot read it sets aside and never destroys.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from everyelement.errors import EveryElementError

FOLDER = "my-work"
FORMAT = 1
LEAVE_NO_TRACE = "EVERYELEMENT_LEAVE_NO_TRACE"
_OURS = ("*.json", "*.json.damaged*", ".*.tmp")
"""Work files, those set aside, and what a write that was cut short has left."""


class CannotKeep(EveryElementError):
    """Raised when answers cannot be written, read or erased; the sentence says what the learner can do."""


def never_keeps() -> bool:
    """Say whether answers must not be kept here: asked for so, or in Voilà, whose visitors share one folder."""
    voila = os.environ.get("SERVER_SOFTWARE", "").startswith("voila") or "VOILA_REQUEST_URL" in os.environ
    return voila or os.environ.get(LEAVE_NO_TRACE, "") not in {"", "0"}


class Work:
    """The work file of one lesson, below the folder in which the notebook runs."""

    def __init__(self, lesson: str, folder: Path | None = None) -> None:
        """Name the file; nothing is read or written yet."""
        self.lesson = lesson
        self.folder = (folder or Path.cwd()) / FOLDER
        self.path = self.folder / f"{lesson}.json"

    def agreed(self) -> bool:
        """Say whether the learner has said yes before: then there is a work file here."""
        return self.folder.is_dir() and any(self.folder.glob("*.json"))

    def answers(self, exercise: str, version: str) -> tuple[dict[str, Any], str]:
        """Find the kept answers to one exercise, and a sentence for the learner where there is something to say.

        A file that cannot be understood is set aside first.
        """
        kept, notice = self._load()
        found = kept["exercises"].get(exercise)
        if found is None:
            return {}, notice
        if found.get("version") != version:
            changed = "This exercise has changed since you answered it. Your earlier answers stay in the work file."
            return {}, " ".join(filter(None, [notice, changed]))
        return found, notice

    def keep(self, exercise: str, answers: Mapping[str, Any]) -> str:
        """Write the answers to one exercise, all at once or not at all; answers to an earlier wording are kept beside.

        Gives a sentence for the learner, mostly empty. Raises `CannotKeep`.
        """
        kept, notice = self._load()
        before = kept["exercises"].get(exercise)
        if before is not None and before.get("version") != answers.get("version"):
            kept["exercises"][f"{exercise}@{before.get('version', 'earlier')}"] = before
        kept["exercises"][exercise] = dict(answers)
        self._write(kept)
        return notice

    def erase(self) -> None:
        """Erase all answers of all lessons in this folder, those set aside too. Raises `CannotKeep`."""
        if not self.folder.is_dir():
            return
        try:
            for path in [found for kind in _OURS for found in self.folder.glob(kind)]:
                path.unlink()
        except OSError as error:
            raise CannotKeep(
                f"Not everything could be erased: {error.strerror or error}. Delete the folder {FOLDER} yourself."
            ) from error
        with suppress(OSError):  # something that is not ours stands in it: then it stays
            self.folder.rmdir()

    def _load(self) -> tuple[dict[str, Any], str]:
        empty = {"format": FORMAT, "lesson": self.lesson, "exercises": {}}
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return empty, ""
        except UnicodeDecodeError:
            return empty, self._set_aside()
        except OSError as error:
            raise CannotKeep(
                f"Your kept answers cannot be read: {error.strerror or error}. Look at {FOLDER}/{self.path.name}."
            ) from error
        try:
            kept = json.loads(text)
        except (ValueError, RecursionError):
            return empty, self._set_aside()
        if not _sound(kept):
            return empty, self._set_aside()
        return kept, ""

    def _set_aside(self) -> str:
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError as error:
            raise CannotKeep(
                f"The work file {FOLDER}/{self.path.name} is damaged and cannot be set aside: "
                f"{error.strerror or error}. Rename it, then answer again."
            ) from error
        return (
            f"The work file {FOLDER}/{self.path.name} could not be understood. It was set aside as "
            f"{FOLDER}/{aside.name}, and nothing in it was changed. New answers go into a new file."
        )

    def _write(self, kept: Mapping[str, Any]) -> None:
        name = ""
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        try:
            self.folder.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except OSError as error:
            if name:
                Path(name).unlink(missing_ok=True)
            raise CannotKeep(
                f"Your answers cannot be kept in {FOLDER}: {error.strerror or error}. They stay on this page while it "
                "is open. Open the lesson from a folder that you may write to."
            ) from error


def _sound(kept: Any) -> bool:
    """Say whether this is a work file that we wrote."""
    return (
        isinstance(kept, dict)
        and kept.get("format") == FORMAT
        and isinstance(kept.get("exercises"), dict)
        and all(map(_answers, kept["exercises"].values()))
    )


def _answers(given: Any) -> bool:
    """Say whether these are answers to one exercise: the page goes by their shape, and would fail over any other."""
    if not isinstance(given, dict):
        return False
    items, checked = given.get("items", {}), given.get("checked", [])
    return _strings(checked) and isinstance(items, dict) and all(map(_answer, items.values()))


def _answer(item: Any) -> bool:
    return isinstance(item, dict) and _strings(item.get("take", [])) and isinstance(item.get("text", ""), str)


def _strings(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)
