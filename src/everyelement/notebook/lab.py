"""Open the lessons in JupyterLab: copy them where the learner works, and never over what the learner wrote."""

import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from everyelement.errors import EveryElementError
from everyelement.notebook.work import LEAVE_NO_TRACE
from everyelement.place import shipped
from everyelement.pressed import fingerprint

Choice = Literal["keep", "beside", "replace"]
QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    # The page asks about news whatever the options above say: the plug-in that asks is switched off.
    f"--LabApp.app_settings_dir={Path(__file__).with_name('settings')}",
)
"""Nothing here asks the network for anything: no news, no update check, no extension manager."""


def lay_out(folder: Path, ask: Callable[[str], Choice], say: Callable[[str], None]) -> list[Path]:
    """Copy the notebooks into a folder, and mark each copy as trusted, for it is ours.

    A notebook whose cells the learner has changed is left alone, put beside, or replaced, as `ask` answers. Raises
    `EveryElementError` where the folder cannot be written.
    """
    pressed = sorted(shipped("notebooks").glob("*.ipynb"))
    if not pressed:
        raise EveryElementError("There are no notebooks yet. Run everyelement press notebooks.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _trusting() as trust:
            return [_lay(source, folder, ask, say, trust) for source in pressed]
    except OSError as error:
        raise EveryElementError(
            f"The lessons cannot be copied into {folder}: {error.strerror or error}. "
            "Name another folder: everyelement lab FOLDER."
        ) from error


def _lay(
    source: Path,
    folder: Path,
    ask: Callable[[str], Choice],
    say: Callable[[str], None],
    trust: Callable[[Path], None],
) -> Path:
    target = folder / source.name
    fresh = _notebook(source)
    if target.exists():
        there = _notebook(target)
        if there is not None and _cells(there) == _cells(fresh):
            return target  # the same lesson, perhaps with the learner's outputs: nothing to do
        if there is None or _changed(there):
            choice = ask(source.name)
            if choice == "keep":
                say(f"{source.name} stays as you left it.")
                return target
            if choice == "beside":
                target = _beside(target)
                say(f"The new edition stands beside it as {target.name}.")
    target.write_bytes(source.read_bytes())
    trust(target)
    return target


def _notebook(path: Path) -> Any:
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        _changed(notebook)  # looks at all that a notebook needs to have here
    except (ValueError, TypeError, KeyError, AttributeError):
        return None  # whatever it is, it is the learner's
    return notebook


def _cells(notebook: Any) -> list[tuple[str, str]]:
    return [(cell["cell_type"], "".join(cell["source"])) for cell in notebook.get("cells", [])]


def _changed(notebook: Any) -> bool:
    """Say whether the cells are other than they were when pressed."""
    pressed = notebook.get("metadata", {}).get("everyelement", {}).get("pressed")
    return bool(pressed != fingerprint(_cells(notebook)))


def _beside(path: Path) -> Path:
    number = 2
    while (beside := path.with_name(f"{path.stem}-{number}.ipynb")).exists():
        number += 1
    return beside


@contextmanager
def _trusting() -> Iterator[Callable[[Path], None]]:
    """Give what marks a notebook as trusted; Jupyter's list of signatures is closed afterwards."""
    import nbformat
    from nbformat.sign import NotebookNotary

    notary = NotebookNotary()
    with closing(notary.store):
        yield lambda path: notary.sign(nbformat.read(path, as_version=4))


def open_lab(
    folder: Path,
    *,
    leave_no_trace: bool,
    browser: bool,
    port: int | None,
    more: Sequence[str],
    say: Callable[[str], None],
    ask: Callable[[str], Choice],
) -> int:
    """Lay out the lessons, start JupyterLab on the first of them, and wait until it ends; gives its exit code.

    Without a trace, the lessons stand in a folder of their own, which is deleted in the end. Raises
    `EveryElementError` where JupyterLab is not installed, the port is taken, or the folder cannot be written.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise EveryElementError('JupyterLab is not installed here. Run: pip install "everyelement[lab]"')
    if port is not None:
        _ensure_free(port)
    options = [
        *QUIET,
        *(["--no-browser"] if not browser else []),
        *([f"--ServerApp.port={port}"] if port is not None else []),
        # In a container one is often root, and JupyterLab would refuse to start.
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *more,
    ]
    if not leave_no_trace:
        with _ending_in_order():
            return _wait(_command(folder, say, ask) + options, {})
    with _ending_in_order(), tempfile.TemporaryDirectory(prefix="every-element-") as temporary:
        say("Leaving no trace: the lessons stand in a folder that is deleted when JupyterLab ends.")
        # IPython would write every cell that is run, with the time, into a history in the learner's home.
        elsewhere = {"JUPYTERLAB_WORKSPACES_DIR": ".workspaces", "IPYTHONDIR": ".ipython"}
        environment = {LEAVE_NO_TRACE: "1", **{name: str(Path(temporary) / own) for name, own in elsewhere.items()}}
        return _wait(_command(Path(temporary) / "lessons", say, ask) + options, environment)


def _command(folder: Path, say: Callable[[str], None], ask: Callable[[str], Choice]) -> list[str]:
    """Lay the lessons out, and name the command that opens the first of them."""
    first = lay_out(folder, ask, say)[0]
    say(f"The lessons are in {folder}. JupyterLab opens {first.name}; it runs here, on this machine only.")
    say("To stop it, come back to this window and press Ctrl+C twice.")
    opening = [f"--ServerApp.root_dir={folder.resolve()}", f"--LabApp.default_url=/lab/tree/{first.name}"]
    return [sys.executable, "-m", "jupyterlab", *opening]


def _ensure_free(port: int) -> None:
    """Try the port: JupyterLab would quietly take another one than the one that somebody has asked for."""
    with socket.socket() as trial:
        if os.name == "posix":  # a port that was in use a moment ago is free; on Windows this would share it
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            raise EveryElementError(
                f"Port {port} cannot be used: {error.strerror or error}. Name another with --port, or leave it out: "
                "JupyterLab then finds a free one."
            ) from error


def _wait(command: Sequence[str], environment: dict[str, str]) -> int:
    """Run JupyterLab until it ends, and give its exit code. Ctrl+C is its own to answer: it asks before it stops."""
    running = subprocess.Popen(command, env={**os.environ, **environment})  # noqa: S603
    try:
        while True:
            with suppress(KeyboardInterrupt):
                return running.wait()
    except SystemExit:
        running.terminate()
        running.wait()
        raise


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let whoever closes the window, or tells us to end, end us step by step: what is to be deleted then is deleted."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    told = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {each: signal.signal(each, end) for each in told}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
