"""A lesson of the site, from its first exercise to its last, by keyboard and accessibility tree alone.

Nobody has listened with a screen reader (docs/accessibility.md says so); this is what one is given.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving.learner import flat
from driving.lessons import LESSONS
from driving.reader import Exercise, Reader
from driving.site import Visit

from everyelement.content import library
from everyelement.exercises import document

Json = Any


def word(key: str) -> str:
    table, _, name = key.partition(".")
    return str(library().words[table][name])


@pytest.mark.parametrize("lesson", ["12-under-eighteen", "21-the-whole-of-it"])
def test_a_lesson_is_finished_from_the_accessibility_tree_alone(
    visit: Callable[..., Visit], site: Path, lesson: str
) -> None:
    page = visit(site.as_uri()).open(f"lessons/{lesson}")
    reader = Reader(page, word)
    reader.go_through()
    documents = [document(exercise) for exercise in LESSONS[lesson]]
    titles = [each["title"] for each in documents]
    met = [title for title in reader.exercises if title in titles]
    assert met == titles, "Every exercise is met, in its order."
    for each in documents:
        finished(reader, each, reader.exercises[each["title"]])


def finished(reader: Reader, made: Json, met: Exercise) -> None:
    """Say that an exercise was read, answered and answered back, by what the reader was told alone."""
    kind, question, words = made["kind"], made["question"], made["words"]
    told = [made["note"], question.get("ask", ""), question.get("task", "")]
    told += [passage["text"] for passage in question.get("story", [])]
    for text in told if kind != "safety" else []:
        assert flat(text) in flat(met.text), f"{made['id']}: this cannot be read before it is answered: {text}"
    if kind == "safety":
        assert met.done == [words["pause"], words["help"], words["country"]]
        assert reader.said(met, question["helplines"][1]["lines"][0]["name"])
    elif kind == "statute":
        assert met.done
        assert len(met.heard) >= len(met.done)
    elif kind == "whatif":
        assert words["back-to-story"] in met.done
        assert len(met.given) == 2
    elif kind == "discuss":
        assert met.done[:2] == [words["vote"], words["vote-again"]]
        for side in made["key"]["reveal"]["sides"]:
            assert reader.said(met, side["title"])
            assert reader.said(met, side["says"])
    elif kind == "memo":
        assert met.done[-1] == words["download"]
        assert {item["text"] for item in question["items"]} <= set(met.done)
        assert reader.said(met, words["downloaded"].partition("{")[0])
    else:
        answered(reader, made, met)


def answered(reader: Reader, made: Json, met: Exercise) -> None:
    """Every card was answered, and the reason for what was chosen was heard, with its verdict in a word."""
    question, words, outcomes = made["question"], made["words"], made["key"]["outcomes"]
    cards = sum(1 for item in question["items"] if "after" not in item)
    assert met.done.count(words["check"]) == cards, f"{made['id']}: {met.done}"
    assert reader.said(met, words["progress"].format(n=cards, of=cards))
    left = dict(met.given)
    for item in question["items"]:
        column = next((each for each in question.get("columns", []) if each["id"] == item["id"]), None)
        name = flat(column["title"] + column["citation"] if column else item["text"])
        place = next((id_ for id_, (group, _) in left.items() if flat(group).startswith(name)), 0)
        assert place, f"{made['id']}: {item['id']} was not answered as a group of that name: {met.given}"
        _, chosen = left.pop(place)  # the same question may stand under several others
        options = item.get("options") or question["options"]
        option = next(each["id"] for each in options if flat(each["text"]) == flat(chosen))
        if "taken" in outcomes[item["id"]].get(option, {}):
            outcome = outcomes[item["id"]][option]["taken"]
            assert reader.said(met, outcome["say"]), f"{made['id']}: the reason is not said: {outcome['say']}"
            assert reader.said(met, words[f"verdict-{outcome['verdict']}"])
