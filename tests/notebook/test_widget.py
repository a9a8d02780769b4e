"""The widget, through its traits and messages, as a page would use it."""

import json
from pathlib import Path

import pytest

from everyelement.exercises import still_html, still_text
from everyelement.notebook import show, widget
from everyelement.notebook.widget import Exercise
from everyelement.notebook.work import FOLDER, LEAVE_NO_TRACE, Work

EXAMPLES = Path(__file__).parents[1] / "exercises" / "examples"
DOCUMENTS = {kind: json.loads((EXAMPLES / f"{kind}.json").read_text(encoding="utf-8")) for kind in ("mark", "sort")}
VERSION = DOCUMENTS["mark"]["version"]
ANSWERS = {"version": VERSION, "items": {"p1": {"take": ["hid"]}}, "checked": ["p1"]}
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(autouse=True)
def nothing_said_before(monkeypatch):
    for name in (LEAVE_NO_TRACE, "SERVER_SOFTWARE", "VOILA_REQUEST_URL"):
        monkeypatch.delenv(name, raising=False)
    widget._REFUSED.clear()
    yield
    for other in list(widget._LIVE):
        other.close()
    widget._LIVE.clear()


@pytest.fixture
def shown(tmp_path):
    """Show an exercise in the folder of this test."""

    def show_there(kind: str = "mark", folder: Path = tmp_path) -> Exercise:
        made = DOCUMENTS[kind]
        entry = {"document": made, "html": still_html(made), "text": still_text(made)}
        return Exercise(entry, Work("01-the-shelf", folder))

    return show_there


def say(exercise: Exercise, **message) -> None:
    exercise._handle_custom_msg(message, [])


def give(exercise: Exercise, rev: int = 1, answers: dict | None = None) -> None:
    exercise.given = {"rev": rev, "answers": answers or ANSWERS}


def file(folder: Path) -> Path:
    return folder / FOLDER / "01-the-shelf.json"


# -- asking


def test_before_anybody_has_said_anything_the_page_asks(shown):
    assert shown().keeping == "ask"


def test_an_answer_before_a_yes_is_dealt_with(shown):
    exercise = shown()
    give(exercise, rev=3)
    assert exercise.kept == 3


def test_an_answer_before_a_yes_is_not_written(shown, tmp_path):
    give(shown())
    assert list(tmp_path.iterdir()) == []


def test_a_yes_keeps_what_was_answered_before_it(shown, tmp_path):
    exercise = shown()
    give(exercise)
    say(exercise, type="keep", yes=True)
    assert json.loads(file(tmp_path).read_text(encoding="utf-8"))["exercises"] == {"find-it": ANSWERS}


def test_after_a_yes_the_page_is_told(shown):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    assert exercise.keeping == "yes"


def test_after_a_yes_every_answer_is_written(shown, tmp_path):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    give(exercise)
    assert json.loads(file(tmp_path).read_text(encoding="utf-8"))["exercises"] == {"find-it": ANSWERS}


def test_after_a_no_nothing_is_written(shown, tmp_path):
    exercise = shown()
    say(exercise, type="keep", yes=False)
    give(exercise)
    assert (exercise.keeping, exercise.kept, list(tmp_path.iterdir())) == ("no", 1, [])


def test_a_no_holds_for_a_cell_that_is_run_again(shown):
    say(shown(), type="keep", yes=False)
    assert shown().keeping == "no"


def test_a_no_can_become_a_yes(shown):
    exercise = shown()
    say(exercise, type="keep", yes=False)
    say(exercise, type="keep", yes=True)
    assert exercise.keeping == "yes"


def test_two_exercises_in_one_folder_agree_together(shown):
    one, other = shown("mark"), shown("sort")
    say(one, type="keep", yes=True)
    assert other.keeping == "yes"


def test_a_yes_keeps_what_stands_in_every_exercise_of_the_folder(shown, tmp_path):
    one, other = shown("mark"), shown("sort")
    give(other, answers={"version": VERSION, "items": {"read": {"take": ["act"]}}, "checked": []})
    say(one, type="keep", yes=True)
    assert list(json.loads(file(tmp_path).read_text(encoding="utf-8"))["exercises"]) == ["place-it"]


def test_a_yes_in_one_folder_says_nothing_of_another(shown, tmp_path):
    (tmp_path / "other").mkdir()
    one, other = shown(), shown(folder=tmp_path / "other")
    say(one, type="keep", yes=True)
    assert other.keeping == "ask"


def test_an_unknown_message_does_nothing(shown, tmp_path):
    exercise = shown()
    say(exercise, type="sing")
    assert (exercise.keeping, exercise.notice, list(tmp_path.iterdir())) == ("ask", "", [])


# -- restoring


def test_answers_are_restored_where_they_were_kept(shown, tmp_path):
    Work("01-the-shelf", tmp_path).keep("find-it", ANSWERS)
    exercise = shown()
    assert (exercise.keeping, exercise.answers, exercise.notice) == ("yes", ANSWERS, "")


def test_a_damaged_file_is_told_of_on_the_page(shown, tmp_path):
    file(tmp_path).parent.mkdir()
    file(tmp_path).write_text("{", encoding="utf-8")
    exercise = shown()
    assert (exercise.keeping, exercise.answers) == ("yes", {})
    assert "could not be understood" in exercise.notice


def test_a_file_damaged_while_one_works_is_told_of_on_the_page(shown, tmp_path):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    give(exercise)
    file(tmp_path).write_text("{", encoding="utf-8")
    give(exercise, rev=2)
    assert "could not be understood" in exercise.notice


