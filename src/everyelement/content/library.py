"""The shelf on which all content stands: a file is read when it is asked for, and once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from everyelement.content import model
from everyelement.content.case import Case
from everyelement.content.coding import Coding
from everyelement.content.figure import Figure
from everyelement.content.forms import Blueprint
from everyelement.content.load import ContentError, Mistake, parse, structure
from everyelement.content.program import Program
from everyelement.content.scenario import Fact, Scenario
from everyelement.errors import EveryElementError
from everyelement.law import FactTable, Provision
from everyelement.place import shipped

T = TypeVar("T")


class NotFound(EveryElementError):
    """Raised when there is nothing under an id; the message names the nearest that there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    fact: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    source: tuple[model.Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Misconceptions:
    misconception: tuple[model.Misconception, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glossary:
    term: tuple[model.Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unshown:
    unshown: tuple[model.Unshown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questions:
    question: tuple[model.Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blueprints:
    blueprint: tuple[Blueprint, ...]


class Library:
    """All content below one folder.

    What is asked for by an id raises `NotFound` where there is no such id, and `ContentError` where its file has
    mistakes of shape. Sense is checked by `everyelement check`.
    """

    def __init__(self, root: Path) -> None:
        """Stand before the shelf; nothing is read yet."""
        self.root = root
        self._raw: dict[str, dict[str, Any]] = {}
        self._read: dict[str, Any] = {}
        self._provisions: dict[str, Provision] = {}
        self.files: set[str] = set()
        self.kept: dict[Any, Any] = {}  # what was reckoned from the files, and need not be twice

    def anew(self) -> "Library":
        """Stand before the same shelf again: its `files` are those asked for from now on, and none is read twice."""
        other = Library(self.root)
        other._raw, other._read = self._raw, self._read
        return other

    # -- what there is

    def provision_ids(self) -> list[str]:
        """List the provisions."""
        return self._stems("law/*.toml")

    def scenario_ids(self) -> list[str]:
        """List the scenarios."""
        return self._stems("scenarios/*.toml")

    def case_ids(self) -> list[str]:
        """List the decided cases."""
        return self._stems("cases/*.toml")

    def figure_ids(self) -> list[str]:
        """List the figures."""
        return self._stems("figures/*.toml")

    def program_ids(self) -> list[str]:
        """List the programs."""
        return self._stems("programs/*.toml")

    def lesson_ids(self) -> list[str]:
        """List the lessons, in their order."""
        return [path.parent.name for path in self._paths("lessons/*/lesson.toml")]

    def question_files(self) -> list[str]:
        """List the lessons that have questions."""
        return self._stems("questions/*.toml")

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """What every file of words says, as it stands, by its name; what is not UTF-8 is reported where it is read."""
        paths = sorted([*self._paths("**/*.toml"), *self._paths("**/*.md")])
        return {p.relative_to(self.root).as_posix(): p.read_text(encoding="utf-8", errors="replace") for p in paths}

    def _stems(self, pattern: str) -> list[str]:
        return [path.stem for path in self._paths(pattern)]

    def _paths(self, pattern: str) -> tuple[Path, ...]:
        key = ("paths", pattern)
        if key not in self.kept:
            self.kept[key] = tuple(sorted(self.root.glob(pattern)))
        paths: tuple[Path, ...] = self.kept[key]
        return paths

    # -- one by one

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The law-neutral questions, by id."""
        return {fact.id: fact for fact in self._file("facts.toml", _Facts).fact}

    @cached_property
    def table(self) -> FactTable:
        """Which fact implies which."""
        return FactTable(
            implies={fact.id: fact.implies for fact in self.facts.values() if fact.implies},
            clash={fact.id: fact.clash for fact in self.facts.values() if fact.clash},
            shared=frozenset(fact.id for fact in self.facts.values() if fact.scope == "story"),
        )

    def provision(self, id_: str) -> Provision:
        """Find a provision, with those it refers to."""
        return self._provision(id_, frozenset())

    def _provision(self, id_: str, on_the_way: frozenset[str]) -> Provision:
        key = f"provision {id_} {sorted(on_the_way)}"
        if key in self._provisions:
            return self._provisions[key]
        bare = self._named("law", id_, self.provision_ids, Provision)
        named = {judged for version in bare.version for element in version.element for judged in element.judged}
        linked = {
            other: self._provision(other, on_the_way | {id_})
            for other in sorted(named - on_the_way - {id_})
            if (self.root / "law" / f"{other}.toml").exists()
        }
        self._provisions[key] = found = replace(bare, table=self.table, linked=linked)
        return found

    def scenario(self, id_: str) -> Scenario:
        """Find a scenario."""
        return self._named("scenarios", id_, self.scenario_ids, Scenario)

    def case(self, id_: str) -> Case:
        """Find a decided case."""
        return self._named("cases", id_, self.case_ids, Case)

    def figure(self, id_: str) -> Figure:
        """Find a figure: its numbers, and what must be said of them."""
        return self._named("figures", id_, self.figure_ids, Figure)

    def program(self, id_: str) -> Program:
        """Find a program, minute by minute."""
        return self._named("programs", id_, self.program_ids, Program)

    def drawing(self, id_: str) -> str:
        """Read a figure as it was drawn: an SVG image. Raises `ContentError` where nobody has drawn it."""
        file = f"figures/{id_}.svg"
        self.files.add(file)
        try:
            return (self.root / file).read_text(encoding="utf-8")
        except FileNotFoundError as error:
            attempt = "Run everyelement press figures."
            raise ContentError([Mistake(file=file, field="", what="this file is missing", attempt=attempt)]) from error

    @cached_property
    def coding(self) -> Coding:
        """How the coded facts of a decided case become facts."""
        return self._file("coded_facts.toml", Coding)

    def lesson(self, id_: str) -> model.Lesson:
        """Find a lesson's metadata and exercises."""
        file = f"lessons/{id_}/lesson.toml"
        if not self._is_there(file):
            raise NotFound(nearest("lesson", id_, self.lesson_ids()))
        return self._file(file, model.Lesson)

    def prose(self, id_: str) -> str:
        """Read a lesson's lesson.md."""
        return self._text(f"lessons/{id_}/lesson.md")

    def page(self, name: str) -> str:
        """Read a page of prose that belongs to no lesson."""
        return self._text(f"pages/{name}.md")

    def _text(self, file: str) -> str:
        path = self.root / file
        self.files.add(file)
        if not path.exists():
            what = "this file is missing"
            raise ContentError([Mistake(file=file, field="", what=what, attempt="Write it.")])
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            what = "this file is not UTF-8 text"
            raise ContentError([Mistake(file=file, field="", what=what, attempt="Save it as UTF-8.")]) from error

    def exercise(self, id_: str) -> tuple[model.Lesson, model.Exercise]:
        """Find an exercise by `lesson/exercise`."""
        lesson_id, _, name = id_.partition("/")
        lesson = self.lesson(lesson_id)
        for exercise in lesson.exercise:
            if exercise.id == name:
                return lesson, exercise
        raise NotFound(nearest("exercise", id_, [f"{lesson.id}/{exercise.id}" for exercise in lesson.exercise]))

    def questions(self, lesson_id: str) -> tuple[model.Question, ...]:
        """List the questions of a lesson."""
        file = f"questions/{lesson_id}.toml"
        return self._file(file, _Questions).question if self._is_there(file) else ()

    def question(self, id_: str) -> model.Question:
        """Find a question; its id begins with its lesson's number."""
        for lesson_id in self.question_files():
            if lesson_id.startswith(id_[:3]):
                for question in self.questions(lesson_id):
                    if question.id == id_:
                        return question
        known = [question.id for lesson_id in self.question_files() for question in self.questions(lesson_id)]
        raise NotFound(nearest("question", id_, known))

    @cached_property
    def blueprints(self) -> tuple[Blueprint, ...]:
        """What the tests are made by; nothing where there are no tests."""
        return self._file("forms.toml", _Blueprints).blueprint if (self.root / "forms.toml").exists() else ()

    @cached_property
    def sources(self) -> Mapping[str, model.Source]:
        """All sources, by id."""
        return {source.id: source for source in self._file("sources.toml", _Sources).source}

    @cached_property
    def misconceptions(self) -> Mapping[str, model.Misconception]:
        """The common mistakes, by id."""
        return {mistake.id: mistake for mistake in self._file("misconceptions.toml", _Misconceptions).misconception}

    @cached_property
    def unshown(self) -> tuple[model.Unshown, ...]:
        """The elements that no story shows in every way, and why; none where there is no such file."""
        if not (self.root / "unshown.toml").exists():
            return ()
        return self._file("unshown.toml", _Unshown).unshown

    @cached_property
    def glossary(self) -> Mapping[str, model.Term]:
        """The glossary, by id."""
        return {term.id: term for term in self._file("glossary.toml", _Glossary).term}

    @cached_property
    def helplines(self) -> model.HelpLines:
        """The help lines, by country."""
        return self._file("helplines.toml", model.HelpLines)

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """Every sentence that the interface says, in tables by kind."""
        self.files.add("words/en.toml")
        return self.raw("words/en.toml")

    # -- reading

    def readable(self, ids: list[str], read: Callable[[str], T]) -> Iterator[tuple[str, T]]:
        """Go through what can be read; a file with mistakes of shape is left to the check that reports it."""
        for id_ in ids:
            with suppress(ContentError):
                yield id_, read(id_)

    def raw(self, name: str) -> dict[str, Any]:
        """Read one TOML file as it stands, once. Raises `ContentError` where it is no TOML."""
        if name not in self._raw:
            self._raw[name] = parse(self.root / name, name)
        return self._raw[name]

    def _named(self, folder: str, id_: str, ids: Any, shape: type[T]) -> T:
        file = f"{folder}/{id_}.toml"
        if "/" in id_ or "\\" in id_ or not self._is_there(file):  # an id is no path
            what = "provision" if folder == "law" else folder.removesuffix("s")
            raise NotFound(nearest(what, id_, ids()))
        return self._file(file, shape)

    def _is_there(self, name: str) -> bool:
        return name in self._read or (self.root / name).exists()

    def _file(self, name: str, shape: type[T]) -> T:
        self.files.add(name)
        if name not in self._read:
            self._read[name] = structure(self.raw(name), name, shape)
        found: T = self._read[name]
        return found


def nearest(what: str, id_: str, known: list[str]) -> str:
    """Say that there is no such thing, and which ones come nearest.

    >>> nearest("lesson", "02-recruit", ["01-three-laws", "02-recruitment"])
    'There is no lesson called 02-recruit. The nearest: 02-recruitment.'
    """
    near = get_close_matches(id_, known, n=3, cutoff=0.4)
    if near:
        return f"There is no {what} called {id_}. The nearest: {', '.join(near)}."
    return f"There is no {what} called {id_}. There are: {', '.join(known) or 'none'}."


def content_folder() -> Path:
    """Find the content: in the wheel beside the code, in a checkout beside `src`."""
    return shipped("content")


@cache
def library(root: Path | None = None) -> Library:
    """Open the library that comes with this package, or the one below another folder."""
    return Library(root or content_folder())
