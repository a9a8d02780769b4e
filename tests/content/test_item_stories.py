"""The stories of the item bank, put to the engine: what an item calls met, not met or open is what the engine finds."""

import tomllib
from pathlib import Path

import pytest

from everyelement import judge, library

SHELF = library()
FILES = ["item_stories.toml", "practice_stories.toml"]
TABLES = [tomllib.loads((Path(__file__).parent / file).read_text(encoding="utf-8")) for file in FILES]
GIVEN = TABLES[0]["given"]
TOLD = [story for table in TABLES for story in table["story"]]
STORIES = {story["item"]: story for story in TOLD}
WITHOUT_A_TREE = {"11-the-bakery"}  # asks about the definition of debt bondage, which no tree here reads


def answers(story, turned=None):
    """Gather what a story tells, and what it would tell if its deciding fact were otherwise."""
    given = [GIVEN[name] for name in story.get("given", [])]
    told: dict[str, str] = {}
    for part in [*given, story, *([turned] if turned else [])]:
        told |= {fact: answer for answer in ("yes", "no", "unknown") for fact in part.get(answer, [])}
    return told


def found(story, turned=None):
    """Judge the story, on its day and by the reading that it names."""
    provision, others = SHELF.provision(story["provision"]), story.get("others", [])
    facts = answers(story, turned)
    return judge(provision, facts, on=story["on"], reading=story.get("reading"), others=others)


def finding(story, turned=None):
    return found(story, turned).truth.finding.replace(" ", "-")


def test_no_item_is_told_twice():
    assert len(STORIES) == len(TOLD)


@pytest.mark.parametrize("item", STORIES)
def test_an_item_asks_about_the_provision_that_is_judged(item):
    element = SHELF.question(item).element
    assert element.partition("#")[0] in {"", STORIES[item]["provision"]}


@pytest.mark.parametrize("item", STORIES)
def test_the_engine_finds_what_the_item_says(item):
    assert finding(STORIES[item]) == STORIES[item]["finding"] == SHELF.question(item).outcome


@pytest.mark.parametrize("item", STORIES)
def test_with_the_deciding_fact_otherwise_the_finding_is_another(item):
    story = STORIES[item]
    assert finding(story, story["turn"]) == story["turn"]["finding"] != story["finding"]


@pytest.mark.parametrize("item", [item for item, story in STORIES.items() if story["finding"] == "open"])
def test_what_keeps_an_open_item_open_is_named_and_nothing_else(item):
    story = STORIES[item]
    assert bool(story.get("argued")) != bool(story.get("missing"))
    assert sorted(found(story).ask_next) == sorted(story.get("argued") or story["missing"])
    right = next(option.text for option in SHELF.question(item).option if option.right)
    assert ("argued" in right) == ("argued" in story)


def test_every_story_of_the_bank_is_put_to_the_engine():
    questions = [question for file in SHELF.question_files() for question in SHELF.questions(file)]
    assert {question.id for question in questions if question.outcome != "none"} == set(STORIES) | WITHOUT_A_TREE
