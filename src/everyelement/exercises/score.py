"""Add up what checked items earned. Formative only: it knows no person, no time and no grade."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def score(document: Json, answers: Json) -> dict[str, Any]:
    """Say what the checked items of one exercise earned; the sum is never below zero.

    `answers` is one exercise's part of a work file. Answers to another version of the exercise score nothing, and so
    does an item that was passed.

    >>> score({"id": "x/y", "version": "1", "question": {"items": []}, "key": {"possible": 0, "outcomes": {}}}, {})
    {'exercise': 'x/y', 'version': '1', 'items': 0, 'checked': 0, 'earned': 0, 'possible': 0, 'outcomes': []}
    """
    given: Json = answers if answers.get("version") == document["version"] else {}
    checked = [item for item in document["question"]["items"] if item["id"] in given.get("checked", [])]
    outcomes = [found for item in checked for found in _outcomes(document, item, given)]
    return {
        "exercise": document["id"],
        "version": document["version"],
        "items": len(document["question"]["items"]),
        "checked": len(checked),
        "earned": max(0, sum(points for points, _ in outcomes)),
        "possible": document["key"]["possible"],
        "outcomes": [outcome for _, outcome in outcomes],
    }


def _outcomes(document: Json, item: Json, given: Json) -> Iterator[tuple[int, dict[str, str]]]:
    answer = given.get("items", {}).get(item["id"], {})
    if answer.get("pass"):
        return
    follows = document["key"]["outcomes"].get(item["id"], {})
    for option in item.get("options") or document["question"].get("options", []):
        how = "taken" if option["id"] in answer.get("take", []) else "left"
        found = follows.get(option["id"], {}).get(how)
        if found:
            said = {"item": item["id"], "option": option["id"], "how": how, "verdict": found["verdict"]}
            yield found["points"], said
