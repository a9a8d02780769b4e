"""Our own package as the browser gets it: what a lesson needs, from a checkout or an installed package alike."""

import importlib.metadata
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from everyelement import __version__
from everyelement.content import Library
from everyelement.errors import EveryElementError
from everyelement.place import PACKAGE, shipped
from everyelement.press.documents import pressed_text
from everyelement.pressed import pressed

AUTHORING = {"cli", "press", "room", "course", "labextension", "shipped", "__main__.py", "lab.py", "settings"}
"""What opens, presses and hosts has no place in a browser."""
UNSAID = {"lesson.md", "questions", "programs", "forms"}
"""Of the content, what the notebooks and the documents hold already, and what is for whoever teaches."""
COMMANDS = {"click"}
"""What only the command line needs."""


def wheel(to: Path) -> Path:
    """Write the wheel of our package with content and pressed documents, the same bytes for the same files."""
    path = to / f"everyelement-{__version__}-py3-none-any.whl"
    about = f"everyelement-{__version__}.dist-info"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in [
            *_files(),
            (f"{about}/METADATA", _metadata().encode()),
            (
                f"{about}/WHEEL",
                b"Wheel-Version: 1.0\nGenerator: everyelement\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            ),
        ]:
            archive.writestr(entry(name), contents)
    return path


def entry(name: str) -> zipfile.ZipInfo:
    """Name a file of an archive, without a time of its own."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    return info


def _files() -> Iterator[tuple[str, bytes]]:
    for path in _below(PACKAGE):
        name = path.relative_to(PACKAGE)
        if not AUTHORING.intersection(name.parts):
            yield f"everyelement/{name.as_posix()}", path.read_bytes()
    content = shipped("content")
    for path in _below(content):
        name = path.relative_to(content)
        if not UNSAID.intersection(name.parts):
            yield f"everyelement/shipped/content/{name.as_posix()}", path.read_bytes()
    for lesson in Library(content).lesson_ids():
        made = json.loads(_pressed(lesson))
        # Content does not change in a wheel, so there is nothing to compare it with.
        text = json.dumps({"files": {}, "exercises": made["exercises"]}, ensure_ascii=False, separators=(",", ":"))
        yield f"everyelement/shipped/documents/{lesson}.json", text.encode()


def _pressed(lesson: str) -> str:
    """Read the pressed documents of a lesson, or press them now where they are not fresh."""
    if pressed(lesson):
        return (shipped("documents") / f"{lesson}.json").read_text(encoding="utf-8")
    return pressed_text(shipped("content"), lesson)


def _below(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _metadata() -> str:
    try:
        required = importlib.metadata.requires("everyelement") or []
    except importlib.metadata.PackageNotFoundError as error:
        raise EveryElementError("everyelement is not installed here. Run: pip install -e .") from error
    kept = [line for line in required if "extra ==" not in line and not line.startswith(tuple(COMMANDS))]
    said = ["Metadata-Version: 2.1", "Name: everyelement", f"Version: {__version__}"]
    return "\n".join([*said, *(f"Requires-Dist: {line}" for line in kept)]) + "\n"
