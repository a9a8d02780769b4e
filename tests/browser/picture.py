"""Take docs/picture.png anew from the site: `python tests/browser/picture.py SITE`, where SITE was pressed before.

It shows an exercise at work: facts of a story on the left, one of them not known, on the right what follows for a law.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TO = Path(__file__).parents[2] / "docs" / "picture.png"
LESSON, EXERCISE = "02-recruitment", "the-office-job-at-eighteen"
HIGH, SCALE = 580, 1.75


def main() -> None:
    """Open the exercise, answer, and take the part of it with facts and law."""
    page_ = Path(sys.argv[1]).resolve() / "lessons" / f"{LESSON}.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sys.argv[2] if len(sys.argv) > 2 else None)
        page = browser.new_page(viewport={"width": 1360, "height": 1000}, device_scale_factor=SCALE)
        page.goto(page_.as_uri())
        exercise = page.locator(f"#exercise-{EXERCISE} section.ee[aria-labelledby]")
        exercise.wait_for()
        # What she knew becomes not known, and the finding open.
        exercise.locator(".ee-board label").filter(has_text="Not known").last.click()
        findings = exercise.locator(".ee-findings")
        # Nothing that stays in sight while one scrolls may lie over it.
        page.add_style_tag(content="* { position: static !important; }")
        findings.evaluate("(found) => scrollBy(0, found.getBoundingClientRect().top - 100)")
        top = findings.bounding_box()
        assert top
        page.mouse.move(0, 0)
        clip = {"x": top["x"] - 8, "y": top["y"] - 8, "width": top["width"] + 16, "height": HIGH}
        page.screenshot(path=TO, clip=clip)
        browser.close()


if __name__ == "__main__":
    main()
