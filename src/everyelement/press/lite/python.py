"""Python for the browser: runtime, wheels and library, compiled beforehand, with a table of what is there."""

import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

from everyelement.errors import EveryElementError
from everyelement.press.lite import gather, own, table

HERE = Path(__file__).parent


def make(cache: Path, kernel: Path, exercise: str, to: Path) -> None:
    """Lay out Python for the browser in a folder.

    `kernel` is where JupyterLite's kernel keeps its own wheels, `exercise` what Python is started with to learn what a
    lesson imports. Raises `EveryElementError` where something cannot be fetched, or where the lesson does not start.
    """
    downloads = cache / "downloads"
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / "plain"
        gather.runtime(downloads, plain)
        _customize(plain / "python_stdlib.zip")
        for wheel in [*gather.wheels(downloads), *_kernels(kernel)]:
            table.trim(wheel, plain)
        own.wheel(plain)
        table.write(plain)
        made = cache / "python" / _digest(sorted([*plain.iterdir(), *HERE.glob("*.mjs"), HERE / "inside.py"]))
        if not made.is_dir():
            _compile(plain, made, exercise)
        shutil.copytree(made, to)


def _customize(library: Path) -> None:
    with zipfile.ZipFile(library, "a") as archive:
        archive.writestr(own.entry("sitecustomize.py"), (HERE / "sitecustomize.py").read_bytes())


def _kernels(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.whl") if not path.name.startswith("widgetsnbextension"))


def _compile(plain: Path, made: Path, exercise: str) -> None:
    """Start Python here once, as a lesson does, and compile what that imports. It is set in place only when whole."""
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parents[1]) as temporary:
        out = Path(temporary) / "out"
        shutil.copytree(plain, out)
        node = shutil.which("node")
        if node is None:
            raise EveryElementError("Node was not found. It compiles the lab's Python: install Node.js, 20 or later.")
        program = [
            str(HERE / "start.mjs"),
            str(plain),
            str(out),
            ",".join(table.START),
            str(HERE / "inside.py"),
            exercise,
        ]
        done = subprocess.run([node, *program], capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            said = "\n".join(done.stderr.strip().splitlines()[-5:])
            raise EveryElementError(f"The lab's Python does not start with {exercise}:\n{said}")
        for wheel in out.glob("*.whl"):
            wheel.rename(wheel.with_name(_named(wheel)))
        table.write(out)
        with suppress(OSError):  # somebody else has just made the same
            out.rename(made)
    for older in made.parent.iterdir():
        if older != made:
            shutil.rmtree(older, ignore_errors=True)


def _named(wheel: Path) -> str:
    """Name a wheel by what is in it, so that a browser never takes one that it has kept for another."""
    name, version, *tags = wheel.name.split("-")
    return "-".join([name, version, f"0{_digest([wheel])}", *tags[-3:]])


def _digest(paths: list[Path]) -> str:
    every = hashlib.sha256()
    for path in paths:
        every.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return every.hexdigest()[:12]
