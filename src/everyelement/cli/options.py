"""What several commands share: how mistakes are said, and the option that names another content folder."""

from pathlib import Path
from typing import Any

import click

from everyelement.errors import EveryElementError


class Sentences(click.Group):
    """A group of commands whose mistakes come as sentences, with exit code 2 for wrong use."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and say what it raised on purpose."""
        try:
            return super().invoke(ctx)
        except EveryElementError as error:
            click.echo(str(error), err=True)
            ctx.exit(2)


CONTENT = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another content folder than the one that comes with everyelement.",
)
