"""The archive, unpacked on a machine with only a browser: opened by double click, followed to a lesson, answered."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving.pages import SECONDS
from driving.server import PATIENCE
from playwright.sync_api import BrowserContext, Page, expect

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
