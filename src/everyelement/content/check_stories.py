"""Check scenarios: that the engine finds what the author expects, and that each story keeps the rules for stories."""

from collections.abc import Iterator, Mapping

from everyelement.content.check_judged import unjudged
from everyelement.content.check_law import missing_sources
from everyelement.content.check_words import grade_level, words_in
from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake
from everyelement.content.scenario import Expect, Scenario
from everyelement.content.story import Story, facts_between, found, told
from everyelement.errors import EveryElementError
from everyelement.law import Finding, NoTree, Provision

LENGTHS = {"pattern": (30, 90), "scenario": (90, 250), "long": (250, 900)}
HARDEST = 11.0
"""School grade of the hardest story: about grade 10, with a little room for the formula."""


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every scenario and each of its variations."""
    kinds: dict[tuple[object, ...], str] = {}
    laws = dict(shelf.readable(shelf.provision_ids(), shelf.provision))
    for id_, scenario in shelf.readable(shelf.scenario_ids(), shelf.scenario):
        file = f"scenarios/{id_}.toml"
        if scenario.id != id_:
            what = f"the id {scenario.id} is not the name of the file"
            yield Mistake(file=file, field="id", what=what, attempt=f"Write {id_}, or rename the file.")
        yield from _names(shelf, scenario, file)
        for name in ["", *(variation.id for variation in scenario.variation)]:
            yield from _story(shelf, laws, told(scenario, name), file)
        kind = (scenario.setting, scenario.acts, scenario.tactics, scenario.outcome)
        if kind in kinds:
            what = f"this tells the same story as {kinds[kind]}: setting, acts, tactics and outcome agree"
            yield Mistake(file=file, field="setting", what=what, attempt="Tell another story, or make it a variation.")
        kinds[kind] = id_


def _names(shelf: Library, scenario: Scenario, file: str) -> Iterator[Mistake]:
    people = [person.id for person in scenario.person]
    for field in ("asked_about", "toward"):
        if getattr(scenario, field) not in people:
            what = f"{getattr(scenario, field)} is nobody in this story"
            yield Mistake(file=file, field=field, what=what, attempt=f"Choose of {', '.join(people)}.")
    for place, fact in enumerate(scenario.dead):
        if fact not in shelf.facts or shelf.facts[fact].group != "no-tree":
            what = f"{fact} is no fact that every tree leaves aside"
            yield Mistake(file=file, field=f"dead[{place}]", what=what, attempt="Choose one of the group no-tree.")
    if not scenario.dead and scenario.expect and scenario.expect[0].provision != "library-ordinance":
        what = "the story has no dead fact"
        yield Mistake(file=file, field="dead", what=what, attempt="Tell one thing that no law here asks for.")
    yield from missing_sources(shelf, scenario.sources, file, "sources")
    passages = {passage.id for passage in scenario.passage}
    for variation in scenario.variation:
        known = passages | {passage.id for passage in variation.passage}
        named = {*variation.remove, *(passage.after for passage in variation.passage if passage.after)}
        for id_ in sorted(named - known):
            what = f"the passage {id_} does not exist"
            at = f"variation {variation.id}"
            yield Mistake(file=file, field=at, what=what, attempt=f"Choose of {', '.join(sorted(known))}.")


def _story(shelf: Library, laws: Mapping[str, Provision], story: Story, file: str) -> Iterator[Mistake]:
    at = f"variation {story.variation.id}" if story.variation else ""
    unknown = list(_unknown(shelf, story, file, at))
    yield from unknown
    yield from _passages(story, file, at)
    if unknown or {story.scenario.asked_about, story.scenario.toward} - {p.id for p in story.scenario.person}:
        return
    unsound = list(_answers(shelf, story, file, at))
    yield from unsound
    if not unsound:
        yield from _expects(shelf, story, file, at)
        yield from unjudged(laws, shelf.table, story, file, at)


def _unknown(shelf: Library, story: Story, file: str, at: str) -> Iterator[Mistake]:
    """Report facts and people that do not exist."""
    people = {person.id for person in story.scenario.person} | {""}
    named: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = []
    named += [(f"fact {e.facts[0]}", e.of, (e.toward,), e.facts) for e in story.answered]
    for passage in story.passages:
        named += [(f"passage {passage.id}.shows", show.of, (), (show.fact,)) for show in passage.shows]
    named += [(f"expect {e.provision}", e.of, (e.toward,), ()) for e in story.expects]
    for where, of, toward, facts in named:
        field = f"{at} {where}".strip()
        for person in (of, *toward):
            if person not in people:
                what = f"{person} is nobody in this story"
                yield Mistake(
                    file=file, field=field, what=what, attempt=f"Choose of {', '.join(sorted(people - {''}))}."
                )
        for fact in facts:
            if fact not in shelf.facts:
                what = f"the fact {fact or '(none)'} is not in facts.toml"
                yield Mistake(file=file, field=field, what=what, attempt="Add it there, or mend its name.")


def _passages(story: Story, file: str, at: str) -> Iterator[Mistake]:
    text = " ".join(passage.text for passage in story.passages)
    low, high = LENGTHS[story.scenario.size]
    count = len(words_in(text))
    if not low <= count <= high:
        what = f"the story has {count} words"
        attempt = f"A {story.scenario.size} has {low} to {high}."
        yield Mistake(file=file, field=f"{at} passage".strip(), what=what, attempt=attempt)
    if (grade := grade_level(text)) > HARDEST:
        what = f"the story reads at school grade {grade:.1f}"
        yield Mistake(file=file, field=f"{at} passage".strip(), what=what, attempt="Write shorter sentences and words.")


def _answers(shelf: Library, story: Story, file: str, at: str) -> Iterator[Mistake]:
    seen: set[tuple[str, str]] = set()
    for entry in story.answered:
        field = f"{at} fact {entry.facts[0]}".strip()
        for fact in entry.facts:
            place = (shelf.table.key(fact, entry.of or story.scenario.asked_about), entry.toward)
            if place in seen:
                what = f"the fact {fact} is answered twice"
                yield Mistake(file=file, field=field, what=what, attempt="Keep one answer for the same people.")
            seen.add(place)
    for of, toward in sorted({(e.of, e.toward) for e in story.expects}):
        who = of or story.scenario.asked_about
        try:
            facts = facts_between(shelf, story, who, toward)
        except EveryElementError as error:
            yield Mistake(file=file, field=f"{at} facts of {who}".strip(), what=str(error), attempt="Mend one answer.")
            continue
        for asked in shelf.facts.values():
            needs = asked.needs_any
            if needs and facts[asked.id] == "yes" and all(facts[other] == "no" for other in needs):
                what = f"{asked.id} is yes, but every one of {', '.join(needs)} is no"
                yield Mistake(file=file, field=f"{at} facts of {who}".strip(), what=what, attempt="Mend one answer.")


def _expects(shelf: Library, story: Story, file: str, at: str) -> Iterator[Mistake]:
    if not story.expects:
        yield Mistake(
            file=file, field=at or "expect", what="nothing is expected of this story", attempt="Add an expect."
        )
    for expect in story.expects:
        field = " ".join(filter(None, [at, "expect", expect.provision, expect.reading, expect.of]))
        try:
            finding = found(shelf, story, expect)
        except (ContentError, NoTree):
            continue  # reported where it stands
        except EveryElementError as error:
            yield Mistake(file=file, field=field, what=str(error), attempt="Mend the expect, or the facts.")
            continue
        yield from _elements(expect, finding, file, field)
        yield from _asked(expect, finding, file, field)


def _elements(expect: Expect, finding: Finding, file: str, field: str) -> Iterator[Mistake]:
    for name, expected in [("", expect.finding), *expect.elements.items()]:
        try:
            is_so = (finding.of(name) if name else finding).truth.finding.replace(" ", "-")
        except KeyError:
            what = f"{expect.provision} has no element {name}"
            yield Mistake(file=file, field=field, what=what, attempt="Mend its name.")
            continue
        if is_so != expected:
            what = f"{name or 'the whole'} is expected {expected}, and the engine finds {is_so}"
            asked = f"Asked next would be: {', '.join(finding.ask_next)}." if finding.ask_next else ""
            yield Mistake(file=file, field=field, what=what, attempt=asked or "Mend the facts, or the expectation.")


def _asked(expect: Expect, finding: Finding, file: str, field: str) -> Iterator[Mistake]:
    asked = expect.ask_next
    if asked is None and expect.finding == "open":
        what = "an open finding does not say what to ask next"
        attempt = f"The engine names: {', '.join(finding.ask_next)}."
        yield Mistake(file=file, field=field, what=what, attempt=attempt)
    if asked is not None and asked != finding.ask_next:
        what = f"ask_next is expected {list(asked)}, and the engine names {list(finding.ask_next)}"
        yield Mistake(file=file, field=field, what=what, attempt="Mend the facts, or the expectation.")
