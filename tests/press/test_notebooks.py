"""Pressing: a notebook is what its lesson says, and the same bytes every time."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from everyelement.content import Library, NotFound, library
from everyelement.errors import EveryElementError
from everyelement.exercises import document, still_html, still_text
from everyelement.place import shipped
from everyelement.press.fresh import Stale
from everyelement.press.notebooks import ensure_fresh, notebook, press, sources, written

SOUND = Library(Path(__file__).parents[1] / "content" / "sound")
LESSON = "01-the-shelf"
COMMITTED = {path.stem: path.read_text(encoding="utf-8") for path in sorted(shipped("notebooks").glob("*.ipynb"))}
NOT_FOR_EVERYBODY = {
    "a widget view": r"application/vnd\.jupyter\.widget-view",
    "widget state": r"application/vnd\.jupyter\.widget-state",
    "a version of Python": r"\"version\": \"3\.",
    "what a cell printed as a warning": r"\"name\": \"stderr\"",
    "a cell that fails": r"\"output_type\": \"error\"",
    "the time of a run": r"iopub\.",
    "a folder of the machine it was made on": r"/(?:home|root|tmp|Users|work)/|[A-Z]:\\\\",
}


@pytest.fixture(scope="module")
def pressed_twice(tmp_path_factory) -> tuple[bytes, bytes]:
    """Press one lesson twice, each time in another folder."""
    folders = [tmp_path_factory.mktemp("pressed") for _ in range(2)]
    first, second = [next(iter(press(library(), folder, ["00-start-here"]))).read_bytes() for folder in folders]
    return first, second


def test_a_lesson_pressed_twice_gives_the_same_bytes(pressed_twice):
    assert pressed_twice[0] == pressed_twice[1]


def test_the_committed_notebook_is_what_pressing_gives(pressed_twice):
    assert pressed_twice[0].decode() == COMMITTED["00-start-here"], "Run everyelement press notebooks."


def test_every_lesson_has_its_notebook():
    assert list(COMMITTED) == library().lesson_ids()


@pytest.mark.parametrize("what", NOT_FOR_EVERYBODY)
def test_pressing_leaves_out_what_others_cannot_use(pressed_twice, what):
    assert re.findall(NOT_FOR_EVERYBODY[what], pressed_twice[0].decode()) == []


@pytest.mark.parametrize("what", NOT_FOR_EVERYBODY)
@pytest.mark.parametrize("name", COMMITTED)
def test_a_notebook_holds_nothing_that_others_cannot_use(name, what):
    assert re.findall(NOT_FOR_EVERYBODY[what], COMMITTED[name]) == []


def code(name: str) -> list:
    return [cell for cell in json.loads(COMMITTED[name])["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("name", COMMITTED)
def test_every_cell_was_run_in_its_order(name):
    assert [cell["execution_count"] for cell in code(name)] == list(range(1, len(code(name)) + 1))


@pytest.mark.parametrize("name", COMMITTED)
def test_every_exercise_stands_there_in_its_still_form(name):
    stills = "".join(
        "".join(output["data"]["text/html"])
        for cell in code(name)
        for output in cell["outputs"]
        if "text/html" in output.get("data", {})
    )
    shown = re.findall(r'<section class="ee" data-exercise="([^"]+)">', stills)
    assert sorted(shown) == sorted(f"{name}/{exercise.id}" for exercise in library().lesson(name).exercise)


@pytest.mark.parametrize("name", COMMITTED)
def test_no_committed_notebook_holds_what_is_for_facilitators(name):
    tags = [tag for cell in json.loads(COMMITTED[name])["cells"] for tag in cell["metadata"].get("tags", [])]
    assert "facilitator" not in tags


@pytest.mark.parametrize("name", COMMITTED)
def test_no_list_of_the_lesson_is_left_unfilled(name):
    assert re.findall(r"<!-- [\w-]+ -->", COMMITTED[name]) == []


@pytest.mark.parametrize("name", COMMITTED)
def test_every_cell_has_an_id_of_its_own(name):
    ids = [cell["id"] for cell in json.loads(COMMITTED[name])["cells"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", COMMITTED)
def test_every_link_to_another_lesson_leads_to_one(name):
    linked = {Path(link).stem for link in re.findall(r"\]\(([\w.-]+\.ipynb)\)", COMMITTED[name])}
    assert linked <= set(COMMITTED)


# -- what the notebook of a small lesson says


def cells(shelf: Library, *, facilitator: bool = False) -> list[str]:
    return [source for _, source in sources(notebook(shelf, LESSON, facilitator=facilitator))]


@pytest.fixture
def changed(tmp_path):
    """Give the sound library with some words of its prose changed."""

    def change(old: str, new: str) -> Library:
        root = tmp_path / "content"
        shutil.copytree(SOUND.root, root)
        path = root / "lessons" / LESSON / "lesson.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return Library(root)

    return change


def test_what_is_for_facilitators_stands_in_their_copy():
    assert "Give the room a minute." in cells(SOUND, facilitator=True)


def test_what_is_for_facilitators_stands_in_no_other_copy():
    assert [cell for cell in cells(SOUND) if "Give the room" in cell] == []


def test_a_facilitators_copy_has_all_that_the_others_have():
    assert set(cells(SOUND)) < set(cells(SOUND, facilitator=True))


def test_cell_ids_are_the_same_each_time():
    first, second = notebook(SOUND, LESSON), notebook(Library(SOUND.root), LESSON)
    assert [cell.id for cell in first.cells] == [cell.id for cell in second.cells]


def test_a_word_changes_the_id_of_its_own_cell_only(changed):
    after = {cell.id for cell in notebook(changed("A book has to be hidden.", "A book is hidden."), LESSON).cells}
    before = {cell.id for cell in notebook(SOUND, LESSON).cells}
    assert len(before - after) == 1


def test_two_cells_that_say_the_same_have_two_ids(changed):
    twice = '```{code-cell}\nshow("01-the-shelf/the-rule")\n```\n'
    ids = [cell.id for cell in notebook(changed(twice, twice + "\n" + twice), LESSON).cells]
    assert len(ids) == len(set(ids))


def test_objectives_come_from_the_lesson(changed):
    shelf = changed("A short story about a library.", "<!-- objectives -->")
    assert any("After this lesson you can:\n\n- take the rule apart" in cell for cell in cells(shelf))


def test_minutes_are_added_up(changed):
    shelf = changed("A short story about a library.", "<!-- minutes -->")
    said = next(cell for cell in cells(shelf) if "About" in cell)
    assert "About 28 minutes: Before you start 2, Read the law 5" in said
    assert "Keep 1. The short path takes 10." in said


def test_key_points_glossary_and_sources_come_from_the_lesson(changed):
    shelf = changed("A rule, and what it asks for.", "<!-- key-points -->\n\n<!-- glossary -->\n\n<!-- sources -->")
    said = cells(shelf)[-1]
    assert "- One.\n- Two." in said
    assert "- **Shelf**: Where books stand." in said
    assert "- [Rule 1](https://example.org/rules): The whole rule. Read 2026-11-22." in said


def test_a_notebook_is_written_as_valid_json():
    assert nbformat.reads(written(notebook(SOUND, LESSON)), as_version=4).metadata.title == "The shelf"


# -- fresh or stale


@pytest.fixture
def fresh(tmp_path) -> Path:
    """Write the notebook of the sound library, as pressing would."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    made = notebook(SOUND, LESSON)
    for cell in made.cells:
        for name in re.findall(r'^show\("(.+)"\)', cell.source, re.MULTILINE) if cell.cell_type == "code" else []:
            shown = document(name, SOUND)
            data = {"text/html": still_html(shown), "text/plain": still_text(shown)}
            cell.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=1)]
    (folder / f"{LESSON}.ipynb").write_text(written(made), encoding="utf-8")
    return folder


