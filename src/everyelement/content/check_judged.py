"""Check that a story is judged to the end: everybody whose conduct it tells, under every law of the same order."""

from collections.abc import Iterator, Mapping

from everyelement.content.load import Mistake
from everyelement.content.scenario import Expect
from everyelement.content.story import Story
from everyelement.law import FactTable, Provision

WHOLE = {"us", "made-up"}
"""Orders of law of which a story takes all or none; of states and other countries it takes what it is compared with."""

Place = tuple[str, str, str, str]
"""A provision, who is judged, toward whom, in which reading."""


def unjudged(laws: Mapping[str, Provision], table: FactTable, story: Story, file: str, at: str) -> Iterator[Mistake]:
    """Report whoever is judged by nothing, or not by every law of an order under which the story is judged."""
    scenario = story.scenario
    laws = {
        id_: law for id_, law in laws.items() if law.jurisdiction in WHOLE and law.version[0].since <= scenario.when
    }
    default = {id_: _default(law, story) for id_, law in laws.items()}
    held = {_place(default, story, expect): expect.finding for expect in story.expects if not expect.on}
    orders = {laws[id_].jurisdiction for id_, *_ in held if id_ in laws}
    pairs = {(of, toward) for _, of, toward, _ in held}
    pairs |= {(of, scenario.toward) for of in _told_of(table, story) - {of for of, _ in pairs}}
    for id_ in (id_ for id_, law in laws.items() if law.jurisdiction in orders):
        offenses = [other for other in laws if other != id_ and other.startswith(id_.rpartition("-")[0] + "-")]
        for of, toward in sorted(pairs):
            met = any(held.get((other, of, toward, default[other])) == "met" for other in offenses)
            asked = laws[id_].kind != "penalty" or met
            if asked and (id_, of, toward, default[id_]) not in held:
                what = f"{of} is not judged under {id_}" + (f", toward {toward}" if toward != scenario.toward else "")
                attempt = "Add an expect in its default reading; a punishment is asked for where its offense is met."
                yield Mistake(file=file, field=f"{at} expect".strip(), what=what, attempt=attempt)


def _place(default: Mapping[str, str], story: Story, expect: Expect) -> Place:
    scenario = story.scenario
    reading = expect.reading or default.get(expect.provision, "")
    return (expect.provision, expect.of or scenario.asked_about, expect.toward or scenario.toward, reading)


def _default(law: Provision, story: Story) -> str:
    named = law.on(story.scenario.when).named(None)
    return named.id if named else ""


def _told_of(table: FactTable, story: Story) -> set[str]:
    """Name those in the part of somebody judged about whose own conduct or knowledge this telling says something."""
    others = story.others("", table)
    return {person.id for person in story.scenario.person if person.role == "judged" and person.id in others}
