"""What axe-core finds on a page, and what a person who enlarges, recolors or slows it down would run into."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from driving import talk
from driving.learner import Learner

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OPEN_ALL = "(root) => root.querySelectorAll('details').forEach((each) => { each.open = true; })"
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, nav *, footer *")]
    .filter((each) => !each.closest(".ee-unseen, .skip, svg") && each.checkVisibility())
    .filter((each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowY)
        && each.scrollHeight > each.clientHeight + 1)
    .map((each) => each.outerHTML.slice(0, 200))"""
"""What holds more than it shows."""
STILL = "() => new Promise((then) => setTimeout(then, 500))"
"""Until no color is on its way to another: ours take an eighth of a second. JupyterLab has some that never end."""
MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each);
    const lasts = `${style.transitionDuration},${style.animationDuration}`.split(",");
    return style.scrollBehavior === "smooth" || lasts.some((each) => parseFloat(each) > 0);
}).map((each) => each.outerHTML.slice(0, 200))"""


def found_by_axe(page: Page, *, only: str = "", within: str = "") -> list[str]:
    """Run every rule, or only one, on the page or within a part of it; each finding on a line."""
    page.evaluate("scrollTo(0, 0)")  # else what stays in sight may lie over a target that is scrolled below it
    page.evaluate(STILL)
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(Axe().axe_script)
    options = {
        "runOnly": {"type": "rule", "values": [only]} if only else {"type": "tag", "values": TAGS},
        "resultTypes": ["violations"],
        "preload": False,  # else it would ask for the style sheets once more, which a page from a folder may not
    }
    found = page.evaluate(
        "([within, options]) => axe.run(within ? { include: [[within]] } : document, options)", [within, options]
    )
    assert found["passes"] or found["violations"] or only, "Axe has looked at nothing."
    return [
        f"{each['id']}: {each['help']}: {node['target']} {node['html'][:200]} {node.get('failureSummary', '')}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


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
