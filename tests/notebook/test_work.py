"""The learner's answers on disk: kept only after a yes, never lost, erased at a word."""

import json
from pathlib import Path

import pytest

from everyelement.notebook.work import FOLDER, LEAVE_NO_TRACE, CannotKeep, Work, never_keeps

ANSWERS = {"version": "111111111111", "items": {"p1": {"take": ["hid"], "text": "Größe"}}, "checked": ["p1"]}
EARLIER = {"version": "000000000000", "items": {"p1": {"take": []}}, "checked": []}


@pytest.fixture
def work(tmp_path) -> Work:
    return Work("01-the-shelf", tmp_path)


@pytest.fixture
def written(work) -> Path:
    """Keep something first."""
    work.keep("find-it", ANSWERS)
    return work.path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- kept and restored


def test_nothing_is_written_before_something_is_kept(work, tmp_path):
    work.agreed()
    work.answers("find-it", "111111111111")
    assert names(tmp_path) == []


def test_nobody_has_agreed_in_a_folder_without_a_work_file(work):
    assert not work.agreed()


def test_an_empty_folder_of_this_name_is_no_yes(work):
    work.folder.mkdir()
    assert not work.agreed()


@pytest.mark.usefixtures("written")
def test_a_yes_in_one_lesson_is_a_yes_in_the_folder(tmp_path):
    assert Work("02-the-desk", tmp_path).agreed()


@pytest.mark.usefixtures("written")
def test_what_is_kept_is_restored(tmp_path):
    assert Work("01-the-shelf", tmp_path).answers("find-it", "111111111111") == (ANSWERS, "")


def test_the_file_is_what_the_design_says(written):
    assert json.loads(written.read_text(encoding="utf-8")) == {
        "format": 1,
        "lesson": "01-the-shelf",
        "exercises": {"find-it": ANSWERS},
    }


def test_the_file_holds_other_alphabets_as_they_are(written):
    assert "Größe" in written.read_text(encoding="utf-8")


@pytest.mark.usefixtures("written")
def test_an_exercise_without_answers_is_restored_empty(work):
    assert work.answers("place-it", "111111111111") == ({}, "")


@pytest.mark.usefixtures("written")
def test_two_exercises_are_kept_side_by_side(work):
    work.keep("place-it", EARLIER)
    assert work.answers("find-it", "111111111111")[0] == ANSWERS


@pytest.mark.usefixtures("written")
def test_a_write_leaves_no_other_file_behind(work):
    work.keep("find-it", ANSWERS)
    assert names(work.folder) == ["01-the-shelf.json"]


def test_a_write_that_fails_half_way_leaves_the_file_as_it_was(work, written):
    before = written.read_bytes()
    with pytest.raises(TypeError):
        work.keep("find-it", {"version": "1", "items": object()})  # what no JSON can hold
    assert written.read_bytes() == before


@pytest.mark.usefixtures("written")
def test_a_write_that_fails_half_way_leaves_no_other_file_behind(work):
    with pytest.raises(TypeError):
        work.keep("find-it", {"version": "1", "items": object()})
    assert names(work.folder) == ["01-the-shelf.json"]


# -- an exercise that has changed


def test_answers_to_an_earlier_version_are_not_restored(work):
    work.keep("find-it", EARLIER)
    assert work.answers("find-it", "111111111111")[0] == {}


def test_answers_to_an_earlier_version_are_spoken_of(work):
    work.keep("find-it", EARLIER)
    assert work.answers("find-it", "111111111111")[1] == (
        "This exercise has changed since you answered it. Your earlier answers stay in the work file."
    )


def test_answers_to_an_earlier_version_are_kept_beside_the_new_ones(work):
    work.keep("find-it", EARLIER)
    work.keep("find-it", ANSWERS)
    kept = json.loads(work.path.read_text(encoding="utf-8"))["exercises"]
    assert kept == {"find-it": ANSWERS, "find-it@000000000000": EARLIER}


# -- a file that cannot be understood

DAMAGED = {
    "broken JSON": b'{"format": 1, "lesson"',
    "empty": b"",
    "another shape": b'["format", 1]',
    "another format": b'{"format": 2, "lesson": "01-the-shelf", "exercises": {}}',
    "answers that are none": b'{"format": 1, "lesson": "01-the-shelf", "exercises": {"find-it": "yes"}}',
    "items that are none": b'{"format": 1, "exercises": {"find-it": {"version": "1", "items": ["p1"]}}}',
    "an answer that is none": b'{"format": 1, "exercises": {"find-it": {"version": "1", "items": {"p1": 7}}}}',
    "choices that are none": b'{"format": 1, "exercises": {"find-it": {"version": "1", "items": {"p1": {"take": 7}}}}}',
    "a text that is none": b'{"format": 1, "exercises": {"find-it": {"version": "1", "items": {"p1": {"text": 7}}}}}',
    "checked that is no list": b'{"format": 1, "exercises": {"find-it": {"version": "1", "checked": 5}}}',
    "brackets without end": b"[" * 100_000,
    "not UTF-8": "Größe".encode("latin-1"),
    "an editor's mark of its own": b"\xff\xfe{\x00}\x00",
}


