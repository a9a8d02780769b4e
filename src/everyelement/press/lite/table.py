"""The table by which the browser's Python finds its wheels: only what lies beside it, each by its hash."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from everyelement.errors import EveryElementError
from everyelement.press.lite.own import entry

LOCK = "pyodide-lock.json"
START = ("micropip", "piplite", "ipykernel", "pyodide-kernel", "comm", "jedi", "ipython", "everyelement")
"""What is loaded while Python starts, all at once; with these here, the kernel asks nobody for anything."""
ELSEWHERE = {"prompt-toolkit", "wcwidth", "pexpect", "psutil", "widgetsnbextension", "jupyterlab-widgets"}
"""What a dependency names and no browser needs: parts of a terminal, and the page's own half of the widgets."""
_LEXERS = (
    *("__init__", "_mapping", "python", "shell", "javascript", "jvm", "css", "_css_builtins", "ruby", "html", "perl"),
    *("lisp", "_scheme_builtins", "lilypond", "_lilypond_builtins", "data", "markup"),
)
"""The languages that IPython itself colors, and what these import."""
_STUBS = (
    "tkinter",
    "distutils",
    "lib2to3",
    "curses",
    "encodings",
    "multiprocessing",
    "sqlite3",
    "unittest",
    "xml",
    "xmlrpc",
)
"""Parts of the standard library that nobody completes names of in a lesson."""
LEFT_OUT: Mapping[str, str] = {
    "anywidget": r"anywidget-[\d.]+\.data/|anywidget/(?:labextension|nbextension)/",
    "ipython": r"IPython/(?:sphinxext/|testing/(?!__init__|skipdoctest))",
    "ipywidgets": r"ipywidgets/widgets/tests/",
    "jedi": rf"jedi/third_party/(?:django-stubs|typeshed/(?:stubs|third_party|stdlib/(?:{'|'.join(_STUBS)})))/",
    "psygnal": r"psygnal/_pyinstaller",
    "pygments": rf"pygments/lexers/(?!(?:{'|'.join(_LEXERS)})\.py)",
}
"""What is left out of a wheel: the page's half of a widget, types of other libraries, other languages, tests."""


def trim(wheel: Path, to: Path) -> None:
    """Copy a wheel without what no lesson needs, the same bytes every time."""
    left_out = re.compile(LEFT_OUT.get(_name(wheel), r"(?!)") + r"|[^/]+\.dist-info/RECORD$")  # of what is no longer so
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(to / wheel.name, "w") as archive:
        for info in source.infolist():
            if not info.is_dir() and not left_out.match(info.filename):
                archive.writestr(entry(info.filename), source.read(info))


def write(folder: Path) -> None:
    """Write the table for the wheels of a folder in place of the one that came with Python.

    Raises `EveryElementError` where a wheel needs what is not there.
    """
    base = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    base["packages"] = table(sorted(folder.glob("*.whl")), _browser(base["info"]["python"]))
    (folder / LOCK).write_text(json.dumps(base, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")


def _browser(python: str) -> dict[str, str]:
    """Describe the browser's Python to whoever asks what is needed there."""
    return {
        **{name: str(value) for name, value in default_environment().items()},
        "os_name": "posix",
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "platform_machine": "wasm32",
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }


def table(wheels: Iterable[Path], browser: Mapping[str, str]) -> dict[str, Any]:
    """Describe each wheel as the browser's Python wants it described."""
    made = {_name(wheel): _row(wheel, browser) for wheel in wheels}
    needed = {name for row in made.values() for name in row["depends"]}
    if missing := sorted((needed | set(START)) - set(made)):
        raise EveryElementError(
            f"The lab would miss {', '.join(missing)}: pin each in {Path(__file__).parent.name}/wheels.txt."
        )
    return made


def _row(wheel: Path, browser: Mapping[str, str]) -> dict[str, Any]:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        head = HeaderParser().parsestr(archive.read(about).decode())
    return {
        "name": head["Name"],
        "version": head["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": _imports(names),
        "depends": sorted(set(_depends(head.get_all("Requires-Dist") or [], browser))),
        "unvendored_tests": False,
    }


def _name(wheel: Path) -> str:
    return canonicalize_name(wheel.name.split("-")[0])


def _imports(names: list[str]) -> list[str]:
    heads = {name.split("/")[0] for name in names if re.search(r"\.pyc?$", name)}
    return sorted(re.sub(r"\.pyc?$", "", head) for head in heads if not head.endswith((".dist-info", ".data")))


def _depends(lines: list[str], browser: Mapping[str, str]) -> Iterable[str]:
    for line in lines:
        needed = Requirement(line)
        name = canonicalize_name(needed.name)
        asked = needed.marker is None or needed.marker.evaluate(dict(browser))
        if asked and name not in ELSEWHERE:
            yield name
