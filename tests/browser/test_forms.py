"""A pressed test in a real browser, opened as a file: on a phone, in the dark, by keyboard, and reloaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from everyelement.content import library
from everyelement.press.forms import press

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    paper, key = press(library(), "pre-a", 10, tmp_path_factory.mktemp("forms"))
    return {"paper": paper, "key": key}


@pytest.fixture(params=["light", "dark"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["paper", "key"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(name: str, phone: Page, pressed: dict[str, Path]):
    phone.goto(pressed[name].as_uri())
    found = Axe().run(phone).response
    assert found["passes"], "Axe has looked at nothing."
    assert [violation["id"] for violation in found["violations"]] == []
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_test_is_answered_by_keyboard_and_nothing_of_it_is_kept(phone: Page, pressed: dict[str, Path]):
    phone.goto(pressed["paper"].as_uri())
    phone.get_by_role("link", name="Leave this page").focus()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Tab")
    phone.keyboard.press("ArrowRight")
    chosen = "input:checked"
    assert phone.eval_on_selector_all(chosen, "all => all.map(each => each.value)") == ["b", "2"]
    phone.reload()
    assert phone.locator(chosen).count() == 0


def test_a_choice_is_announced_with_the_story_that_it_is_about(phone: Page, pressed: dict[str, Path]):
    phone.goto(pressed["paper"].as_uri())
    group = phone.get_by_role("group", name="Choose one answer").first
    described = phone.locator(f'[id="{group.get_attribute("aria-describedby")}"]')
    assert "under § 1591(a)(1)?" in described.inner_text()
