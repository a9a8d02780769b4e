"""Build the lab: stage notebooks and Python, let JupyterLite make its pages, and see to it that it asks nobody else."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import platformdirs

from everyelement.content import Library
from everyelement.errors import EveryElementError
from everyelement.place import PACKAGE, shipped
from everyelement.press.lite import pages, python
from everyelement.press.site.folder import Folder

APPS = ("notebooks", "lab", "tree", "edit", "consoles")
"""The lesson by itself, the whole of JupyterLab, and what the links of both lead to."""
KERNEL = "jupyterlite-pyodide-kernel"
PAGES = ("jupyterlab_widgets", "anywidget", KERNEL)
"""The distributions that bring a part of the page with them."""
PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"


def press(to: Path, *, cache: Path | None = None) -> Folder:
    """Make the lab in a folder, and give it with the names of all that is in it.

    What was fetched and compiled stands in `cache`, the user's own unless given: a second time needs no network. Raises
    `EveryElementError` where something is missing or cannot be fetched, and where the folder holds something else.
    """
    site = Folder(to)
    site.claim()
    cache = cache or platformdirs.user_cache_path("everyelement") / "lite"
    lessons = _lessons()
    shelf = Library(shipped("content"))
    first = shelf.lesson(shelf.lesson_ids()[0])
    exercise = f"{first.id}/{first.exercise[0].id}"  # any will do: all are shown alike
    with tempfile.TemporaryDirectory(prefix="every-element-") as temporary:
        work = Path(temporary)
        stage, out = work / "stage", work / "out"
        _lay(stage / "files", lessons)
        extensions = _extensions(work / "extensions")
        wheels = extensions / "@jupyterlite/pyodide-kernel-extension/static/pypi"
        python.make(cache, wheels, exercise, stage / "static" / "pyodide")
        for name, text in pages.settings(shelf.words["lite"]).items():
            (stage / name).write_text(text, encoding="utf-8", newline="\n")
        _build(work, stage, out, extensions, _day(shelf))
        for app in APPS:
            path = out / app / "index.html"
            said = pages.say_where_it_cannot_start(path.read_text(encoding="utf-8"), shelf.words["usb"]["lite-file"])
            path.write_text(said, encoding="utf-8", newline="\n")
        for name, text in pages.pages(shelf, [path.stem for path in lessons]).items():
            (out / name).write_text(text, encoding="utf-8", newline="\n")
        ensure_alone(out)
        for path in sorted(out.rglob("*")):
            if path.is_file():
                site.put(path.relative_to(out).as_posix(), path.read_bytes())
    site.put(".nojekyll", "")  # some hosts would otherwise leave out what begins with an underscore
    site.settle()
    return site


def _lessons() -> list[Path]:
    found = sorted(shipped("notebooks").glob("*.ipynb"))
    if not found:
        raise EveryElementError("There are no notebooks yet. Run everyelement press notebooks.")
    return found


def _lay(folder: Path, lessons: list[Path]) -> None:
    """Copy the notebooks, each for the kernel as it is called there: under another name Jupyter would ask for one."""
    folder.mkdir(parents=True)
    for path in lessons:
        made = json.loads(path.read_text(encoding="utf-8"))
        made["metadata"]["kernelspec"] = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
        text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        (folder / path.name).write_text(text, encoding="utf-8", newline="\n")


def _extensions(to: Path) -> Path:
    """Gather the parts of the page that are not JupyterLite's own: the kernel's, the widgets' and ours."""
    for name in PAGES:
        try:
            made = distribution(name)
        except PackageNotFoundError as error:
            raise EveryElementError(
                f'The lab needs {name}, which is not installed here. Run: pip install "everyelement[press]"'
            ) from error
        for file in made.files or ():
            _, here, inside = file.as_posix().partition("share/jupyter/labextensions/")
            if here and not inside.endswith(".map"):
                target = to / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), target)
    shutil.copytree(PACKAGE / "labextension", to / "everyelement", dirs_exist_ok=True)
    return to


def _day(shelf: Library) -> int:
    """Give the newest date of the law as the time of every file, so that pressing twice makes the same."""
    newest = max(shelf.lesson(id_).law_as_of for id_ in shelf.lesson_ids())
    return int(datetime(newest.year, newest.month, newest.day, tzinfo=UTC).timestamp())


def _build(work: Path, stage: Path, out: Path, extensions: Path, day: int) -> None:
    """Run JupyterLite. It remembers what it did beside where it runs, and then skips steps: so it always runs anew."""
    says: dict[str, Any] = {
        "apps": APPS,
        "lite_dir": str(stage),
        "output_dir": str(out),
        "cache_dir": str(work / "cache"),
        "contents": [str(stage / "files")],
        "settings_overrides": [str(stage / "overrides.json")],
        "ignore_sys_prefix": ["federated_extensions"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "source_date_epoch": day,
    }
    config = {"LiteBuildConfig": says, "FederatedExtensionAddon": {"extra_labextensions_path": [str(extensions)]}}
    (work / "jupyter_lite_config.json").write_text(json.dumps(config), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTERLITE_")}
    environment["JUPYTER_CONFIG_DIR"] = str(work / "config")  # whatever this user has set for other sites
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlite_core", "build"],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise EveryElementError(f"JupyterLite could not build the lab:\n{said}")


def ensure_alone(out: Path) -> None:
    """Make sure that the lab starts its Python from here. Raises `EveryElementError` where it would ask another host.

    JupyterLite builds such a site without a word, and the one who would notice is a learner without internet.
    """
    config = json.loads((out / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    kernel = config["litePluginSettings"].get(PLUGIN, {})
    asked = re.findall(r"(?:https?:)?//[^\"\s]+", json.dumps(config))
    alone = kernel.get("pyodideUrl", "").startswith("./static/pyodide/") and kernel.get("disablePyPIFallback") is True
    if asked or not alone:
        raise EveryElementError(
            f"The lab would ask other hosts: {', '.join(asked) or 'for Python'}. Nothing was written. "
            "Has JupyterLite been updated? It is pinned in pyproject.toml."
        )
