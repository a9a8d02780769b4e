"""What a screen reader is given: the accessibility tree of every kind of exercise, state by state, and what is said.

Each kind's states stand in trees/, as Playwright reads names, roles and states from the page. To write them anew after
a change, and then to read what has changed: EVERYELEMENT_WRITE_TREES=1 python -m pytest tests/browser/test_tree.py -n 0
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from driving import cards
from driving.hearing import HEARD
from driving.learner import Learner
from driving.pages import SECONDS
from playwright.sync_api import Browser, expect

from everyelement.content import library
from everyelement.exercises.document import KINDS, words
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
everyElement.{shown};</script>"""
ON_A_PAGE = "mount(document.getElementById('place'), {document}, {store})"
IN_A_NOTEBOOK = """render({{ el: document.getElementById("place"), model: {{
    traits: {{ document: {document}, given: {{}}, kept: 0, answers: {{}}, keeping: "yes", notice: "", erased: 0 }},
    get(name) {{ return this.traits[name]; }}, set(name, value) {{ this.traits[name] = value; }},
    on() {{}}, off() {{}}, save_changes() {{}}, send() {{}},
}} }})"""
"""With a kernel that is gone: nothing that is handed over is ever dealt with."""
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


def _shows(learner: Learner) -> int:
    """Give the place of the first passage that shows something."""
    return next(
        place
        for place, (item, *_) in enumerate(cards.cards_of(learner.document))
        if cards.answer(learner.document, item, right=True)
    )


def _other_readings(document: Any) -> Any:
    """Put the first provision onto the board once more, under a reading of which its last part is no element."""
    other = deepcopy(document["question"]["provisions"][0])
    other["id"] = f"{other['id'].partition(':')[0]}:narrow"
    other["reading"] = {"id": "narrow", "title": "Lent for the road alone", "grade": "UNVERIFIED"}
    root = other["elements"][other["root"]]
    root["all"] = root["all"][:-1]
    document["question"]["provisions"].insert(1, other)
    return document


def _fail_to_copy(learner: Learner) -> None:
    """Ask where there is nothing to copy to, as on a page from a server without a certificate."""
    learner.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
    learner.press(learner.button("copy"))
    expect(learner.root.get_by_text(learner.say("copy-failed"))).to_be_visible()


def _copy(learner: Learner) -> None:
    learner.page.evaluate("delete navigator.clipboard")
    learner.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    learner.press(learner.button("copy"))
    expect(learner.root.get_by_text(learner.say("copied"), exact=True)).to_be_visible()


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
    "mark": (
        *CARDS,
        ("begun again from the start", lambda learner: learner.press(learner.button("start-again"))),
        (
            "something is missed",
            lambda learner: learner.press(learner.button("check", _card(learner, _shows(learner)))),
        ),
    ),
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
        ("the first vote is taken back", lambda learner: learner.press(learner.button("take-back").first)),
        ("passed over", lambda learner: learner.press(learner.button("pass-vote"))),
        ("passed over twice", lambda learner: learner.press(learner.button("pass-vote"))),
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
        ("saved", lambda learner: learner.press(learner.button("download"))),
        ("not copied", _fail_to_copy),
        ("copied", _copy),
    ),
    "safety": (
        ("help lines", lambda learner: learner.press(learner.root.locator(".ee-help summary"))),
        ("another country", lambda learner: learner.press(learner.root.locator("select"), "ArrowDown")),
        ("erasing is asked again", _erase),
        ("not erased after all", lambda learner: learner.press(learner.button("erase-no"))),
        ("erasing is asked once more", _erase),
        ("erased", lambda learner: learner.press(learner.button("erase-yes"))),
        ("paused", lambda learner: learner.press(learner.button("pause"))),
    ),
}


BEGINNINGS: Mapping[str, Callable[[Learner], object]] = {
    **dict.fromkeys(
        ("quiz", "mark", "sort", "compare", "brief", "figure"), lambda learner: _fill(learner, 0, right=True)
    ),
    "whatif": lambda learner: learner.choose("for-road", "yes"),
    "discuss": lambda learner: learner.choose("first", "road"),
    "memo": lambda learner: (learner.go(learner.root.locator("textarea").first), learner.key("A"), learner.key("Tab")),
}
"""How a first answer is given in every kind that takes any."""


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Learner]]:
    """Show an example on a page of its own, which nothing serves."""
    context = browser.new_context(viewport={"width": 900, "height": 900}, accept_downloads=True)

    def show(kind: str, store: str = "asks", change: Callable[[Any], Any] = lambda document: document) -> Learner:
        document = change(json.loads((EXAMPLES / f"{kind}.json").read_text(encoding="utf-8")))
        document["words"] = words(library(), kind)
        host = IN_A_NOTEBOOK if store == "kernel gone" else ON_A_PAGE
        text = PAGE.format(
            css=(STATIC / "everyelement.css").read_text(encoding="utf-8"),
            script=(STATIC / "everyelement.js").read_text(encoding="utf-8"),
            heard=HEARD,
            shown=host.format(document=json.dumps(document).replace("</", "<\\/"), store=STORES.get(store)),
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


def compare(name: str, found: list[str]) -> None:
    """Compare with what is kept, or keep it anew for somebody to read."""
    kept = TREES / f"{name}.txt"
    text = "\n".join(found)
    if os.environ.get("EVERYELEMENT_WRITE_TREES") == "1":
        TREES.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8"), "Read what has changed; if it is right, write the trees anew."


@pytest.mark.parametrize("kind", STATES)
def test_every_state_is_read_as_it_was(shown: Callable[..., Learner], kind: str) -> None:
    learner = shown(kind)
    found = [read(learner, "untouched")]
    for state, step in STATES[kind]:
        step(learner)
        found.append(read(learner, state))
    compare(kind, found)


def test_two_readings_on_one_board_are_told_apart(shown: Callable[..., Learner]) -> None:
    learner = shown("whatif", change=_other_readings)
    found = [read(learner, "untouched, in two readings")]
    learner.choose("for-repair", "yes")
    found.append(read(learner, "a fact turns one reading and not the other"))
    compare("whatif-readings", found)


@pytest.mark.parametrize("store", ["kernel gone", "refuses"])
def test_that_answers_cannot_be_kept_is_said_in_every_kind_that_keeps_any(
    shown: Callable[..., Learner], store: str
) -> None:
    found = []
    for kind, begin in BEGINNINGS.items():
        learner = shown(kind, store)
        begin(learner)
        late = learner.say("keep-late" if store == "kernel gone" else "keep-late-page")
        standing = learner.root.get_by_role("group", name=learner.say("keep-label"))
        expect(standing.get_by_role("status")).to_have_text(late, timeout=10 * SECONDS)
        learner.page.evaluate(NEXT_FRAME)
        heard = learner.page.evaluate("heard.splice(0)")
        assert heard.count(late) == 1, "It is said once."
        found.append(f"## {kind}\n\n{standing.aria_snapshot()}\n\nkeyboard: {learner.page.evaluate(FOCUS)}\n")
        learner.page.close()
    compare(store.replace(" ", "-"), found)


def test_every_kind_that_keeps_answers_is_asked_whether_it_says_so() -> None:
    assert {*BEGINNINGS, "safety", "statute"} == set(KINDS), "The head and the law itself ask nothing."
