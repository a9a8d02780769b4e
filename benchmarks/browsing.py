"""What the benchmarks in a browser share: an installed Chromium, servers, and a host that counts what it sends."""

import functools
import gzip
import http.server
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SLOWER = 4
"""How many times slower the processor is made: about a cheap phone."""


def chromium() -> str:
    """Find a browser to measure in."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise SystemExit("No Chromium, Chrome or Edge was found here, so nothing can be opened.")
    return found


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def started(command: Sequence[str], folder: Path, address: str) -> "subprocess.Popen[bytes]":
    """Start a server with settings of its own in a folder, and wait until it answers at an address."""
    own = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    log = folder / "log"
    with log.open("w") as said:
        env = {**os.environ, **{name: str(folder / name.lower()) for name in own}}
        server = subprocess.Popen(command, stdout=said, stderr=said, env=env)
    while not _answers(address):
        if server.poll() is not None:
            raise SystemExit(f"{' '.join(command)} ended by itself. It said:\n{log.read_text()}")
        time.sleep(0.1)
    return server


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=20):  # noqa: S310  (our own server)
            return True
    except OSError:  # not yet
        return False


class Host(http.server.SimpleHTTPRequestHandler):
    """A host of files that compresses, as most do, and counts what it sends."""

    sent: list[int] = []  # noqa: RUF012  (one run at a time)
    squeezed: dict[str, bytes] = {}  # noqa: RUF012
    extensions_map = {  # noqa: RUF012
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_said):
        """Say nothing."""

    def do_GET(self):
        """Send a file, compressed once."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            super().do_GET()
            return
        if str(path) not in self.squeezed:
            self.squeezed[str(path)] = gzip.compress(path.read_bytes(), 6)
        body = self.squeezed[str(path)]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        self.sent.append(len(body))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a port of its own."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    server.handle_error = lambda *_asked: None  # a page that is closed lets go of what it asked for
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
