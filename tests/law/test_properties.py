"""What the engine keeps on every tree, not just on ours: made-up trees, drawn by hypothesis, against brute force."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everyelement.law import (
    Contradiction,
    Element,
    Facts,
    FactTable,
    Provision,
    Truth,
    Version,
    ask_next,
    judge,
    smallest_changes,
)

DAY = date(2024, 1, 1)
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
settings.register_profile("laws", max_examples=300, deadline=None)
settings.load_profile("laws")


@dataclass(frozen=True)
class Case:
    provision: Provision
    facts: Facts


def provision(elements: list[Element], root: str, table: FactTable) -> Provision:
    version = Version(since=DAY, citation="§ 1", source="none", text="made up", root=root, element=tuple(elements))
    return Provision(
        id="made-up", title="Made up", short="§ 1", jurisdiction="made-up", kind="ordinance", plain="",
        version=(version,), table=table,
    )  # fmt: skip


@st.composite
def cases(draw) -> Case:
    """A tree of up to nine leaves over six facts, with implications, and answers that agree with them."""
    plain, turned = ["a", "b", "c", "d"], ["x", "y"]
    implies = {}
    for group in (plain, turned):
        for one, other in combinations(group, 2):
            if draw(st.integers(0, 4)) == 0:
                implies[one] = (*implies.get(one, ()), other)
    table = FactTable(implies=implies)
    elements: list[Element] = []

    def leaf(facts):
        id_ = f"e{len(elements)}"
        elements.append(Element(id=id_, title=id_, structure="made up", fact=draw(st.sampled_from(facts))))
        return id_

    def node(depth, facts):
        if depth == 0 or draw(st.integers(0, 2)) == 0:
            return leaf(facts)
        join = draw(st.sampled_from(["all", "any", "none"]))
        below = facts
        if join == "none":
            below = turned if facts is plain else plain
        parts = tuple(node(depth - 1, below) for _ in range(draw(st.integers(2, 3))))
        id_ = f"e{len(elements)}"
        elements.append(Element(id=id_, title=id_, structure="made up", **{join: parts}))
        return id_

    root = node(2, plain)
    answers = {}
    for fact in plain + turned:
        answer = draw(st.sampled_from(["yes", "no", "unknown", "unknown"]))
        try:
            Facts({**answers, fact: answer}, table=table)
        except Contradiction:
            continue  # this answer cannot stand beside the others
        answers[fact] = answer
    return Case(provision(elements, root, table), Facts(answers, table=table))


def completions(case: Case, keys=("a", "b", "c", "d", "x", "y")):
    """Every way to answer what is unknown that agrees with what implies what."""
    for answers in product((YES, NO), repeat=len(keys)):
        filled = dict(zip(keys, answers, strict=True))
        if all(case.facts[key] in {UNKNOWN, answer} for key, answer in filled.items()) and consistent(case, filled):
            yield filled


def consistent(case: Case, filled) -> bool:
    return all(
        not (filled[one] is YES and filled[other] is NO)
        for one, implied in case.facts.table.implies.items()
        for other in implied
    )


def truth(case: Case, answers) -> Truth:
    known = answers if isinstance(answers, Facts) else Facts(answers, table=case.facts.table)
    return judge(case.provision, known, on=DAY).truth


@given(cases())
def test_open_means_that_some_completion_meets_it_and_some_does_not(case):
    found = {truth(case, filled) for filled in completions(case)}
    expected = truth(case, case.facts)
    assert expected is (UNKNOWN if found == {YES, NO} else found.pop())


@given(cases(), st.sampled_from("abcdxy"), st.sampled_from([YES, NO]))
def test_learning_a_fact_never_overturns_a_settled_finding(case, fact, answer):
    before = truth(case, case.facts)
    if before is UNKNOWN or case.facts[fact] is not UNKNOWN:
        return
    try:
        learned = case.facts.changed({fact: answer})
    except Contradiction:
        return
    assert truth(case, learned) is before


@given(cases())
def test_what_is_asked_next_is_enough(case):
    asked = ask_next(case.provision, case.facts, on=DAY)
    for filled in completions(case):
        known = case.facts.changed({key: filled[key] for key in asked})
        assert truth(case, known) is not UNKNOWN


@given(cases())
def test_each_fact_that_is_asked_next_can_matter(case):
    asked = ask_next(case.provision, case.facts, on=DAY)
    for fact in asked:
        others = [key for key in asked if key != fact]
        assert any(
            truth(case, case.facts.changed({key: filled[key] for key in others})) is UNKNOWN
            or truth(case, filled) is not truth(case, flipped(case, filled, fact))
            for filled in completions(case)
        )


def flipped(case: Case, filled, fact):
    """Answer one fact the other way, with whatever must change with it."""
    answer = ~filled[fact]
    forced = case.facts.table.up(fact) if answer is YES else case.facts.table.down(fact)
    return {**filled, fact: answer, **dict.fromkeys(forced, answer)}


@given(cases())
def test_nothing_is_asked_where_it_is_settled_and_something_where_it_is_open(case):
    asked = ask_next(case.provision, case.facts, on=DAY)
    assert bool(asked) == (truth(case, case.facts) is UNKNOWN)


def speaks_of_the_tree(case: Case, change) -> bool:
    """Say whether a change is of facts that the tree reads, and of what cannot stand beside them unchanged."""
    table = case.facts.table
    reached = {key for key in change if key in {e.fact for e in case.provision.version[0].element}}
    while True:
        forced = {
            other
            for key in reached
            for other in (table.up(key) if change[key] is YES else table.down(key))
            if other in change and case.facts[other] is ~change[key]
        }
        if forced <= reached:
            return reached == set(change)
        reached |= forced


def turns_by_force(case: Case, to: Truth):
    """Every smallest set of at most three answers that turns the finding, found by trying them all."""
    keys = "abcdxy"
    for size in range(1, 4):
        found = []
        for chosen in combinations(keys, size):
            for answers in product((YES, NO), repeat=size):
                change = dict(zip(chosen, answers, strict=True))
                if any(case.facts[key] is answer for key, answer in change.items()):
                    continue
                if not speaks_of_the_tree(case, change):
                    continue
                try:
                    changed = case.facts.changed(change)
                except Contradiction:
                    continue  # no such change is consistent
                if truth(case, changed) is to:
                    found.append(frozenset(change.items()))
        if found:
            return set(found)
    return set()


@given(cases(), st.sampled_from([YES, NO]))
def test_the_smallest_changes_turn_the_finding_and_no_smaller_ones_do(case, to):
    if truth(case, case.facts) is to:
        assert smallest_changes(case.provision, case.facts, to=to, on=DAY) == ()
        return
    found = {frozenset(change.items()) for change in smallest_changes(case.provision, case.facts, to=to, on=DAY)}
    assert found == turns_by_force(case, to)


@given(cases())
def test_not_all_is_any_not_and_not_any_is_all_not(case):
    elements = {element.id: element for element in case.provision.version[0].element}
    for element in list(elements.values()):
        if not element.parts:
            continue
        turned = [Element(id=f"not-{part}", title=part, structure="made up", none=(part,)) for part in element.parts]
        names = tuple(one.id for one in turned)
        left = Element(id="left", title="left", structure="made up", none=(element.id,))
        joined = {"all": "any", "any": "all"}.get(next(j for j in ("all", "any", "none") if getattr(element, j)))
        if joined is None:
            continue
        right = Element(id="right", title="right", structure="made up", **{joined: names})
        known = case.facts
        made = [*elements.values(), *turned]
        one = judge(provision([*made, left], "left", known.table), known, on=DAY)
        other = judge(provision([*made, right], "right", known.table), known, on=DAY)
        assert one.truth is other.truth


@given(cases())
def test_a_finding_says_which_parts_decide_it(case):
    for finding in judge(case.provision, case.facts, on=DAY).walk():
        if finding.parts:
            assert finding.because
            assert set(map(id, finding.because)) <= set(map(id, finding.parts))


@given(cases())
def test_a_finding_is_no_condition(case):
    finding = judge(case.provision, case.facts, on=DAY)
    with pytest.raises(TypeError, match="may be open"):
        bool(finding)
    with pytest.raises(TypeError, match="may be unknown"):
        bool(finding.truth)
