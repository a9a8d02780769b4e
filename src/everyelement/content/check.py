"""Check that the content keeps what the library promises. It reports every mistake, and mends none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from everyelement.content import (
    check_cases,
    check_claims,
    check_figures,
    check_forms,
    check_ids,
    check_law,
    check_lessons,
    check_programs,
    check_questions,
    check_shown,
    check_stories,
    check_words,
)
from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake
from everyelement.errors import EveryElementError

CHECKS: tuple[Callable[[Library], Iterator[Mistake]], ...] = (
    check_law.check,
    check_stories.check,
    check_cases.check,
    check_figures.check,
    check_lessons.check,
    check_questions.check,
    check_forms.check,
    check_programs.check,
    check_words.check,
    check_claims.check,
    check_ids.check,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found: the mistakes, what there is, and what no story shows, with the reason."""

    mistakes: tuple[Mistake, ...]
    counts: dict[str, int]
    unshown: tuple[str, ...]


def check(shelf: Library) -> Report:
    """Read everything and report every mistake of every file, in the order of the files."""
    mistakes = list(_shapes(shelf))
    unreadable = bool(mistakes)
    for one in CHECKS:
        try:
            mistakes.extend(one(shelf))
        except EveryElementError:
            if not mistakes:  # else it met a file or a tree that is reported already
                raise
    if not mistakes:  # what is missing is looked for where nothing is wrong
        mistakes = [*check_shown.check(shelf), *check_law.uncited(shelf)]
    return Report(
        mistakes=tuple(sorted(set(mistakes))),
        counts=_counts(shelf),
        unshown=() if unreadable else tuple(f"{entry.says}: {entry.why}" for entry in shelf.unshown),
    )


def ensure(shelf: Library) -> None:
    """Raise `ContentError` with every mistake; return where there is none."""
    found = check(shelf).mistakes
    if found:
        raise ContentError(list(found))


def _shapes(shelf: Library) -> Iterator[Mistake]:
    """Read every file once, and report each that cannot be read into its shape."""
    readings: list[Callable[[], Any]] = [
        lambda: shelf.facts,
        lambda: shelf.sources,
        lambda: shelf.misconceptions,
        lambda: shelf.glossary,
        lambda: shelf.helplines,
        lambda: shelf.words,
        lambda: shelf.blueprints,
        lambda: shelf.unshown,
    ]
    for ids, read in (
        (shelf.provision_ids(), shelf.provision),
        (shelf.scenario_ids(), shelf.scenario),
        (shelf.case_ids(), shelf.case),
        (shelf.figure_ids(), shelf.figure),
        (shelf.figure_ids(), shelf.drawing),
        (shelf.lesson_ids(), shelf.lesson),
        (shelf.lesson_ids(), shelf.prose),
        (shelf.question_files(), shelf.questions),
        (shelf.program_ids(), shelf.program),
    ):
        readings.extend(_later(read, id_) for id_ in ids)
    if shelf.case_ids():
        readings.append(lambda: shelf.coding)
    seen: set[Mistake] = set()
    for reading in readings:
        try:
            reading()
        except ContentError as error:
            fresh = [mistake for mistake in error.mistakes if mistake not in seen]
            seen.update(fresh)
            yield from fresh
        except EveryElementError as error:  # what one file lacks is reported by the file that lacks it
            yield Mistake(file="", field="", what=str(error))


def _later(read: Callable[[str], Any], id_: str) -> Callable[[], Any]:
    return lambda: read(id_)


def _counts(shelf: Library) -> dict[str, int]:
    def total(read: Callable[[], Iterable[Any]]) -> int:
        try:
            return sum(len(one) for one in read())
        except EveryElementError:
            return 0

    return {
        "provisions": len(shelf.provision_ids()),
        "scenarios": len(shelf.scenario_ids()),
        **({"cases": len(shelf.case_ids())} if shelf.case_ids() else {}),
        "lessons": len(shelf.lesson_ids()),
        "questions": total(lambda: map(shelf.questions, shelf.question_files())),
        "sources": total(lambda: [shelf.sources]),
    }
