"""The command that judges: a story of the library or a decided case, under a provision."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from everyelement.cli.options import CONTENT
from everyelement.content import Library, asks, case_report, judged, library, told
from everyelement.content.record_file import read_record
from everyelement.errors import EveryElementError
from everyelement.law import Finding, explain


@click.command()
@click.argument("scenario", required=False)
@click.option(
    "--case",
    "case_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A decided case in a file of its own (YAML, JSON or TOML), in place of SCENARIO.",
)
@click.option("--under", "provision", default="", help="The provision, for instance us-18-1591-a1.")
@click.option("--variation", default="", help="One of the story's twins.")
@click.option("--of", default="", help="The person judged; the one asked about unless given.")
@click.option("--toward", default="", help="The person concerned.")
@click.option("--on", "day", default="", help="The date of the conduct, as 2024-05-10; the story's own unless given.")
@click.option("--reading", default="", help="One of the provision's readings.")
@click.option("--json", "as_json", is_flag=True, help="Print the finding as JSON.")
@CONTENT
def judge(  # noqa: PLR0913  (one argument for each option)
    scenario: str | None,
    *,
    case_file: Path | None,
    provision: str,
    variation: str,
    of: str,
    toward: str,
    day: str,
    reading: str,
    as_json: bool,
    content: Path | None,
) -> None:
    """Judge one person of a SCENARIO, or a decided case, under a provision, and say why, element by element.

    Exit code 0: judged, whatever is found, open and not judged included; 2: wrong use, or mistakes in a file.
    """
    shelf = library(content)
    if (scenario is None) == (case_file is None):
        raise EveryElementError("Name one thing to judge: a SCENARIO of the library, or a file with --case.")
    if case_file is not None:
        if variation or of or toward:
            raise EveryElementError("A decided case has no --variation, --of or --toward: its file says who is judged.")
        _judge_case(shelf, case_file, provision, day, reading, as_json=as_json)
        return
    if not provision:
        raise EveryElementError("Name the provision with --under, for instance --under us-18-1591-a1.")
    story = told(shelf.scenario(str(scenario)), variation)
    on = _day(day) if day else None
    of, toward = of or story.scenario.asked_about, toward or story.scenario.toward
    finding = judged(shelf, story, provision, of=of, toward=toward, on=on, reading=reading)
    if of == toward:
        raise EveryElementError(f"{of} cannot be judged toward {of}: name two people with --of and --toward.")
    if as_json:
        who = {"scenario": story.scenario.id, "variation": variation or None, "of": of, "toward": toward}
        click.echo(json.dumps(who | _as_json(finding), indent=2, ensure_ascii=False))
        return
    _say(f"{story.scenario.title}: {story.name(of)}", finding, asks(shelf, story, of, toward))


_ADVICE = "A finding says whether these facts fill the words of the law. It is not legal advice."


def _say(about: str, finding: Finding, questions: Mapping[str, str]) -> None:
    tree = finding.tree
    under = f", reading: {tree.reading.title} ({tree.reading.grade})" if tree.reading else ""
    click.echo(about)
    click.echo(f"{tree.provision.title}, {tree.version.citation}, as of {tree.on}{under}")
    for step in explain(finding, asks=questions):
        click.echo(f"{'  ' * step.depth}{step.text}")
    if finding.ask_next:
        click.echo("Ask next:")
        for key in finding.ask_next:
            click.echo(f"  {questions.get(key, key)} ({key})")
    click.echo(_ADVICE)


def _judge_case(shelf: Library, path: Path, provision: str, day: str, reading: str, *, as_json: bool) -> None:
    """Judge a case file: everything its court was asked, or what --under names, on the day and in the reading given."""
    record = read_record(path, shelf.coding)
    if provision:
        record = replace(record, asked=(replace(record.asked[0], provision=shelf.provision(provision).id, result=""),))
    if reading:
        record = replace(record, asked=tuple(replace(asked, reading=reading) for asked in record.asked))
    if day:
        record = record.at(_day(day))
    if as_json:
        click.echo(json.dumps(case_report.plain(shelf, record), indent=2, ensure_ascii=False))
        return
    for line in list(case_report.lines(shelf, record)):  # all or nothing: a wrong reading is found on the way
        click.echo(line)
    click.echo(_ADVICE)


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  (a day of the calendar has no time zone)
    except ValueError as error:
        raise EveryElementError(f"{text} is no day. Write it as year-month-day, for instance 2024-05-10.") from error


def _as_json(finding: Finding) -> dict[str, Any]:
    """Lay a finding out as a tree of plain values."""
    tree = finding.tree
    return {
        "provision": tree.provision.id,
        "citation": tree.version.citation,
        "on": tree.on.isoformat(),
        "reading": tree.reading.id if tree.reading else None,
        "finding": finding.truth.finding,
        "ask_next": list(finding.ask_next),
        "tree": _branch(finding),
    }


def _branch(finding: Finding) -> dict[str, Any]:
    branch: dict[str, Any] = {
        "element": finding.id,
        "title": finding.element.title,
        "finding": finding.truth.finding,
        "quote": list(finding.element.quote),
    }
    if finding.fact:
        branch["fact"] = finding.fact
        branch["disputed"] = finding.disputed is not None
        if finding.disputed:
            branch["argued"] = {"yes": finding.disputed.yes, "no": finding.disputed.no}
    if finding.parts:
        branch["parts"] = [_branch(part) for part in finding.parts]
    return branch
