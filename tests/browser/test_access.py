"""What axe finds in our part of the page, in light and in dark, and whether everything in it has a name."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import talk
from driving.learner import Learner
from driving.lessons import LESSONS, meet
from driving.pages import open_lab
from driving.server import Server
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PAPER = "(root) => getComputedStyle(root).backgroundColor"
NAME = "(group) => group.ariaLabel || group.querySelector(':scope > legend')?.textContent || ''"
OPEN_ALL = "(root) => root.querySelectorAll('details').forEach((each) => { each.open = true; })"


def open_feedback(learner: Learner) -> None:
    """Bring out everything that an exercise can say, for all of it has to be readable."""
    learner.enter()
    kind = learner.document["kind"]
    if kind in {"mark", "sort"}:
        learner.press(learner.button("show-all"))
    elif kind == "quiz":
        for card in learner.root.locator(".ee-card").all():
            learner.press(learner.button("pass", card))
    elif kind == "discuss":
        talk.discuss(learner)
    elif kind == "statute":
        learner.press(learner.root.locator(".ee-run button").first)
    elif kind == "whatif":
        item = learner.document["question"]["items"][-1]
        learner.choose(item["id"], "unknown")
        learner.choose(item["id"], "no")
    learner.root.evaluate(OPEN_ALL)


def found_by_axe(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, context={"include": [[".ee"]]}, options=options).response
    assert found["passes"], "Axe has looked at nothing."
    return [
        f"{each['id']}: {each['help']}: {node['target']} {node['html'][:200]} {node.get('failureSummary', '')}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_everybody_can_use_it_in_light_and_in_dark(page: Page, server: Server, lesson: str) -> None:
    open_lab(page, server, server.lay(lesson, f"access-{lesson}"))
    learners = [meet(page, exercise) for exercise in LESSONS[lesson]]
    page.locator("body[data-jp-theme-light=true]").wait_for(state="attached")
    assert found_by_axe(page) == []
    for learner in learners:
        open_feedback(learner)
        ensure_names(learner)
    assert found_by_axe(page) == []
    paper = page.locator(".ee").first
    light = paper.evaluate(PAPER)
    choose_theme(page, "JupyterLab Dark")
    try:
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        assert paper.evaluate(PAPER) != light, "The exercise has not become dark with the page around it."
        assert found_by_axe(page) == []
    finally:  # the server remembers the theme for every page after this one
        choose_theme(page, "JupyterLab Light")
        page.locator("body[data-jp-theme-light=true]").wait_for(state="attached")


def choose_theme(page: Page, theme: str) -> None:
    """Choose a theme from JupyterLab's own menu."""
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-item", has=page.get_by_text("Theme", exact=True)).hover()
    page.locator(".lm-Menu-item", has=page.get_by_text(theme, exact=True)).click()


def ensure_names(learner: Learner) -> None:
    """Every control says what it is, and every group what it asks."""
    snapshot = learner.root.aria_snapshot()
    controls = re.findall(
        r"^\s*- (radiogroup|radio|checkbox|button|textbox|combobox|link)\b(.*)$", snapshot, re.MULTILINE
    )
    nameless = [f"{role}{rest}" for role, rest in controls if not re.match(r' (".+"|/.+/)', rest)]
    assert nameless == [], f"{learner.document['id']}: without a name are {nameless}"
    for group in learner.root.locator("fieldset, [role=group], [role=radiogroup]").all():
        name = group.evaluate(NAME)
        assert name.strip(), (
            f"{learner.document['id']}: a group has no name: {group.evaluate('(g) => g.outerHTML')[:300]}"
        )
