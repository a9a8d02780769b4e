"""What the course promised to put right and to teach: each error and each part of its first texts has its place."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from everyelement.content import library
from everyelement.errors import EveryElementError

ROOT = Path(__file__).parents[2]
SHELF = library()


@cache
def words_of(file: str) -> str:
    """Read a text in one line, as a reader would: quotation marks of TOML are taken for what they stand for."""
    text = (ROOT / "content" / file).read_text(encoding="utf-8")
    return " ".join(text.replace('\\"', '"').split())


def _exercise(id_: str) -> None:
    SHELF.exercise(id_)


def _element(id_: str) -> None:
    provision, _, name = id_.partition("#")
    if name not in {element.id for element in SHELF.provision(provision).version[-1].element}:
        raise KeyError(id_)


def _fact(id_: str) -> None:
    _ = SHELF.facts[id_]


def _misconception(id_: str) -> None:
    _ = SHELF.misconceptions[id_]


def _test(id_: str) -> None:
    file, _, name = id_.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    if name not in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}:
        raise KeyError(id_)


FIND = {
    "exercise": _exercise,
    "question": SHELF.question,
    "scenario": SHELF.scenario,
    "case": SHELF.case,
    "figure": SHELF.figure,
    "element": _element,
    "fact": _fact,
    "misconception": _misconception,
    "test": _test,
}


def ensure(place: dict[str, str]) -> None:
    """Fail where a place is not there."""
    if "says" in place:
        assert " ".join(place["says"].split()) in words_of(place["in"]), (
            f"{place['in']} no longer says: {place['says']}"
        )
        return
    ((kind, id_),) = place.items()
    FIND[kind](id_)


def rows(name: str, table: str) -> list[dict]:
    """Read the rows of one of the tables beside this file."""
    return tomllib.loads((ROOT / "tests" / "content" / name).read_text(encoding="utf-8"))[table]


def ids_in(page: Path, pattern: str) -> list[str]:
    """Find ids at the beginning of the rows of a page's tables."""
    return re.findall(pattern, page.read_text(encoding="utf-8"), re.MULTILINE)


# -- the errors

ROWS = rows("errata.toml", "row")
PAGE = ROOT.parent / "shared" / "law" / "errata.md"


def test_there_are_fifty_nine_rows_each_once():
    assert [row["id"] for row in ROWS] == [f"A{n}" for n in range(1, 23)] + [f"B{n}" for n in range(1, 38)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_error_is_put_right_where_it_is_said_to_be(row):
    assert row["wrong"] != row["right"]
    assert row["held"]
    for place in row["held"]:
        ensure(place)


@pytest.mark.parametrize(
    "place", [{"in": "facts.toml", "says": "no such words"}, {"question": "02-zzz"}, {"fact": "zzz"}]
)
def test_a_place_that_is_not_there_is_missed(place):
    with pytest.raises((AssertionError, KeyError, EveryElementError)):
        ensure(place)


@pytest.mark.skipif(not PAGE.exists(), reason="the list of errors of the founding dossier is not beside this checkout")
def test_the_rows_are_those_of_the_dossier():
    assert sorted(ids_in(PAGE, r"^\| ([AB]\d+) \|")) == sorted(row["id"] for row in ROWS)


# -- the parts of the two texts

PARTS = rows("source_map.toml", "part")
OBJECTIVES = ROOT.parent / "shared" / "teaching" / "objectives.md"


@pytest.mark.parametrize(
    ("part", "lesson", "place"),
    [(part["id"], lesson, place) for part in PARTS for lesson, place in part["taught"].items()],
)
def test_a_part_of_the_first_texts_is_taught_where_it_is_said_to_be(part, lesson, place):
    ensure(place)
    where = place.get("in", "").removeprefix("lessons/") or next(iter(place.values()))
    assert where.startswith(lesson), f"{part} is said to be taught in lesson {lesson}, and its place is in {where}"


def test_every_error_belongs_to_a_part_and_what_was_left_out_says_why():
    assert sorted(error for part in PARTS for error in part["errata"]) == sorted(row["id"] for row in ROWS)
    assert all(part.get("left", "-").strip() for part in PARTS)


@pytest.mark.skipif(
    not OBJECTIVES.exists(), reason="the objectives of the founding dossier are not beside this checkout"
)
def test_the_parts_are_those_of_the_dossier_with_their_lessons():
    text = OBJECTIVES.read_text(encoding="utf-8").partition("## 2.")[2].partition("## 3.")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()[4:] if "|" in line]
    theirs = [(_errors(errata), re.findall(r"\d\d", _range(lessons))) for _, _, errata, lessons, _ in cells[2:]]
    ours = [(part["errata"], [n for n in part["taught"] if n != "00"]) for part in PARTS]
    assert theirs == ours


def _errors(cell: str) -> list[str]:
    """Write out a range such as A1–A3."""
    found = []
    for first, last in re.findall(r"([AB]\d+)(?:–([AB]\d+))?", cell):
        end = int((last or first)[1:])
        found += [f"{first[0]}{n}" for n in range(int(first[1:]), end + 1)]
    return found


def _range(cell: str) -> str:
    return re.sub(r"(\d\d)–(\d\d)", lambda m: " ".join(f"{n:02}" for n in range(int(m[1]), int(m[2]) + 1)), cell)


# -- the objectives

PRACTISED = {lesson: [objective.id for objective in SHELF.lesson(lesson).objective] for lesson in SHELF.lesson_ids()}
PROMISED = {
    "00": 3, "01": 4, "02": 4, "03": 3, "04": 4, "05": 3, "06": 3, "07": 4, "08": 3, "09": 4, "10": 4,
    "11": 3, "12": 4, "13": 4, "14": 4, "15": 3, "16": 3, "17": 3, "18": 3, "19": 4, "20": 3, "21": 3,
}  # fmt: skip
"""How many objectives each lesson has; they are numbered from one."""


@pytest.mark.parametrize("lesson", PRACTISED)
def test_a_lesson_has_the_objectives_that_were_promised(lesson):
    number = lesson[:2]
    assert PRACTISED[lesson] == [f"O{number}.{n}" for n in range(1, PROMISED[number] + 1)]


@pytest.mark.parametrize("lesson", PRACTISED)
def test_each_objective_is_practised_by_an_exercise(lesson):
    practised = {objective for exercise in SHELF.lesson(lesson).exercise for objective in exercise.objectives}
    assert sorted(practised) == sorted(PRACTISED[lesson])


@pytest.mark.skipif(
    not OBJECTIVES.exists(), reason="the objectives of the founding dossier are not beside this checkout"
)
def test_the_objectives_are_those_of_the_dossier():
    theirs = ids_in(OBJECTIVES, r"^\| (O\d\d\.\d) \|")
    assert theirs == [objective for objectives in PRACTISED.values() for objective in objectives]