def test_answers_to_an_earlier_wording_are_told_of_on_the_page(shown, tmp_path):
    Work("01-the-shelf", tmp_path).keep("find-it", {**ANSWERS, "version": "000000000000"})
    assert "has changed since you answered it" in shown().notice


# -- what fails is told


def test_a_folder_that_cannot_be_written_is_told_of(shown, tmp_path):
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    exercise = shown()
    give(exercise)
    say(exercise, type="keep", yes=True)
    assert "my-work" in exercise.notice


def test_an_answer_that_cannot_be_kept_is_dealt_with_all_the_same(shown, tmp_path):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    give(exercise, rev=7)
    assert (exercise.kept, "my-work" in exercise.notice) == (7, True)


def test_a_notice_goes_when_answers_are_kept_again(shown, tmp_path):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    give(exercise)
    (tmp_path / FOLDER).unlink()
    give(exercise, rev=2)
    assert exercise.notice == ""


# -- erasing


def test_erasing_removes_the_files(shown, tmp_path):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    give(exercise)
    say(exercise, type="erase")
    assert list(tmp_path.iterdir()) == []


def test_erasing_forgets_the_answers_of_every_exercise_in_the_folder(shown):
    one, other = shown("mark"), shown("sort")
    give(other)
    say(one, type="erase")
    assert (other.given, other.answers) == ({}, {})


def test_erasing_is_counted_on_every_page(shown):
    one, other = shown("mark"), shown("sort")
    say(one, type="erase")
    assert (one.erased, other.erased) == (1, 1)


def test_after_erasing_the_page_asks_again(shown):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    say(exercise, type="erase")
    assert exercise.keeping == "ask"


def test_erasing_writes_nothing_back(shown, tmp_path):
    one, other = shown("mark"), shown("sort")
    say(one, type="keep", yes=True)
    give(one)
    give(other)
    say(other, type="erase")
    assert list(tmp_path.iterdir()) == []


def test_after_an_erasure_a_yes_keeps_nothing_of_an_exercise_without_answers(shown, tmp_path):
    answered, other = shown(), shown("sort")
    give(answered)
    say(answered, type="keep", yes=True)
    say(answered, type="erase")
    for exercise in (answered, other):  # each page hands over that there is nothing now
        exercise.given = {"rev": 1, "answers": {}}
    give(answered, rev=2)
    say(answered, type="keep", yes=True)
    assert list(json.loads(file(tmp_path).read_text())["exercises"]) == [answered.name]


def test_erasing_that_is_not_finished_is_told_of(shown, tmp_path):
    exercise = shown()
    (tmp_path / FOLDER / "02-the-desk.json").mkdir(parents=True)  # a folder, which is no file to delete
    say(exercise, type="erase")
    assert "Not everything could be erased" in exercise.notice


# -- where nothing is kept


@pytest.fixture(params=[(LEAVE_NO_TRACE, "1"), ("SERVER_SOFTWARE", "voila/0.5.8")])
def no_trace(request, monkeypatch):
    monkeypatch.setenv(*request.param)


@pytest.mark.usefixtures("no_trace")
def test_where_nothing_is_kept_the_page_does_not_ask(shown):
    assert shown().keeping == "never"


@pytest.mark.usefixtures("no_trace")
def test_where_nothing_is_kept_a_yes_writes_nothing(shown, tmp_path):
    exercise = shown()
    say(exercise, type="keep", yes=True)
    give(exercise)
    assert (exercise.keeping, exercise.kept, list(tmp_path.iterdir())) == ("never", 1, [])


@pytest.mark.usefixtures("no_trace")
def test_where_nothing_is_kept_nothing_is_restored(shown, tmp_path):
    Work("01-the-shelf", tmp_path).keep("find-it", ANSWERS)
    assert shown().answers == {}


@pytest.mark.usefixtures("no_trace")
def test_where_nothing_is_kept_the_page_can_be_erased_and_still_is_never_kept(shown):
    exercise = shown()
    give(exercise)
    say(exercise, type="erase")
    assert (exercise.keeping, exercise.erased, exercise.given) == ("never", 1, {})


@pytest.mark.usefixtures("no_trace")
def test_where_nothing_is_kept_erasing_leaves_the_files_of_others(shown, tmp_path):
    Work("01-the-shelf", tmp_path).keep("find-it", ANSWERS)
    say(shown(), type="erase")
    assert file(tmp_path).exists()


# -- what every viewer can show


def test_a_notebook_holds_the_live_view_and_both_still_forms(shown):
    exercise = shown()
    data, _ = exercise._repr_mimebundle_()
    assert data["text/html"] == still_html(DOCUMENTS["mark"])
    assert data["text/plain"] == still_text(DOCUMENTS["mark"])
    assert data[VIEW]["model_id"] == exercise.model_id


def test_the_still_forms_hold_no_answer_of_the_learner(shown):
    exercise = shown()
    before = exercise._repr_mimebundle_()[0]
    give(exercise, answers={**ANSWERS, "items": {"p1": {"text": "my own words"}}})
    after = exercise._repr_mimebundle_()[0]
    assert (after["text/html"], after["text/plain"]) == (before["text/html"], before["text/plain"])


def test_the_front_end_is_a_module_that_ends_in_its_default_export(shown):
    assert shown()._esm.endswith("\nexport default everyElement;\n")


def test_show_finds_an_exercise_by_its_id(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exercise = show("00-start-here/safety")
    assert (exercise.document["id"], exercise.work.path) == (
        "00-start-here/safety",
        tmp_path / FOLDER / "00-start-here.json",
    )
