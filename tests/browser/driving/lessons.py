"""Which lessons there are, and what an exercise of each kind is driven by."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from driving import cards, law, safe, talk
from driving.learner import Learner
from driving.pages import alive
from everyelement.exercises import document
from everyelement.place import shipped

Json = Any


def _exercises(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return re.findall(r'show\("([^"]+)"\)', source)


LESSONS = {path.stem: _exercises(path) for path in sorted(shipped("notebooks").glob("*.ipynb"))}
"""The exercises of each notebook, in the order in which it shows them."""
FIRST = next(iter(LESSONS))
"""The lesson for tests that need any lesson."""


EVERY_LESSON = os.environ.get("EVERYELEMENT_EVERY_LESSON") == "1"
"""Drive every lesson everywhere: before a release, and after a change of a kind of exercise; over an hour."""


def of_every_kind() -> list[str]:
    """Choose lessons that together have every kind of exercise, few and short ones."""
    kinds = {lesson: {document(exercise)["kind"] for exercise in LESSONS[lesson]} for lesson in LESSONS}
    missing, chosen = set().union(*kinds.values()), list[str]()
    while missing:
        # A kind is worth ten exercises: the longest lesson has nearly every kind, and takes as long as three.
        chosen.append(max(kinds, key=lambda lesson: len(kinds[lesson] & missing) - len(LESSONS[lesson]) / 10))
        missing -= kinds[chosen[-1]]
    return sorted(chosen)


def of_kind(lesson: str, *kinds: str) -> str:
    return next(each for each in LESSONS[lesson] if document(each)["kind"] in kinds)


def meet(page: Page, exercise: str) -> Learner:
    return Learner(page, alive(page, exercise), document(exercise))


def answered(page: Page, lesson: str) -> Iterator[tuple[str, Learner, Json]]:
    """Work through a lesson; gives each exercise that then holds answers which can be compared, and those answers."""
    for exercise in LESSONS[lesson]:
        learner = meet(page, exercise)
        answers = drive(learner)
        if answers is not None:
            yield exercise, learner, answers


def drive(learner: Learner) -> Json:
    """Work through one exercise from start to end; gives the answers that it must then hold."""
    learner.enter()
    kind = learner.document["kind"]
    if kind in {"quiz", "mark", "sort"}:
        return cards.drive(learner)
    if kind in {"brief", "compare"}:
        given = cards.drive(learner)
        cards.read_reveal(learner)
        return given
    if kind == "figure":
        cards.read_figure(learner)
        return cards.drive(learner) if learner.document["question"]["items"] else None
    if kind == "safety":
        safe.pause(learner)
        safe.find_help(learner)
    elif kind == "statute":
        law.read_statute(learner)
    elif kind == "whatif":
        law.drive_board(learner)
    elif kind == "discuss":
        talk.discuss(learner)
    elif kind == "memo":
        talk.write(learner)
    else:
        raise AssertionError(f"Nobody has learned to work with an exercise of the kind {kind}.")
    return None
