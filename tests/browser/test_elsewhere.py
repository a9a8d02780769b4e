"""The same lesson in Notebook 7, and in Voilà, where visitors share one folder and nothing may be kept."""

import sys
from collections.abc import Iterator

import pytest
from driving import cards
from driving.lessons import FIRST, LESSONS, meet, of_every_kind, of_kind
from driving.pages import Watched
from driving.server import Server, free_port, own_folders, started
from playwright.sync_api import BrowserContext, expect

from everyelement.place import shipped

ICONS = "https://cdn.jsdelivr.net/npm/@fortawesome/"
"""What Voilà's own page asks for, and does without; it is no part of an exercise."""
PHONE = {"width": 360, "height": 740}
STICKING_OUT = """(root) => {
    const edge = root.getBoundingClientRect().right + 1;
    const inScroll = (each) => each.closest(".ee-figure > details"); // a table of many columns is moved by itself
    const isOut = (each) => !inScroll(each) && each.getBoundingClientRect().right > edge;
    const out = [...root.querySelectorAll("*:not(.ee-unseen)")].filter(isOut);
    return [...(root.scrollWidth > root.clientWidth ? [root] : []), ...out].map((each) => each.outerHTML.slice(0, 200));
}"""
OPEN_ALL = "(root) => root.querySelectorAll('details').forEach((each) => { each.open = true; })"
NAME = of_kind(FIRST, "quiz", "mark", "sort")


@pytest.fixture(scope="module")
def voila(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:  # noqa: ARG001
    tmp = tmp_path_factory.mktemp("voila")
    folder = tmp / "lessons"
    folder.mkdir()
    for lesson in LESSONS:
        (folder / f"{lesson}.ipynb").write_bytes((shipped("notebooks") / f"{lesson}.ipynb").read_bytes())
    port = free_port()
    command = [sys.executable, "-m", "voila", str(folder), "--no-browser", f"--port={port}"]
    with started(command, port, folder, own_folders(tmp), "/voila/tree") as running:
        yield running


@pytest.fixture
def visitor(context: BrowserContext) -> Iterator[Watched]:
    watched = Watched(context.new_page(), allowed=[ICONS])
    yield watched
    watched.page.close()
    watched.ensure_quiet()


def test_notebook_7_runs_a_lesson_and_answers(watched: Watched, server: Server) -> None:
    page = watched.page
    watched.excused = "/static/notebook/"  # Notebook 7's own scripts stumble over settings; ours come from elsewhere
    page.goto(f"{server.address}/notebooks/{server.lay(FIRST, 'notebook-7')}")
    learner = meet(page, NAME)
    learner.enter()
    cards.drive(learner)


def test_voila_answers_and_keeps_nothing(visitor: Watched, voila: Server) -> None:
    visitor.page.goto(f"{voila.address}/voila/render/{FIRST}.ipynb")
    learner = meet(visitor.page, NAME)
    learner.enter()
    cards.drive(learner)
    assert learner.button("keep-yes").count() == 0
    expect(learner.root.locator(".ee-keep [role=status]")).to_have_text(learner.say("keep-never"))
    assert not list(voila.folder.glob("**/my-work"))


def test_voila_shows_a_lesson_as_a_page_without_its_code(visitor: Watched, voila: Server) -> None:
    visitor.page.goto(f"{voila.address}/voila/render/{FIRST}.ipynb")
    meet(visitor.page, of_kind(FIRST, "safety"))
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.page.get_by_text("from everyelement import show").count() == 0


# The site's pages are looked at for every lesson, in test_site.py; here, around the same exercises, is another page.
@pytest.mark.parametrize("lesson", of_every_kind())
def test_nothing_runs_out_of_a_narrow_screen(visitor: Watched, voila: Server, lesson: str) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    page.goto(f"{voila.address}/voila/render/{lesson}.ipynb")
    for exercise in LESSONS[lesson]:
        root = meet(page, exercise).root
        root.evaluate(OPEN_ALL)
        sticking_out = root.evaluate(STICKING_OUT)
        assert sticking_out == [], f"{exercise} is wider than its place."
        box = root.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"], f"{exercise} reaches beyond the screen: {box}"
