"""What if: set facts, and watch the trees settle. The one exercise in which a host computes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from everyelement.content import Library, Story, asks
from everyelement.content.model import Exercise, Lesson
from everyelement.exercises.parts import Parts, choices, told_in
from everyelement.law import Facts, Node, Tree, Truth, judge, smallest_changes, tree

ANSWERS = ("yes", "no", "unknown")


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Lay out the trees with the story's own answers to begin with, and what the engine finds of them."""
    story = told_in(shelf, exercise)
    of, toward = exercise.of or story.scenario.asked_about, exercise.toward or story.scenario.toward
    facts = story.facts(of, toward, shelf.table)
    on = exercise.on or story.scenario.when
    others = story.others(of, shelf.table)
    grown = [(name, _tree(shelf, name, on, others)) for name in exercise.provisions]
    questions = asks(shelf, story, of, toward)
    board = board_part(shelf, story, facts, grown, exercise.facts)
    items = [
        {
            "id": key,
            "pick": "one",
            "text": questions[key],
            "group": shelf.facts[key.partition("@")[0]].group,
        }
        for key in exercise.facts
    ]
    return Parts(
        question={
            "ask": exercise.ask,
            "story": [{"id": p.id, "text": p.text.strip()} for p in story.passages],
            "options": choices((answer, shelf.words["value"][answer]) for answer in ANSWERS),
            "items": items,
            **board,
        },
        key={"possible": 0, "outcomes": {}, "found": {name: _found(t, facts, others) for name, t in grown}},
        sources=(*(t.version.source for _, t in grown), *story.scenario.sources),
        note=story.content_note,
    )


def _tree(shelf: Library, name: str, on: date, others: tuple[str, ...]) -> Tree:
    id_, _, reading = name.partition(":")
    return tree(shelf.provision(id_), on, reading or None, others)


def board_part(
    shelf: Library, story: Story, facts: Facts, grown: Iterable[tuple[str, Tree]], settable: Iterable[str] = ()
) -> dict[str, Any]:
    """Lay out what the board computes with: trees, the story's stated answers, and what implies what.

    What can be set is there too where no tree reads it: that nothing turns by it is worth seeing.
    """
    trees, table = list(grown), facts.table
    read = dict.fromkeys([*(key for _, t in trees for key in t.keys), *settable])
    keys = dict(read)
    for key in read:
        keys.update(dict.fromkeys(sorted(table.up(key) | table.down(key))))
    implies = {key: list(table.steps(key)) for key in keys if table.steps(key)}
    return {
        "start": {key: facts.given.get(key, Truth.UNKNOWN).value for key in keys if key in facts.given or key in read},
        "disputed": {
            key: {"yes": argument.yes, "no": argument.no} for key, argument in facts.disputed.items() if key in keys
        },
        "implies": {key: [other for other in implied if other in keys] for key, implied in implies.items()},
        "clash": {key: table.clash[key.partition("@")[0]] for key in implies if key.partition("@")[0] in table.clash},
        "labels": {key: _label(shelf, story, key) for key in keys},
        "provisions": [_provision(name, t) for name, t in trees],
    }


def _label(shelf: Library, story: Story, key: str) -> str:
    fact, _, person = key.partition("@")
    if fact not in shelf.facts:  # what a leaf about somebody's violation stands for
        return fact
    label = shelf.facts[fact].label
    return f"{label} ({story.name(person)})" if person else label


def _provision(name: str, grown: Tree) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": name,
        "title": grown.provision.title,
        "citation": grown.version.citation,
        "on": grown.on.isoformat(),
        "root": grown.root,
        "elements": {id_: _element(node) for id_, node in grown.nodes.items()},
    }
    if grown.reading:
        said["reading"] = {"id": grown.reading.id, "title": grown.reading.title, "grade": grown.reading.grade}
    return said


def _element(node: Node) -> dict[str, Any]:
    said: dict[str, Any] = {"title": node.element.title}
    if node.element.quote:
        said["quote"] = " … ".join(node.element.quote)
    elif node.element.structure:
        said["structure"] = node.element.structure.strip()
    said[node.join] = node.fact if node.join == "fact" else list(node.parts)
    return said


def _found(grown: Tree, facts: Facts, others: tuple[str, ...]) -> dict[str, Any]:
    """Say what the engine finds at the start, for whoever cannot compute."""
    reading = grown.reading.id if grown.reading else None
    finding = judge(grown.provision, facts, on=grown.on, reading=reading, others=others)
    changes = {
        to.finding.replace(" ", "-"): [
            {key: answer.value for key, answer in change.items()}
            for change in smallest_changes(grown.provision, facts, to=to, on=grown.on, reading=reading, others=others)
        ]
        for to in (Truth.YES, Truth.NO)
        if finding.truth is not to
    }
    return {
        "truths": {id_: truth.finding.replace(" ", "-") for id_, truth in finding.truths.items()},
        "ask_next": list(finding.ask_next),
        "changes": changes,
    }
