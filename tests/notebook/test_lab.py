"""Laying out the lessons where somebody works: copies that are trusted, and nothing of the learner's overwritten."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from everyelement.errors import EveryElementError
from everyelement.notebook import lab
from everyelement.notebook.lab import lay_out, open_lab
from everyelement.place import shipped
from everyelement.press.notebooks import sources
from everyelement.pressed import fingerprint

PRESSED = sorted(shipped("notebooks").glob("*.ipynb"))
FIRST = PRESSED[0]


@pytest.fixture(autouse=True)
def signatures_of_this_test(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "every-element"


def trusted(path: Path) -> bool:
    notary = NotebookNotary()
    with closing(notary.store):
        return bool(notary.check_signature(nbformat.read(path, as_version=4)))


class Asked:
    """Whoever is asked about a notebook that has changed; remembers the questions."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.about: list[str] = []

    def __call__(self, name: str) -> Any:
        self.about.append(name)
        return self.answer


def lay(folder: Path, answer: str = "nobody should ask") -> tuple[Asked, list[str]]:
    asked, said = Asked(answer), list[str]()
    lay_out(folder, asked, said.append)
    return asked, said


def change(path: Path, *, edition: bool = False) -> bytes:
    """Write something into a notebook, as its learner does, or as an older edition had it."""
    made = nbformat.read(path, as_version=4)
    made.cells[-1].source = "My own line."
    if edition:
        made.metadata.everyelement.pressed = fingerprint(sources(made))
    nbformat.write(made, path)
    return path.read_bytes()


def test_every_notebook_is_copied_as_it_is(folder):
    lay(folder)
    assert {path.name: path.read_bytes() for path in folder.glob("*")} == {p.name: p.read_bytes() for p in PRESSED}


def test_the_first_lesson_comes_first(folder):
    assert lay_out(folder, Asked(""), print)[0].name == FIRST.name


def test_a_copy_is_trusted(folder):
    lay(folder)
    assert trusted(folder / FIRST.name)


def test_what_we_did_not_lay_out_is_not_trusted(folder):
    lay(folder)
    change(folder / FIRST.name)
    assert not trusted(folder / FIRST.name)


def test_laying_out_twice_asks_nothing(folder):
    lay(folder)
    asked, said = lay(folder)
    assert (asked.about, said) == ([], [])


def test_outputs_of_the_learner_are_no_change(folder):
    lay(folder)
    path = folder / FIRST.name
    made = nbformat.read(path, as_version=4)
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], 17
    nbformat.write(made, path)
    before = path.read_bytes()
    asked, _ = lay(folder)
    assert (asked.about, path.read_bytes()) == ([], before)


def test_an_older_edition_that_nobody_touched_is_replaced_without_asking(folder):
    lay(folder)
    change(folder / FIRST.name, edition=True)
    asked, _ = lay(folder)
    assert (asked.about, (folder / FIRST.name).read_bytes()) == ([], FIRST.read_bytes())


def test_a_replaced_edition_is_trusted(folder):
    lay(folder)
    change(folder / FIRST.name, edition=True)
    lay(folder)
    assert trusted(folder / FIRST.name)


def test_a_notebook_that_the_learner_changed_is_asked_about(folder):
    lay(folder)
    change(folder / FIRST.name)
    asked, _ = lay(folder, "keep")
    assert asked.about == [FIRST.name]


def test_what_is_to_be_kept_stays_as_the_learner_left_it(folder):
    lay(folder)
    changed = change(folder / FIRST.name)
    _, said = lay(folder, "keep")
    assert (folder / FIRST.name).read_bytes() == changed
    assert said == [f"{FIRST.name} stays as you left it."]


def test_what_is_to_stand_beside_leaves_the_learners_own(folder):
    lay(folder)
    changed = change(folder / FIRST.name)
    _, said = lay(folder, "beside")
    assert (folder / FIRST.name).read_bytes() == changed
    assert (folder / f"{FIRST.stem}-2.ipynb").read_bytes() == FIRST.read_bytes()
    assert said == [f"The new edition stands beside it as {FIRST.stem}-2.ipynb."]


def test_a_second_edition_beside_takes_the_next_number(folder):
    lay(folder)
    change(folder / FIRST.name)
    lay(folder, "beside")
    lay(folder, "beside")
    assert (folder / f"{FIRST.stem}-3.ipynb").exists()


