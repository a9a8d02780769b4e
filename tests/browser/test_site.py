"""The site in a real browser: from a folder and from a server, on a phone and on a desk, and nothing from elsewhere."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from driving import cards, safe
from driving.lessons import EVERY_LESSON, FIRST, LESSONS, answered, meet, of_every_kind, of_kind
from driving.pages import SECONDS
from driving.site import NARROW, ONE_OF_EACH, PHONE, STICKING_OUT, Visit
from playwright.sync_api import Browser, Page, expect

from everyelement.content import library
from everyelement.exercises import document

HARMLESS = "<!doctype html><title>Weather</title><p>Sunny, with some clouds."
NAME = of_kind(FIRST, "quiz", "mark", "sort")
SAFETY = of_kind(FIRST, "safety")


def fits(page: Page) -> list[str]:
    found: list[str] = page.evaluate(STICKING_OUT)
    return found


# -- every exercise, from start to end


# The front end is the one that is driven in JupyterLab, and test_site_access.py brings out all that every lesson's page
# can say. Here lessons that have every kind of exercise will do.
DRIVEN = list(LESSONS) if EVERY_LESSON else of_every_kind()


@pytest.mark.parametrize("lesson", DRIVEN)
def test_a_lesson_is_worked_through_on_a_phone_from_a_folder(
    visit: Callable[..., Visit], site: Path, lesson: str
) -> None:
    work_through(visit(site.as_uri(), PHONE), lesson)


@pytest.mark.parametrize("lesson", DRIVEN)
def test_a_lesson_is_worked_through_on_a_desk_from_a_server(
    visit: Callable[..., Visit], served: str, lesson: str
) -> None:
    work_through(visit(served), lesson)


def work_through(there: Visit, lesson: str) -> None:
    page = there.open(f"lessons/{lesson}")
    given = {}
    for exercise, learner, answers in answered(page, lesson):
        if not given:
            assert page.evaluate("localStorage.length") == 0, "Nothing may be kept before a yes."
            learner.press(learner.button("keep-yes"))
        given[exercise] = answers
    assert given
    kept = page.evaluate("({ ...localStorage })")
    assert {name: json.loads(kept[f"everyelement:{name}"]) for name in given} == given
    assert fits(page) == []


# -- keeping


def test_answers_come_back_on_this_device_and_one_button_erases_them_all(
    visit: Callable[..., Visit], served: str
) -> None:
    there = visit(served)
    learner = meet(there.open(f"lessons/{FIRST}"), NAME)
    learner.enter()
    cards.drive(learner)
    learner.press(learner.button("keep-yes"))
    expect(learner.root.locator(".ee-keep [role=status]")).to_have_text(learner.say("keep-kept-page"))
    again = meet(there.open(f"lessons/{FIRST}"), NAME)
    expect(again.root.locator(".ee-keep [role=status]")).to_have_text(again.say("keep-kept-page"))
    assert again.root.locator(".ee-card.ee-shown").count() == len(cards.cards_of(again.document))

    page = there.open("glossary")  # what was kept in a lesson can be erased on any page
    words = library().words["site"]
    page.get_by_role("button", name=words["erase-all"]).click()
    page.get_by_role("button", name=words["erase-all-yes"]).click()
    expect(page.get_by_text(words["erase-all-done"])).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    fresh = meet(there.open(f"lessons/{FIRST}"), NAME)
    assert fresh.root.locator(".ee-card.ee-shown").count() == 0


def test_two_tabs_of_one_lesson_show_the_same_and_erase_together(visit: Callable[..., Visit], served: str) -> None:
    there = visit(served)
    first = meet(there.open(f"lessons/{FIRST}"), NAME)
    beside = Visit(there.page.context.new_page(), served)
    second = meet(beside.open(f"lessons/{FIRST}"), NAME)
    first.enter()
    cards.drive(first)
    first.press(first.button("keep-yes"))
    expect(second.root.locator(".ee-card.ee-shown")).to_have_count(len(cards.cards_of(first.document)))
    second.button("erase").click()
    second.button("erase-yes").click()
    expect(first.root.locator(".ee-card.ee-shown")).to_have_count(0)
    first.enter()
    cards.drive(first)
    assert there.page.evaluate("Object.keys(localStorage)") == [], (
        "What was erased in one tab must not be kept by the other."
    )
    beside.ensure_quiet()


def test_the_head_of_a_lesson_erases_what_other_lessons_kept(visit: Callable[..., Visit], served: str) -> None:
    there = visit(served)
    page = there.open(f"lessons/{FIRST}")
    page.evaluate("localStorage.setItem('everyelement:keep', 'yes')")
    page.evaluate("localStorage.setItem('everyelement:02-recruitment/check', '{}')")
    page.evaluate("localStorage.setItem('somebody-elses', 'stays')")
    learner = meet(there.open(f"lessons/{FIRST}"), SAFETY)
    learner.enter()
    safe.erase(learner, "-page")
    assert page.evaluate("Object.keys(localStorage)") == ["somebody-elses"]


def test_after_a_no_nothing_is_kept(visit: Callable[..., Visit], served: str) -> None:
    page = visit(served).open(f"lessons/{FIRST}")
    learner = meet(page, NAME)
    learner.enter()
    cards.drive(learner)
    learner.press(learner.button("keep-no"))
    expect(learner.root.locator(".ee-keep [role=status]")).to_have_text(learner.say("keep-none-page"))
    assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_refuses_to_store_lets_one_go_on(visit: Callable[..., Visit], served: str) -> None:
    there = visit(served)
    there.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    learner = meet(there.open(f"lessons/{FIRST}"), NAME)
    learner.enter()
    cards.drive(learner)
    learner.press(learner.button("keep-yes"))
    expect(learner.root.locator(".ee-keep [role=status]")).to_have_text(learner.say("keep-late-page"))


# -- a link to one exercise, as every program has them


@pytest.mark.parametrize("viewport", [{"width": 853, "height": 480}, PHONE])
def test_a_link_to_an_exercise_ends_there_and_then_lets_go(
    visit: Callable[..., Visit], site: Path, viewport: dict[str, int]
) -> None:
    exercises = [exercise.id for exercise in library().lesson(FIRST).exercise]
    last = f"exercise-{exercises[-1]}"
    page = visit(site.as_uri(), viewport).page
    page.goto(f"{site.as_uri()}/lessons/{FIRST}.html#{last}")
    expect(page.locator(".ee-live")).to_have_count(len(exercises))
    top = page.evaluate(f"() => Math.round(document.getElementById('{last}').getBoundingClientRect().top)")
    assert 0 <= top < viewport["height"] / 3, "What came alive above has pushed it away."
    page.mouse.wheel(0, -1000)
    page.wait_for_function(f"document.getElementById('{last}').getBoundingClientRect().top > 500")
    page.evaluate("document.body.append(document.createElement('hr'))")  # the page grows after the reader has moved
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(f"document.getElementById('{last}').getBoundingClientRect().top > 500")


# -- the way out


@pytest.mark.parametrize("how", ["click", "enter", "shift"])
@pytest.mark.parametrize("name", [f"lessons/{FIRST}", "law/us-18-1591-a1"])
def test_the_exit_leaves_at_once_and_does_not_come_back(browser: Browser, site: Path, how: str, name: str) -> None:
    exit_ = library().helplines.exit
    context = browser.new_context(viewport=PHONE)
    context.route(exit_.rstrip("/") + "**", lambda route: route.fulfill(body=HARMLESS, content_type="text/html"))
    page = context.new_page()
    page.goto("about:blank")
    page.goto(f"{site.as_uri()}/{name}.html")
    if how == "click":
        page.evaluate("scrollTo(0, 2000)")
        link = page.get_by_role("link", name=library().words["site"]["exit"])
        expect(link).to_be_in_viewport()
        link.click()
    elif how == "enter":
        for _ in range(2):  # after the way to the content, the way out: GOV.UK puts its hidden link there
            page.keyboard.press("Tab")
        expect(page.get_by_role("link", name=library().words["site"]["exit"])).to_be_focused()
        page.keyboard.press("Enter")
    else:
        for left in (2, 1):
            page.keyboard.press("Shift")
            said = library().words["site"]["exit-shift"].format(n=left)
            expect(page.locator("#leaving")).to_have_text(said)
        page.keyboard.press("Shift")
    page.wait_for_url(exit_.rstrip("/") + "**", timeout=10 * SECONDS)
    expect(page).to_have_title("Weather")
    page.go_back()
    assert page.url == "about:blank"
    context.close()


def test_a_lesson_has_one_way_out_of_that_name_and_its_head_says_where(visit: Callable[..., Visit], site: Path) -> None:
    page = visit(site.as_uri()).open(f"lessons/{FIRST}")
    words = library().words
    assert words["site"]["exit"] == words["safety"]["exit"], "One name for one thing, here and in a notebook."
    named = [page.get_by_role(role, name=words["site"]["exit"], exact=True).count() for role in ("link", "button")]
    assert named == [1, 0]
    expect(page.get_by_text(words["safety"]["exit-above"])).to_be_visible()


# -- without script, and with little room


def test_without_script_a_lesson_is_whole_and_has_its_way_out(visit: Callable[..., Visit], site: Path) -> None:
    there = visit(site.as_uri(), PHONE, java_script_enabled=False)
    there.page.goto(f"{site.as_uri()}/lessons/02-recruitment.html")
    for exercise in LESSONS["02-recruitment"]:
        still = there.page.locator(f'[data-exercise="{exercise}"]')
        expect(still).to_be_visible()
        expect(still).to_contain_text(document(exercise)["title"])
    expect(there.page.locator("a.exit")).to_have_attribute("href", library().helplines.exit)
    first = there.page.locator(f'[data-exercise="{of_kind("02-recruitment", "quiz")}"] details').first
    first.locator("summary").click()
    expect(first).to_have_attribute("open", "")


@pytest.mark.parametrize("name", [*ONE_OF_EACH, *(f"lessons/{lesson}" for lesson in LESSONS)])
def test_nothing_runs_out_of_a_very_narrow_screen(visit: Callable[..., Visit], site: Path, name: str) -> None:
    page = visit(site.as_uri(), NARROW).open(name)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert fits(page) == []


def test_on_paper_a_lesson_is_a_handout(visit: Callable[..., Visit], site: Path) -> None:
    page = visit(site.as_uri()).open("lessons/02-recruitment")
    page.emulate_media(media="print")
    for gone in (".bar", "nav.site", ".beside", ".take", ".around"):
        expect(page.locator(gone).first).to_be_hidden()
    assert page.locator("main :is(button, input, select, textarea):visible").count() == 0
    for exercise in LESSONS["02-recruitment"]:
        expect(page.locator(f'.ee-place > [data-exercise="{exercise}"]')).to_be_visible()


# -- searching, and links


def test_a_search_finds_a_story_from_a_folder_and_keeps_nothing(visit: Callable[..., Visit], site: Path) -> None:
    page = visit(site.as_uri()).open("index")
    words = library().words["site"]
    page.get_by_role("link", name=words["search"], exact=True).click()
    page.get_by_label(words["search-for"]).fill("tuition")
    page.keyboard.press("Enter")
    found = page.get_by_role("link", name=library().scenario("the-side-job").title)
    found.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(library().scenario("the-side-job").title)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_every_link_of_the_whole_site_leads_somewhere(site: Path) -> None:
    texts = {path.resolve(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    places = {path: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in texts.items()}
    lost = []
    for path, text in texts.items():
        for link in re.findall(r'\b(?:href|src)="([^"]+)"', text):
            parts = urlsplit(link)
            target = path.parent.joinpath(unquote(parts.path)).resolve() if parts.path else path
            there = parts.scheme or (
                target.is_file() and (not parts.fragment or unquote(parts.fragment) in places.get(target, set()))
            )
            lost += [] if there else [f"{path.name}: {link}"]
    assert len(texts) > 300
    assert lost == []
