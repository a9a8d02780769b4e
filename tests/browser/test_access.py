"""What axe finds in our part of JupyterLab's page, in light and in dark, and whether everything in it has a name.

Lessons that together have every kind of exercise; test_site_access.py looks at all of them, on pages of the site.
"""

import re

import pytest
from driving.axe import found_by_axe, open_feedback
from driving.learner import Learner
from driving.lessons import FIRST, LESSONS, meet, of_every_kind
from driving.pages import open_lab
from driving.server import Server
from playwright.sync_api import Page

PAPER = "(root) => getComputedStyle(root).backgroundColor"
SYNCHRONIZE = "Synchronize with System Settings"
NAME = "(group) => group.ariaLabel || group.querySelector(':scope > legend')?.textContent || ''"


@pytest.mark.parametrize("lesson", of_every_kind())
def test_everybody_can_use_it_in_light_and_in_dark(page: Page, server: Server, lesson: str) -> None:
    open_lab(page, server, server.lay(lesson, f"access-{lesson}"))
    learners = [meet(page, exercise) for exercise in LESSONS[lesson]]
    page.locator("body[data-jp-theme-light=true]").wait_for(state="attached")
    assert found_by_axe(page, within=".ee") == []
    for learner in learners:
        open_feedback(learner)
        ensure_names(learner)
    assert found_by_axe(page, within=".ee") == []
    paper = page.locator(".ee").first
    light = paper.evaluate(PAPER)
    choose(page, SYNCHRONIZE)  # off: the first theme that is chosen while it is on only switches it off
    choose(page, "JupyterLab Dark")
    try:
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        assert paper.evaluate(PAPER) != light, "The exercise has not become dark with the page around it."
        assert found_by_axe(page, within=".ee") == []
    finally:  # the server remembers the choice for every page after this one
        choose(page, "JupyterLab Light")
        choose(page, SYNCHRONIZE)
        page.locator("body[data-jp-theme-light=true]").wait_for(state="attached")


def test_a_dark_system_has_dark_lessons_and_a_light_one_light(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="dark")
    open_lab(page, server, server.lay(FIRST, "by-night"))
    learner = meet(page, LESSONS[FIRST][0])
    page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    night = learner.root.evaluate(PAPER)
    page.emulate_media(color_scheme="light")
    page.locator("body[data-jp-theme-light=true]").wait_for(state="attached")
    assert learner.root.evaluate(PAPER) != night


def choose(page: Page, theme: str) -> None:
    """Choose a theme, or to follow the system, from JupyterLab's own menu."""
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
