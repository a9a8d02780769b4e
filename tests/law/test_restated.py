"""The trees against the law said again in plain Python, exactly, and against trees with one joint turned."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from runpy import run_path
from typing import NamedTuple

import pytest

from everyelement.content import library
from everyelement.law import Facts, Provision, Tree, Truth, tree
from everyelement.law.judge import settle

RESTATED = run_path(str(Path(__file__).with_name("restated.py")))["RESTATED"]
STIPULATED = {"other-answers-a1", "answers-a1"}
NEAR = 60
"""How many settings near the boundary are drawn for each tree, besides the boundary itself."""

Way = frozenset[tuple[str, bool]]


class Case(NamedTuple):
    provision: str
    version: int
    reading: str | None


def cases() -> list[Case]:
    """List every provision in every version under every reading."""
    return [
        Case(id_, place, reading)
        for id_ in library().provision_ids()
        for place, version in enumerate(library().provision(id_).version)
        for reading in ([r.id for r in version.reading] or [None])
    ]


def name(case: Case) -> str:
    version = library().provision(case.provision).version[case.version]
    return f"{case.provision}-{version.since}" + (f"-{case.reading}" if case.reading else "")


def grow(case: Case, provision: Provision | None = None) -> Tree:
    provision = provision or library().provision(case.provision)
    return tree(provision, provision.version[case.version].since, case.reading)


def ways(grown: Tree, id_: str, so: bool) -> list[Way]:
    """Find the smallest sets of answers that alone make an element so, or not so."""
    node = grown.nodes[id_]
    if node.join == "fact":
        return [frozenset({(node.fact, so)})]
    below = [ways(grown, part, so != (node.join == "none")) for part in node.parts]
    if (node.join == "all") is not so and node.join != "none":
        return smallest([way for part in below for way in part])
    found: list[Way] = [frozenset()]
    for part in below:
        found = smallest([one | other for one in found for other in part])
    return found


def smallest(found: list[Way]) -> list[Way]:
    kept: list[Way] = []
    for way in sorted(set(found), key=len):
        if not any(less <= way for less in kept):
            kept.append(way)
    return kept


def completed(way: Way, grown: Tree, so: bool) -> dict[str, bool]:
    """Answer every other fact against what the way makes so, as far as the answers stay consistent."""
    table = library().table
    turned = {part for node in grown.nodes.values() if node.join == "none" for part in node.parts}
    against = {node.fact for id_, node in grown.nodes.items() if id_ in turned}
    known = dict.fromkeys([*library().facts, *STIPULATED], not so)
    known.update(dict.fromkeys(against, so))
    for key, answer in way:
        known[key] = answer
        known.update(dict.fromkeys(table.up(key) if answer else table.down(key), answer))
    return known


def boundary(case: Case) -> Iterator[dict[str, bool]]:
    """Go through the settings that are only just met and only just not met.

    Every tree and every restatement is monotone: each fact speaks one way only. Two of them that agree on the least
    settings that meet it and on the greatest that do not agree on all.
    """
    if case.provision == "us-18-1595-perpetrator":  # a victim, and either offense: their boundaries are its own
        since = library().provision(case.provision).version[case.version].since
        for other in ("us-18-1591-a1", "us-18-1591-a2"):
            versions = library().provision(other).version
            place = max(i for i, version in enumerate(versions) if version.since <= since)
            for setting in boundary(Case(other, place, None)):
                yield {**setting, "is-victim": True}
                yield {**setting, "is-victim": False}
        return
    grown = grow(case)
    for so in (True, False):
        for way in ways(grown, grown.root, so):
            yield completed(way, grown, so)


def consistent(setting: dict[str, bool], draw: random.Random, keys: list[str]) -> dict[str, bool]:
    """Turn a few facts over, and whatever has to turn with them."""
    table = library().table
    turned = dict(setting)
    for key in draw.sample(keys, k=min(len(keys), draw.randint(1, 3))):
        turned[key] = not turned[key]
        turned.update(dict.fromkeys(table.up(key) if turned[key] else table.down(key), turned[key]))
    return turned


def facts(setting: dict[str, bool]) -> Facts:
    return Facts({key: "yes" if answer else "no" for key, answer in setting.items()}, table=library().table)


def is_met(grown: Tree, answers: Facts) -> bool:
    truth = settle(grown, answers)[grown.root]
    assert truth is not Truth.UNKNOWN, "complete answers leave nothing open"
    return truth is Truth.YES


def restated(case: Case, setting: dict[str, bool]) -> bool:
    since = library().provision(case.provision).version[case.version].since
    return bool(RESTATED[case.provision](setting, since, case.reading))


def test_every_provision_is_restated():
    assert sorted(RESTATED) == library().provision_ids()


@pytest.mark.parametrize("case", cases(), ids=name)
def test_the_tree_and_the_restatement_agree_on_the_whole_boundary(case):
    grown = grow(case)
    seen = set()
    for setting in boundary(case):
        found = is_met(grown, facts(setting))
        said = restated(case, setting)
        assert found == said, sorted(key for key, answer in setting.items() if answer)
        seen.add(found)
    assert seen == {True, False}, "the boundary has two sides"


@pytest.mark.parametrize("case", cases(), ids=name)
def test_the_tree_and_the_restatement_agree_near_the_boundary(case):
    grown = grow(case)
    draw = random.Random(name(case))  # noqa: S311  (settings, not secrets)
    edge = list(boundary(case))
    for _ in range(NEAR):
        setting = consistent(draw.choice(edge), draw, list(grown.keys))
        assert is_met(grown, facts(setting)) == restated(case, setting), setting


def turned(case: Case) -> Iterator[tuple[str, Provision]]:
    """Go through the provision with one joint turned: all into any, any into all."""
    provision = library().provision(case.provision)
    version = provision.version[case.version]
    for place, element in enumerate(version.element):
        here = not element.reading or case.reading in element.reading
        if here and (element.all or element.any):
            other = replace(element, all=element.any, any=element.all)
            elements = (*version.element[:place], other, *version.element[place + 1 :])
            versions = list(provision.version)
            versions[case.version] = replace(version, element=elements)
            yield element.id, replace(provision, version=tuple(versions))


@pytest.mark.parametrize("case", cases(), ids=name)
def test_no_joint_of_the_tree_can_be_turned_unnoticed(case):
    settings = [(facts(setting), restated(case, setting)) for setting in boundary(case)]
    mutants = {id_: grow(case, mutant) for id_, mutant in turned(case)}
    survivors = [
        id_ for id_, grown in mutants.items() if all(is_met(grown, answers) == said for answers, said in settings)
    ]
    assert mutants, "every tree has a joint"
    assert survivors == []


def test_no_joint_has_a_single_part():
    alone = [
        f"{id_} {version.since} {element.id}"
        for id_ in library().provision_ids()
        for version in library().provision(id_).version
        for element in version.element
        if len(element.all or element.any) == 1
    ]
    assert alone == []
