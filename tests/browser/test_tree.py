"""What a screen reader is given: the accessibility tree of every kind of exercise, state by state, and what is said.

Each kind's states stand in trees/, as Playwright reads names, roles and states from the page. To write them anew after
a change, and then to read what has changed: EVERYELEMENT_WRITE_TREES=1 python -m pytest tests/browser/test_tree.py -n 0
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from driving import cards
from driving.learner import Learner
from playwright.sync_api import Browser

from everyelement.content import library
from everyelement.exercises.document import words
from everyelement.place import PACKAGE

TREES = Path(__file__).parent / "trees"
EXAMPLES = Path(__file__).parents[2] / "frontend" / "tests" / "examples"
STATIC = PACKAGE / "static"
STORES = {
    "asks": "{ load: () => null, save() {}, erase() {} }",
    "refuses": "{ load: () => ({}), save() { throw new Error('full'); }, erase() {} }",
}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>One exercise</title><style>{css}</style>
<main id="place"></main><script>{script}</script><script>{heard}
everyElement.mount(document.getElementById("place"), {document}, {store});</script>"""
HEARD = """globalThis.heard = [];
new MutationObserver((changes) => {
    const said = new Map();
    for (const { target, type, addedNodes } of changes) {
        const at = target.nodeType === 1 ? target : target.parentElement;
        const region = at?.closest("[role=status], [role=alert], [aria-live]");
        if (!region || (type === "childList" && !addedNodes.length)) continue;
        said.set(region, region.innerText.replace(/\\s+/g, " ").trim());
    }
    for (const text of said.values()) if (text) heard.push(text);
}).observe(document, { subtree: true, childList: true, characterData: true });"""
FOCUS = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return "nowhere";
    const text = at.ariaLabel || at.labels?.[0]?.innerText || at.innerText || "";
    return `${at.localName}${at.type ? " " + at.type : ""}: ${text.replace(/\\s+/g, " ").trim().slice(0, 80)}`;
}"""
NEXT_FRAME = "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"

Step = tuple[str, Callable[[Learner], object]]


def _card(learner: Learner, place: int = 0) -> Any:
    return learner.root.locator(".ee-card").nth(place)


def _fill(learner: Learner, place: int, *, right: bool) -> None:
    """Answer all of one card, and ask for the reasons."""
    for item in cards.cards_of(learner.document)[place]:
        taken = cards.answer(learner.document, item, right=right)
        if item["pick"] == "many":
            learner.tick(item["id"], taken, cards.options_of(learner.document, item))
        else:
            learner.choose(item["id"], taken[0])
        if learner.document["question"].get("sure") and not item.get("after"):
            learner.choose(f"{item['id']}-sure", "2")
    learner.press(learner.button("check", _card(learner, place)))


def _fill_all(learner: Learner) -> None:
    for place in range(len(cards.cards_of(learner.document))):
        if not learner.button("again", _card(learner, place)).count():
            _fill(learner, place, right=True)


def _erase(learner: Learner) -> None:
    learner.press(learner.button("erase"))


CARDS: tuple[Step, ...] = (
    ("reasons after a wrong answer", lambda learner: _fill(learner, 0, right=False)),
    ("begun again", lambda learner: learner.press(learner.button("again", _card(learner)))),
    ("reasons after a right answer", lambda learner: _fill(learner, 0, right=True)),
    ("all is shown", _fill_all),
)
KEEPING: tuple[Step, ...] = (
    ("keeping is agreed to", lambda learner: learner.press(learner.button("keep-yes"))),
    ("erasing is asked again", _erase),
    ("erased", lambda learner: learner.press(learner.button("erase-yes"))),
)
STATES: Mapping[str, tuple[Step, ...]] = {
    "quiz": (
        ("reasons before an answer", lambda learner: learner.press(learner.button("check", _card(learner)))),
        *CARDS,
        *KEEPING,
        ("passed", lambda learner: learner.press(learner.button("pass", _card(learner)))),
        ("keeping is refused", lambda learner: learner.press(learner.button("keep-no"))),
    ),
    "mark": CARDS,
    "sort": CARDS,
    "compare": CARDS,
    "brief": CARDS,
    "figure": (
        ("the table is open", lambda learner: learner.press(learner.root.locator("figure summary"))),
        *CARDS,
    ),
    "whatif": (
        ("a fact turns a finding", lambda learner: learner.choose("for-road", "yes")),
        ("a fact follows from another", lambda learner: learner.choose("knew-brakes", "yes")),
        ("what contradicts is refused", lambda learner: learner.choose("brakes-broken", "no")),
        ("everything is left as it was", lambda learner: learner.press(learner.button("leave-it"))),
        ("a change is tried", lambda learner: learner.press(learner.root.locator(".ee-turns button").first)),
        ("back to the story", lambda learner: learner.press(learner.button("back-to-story"))),
    ),
    "discuss": (
        ("a vote without an answer", lambda learner: learner.press(learner.button("vote"))),
        ("both sides", lambda learner: (learner.choose("first", "road"), learner.press(learner.button("vote")))),
        (
            "where the law stops",
            lambda learner: (learner.choose("second", "road"), learner.press(learner.button("vote-again"))),
        ),
    ),
    "statute": (
        ("an element is open", lambda learner: learner.press(learner.root.locator(".ee-run button").first)),
        ("an older text", lambda learner: learner.press(learner.root.locator("article select").first, "ArrowUp")),
    ),
    "memo": (
        (
            "something is written",
            lambda learner: (learner.go(learner.root.locator("textarea").first), learner.key("A")),
        ),
        ("the rubric is open", lambda learner: learner.press(learner.root.locator("summary").first)),
    ),
    "safety": (
        ("help lines", lambda learner: learner.press(learner.root.locator(".ee-help summary"))),
        ("erasing is asked again", _erase),
        ("not erased after all", lambda learner: learner.press(learner.button("erase-no"))),
        ("paused", lambda learner: learner.press(learner.button("pause"))),
    ),
}


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Learner]]:
    """Show an example on a page of its own, which nothing serves."""
    context = browser.new_context(viewport={"width": 900, "height": 900})

    def show(kind: str, store: str = "asks") -> Learner:
        document = json.loads((EXAMPLES / f"{kind}.json").read_text(encoding="utf-8"))
        document["words"] = words(library(), kind)
        text = PAGE.format(
            css=(STATIC / "everyelement.css").read_text(encoding="utf-8"),
            script=(STATIC / "everyelement.js").read_text(encoding="utf-8"),
            heard=HEARD,
            document=json.dumps(document).replace("</", "<\\/"),
            store=STORES[store],
        )
        (tmp_path / "page.html").write_text(text, encoding="utf-8")
        page = context.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        learner = Learner(page, page.locator("section.ee"), document)
        learner.enter()
        return learner

    yield show
    context.close()


def read(learner: Learner, state: str) -> str:
    """Write down what there is to be read, where the keyboard is, and what was announced on the way here."""
    page = learner.page
    page.evaluate(NEXT_FRAME)
    dialog = page.get_by_role("dialog")
    tree = (dialog if dialog.count() else learner.root).aria_snapshot()
    heard = page.evaluate("heard.splice(0)")
    said = "".join(f"announced: {each}\n" for each in heard)
    return f"## {state}\n\n{tree}\n\nkeyboard: {page.evaluate(FOCUS)}\n{said}"


@pytest.mark.parametrize("kind", STATES)
def test_every_state_is_read_as_it_was(shown: Callable[..., Learner], kind: str) -> None:
    learner = shown(kind)
    found = [read(learner, "untouched")]
    for state, step in STATES[kind]:
        step(learner)
        found.append(read(learner, state))
    kept = TREES / f"{kind}.txt"
    text = "\n".join(found)
    if os.environ.get("EVERYELEMENT_WRITE_TREES") == "1":
        TREES.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8"), "Read what has changed; if it is right, write the trees anew."


def test_a_page_that_cannot_keep_says_so_to_everybody(shown: Callable[..., Learner]) -> None:
    learner = shown("sort", "refuses")
    _fill(learner, 0, right=True)
    said = read(learner, "late")
    assert f"announced: {learner.say('keep-late-page')}" in said
    assert learner.say("keep-late-page") in learner.root.aria_snapshot()
