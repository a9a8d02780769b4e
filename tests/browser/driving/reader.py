"""Somebody who has only a keyboard and the accessibility tree: no picture of the page, no mouse, no look at its code.

What has the focus, and what it lies in, is asked of the browser's own accessibility tree; what is announced is taken
down as `hearing` takes it down. What to do is decided by role, name, state and announcement alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error, Page

from driving.hearing import HEARD
from driving.learner import FAR, flat

Words = Mapping[str, str]
PATIENCE = 10
"""Seconds that a reader waits for something to be said."""
ACTING = {"button", "link", "radio", "checkbox", "combobox", "textbox", "DisclosureTriangle", "searchbox"}
WRITTEN = "The words of the law decide this."


@dataclass(frozen=True)
class Stop:
    """What is told of the place where the keyboard is."""

    role: str
    name: str
    states: Mapping[str, Any]
    around: tuple[tuple[str, str, int], ...]
    """What it lies in, the nearest first: role, name, and the browser's number for it."""

    def inside(self, role: str) -> tuple[str, int]:
        """Give name and number of the nearest named place of a role that it lies in."""
        return next(((name, id_) for what, name, id_ in self.around if what == role and name), ("", 0))


@dataclass
class Exercise:
    """What a reader has found out about the exercise that the keyboard is in."""

    title: str
    text: str
    heard: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    """What was done, by the names of the buttons and groups."""
    given: dict[int, tuple[str, str]] = field(default_factory=dict)
    """By the browser's number of each group: its name, and the name of what was chosen in it."""


