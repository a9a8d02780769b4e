"""The site, pressed once; and servers of files that answer for nothing else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from driving.pages import SECONDS
from driving.server import PATIENCE

ALIVE = "() => [...document.querySelectorAll('.ee-place')].every((each) => each.querySelector('.ee-live'))"
STICKING_OUT = """() => {
    const edge = document.documentElement.clientWidth + 1;
    const inScroll = (each) => each.closest(".scroll, .ee-figure > details");
    const isOut = (each) => !inScroll(each) && each.getBoundingClientRect().right > edge;
    const out = [...document.querySelectorAll("body *:not(.ee-unseen)")].filter(isOut);
    const { scrollWidth, clientWidth } = document.documentElement;
    const said = out.length ? out.map((each) => each.outerHTML.slice(0, 200)) : [`The page is ${scrollWidth} wide.`];
    return scrollWidth > clientWidth ? said : [];
}"""

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 1000}
NARROW = {"width": 320, "height": 600}
ONE_OF_EACH = (
    *("index", "law/index", "law/us-18-1591-a1", "stories/index", "stories/the-side-job"),
    *("cases/index", "cases/us-v-todd-9th-2010", "sources/index", "sources/usc-18-1591", "glossary", "misconceptions"),
    *("figures", "programs/index", "programs/semester", "lecturers", "facilitators", "help", "search"),
)


class Quiet(SimpleHTTPRequestHandler):
    """Gives files, and writes no line for each."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class Visit:
    """A page of the site in a browser; everything that it asks for is noted, and every error."""

    def __init__(self, page: Page, root: str) -> None:
        """Watch a page; `root` is the address below which everything has to lie."""
        self.page = page
        self.root = root
        self.abroad: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.errors.append(f"{error.message}\n{error.stack}"))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def _note(self, address: str) -> None:
        if not address.startswith((self.root, "data:", "blob:")):
            self.abroad.append(address)

    def open(self, name: str) -> Page:
        """Open a page, and wait until every exercise of it is alive."""
        self.page.goto(f"{self.root}/{name}.html")
        self.page.wait_for_function(ALIVE, timeout=PATIENCE * SECONDS)
        return self.page

    def ensure_quiet(self) -> None:
        """Raise where the page has asked for anything else, or a script of it has failed."""
        assert not self.errors, "\n".join(self.errors)
        assert self.abroad == [], f"The page asked for what is not its own: {self.abroad}"
