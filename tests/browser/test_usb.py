"""The archive, unpacked on a machine with only a browser: opened by double click, followed to a lesson, answered."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import cards
from driving.lessons import meet, of_kind
from driving.pages import SECONDS, Watched
from driving.server import PATIENCE
from driving.site import ALIVE, ONE_OF_EACH, Visit, serving
from playwright.sync_api import BrowserContext, Page, expect

from everyelement.content import library

LESSON = "02-recruitment"
NARROW = {"width": 320, "height": 700}


@pytest.fixture(scope="module")
def unpacked(stick: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(stick) as opened:
        opened.extractall(folder)
    return folder / "every-element"


@pytest.fixture
def visitor(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test where it asks for anything but files, or a script of it fails."""
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(error.message))
    yield page
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert failed == []


def test_the_first_page_leads_to_a_lesson_that_is_alive(visitor: Page, unpacked: Path) -> None:
    visitor.goto((unpacked / "index.html").as_uri())
    visitor.get_by_role("link", name="Open the lessons").click()
    visitor.get_by_role("main").get_by_role("link", name="Recruitment (and enticing)").first.click()
    visitor.locator("section.ee[aria-labelledby]").first.wait_for(timeout=PATIENCE * SECONDS)
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Recruitment")


@pytest.mark.parametrize("name", [*ONE_OF_EACH, "anywhere", "accessibility", "lessons/02-recruitment"])
def test_a_page_of_each_kind_opens_by_double_click_and_asks_nobody(visitor: Page, unpacked: Path, name: str) -> None:
    visitor.goto((unpacked / "site" / f"{name}.html").as_uri())
    visitor.wait_for_function(ALIVE, timeout=PATIENCE * SECONDS)
    expect(visitor.get_by_role("heading", level=1)).to_have_count(1)


def test_what_is_taken_along_from_a_lesson_opens_in_an_empty_folder(
    visit: Callable[..., Visit], unpacked: Path, tmp_path: Path
) -> None:
    words = library().words["site"]
    with serving(unpacked / "site") as address:
        page = visit(address).open(f"lessons/{LESSON}")
        for word, name in (("take-notebook", f"{LESSON}.ipynb"), ("take-zip", f"{LESSON}.zip")):
            with page.expect_download() as download:
                page.get_by_role("link", name=words[word], exact=True).click()
            assert download.value.suggested_filename == name
            download.value.save_as(tmp_path / "taken" / name)
    nbformat.validate(nbformat.read(tmp_path / "taken" / f"{LESSON}.ipynb", as_version=4))
    with zipfile.ZipFile(tmp_path / "taken" / f"{LESSON}.zip") as opened:
        opened.extractall(tmp_path / "empty")
    there = visit((tmp_path / "empty" / LESSON).as_uri())
    learner = meet(there.open(LESSON), of_kind(LESSON, "quiz", "sort", "mark"))
    learner.enter()
    cards.drive(learner)


def test_the_link_of_a_lesson_leads_into_the_lab_and_the_lesson_is_alive_there(
    context: BrowserContext, unpacked: Path
) -> None:
    """From a server, as the first page of the archive says: `press site --lite`, with `press lite` beside it."""
    watched = Watched(context.new_page())
    page = watched.page
    with serving(unpacked / "site") as address:
        page.goto(f"{address}/lessons/{LESSON}.html")
        page.get_by_role("link", name=library().words["site"]["take-lab"], exact=True).click()
        page.wait_for_url(f"{address}/lite/lab/**", timeout=PATIENCE * SECONDS)
        learner = meet(page, of_kind(LESSON, "safety"))
        expect(learner.root).to_be_visible()
        expect(page.get_by_role("tab", name=f"{LESSON}.ipynb")).to_have_count(1)
        expect(page.locator(".jp-Notebook h1").first).to_contain_text(library().lesson(LESSON).title)
        page.close()
    watched.ensure_quiet()


def test_the_lab_says_in_words_that_it_needs_a_server(context: BrowserContext, unpacked: Path) -> None:
    page = context.new_page()  # scripts of the lab fail from a file: that is what is told
    page.goto((unpacked / "site/lite/lab/index.html").as_uri())
    expect(page.locator("body")).to_contain_text("The lab cannot start from a file.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_page_is_accessible_and_fits_a_narrow_screen(visitor: Page, unpacked: Path, scheme: str) -> None:
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.set_viewport_size(NARROW)  # type: ignore[arg-type]
    visitor.goto((unpacked / "index.html").as_uri())
    found = Axe().run(visitor).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert visitor.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
