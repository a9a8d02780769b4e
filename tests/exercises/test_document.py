"""The contract of a document: what keeps it is accepted, what breaks it is refused with a sentence."""

import json
import re
import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from everyelement.content import Library, NotFound, library
from everyelement.exercises import document, key_part, mark, question_part, whatif
from everyelement.exercises.document import KINDS, NotADocument, breaches, ensure

HERE = Path(__file__).parent
EXAMPLES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("examples/*.json"))}
SOUND = Library(HERE.parent / "content" / "sound")
SHELF = library()
REAL = [f"{id_}/{exercise.id}" for id_ in SHELF.lesson_ids() for exercise in SHELF.lesson(id_).exercise]


def test_there_is_an_example_of_every_kind():
    assert sorted(EXAMPLES) == sorted(KINDS)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_example_keeps_the_contract(kind):
    assert list(breaches(EXAMPLES[kind])) == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_example_is_of_its_kind(kind):
    assert EXAMPLES[kind]["kind"] == kind


def without(name: str) -> Callable[[dict], Any]:
    return lambda made: made.pop(name)


def question(made: dict) -> dict:
    return made["question"]


BREAKING: dict[str, tuple[str, Callable[[dict], Any], str]] = {
    **{
        name: ("mark", without(name), f"{name} is not")
        for name in ("format", "id", "version", "lang", "title", "minutes", "law_as_of", "note", "sources", "words")
    },
    "kind": ("mark", lambda made: made.update(kind="riddle"), "the kind riddle is not known"),
    "items": ("sort", lambda made: question(made).pop("items"), "question.items is missing"),
    "two ids": ("sort", lambda made: question(made)["items"][1].update(id="behind"), "two items have one id"),
    "pick": ("sort", lambda made: question(made)["items"][0].update(pick="all"), "behind picks all"),
    "options": ("sort", lambda made: question(made).pop("options"), "behind has no options"),
    "after": (
        "quiz",
        lambda made: question(made)["items"][1].update(after="01-atlsa"),
        "01-atlas-fact comes after 01-atlsa, which is no item",
    ),
    "possible": ("mark", lambda made: made["key"].pop("possible"), "key needs possible and outcomes"),
    "key of no item": (
        "mark",
        lambda made: made["key"]["outcomes"].update(p9={}),
        "the key speaks of p9, which is no item",
    ),
    "key of no option": (
        "mark",
        lambda made: made["key"]["outcomes"]["p1"].update(took={}),
        "the key of p1 speaks of took, which is no option",
    ),
    "how": (
        "mark",
        lambda made: made["key"]["outcomes"]["p1"]["hid"].update(dropped={"verdict": "right", "say": "x"}),
        "p1, hid, dropped has no verdict or says nothing",
    ),
    "verdict": (
        "mark",
        lambda made: made["key"]["outcomes"]["p1"]["hid"]["taken"].update(verdict="correct"),
        "p1, hid, taken has no verdict or says nothing",
    ),
    "silent": (
        "mark",
        lambda made: made["key"]["outcomes"]["p1"]["hid"]["left"].update(say=""),
        "p1, hid, left has no verdict or says nothing",
    ),
}


@pytest.mark.parametrize("name", BREAKING)
def test_what_breaks_the_contract_is_said(name):
    kind, breaking, sentence = BREAKING[name]
    made = deepcopy(EXAMPLES[kind])
    breaking(made)
    assert any(sentence in said for said in breaches(made)), list(breaches(made))


def test_a_broken_document_is_refused_with_its_name():
    made = deepcopy(EXAMPLES["mark"])
    made["kind"] = "riddle"
    with pytest.raises(NotADocument, match=r"01-the-shelf/find-it breaks its contract: the kind riddle is not known"):
        ensure(made)


# -- documents that are made


@pytest.mark.parametrize("exercise", [e.id for e in SOUND.lesson("01-the-shelf").exercise])
def test_a_document_names_every_source_that_it_rests_on(exercise):
    made = document(f"01-the-shelf/{exercise}", SOUND)
    cited = set(re.findall(r'"cites": \["([\w-]+)"', json.dumps(made["key"])))
    assert cited <= {source["id"] for source in made["sources"]}


def test_a_document_is_the_same_each_time():
    first = document("01-the-shelf/find-it", SOUND)
    first["question"]["items"].clear()  # what one host does to its copy is nobody else's affair
    assert document("01-the-shelf/find-it", SOUND) == document("01-the-shelf/find-it", Library(SOUND.root))


def test_the_version_changes_with_the_question(tmp_path):
    story = tmp_path / "scenarios" / "the-hidden-atlas.toml"
    shutil.copytree(SOUND.root, tmp_path, dirs_exist_ok=True)
    story.write_text(story.read_text(encoding="utf-8").replace("one more day", "one more night"), encoding="utf-8")
    before, after = (document("01-the-shelf/find-it", shelf) for shelf in (SOUND, Library(tmp_path)))
    assert before["version"] != after["version"]


def test_the_version_does_not_change_with_the_title(tmp_path):
    lesson = tmp_path / "lessons" / "01-the-shelf" / "lesson.toml"
    shutil.copytree(SOUND.root, tmp_path, dirs_exist_ok=True)
    lesson.write_text(lesson.read_text(encoding="utf-8").replace('"Find it"', '"Find them"'), encoding="utf-8")
    before, after = (document("01-the-shelf/find-it", shelf) for shelf in (SOUND, Library(tmp_path)))
    assert (before["version"], after["title"]) == (after["version"], "Find them")


def test_a_document_names_the_way_round():
    assert document("01-the-shelf/find-it", SOUND)["instead"] == {"id": "01-the-shelf/place-it", "title": "Place it"}


