"""The kernel stops, or is busy: the page goes on answering, and says that answers are not being kept."""

import json

import nbformat
from driving.learner import Learner
from driving.lessons import FIRST, LESSONS, drive, meet, of_kind
from driving.pages import SECONDS, open_lab
from driving.server import Server, until
from playwright.sync_api import Page, expect

from everyelement.exercises import document

CARDS = ("quiz", "mark", "sort")
BUSY = "import time\n\ntime.sleep(120)"


def test_every_exercise_still_answers_when_the_kernel_has_stopped(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "stopped")
    open_lab(page, server, notebook)
    learner = meet(page, of_kind(FIRST, *CARDS))
    for exercise in LESSONS[FIRST]:
        meet(page, exercise)
    learner.enter()
    answer_one(learner)
    learner.press(learner.button("keep-yes"))
    expect(standing(learner)).to_have_text(learner.say("keep-kept"))
    server.ask(f"/api/kernels/{server.kernel(notebook)}", "DELETE")
    until(lambda: not server.kernel(notebook), "the kernel to be gone")
    for exercise in LESSONS[FIRST]:
        learner = meet(page, exercise)
        drive(learner)
        if learner.document["kind"] in CARDS:
            expect(standing(learner)).to_have_text(learner.say("keep-late"))


def test_answers_are_shown_at_once_while_the_kernel_is_busy_and_kept_afterwards(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "busy")
    path = server.folder / notebook
    lesson = nbformat.read(path, as_version=4)
    lesson.cells.append(nbformat.v4.new_code_cell(BUSY))
    nbformat.write(lesson, path)
    server.trust(notebook)
    open_lab(page, server, notebook)
    learners = [meet(page, each) for each in LESSONS[FIRST] if document(each)["kind"] in CARDS]
    kernel = server.kernel(notebook)
    until(lambda: server.ask(f"/api/kernels/{kernel}")["execution_state"] == "busy", "the kernel to be busy")
    first = learners[0]
    first.enter()
    answer_one(first)
    first.press(first.button("keep-yes"))
    expect(standing(first)).to_have_text(first.say("keep-deciding"))
    expect(standing(first)).to_have_text(first.say("keep-late"), timeout=10 * SECONDS)
    for learner in learners:
        learner.enter()
        drive(learner)
    assert server.ask(f"/api/kernels/{kernel}")["execution_state"] == "busy"
    kept = path.parent / "my-work" / f"{FIRST}.json"
    assert not kept.exists()
    server.ask(f"/api/kernels/{kernel}/interrupt", "POST")
    for learner in learners:
        expect(standing(learner)).to_have_text(learner.say("keep-kept"), timeout=10 * SECONDS)
    names = {learner.document["id"].partition("/")[2] for learner in learners}
    until(kept.exists, "the work file", 10)
    until(lambda: names <= set(json.loads(kept.read_text())["exercises"]), f"{names} to be kept", 10)


def standing(learner: Learner):
    """Find the line that says whether answers are kept."""
    return learner.root.locator(".ee-keep [role=status]")


def answer_one(learner: Learner) -> None:
    item = learner.document["question"]["items"][0]
    option = (item.get("options") or learner.document["question"]["options"])[0]["id"]
    if item["pick"] == "many":
        learner.press(learner.option(item["id"], option), "Space")
    else:
        learner.choose(item["id"], option)
