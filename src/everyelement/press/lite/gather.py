"""Fetch what the browser runs, from npm and the Python package index, once: a second press needs no network."""

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

from everyelement.errors import EveryElementError

PINS = Path(__file__).with_name("wheels.txt")
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
"""What Python in the browser is made of; the rest of the npm package is for other uses."""


class NotFetched(EveryElementError):
    """Raised when something cannot be fetched; the message says from where, and what was answered."""


def runtime(cache: Path, to: Path) -> None:
    """Lay out the browser's Python, in the release that JupyterLite's kernel is made for.

    Raises `NotFetched` where npm is missing or does not get it, and `EveryElementError` where what it got is damaged.
    """
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    package = cache / f"pyodide-{PYODIDE_VERSION}.tgz"
    if not package.is_file():
        _npm(f"pyodide@{PYODIDE_VERSION}", cache)
    to.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(package) as archive:
            for name in RUNTIME:
                found = archive.extractfile(f"package/{name}")
                (to / name).write_bytes(found.read() if found else b"")
    except (tarfile.TarError, KeyError, EOFError, OSError) as error:
        raise EveryElementError(f"{package} is damaged. Delete it, and press again.") from error


def _npm(package: str, cache: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NotFetched(
            "npm was not found. The lab's Python comes from there, and Node compiles it: install Node.js, 20 or later."
        )
    cache.mkdir(parents=True, exist_ok=True)
    _run([npm, "pack", package, "--pack-destination", str(cache), "--silent"], f"npm could not fetch {package}")


def wheels(cache: Path) -> list[Path]:
    """Find every pinned wheel, fetched if need be, and make sure that each is the very one that was pinned.

    Raises `NotFetched` where pip is missing or does not get them.
    """
    folder = cache / "wheels"
    pinned = _pinned()
    if len(_there(folder, pinned)) < len(pinned):
        folder.mkdir(parents=True, exist_ok=True)
        _run(
            [
                *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
                *("--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", str(PINS)),
                *("--implementation", "py", "--abi", "none", "--platform", "any", "--python-version", "3.14"),
                *("--dest", str(folder)),
            ],
            "pip could not fetch the wheels for the browser",
        )
    there = _there(folder, pinned)
    if missing := sorted(set(pinned.values()) - {path.name.split("-")[0] for path in there}):
        raise NotFetched(f"These wheels did not come: {', '.join(missing)}. Delete {folder}, and press again.")
    return there


def _pinned() -> dict[str, str]:
    """Name the distribution of each hash."""
    lines = re.findall(r"^(\w+)==\S+ --hash=sha256:(\w{64})$", PINS.read_text(encoding="utf-8"), re.MULTILINE)
    return {digest: name for name, digest in lines}


def _there(folder: Path, pinned: dict[str, str]) -> list[Path]:
    return [path for path in sorted(folder.glob("*.whl")) if hashlib.sha256(path.read_bytes()).hexdigest() in pinned]


def _run(command: Sequence[str], what: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NotFetched(
            f"{what}. Once they are here, pressing needs no network; until then it does.\n" + "\n".join(said[-3:])
        )
