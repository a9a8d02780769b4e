"""Pages as a learner meets them: opened in JupyterLab, watched for errors and for anything that leaves the machine."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from driving.server import PATIENCE, Server

SECONDS = 1000


@dataclass
class Watched:
    """A page whose errors and requests are written down."""

    page: Page
    errors: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    """Beginnings of addresses that a test has answered itself."""
    excused: str = ""
    """The place of somebody else's scripts, whose errors are not ours."""

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.errors.append(f"{error.message}\n{error.stack}"))
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))

    def _note(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.abroad.append(address)

    def _is_excused(self, error: str) -> bool:
        places = [line for line in error.splitlines() if "://" in line]
        return bool(self.excused and places) and all(self.excused in place for place in places)

    def ensure_quiet(self) -> None:
        errors = [error for error in self.errors if not self._is_excused(error)]
        assert not errors, "A script on the page failed:\n" + "\n".join(errors)
        left = [address for address in self.abroad if not address.startswith(tuple(self.allowed))]
        assert not left, f"The page asked for what is not on this machine: {left}"


def open_lab(page: Page, server: Server, notebook: str) -> None:
    """Open a notebook in JupyterLab, in a workspace of its own, so that no earlier test's tabs come back."""
    workspace = notebook.partition("/")[0].removesuffix(".ipynb")
    page.goto(f"{server.address}/lab/workspaces/{workspace}/tree/{notebook}")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE * SECONDS)


def alive(page: Page, exercise: str) -> Locator:
    """Wait for the live view of an exercise. The still form beside it carries no label, so it is not mistaken."""
    root = page.locator(f'section.ee[data-exercise="{exercise}"][aria-labelledby]')
    root.first.wait_for(timeout=PATIENCE * SECONDS)
    return root.first
