"""What is pressed, and from what: what the commands say, and with which exit code."""

import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from everyelement.content import Library
from everyelement.press.notebooks import notebook, written
from everyelement.press.site.folder import Folder

MISTAKES, WRONG_USE = 1, 2


@pytest.fixture
def fresh(tmp_path, copied) -> Path:
    """Write a notebook that is what its lesson says, of a lesson that shows no exercise."""
    prose = copied / "lessons" / "01-the-shelf" / "lesson.md"
    prose.write_text(re.sub(r"show\(.*\)", "", prose.read_text(encoding="utf-8")), encoding="utf-8")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "01-the-shelf.ipynb").write_text(written(notebook(Library(copied), "01-the-shelf")), encoding="utf-8")
    return folder


def test_documents_are_pressed_before_the_notebooks_that_show_them(run, monkeypatch):
    pressed: list[str] = []
    monkeypatch.setattr("everyelement.press.documents.press_documents", lambda *_: pressed.append("document"))
    monkeypatch.setattr(
        "everyelement.press.notebooks.press", lambda *_, **__: pressed.append("notebook") or iter([Path("one.ipynb")])
    )
    assert run("press", "notebooks", "00-start-here", content=None).output == "Pressed one.ipynb\n"
    assert pressed == ["document", "notebook"]


def test_press_check_says_that_every_notebook_is_fresh(run, copied, fresh):
    done = run("press", "notebooks", "--check", "--to", str(fresh), content=copied)
    assert (done.exit_code, done.output) == (0, "Every notebook is what its lesson says.\n")


def test_press_check_names_what_is_stale(run, copied, fresh):
    path = fresh / "01-the-shelf.ipynb"
    made = nbformat.read(path, as_version=4)
    made.cells[0].source += " More."
    nbformat.write(made, path)
    done = run("press", "notebooks", "--check", "--to", str(fresh), content=copied)
    assert done.exit_code == MISTAKES
    assert done.stderr == (
        "These notebooks are not what their lessons say: 01-the-shelf. Run everyelement press notebooks.\n"
    )


def test_press_check_looks_only_at_the_lessons_that_are_named(run, copied, fresh):
    (fresh / "99-gone.ipynb").write_text("of no lesson", encoding="utf-8")
    words = ("press", "notebooks", "--check", "--to", str(fresh))
    assert (run(*words, content=copied).exit_code, run(*words, "01-the-shelf", content=copied).exit_code) == (1, 0)


@pytest.mark.parametrize("damaged", ["", "{}", "[]", "my shopping list"])
def test_press_check_calls_a_damaged_notebook_stale(run, copied, fresh, damaged):
    (fresh / "01-the-shelf.ipynb").write_text(damaged, encoding="utf-8")
    done = run("press", "notebooks", "--check", "--to", str(fresh), content=copied)
    assert (done.exit_code, "not what their lessons say: 01-the-shelf." in done.stderr) == (MISTAKES, True)


def test_press_check_compares_facilitators_copies_with_facilitators_copies(run, copied, fresh):
    words = ("press", "notebooks", "--check", "--to", str(fresh))
    prose = copied / "lessons" / "01-the-shelf" / "lesson.md"
    marked = '\n+++ {"tags": ["facilitator"]}\n\nFive minutes.\n'
    prose.write_text(prose.read_text(encoding="utf-8") + marked, encoding="utf-8")
    made = notebook(Library(copied), "01-the-shelf", facilitator=True)
    (fresh / "01-the-shelf.ipynb").write_text(written(made), encoding="utf-8")
    assert (run(*words, content=copied).exit_code, run(*words, "--facilitator", content=copied).exit_code) == (1, 0)


def test_what_is_pressed_from_other_content_is_not_mixed_with_ours(run):
    done = run("press", "notebooks", "--check")
    assert done.exit_code == WRONG_USE
    assert done.stderr == "What is pressed from other content is kept apart: name a folder with --to.\n"


def test_press_check_changes_nothing(run, tmp_path):
    run("press", "notebooks", "--check", "--to", str(tmp_path / "notebooks"))
    assert list(tmp_path.iterdir()) == []


def test_facilitators_copies_are_not_mixed_with_the_others(run):
    done = run("press", "notebooks", "--facilitator")
    assert (done.exit_code, done.stderr) == (
        WRONG_USE,
        "Facilitators' copies are kept apart: name a folder with --to.\n",
    )


def test_pressing_a_lesson_that_is_not_there_is_wrong_use(run, tmp_path):
    done = run("press", "notebooks", "01-the-shel", "--to", str(tmp_path))
    assert (done.exit_code, done.stderr) == (
        WRONG_USE,
        "There is no lesson called 01-the-shel. The nearest: 01-the-shelf.\n",
    )


