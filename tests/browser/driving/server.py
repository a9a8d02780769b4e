"""A real JupyterLab, started the way a learner starts it, in folders of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

PATIENCE = 60
"""Seconds that anything may take on a busy machine before a test says that it does not happen."""


def until(done: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Look again and again until there is something to see, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if seen := done():
            return seen
        time.sleep(0.05)
    raise AssertionError(f"Waited {seconds} seconds for {what}.")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """A server that answers, and the folder that it serves."""

    def __init__(self, address: str, folder: Path, env: dict[str, str]) -> None:
        self.address = address
        self.folder = folder
        self.env = env

    def ask(self, path: str, method: str = "GET") -> Any:
        # The same word in the cookie and in the header is the server's own proof that a page of its own is asking.
        headers = {"Cookie": "_xsrf=tests", "X-XSRFToken": "tests"}
        data = b"" if method == "POST" else None
        request = Request(self.address + path, data=data, method=method, headers=headers)  # noqa: S310
        with urlopen(request, timeout=20) as reply:  # noqa: S310
            body = reply.read()
        return json.loads(body) if body else None

    def kernel(self, notebook: str) -> str:
        """Give the id of the kernel that runs a notebook; empty where none does."""
        return next((each["kernel"]["id"] for each in self.ask("/api/sessions") if each["path"] == notebook), "")

    def stop_kernels(self) -> None:
        for session in self.ask("/api/sessions"):
            self.ask(f"/api/sessions/{session['id']}", "DELETE")

    def lay(self, lesson: str, name: str) -> str:
        """Copy a lesson into a folder of its own, where its my-work will stand too; gives its path on the server."""
        (self.folder / name).mkdir()
        shutil.copy(self.folder / f"{lesson}.ipynb", self.folder / name)
        return f"{name}/{lesson}.ipynb"

    def trust(self, notebook: str) -> None:
        command = [sys.executable, "-m", "jupyter", "trust", str(self.folder / notebook)]
        subprocess.run(command, env=self.env, check=True, capture_output=True)


def own_folders(tmp: Path) -> dict[str, str]:
    """Name folders for everything that Jupyter would otherwise put into the developer's own."""
    own = {name: str(tmp / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    left_out = {"JUPYTERLAB_WORKSPACES_DIR", "EVERYELEMENT_LEAVE_NO_TRACE", "JUPYTER_TOKEN"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, **own, "IPYTHONDIR": str(tmp / "ipython"), "PYTHONWARNINGS": "ignore"}


@contextmanager
def started(command: Sequence[str], port: int, folder: Path, env: dict[str, str], ready: str) -> Iterator[Server]:
    """Start a server, wait until it answers, and end it with all its kernels."""
    log = folder.parent / f"server-{port}.log"
    with log.open("w") as said:
        running = subprocess.Popen(command, env=env, stdout=said, stderr=subprocess.STDOUT, cwd=folder.parent)
        server = Server(f"http://127.0.0.1:{port}", folder, env)
        try:
            until(lambda: _answers(server, running, ready, log), f"{' '.join(command)} to answer; see {log}")
            yield server
        finally:
            _end(server, running)


def _answers(server: Server, running: "subprocess.Popen[bytes]", ready: str, log: Path) -> bool:
    assert running.poll() is None, f"The server ended by itself:\n{log.read_text()[-2000:]}"
    try:
        with urlopen(server.address + ready, timeout=5):  # noqa: S310
            return True
    except OSError:
        return False


def _end(server: Server, running: "subprocess.Popen[bytes]") -> None:
    """Ask it to stop; a server that cannot be asked, as Voilà, is told. Kernels end with their server."""
    try:
        server.stop_kernels()
        server.ask("/api/shutdown", "POST")
        running.wait(20)
    except (OSError, subprocess.TimeoutExpired):
        running.terminate()
        running.wait(20)


def lab(folder: Path, port: int) -> list[str]:
    """Give the command that a learner types, on a port of our own and without the question for a token."""
    typed = ["lab", str(folder), "--no-browser", "--port", str(port), "--", "--IdentityProvider.token="]
    return [sys.executable, "-m", "everyelement", *typed]
