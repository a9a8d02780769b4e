"""From opening a lesson to its first exercise alive: `python benchmarks/open.py [LESSON] [--runs 5]` prints JSON.

The same lesson as a page of the site, in the lab in the browser and in Voilà, in turns, each time in a browser that has
never been there, from a server on this machine, the processor slowed down four times. `readable` is the first frame
with the text of the first exercise, still or live; `alive` with the live one; `answered` is that, and on top of it what
a real click on its button takes until what it opens is open (the time in which the script aims is left out). The page
takes the times, in milliseconds from the beginning of its navigation.

Only the page is slowed down. What computes beside it, Python in the lab's worker and in Voilà's kernel, is not: that is
in their favor. Voilà does not compress; its bytes are what they would be if it did.
"""

import argparse
import gzip
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from browsing import FLAGS, SLOWER, Host, chromium, free_port, served, started
from measuring import report, spread
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as Refused

from everyelement.content import library
from everyelement.place import shipped
from everyelement.press.lite.build import press as press_lite
from everyelement.press.site.build import press as press_site

SOON, LIGHT = 1000, 150 * 1024
PATIENCE = 60_000
FIRST = "00-start-here"
NOTES = """
(() => {
  window.noted = {};
  const note = (name) => { noted[name] ??= performance.now(); };
  const look = () => {
    const first = document.querySelector("section.ee");
    if (first && first.offsetHeight) note("readable");
    const live = document.querySelector("section.ee[aria-labelledby]");
    if (live && live.offsetHeight) { note("readable"); note("alive"); }
    if (document.querySelector("section.ee dialog[open]")) note("answered");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener("click", (event) => { noted.clicked ??= event.timeStamp; }, true);
})();
"""
BUTTON = "section.ee[aria-labelledby] button.ee-plain"
"""Pause: it opens a dialog over the page."""


@contextmanager
def voila(folder: Path) -> Iterator[str]:
    """Start Voilà on the notebooks, as docs/anywhere.md says."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "voila", str(shipped("notebooks")), "--no-browser", f"--port={port}"]
    server = started(command, folder, f"{address}/voila/tree")
    try:
        yield address
    finally:
        server.terminate()
        server.wait(30)


def opened(browser: Browser, address: str) -> dict[str, float]:
    """Open a page, and click on the first exercise as soon as there is something to click on."""
    Host.sent.clear()
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    asked, came = [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("response", lambda response: came.append(response))  # noqa: PLW0108  (it marks what it is given)
    page = context.new_page()
    page.add_init_script(NOTES)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="commit")
    try:
        page.locator(BUTTON).first.click(timeout=PATIENCE)
        page.wait_for_function("noted.answered", timeout=PATIENCE)
    except Refused as error:
        raise SystemExit(f"{address} did not answer, so there is no number. It said:\n{error}") from error
    found = dict(page.evaluate("noted"))
    found["answered"] += found["alive"] - found.pop("clicked")
    ours = "/".join(address.split("/")[:3])
    web = [url for url in asked if url.startswith("http")]
    found["requests"] = len(web)
    found["requests to others"] = sum(not url.startswith(ours + "/") for url in web)
    found["bytes"] = sum(Host.sent) or sum(map(_squeezed, came))
    context.close()
    return found


def _squeezed(response: Any) -> int:
    with suppress(Refused):  # what failed or only led elsewhere has no body
        return len(gzip.compress(response.body(), 6))
    return 0


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("lesson", nargs="?", default="02-recruitment")
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--site", type=Path, help="a site that is pressed already, with the lab in its folder lite")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = given.site or Path(name) / "site"
        if not given.site:
            press_site(library(), site, [FIRST, given.lesson], cache=Path(name) / "cache")
            press_lite(site / "lite")
        with served(site) as host, voila(Path(name)) as rendering:
            ways = {
                "site": f"{host}/lessons/{given.lesson}.html",
                "lite": f"{host}/lite/notebooks/index.html?path={given.lesson}.ipynb",
                "voila": f"{rendering}/voila/render/{given.lesson}.ipynb",
                f"site, {FIRST}": f"{host}/lessons/{FIRST}.html",
            }
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            runs: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
            for _ in range(given.runs):
                for way, address in ways.items():
                    runs[way].append(opened(browser, address))
            browser.close()
    found = {way: {what: spread([run[what] for run in every], 0) for what in every[0]} for way, every in runs.items()}

    def ratio(way: str, what: str) -> float:
        pairs = zip(runs[way], runs["site"], strict=True)
        return round(statistics.median(other[what] / ours[what] for other, ours in pairs), 1)

    pages = [found["site"], found[f"site, {FIRST}"]]
    report(
        {
            "lesson": given.lesson,
            f"milliseconds, {SLOWER} times slower, and bytes": found,
            "times the site's": {
                way: {what: ratio(way, what) for what in ("readable", "alive", "answered", "bytes")}
                for way in ("lite", "voila")
            },
            "targets": "the site alive under 1000 ms, under 150 KB, asking nobody else",
            "met": {
                "alive": all(page["alive"]["median"] < SOON for page in pages),
                "answered": all(page["answered"]["median"] < SOON for page in pages),
                "light": all(page["bytes"]["median"] < LIGHT for page in pages),
                "alone": all(page["requests to others"]["median"] == 0 for page in pages),
            },
        }
    )


if __name__ == "__main__":
    main()
