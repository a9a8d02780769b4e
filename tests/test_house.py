"""The rules of the house: names, sizes, floors, what is depended on, and that CONTRIBUTING.md tells the truth."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from everyelement import __version__

ROOT = Path(__file__).parents[1]
FOLDERS = (".ci", "benchmarks", "content", "docs", "documents", "frontend", "notebooks", "src", "tests")
MADE = {"__pycache__", "node_modules", ".hypothesis", ".pytest_cache", "every-element"}


def tracked() -> list[Path]:
    """List what git tracks; in a copy without git, what lies in our own folders and was not made there."""
    if (ROOT / ".git").exists():
        asked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        paths = [ROOT / name for name in asked.stdout.rstrip("\0").split("\0")]
    else:
        paths = [*ROOT.glob("*"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    return [path for path in paths if path.is_file() and not MADE.intersection(path.parts) and path.suffix != ".pyc"]


TRACKED = tracked()
PYTHON = [path for path in TRACKED if path.suffix == ".py"]
OURS = [path for path in PYTHON if path.is_relative_to(ROOT / "src")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc", "types"}
LONG_FILES: dict[str, str] = {
    "tests/cases/test_record_file.py": "one unseen record after another, and what is said of each",
    "tests/press/test_site.py": "one reader of pages, for the site of two lessons and for the whole of it",
}
"""Python files of 300 lines of code and more, each with its reason."""
LONG_FUNCTIONS: dict[str, str] = {}
"""Functions of our package longer than 40 lines of code, each with its reason."""
NOWHERE = {
    "a package registry's address": r"(?:registry\.npm" + r"js|registry\.yarn" + r"pkg|files\.python" + r"hosted)\.",
    "a package index's address": r"py" + r"pi\.org/simple",
    "a folder of somebody's machine": r"(?<![\w.)\]}])/(?:wo" + r"rk|tm" + r"p|ro" + r"ot|ho" + r"me|Us" + r"ers)/\w",
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of_code(text: str) -> int:
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in text.splitlines())


def test_the_tracked_files_are_found():
    assert {"pyproject.toml", "src/everyelement/cli/__init__.py"} <= {name(path) for path in TRACKED}


# -- names and sizes


def test_every_file_is_named_for_what_is_in_it():
    assert [name(path) for path in TRACKED if path.name.split(".")[0].lower() in NAMELESS] == []


def test_every_long_python_file_has_its_reason():
    long = {name(path) for path in PYTHON if lines_of_code(path.read_text(encoding="utf-8")) >= 300}
    assert long == set(LONG_FILES)


def test_every_long_function_has_its_reason():
    long = set()
    for path in OURS:
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = ast.get_source_segment(text, node) or ""
                said = ast.get_docstring(node, clean=False) or ""
                if lines_of_code(body) - lines_of_code(said) > 40:
                    long.add(f"{name(path)}: {node.name}")
    assert long == set(LONG_FUNCTIONS)


@pytest.mark.parametrize("what", NOWHERE)
def test_no_tracked_file_names(what):
    found = [
        f"{name(path)}: {match[0]}"
        for path in TRACKED
        if path.suffix not in {".png", ".woff2", ".ico"}
        for match in re.finditer(NOWHERE[what], path.read_text(encoding="utf-8"))
    ]
    assert found == []


SLEEPING = {
    "tests/browser/driving/server.py": "asks a server that is starting until it answers",
    "tests/browser/test_kernel.py": "what a kernel runs that is to be busy",
}


def test_no_test_sleeps_without_a_reason():
    tests = [path for path in PYTHON if path.is_relative_to(ROOT / "tests")]
    sleeping = r"(?:time|asyncio|page)\.(?:sl" + r"eep|wait_for_time" + r"out)\("
    found = {name(path) for path in tests if re.search(sleeping, path.read_text(encoding="utf-8"))}
    assert found <= set(SLEEPING)


# -- floors


def test_imports_go_down_the_floors_only():
    checker = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([checker, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_law_needs_the_standard_library_only():
    code = "import everyelement.law as law, sys; print(law.judge.__name__, 'cattrs' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["judge", "False"]


@pytest.mark.parametrize("asked", ["", "everyelement.judge", "everyelement.library", "everyelement.score"])
def test_what_needs_no_widget_imports_none(asked):
    code = f"import everyelement, sys; {asked or 'pass'}; print('anywidget' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("library", ["cattrs", "tomllib"])
def test_only_load_knows_how_files_are_read(library):
    knows = {
        name(path)
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == library for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == library)
    }
    assert knows == {"src/everyelement/content/load.py"}


# -- what is depended on


def bare(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]


def test_the_base_needs_four_packages():
    assert sorted(map(bare, PROJECT["dependencies"])) == ["anywidget", "cattrs", "click", "ipywidgets"]


ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
CONDA = [entry for entry in ENVIRONMENT if isinstance(entry, str)]
PIP = next(entry["pip"] for entry in ENVIRONMENT if isinstance(entry, dict))


def as_pip(entry: str) -> str:
    """Write a requirement of conda as pip does: one equals sign there is two, and any later number."""
    return re.sub(r"(?<![<>=!])=(?!=)([\d.]+)$", r"==\1.*", entry)


def test_conda_gets_what_the_project_needs_at_its_versions():
    needed = {*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["lab"]}
    not_ours = {"python", "pip", "nodejs"}
    assert {as_pip(entry) for entry in CONDA if bare(entry) not in not_ours} == needed


def test_conda_gets_the_python_that_the_project_needs():
    assert f"python{PROJECT['requires-python']}" in CONDA


def test_pip_is_asked_for_extras_that_there_are():
    extras = {extra.strip() for entry in PIP for group in re.findall(r"\[(.+?)\]", entry) for extra in group.split(",")}
    assert extras
    assert extras <= set(PROJECT["optional-dependencies"])


# -- what is said of the house is so

TABLE = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n\n")[1].splitlines()
]
ROWS = TABLE[2:]


def code_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_contributing_opens_with_what_to_change_edit_and_run():
    assert TABLE[0] == ["to change", "edit", "run"]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_is_to_be_edited_exists(row):
    paths = code_in(row[1])
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_is_to_be_run_is_a_command_of_ours(row):
    commands = code_in(row[2])
    assert commands
    assert [command for command in commands if command.split()[0] not in {"everyelement", "python", "npm"}] == []


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_tests_that_are_to_be_run_exist(row):
    named = [word for command in code_in(row[2]) for word in command.split() if word.startswith("tests/")]
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    "document", [name(path) for path in TRACKED if path.suffix == ".md" and "content" not in path.parts]
)
def test_every_link_to_a_file_of_ours_leads_somewhere(document):
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_change_log_has_this_edition():
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_citation_names_this_edition_and_its_license():
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert said["version"] == __version__
    assert said["license"] in PROJECT["license"].split(" AND ")
    assert {"cff-version", "message", "title", "authors"} <= set(said)
