# ruff: noqa: INP001, T201  (a script beside its page, which speaks to whoever runs it)
"""Look at every kind of exercise in a real browser: axe-core on each, and a picture of each for the eye.

    npm run build && npm run gallery && python gallery/look.py [FOLDER FOR PICTURES]

Playwright and an installed Chromium, Chrome or Edge are needed. The answer is 1 where axe-core finds something,
where a page can be scrolled sideways, or where a script fails.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
AXE = HERE.parent / "node_modules/axe-core/axe.min.js"
BROWSERS = ("chromium", "google-chrome", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
KINDS = ("safety", "statute", "mark", "whatif", "discuss", "quiz", "sort", "compare", "brief", "figure", "memo")
# theme of the page, theme of the system, forced colors, width
LOOKS = {
    "light-1000": ("light", "dark", "none", 1000),
    "dark-1000": ("dark", "light", "none", 1000),
    "light-360": ("light", "light", "none", 360),
    "system-dark-320": ("", "dark", "none", 320),
    "forced-1000": ("", "dark", "active", 1000),
}


def main(pictures: Path) -> int:
    """Open each kind in each look, answer it, and report."""
    pictures.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for look, (theme, system, forced, width) in LOOKS.items():
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=system, forced_colors=forced
            )
            for kind in KINDS:
                page = context.new_page()
                failed: list[str] = []
                page.on("pageerror", lambda error, failed=failed: failed.append(str(error)))
                page.goto(f"{(HERE / 'index.html').as_uri()}?kind={kind}&keep=1&theme={theme}")
                answer(page, kind)
                for found in [*failed, *too_wide(page), *axe(page)]:
                    wrong += 1
                    print(f"{kind} {look}: {found}")
                page.screenshot(path=pictures / f"{kind}-{look}.png", full_page=True)
                page.close()
            context.close()
        browser.close()
    print(f"{len(LOOKS) * len(KINDS)} pages looked at, {wrong} findings; pictures in {pictures}")
    return 1 if wrong else 0


def answer(page: Page, kind: str) -> None:
    """Do enough of an exercise that right, partly, wrong and missed are on the page."""
    cards = page.locator(".ee-card")
    if kind in {"mark", "sort"}:
        for nth in range(3):
            cards.nth(nth).locator("input").first.check()
            cards.nth(nth).locator(".ee-main").click()
    if kind == "quiz":
        cards.first.locator("input").nth(1).check()
        cards.first.locator("input[name$=sure]").nth(1).check()
        cards.first.locator("input[name$=fact]").first.check()
        cards.first.locator(".ee-main").click()
        cards.nth(1).locator("button").nth(1).click()
    if kind in {"compare", "brief"}:
        cards.first.locator("input").first.check()
        page.get_by_role("button", name="Show all the reasons").click()
    if kind == "figure":
        cards.first.locator("input").first.check()
        cards.first.locator("input[name$=sure]").nth(1).check()
        cards.first.locator(".ee-main").click()
        page.get_by_text("The same numbers as a table").click()
    if kind == "statute":
        page.locator(".ee-run button").nth(3).click()
    if kind == "whatif":
        page.locator("[data-fact=for-road] input").first.check()
        page.locator("[data-fact=knew-brakes] input").first.check()
        page.locator("[data-fact=brakes-broken] input").nth(1).click()
        page.locator("[data-fact=hired] summary").click()
    if kind == "discuss":
        page.locator("input").first.check()
        page.locator(".ee-main").first.click()
        page.locator("input").nth(5).check()
        page.locator(".ee-main").first.click()
    if kind == "memo":
        page.locator("textarea").first.fill("Did Ivo lend a bicycle against § 7?")
        page.locator("summary").first.click()
    if kind == "safety":
        page.locator("summary").click()
        page.get_by_role("button", name="Erase my answers").click()
    page.mouse.move(0, 0)
    page.wait_for_function("document.getAnimations().length === 0")


def too_wide(page: Page) -> list[str]:
    """Say whether the page can be scrolled sideways."""
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} pixels too wide"] if over > 0 else []


def axe(page: Page) -> list[str]:
    """Run axe-core with every rule of WCAG 2.2 AA and its best practices."""
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [
        f"{each['id']}: {each['help']}: {' | '.join(node['html'][:120] for node in each['nodes'][:3])}"
        for each in found["violations"]
    ]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "pictures")))