def test_press_form_writes_a_page_to_answer_and_a_key(run, tmp_path):
    done = run("press", "form", "pre-a", "--items", "5", "--to", str(tmp_path), content=None)
    assert done.exit_code == 0
    assert done.output == (
        "Pressed pre-a-5.html to be answered, on paper or on a screen, and pre-a-5-key.html for whoever leads.\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pre-a-5-key.html", "pre-a-5.html"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pre-z",), "There is no form called pre-z. There are: pre-a, pre-b"),
        (("pre-a", "--items", "7"), "The form pre-a cannot have 7 items. It has 5 or 10 or 20."),
    ],
)
def test_press_form_of_what_there_is_not_is_wrong_use(run, tmp_path, words, said):
    done = run("press", "form", *words, "--to", str(tmp_path), content=None)
    assert done.exit_code == WRONG_USE
    assert said in done.output


def test_pressing_one_lesson_that_is_not_there_presses_none(run, tmp_path):
    done = run("press", "notebooks", "01-the-shelf", "99-gone", "--to", str(tmp_path / "new"))
    assert (done.exit_code, (tmp_path / "new").exists()) == (WRONG_USE, False)


@pytest.mark.parametrize(
    "words",
    [("notebooks", "00-start-here"), ("form", "pre-a"), ("site", "00-start-here")],
    ids=["notebooks", "form", "site"],
)
def test_pressing_below_a_file_is_answered_with_a_sentence(run, tmp_path, words):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = run("press", *words, "--to", str(tmp_path / "taken" / "below"), content=None)
    assert done.exit_code == WRONG_USE
    assert done.stderr.startswith(str(tmp_path / "taken" / "below"))
    assert done.stderr.endswith("Name a file or folder that you may read and write.\n")


def test_a_folder_without_figures_is_told_of(run, tmp_path):
    (tmp_path / "law").mkdir()
    done = run("press", "figures", content=tmp_path)
    assert done.exit_code == WRONG_USE
    assert done.stderr == f"There are no figures in {tmp_path}. Name a content folder that has figures.\n"


@pytest.mark.parametrize("said", ["nonsense", "example.org/law", "https://", "ftp://example.org", "https://a b/"])
def test_an_address_that_nobody_can_follow_is_wrong_use(run, tmp_path, said):
    done = run("press", "site", "--address", said, "--to", str(tmp_path / "site"), content=None)
    assert (done.exit_code, (tmp_path / "site").exists()) == (WRONG_USE, False)
    assert "Write it as https://example.org/law/." in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("module", "words", "extra"),
    [
        ("jupytext", ("notebooks", "--check"), "press"),
        ("vl_convert", ("figures", "--check"), "figures"),
        ("sphinx", ("site",), "press"),
    ],
)
def test_what_an_extra_brings_is_asked_for_by_the_extras_name(module, words, extra):
    """In a Python of its own, in which that library is not installed."""
    code = f"import sys; sys.modules[{module!r}] = None; from everyelement.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "press", *words], capture_output=True, text=True, check=False)
    assert done.returncode == WRONG_USE
    assert f'needs more than is installed here. Run: pip install "everyelement[{extra}]"' in done.stderr


@pytest.mark.parametrize("archive", [True, False], ids=["another archive", "a text"])
def test_an_archive_is_never_written_over_something_else(run, tmp_path, archive):
    mine = tmp_path / "mine.zip"
    mine.write_text("my shopping list", encoding="utf-8")
    if archive:
        with zipfile.ZipFile(mine, "w") as pictures:
            pictures.writestr("holiday.txt", "A picture.")
    before = mine.read_bytes()
    done = run("press", "usb", "--to", str(mine), content=None)
    assert (done.exit_code, mine.read_bytes()) == (WRONG_USE, before)
    assert done.stderr == (
        f"{mine} is there, and is no archive of ours. Nothing was touched. Name another file with --to.\n"
    )


def test_the_command_that_serves_the_lab_can_be_copied_as_it_stands(run, tmp_path, monkeypatch):
    monkeypatch.setattr("everyelement.press.lite.build.press", Folder)
    folder = tmp_path / "äöü and spaces"
    served = run("press", "lite", "--to", str(folder), content=None).output.splitlines()[-2]
    assert shlex.split(served)[1:] == ["-m", "http.server", "--bind", "127.0.0.1", "--directory", str(folder)]


def test_drawing_figures_needs_only_what_its_extra_brings():
    code = "import sys; sys.modules['jupytext'] = None; from everyelement.cli import main; main()"
    command = [sys.executable, "-c", code, "press", "figures", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "Every figure is what its file says.\n")


def test_an_archive_below_a_file_is_refused_before_anything_is_made(run, tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = run("press", "usb", "--to", str(tmp_path / "taken" / "all.zip"), content=None)
    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
