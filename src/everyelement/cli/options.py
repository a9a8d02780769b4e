"""What several commands share: how mistakes are said, what an extra brings, and the option that names other content."""

import errno
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from everyelement.errors import EveryElementError


class Sentences(click.Group):
    """A group of commands whose mistakes come as sentences, with the exit code that each kind of mistake has."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and say what it raised on purpose, or which file or folder it could not use."""
        try:
            return super().invoke(ctx)
        except EveryElementError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read what we print has stopped: click ends quietly
                raise
            where = error.filename or "A file"
            click.echo(
                f"{where} cannot be used: {error.strerror or error}. "
                "Name a file or folder that you may read and write.",
                err=True,
            )
            ctx.exit(EveryElementError.exit_code)


@contextmanager
def everything_kept() -> Iterator[None]:
    """Stop looking for memory to give back: what a command imports and reads stays, and the search takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else all of it would be looked through now, and once more when Python ends
        gc.enable()


@contextmanager
def needing(extra: str, doing: str = "Pressing") -> Iterator[None]:
    """Import, inside this, what an extra brings; where it is missing, say how to get it. Raises `EveryElementError`."""
    try:
        with everything_kept():
            yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("everyelement"):
            raise  # that would be a mistake of ours, and no extra brings it
        raise EveryElementError(
            f'{doing} needs more than is installed here. Run: pip install "everyelement[{extra}]"'
        ) from error


def _with_content(ctx: click.Context, param: click.Parameter, folder: Path | None) -> Path | None:  # noqa: ARG001
    """Refuse a folder in which nothing lies where content lies: one mistake, and not one for each missing file."""
    if folder is not None and not any((folder / name).exists() for name in ("facts.toml", "law", "lessons")):
        raise EveryElementError(
            f"There is no content in {folder}: no facts.toml, no law, no lessons. "
            "Name a folder that is laid out as content is, or leave --content out."
        )
    return folder


CONTENT = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_with_content,
    help="Another content folder than the one that comes with everyelement.",
)
