"""The lab in the browser as it lies in its folder: every notebook, every wheel, and no word of another host."""

import hashlib
import json
import re
import shutil
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import nbformat
import pytest
from packaging.requirements import Requirement

from everyelement.errors import EveryElementError
from everyelement.place import PACKAGE, shipped
from everyelement.press.lite import build, gather, own, python, table

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTEBOOKS = sorted(path.name for path in shipped("notebooks").glob("*.ipynb"))


def config(lite: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((lite / "jupyter-lite.json").read_text(encoding="utf-8"))
    return read["jupyter-config-data"]


def packages(lite: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((lite / "static/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))
    return read["packages"]


def test_every_notebook_is_there(lite):
    assert sorted(path.name for path in (lite / "files").glob("*.ipynb")) == NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_asks_for_the_kernel_that_there_is(lite, name):
    assert nbformat.read(lite / "files" / name, as_version=4).metadata.kernelspec.name == "python"


def test_a_notebook_is_otherwise_the_one_that_was_pressed(lite):
    there = nbformat.read(lite / "files" / NOTEBOOKS[0], as_version=4)
    here = nbformat.read(shipped("notebooks") / NOTEBOOKS[0], as_version=4)
    assert there.cells == here.cells
    assert there.metadata.everyelement == here.metadata.everyelement


def test_the_list_of_files_names_every_notebook(lite):
    listed = json.loads((lite / "api/contents/all.json").read_text(encoding="utf-8"))["content"]
    assert sorted(entry["name"] for entry in listed) == NOTEBOOKS


def test_no_other_host_is_named_in_what_the_lab_is_told(lite):
    told = [
        *lite.glob("jupyter-lite.json"),
        *lite.glob("*/jupyter-lite.json"),
        lite / "static/pyodide/pyodide-lock.json",
    ]
    assert len(told) > 3
    assert [path.name for path in told if re.search(r"https?://|\"//", path.read_text(encoding="utf-8"))] == []


def test_no_path_of_this_machine_is_named(lite):
    told = [path for path in lite.rglob("*") if path.suffix in {".json", ".html"} and "third-party" not in path.name]
    places = [str(ROOT), str(Path.home()), "/tmp/"]  # noqa: S108  (looked for, not written to)
    named = [path.name for path in told if any(place in path.read_text(encoding="utf-8") for place in places)]
    assert named == []


def test_python_comes_from_beside_the_page(lite):
    kernel = config(lite)["litePluginSettings"][build.PLUGIN]
    assert (lite / kernel["pyodideUrl"]).is_file()
    assert kernel["disablePyPIFallback"] is True


def test_every_wheel_is_in_the_table_with_its_hash(lite):
    folder = lite / "static/pyodide"
    rows = packages(lite).values()
    assert {row["file_name"] for row in rows} == {path.name for path in folder.glob("*.whl")}
    for row in rows:
        assert hashlib.sha256((folder / row["file_name"]).read_bytes()).hexdigest() == row["sha256"], row["name"]


def test_what_a_wheel_needs_is_in_the_table(lite):
    there = packages(lite)
    assert {needed for row in there.values() for needed in row["depends"]} <= set(there)


def test_what_python_starts_with_is_in_the_table(lite):
    kernel = config(lite)["litePluginSettings"][build.PLUGIN]
    assert kernel["loadPyodideOptions"]["packages"] == list(table.START)
    assert set(table.START) <= set(packages(lite))


def test_what_a_lesson_imports_is_compiled_and_the_rest_is_not(lite):
    [wheel] = (lite / "static/pyodide").glob("everyelement-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "everyelement/notebook/widget.pyc" in names
    assert "everyelement/notebook/widget.py" not in names
    assert "everyelement/law/judge.py" in names
    library = zipfile.ZipFile(lite / "static/pyodide/python_stdlib.zip").namelist()
    assert {"json/__init__.pyc", "sitecustomize.pyc", "statistics.py"} <= set(library)


def test_our_wheel_has_no_part_for_authors(lite):
    [wheel] = (lite / "static/pyodide").glob("everyelement-*.whl")
    heads = {"/".join(name.split("/")[:2]) for name in zipfile.ZipFile(wheel).namelist()}
    assert not {f"everyelement/{name}" for name in own.AUTHORING - {"shipped"}} & heads


def test_our_wheel_has_the_documents_of_every_lesson(lite):
    [wheel] = (lite / "static/pyodide").glob("everyelement-*.whl")
    folder = "everyelement/shipped/documents/"
    names = [name.removeprefix(folder) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(folder)]
    assert sorted(name.replace(".json", ".ipynb") for name in names) == NOTEBOOKS


def test_the_first_page_opens_the_first_lesson(lite):
    page = (lite / "index.html").read_text(encoding="utf-8")
    assert f"url=notebooks/index.html?path={NOTEBOOKS[0]}" in page
    assert (lite / "notebooks/index.html").is_file()


def test_a_page_in_words_says_what_is_kept_and_names_every_lesson(lite):
    page = (lite / "about.html").read_text(encoding="utf-8")
    assert re.findall(r"path=([\w-]+\.ipynb)", page) == NOTEBOOKS
    assert "this browser’s storage" in page


def test_pressing_again_gives_the_same_bytes(lite, tmp_path):
    again = tmp_path / "again"
    build.press(again)

    def contents(folder: Path) -> dict[str, str]:
        every = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in every.items()}

    assert contents(again) == contents(lite)


# -- what goes wrong is told


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(EveryElementError, match=r"is not empty.*Nothing was touched"):
        build.press(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_lab_that_would_ask_another_host_is_not_written(lite, tmp_path):
    told = json.loads((lite / "jupyter-lite.json").read_text(encoding="utf-8"))
    del told["jupyter-config-data"]["litePluginSettings"][build.PLUGIN]["pyodideUrl"]
    (tmp_path / "jupyter-lite.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(EveryElementError, match="would ask other hosts: for Python"):
        build.ensure_alone(tmp_path)


def test_without_npm_a_sentence_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EveryElementError, match=r"npm was not found.*install Node\.js"):
        gather.runtime(tmp_path / "cache", tmp_path / "to")


def test_what_cannot_be_fetched_is_told_with_the_answer(tmp_path, monkeypatch):
    monkeypatch.setattr(gather.sys, "executable", shutil.which("false"))
    with pytest.raises(EveryElementError, match="pip could not fetch the wheels"):
        gather.wheels(tmp_path)


def test_a_damaged_download_is_named(tmp_path):
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    (tmp_path / f"pyodide-{PYODIDE_VERSION}.tgz").write_bytes(b"half of it")
    with pytest.raises(EveryElementError, match=r"is damaged\. Delete it"):
        gather.runtime(tmp_path, tmp_path / "to")


def test_a_lesson_that_does_not_start_is_told_of(lite, tmp_path):
    plain = lite / "static/pyodide"
    with pytest.raises(EveryElementError, match=r"does not start with 99-nothing/at-all"):
        python._compile(plain, tmp_path / "python" / "made", "99-nothing/at-all")


def test_a_wheel_that_is_missing_is_named(tmp_path):
    with pytest.raises(EveryElementError, match=r"would miss .*micropip"):
        table.table([], {})
    assert not list(tmp_path.iterdir())


# -- one place for what is pinned


def test_the_wheels_are_of_releases_that_the_project_allows():
    pinned = dict(re.findall(r"^(\w+)==(\S+) --hash", gather.PINS.read_text(encoding="utf-8"), re.MULTILINE))
    needed = [Requirement(line) for line in PROJECT["dependencies"]]
    shared = [each for each in needed if each.name not in own.COMMANDS]
    assert {each.name for each in shared} <= set(pinned)
    assert [each.name for each in shared if pinned[each.name] not in each.specifier] == []


def test_each_wheel_is_pinned_with_its_hash():
    lines = [line for line in gather.PINS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == len(gather._pinned())


def test_jupyterlite_and_its_kernel_are_pinned():
    exact = [line for line in PROJECT["optional-dependencies"]["press"] if line.startswith("jupyterlite")]
    assert [re.sub(r"==[\d.]+$", "==", line) for line in exact] == [
        "jupyterlite-core==",
        "jupyterlite-pyodide-kernel==",
    ]


def test_what_the_browser_runs_comes_with_the_package():
    assert {path.name for path in (PACKAGE / "press/lite").iterdir()} >= {"start.mjs", "inside.py", "wheels.txt"}
