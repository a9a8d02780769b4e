"""What the benchmarks in a browser share: an installed Chromium, and a host of files that compresses and counts."""

import functools
import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
