"""Discuss: vote, see both sides argued, vote again. There is no key, and the majority is never the answer."""

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson
from everyelement.exercises.parts import Parts, choices, no_key, story_part, told_in


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Lay out the question and both votes; the sides and where the law stops come with the reveal."""
    options = choices((option.id, option.text) for option in exercise.option)
    # A short story may stand before the question, where no scenario tells one.
    *told, ask = [exercise.ask.strip()] if exercise.scenario else exercise.ask.strip().split("\n\n")
    question: dict[str, object] = {
        "ask": ask,
        "items": [
            {"id": "first", "pick": "one", "text": ask, "options": options},
            {"id": "second", "pick": "one", "text": ask, "options": options},
            {"id": "moved", "pick": "text", "text": ""},
        ],
    }
    reveal = {
        "sides": [{"title": side.title, "says": side.says.strip(), "basis": side.basis} for side in exercise.side],
        "stops": [line.strip() for line in exercise.stops],
    }
    if not exercise.scenario:
        story_told = [{"id": f"p{place}", "text": text} for place, text in enumerate(told, start=1)]
        return Parts(question={**question, **({"story": story_told} if told else {})}, key=no_key(reveal=reveal))
    story = told_in(shelf, exercise)
    return Parts(
        question={**question, "story": story_part(story)},
        key=no_key(reveal=reveal),
        sources=story.scenario.sources,
        note=story.content_note,
    )
