"""A scenario as it is told, with or without a variation, and what it answers about one person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from everyelement.content.library import Library, nearest
from everyelement.content.scenario import Answered, Expect, FindingWord, Passage, Scenario, Variation
from everyelement.errors import EveryElementError
from everyelement.law import Argument, Facts, FactTable, Finding, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A scenario told in one of its variations."""

    scenario: Scenario
    variation: Variation | None
    passages: tuple[Passage, ...]
    answered: tuple[Answered, ...]
    expects: tuple[Expect, ...]

    @property
    def outcome(self) -> FindingWord:
        """The outcome that the catalogue gives for its main question."""
        return self.variation.outcome if self.variation else self.scenario.outcome

    @property
    def content_note(self) -> str:
        """What this telling contains, in one neutral sentence."""
        return (self.variation.content_note if self.variation else "") or self.scenario.content_note

    def name(self, person: str) -> str:
        """Say what the story calls somebody."""
        return next((p.name for p in self.scenario.person if p.id == person), person)

    def others(self, of: str, table: FactTable) -> tuple[str, ...]:
        """Name the other people about whose own conduct or knowledge the story says something."""
        with_own: set[str] = set()
        for entry in self.answered:
            whose = entry.of or self.scenario.asked_about
            if whose not in with_own and not table.shared.issuperset(entry.facts):
                with_own.add(whose)
        return tuple(p.id for p in self.scenario.person if p.id in with_own and p.id != of)

    def answers(self, of: str, toward: str, table: FactTable) -> Iterator[tuple[str, Answered]]:
        """Go through the answers about one person judged toward one person concerned, by key."""
        for entry in self.answered:
            if (entry.toward or self.scenario.toward) != toward:
                continue
            whose = entry.of or self.scenario.asked_about
            for fact in entry.facts:
                yield table.key(fact, None if whose == of else whose), entry

    def facts(self, of: str, toward: str, table: FactTable) -> Facts:
        """Gather the facts; other people's stand as `fact@person`. Raises `Contradiction`."""
        answers: dict[str, str] = {}
        disputed: dict[str, Argument] = {}
        for key, entry in self.answers(of, toward, table):
            answers[key] = entry.answer
            if entry.disputed:
                disputed[key] = entry.disputed
        return Facts(answers, table=table.beside(self.others(of, table)), disputed=disputed)


def told(scenario: Scenario, variation: str = "") -> Story:
    """Tell a scenario, or one of its variations. Raises `EveryElementError` where there is no such variation."""
    if not variation:
        return Story(
            scenario=scenario,
            variation=None,
            passages=scenario.passage,
            answered=scenario.fact,
            expects=scenario.expect,
        )
    twin = next((v for v in scenario.variation if v.id == variation), None)
    if twin is None:
        raise EveryElementError(nearest(f"variation of {scenario.id}", variation, [v.id for v in scenario.variation]))
    return Story(
        scenario=scenario,
        variation=twin,
        passages=_passages(scenario.passage, twin),
        answered=_answered(scenario, twin),
        expects=twin.expect,
    )


def _passages(base: tuple[Passage, ...], twin: Variation) -> tuple[Passage, ...]:
    new = {passage.id: passage for passage in twin.passage}
    out = [new.pop(passage.id, passage) for passage in base if passage.id not in twin.remove]
    for passage in new.values():
        at = next((i + 1 for i, p in enumerate(out) if p.id == passage.after), len(out))
        out.insert(at, passage)
    return tuple(out)


def _answered(scenario: Scenario, twin: Variation) -> tuple[Answered, ...]:
    """Put the twin's answers in place of the base's answers to the same fact about the same people."""

    def places(entry: Answered) -> set[tuple[str, str, str]]:
        of, toward = entry.of or scenario.asked_about, entry.toward or scenario.toward
        return {(fact, of, toward) for fact in entry.facts}

    changed = {place for entry in twin.fact for place in places(entry)}
    # A shared fact is the same whoever is judged, and is then written without `of`.
    kept: list[Answered] = []
    for entry in scenario.fact:
        left = tuple(place[0] for place in sorted(places(entry)) if place not in changed)
        if len(left) == len(entry.facts):
            kept.append(entry)
        elif left:
            kept.append(replace(entry, id="", ids=left))
    return (*kept, *twin.fact)


def judged(
    shelf: Library,
    story: Story,
    provision: str,
    *,
    of: str = "",
    toward: str = "",
    on: date | None = None,
    reading: str = "",
    facts: Facts | None = None,
) -> Finding:
    """Judge one person of a story under a provision, on the story's own date unless another is given.

    Raises what `judge` raises, and `NotFound` for an unknown provision or person.
    """
    of, toward = of or story.scenario.asked_about, toward or story.scenario.toward
    known = [person.id for person in story.scenario.person]
    for person in (of, toward):
        if person not in known:
            raise EveryElementError(nearest(f"person in {story.scenario.id}", person, known))
    facts = facts or story.facts(of, toward, shelf.table)
    others = facts.table.others  # those whose own conduct or knowledge the telling speaks of
    law = shelf.provision(provision)
    return judge(law, facts, on=on or story.scenario.when, reading=reading or None, others=others)


def found(shelf: Library, story: Story, expect: Expect) -> Finding:
    """Judge as an expect of this story asks; each once, since an expect belongs to one telling."""
    if expect not in shelf.kept:
        facts = facts_between(shelf, story, expect.of, expect.toward)
        who = {"of": expect.of, "toward": expect.toward, "reading": expect.reading}
        shelf.kept[expect] = judged(shelf, story, expect.provision, on=expect.on, facts=facts, **who)
    finding: Finding = shelf.kept[expect]
    return finding


def facts_between(shelf: Library, story: Story, of: str, toward: str) -> Facts:
    """Gather a telling's facts about one person judged toward one person concerned, once. Raises `Contradiction`."""
    of, toward = of or story.scenario.asked_about, toward or story.scenario.toward
    pair = (story.scenario.id, story.variation.id if story.variation else "", of, toward)
    if pair not in shelf.kept:
        shelf.kept[pair] = story.facts(of, toward, shelf.table)
    facts: Facts = shelf.kept[pair]
    return facts


def asks(shelf: Library, story: Story, of: str, toward: str) -> Mapping[str, str]:
    """Put every question in the story's own words, by key, for everybody it says something about."""
    said: dict[str, str] = {}
    others = story.others(of, shelf.table)
    for fact in shelf.facts.values():
        said[fact.id] = fact.asked_of(story.name(of), story.name(toward))
        if fact.scope == "judged":
            for other in others:
                said[f"{fact.id}@{other}"] = fact.asked_of(story.name(other), story.name(toward))
    return said
