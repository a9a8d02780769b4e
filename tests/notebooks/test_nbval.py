"""Every cell of every notebook is run again, and must show just what is stored, so that a stale one is seen."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import everyelement
from everyelement.place import shipped

NBVAL = (
    *("--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "--import-mode=prepend"),
    *("-o", "filterwarnings=default", "-o", "addopts="),
)
SHOWS = re.compile(r'show\("([^"/]+)/([^"]+)"\)')


def checked(folder: Path, *notebooks: str, **env: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pytest", *NBVAL, "--rootdir", str(folder), *notebooks]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False, timeout=600
    )


def cells(notebook: Path) -> list[str]:
    lesson = json.loads(notebook.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in lesson["cells"] if cell["cell_type"] == "code"]


def test_every_stored_output_is_what_the_cell_gives() -> None:
    folder = shipped("notebooks")
    pressed = sorted(folder.glob("*.ipynb"))
    code = sum(len(cells(notebook)) for notebook in pressed)
    assert code > 0
    ran = checked(folder.parent, *(str(notebook.relative_to(folder.parent)) for notebook in pressed))
    assert ran.returncode == 0, ran.stdout[-6000:]
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed, ran.stdout[-2000:]
    assert int(passed[1]) == code


def test_one_word_changed_in_a_story_makes_its_notebook_stale(tmp_path: Path) -> None:
    copy = _copied_checkout(tmp_path)
    lesson, scenario = _lesson_with_a_story()
    notebook = f"notebooks/{lesson}.ipynb"
    source = {"PYTHONPATH": str(copy / "src")}
    press = [sys.executable, "-m", "everyelement", "press", "notebooks", lesson]
    subprocess.run(press, cwd=copy, env={**os.environ, **source}, check=True, capture_output=True, timeout=300)
    fresh = checked(copy, notebook, **source)
    assert fresh.returncode == 0, f"The copy must pass before anything is changed in it:\n{fresh.stdout[-3000:]}"
    told = copy / "content" / "scenarios" / f"{scenario}.toml"
    text = told.read_text(encoding="utf-8")
    passage = re.search(r"\[\[passage\]\].*?\btext\s*=\s*\"+\s*(\w+)", text, re.DOTALL)
    assert passage
    told.write_text(text[: passage.start(1)] + "Quadrangle" + text[passage.end(1) :], encoding="utf-8")
    ran = checked(copy, notebook, **source)
    assert ran.returncode == 1, ran.stdout[-3000:]
    assert "Quadrangle" in ran.stdout


def _copied_checkout(tmp_path: Path) -> Path:
    """Lay out package, content and notebooks as in a checkout, so that the kernel imports and reads the copy."""
    package = Path(everyelement.__file__).parent
    shutil.copytree(package, tmp_path / "src" / "everyelement", ignore=shutil.ignore_patterns("__pycache__", "shipped"))
    for name in ("content", "notebooks"):
        shutil.copytree(shipped(name), tmp_path / name)
    return tmp_path


def _lesson_with_a_story() -> tuple[str, str]:
    from everyelement.content import library

    for notebook in sorted(shipped("notebooks").glob("*.ipynb")):
        for lesson, name in SHOWS.findall("\n".join(cells(notebook))):
            _, exercise = library().exercise(f"{lesson}/{name}")
            if exercise.scenario and exercise.kind in {"mark", "whatif"}:
                return lesson, exercise.scenario
    raise AssertionError("No notebook tells a story.")
