"""The lab in the browser, from a plain file server: a lesson is alive by itself, asks nobody else, keeps changes."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import cards, jupyters_own
from driving.lessons import FIRST, LESSONS, meet, of_kind
from driving.pages import SECONDS, Watched
from driving.server import PATIENCE, until
from playwright.sync_api import BrowserContext, Page, expect

LESSON = "02-recruitment"
MINE = "My own line, kept."
KEPT = """async (said) => {
    for (const { name } of await indexedDB.databases()) {
        const opening = indexedDB.open(name);
        const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
        const found = !store.objectStoreNames.contains("files") ? [] : await new Promise((done) => {
            const asking = store.transaction("files").objectStore("files").getAll();
            asking.onsuccess = () => done(asking.result);
        });
        store.close();
        if (JSON.stringify(found).includes(said)) return true;
    }
    return false;
}"""
"""Whether the browser's storage has these words in a file."""
FEWEST = """(all) => {
    window.fewest = all;
    const look = () => {
        const there = [...document.querySelectorAll("section.ee")].filter((each) => each.offsetHeight);
        window.fewest = Math.min(window.fewest, there.length);
        requestAnimationFrame(look);
    };
    look();
}"""
"""From now on, how few exercises were there to be read in any one frame."""


class Plain(http.server.SimpleHTTPRequestHandler):
    """What any host of files does, without a word in the log."""

    def log_message(self, *_said: object) -> None:
        pass


class Host(http.server.ThreadingHTTPServer):
    def handle_error(self, *_asked: object) -> None:
        """Say nothing: a page that is left lets go of what it has asked for."""


@pytest.fixture(scope="module")
def address(lite: Path) -> Iterator[str]:
    server = Host(("127.0.0.1", 0), functools.partial(Plain, directory=str(lite)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(context: BrowserContext) -> Iterator[Watched]:
    watched = Watched(context.new_page())
    yield watched
    watched.page.close()
    watched.ensure_quiet()


def opened(page: Page, address: str, lesson: str) -> None:
    page.goto(f"{address}/notebooks/index.html?path={lesson}.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE * SECONDS)


def test_the_lab_opens_on_the_first_lesson_and_it_is_alive(visitor: Watched, address: str) -> None:
    visitor.page.goto(address)
    learner = meet(visitor.page, of_kind("00-start-here", "safety"))
    expect(learner.root).to_be_visible()
    expect(visitor.page.locator(".jp-Notebook h1").first).to_be_in_viewport()


def test_until_python_answers_there_is_something_to_read_and_whoever_reads_stays_there(
    visitor: Watched, address: str
) -> None:
    page, names = visitor.page, LESSONS[LESSON]
    opened(page, address, LESSON)
    page.locator("section.ee").nth(len(names) - 1).wait_for(timeout=PATIENCE * SECONDS)
    page.evaluate(FEWEST, len(names))
    assert page.locator("section.ee[aria-labelledby]").count() == 0, "Python was there before the still forms were."
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 3000)
    meet(page, names[-1])
    # The one whose turn it is, and the ones before it whose live form is still being drawn.
    assert page.evaluate("fewest") >= len(names) - 3, "The still forms were taken away before their turn."
    assert page.locator(".jp-WindowedPanel-outer").evaluate("(box) => box.scrollTop") > 1000


def test_an_exercise_answers_by_keyboard_with_python_in_the_page(visitor: Watched, address: str) -> None:
    opened(visitor.page, address, LESSON)
    learner = meet(visitor.page, of_kind(LESSON, "mark", "quiz", "sort"))
    learner.enter()
    cards.drive(learner)


def test_a_line_above_the_lesson_says_where_changes_are_kept(visitor: Watched, address: str) -> None:
    page = visitor.page
    opened(page, address, LESSON)
    line = page.get_by_role("note").filter(has_text="What you change stays in this browser")
    expect(line).to_be_visible(timeout=PATIENCE * SECONDS)
    with page.context.expect_page() as new:
        line.get_by_role("link").click()
    expect(new.value.get_by_role("heading", level=1)).to_have_text("Every Element: the lab in this browser")


def test_axe_finds_nothing_of_ours_and_nothing_new_of_jupyters(visitor: Watched, address: str) -> None:
    page = visitor.page
    opened(page, address, FIRST)
    meet(page, of_kind(FIRST, "safety"))
    page.get_by_role("note").filter(has_text="What you change").wait_for(timeout=PATIENCE * SECONDS)
    found = Axe().run(page).response["violations"]
    assert {each["id"] for each in found} <= set(jupyters_own.LITE), [each["id"] for each in found]
    ours = Axe().run(page, context={"include": [[".ee"], ["[role=note]"]]}).response
    assert ours["passes"], "Axe has looked at nothing."
    assert ours["violations"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_in_words_is_accessible_and_fits_a_narrow_screen(
    visitor: Watched, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = visitor.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}/about.html")
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_a_learner_changes_is_there_after_opening_anew(visitor: Watched, address: str) -> None:
    page = visitor.page
    opened(page, address, LESSON)
    meet(page, of_kind(LESSON, "safety"))
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(f"# {MINE}\n")
    until(lambda: page.evaluate(KEPT, MINE), "the change to be kept by itself")
    page.reload()
    expect(page.locator(".jp-CodeCell .cm-content").first).to_contain_text(MINE, timeout=PATIENCE * SECONDS)
    meet(page, of_kind(LESSON, "safety"))


def test_answers_are_kept_after_a_yes_and_come_back_with_another_python(visitor: Watched, address: str) -> None:
    page = visitor.page
    name = of_kind(LESSON, "mark", "quiz", "sort")
    opened(page, address, LESSON)
    learner = meet(page, name)
    learner.enter()
    cards.drive(learner)
    before = learner.root.locator(".ee-progress [role=status]").text_content()
    learner.press(learner.button("keep-yes"))
    expect(learner.root.locator(".ee-keep [role=status]")).to_have_text(learner.say("keep-kept"))
    until(lambda: page.evaluate(KEPT, f"{LESSON}.json"), "the work file")
    page.reload()  # its Python ended with the page, so that only the file can bring the answers back
    again = meet(page, name)
    expect(again.root.locator(".ee-keep [role=status]")).to_have_text(again.say("keep-kept"))
    assert again.root.locator(".ee-progress [role=status]").text_content() == before
