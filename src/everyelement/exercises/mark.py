"""Mark: say which passages show which element, and read of each why it does or does not."""

import re

from everyelement.content import Library, Story
from everyelement.content.model import Exercise, Lesson
from everyelement.content.scenario import Passage, Shows
from everyelement.exercises.parts import Parts, choices, outcome, told_in
from everyelement.law.provision import NoText

JOINT = re.compile(r"^(?:and|or) |,? (?:and|or)$")
"""What ties the words of an element to those around it."""


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Make the passages into items, and what each shows into outcomes."""
    story = told_in(shelf, exercise)
    of = exercise.of or story.scenario.asked_about
    words = {fact: _words(shelf, story, fact) for fact in exercise.facts}
    outcomes = {}
    for passage in story.passages:
        shown = {show.fact: show for show in passage.shows if (show.of or story.scenario.asked_about) == of}
        outcomes[passage.id] = {fact: _follows(shelf, passage, shown.get(fact), words[fact]) for fact in exercise.facts}
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


def _words(shelf: Library, story: Story, fact: str) -> str:
    """Say in which words the law asks for a fact: an offense that the story is put to, or else a definition.

    A passage has one `otherwise`, whatever was marked in it; the words tell what the mark would have needed.
    """
    provisions = map(shelf.provision, dict.fromkeys(expect.provision for expect in story.expects))
    for provision in sorted(provisions, key=lambda provision: provision.kind == "definition"):
        try:
            version = provision.on(story.scenario.when)
        except NoText:  # not yet law on the day of the story
            continue
        for element in version.element:
            if element.fact == fact and element.quote:
                quote = " … ".join(JOINT.sub("", part) for part in element.quote)
                section = version.citation.partition("(")[0].strip()  # what is defined stands in another subsection
                return shelf.words["mark"]["in-the-law"].format(quote=quote, section=section)
    return ""


def _follows(shelf: Library, passage: Passage, show: Shows | None, words: str) -> dict[str, object]:
    """Say what follows for one element, in the words of the law too: only what is plainly shown can be missed."""
    if show is None:
        return {"taken": outcome(shelf, "wrong", -1, f"{passage.otherwise.strip()} {words}")}
    why = f"{show.why.strip()} {words}"
    if show.strength == "shows":
        return {
            "taken": outcome(shelf, "right", 1, why),
            "left": outcome(shelf, "missed", 0, why),
        }
    if show.strength == "suggests":
        return {"taken": outcome(shelf, "partly", 0, why)}
    return {"taken": outcome(shelf, "wrong", -1, why)}
