"""The pages of what stands on the shelves: laws, stories, decided cases, sources, words, figures, programs, help."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from markupsafe import Markup

from everyelement.content import Library, Story, asks, judged, told
from everyelement.content.case import Case
from everyelement.content.decided import judge_record
from everyelement.content.model import Lesson
from everyelement.content.scenario import Expect
from everyelement.law import Version, explain
from everyelement.press.site.memory import Memory
from everyelement.press.site.page import Page
from everyelement.press.site.plan import Plan
from everyelement.press.site.templates import flat, in_words, nested


def pages(plan: Plan, memory: Memory) -> Iterator[Page]:
    """Make every page but those of the lessons and those that are written as prose."""
    yield from _laws(plan)
    yield from _stories(plan, memory)
    yield from _cases(plan)
    yield from _sources(plan)
    yield from _programs(plan)
    words = plan.words
    yield plan.page("glossary", "glossary.md", words["glossary"], terms=plan.terms)
    yield plan.page("misconceptions", "misconceptions.md", words["misconceptions"], mistakes=plan.misconceptions)
    yield plan.page("help", "help.md", words["help"], countries=plan.shelf.helplines.country, dial=dial)
    if plan.figures:
        yield plan.page("figures", "figures.md", words["figures"], figures=[*map(plan.shelf.figure, plan.figures)])


def dial(number: str) -> Markup | str:
    """Link a number that can be called; words such as “your local emergency number” are no link."""
    digits = "".join(letter for letter in number if letter.isdigit() or letter == "+")
    return Markup('<a href="tel:{}">{}</a>').format(digits, number) if digits else number


def _list(plan: Plan, folder: str, columns: tuple[str, ...], parts: Mapping[str, list[Any]]) -> Iterator[Page]:
    """Make the page that lists a shelf, part by part, each under its heading; none where nothing stands there."""
    lead, header = plan.words[f"{folder}-lead"], tuple(plan.words[column] for column in columns)
    filled = [(heading, header, rows) for heading, rows in parts.items() if rows]
    if filled:
        yield plan.page(f"{folder}/index", "list.md", plan.words[folder], lead=lead, description=lead, parts=filled)


# -- laws


def _laws(plan: Plan) -> Iterator[Page]:
    words = plan.words
    rows: dict[str, list[Any]] = {}
    kinds = plan.shelf.words["statute"]
    for id_ in plan.laws:
        law = plan.shelf.provision(id_)
        where = "us-states" if law.jurisdiction.startswith("us-") else law.jurisdiction
        heading = words.get(f"jurisdiction-{where}", words["jurisdiction-elsewhere"])
        row = (f"law/{id_}", law.title, [law.version[-1].citation, kinds[f"kind-{law.kind}"]])
        rows.setdefault(heading, []).append(row)
        yield plan.page(
            f"law/{id_}",
            "law.md",
            law.title,
            shelf="law/index",
            description=flat(law.plain),
            provision=law,
            newest=law.version[-1],
            older=law.version[-2::-1],
            since=lambda version: _since(plan, version),
        )
    order = [words[key] for key in words if key.startswith("jurisdiction-")]
    yield from _list(plan, "law", ("law-column", "source", "kind"), {each: rows.get(each, []) for each in order})


def _since(plan: Plan, version: Version) -> str:
    if version.until:
        return plan.words["since-until"].format(**{"from": in_words(version.since), "until": in_words(version.until)})
    return plan.words["since"].format(**{"from": in_words(version.since)})


# -- stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding about one person of a story, and why."""

    title: str
    provision: str
    law: str
    finding: str
    reasons: str
    """A list of lists, as HTML."""
    ask_next: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story in one of its variations, with what is found of it."""

    story: Story
    findings: list[Found]


def _stories(plan: Plan, memory: Memory) -> Iterator[Page]:
    rows = []
    for id_ in plan.stories:
        scenario = plan.shelf.scenario(id_)
        tellings = [told(scenario), *(told(scenario, twin.id) for twin in scenario.variation)]
        found = _remembered(plan, memory, tellings)
        base, *twins = [Telling(story=story, findings=next(found)) for story in tellings]
        rows.append((f"stories/{id_}", scenario.title, [flat(scenario.content_note), str(len(twins))]))
        yield plan.page(
            f"stories/{id_}",
            "story.md",
            scenario.title,
            shelf="stories/index",
            description=flat(scenario.content_note),
            scenario=scenario,
            base=base,
            twins=twins,
        )
    yield from _list(plan, "stories", ("story-column", "content-column", "twins-column"), {"": rows})


def _remembered(plan: Plan, memory: Memory, tellings: list[Story]) -> Iterator[list[Found]]:
    """Judge a story in all its tellings, unless neither it nor any law has changed since it was judged."""

    def judge_all(_shelf: Library) -> list[list[dict[str, Any]]]:
        return [[asdict(_found(plan, story, one)) for one in story.expects] for story in tellings]

    id_ = tellings[0].scenario.id
    files = memory.files("law/*.toml", "facts.toml", "words/*.toml", f"scenarios/{id_}.toml")
    for findings in memory.recall(f"stories/{id_}", judge_all, files=files):
        yield [Found(**one) for one in findings]


def _found(plan: Plan, story: Story, one: Expect) -> Found:
    of, toward = one.of or story.scenario.asked_about, one.toward or story.scenario.toward
    finding = judged(plan.shelf, story, one.provision, of=of, toward=toward, on=one.on, reading=one.reading)
    questions = asks(plan.shelf, story, of, toward)
    words, tree = plan.shelf.words, finding.tree
    law = words["all"]["judged-by"].format(citation=tree.version.citation, date=in_words(tree.on)) + "."
    if tree.reading:
        law += " " + words["all"]["read-as"].format(title=tree.reading.title)
    short = tree.provision.short
    if one.reading and tree.reading:
        short = words["whatif"]["title-read"].format(title=short, reading=tree.reading.title)
    if one.on:
        short = plan.words["on-day"].format(law=short, date=in_words(one.on))
    return Found(
        title=plan.words["of-toward"].format(law=short, of=story.name(of), toward=story.name(toward)),
        provision=one.provision,
        law=law,
        finding=words["finding"][finding.truth.finding.replace(" ", "-")],
        reasons=nested((step.depth, step.text) for step in explain(finding, asks=questions)),
        ask_next=[questions.get(key, key) for key in finding.ask_next],
    )


# -- decided cases


def _cases(plan: Plan) -> Iterator[Page]:
    rows = []
    for id_ in plan.cases:
        case = plan.shelf.case(id_)
        rows.append((f"cases/{id_}", case.name, [f"{case.court}, {case.year}", flat(case.at_issue)]))
        yield plan.page(
            f"cases/{id_}",
            "case.md",
            case.name,
            shelf="cases/index",
            description=flat(case.at_issue),
            case=case,
            facts=list(_coded(plan, case)),
            judged=list(_judged(plan, case)),
        )
    yield from _list(plan, "cases", ("case-column", "court-column", "about-column"), {"": rows})


def _coded(plan: Plan, case: Case) -> Iterator[tuple[str, str]]:
    """Say the coded facts in words; what was written freely stands as it was written."""
    coded, facts = plan.shelf.words["coded"], case.coded_facts

    def words(values: tuple[str, ...]) -> str:
        return "; ".join(coded[value] for value in values) or coded["nothing"]

    yield coded["acts"], words(facts.acts)
    yield coded["means"], words(facts.means)
    yield coded["victim_age_class"], words((facts.victim_age_class,))
    yield coded["level"], ": ".join(filter(None, [words(facts.mens_rea.level), facts.mens_rea.as_to]))
    for name, thing in (("thing_of_value", facts.thing_of_value), ("commerce_nexus", facts.commerce_nexus)):
        yield coded[name], ": ".join(filter(None, [words((thing.present,)), thing.what]))
    venture = facts.venture
    if venture.alleged:
        said = (venture.facts, venture.benefit, venture.participation, venture.knowledge)
        yield coded["venture"], "; ".join(filter(None, said))


def _judged(plan: Plan, case: Case) -> Iterator[dict[str, str]]:
    """Say what the court found and what is found here, thing by thing."""
    words, coded, findings = plan.words, plan.shelf.words["coded"], plan.shelf.words["finding"]
    for one, expect in zip(judge_record(plan.shelf, case.record()), case.expect, strict=True):
        known = one.provision in plan.shelf.provision_ids()
        yield {
            "provision": one.provision,
            "title": plan.shelf.provision(one.provision).title if known else expect.provision,
            "of": expect.of,
            "court": coded[f"court-{expect.court}"],
            "engine": findings[one.truth.finding.replace(" ", "-")] if one.truth is not None else words["no-finding"],
            "agreement": coded[f"agreement-{one.agreement.split()[0]}"],
            "why": flat(expect.why or one.why),
        }


# -- sources and programs


def _sources(plan: Plan) -> Iterator[Page]:
    rows = []
    for id_ in plan.sources:
        source = plan.shelf.sources[id_]
        rows.append((f"sources/{id_}", source.cite, [source.title, in_words(source.read)]))
        yield plan.page(f"sources/{id_}", "source.md", source.cite, shelf="sources/index", source=source)
    yield from _list(plan, "sources", ("source-column", "title-column", "read-column"), {"": rows})


ALOUD = ("00-start-here", "19-notice-and-respond")
"""The lessons whose parts for facilitators have the opening and, for whatever comes up, the closing."""


def _aloud(plan: Plan) -> list[Lesson]:
    """Find the lessons that a facilitator reads from; a learners' edition does not have those parts."""
    there = plan.facilitator and set(ALOUD) <= set(plan.shelf.lesson_ids())
    return [plan.shelf.lesson(id_) for id_ in ALOUD] if there else []


def _programs(plan: Plan) -> Iterator[Page]:
    rows = []
    for id_ in plan.programs:
        program = plan.shelf.program(id_)
        audience = flat(program.audience)
        rows.append((f"programs/{id_}", program.title, [audience, str(program.minutes)]))
        yield plan.page(
            f"programs/{id_}",
            "program.md",
            program.title,
            shelf="programs/index",
            description=audience,
            program=program,
            aloud=_aloud(plan),
        )
    yield from _list(plan, "programs", ("program-column", "audience-column", "minutes"), {"": rows})
