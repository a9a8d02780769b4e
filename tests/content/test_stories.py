"""The stories that come with the package: what no tree reads turns nothing."""

from dataclasses import replace

import pytest

from everyelement.content import library, told
from everyelement.content.scenario import Expect
from everyelement.content.story import Story, judged
from everyelement.law import Facts, Finding

SHELF = library()
TELLINGS = [
    told(scenario, name)
    for scenario in map(SHELF.scenario, SHELF.scenario_ids())
    for name in ["", *(variation.id for variation in scenario.variation)]
]


def name(story: Story) -> str:
    return f"{story.scenario.id}:{story.variation.id}" if story.variation else story.scenario.id


def found(story: Story, expect: Expect, facts: Facts) -> Finding:
    asked = {"of": expect.of, "toward": expect.toward, "on": expect.on, "reading": expect.reading}
    return judged(SHELF, story, expect.provision, facts=facts, **asked)


def with_dead(story: Story, fact: str, answer: str) -> Story:
    """Answer a dead fact otherwise, wherever the story answers it."""
    changed = []
    for entry in story.answered:
        rest = tuple(other for other in entry.facts if other != fact)
        if rest:
            changed.append(replace(entry, id="", ids=rest))
        if fact in entry.facts:
            changed.append(replace(entry, id=fact, ids=(), answer=answer, disputed=None))
    return replace(story, answered=tuple(changed))


def answer_of(story: Story, fact: str) -> str:
    return next(entry.answer for entry in story.answered if fact in entry.facts)


@pytest.mark.parametrize("story", TELLINGS, ids=name)
def test_a_dead_fact_turns_nothing_whatever_the_answer(story):
    scenario = story.scenario
    for fact in scenario.dead:
        for answer in {"yes", "no", "unknown"} - {answer_of(story, fact)}:
            flipped = with_dead(story, fact, answer)
            facts = {}
            for expect in story.expects:
                pair = (expect.of or scenario.asked_about, expect.toward or scenario.toward)
                if pair not in facts:
                    facts[pair] = flipped.facts(*pair, SHELF.table)
                finding = found(flipped, expect, facts[pair])
                word = finding.truth.finding.replace(" ", "-")
                assert (word, finding.ask_next if word == "open" else ()) == (expect.finding, expect.ask_next or ())
