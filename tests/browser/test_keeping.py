"""Answers are on disk after a yes and not before; they come back, and they can be erased."""

import json

from driving import cards, safe
from driving.learner import Learner
from driving.lessons import FIRST, meet, of_kind
from driving.pages import open_lab
from driving.server import Server, until
from playwright.sync_api import Page, expect

NAME = of_kind(FIRST, "quiz", "mark", "sort")


def ticked(learner: Learner) -> list[str]:
    """List what is chosen, without the scope that is another each time."""
    boxes = learner.root.locator(".ee-card input:checked").all()
    return [f"{box.get_attribute('name').removeprefix(learner.scope)}={box.get_attribute('value')}" for box in boxes]


def test_answers_are_kept_after_yes_restored_and_erased(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "kept")
    folder = (server.folder / notebook).parent / "my-work"
    open_lab(page, server, notebook)
    learner = meet(page, NAME)
    learner.enter()
    given = cards.drive(learner)
    before, score = ticked(learner), learner.root.locator(".ee-progress [role=status]").text_content()
    assert not folder.exists(), "Nothing may stand on disk before a yes."
    learner.press(learner.button("keep-yes"))
    expect(learner.root.locator(".ee-keep [role=status]")).to_have_text(learner.say("keep-kept"))
    name = NAME.partition("/")[2]
    until((folder / f"{FIRST}.json").exists, "the work file", 10)
    kept = json.loads((folder / f"{FIRST}.json").read_text())
    assert kept == {"format": 1, "lesson": FIRST, "exercises": {name: given}}

    server.stop_kernels()  # so that only the file can bring the answers back
    open_lab(page, server, notebook)
    again = meet(page, NAME)
    expect(again.root.locator(".ee-keep [role=status]")).to_have_text(again.say("keep-kept"))
    assert ticked(again) == before
    assert again.root.locator(".ee-progress [role=status]").text_content() == score

    safety = meet(page, of_kind(FIRST, "safety"))
    safety.enter()
    safe.erase(safety)
    expect(again.root.locator(".ee-keep [role=status]")).to_have_text(again.say("erased"))
    assert ticked(again) == []
    until(lambda: not folder.exists(), "my-work to be gone", 10)

    server.stop_kernels()
    open_lab(page, server, notebook)
    asked = meet(page, NAME)
    assert ticked(asked) == []
    asked.enter()
    asked.choose(asked.document["question"]["items"][0]["id"], before[0].partition("=")[2])
    expect(asked.button("keep-yes")).to_be_visible()  # it asks again, for the yes was erased too


def test_after_a_no_nothing_is_on_disk(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "not-kept")
    open_lab(page, server, notebook)
    learner = meet(page, NAME)
    learner.enter()
    cards.drive(learner)
    learner.press(learner.button("keep-no"))
    status = learner.root.locator(".ee-keep [role=status]")
    expect(status).to_have_text(learner.say("keep-none"))
    cards.pass_and_start_again(learner)
    # A second exercise has heard of the no: so the kernel has dealt with all that was sent before.
    other = meet(page, of_kind(FIRST, "whatif"))
    other.enter()
    other.choose(other.document["question"]["items"][0]["id"], "unknown")
    other.choose(other.document["question"]["items"][0]["id"], "yes")
    expect(other.root.locator(".ee-keep [role=status]")).to_have_text(other.say("keep-none"))
    assert sorted(path.name for path in (server.folder / "not-kept").iterdir() if path.is_dir()) in (
        [],
        [".ipynb_checkpoints"],
    )