def test_the_committed_notebooks_are_what_their_lessons_say():
    ensure_fresh(library(), shipped("notebooks"))


def test_a_notebook_just_made_is_fresh(fresh):
    ensure_fresh(SOUND, fresh)


def test_one_changed_word_makes_a_notebook_stale(fresh, changed):
    with pytest.raises(Stale, match=rf"not what their lessons say: {LESSON}\. Run everyelement press notebooks\."):
        ensure_fresh(changed("A book has to be hidden.", "A book has to be hiding."), fresh)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"questions/{LESSON}.toml", "When he went home", "When he left"),
        ("scenarios/the-hidden-atlas.toml", "an empty place", "a gap"),
        ("law/shelf-rule.toml", "lends on a book of this library\n", "lends on a book of this library\n\n"),
        ("misconceptions.toml", "who put it there", "who hid it"),
        ("words/en.toml", "If you choose", "Should you choose"),
    ],
)
def test_a_changed_word_in_what_a_lesson_shows_makes_its_notebook_stale(fresh, tmp_path, file, old, new):
    root = tmp_path / "content"
    shutil.copytree(SOUND.root, root)
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Stale, match=LESSON):
        ensure_fresh(Library(root), fresh)


def test_a_notebook_that_was_edited_by_hand_is_stale(fresh):
    path = fresh / f"{LESSON}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("A book has to be hidden.", "It depends."), "utf-8")
    with pytest.raises(Stale, match=LESSON):
        ensure_fresh(SOUND, fresh)


def test_a_missing_notebook_is_stale(fresh):
    (fresh / f"{LESSON}.ipynb").unlink()
    with pytest.raises(Stale, match=LESSON):
        ensure_fresh(SOUND, fresh)


def test_a_notebook_without_a_lesson_is_stale(fresh):
    shutil.copy(fresh / f"{LESSON}.ipynb", fresh / "99-gone.ipynb")
    with pytest.raises(Stale, match="99-gone"):
        ensure_fresh(SOUND, fresh)


# -- what cannot be pressed


def test_a_lesson_that_is_not_there_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(NotFound, match=r"no lesson called 01-the-shel\. The nearest: 01-the-shelf"):
        list(press(SOUND, tmp_path, ["01-the-shel"]))


def test_a_cell_that_fails_names_its_lesson(tmp_path):
    with pytest.raises(EveryElementError, match=r"A cell of 01-the-shelf fails: .*"):
        list(press(SOUND, tmp_path, [LESSON]))  # the kernel shows the real lessons, and knows none of this name
    assert list(tmp_path.iterdir()) == []
