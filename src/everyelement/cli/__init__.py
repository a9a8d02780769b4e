"""The command line: open the lab, check the content, press what is handed out, judge a story."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from everyelement import __version__
from everyelement.cli.judging import judge
from everyelement.cli.options import CONTENT, Sentences, everything_kept
from everyelement.cli.press import press
from everyelement.content import Library, Mistake, library
from everyelement.content.check import check as check_content
from everyelement.errors import EveryElementError
from everyelement.exercises import document
from everyelement.place import shipped
from everyelement.pressed import pressed


@click.group(cls=Sentences)
@click.version_option(__version__)
def main() -> None:
    """Every Element: an open curriculum on the legal elements of sex trafficking.

    It is not legal advice.

    Exit codes: 0 done; 1 mistakes were found in the content, or something pressed is stale; 2 what was asked cannot be
    done, and a sentence says why and what to try. The lab ends with JupyterLab's own.
    """


main.add_command(press)
main.add_command(judge)


class _PassingOn(click.Command):
    """A command that keeps what stands after -- apart, even where FOLDER is left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read our own words, and leave those that are for JupyterLab unread."""
        end = args.index("--") if "--" in args else len(args)
        ctx.obj = tuple(args[end + 1 :])
        return super().parse_args(ctx, args[:end])


@main.command(cls=_PassingOn, epilog="Whatever stands after -- goes to JupyterLab.")
@click.argument("folder", type=click.Path(file_okay=False), required=False)
@click.option("--leave-no-trace", is_flag=True, help="Keep nothing: a folder that is deleted at the end, no answers.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port; JupyterLab chooses one unless given.")
@click.pass_obj
def lab(
    jupyter: tuple[str, ...], folder: str | None, *, leave_no_trace: bool, no_browser: bool, port: int | None
) -> None:
    """Copy the lessons into FOLDER (every-element unless given) and open them in JupyterLab.

    Nothing that you have changed there is overwritten without asking.
    """
    from everyelement.notebook.lab import open_lab

    if folder == "":
        raise EveryElementError(
            "The folder has no name. Name one, or leave it out: the lessons then go to every-element."
        )
    if folder and leave_no_trace:
        raise EveryElementError("With --leave-no-trace the folder is one that is deleted at the end: leave FOLDER out.")
    code = open_lab(
        Path(folder or "every-element"),
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


@main.command()
@CONTENT
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--unshown", is_flag=True, help="Also list the elements that no story shows in every way, and why.")
def check(content: Path | None, *, as_json: bool, unshown: bool) -> None:
    """Check all content. Exit code 0: nothing wrong; 1: mistakes; 2: wrong use."""
    shelf = library(content)
    with everything_kept():
        report = check_content(shelf)
        if not report.mistakes:  # what every host will show can be made, too
            report = replace(report, mistakes=tuple(_unmade(shelf)))
    if as_json:
        mistakes = [{"file": m.file, "field": m.field, "what": m.what, "try": m.attempt} for m in report.mistakes]
        click.echo(json.dumps({"mistakes": mistakes, "counts": report.counts, "unshown": report.unshown}, indent=2))
    else:
        for mistake in report.mistakes:
            click.echo(str(mistake))
        counts = ", ".join(f"{number} {what}" for what, number in report.counts.items())
        found = len(report.mistakes)
        click.echo(f"{found or 'No'} mistake{'s' if found != 1 else ''}. Read: {counts}.")
        for line in report.unshown if unshown else ():
            click.echo(f"  {line}")
    sys.exit(1 if report.mistakes else 0)


def _unmade(shelf: Library) -> Iterator[Mistake]:
    for id_ in shelf.lesson_ids():
        if shelf.root == shipped("content") and pressed(id_):
            continue  # it was made from these very files
        for exercise in shelf.lesson(id_).exercise:
            try:
                document(f"{id_}/{exercise.id}", shelf)
            except EveryElementError as error:
                yield Mistake(file=f"lessons/{id_}/lesson.toml", field=f"exercise {exercise.id}", what=str(error))
