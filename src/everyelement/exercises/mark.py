"""Mark: say which passages show which element, and read of each why it does or does not."""

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson
from everyelement.content.scenario import Passage, Shows
from everyelement.exercises.parts import Parts, choices, outcome, told_in


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Make the passages into items, and what each shows into outcomes."""
    story = told_in(shelf, exercise)
    of = exercise.of or story.scenario.asked_about
    outcomes = {}
    for passage in story.passages:
        shown = {show.fact: show for show in passage.shows if (show.of or story.scenario.asked_about) == of}
        outcomes[passage.id] = {fact: _follows(shelf, passage, shown.get(fact)) for fact in exercise.facts}
    possible = sum("left" in follows for by_fact in outcomes.values() for follows in by_fact.values())
    items = [{"id": p.id, "pick": "many", "text": p.text.strip()} for p in story.passages]
    return Parts(
        question={
            "ask": exercise.ask,
            "options": choices((fact, shelf.facts[fact].label) for fact in exercise.facts),
            "items": items,
        },
        key={"possible": possible, "outcomes": outcomes},
        sources=story.scenario.sources,
        note=story.content_note,
    )


def _follows(shelf: Library, passage: Passage, show: Shows | None) -> dict[str, object]:
    """Say what follows for one element: only what is plainly shown can be missed."""
    if show is None:
        return {"taken": outcome(shelf, "wrong", -1, passage.otherwise)}
    if show.strength == "shows":
        return {
            "taken": outcome(shelf, "right", 1, show.why),
            "left": outcome(shelf, "missed", 0, show.why),
        }
    if show.strength == "suggests":
        return {"taken": outcome(shelf, "partly", 0, show.why)}
    return {"taken": outcome(shelf, "wrong", -1, show.why)}