def test_what_is_to_be_replaced_is_replaced(folder):
    lay(folder)
    change(folder / FIRST.name)
    lay(folder, "replace")
    assert (folder / FIRST.name).read_bytes() == FIRST.read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"my shopping list", b"[]", b"{}", b'{"cells": [7]}', b'{"cells": [], "metadata": []}', b"\xff\xfe", b""],
)
def test_a_file_that_is_no_notebook_is_left_alone(folder, content):
    folder.mkdir()
    (folder / FIRST.name).write_bytes(content)
    asked, _ = lay(folder, "keep")
    assert (asked.about, (folder / FIRST.name).read_bytes()) == ([FIRST.name], content)


def test_a_notebook_of_the_learners_own_with_our_name_is_asked_about(folder):
    folder.mkdir()
    (folder / FIRST.name).write_text(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    asked, _ = lay(folder, "keep")
    assert asked.about == [FIRST.name]


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(EveryElementError, match=r"cannot be copied into .*taken.*Name another folder"):
        lay(tmp_path / "taken")


def start(folder: Path, *, leave_no_trace: bool, port: int | None = None) -> tuple[int, list[str]]:
    """Start JupyterLab as the command does, and have it only name its version."""
    said: list[str] = []
    code = open_lab(
        folder,
        leave_no_trace=leave_no_trace,
        browser=False,
        port=port,
        more=["--version"],
        say=said.append,
        ask=Asked("keep"),
    )
    return code, said


def test_opening_the_lab_says_where_the_lessons_are_and_how_to_stop(folder):
    code, said = start(folder, leave_no_trace=False)
    assert code == 0
    assert said == [
        f"The lessons are in {folder}. JupyterLab opens {FIRST.name}; it runs here, on this machine only.",
        "To stop it, come back to this window and press Ctrl+C twice.",
    ]


def test_leaving_no_trace_leaves_no_folder(folder):
    _, said = start(folder, leave_no_trace=True)
    there = Path(said[1].removeprefix("The lessons are in ").split(". JupyterLab")[0])
    assert (there.exists(), folder.exists()) == (False, False)


def test_a_port_that_is_taken_is_told_of_before_anything_is_copied(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(EveryElementError, match=rf"Port {port} cannot be used: .*Name another with --port"):
            start(folder, leave_no_trace=False, port=port)
    assert not folder.exists()


def test_what_ipython_remembers_stands_in_the_folder_that_is_deleted(folder, monkeypatch):
    """IPython keeps a history of what is run, in the home of whoever runs it."""
    seen: list[dict[str, str]] = []
    monkeypatch.setattr(lab, "_wait", lambda _command, environment: seen.append(environment) or 0)
    _, said = start(folder, leave_no_trace=True)
    temporary = Path(said[1].removeprefix("The lessons are in ").split(". JupyterLab")[0]).parent
    assert Path(seen[0]["IPYTHONDIR"]).is_relative_to(temporary)


POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals to send")


@POSIX_ONLY
@pytest.mark.parametrize("told", ["SIGTERM", "SIGHUP"])
def test_leaving_no_trace_leaves_no_folder_when_the_window_is_closed(tmp_path, told):
    (tmp_path / "tmp").mkdir()
    command = [sys.executable, "-m", "everyelement", "lab", "--leave-no-trace", "--no-browser"]
    own = {name: str(tmp_path / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
    with subprocess.Popen(
        command,
        env={**os.environ, **own, "TMPDIR": str(tmp_path / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdout
        said = [next(running.stdout) for _ in range(3)]
        there = list((tmp_path / "tmp").glob("every-element-*"))
        running.send_signal(getattr(signal, told))
    assert said[-1].startswith("To stop it")
    assert (len(there), list((tmp_path / "tmp").glob("every-element-*"))) == (1, [])


ASKS_FIRST = """
import signal, sys
asked = []
def interrupted(*_):
    if asked:
        sys.exit(7)
    asked.append(True)
    print("Stop?", flush=True)
signal.signal(signal.SIGINT, interrupted)
print("ready", flush=True)
while True:
    signal.pause()
"""
"""A server that asks when it is interrupted, and ends when it is interrupted again, as JupyterLab does."""


@POSIX_ONLY
def test_the_first_interruption_is_left_to_the_server_to_answer():
    begin = "import sys; from everyelement.notebook.lab import _wait"
    code = f"{begin}; sys.exit(_wait([sys.executable, '-c', {ASKS_FIRST!r}], {{}}))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout
        heard = []
        for _ in range(2):
            heard.append(next(running.stdout).strip())
            os.killpg(running.pid, signal.SIGINT)
    assert (heard, running.returncode) == (["ready", "Stop?"], 7)
