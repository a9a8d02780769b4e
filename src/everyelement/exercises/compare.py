"""Compare: one story under several laws, or at several dates. Say what each finds, then see where they part."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from everyelement.content import Library, Story, asks
from everyelement.content.model import Exercise, Lesson
from everyelement.exercises.parts import Parts, choices, outcome, story_part, told_in
from everyelement.law import Facts, Finding, Truth, explain, judge

FINDINGS = ("met", "not-met", "open")


def parts(shelf: Library, _lesson: Lesson, exercise: Exercise) -> Parts:
    """Make each law, on each day, an item; the engine's finding is the key, and its reason the feedback."""
    story = told_in(shelf, exercise)
    of, toward = exercise.of or story.scenario.asked_about, exercise.toward or story.scenario.toward
    facts = story.facts(of, toward, shelf.table)
    questions = asks(shelf, story, of, toward)
    columns = {
        f"{name}@{day}": _judged(shelf, story, facts, name, day, of)
        for name in exercise.provisions
        for day in exercise.days or (exercise.on or story.scenario.when,)
    }
    found = {id_: _found(finding, questions) for id_, finding in columns.items()}
    return Parts(
        question={
            "ask": exercise.ask,
            "story": story_part(story),
            "options": choices((finding, shelf.words["finding"][finding]) for finding in FINDINGS),
            "items": [{"id": id_, "pick": "one", "text": _name(finding)} for id_, finding in columns.items()],
            "columns": [_column(shelf, id_, finding) for id_, finding in columns.items()],
        },
        key={
            "possible": len(columns),
            "outcomes": {id_: _outcomes(shelf, finding, questions) for id_, finding in columns.items()},
            "found": {id_: {**each, "parts": _apart(each["parts"], found.values())} for id_, each in found.items()},
        },
        sources=(*(f.tree.version.source for f in columns.values()), *story.scenario.sources),
        note=story.content_note,
    )


def _judged(shelf: Library, story: Story, facts: Facts, name: str, day: date, of: str) -> Finding:
    id_, _, reading = name.partition(":")
    others = story.others(of, shelf.table)
    return judge(shelf.provision(id_), facts, on=day, reading=reading or None, others=others)


def _name(finding: Finding) -> str:
    tree = finding.tree
    reading = f" ({tree.reading.title})" if tree.reading else ""
    return f"{tree.provision.title}, {tree.version.citation}, {tree.on.isoformat()}{reading}"


def _column(shelf: Library, id_: str, finding: Finding) -> dict[str, Any]:
    tree = finding.tree
    source = shelf.sources[tree.version.source]
    column: dict[str, Any] = {
        "id": id_,
        "title": tree.provision.title,
        "citation": tree.version.citation,
        "on": tree.on.isoformat(),
        "plain": tree.provision.plain.strip(),
        "grade": source.grade,
        "rebuilt": tree.version.rebuilt,
    }
    if tree.reading:
        column["reading"] = {"id": tree.reading.id, "title": tree.reading.title, "grade": tree.reading.grade}
    return column


def _outcomes(shelf: Library, finding: Finding, questions: Mapping[str, str]) -> dict[str, Any]:
    """Say of each answer whether the engine finds so, and why, in the words of the law."""
    found = finding.truth.finding.replace(" ", "-")
    why = _why(finding, questions)
    return {
        answer: {
            "taken": outcome(shelf, "right", 1, why, cites=(finding.tree.version.source,))
            if answer == found
            else outcome(shelf, "wrong", 0, f"{shelf.words['finding'][found]}. {why}")
        }
        for answer in FINDINGS
    }


def _why(finding: Finding, questions: Mapping[str, str]) -> str:
    """Give the reasons at the leaves: for a *met* the elements one under the other, else what fails or is missing."""
    if finding.truth is Truth.YES:
        return " ".join(step.text for step in explain(finding, asks=questions) if step.depth == 1)
    leaves = [f for f in finding.walk() if f.fact and f.truth is finding.truth and _decides(finding, f)]
    said = [explain(leaf, asks=questions)[0].text for leaf in leaves[:3]]
    return " ".join(said) or explain(finding, asks=questions)[0].text


def _decides(finding: Finding, leaf: Finding) -> bool:
    """Say whether a leaf is among what settles the finding, or keeps it open."""
    waiting = list(finding.because)
    while waiting:
        step = waiting.pop()
        if step is leaf:
            return True
        waiting.extend(step.because)
    return finding is leaf


def _apart(parts: list[dict[str, str]], all_found: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Say of a part that some column finds it otherwise, or, where none does, that some column does not have it."""
    beside = [{part["title"]: part["finding"] for part in each["parts"]} for each in all_found]
    said = []
    for part in parts:
        findings = {each.get(part["title"]) for each in beside}
        apart = "otherwise" if len(findings - {None}) > 1 else "missing" if None in findings else ""
        said.append({**part, "apart": apart} if apart else part)
    return said


def _found(finding: Finding, questions: Mapping[str, str]) -> dict[str, Any]:
    return {
        "finding": finding.truth.finding.replace(" ", "-"),
        "parts": [
            {"title": part.element.title, "finding": part.truth.finding.replace(" ", "-")} for part in finding.parts
        ],
        "ask_next": [questions.get(key, key) for key in finding.ask_next],
    }
