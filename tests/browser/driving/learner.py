"""Somebody who works through an exercise with the keyboard alone, and reads what it says."""

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page

FAR = 2000
"""Presses of Tab after which a control counts as out of reach."""

WHERE = """(wanted) => {
    const at = document.activeElement;
    if (at === wanted) return "here";
    if (!at || at === document.body) return "lost";
    if (wanted.type === "radio" && at.type === "radio" && at.name === wanted.name) return "beside";
    return at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING ? "Tab" : "Shift+Tab";
}"""


def flat(text: str) -> str:
    """Take all spaces out, so that only the words are compared and not how they are set."""
    return "".join(text.split())


class Learner:
    """One exercise of one page, its document, and two hands on the keys."""

    def __init__(self, page: Page, root: Locator, document: Mapping[str, Any]) -> None:
        self.page = page
        self.root = root
        self.document = document
        self.scope = (root.get_attribute("aria-labelledby") or "").removesuffix("-title")

    def say(self, key: str, **filled: object) -> str:
        """Give a sentence of the exercise as its document words it."""
        words = str(self.document["words"][key])
        for name, value in filled.items():
            words = words.replace(f"{{{name}}}", str(value))
        return words

    def enter(self) -> None:
        """Put the focus on the first control; from here on there are only keys."""
        self.root.locator("button, input, select, textarea, summary").first.focus()

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def go(self, wanted: Locator) -> str:
        """Move to a control with Tab and Shift+Tab; says "beside" where it stops at another button of its group."""
        handle = wanted.element_handle()
        turned = ""
        for _ in range(FAR):
            where = handle.evaluate(WHERE)
            if where in {"here", "beside"}:
                return str(where)
            assert where != "lost", f"The focus was lost on the way to {wanted}."
            assert not turned or turned == where, f"The keyboard passes over {wanted}."
            turned = where
            self.key(where)
        raise AssertionError(f"The keyboard does not reach {wanted}.")

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        self.go(wanted)
        self.key(key)

    def button(self, key: str, within: Locator | None = None, **filled: object) -> Locator:
        """Find the button that bears a sentence of the document."""
        return (within or self.root).get_by_role("button", name=self.say(key, **filled), exact=True)

    def option(self, item: str, option: str) -> Locator:
        name, value = json.dumps(f"{self.scope}-{item}"), json.dumps(option)
        return self.root.locator(f"input[name={name}][value={value}]")

    def choose(self, item: str, option: str) -> None:
        """Choose one of a group of radio buttons with the arrow keys, or with the space bar where it is at hand."""
        wanted = self.option(item, option)
        if self.go(wanted) == "here":
            if not wanted.is_checked():
                self.key("Space")
            return
        handle = wanted.element_handle()
        for _ in range(FAR):
            if handle.evaluate(WHERE) == "here":
                return
            self.key("ArrowDown")
        raise AssertionError(f"The arrow keys do not reach {option} of {item}.")

    def tick(self, item: str, taken: list[str], options: list[str]) -> None:
        """Tick just these of several boxes."""
        for option in options:
            box = self.option(item, option)
            if box.is_checked() != (option in taken):
                self.press(box, "Space")

    def shows(self, text: str, within: Locator | None = None) -> bool:
        return flat(text) in flat((within or self.root).text_content() or "")