TOLD = (
    "The work file my-work/01-the-shelf.json could not be understood. It was set aside as "
    "my-work/01-the-shelf.json.damaged-1, and nothing in it was changed. New answers go into a new file."
)


@pytest.fixture(params=DAMAGED)
def damaged(request, work) -> Path:
    work.folder.mkdir()
    work.path.write_bytes(DAMAGED[request.param])
    return work.path


def aside(work: Work) -> list[Path]:
    return sorted(work.folder.glob("*.damaged*"))


def test_a_damaged_file_is_set_aside_unchanged(work, damaged):
    before = damaged.read_bytes()
    work.answers("find-it", "111111111111")
    assert [path.read_bytes() for path in aside(work)] == [before]


@pytest.mark.usefixtures("damaged")
def test_a_damaged_file_is_told_of(work):
    found, notice = work.answers("find-it", "111111111111")
    assert (found, notice) == ({}, TOLD)


def test_a_damaged_file_is_set_aside_before_anything_is_kept(work, damaged):
    before = damaged.read_bytes()
    assert "set aside" in work.keep("find-it", ANSWERS)
    assert aside(work)[0].read_bytes() == before


@pytest.mark.usefixtures("damaged")
def test_new_answers_are_kept_after_damage(work):
    work.keep("find-it", ANSWERS)
    assert work.answers("find-it", "111111111111") == (ANSWERS, "")


def test_a_second_damaged_file_gets_another_name(work, damaged):
    work.answers("find-it", "111111111111")
    damaged.write_bytes(b"damaged again")
    work.answers("find-it", "111111111111")
    assert names(work.folder) == ["01-the-shelf.json.damaged-1", "01-the-shelf.json.damaged-2"]


# -- where nothing can be written


def test_a_folder_that_cannot_be_made_is_told_of_with_what_to_do(tmp_path):
    (tmp_path / FOLDER).write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(CannotKeep, match=r"cannot be .*my-work.*\."):
        Work("01-the-shelf", tmp_path).keep("find-it", ANSWERS)


def test_a_file_in_the_way_stays_as_it_was(tmp_path):
    (tmp_path / FOLDER).write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(CannotKeep):
        Work("01-the-shelf", tmp_path).keep("find-it", ANSWERS)
    assert (tmp_path / FOLDER).read_text(encoding="utf-8") == "a file, not a folder"


def test_a_folder_that_is_gone_is_told_of(tmp_path):
    with pytest.raises(CannotKeep, match="Open the lesson from a folder that you may write to"):
        Work("01-the-shelf", tmp_path / "gone").keep("find-it", ANSWERS)


# -- erased


@pytest.mark.usefixtures("written")
def test_erasing_removes_every_lesson_and_the_folder(work, tmp_path):
    Work("02-the-desk", tmp_path).keep("place-it", EARLIER)
    work.erase()
    assert names(tmp_path) == []


@pytest.mark.usefixtures("damaged")
def test_erasing_removes_what_was_set_aside(work, tmp_path):
    work.keep("find-it", ANSWERS)
    work.erase()
    assert names(tmp_path) == []


@pytest.mark.usefixtures("written")
def test_erasing_removes_what_a_stopped_write_left(work, tmp_path):
    (work.folder / ".abc.tmp").write_text(json.dumps(ANSWERS), encoding="utf-8")
    work.erase()
    assert names(tmp_path) == []


@pytest.mark.usefixtures("written")
def test_erasing_leaves_what_is_not_ours(work):
    (work.folder / "my own notes.txt").write_text("mine", encoding="utf-8")
    work.erase()
    assert names(work.folder) == ["my own notes.txt"]


def test_erasing_where_there_is_nothing_is_no_mistake(work, tmp_path):
    work.erase()
    assert names(tmp_path) == []


@pytest.mark.usefixtures("written")
def test_after_erasing_nobody_has_agreed(work):
    work.erase()
    assert not work.agreed()


# -- where nothing may be kept


@pytest.mark.parametrize(
    ("name", "value", "never"),
    [
        (LEAVE_NO_TRACE, "1", True),
        (LEAVE_NO_TRACE, "0", False),
        (LEAVE_NO_TRACE, "", False),
        ("SERVER_SOFTWARE", "voila/0.5.8", True),
        ("SERVER_SOFTWARE", "jupyter", False),
        ("VOILA_REQUEST_URL", "http://localhost/voila", True),
    ],
)
def test_nothing_is_kept_where_one_leaves_no_trace_or_shares_a_folder(monkeypatch, name, value, never):
    for other in (LEAVE_NO_TRACE, "SERVER_SOFTWARE", "VOILA_REQUEST_URL"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    assert never_keeps() is never