def test_a_passage_that_shows_nothing_says_what_it_does_show_and_what_the_mark_would_have_needed():
    outcomes = document("01-the-shelf/find-it", SOUND)["key"]["outcomes"]
    assert outcomes["p1"]["hid"] == {
        "taken": {
            "verdict": "wrong",
            "points": -1,
            "say": "This passage says what he needs, and what hangs on the wall. In the law: “hides” (Rule 1).",
        }
    }


@pytest.mark.parametrize("exercise", [id_ for id_ in REAL if SHELF.exercise(id_)[1].kind == "mark"])
def test_every_mark_is_answered_in_the_words_of_the_law(exercise):
    outcomes = document(exercise)["key"]["outcomes"]
    said = [then["say"] for by_fact in outcomes.values() for follows in by_fact.values() for then in follows.values()]
    assert [say for say in said if not re.search(r" In the law: “[^”]+” \([^)]+\)\.$", say)] == []


def test_only_what_is_plainly_shown_can_be_missed():
    outcomes = document("01-the-shelf/find-it", SOUND)["key"]["outcomes"]
    missed = [(item, fact) for item, by_fact in outcomes.items() for fact, then in by_fact.items() if "left" in then]
    assert missed == [("p2", "hid")]


@pytest.mark.parametrize(
    ("passage", "fact", "verdict", "points"),
    [
        ("p2", "hid", "right", 1),
        ("p3", "had-leave", "partly", 0),
        ("p2", "lent", "wrong", -1),
        ("p1", "lent", "wrong", -1),
    ],
)
def test_a_passage_counts_by_how_strongly_it_shows_an_element(passage, fact, verdict, points):
    lesson, exercise = SOUND.exercise("01-the-shelf/find-it")
    outcomes = mark.parts(SOUND, lesson, replace(exercise, facts=("hid", "lent", "had-leave"))).key["outcomes"]
    taken = outcomes[passage][fact]["taken"]
    assert (taken["verdict"], taken["points"]) == (verdict, points)


def test_an_exercise_may_tell_a_part_of_its_story():
    lesson, exercise = SOUND.exercise("01-the-shelf/find-it")
    made = mark.parts(SOUND, lesson, replace(exercise, passages=("p2", "p1")))
    assert [item["id"] for item in made.question["items"]] == ["p1", "p2"]  # in the order of the story
    assert set(made.key["outcomes"]) == {"p1", "p2"}
    board = whatif.parts(SOUND, *SOUND.exercise("01-the-shelf/turn-it"))
    part = whatif.parts(SOUND, lesson, replace(SOUND.exercise("01-the-shelf/turn-it")[1], passages=("p2",)))
    assert [passage["id"] for passage in part.question["story"]] == ["p2"]
    assert part.question["start"] == board.question["start"]  # the board knows the whole story


def test_what_only_suggests_an_element_cannot_be_missed():
    lesson, exercise = SOUND.exercise("01-the-shelf/find-it")
    outcomes = mark.parts(SOUND, lesson, replace(exercise, facts=("had-leave",))).key["outcomes"]
    assert "left" not in outcomes["p3"]["had-leave"]


def test_a_wrong_answer_comes_with_the_sentence_that_is_right():
    taken = document("01-the-shelf/check", SOUND)["key"]["outcomes"]["01-atlas"]["b"]["taken"]
    assert taken["correct"] == "The rule asks who put it there, and what that person knew."


def test_the_deciding_fact_stands_under_its_question():
    items = document("01-the-shelf/check", SOUND)["question"]["items"]
    assert [(item["id"], item.get("after")) for item in items][:2] == [
        ("01-atlas", None),
        ("01-atlas-fact", "01-atlas"),
    ]


def test_the_board_shows_a_provision_once_for_each_reading():
    provisions = document("01-the-shelf/turn-it", SOUND)["question"]["provisions"]
    readings = [provision.get("reading", {}).get("id") for provision in provisions]
    assert readings == ["really-knew", "could-have-read-it"]


def test_an_unknown_exercise_is_answered_with_the_nearest():
    with pytest.raises(NotFound, match=r"no exercise called 01-the-shelf/find\. The nearest: 01-the-shelf/find-it"):
        document("01-the-shelf/find", SOUND)


# -- the key can be withheld


def told(value: Any) -> list[str]:
    """List every sentence of feedback in a key."""
    if isinstance(value, dict):
        own = [value[name] for name in ("say", "says", "correct") if name in value]
        return own + [text for inner in value.values() for text in told(inner)]
    return [text for inner in value for text in told(inner)] if isinstance(value, list) else []


def all_documents() -> list[Any]:
    made = [pytest.param(example, id=kind) for kind, example in EXAMPLES.items()]
    return made + [pytest.param(document(id_), id=id_) for id_ in REAL]


@pytest.mark.parametrize("made", all_documents())
def test_what_is_sent_without_the_key_says_nothing_of_it(made):
    sent = json.dumps(question_part(made), ensure_ascii=False)
    assert [said for said in told(made["key"]) if json.dumps(said, ensure_ascii=False)[1:-1] in sent] == []


def test_feedback_is_found_in_the_key():
    assert "Behind the tall books nobody finds it." in told(EXAMPLES["mark"]["key"])


def test_what_is_sent_without_the_key_has_no_key():
    assert "key" not in question_part(EXAMPLES["mark"])


def test_the_key_alone_says_what_it_belongs_to():
    made = EXAMPLES["mark"]
    assert key_part(made) == {"id": made["id"], "version": made["version"], "key": made["key"]}


def test_a_document_without_its_key_keeps_the_contract():
    assert list(breaches(question_part(EXAMPLES["mark"]))) == []
