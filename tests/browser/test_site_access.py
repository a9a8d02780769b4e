"""The site for everybody: axe-core on its pages, in every way of looking at them that a person may need.

By default a page of each kind and lessons that have every kind of exercise; EVERYELEMENT_EVERY_PAGE=1 looks at every
page, which takes about three quarters of an hour: the page of a long story alone takes minutes.
"""

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from driving.axe import CUT_OFF, MOVING, OPEN_ALL, found_by_axe, open_feedback
from driving.lessons import LESSONS, meet, of_every_kind
from driving.site import DESK, NARROW, ONE_OF_EACH, PHONE, STICKING_OUT, Visit
from playwright.sync_api import Page

PAPER = "getComputedStyle(document.body).backgroundColor"
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""As WCAG 1.4.12 puts it."""
FOCUS = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const seen = [at, at.closest(".ee-option")].filter(Boolean).some((each) => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    return { seen, said: at.outerHTML.slice(0, 200) };
}"""
CHOSEN = [f"lessons/{lesson}" for lesson in of_every_kind()]
SHELVES = ("top", "law", "lessons", "stories", "cases", "sources", "programs")
EVERY = os.environ.get("EVERYELEMENT_EVERY_PAGE") == "1"


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html"))


def in_its_colors(page: Page) -> list[str]:
    """Look at contrast in dark and in forced colors; leave the page as it was."""
    found = []
    for media in ({"color_scheme": "dark"}, {"forced_colors": "active"}):
        page.emulate_media(**media)
        found += [f"{media}: {each}" for each in found_by_axe(page, only="color-contrast")]
        page.emulate_media(color_scheme="null", forced_colors="null")
    return found


def narrow(page: Page) -> list[str]:
    page.set_viewport_size(NARROW)
    return [*found_by_axe(page), *(f"sticks out: {each}" for each in page.evaluate(STICKING_OUT))]


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_page_is_free_of_what_axe_finds(visit: Callable[..., Visit], site: Path, name: str) -> None:
    assert found_on(visit(site.as_uri()), name) == []


@pytest.mark.skipif(not EVERY, reason="takes three quarters of an hour; EVERYELEMENT_EVERY_PAGE=1 looks at every page")
@pytest.mark.parametrize("shelf", SHELVES)
def test_so_is_every_other(visit: Callable[..., Visit], site: Path, shelf: str) -> None:
    there, others = visit(site.as_uri()), set(pages(site)) - set(ONE_OF_EACH)
    found = {name: found_on(there, name) for name in sorted(others) if shelf_of(name) == shelf}
    assert found
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_every_page_stands_on_a_shelf(site: Path) -> None:
    assert {shelf_of(name) for name in pages(site)} == set(SHELVES)


def shelf_of(name: str) -> str:
    return name.partition("/")[0] if "/" in name else "top"


def found_on(there: Visit, name: str) -> list[str]:
    """Look at a page with everything on it open, on a desk, in its other colors, and narrow."""
    there.page.set_viewport_size(DESK)
    page = there.open(name)
    page.evaluate(f"({OPEN_ALL})(document)")
    return [*found_by_axe(page), *in_its_colors(page), *narrow(page)]


@pytest.mark.parametrize("lesson", LESSONS if EVERY else of_every_kind())
def test_a_lesson_is_too_with_all_that_its_exercises_can_say(
    visit: Callable[..., Visit], site: Path, lesson: str
) -> None:
    page = visit(site.as_uri()).open(f"lessons/{lesson}")
    for exercise in LESSONS[lesson]:
        open_feedback(meet(page, exercise))
    assert found_by_axe(page) == []
    assert in_its_colors(page) == []
    assert narrow(page) == []


def test_dark_is_dark(visit: Callable[..., Visit], site: Path) -> None:
    page = visit(site.as_uri()).open(CHOSEN[0])
    light = page.evaluate(PAPER)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) != light


LARGE = "document.documentElement.style.fontSize = '200%'"
READ_LARGE = (
    *("index", "law/us-18-1591-a1", "stories/the-side-job", "cases/us-v-todd-9th-2010", "glossary", "help", "search"),
    *("lessons/01-three-laws", "lessons/12-under-eighteen", "lessons/18-the-numbers"),
)


@pytest.mark.parametrize("name", sorted({*CHOSEN, *READ_LARGE}))
def test_text_at_twice_its_size_and_text_spaced_out_are_whole(
    visit: Callable[..., Visit], site: Path, name: str
) -> None:
    for viewport in (PHONE, DESK):
        for large, spaced in ((True, False), (False, True), (True, True)):
            page = visit(site.as_uri(), viewport).open(name)
            page.evaluate(f"({OPEN_ALL})(document)")
            if large:
                page.evaluate(LARGE)
            if spaced:
                page.add_style_tag(content=SPACED)
            assert page.evaluate(STICKING_OUT) == []
            assert page.evaluate(CUT_OFF) == []
            page.close()


@pytest.mark.parametrize("name", [*CHOSEN, "index"])
def test_nothing_moves_for_whoever_wants_nothing_to_move(visit: Callable[..., Visit], site: Path, name: str) -> None:
    page = visit(site.as_uri(), reduced_motion="reduce").open(name)
    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("media", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
@pytest.mark.parametrize("name", [*CHOSEN, "index"])
def test_the_keyboard_goes_all_the_way_through_and_is_seen_everywhere(
    visit: Callable[..., Visit], site: Path, name: str, media: dict[str, str]
) -> None:
    page = visit(site.as_uri(), **media).open(name)
    stops, unseen = 0, []
    while stops < 2000:
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at is None:
            break
        stops += 1
        unseen += [] if at["seen"] else [at["said"]]
    assert 10 < stops < 2000, "The keyboard never comes out at the end."
    assert unseen == []


@pytest.mark.parametrize("name", [*CHOSEN, "law/us-18-1591-a1"])
def test_without_its_style_a_page_is_read_in_order(visit: Callable[..., Visit], site: Path, name: str) -> None:
    page = visit(site.as_uri()).open(name)
    page.evaluate("document.querySelectorAll('link[rel=stylesheet], style').forEach((each) => each.remove())")
    order = page.evaluate(
        "['.skip', 'a.exit', 'nav.site', 'main h1', 'footer'].map((each) => document.querySelector(each))"
        ".every((each, place, all) => !place || all[place - 1].compareDocumentPosition(each) & 4)"
    )
    assert order, "The way to the content comes first, then the way out, where one is, the page, and its foot."
    levels = page.evaluate("[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map((h) => +h.localName[1])")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels
    assert found_by_axe(page, only="heading-order") == []


def test_on_paper_a_lesson_needs_no_color_and_nothing_covers_it(visit: Callable[..., Visit], site: Path) -> None:
    page = visit(site.as_uri()).open(CHOSEN[0])
    page.emulate_media(media="print")
    fixed = page.evaluate(
        "[...document.querySelectorAll('*')].filter((each) => each.checkVisibility()"
        " && ['fixed', 'sticky'].includes(getComputedStyle(each).position)).map((each) => each.outerHTML.slice(0, 200))"
    )
    assert fixed == []
    assert found_by_axe(page, only="color-contrast") == []
