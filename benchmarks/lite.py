"""How soon the lab in the browser is alive: `python benchmarks/lite.py [--runs 5] [--recipe FOLDER]` prints JSON.

It presses the lab, and beside it builds the plain recipe that JupyterLite's own pages lead to, with a lesson of one
button (../shared/lite, in an environment of its own; --recipe names one that is built already). Both are opened in
turns, each time in a new profile, from a local server that compresses. `alive` is from opening to the first exercise
that can be answered, `readable` to its still form, or to the heading of the recipe's lesson, which has none; `bytes` is
all that came over the wire until then.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from browsing import FLAGS, Host, chromium, served
from measuring import report, spread
from playwright.sync_api import Page, sync_playwright

from everyelement.press.lite.build import press

RECIPE = Path(__file__).parents[2] / "shared" / "lite"
ALIVE, READABLE, SIZE = 10.0, 4.0, 14e6
OURS = ("00-start-here.ipynb", "section.ee", "section.ee[aria-labelledby]")
THEIRS = ("auto.ipynb", ".jp-Notebook .jp-RenderedMarkdown h1", '[aria-label="Echo demo"] button')


def recipe(to: Path) -> Path:
    """Build the plain recipe in an environment of its own, as its page says."""
    shutil.copytree(RECIPE, to, copy_function=shutil.copyfile)
    for path in [to, *to.rglob("*")]:
        path.chmod(0o755)
    subprocess.run([sys.executable, "-m", "venv", to / ".venv"], check=True)
    bin_ = to / ".venv" / "bin"
    wanted = [
        line for line in (to / "requirements.txt").read_text().split() if "==" in line and "playwright" not in line
    ]
    subprocess.run([bin_ / "pip", "install", "-q", *wanted, "nbformat"], check=True, capture_output=True)
    path = f"{bin_}:{subprocess.os.environ['PATH']}"
    environment = {**subprocess.os.environ, "PATH": path, "VIRTUAL_ENV": str(to / ".venv")}
    environment.pop("PYTHONPATH", None)
    subprocess.run([bin_ / "python", "build_site.py"], cwd=to, env=environment, check=True, capture_output=True)
    return to / "_output"


def opened(page: Page, address: str, notebook: str, still: str, live: str) -> dict[str, float]:
    begun = time.perf_counter()
    page.goto(f"{address}/notebooks/index.html?path={notebook}", wait_until="commit")
    page.locator(still).first.wait_for(timeout=120_000)
    readable = time.perf_counter() - begun
    page.locator(live).first.wait_for(timeout=120_000)
    return {"readable": readable, "alive": time.perf_counter() - begun}


def once(playwright, browser: str, folder: Path, *lesson: str) -> dict[str, float]:
    Host.sent.clear()
    with tempfile.TemporaryDirectory() as profile, served(folder) as address:
        context = playwright.chromium.launch_persistent_context(profile, executable_path=browser, args=list(FLAGS))
        found = opened(context.new_page(), address, *lesson)
        found["bytes"] = sum(Host.sent)
        context.close()
    return found


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--recipe", type=Path, help="the plain recipe, built already")
    given = asked.parse_args()
    browser = chromium()
    with tempfile.TemporaryDirectory() as temporary:
        lab = Path(temporary) / "lite"
        press(lab)  # whatever has to be fetched and compiled
        begun = time.perf_counter()
        press(lab)
        pressing = time.perf_counter() - begun
        plain = given.recipe or (recipe(Path(temporary) / "recipe") if RECIPE.is_dir() else None)
        sites = {"lab": (lab, *OURS), **({"recipe": (plain, *THEIRS)} if plain else {})}
        runs = {name: [] for name in sites}
        with sync_playwright() as playwright:
            for _ in range(given.runs):
                for name, site in sites.items():
                    runs[name].append(once(playwright, browser, *site))
    found = {
        name: {what: spread([run[what] for run in every], 2) for what in ("readable", "alive", "bytes")}
        for name, every in runs.items()
    }
    lab, plain = found["lab"], found.get("recipe")
    report(
        {
            "seconds": found,
            "pressing_again_seconds": round(pressing, 1),
            "met": {
                "alive_under_10_s": lab["alive"]["median"] < ALIVE,
                "readable_under_4_s": lab["readable"]["median"] < READABLE,
                "under_14_MB": lab["bytes"]["median"] < SIZE,
                "no_slower_than_the_recipe": plain and lab["alive"]["median"] <= plain["alive"]["median"],
                "pressed_under_40_s": pressing < 40,
            },
        }
    )


if __name__ == "__main__":
    main()
