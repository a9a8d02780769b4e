"""What README and docs say of the software is so: examples run, commands and options are there, fields are named."""

import dataclasses
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
from click.testing import CliRunner

from everyelement.cli import main
from everyelement.content import case, figure, forms, library, model, program, scenario
from everyelement.exercises import document
from everyelement.law import provision

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks" / "README.md"])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """List the commands of ours that a text names, in its blocks and in its sentences."""
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [part for block in blocks for line in block.splitlines() for part in re.split(r"&&|;", line)]
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [line.strip() for line in (*lines, *spans) if line.strip().startswith("everyelement ")]


NAMED = [(path.name, command) for path in DOCUMENTS for command in commands(path.read_text(encoding="utf-8"))]


def test_commands_are_found():
    assert {"README.md", "CONTRIBUTING.md", "anywhere.md", "site.md", "cases.md"} <= {name for name, _ in NAMED}


@pytest.mark.parametrize(("document", "command"), NAMED, ids=[f"{name}: {command}" for name, command in NAMED])
def test_a_command_that_is_named_is_there_with_its_options(document, command):  # noqa: ARG001
    words = shlex.split(command)[1:]
    there: click.Command = main
    while isinstance(there, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        assert name in there.commands
        there = there.commands[name]
    options = {option for parameter in there.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options | {"--help", "--version"}


JUDGED = [command for command in commands(README) if command.startswith("everyelement judge ") and "--under" in command]


@pytest.mark.parametrize("command", JUDGED)
def test_what_readme_asks_the_engine_has_an_answer(command):
    done = CliRunner().invoke(main, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output


def test_readme_shows_three_questions_to_the_engine():
    assert len(JUDGED) == 3


def test_the_python_of_readme_gives_what_it_says():
    code = re.search(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert code
    *steps, asked, said = code[1].strip().splitlines()
    known: dict[str, object] = {}
    exec("\n".join(steps), known)  # noqa: S102  (our own page)
    assert repr(eval(asked, known)) == said.removeprefix("# ")  # noqa: S307


# -- fields of a document

CONTRACT = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
EXERCISES = [f"{id_}/{each.id}" for id_ in library().lesson_ids() for each in library().lesson(id_).exercise]


def parts(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Go through those parts of a document whose names are the contract's, not a story's or a law's."""
    question, key = made["question"], made["key"]
    yield from (made, question, key, *made["sources"], *question["items"], *question.get("story", []))
    yield from key.get("found", {}).values()
    yield from (
        taken for by_option in key["outcomes"].values() for each in by_option.values() for taken in each.values()
    )


def test_every_field_of_a_document_is_named():
    used = {name for id_ in EXERCISES for part in parts(document(id_)) for name in part}
    assert {"format", "pick", "verdict", "found", "truths", "grade"} <= used
    assert {name for name in used if not re.search(rf"(?<![\w-]){name}(?![\w-])", CONTRACT)} == set()


# -- fields of the content files

SHAPES = (model, scenario, case, figure, forms, program, provision)
FIELDS_NAMED = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("content.md", "cases.md"))
MADE = {"Version.until", "Provision.linked", "Node.join", "Tree.nodes", "Tree.keys"}
"""What the engine fills in by itself, and no file has."""


def fields(module: ModuleType) -> list[str]:
    shapes = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__]
    return [
        f"{each.__name__}.{f.name}"
        for each in shapes
        if dataclasses.is_dataclass(each)
        for f in dataclasses.fields(each)
    ]


@pytest.mark.parametrize("shape", SHAPES, ids=[each.__name__.rpartition(".")[2] for each in SHAPES])
def test_every_field_of_a_content_file_is_named(shape):
    missing = {
        name
        for name in fields(shape)
        if not re.search(rf"(?<![\w-]){name.partition('.')[2].replace('_', '[-_]')}(?![\w-])", FIELDS_NAMED)
    }
    assert missing - MADE == set()


def test_what_the_engine_fills_in_is_there():
    assert {name for shape in SHAPES for name in fields(shape)} >= MADE
