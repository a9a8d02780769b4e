"""The head of a lesson: to pause, to find help, and to erase."""

from driving.learner import Learner


def pause(learner: Learner) -> None:
    """The pause covers the whole page, holds the keyboard, and gives everything back."""
    opener = learner.button("pause")
    learner.press(opener)
    wall = learner.root.page.get_by_role("dialog", name=learner.say("paused"))
    assert learner.shows(learner.say("paused-more"), wall)
    box, size = wall.bounding_box(), learner.page.viewport_size
    assert box
    assert size
    assert (box["x"], box["y"]) == (0, 0)
    assert box["width"] >= size["width"]
    assert box["height"] >= size["height"]
    assert wall.evaluate("(wall) => wall.matches(':modal') && wall.contains(document.activeElement)")
    learner.press(learner.button("go-on", wall))
    assert wall.count() == 0
    assert opener.evaluate("(button) => button === document.activeElement"), "The keyboard is back where it was."


def find_help(learner: Learner) -> None:
    """Every country's lines, with the numbers of the document."""
    learner.press(learner.root.locator(".ee-help summary"))
    lines = learner.root.locator(".ee-help [aria-live]")
    countries = learner.root.get_by_label(learner.say("country"), exact=True)
    for place, country in enumerate(learner.document["question"]["helplines"]):
        learner.press(countries, "ArrowDown" if place else "Home")
        assert countries.input_value() == country["id"]
        assert learner.shows(country["emergency"], lines)
        assert lines.locator("li").count() == len(country["lines"])
        for line in country["lines"]:
            assert learner.shows(line["name"], lines)
            assert learner.shows(line["number"], lines)


def erase(learner: Learner, place: str = "") -> None:
    """Asked twice: a no goes back, a yes erases. A page asks in words of its own, under keys that end in -page."""
    question = learner.say(f"erase-ask{place}")
    for answer in ("erase-no", "erase-yes"):
        learner.press(learner.button("erase"))
        assert learner.shows(question)
        learner.press(learner.button(answer))
        assert not learner.shows(question)
    assert learner.shows(learner.say("erased"), learner.root.locator(".ee-keep"))
