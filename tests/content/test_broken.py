"""Every mistake that a check reports, made once: `broken/` holds a tiny file for each, laid over a sound library."""

import ast
import re
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from everyelement.content import ContentError, Library
from everyelement.content import check as package
from everyelement.content.check import check, ensure
from everyelement.content.load import Mistake

HERE = Path(__file__).parent
SOUND = HERE / "sound"
CASES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "broken").glob("*.toml"))
}
CHECKERS = [*Path(package.__file__).parent.glob("check_*.py"), Path(package.__file__).with_name("load.py")]


def lay_over(root: Path, case: dict) -> None:
    """Break one file of a library as a case says."""
    path = root / case.get("breaks", case["file"])
    if case.get("missing"):
        path.unlink()
        return
    text = case.get("text") or (root / case.get("base", path.relative_to(root))).read_text(encoding="utf-8")
    for change in case.get("change", [case] if "find" in case else []):
        assert text.count(change["find"]) == 1, f"{change['find']!r} stands there {text.count(change['find'])} times"
        text = text.replace(change["find"], change["replace"])
    path.write_text(text, encoding=case.get("encoding", "utf-8"))


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory):
    """Say what is found of a case; each is checked once."""

    @cache
    def found(name: str) -> tuple[Mistake, ...]:
        root = tmp_path_factory.mktemp("content") / "content"
        shutil.copytree(SOUND, root)
        lay_over(root, CASES[name])
        return check(Library(root)).mistakes

    return found


def test_the_sound_library_has_no_mistakes():
    assert check(Library(SOUND)).mistakes == ()


def test_what_no_story_shows_is_kept_with_its_reason():
    assert check(Library(SOUND)).unshown[0].startswith("shelf-rule: Two short stories")


@pytest.mark.parametrize("name", CASES)
def test_the_mistake_is_reported_where_it_stands(name, mistakes):
    case = CASES[name]
    there = [m for m in mistakes(name) if m.file == case["file"] and m.field == case["where"]]
    assert any(case["says"] in mistake.what for mistake in there), "\n".join(map(str, mistakes(name)))


@pytest.mark.parametrize("name", CASES)
def test_nothing_else_is_reported(name, mistakes):
    case = CASES[name]
    others = [
        str(m)
        for m in mistakes(name)
        if (m.file, m.field) != (case["file"], case["where"]) or case["says"] not in m.what
    ]
    expected = case.get("also", [])
    assert all(any(said in other for said in expected) for other in others), "\n".join(others)
    assert all(any(said in other for other in others) for said in expected), "\n".join(others)


@pytest.mark.parametrize("name", CASES)
def test_the_mistake_says_what_to_try(name, mistakes):
    what_is_missing_tells = CASES[name]["says"] == "this file is missing"
    assert what_is_missing_tells or all(mistake.attempt for mistake in mistakes(name))
    if wanted := CASES[name].get("try"):
        assert [mistake.attempt for mistake in mistakes(name) if CASES[name]["says"] in mistake.what] == [wanted]


def templates() -> Iterator[str]:
    """Find every sentence in which a check says what is wrong, as a pattern."""
    for path in CHECKERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said: ast.expr | None = None
            match node:
                case ast.Assign(targets=[ast.Name(id="what")], value=value) | ast.keyword(arg="what", value=value):
                    said = value
                case ast.Call(func=ast.Name(id="_NotThis"), args=[value]):
                    said = value
            if pattern := _pattern(said):
                yield pattern


def _pattern(said: ast.expr | None) -> str:
    if isinstance(said, ast.BinOp):
        return _pattern(said.left)
    if isinstance(said, ast.Constant):
        return re.escape(str(said.value))
    if isinstance(said, ast.JoinedStr):
        return "".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".*" for v in said.values)
    return ""


def test_every_sentence_of_every_check_is_tried(mistakes):
    said = [mistake.what for name in CASES for mistake in mistakes(name)]
    wanted = sorted(set(templates()))
    assert len(wanted) > 60, "the sentences are no longer found"
    assert [pattern for pattern in wanted if not any(re.match(pattern, what, re.DOTALL) for what in said)] == []


def test_five_files_broken_at_once_are_reported_at_once(tmp_path, mistakes):
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    five = ["word-not-used-here", "misquoted", "short-path-too-short", "two-right-options", "source-of-a-term"]
    for name in five:
        lay_over(tmp_path, CASES[name])
    together = check(Library(tmp_path)).mistakes
    assert set(together) == {mistake for name in five for mistake in mistakes(name)}


def test_files_of_the_wrong_shape_hide_no_mistake_of_another_file(tmp_path, mistakes):
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    three = ["unlike-any-field", "missing-date", "source-of-a-term"]
    for name in three:
        lay_over(tmp_path, CASES[name])
    together = check(Library(tmp_path)).mistakes
    assert set(together) == {mistake for name in three for mistake in mistakes(name)}


def test_work_outside_the_lesson_takes_no_minutes_of_its_room(tmp_path):
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    lesson = tmp_path / "lessons" / "01-the-shelf" / "lesson.toml"
    long = lesson.read_text(encoding="utf-8").replace('id = "check"', 'id = "check"\noutside = true')
    lesson.write_text(long.replace("check = 4", "check = 3").replace("law = 5", "law = 6"), encoding="utf-8")
    assert check(Library(tmp_path)).mistakes == ()


def test_ensure_raises_with_every_mistake(tmp_path):
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    for name in ("misquoted", "source-of-a-term"):
        lay_over(tmp_path, CASES[name])
    with pytest.raises(ContentError) as caught:
        ensure(Library(tmp_path))
    assert [mistake.file for mistake in caught.value.mistakes] == ["glossary.toml", "law/shelf-rule.toml"]


def test_a_mistake_reads_as_what_then_where_then_what_to_try():
    mistake = Mistake(file="law/x.toml", field="version[0].root", what="the root is no element", attempt="Name it.")
    assert str(mistake) == "the root is no element  law/x.toml: version[0].root\n    Name it."


@pytest.mark.parametrize(
    "said", ['The rule says "guilty" once.', "The rule says “guilty” once.", "It has a johnsonian ring."]
)
def test_a_word_that_we_do_not_use_may_stand_in_a_quotation_or_in_another_word(tmp_path, said):
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    prose = tmp_path / "lessons" / "01-the-shelf" / "lesson.md"
    prose.write_text(prose.read_text(encoding="utf-8").replace("A book has to be hidden.", said), encoding="utf-8")
    assert check(Library(tmp_path)).mistakes == ()
