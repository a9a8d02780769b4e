"""Open the lessons in JupyterLab: copy them where the learner works, and never over what the learner wrote."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from everyelement.errors import EveryElementError
from everyelement.notebook.work import LEAVE_NO_TRACE
from everyelement.place import shipped

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
        return [_lay(source, folder, ask, say) for source in pressed]
    except OSError as error:
        raise EveryElementError(
            f"The lessons cannot be copied into {folder}: {error.strerror or error}. "
            "Name another folder: everyelement lab FOLDER."
        ) from error


def _lay(source: Path, folder: Path, ask: Callable[[str], Choice], say: Callable[[str], None]) -> Path:
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
    _trust(target)
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
    import hashlib

    pressed = notebook.get("metadata", {}).get("everyelement", {}).get("pressed")
    return bool(pressed != hashlib.sha256(json.dumps(_cells(notebook)).encode()).hexdigest()[:12])


def _beside(path: Path) -> Path:
    number = 2
    while (beside := path.with_name(f"{path.stem}-{number}.ipynb")).exists():
        number += 1
    return beside


def _trust(path: Path) -> None:
    import nbformat
    from nbformat.sign import NotebookNotary

    NotebookNotary().sign(nbformat.read(path, as_version=4))


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
    """Lay out the lessons, start JupyterLab on the first of them, and wait until it ends; gives its exit code."""
    if leave_no_trace:
        with tempfile.TemporaryDirectory(prefix="every-element-") as temporary:
            say("Leaving no trace: the lessons stand in a folder that is deleted when JupyterLab ends.")
            environment = {LEAVE_NO_TRACE: "1", "JUPYTERLAB_WORKSPACES_DIR": str(Path(temporary) / ".workspaces")}
            return _open(Path(temporary) / "lessons", environment, browser, port, more, say, ask)
    return _open(folder, {}, browser, port, more, say, ask)


def _open(
    folder: Path,
    environment: dict[str, str],
    browser: bool,
    port: int | None,
    more: Sequence[str],
    say: Callable[[str], None],
    ask: Callable[[str], Choice],
) -> int:
    try:
        import jupyterlab  # noqa: F401
    except ImportError as error:
        raise EveryElementError('JupyterLab is not installed here. Run: pip install "everyelement[lab]"') from error
    first = lay_out(folder, ask, say)[0]
    say(f"The lessons are in {folder}. JupyterLab opens {first.name}; it runs here, on this machine only.")
    say("To stop it, come back to this window and press Ctrl+C twice.")
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.default_url=/lab/tree/{first.name}",
        *QUIET,
        *(["--no-browser"] if not browser else []),
        *([f"--ServerApp.port={port}"] if port is not None else []),
        # In a container one is often root, and JupyterLab would refuse to start.
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *more,
    ]
    try:
        return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 0
