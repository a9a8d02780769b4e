"""Drawing: a committed image is what its file says, the same bytes every time, and nothing but an image."""

import re
import shutil
from pathlib import Path

import pytest

from everyelement.content import ContentError, Library, NotFound, library
from everyelement.content.figure import Sum, number
from everyelement.content.model import Exercise
from everyelement.exercises import figure as kind
from everyelement.press.figures import drawn, ensure_fresh, press
from everyelement.press.fresh import Stale

SHELF = library()
SOUND = Path(__file__).parents[1] / "content" / "sound"
ATLASES = Library(SOUND).figure("atlases-counted")
EVERY = {id_: SHELF.figure(id_) for id_ in SHELF.figure_ids()}
IMAGES = {id_: SHELF.drawing(id_) for id_ in EVERY}


@pytest.mark.parametrize("id_", EVERY)
def test_the_committed_image_is_what_its_file_says(id_):
    assert IMAGES[id_] == drawn(EVERY[id_]), "Run everyelement press figures."


def test_the_image_of_the_sound_library_is_what_its_file_says():
    ensure_fresh(Library(SOUND))


@pytest.fixture
def shelf(tmp_path) -> Library:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    return Library(tmp_path)


def test_a_number_that_was_changed_makes_its_image_stale(shelf):
    path = shelf.root / "figures" / "atlases-counted.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"2023", "3"', '"2023", "2"'), encoding="utf-8")
    with pytest.raises(Stale, match=r"atlases-counted\. Run everyelement press figures"):
        ensure_fresh(shelf)
    assert [drawn.name for drawn in press(shelf)] == ["atlases-counted.svg"]
    ensure_fresh(shelf)


def test_an_image_that_nobody_drew_is_stale(shelf):
    (shelf.root / "figures" / "atlases-counted.svg").unlink()
    with pytest.raises(Stale):
        ensure_fresh(shelf)
    with pytest.raises(ContentError, match="Run everyelement press figures"):
        shelf.drawing("atlases-counted")


def words_of(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize("id_", EVERY)
def test_every_name_and_number_of_the_table_is_in_the_image(id_):
    escaped = {cell.replace("&", "&amp;") for row in EVERY[id_].rows for cell in row}
    assert escaped <= set(words_of(IMAGES[id_]))


def test_groups_have_headings_and_name_each_bar():
    assert words_of(drawn(ATLASES)).count("Found") == 2
    assert {"2023", "2024", "3", "1", "4", "—"} <= set(words_of(drawn(ATLASES)))


def widths(svg: str) -> list[float]:
    """Measure the bars in the color of the first column."""
    paths = re.findall(r'd="M0,[\d.]+h([\d.]+)v[^"]*"[^>]*fill="#1d5b82"', svg)
    return [float(width) for width in paths]


@pytest.mark.parametrize("id_", [id_ for id_, figure in EVERY.items() if figure.chart == "bars"])
def test_bars_are_as_long_as_their_numbers(id_):
    numbers = [float(number(row[1])) for row in EVERY[id_].rows]
    assert widths(IMAGES[id_]) == pytest.approx([300 * value / max(numbers) for value in numbers], abs=0.01)


@pytest.mark.parametrize("id_", EVERY)
def test_an_image_asks_for_nothing_and_runs_nothing(id_):
    assert re.findall(r"<script|<style|<image|<foreignObject|href=|\son\w+=|url\(|@import", IMAGES[id_]) == []


@pytest.mark.parametrize("id_", EVERY)
def test_an_image_brings_its_own_light_ground(id_):
    assert 'fill="#ffffff"' in IMAGES[id_].split(">", 2)[1]


# -- numbers


@pytest.mark.parametrize(("id_", "place"), [(id_, n) for id_, figure in EVERY.items() for n in range(len(figure.sum))])
def test_the_arithmetic_comes_out(id_, place):
    assert EVERY[id_].sum[place].off == 0, EVERY[id_].sum[place].says


@pytest.mark.parametrize(
    ("parts", "total", "tolerance", "off"),
    [
        (("17.3", "6.3", "3.9"), "27.6", "0.1", 0),
        (("17.3", "6.3", "3.9"), "27.6", "0.05", "0.05"),
        (("8% x 6.3", "27% x 21.3"), "6.3", "0.05", 0),
        (("27% x 6.3", "8% x 21.3"), "6.3", "0.05", "2.845"),
        (("1,360", "2"), "1,362", "0", 0),
    ],
)
def test_arithmetic_is_exact(parts, total, tolerance, off):
    assert str(Sum(says="", parts=parts, total=total, tolerance=tolerance).off.normalize()) == str(off)


# -- the exercise


def exercise(**more) -> Exercise:
    return Exercise(id="how-many", kind="figure", title="How many?", room="law", minutes=3, ask="What is it?", **more)


def parts_of(**more):
    shelf = Library(SOUND)
    return kind.parts(shelf, shelf.lesson("01-the-shelf"), exercise(figure="atlases-counted", **more))


def test_a_figure_comes_with_everything_that_must_be_said_of_it():
    shown = parts_of().question["figure"]
    assert shown["table"] == {"header": ["Year", "Found", "Missed"], "rows": [["2023", "3", "1"], ["2024", "4", "—"]]}
    assert (shown["counted"], shown["not_counted"], shown["year"], shown["grade"]) == (
        "Atlases on the shelf on the first of May.",
        "Atlases that a reader has at home.",
        "2023 and 2024",
        "VERIFIED",
    )
    assert shown["svg"].startswith("<svg ")
    assert parts_of().sources[0] == "rule-book"


def test_a_figure_need_not_ask_anything():
    assert (parts_of().question["items"], parts_of().key["possible"]) == ([], 0)


def test_its_questions_are_those_of_a_quiz():
    made = parts_of(questions=("01-atlas",))
    assert [item["id"] for item in made.question["items"]] == ["01-atlas", "01-atlas-fact"]
    assert made.key["possible"] == 2


def test_an_unknown_figure_is_answered_with_the_nearest():
    with pytest.raises(NotFound, match=r"no figure called atlas-counted\. The nearest: atlases-counted"):
        Library(SOUND).figure("atlas-counted")


def test_who_reported_it_is_said(shelf):
    path = shelf.root / "figures" / "atlases-counted.toml"
    text = path.read_text(encoding="utf-8").replace('"VERIFIED"', '"CORROBORATED"\nreported = "Told by the desk."')
    path.write_text(text, encoding="utf-8")
    made = kind.parts(shelf, shelf.lesson("01-the-shelf"), exercise(figure="atlases-counted"))
    assert made.question["figure"]["reported"] == "Told by the desk."
    assert "reported" not in parts_of().question["figure"]
