"""Memo: write issue, rule, application and conclusion. It carries no score; a person marks it by the rubric."""

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson
from everyelement.exercises.parts import Parts, no_key, story_part, told_in


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Lay out the task and its parts; the rubric comes with the key."""
    question: dict[str, object] = {
        "ask": exercise.ask,
        "task": exercise.task.strip(),
        "items": [
            {"id": part.id, "pick": "text", "text": part.title, "help": part.help.strip()} for part in exercise.part
        ],
    }
    rubric = [
        {
            "title": criterion.title,
            "points": criterion.points,
            "levels": [{"points": level.points, "says": level.says.strip()} for level in criterion.level],
        }
        for criterion in exercise.criterion
    ]
    key = no_key(rubric=rubric, gate=exercise.gate.strip())
    if not exercise.scenario:
        return Parts(question=question, key=key)
    story = told_in(shelf, exercise)
    return Parts(
        question={**question, "story": story_part(story)},
        key=key,
        sources=story.scenario.sources,
        note=story.content_note,
    )
