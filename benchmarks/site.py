"""Pressing the site, and opening a lesson of it: `python benchmarks/site.py [LESSON]` prints JSON.

The whole curriculum into an empty folder, then again after one lesson has changed, each as a command of its own. Then
the lesson's page from a local server, with the processor slowed down four times: how much is loaded, when the first
exercise answers, and when the last one does.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from browsing import FLAGS, SLOWER, chromium, served
from measuring import report, spread
from playwright.sync_api import Browser, sync_playwright

from everyelement.place import shipped

OPENED = 9
# The page notes when it has a live exercise in view, and when all of them are alive; milliseconds from its beginning.
NOTES = """
addEventListener("DOMContentLoaded", () => {
  const look = () => {
    const [first] = document.querySelectorAll(".ee-place");
    if (first.querySelector(".ee-live")) window.first ??= performance.now();
    const all = [...document.querySelectorAll(".ee-place")].every((each) => each.querySelector(".ee-live"));
    if (all) { window.last ??= performance.now(); watching.disconnect(); }
  };
  const watching = new MutationObserver(look);
  watching.observe(document.body, { childList: true, subtree: true });
});
"""


def pressing(content: Path, to: Path, cache: Path) -> dict[str, float]:
    """Press as a command, with a memory of its own; the processor's time says more where the machine has other work."""
    command = [sys.executable, "-m", "everyelement", "press", "site", "--to", str(to), "--content", str(content)]
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    clock, after = time.perf_counter() - start, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return {"clock": round(clock, 1), "processor": round(processor, 1)}


def loaded(site: Path, lesson: str) -> dict[str, int]:
    page = (site / "lessons" / f"{lesson}.html").read_bytes()
    names = re.findall(rb'(?:<link rel="stylesheet" href|<script defer src)="\.\./([^"?]+)', page)
    files = {f"lessons/{lesson}.html": page, **{name.decode(): (site / name.decode()).read_bytes() for name in names}}
    sizes = {name: len(gzip.compress(text, 9, mtime=0)) for name, text in files.items()}
    return {**sizes, "together": sum(sizes.values())}


def opening(browser: Browser, address: str) -> dict[str, Any]:
    first, last = [], []
    for _ in range(OPENED):
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        page = context.new_page()
        page.add_init_script(NOTES)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address)
        page.wait_for_function("window.last")
        first.append(page.evaluate("window.first"))
        last.append(page.evaluate("window.last"))
        context.close()
    return {"first exercise": spread(first), "last exercise": spread(last)}


def main() -> None:
    lesson = sys.argv[1] if len(sys.argv) > 1 else "02-recruitment"
    with tempfile.TemporaryDirectory() as name:
        tmp = Path(name)
        shutil.copytree(shipped("content"), tmp / "content")
        whole = pressing(tmp / "content", tmp / "site", tmp / "cache")
        prose = tmp / "content" / "lessons" / lesson / "lesson.md"
        prose.write_text(prose.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        again = pressing(tmp / "content", tmp / "site", tmp / "cache")
        about = prose.with_name("lesson.toml")
        longer = re.sub(r"(?m)^keep = (\d+)$", lambda found: f"keep = {int(found[1]) + 1}", about.read_text("utf-8"))
        about.write_text(longer, encoding="utf-8")
        also = pressing(tmp / "content", tmp / "site", tmp / "cache")
        with served(tmp / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            opened = opening(browser, f"{address}/lessons/{lesson}.html")
            browser.close()
        sizes = loaded(tmp / "site", lesson)
    report(
        {
            "lesson": lesson,
            "seconds for the whole site": whole,
            "seconds after one changed lesson": again,
            "seconds after its lesson.toml has changed": also,
            "bytes gzipped": sizes,
            f"milliseconds, {SLOWER} times slower": opened,
            "targets": "60 s; 5 s; 150 KB; first exercise under 1000 ms",
            "met": whole["clock"] < 60
            and max(again["clock"], also["clock"]) < 5
            and sizes["together"] < 150 * 1024
            and opened["first exercise"]["median"] < 1000,
        }
    )


if __name__ == "__main__":
    main()
