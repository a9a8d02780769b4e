"""The commands that press: each names its options, looks for what it needs, and says what it made."""

import re
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import cast

import click

from everyelement.cli.options import CONTENT, needing
from everyelement.content import library
from everyelement.errors import EveryElementError
from everyelement.place import shipped

ADDRESSES = "rfc3987_syntax"
"""A parser of addresses in every script. Notebooks are checked by jsonschema, which loads it where it is installed, and
that takes over a second; no notebook asks for it. While a command presses, it is as if it were not installed."""


@click.group()
def press() -> None:
    """Make from the content what is handed out."""
    if ADDRESSES not in sys.modules:
        modules = cast("dict[str, ModuleType | None]", sys.modules)
        modules[ADDRESSES] = None
        click.get_current_context().call_on_close(lambda: modules.pop(ADDRESSES))


@press.command()
@click.argument("lessons", nargs=-1)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="The folder; notebooks/ unless given.")
@click.option("--facilitator", is_flag=True, help="Facilitators' copies, with the parts that are for them.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say which notebooks are stale.")
@CONTENT
def notebooks(
    lessons: tuple[str, ...], *, to: Path | None, facilitator: bool, only_check: bool, content: Path | None
) -> None:
    """Press LESSONS (all unless named) into executed notebooks."""
    with needing("press"):
        from everyelement.press import documents
        from everyelement.press import notebooks as pressing
    if facilitator and to is None:
        raise EveryElementError("Facilitators' copies are kept apart: name a folder with --to.")
    if content and to is None:
        raise EveryElementError("What is pressed from other content is kept apart: name a folder with --to.")
    folder = to or shipped("notebooks")
    shelf = library(content)
    if only_check:
        pressing.ensure_fresh(shelf, folder, lessons, facilitator=facilitator)
        if to is None:
            documents.ensure_fresh(shelf, shipped("documents"), lessons)
        click.echo("Every notebook is what its lesson says.")
        return
    chosen = pressing.named(shelf, lessons)
    if to is None:  # what the package itself carries. A notebook's kernel shows these documents, so they come first.
        for id_ in chosen:
            documents.press_documents(shelf.root, id_, shipped("documents"))
    for path in pressing.press(shelf, folder, chosen, facilitator=facilitator):
        click.echo(f"Pressed {path.name}")


@press.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say which figures are stale.")
@CONTENT
def figures(*, only_check: bool, content: Path | None) -> None:
    """Draw every figure of the content as an image beside its file."""
    with needing("figures", "Drawing figures"):
        from everyelement.press import figures as drawing
    shelf = library(content)
    if not shelf.figure_ids():
        raise EveryElementError(f"There are no figures in {shelf.root}. Name a content folder that has figures.")
    if only_check:
        drawing.ensure_fresh(shelf)
        click.echo("Every figure is what its file says.")
        return
    for path in drawing.press(shelf):
        click.echo(f"Drew {path.name}")


def _address(_context: click.Context, _option: click.Parameter, said: str) -> str:
    """Take only what a search engine can follow: a sitemap of anything else would mislead."""
    if said and not re.fullmatch(r"https?://[^/\s]+(?:/\S*)?", said):
        raise click.BadParameter(f"{said} is no address of a site. Write it as https://example.org/law/.")
    return said


@press.command()
@click.argument("lessons", nargs=-1)
@click.option("--to", type=click.Path(path_type=Path), default=Path("site"), help="The folder; site/ unless given.")
@click.option("--facilitator", is_flag=True, help="With the parts that are for facilitators. Do not publish it.")
@click.option(
    "--address",
    default="",
    callback=_address,
    help="Where it will stand, as https://example.org/law/, for search engines.",
)
@click.option("--lite", is_flag=True, help="A lab in the browser will lie beside it, in lite/: link to it.")
@CONTENT
def site(
    lessons: tuple[str, ...], *, to: Path, facilitator: bool, address: str, lite: bool, content: Path | None
) -> None:
    """Make pages of LESSONS (all unless named), with the laws, stories, cases and sources that they use."""
    with needing("press"):
        from everyelement.press.site.build import press as make
    made = make(library(content), to, lessons, facilitator=facilitator, address=address, lite=lite)
    pages = sum(name.endswith(".html") for name in made.named)
    click.echo(f"Made {pages} pages. Open {to / 'index.html'} with a double click.")
    if not address:
        click.echo("There is no sitemap.xml: it needs the address at which the site will stand (--address).")


@press.command()
@click.argument("form")
@click.option("--items", type=int, default=0, help="The core of so many items; the whole form unless given.")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder.")
@CONTENT
def form(form: str, *, items: int, to: Path, content: Path | None) -> None:
    """Make two plain pages of a test, FORM (such as pre-a): one to be answered, and the key with its reasons."""
    from everyelement.press import forms

    paper, key = forms.press(library(content), form, items, to)
    click.echo(f"Pressed {paper.name} to be answered, on paper or on a screen, and {key.name} for whoever leads.")


@press.command()
@click.option("--to", type=click.Path(path_type=Path), default=Path("lite"), help="The folder; lite/ unless given.")
def lite(*, to: Path) -> None:
    """Make the lab in the browser: JupyterLite with every notebook, its Python and all wheels, asking no other host."""
    with needing("press"):
        from everyelement.press.lite.build import press as make
    click.echo("Making the lab. The first time, what it needs is fetched from npm and the Python package index.")
    made = make(to)
    click.echo(f"Made {len(made.named)} files in {to}. A browser cannot run it from a folder; to look at it here, run:")
    named = f'"{to}"' if " " in str(to) else to  # so that the line can be copied into any shell
    click.echo(f"  {Path(sys.executable).stem} -m http.server --bind 127.0.0.1 --directory {named}")
    click.echo("and open the address that it names. On a web server, copy the folder.")


@press.command()
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("every-element.zip"),
    help="The archive; every-element.zip unless given.",
)
@click.option(
    "--handouts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of pressed handouts, to go along.",
)
def usb(*, to: Path, handouts: Path | None) -> None:
    """Make one archive of pages, lab and notebooks, for a stick: unpacked, it opens with a double click."""
    with needing("press"):
        from everyelement.press.usb.archive import press as make
    # Making it takes minutes: what can be seen to be wrong is said before.
    if to.exists() and not _is_ours(to):
        raise EveryElementError(
            f"{to} is there, and is no archive of ours. Nothing was touched. Name another file with --to."
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    click.echo(
        "Making pages and lab for it. The first time, what it needs is fetched from npm and the Python package index."
    )
    made = make(to, handouts=handouts)
    click.echo(f"Wrote {len(made)} files into {to}. Unpack it, and open index.html with a double click.")


def _is_ours(path: Path) -> bool:
    """Say whether a file is an archive that we made before, and may make anew."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return all(name.startswith("every-element/") for name in archive.namelist())
