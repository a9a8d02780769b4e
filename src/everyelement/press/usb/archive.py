"""Gather everything in one archive: the same bytes for the same content, with checksums, opened by double click."""

import hashlib
import importlib.metadata
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from everyelement.content import Library
from everyelement.errors import EveryElementError
from everyelement.place import shipped
from everyelement.press import forms
from everyelement.press.lite import build as lite
from everyelement.press.lite.own import entry
from everyelement.press.site import build as site
from everyelement.press.usb import page

FOLDER = "every-element"
SUMS = "SHA256SUMS"
READY = {".whl", ".zip", ".png", ".woff", ".woff2", ".pdf", ".pptx"}
"""What is compressed already."""


def press(to: Path, *, handouts: Path | None = None, cache: Path | None = None) -> list[str]:
    """Write the archive, and give the names of what is in it.

    `handouts` is a folder of pressed handouts that goes along. `cache` is where pressing site and lab remembers what it
    did; unless given, the lab does so in the user's own folder. Raises `EveryElementError` where the archive cannot be
    written.
    """
    if to.is_dir():
        raise EveryElementError(f"{to} is a folder. Name a file with --to, for instance {to / 'every-element.zip'}.")
    if handouts is not None and not any(path.is_file() for path in handouts.rglob("*")):
        raise EveryElementError(f"There is nothing in {handouts}. Press the handouts first, or leave out --handouts.")
    shelf = Library(shipped("content"))
    with tempfile.TemporaryDirectory(prefix="every-element-") as temporary:
        pages = Path(temporary) / "site"
        # The folder is another each time, so what the site remembers of it would be of no use to anybody.
        site.press(shelf, pages, lite=True, cache=(cache or Path(temporary) / "cache") / "site")
        lite.press(pages / "lite", cache=cache / "lite" if cache else None)
        files = {f"site/{name}": contents for name, contents in _below(pages).items()}
        files |= {f"notebooks/{name}": contents for name, contents in _below(shipped("notebooks")).items()}
        for test in page.TESTS:  # nobody in a hall without internet can press them
            forms.press(shelf, f"pre-{test}", page.ITEMS, Path(temporary) / page.TO_PRINT)
        files |= {f"{page.TO_PRINT}/{name}": each for name, each in _below(Path(temporary) / page.TO_PRINT).items()}
        if handouts is not None:
            files |= {f"handouts/{name}": contents for name, contents in _below(handouts).items()}
        files |= _licenses()
        files |= {name: text.encode() for name, text in page.pages(shelf, handouts=handouts is not None).items()}
        files[SUMS] = _sums(files).encode()
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        _write(to, files)
    except OSError as error:
        raise EveryElementError(
            f"{to} cannot be written: {error.strerror or error}. Name another file with --to."
        ) from error
    return sorted(files)


def _below(root: Path) -> Mapping[str, bytes]:
    """Read a folder; what begins with a dot is our own note of what is there, and is of no use on a stick."""
    found = {path.relative_to(root): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {name.as_posix(): path.read_bytes() for name, path in found.items() if not name.name.startswith(".")}


def _licenses() -> dict[str, bytes]:
    files = importlib.metadata.files("everyelement") or []
    found = {file.as_posix().partition("/licenses/")[2]: file.locate() for file in files if "licenses" in file.parts}
    if not found:
        raise EveryElementError("The licence is not installed with everyelement. Run: pip install -e .")
    return {
        name.replace("content/LICENSE", "LICENSE-content"): Path(str(at)).read_bytes() for name, at in found.items()
    }


def _sums(files: Mapping[str, bytes]) -> str:
    """List every file's checksum, as the command sha256sum reads it."""
    return "".join(f"{hashlib.sha256(contents).hexdigest()}  {name}\n" for name, contents in sorted(files.items()))


def _write(to: Path, files: Mapping[str, bytes]) -> None:
    """Write the archive in place only when it is whole."""
    half = to.with_name(to.name + ".part")
    with zipfile.ZipFile(half, "w") as archive:
        for name, contents in sorted(files.items()):
            info = entry(f"{FOLDER}/{name}")
            info.compress_type = zipfile.ZIP_STORED if Path(name).suffix in READY else zipfile.ZIP_DEFLATED
            archive.writestr(info, contents)
    half.replace(to)
