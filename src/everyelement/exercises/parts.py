"""What a kind of exercise hands over to be made into a document: the question, the key, and what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from everyelement.content import Library, Story, told
from everyelement.content.model import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A question, its key, the ids of its sources, and a story's content note."""

    question: dict[str, Any]
    key: dict[str, Any]
    sources: tuple[str, ...] = ()
    note: str = ""


def told_in(shelf: Library, exercise: Exercise) -> Story:
    """Tell the story of an exercise, or the part of it that the exercise is about."""
    story = told(shelf.scenario(exercise.scenario), exercise.variation)
    if not exercise.passages:
        return story
    return replace(story, passages=tuple(p for p in story.passages if p.id in exercise.passages))


def story_part(story: Story) -> list[dict[str, str]]:
    """Lay out a story as passages to be read."""
    return [{"id": passage.id, "text": passage.text.strip()} for passage in story.passages]


def choices(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Lay out options."""
    return [{"id": id_, "text": text} for id_, text in pairs]


def outcome(  # one shape for every verdict
    shelf: Library, verdict: str, points: int, say: str, *, misconception: str = "", cites: Iterable[str] = ()
) -> dict[str, Any]:
    """Say what follows when something is taken, or left."""
    said: dict[str, Any] = {"verdict": verdict, "points": points, "say": say.strip()}
    if misconception:
        said["misconception"] = misconception
        said["correct"] = shelf.misconceptions[misconception].correct.strip()
    if cited := list(cites):
        said["cites"] = cited
    return said


def no_key(**more: Any) -> dict[str, Any]:
    """Make the key of an exercise that earns nothing."""
    return {"possible": 0, "outcomes": {}, **more}