class Reader:
    """Goes through a page with Tab, does what each control asks for, and keeps what was heard."""

    def __init__(self, page: Page, words: Callable[[str], str]) -> None:
        self.page = page
        self.say = words
        self.browser = page.context.new_cdp_session(page)
        self.browser.send("Accessibility.enable")
        page.evaluate(HEARD)
        self.exercises: dict[str, Exercise] = {}
        self.stops = 0

    # -- the accessibility tree

    def at(self) -> Stop | None:
        """Say what has the focus; nothing where the keyboard has left the page."""
        there = self.browser.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        nodes = self.browser.send("Accessibility.getAXNodeAndAncestors", {"objectId": there["objectId"]})["nodes"]
        self.browser.send("Runtime.releaseObject", {"objectId": there["objectId"]})
        told = [each for each in nodes if not each["ignored"]]
        if not told or told[0]["role"]["value"] in {"RootWebArea", "generic"}:
            return None
        states = {each["name"]: each["value"].get("value") for each in told[0].get("properties", [])}
        return Stop(_role(told[0]), _name(told[0]), states, tuple(map(_place, told[1:])))

    def read(self, id_: int) -> str:
        """Read all that stands in a place, from its beginning to its end."""
        nodes = self.browser.send("Accessibility.queryAXTree", {"backendNodeId": id_})["nodes"]
        return " ".join(_name(each) for each in nodes if _role(each) == "StaticText")

    def hear(self) -> list[str]:
        said: list[str] = self.page.evaluate("heard.splice(0)")
        return said

    def press(self, key: str) -> list[str]:
        """Press a key, and give what is said at once."""
        self.hear()
        self.page.keyboard.press(key)
        self.page.evaluate("() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
        return self.hear()

    def press_and_hear(self, key: str, what: str) -> list[str]:
        """Press a key that has to be answered with words."""
        said = self.press(key)
        if said:
            return said
        try:
            self.page.wait_for_function("heard.length", timeout=PATIENCE * 1000)
        except Error as error:
            raise AssertionError(f"{what}: nothing is said.") from error
        return self.hear()

    def focused(self) -> Stop:
        stop = self.at()
        assert stop, "The keyboard is nowhere."
        return stop

    # -- through the page

    def go_through(self) -> None:
        """From the first stop of the page to beyond the last, and every exercise on the way."""
        self.page.keyboard.press("Tab")
        skip = self.focused()
        assert (skip.role, skip.name) == ("link", self.say("site.skip")), (
            "The first stop leads past what is the same everywhere."
        )
        self.page.keyboard.press("Enter")
        while self.stops < FAR * 2:
            self.page.keyboard.press("Tab")
            stop = self.at()
            if stop is None:
                return
            self.stops += 1
            assert stop.role in ACTING, f"A reader cannot know what this is for: {stop}"
            assert stop.name, f"A reader is told of a {stop.role} and no more: {stop.around[:3]}"
            title, id_ = stop.inside("region")
            if title:
                self._meet(stop, title, id_)
        raise AssertionError("The keyboard never comes out at the end.")

    def _meet(self, stop: Stop, title: str, id_: int) -> None:
        if title not in self.exercises:
            self.exercises[title] = Exercise(title, self.read(id_))
        exercise = self.exercises[title]
        if stop.role == "radio":
            self._choose(exercise, stop)
        elif stop.role == "checkbox":
            self._tick(exercise, stop)
        elif stop.role == "textbox":
            self.page.keyboard.type(WRITTEN)
            exercise.done.append(stop.name)
        elif stop.role == "combobox":
            exercise.heard += self.press("ArrowDown") or self.press_and_hear(
                "ArrowUp", f"{exercise.title}: {stop.name}"
            )
            exercise.done.append(stop.name)
        elif stop.role == "DisclosureTriangle":
            self._open(exercise, stop)
        elif stop.role == "button":
            self._button(exercise, stop)

    def _choose(self, exercise: Exercise, stop: Stop) -> None:
        """Choose in a group: the first answer, or the next one, turn by turn."""
        group, id_ = self._group(stop)
        if id_ in exercise.given:
            return
        if self.say("whatif.facts") in exercise.text:
            self._turn(exercise, group, id_)
            return
        key = "Space" if len(exercise.given) % 2 == 0 else "ArrowDown"
        exercise.heard += self.press(key)
        chosen = self.focused()
        assert chosen.states.get("checked") == "true", f"{group}: the choice is not told: {chosen}"
        exercise.given[id_] = (group, chosen.name)

    def _turn(self, exercise: Exercise, group: str, id_: int) -> None:
        """Change two facts of a board, each once, and hear what that does."""
        if len(exercise.given) == 2:
            return
        said = self.press_and_hear("ArrowDown", f"{exercise.title}, {group}")
        exercise.heard += said
        exercise.given[id_] = (group, self.focused().name)
        if any(self.say("whatif.clash").partition("{")[0] in each for each in said):
            self.page.keyboard.press("Tab")
            while self.focused().name != self.say("whatif.leave-it"):
                self.page.keyboard.press("Tab")
            self.press("Enter")
            assert self.focused().states.get("checked") == "true", (
                "After it, the keyboard is at the answer that stands."
            )

    def _tick(self, exercise: Exercise, stop: Stop) -> None:
        """Tick the first box of every passage, and no other."""
        group, id_ = self._group(stop)
        if id_ in exercise.given:
            return
        exercise.heard += self.press("Space")
        ticked = self.focused()
        assert ticked.states.get("checked") == "true", f"{group}: the tick is not told."
        exercise.given[id_] = (group, ticked.name)

    def _open(self, exercise: Exercise, stop: Stop) -> None:
        """Open what helps, once, and hear from its state that it is open."""
        if stop.name not in {self.say(f"{key}") for key in ("safety.help", "memo.rubric", "figure.table")}:
            return
        if stop.states.get("expanded"):
            return
        self.press("Enter")
        assert self.focused().states.get("expanded") is True, f"{stop.name}: that it is open is not told."
        exercise.done.append(stop.name)

    def _button(self, exercise: Exercise, stop: Stop) -> None:
        name = stop.name
        speaking = {
            self.say(key)
            for key in ("all.check", "discuss.vote", "discuss.vote-again", "memo.download", "whatif.back-to-story")
        }
        if name == self.say("all.keep-no"):
            said = self.press_and_hear("Enter", name)
            assert self.say("all.keep-none-page") in said
        elif name in speaking and not stop.states.get("disabled"):
            said = self.press_and_hear("Enter", f"{exercise.title}: {name}")
            exercise.heard += said
            exercise.done.append(name)
        elif name == self.say("safety.pause") and name not in exercise.done:
            self.press("Enter")
            inside = self.focused()
            assert inside.inside("dialog")[0] == self.say("safety.paused")
            assert inside.name == self.say("safety.go-on")
            self.press("Enter")
            assert self.focused().name == name, "After the pause, the keyboard is where it was."
            exercise.done.append(name)
        elif stop.states.get("expanded") is False and name not in exercise.done:
            self._unfold(exercise, stop)

    def _unfold(self, exercise: Exercise, stop: Stop) -> None:
        """An element of the law: two of each exercise are opened, and what is said of them is heard."""
        if len(exercise.done) >= 2:
            return
        exercise.heard += self.press_and_hear("Enter", f"{exercise.title}: {stop.name}")
        assert self.focused().states.get("expanded") is True, f"{stop.name}: that it is open is not told."
        self.press("Enter")
        exercise.done.append(stop.name)

    def _group(self, stop: Stop) -> tuple[str, int]:
        name, id_ = stop.inside("group")
        assert name, f"A reader is not told what {stop.name!r} answers."
        return name, id_

    def said(self, exercise: Exercise, sentence: str) -> bool:
        return any(flat(sentence) in flat(each) for each in exercise.heard)


def _role(node: Mapping[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def _name(node: Mapping[str, Any]) -> str:
    return " ".join(str(node.get("name", {}).get("value", "")).split())


def _place(node: Mapping[str, Any]) -> tuple[str, str, int]:
    return _role(node), _name(node), int(node.get("backendDOMNodeId", 0))
