"""A real Chromium on a real JupyterLab with real kernels. Nothing is imitated, and nothing leaves the machine."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))  # pytest's importlib mode does not do so for the modules beside a test

from driving.pages import Watched
from driving.server import Server, free_port, lab, own_folders, started
from driving.site import DESK, Visit, serving

from everyelement.content import library
from everyelement.press.site.build import press

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
USUAL = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    # What a page asks of another machine fails, and is noted.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
WIDE = {"width": 1280, "height": 1000}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    found = found or next((path for path in USUAL if Path(path).exists()), None)
    if not found:
        sentence = "No Chromium, Chrome or Edge was found here, so no page can be opened. Install one of them."
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:  # noqa: ARG001
    tmp = tmp_path_factory.mktemp("lab")
    port = free_port()
    with started(lab(tmp / "lessons", port), port, tmp / "lessons", own_folders(tmp), "/api") as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=WIDE, accept_downloads=True)
    yield opened
    opened.close()


@pytest.fixture
def watched(context: BrowserContext, server: Server) -> Iterator[Watched]:
    """A page that fails its test where a script of it fails, or where it asks anything of another machine."""
    opened = Watched(context.new_page())
    yield opened
    opened.page.close()
    server.stop_kernels()
    opened.ensure_quiet()


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001
    """The whole site, in a folder below another, so that no way leads from the top."""
    tmp = tmp_path_factory.mktemp("site")
    return press(library(), tmp / "served" / "of" / "law", cache=tmp / "cache").root


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    with serving(site.parents[1]) as address:
        yield f"{address}/of/law"


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open pages in a browser that has never been here; afterwards, nothing may have been asked of anybody else."""
    opened: list[Visit] = []

    def visiting(root: str, viewport: dict[str, int] = DESK, **more: object) -> Visit:
        context = browser.new_context(viewport=viewport, accept_downloads=True, **more)
        opened.append(Visit(context.new_page(), root))
        return opened[-1]

    yield visiting
    for each in opened:
        each.page.context.close()
    for each in opened:
        each.ensure_quiet()
