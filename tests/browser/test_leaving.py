"""Exit this page: at once, whatever is unsaved, and without a question."""

from driving.lessons import FIRST, meet, of_kind
from driving.pages import SECONDS, Watched, open_lab
from driving.server import Server
from playwright.sync_api import expect

HARMLESS = "<!doctype html><title>Weather</title><p>Sunny, with some clouds."


def unsaved(watched: Watched, server: Server, name: str) -> tuple[str, list[str]]:
    """Open a lesson, change it, and give the address of the exit and the list that dialogs are noted in."""
    page = watched.page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    exercise = of_kind(FIRST, "safety")
    open_lab(page, server, server.lay(FIRST, name))
    learner = meet(page, exercise)
    address = learner.document["question"]["exit"]
    assert address.startswith("https://")
    watched.allowed.append(address.rstrip("/"))
    page.context.route(address.rstrip("/") + "**", lambda route: route.fulfill(body=HARMLESS, content_type="text/html"))
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.type("# unsaved ")
    expect(page.locator(".jp-mod-dirty").first).to_be_attached()
    return address, asked


def test_exit_leaves_at_once_with_unsaved_changes(watched: Watched, server: Server) -> None:
    address, asked = unsaved(watched, server, "exit")
    page = watched.page
    learner = meet(page, of_kind(FIRST, "safety"))
    learner.enter()
    learner.press(learner.button("exit"))
    page.wait_for_url(address.rstrip("/") + "**", timeout=10 * SECONDS)
    expect(page).to_have_title("Weather")
    assert asked == []


def test_shift_three_times_leaves_from_anywhere(watched: Watched, server: Server) -> None:
    address, asked = unsaved(watched, server, "exit-by-shift")
    for _ in range(3):
        watched.page.keyboard.press("Shift")
    watched.page.wait_for_url(address.rstrip("/") + "**", timeout=10 * SECONDS)
    assert asked == []


def test_without_the_exit_the_browser_does_ask(watched: Watched, server: Server) -> None:
    """So that the two tests above can fail: an unsaved notebook brings the browser's question otherwise."""
    _, asked = unsaved(watched, server, "no-exit")
    with watched.page.expect_event("dialog", timeout=10 * SECONDS):
        watched.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
