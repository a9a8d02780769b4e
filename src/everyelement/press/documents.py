"""Press the documents of every lesson's exercises, each with its still forms and the content files it was made from."""

import json
from collections.abc import Sequence
from pathlib import Path

from everyelement.content import Library
from everyelement.exercises import document, still_html, still_text
from everyelement.press.fresh import Stale
from everyelement.pressed import hashes


def press_documents(root: Path, lesson: str, to: Path) -> Path:
    """Write the pressed documents of one lesson of the library at `root` into a folder.

    The library is read anew, so that just the files that this lesson needs are named.
    """
    path = to / f"{lesson}.json"
    to.mkdir(parents=True, exist_ok=True)
    path.write_text(pressed_text(root, lesson), encoding="utf-8", newline="\n")
    return path


def ensure_fresh(shelf: Library, folder: Path, lessons: Sequence[str] = ()) -> None:
    """Raise `Stale` naming every lesson whose pressed documents are not what it says now.

    Where lessons are named, only theirs are looked at; else also those that have no lesson any more.
    """
    known = shelf.lesson_ids()
    stale = [id_ for id_ in lessons or known if _there(folder / f"{id_}.json") != pressed_text(shelf.root, id_)]
    if not lessons:
        stale += [path.stem for path in sorted(folder.glob("*.json")) if path.stem not in known]
    if stale:
        raise Stale(f"These pressed documents are not fresh: {', '.join(stale)}. Run everyelement press notebooks.")


def _there(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def pressed_text(root: Path, lesson: str) -> str:
    """Lay out the pressed documents of one lesson, a line for each exercise, the same for the same content."""
    shelf = Library(root)
    lines = []
    for exercise in shelf.lesson(lesson).exercise:
        id_ = f"{lesson}/{exercise.id}"
        made = document(id_, shelf)
        entry = {"document": made, "html": still_html(made), "text": still_text(made)}
        lines.append(f"{json.dumps(id_)}: {json.dumps(entry, ensure_ascii=False)}")
    files = json.dumps(hashes(root, sorted(shelf.files)))
    return f'{{"files": {files},\n"exercises": {{\n' + ",\n".join(lines) + "\n}}\n"
