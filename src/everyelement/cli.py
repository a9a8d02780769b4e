"""The command line: open the lab, check the content, press notebooks, judge a story."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from everyelement import __version__
from everyelement.content import Library, Mistake, asks, case_report, judged, library, told
from everyelement.content.check import check as check_content
from everyelement.content.record_file import read_record
from everyelement.errors import EveryElementError
from everyelement.exercises import document
from everyelement.law import Finding, explain
from everyelement.place import shipped


class _Group(click.Group):
    """A group of commands whose mistakes come as sentences, with exit code 2 for wrong use."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EveryElementError as error:
            click.echo(str(error), err=True)
            ctx.exit(2)


@click.group(cls=_Group)
@click.version_option(__version__)
def main() -> None:
    """Every Element: an open curriculum on the legal elements of sex trafficking.

    It is not legal advice.
    """


def _shelf(content: Path | None) -> Library:
    return library(content)


_CONTENT = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another content folder than the one that comes with everyelement.",
)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("every-element"))
@click.argument("jupyter", nargs=-1, type=click.UNPROCESSED)
@click.option("--leave-no-trace", is_flag=True, help="Keep nothing: a folder that is deleted at the end, no answers.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--port", type=int, help="The port; JupyterLab chooses one unless given.")
def lab(folder: Path, jupyter: tuple[str, ...], *, leave_no_trace: bool, no_browser: bool, port: int | None) -> None:
    """Copy the lessons into FOLDER (every-element unless given) and open them in JupyterLab.

    Nothing that you have changed there is overwritten without asking. Whatever stands after -- goes to JupyterLab.
    """
    from everyelement.notebook.lab import open_lab

    code = open_lab(
        folder,
        leave_no_trace=leave_no_trace,
        browser=not no_browser,
        port=port,
        more=jupyter,
        say=click.echo,
        ask=_ask,
    )
    sys.exit(code)


def _ask(name: str) -> Any:
    if not sys.stdin.isatty():
        return "keep"
    click.echo(f"There is a new edition of {name}, and you have changed the one that you have.")
    return click.prompt(
        "Keep yours, put the new one beside it, or replace yours?",
        type=click.Choice(["keep", "beside", "replace"]),
        default="keep",
    )


@main.group()
def press() -> None:
    """Make from the content what is handed out."""


@press.command()
@click.argument("lessons", nargs=-1)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="The folder; notebooks/ unless given.")
@click.option("--facilitator", is_flag=True, help="Facilitators' copies, with the parts that are for them.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say which notebooks are stale.")
@_CONTENT
def notebooks(
    lessons: tuple[str, ...], *, to: Path | None, facilitator: bool, only_check: bool, content: Path | None
) -> None:
    """Press LESSONS (all unless named) into executed notebooks."""
    try:
        from everyelement.press import documents
        from everyelement.press import notebooks as pressing
    except ImportError as error:
        raise EveryElementError(
            'Pressing needs more than is installed here. Run: pip install "everyelement[press]"'
        ) from error
    if facilitator and to is None:
        raise EveryElementError("Facilitators' copies are kept apart: name a folder with --to.")
    folder = to or shipped("notebooks")
    if only_check:
        pressing.ensure_fresh(_shelf(content), folder)
        if to is None:
            documents.ensure_fresh(_shelf(content), shipped("documents"))
        click.echo("Every notebook is what its lesson says.")
        return
    shelf = _shelf(content)
    for path in pressing.press(shelf, folder, lessons, facilitator=facilitator):
        click.echo(f"Pressed {path.name}")
    if to is None:  # what the package itself carries: the documents go with the notebooks
        for id_ in lessons or shelf.lesson_ids():
            documents.press_documents(shelf.root, id_, shipped("documents"))


@press.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say which figures are stale.")
@_CONTENT
def figures(*, only_check: bool, content: Path | None) -> None:
    """Draw every figure of the content as an image beside its file."""
    try:
        from everyelement.press import figures as drawing
    except ImportError as error:
        raise EveryElementError(
            'Drawing figures needs more than is installed here. Run: pip install "everyelement[press,figures]"'
        ) from error
    if only_check:
        drawing.ensure_fresh(_shelf(content))
        click.echo("Every figure is what its file says.")
        return
    for path in drawing.press(_shelf(content)):
        click.echo(f"Drew {path.name}")


@main.command()
@_CONTENT
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--unshown", is_flag=True, help="Also list what no story shows yet, and what nothing cites.")
def check(content: Path | None, *, as_json: bool, unshown: bool) -> None:
    """Check all content. Exit code 0: nothing wrong; 1: mistakes; 2: wrong use."""
    shelf = _shelf(content)
    report = check_content(shelf)
    if not report.mistakes:  # what every host will show can be made, too
        report = replace(report, mistakes=tuple(_unmade(shelf)))
    if as_json:
        mistakes = [{"file": m.file, "field": m.field, "what": m.what, "try": m.attempt} for m in report.mistakes]
        notes = {"unshown": report.unshown, "uncited": report.uncited}
        click.echo(json.dumps({"mistakes": mistakes, "counts": report.counts, **notes}, indent=2))
    else:
        for mistake in report.mistakes:
            click.echo(str(mistake))
        counts = ", ".join(f"{number} {what}" for what, number in report.counts.items())
        click.echo(f"{len(report.mistakes) or 'No'} mistakes. Read: {counts}.")
        if report.unshown:
            click.echo(f"{len(report.unshown)} elements are not yet shown met, not met and open by some story.")
        if report.uncited:
            click.echo(f"{len(report.uncited)} sources are not cited yet.")
        if unshown:
            for line in (*report.unshown, *report.uncited):
                click.echo(f"  {line}")
    sys.exit(1 if report.mistakes else 0)


def _unmade(shelf: Library) -> Iterator[Mistake]:
    for id_ in shelf.lesson_ids():
        for exercise in shelf.lesson(id_).exercise:
            try:
                document(f"{id_}/{exercise.id}", shelf)
            except EveryElementError as error:
                yield Mistake(file=f"lessons/{id_}/lesson.toml", field=f"exercise {exercise.id}", what=str(error))


@main.command()
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
@_CONTENT
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
    """Judge one person of a SCENARIO, or a decided case, under a provision, and say why, element by element."""
    shelf = _shelf(content)
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
    finding = judged(shelf, story, provision, of=of, toward=toward, on=on, reading=reading)
    questions = asks(shelf, story, of or story.scenario.asked_about, toward or story.scenario.toward)
    if as_json:
        click.echo(json.dumps(_as_json(finding), indent=2, ensure_ascii=False))
        return
    _say(f"{story.scenario.title}: {story.name(of or story.scenario.asked_about)}", finding, questions)


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
    for line in case_report.lines(shelf, record):
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
    if finding.parts:
        branch["parts"] = [_branch(part) for part in finding.parts]
    return branch
