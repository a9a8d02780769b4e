"""Pressed documents: what a lesson shows is never older than what is taught."""

import json
import shutil

import pytest

from everyelement import pressed as reading
from everyelement.content import library
from everyelement.place import shipped
from everyelement.press.documents import ensure_fresh, press_documents
from everyelement.press.fresh import Stale

LESSON = "00-start-here"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A copy of the content with one lesson's documents pressed, in place of the package's own."""
    shutil.copytree(shipped("content"), tmp_path / "content")
    press_documents(tmp_path / "content", LESSON, tmp_path / "documents")
    monkeypatch.setattr(reading, "shipped", tmp_path.joinpath)
    reading.pressed.cache_clear()
    yield tmp_path
    reading.pressed.cache_clear()


def test_the_committed_documents_are_fresh():
    ensure_fresh(library(), shipped("documents"))


@pytest.mark.usefixtures("checkout")
def test_a_fresh_document_is_used():
    assert f"{LESSON}/safety" in reading.pressed(LESSON)


def test_a_changed_story_is_not_shown_as_it_was(checkout):
    path = checkout / "content" / "scenarios" / "the-hidden-book.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("shelf", "ledge"), encoding="utf-8")
    assert reading.pressed(LESSON) == {}


def test_a_file_that_the_lesson_does_not_need_may_change(checkout):
    path = checkout / "content" / "scenarios" / "the-late-rent.toml"
    path.write_text("not even TOML", encoding="utf-8")
    assert f"{LESSON}/safety" in reading.pressed(LESSON)


def test_a_missing_content_file_is_a_change(checkout):
    (checkout / "content" / "sources.toml").unlink()
    assert reading.pressed(LESSON) == {}


def test_other_line_endings_are_no_change(checkout):
    path = checkout / "content" / "sources.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert f"{LESSON}/safety" in reading.pressed(LESSON)


def test_a_damaged_pressed_file_is_as_good_as_none(checkout):
    (checkout / "documents" / f"{LESSON}.json").write_text("{", encoding="utf-8")
    assert reading.pressed(LESSON) == {}


@pytest.mark.usefixtures("checkout")
def test_a_lesson_that_was_never_pressed_has_nothing():
    assert reading.pressed("01-three-laws") == {}


def test_stale_documents_are_named_with_what_to_run(checkout):
    made = json.loads((checkout / "documents" / f"{LESSON}.json").read_text(encoding="utf-8"))
    made["exercises"].popitem()
    (checkout / "documents" / f"{LESSON}.json").write_text(json.dumps(made), encoding="utf-8")
    with pytest.raises(Stale, match=f"{LESSON}.*Run everyelement press notebooks"):
        ensure_fresh(library(), checkout / "documents")
