"""The command line through its own runner, on a library that is small and sound."""

import shutil
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from everyelement.cli import main

SOUND = Path(__file__).parents[1] / "content" / "sound"


class Run(Protocol):
    """Runs a command as it is typed, on other content than ours unless `content` is None."""

    def __call__(self, *words: str, content: Path | None = SOUND) -> Result: ...


@pytest.fixture
def run() -> Run:
    def running(*words: str, content: Path | None = SOUND) -> Result:
        more = ["--content", str(content)] if content else []
        return CliRunner().invoke(main, [*words, *more])

    return running


@pytest.fixture
def copied(tmp_path) -> Path:
    """Give a copy of the small library, to be changed."""
    return Path(shutil.copytree(SOUND, tmp_path / "content"))
