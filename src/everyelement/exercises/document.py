"""The document of an exercise: the one contract between Python and every host. See docs/documents.md."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from everyelement.content import Library, library
from everyelement.content.model import Exercise, Lesson
from everyelement.errors import EveryElementError
from everyelement.exercises import (
    brief,
    compare,
    discuss,
    figure,
    mark,
    memo,
    quiz,
    safety,
    sort,
    statute,
    whatif,
)
from everyelement.exercises.parts import Parts

FORMAT = 1
KINDS: Mapping[str, Callable[[Library, Lesson, Exercise], Parts]] = {
    "statute": statute.parts,
    "mark": mark.parts,
    "whatif": whatif.parts,
    "discuss": discuss.parts,
    "quiz": quiz.parts,
    "sort": sort.parts,
    "memo": memo.parts,
    "compare": compare.parts,
    "figure": figure.parts,
    "brief": brief.parts,
    "safety": safety.parts,
}
PICKS = ("one", "many", "text", "none")
VERDICTS = ("right", "partly", "wrong", "missed", "arguable")


class NotADocument(EveryElementError):
    """Raised when something that should be the document of an exercise breaks the contract."""


def document(id_: str, shelf: Library | None = None) -> dict[str, Any]:
    """Make the document of `lesson/exercise`, from the library that comes with the package unless another is given.

    Raises `NotFound` for an unknown id, `ContentError` for files with mistakes.
    """
    return json.loads(_made(id_, shelf or library()))  # type: ignore[no-any-return]


@cache
def _made(id_: str, shelf: Library) -> str:
    lesson, exercise = shelf.exercise(id_)
    made = KINDS[exercise.kind](shelf, lesson, exercise)
    head: dict[str, Any] = {
        "format": FORMAT,
        "kind": exercise.kind,
        "id": id_,
        "version": _version(made),
        "lang": "en",
        "title": exercise.title,
        "minutes": exercise.minutes,
        "short": exercise.short,
        "law_as_of": lesson.law_as_of.isoformat(),
        "note": " ".join(filter(None, [exercise.note.strip(), made.note.strip()])),
    }
    if exercise.instead:
        instead = next(other for other in lesson.exercise if other.id == exercise.instead)
        head["instead"] = {"id": f"{lesson.id}/{instead.id}", "title": instead.title}
    cited = dict.fromkeys((*exercise.sources, *made.sources))
    head["sources"] = [_source(shelf, source) for source in cited]
    head["question"] = made.question
    head["key"] = made.key
    head["words"] = words(shelf, exercise.kind)
    ensure(head)
    return json.dumps(head, ensure_ascii=False)


def _version(made: Parts) -> str:
    """Begin a hash of question and key, so that answers to another wording are not scored by this one."""
    text = json.dumps([made.question, made.key], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _source(shelf: Library, id_: str) -> dict[str, str]:
    source = shelf.sources[id_]
    return {
        "id": id_,
        "cite": source.cite,
        "title": source.title,
        "address": source.address,
        "read": source.read.isoformat(),
        "grade": source.grade,
    }


def words(shelf: Library, kind: str) -> dict[str, str]:
    """Gather every sentence that a component of this kind says."""
    tables = shelf.words
    shared = {
        f"{table}-{key}": text
        for table in ("verdict", "answer", "finding", "grade", "value", "still")
        for key, text in tables.get(table, {}).items()
    }
    return {**tables.get("all", {}), **shared, **tables.get(kind, {})}


def question_part(made: Mapping[str, Any]) -> dict[str, Any]:
    """Leave the key out, for a host that withholds it."""
    return {name: value for name, value in made.items() if name != "key"}


def key_part(made: Mapping[str, Any]) -> dict[str, Any]:
    """Give the key alone, with what it belongs to."""
    return {"id": made["id"], "version": made["version"], "key": made["key"]}


def ensure(made: Mapping[str, Any]) -> None:
    """Raise `NotADocument` with everything in which this breaks the contract."""
    broken = list(breaches(made))
    if broken:
        raise NotADocument(f"The document of {made.get('id', 'an exercise')} breaks its contract: {'; '.join(broken)}.")


def breaches(made: Mapping[str, Any]) -> Iterator[str]:
    """Say in what this is no document of an exercise."""
    for name, shape in _HEAD.items():
        if not isinstance(made.get(name), shape):
            yield f"{name} is not {shape.__name__}"
    if made.get("kind") not in KINDS:
        yield f"the kind {made.get('kind')} is not known"
    question, key = made.get("question"), made.get("key")
    if not isinstance(question, dict) or not isinstance(question.get("items"), list):
        yield "question.items is missing"
        return
    ids = [item.get("id") for item in question["items"]]
    if len(ids) != len(set(ids)):
        yield "two items have one id"
    for item in question["items"]:
        if item.get("pick") not in PICKS:
            yield f"{item.get('id')} picks {item.get('pick')}"
        if item.get("pick") in {"one", "many"} and not (item.get("options") or question.get("options")):
            yield f"{item.get('id')} has no options"
        if item.get("after", item.get("id")) not in ids:
            yield f"{item.get('id')} comes after {item['after']}, which is no item"
    if key is not None:
        yield from _key_breaches(question, key)


def _key_breaches(question: Mapping[str, Any], key: Mapping[str, Any]) -> Iterator[str]:
    items = {item["id"]: item for item in question["items"]}
    if not isinstance(key.get("possible"), int) or not isinstance(key.get("outcomes"), dict):
        yield "key needs possible and outcomes"
        return
    for id_, by_option in key["outcomes"].items():
        if id_ not in items:
            yield f"the key speaks of {id_}, which is no item"
            continue
        options = {option["id"] for option in items[id_].get("options") or question.get("options", [])}
        for option, follows in by_option.items():
            if option not in options:
                yield f"the key of {id_} speaks of {option}, which is no option"
            for how, outcome in follows.items():
                if how not in {"taken", "left"} or outcome.get("verdict") not in VERDICTS or not outcome.get("say"):
                    yield f"{id_}, {option}, {how} has no verdict or says nothing"


_HEAD: Mapping[str, type] = {
    "format": int, "kind": str, "id": str, "version": str, "lang": str, "title": str, "minutes": int,
    "law_as_of": str, "note": str, "sources": list, "question": dict, "words": dict,
}  # fmt: skip
