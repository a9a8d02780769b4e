"""A trusted lesson runs when it is opened. What is not trusted, or not ours, does not run, and can still be read."""

import json

import nbformat
from driving.lessons import FIRST, LESSONS, meet, of_kind
from driving.pages import SECONDS, open_lab
from driving.server import PATIENCE, Server, until
from playwright.sync_api import Locator, Page, expect

NEWS = "Would you like to get notified"


def test_a_lesson_runs_by_itself_and_nothing_lies_over_it(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "trusted")
    open_lab(page, server, notebook)
    for exercise in LESSONS[FIRST]:
        meet(page, exercise)
    at_rest(page, server, notebook)
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert all(prompt.strip("[]:").isdigit() for prompt in prompts), prompts
    assert not page.locator(".jp-Dialog").count()
    assert not page.get_by_text(NEWS).count()
    first = page.locator(f'section.ee[data-exercise="{LESSONS[FIRST][0]}"]')
    expect(page.locator(".jp-Notebook h1").first).to_be_in_viewport()
    assert first.count() == 1, "The live exercise stands once, without its still form."


def test_an_empty_cell_of_the_learners_own_stops_nothing(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "with-an-empty-cell")
    path = server.folder / notebook
    lesson = nbformat.read(path, as_version=4)
    place = next(place for place, cell in enumerate(lesson.cells) if cell.cell_type == "code")
    lesson.cells.insert(place + 1, nbformat.v4.new_code_cell(""))
    nbformat.write(lesson, path)
    server.trust(notebook)
    open_lab(page, server, notebook)
    for exercise in LESSONS[FIRST]:
        meet(page, exercise)


def test_an_untrusted_copy_does_not_run_and_is_readable(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "untrusted")
    path = server.folder / notebook
    lesson = nbformat.read(path, as_version=4)
    code = next(cell for cell in lesson.cells if cell.cell_type == "code")
    code.source += "\nopen('ran', 'w').close()"
    nbformat.write(lesson, path)
    open_lab(page, server, notebook)
    at_rest(page, server, notebook)
    still = still_form(page, of_kind(FIRST, "quiz"))
    expect(still).to_contain_text(still_title(of_kind(FIRST, "quiz")))
    reasons = still.locator("details").first
    reasons.locator("summary").click()
    expect(reasons.locator(":scope > :not(summary)").first).to_be_visible()
    assert page.locator(".ee[aria-labelledby]").count() == 0, "An exercise is alive, so the notebook was run."
    assert not (path.parent / "ran").exists()


def test_a_notebook_that_is_not_ours_is_not_run(page: Page, server: Server) -> None:
    (server.folder / "another").mkdir()
    path = server.folder / "another" / "another.ipynb"
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("open('ran', 'w').close()")])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    path.write_text(json.dumps(made))
    server.trust("another/another.ipynb")
    open_lab(page, server, "another/another.ipynb")
    at_rest(page, server, "another/another.ipynb")
    assert not (path.parent / "ran").exists()
    assert page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents() == ["[ ]:"]


def test_it_can_be_switched_off_in_the_settings(page: Page, server: Server) -> None:
    notebook = server.lay(FIRST, "switched-off")
    assert runs_on_open(server)
    choose(page, server, off=True)
    try:
        open_lab(page, server, notebook)
        at_rest(page, server, notebook)
        assert page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()[0] == prompt_as_pressed(
            notebook, server
        )
        assert page.locator(".ee[aria-labelledby]").count() == 0, "An exercise is alive, so the notebook was run."
    finally:
        choose(page, server, off=False)
    open_lab(page, server, notebook)
    meet(page, LESSONS[FIRST][0])


def choose(page: Page, server: Server, *, off: bool) -> None:
    """Click the checkbox of our settings in the Settings Editor, as its words in docs/anywhere.md say."""
    page.goto(f"{server.address}/lab/workspaces/settings?reset")
    page.locator("#jupyterlab-splash").wait_for(state="detached", timeout=PATIENCE * SECONDS)
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.get_by_role("menuitem", name="Settings Editor").first.click()
    page.locator(".jp-PluginList input[type=search]").fill("Every Element", timeout=PATIENCE * SECONDS)
    page.locator(".jp-PluginList").get_by_text("Every Element", exact=True).click()
    box = page.get_by_role("checkbox", name="Run a lesson when it is opened")
    expect(box).to_be_checked(checked=off)
    box.click()
    expect(box).to_be_checked(checked=not off)
    until(lambda: runs_on_open(server) is not off, "the choice to be kept")


def runs_on_open(server: Server) -> bool:
    """Whether the choice that is kept is to run a lesson when it is opened; until somebody chooses, it is."""
    kept = server.ask("/lab/api/settings/everyelement:run-on-open")["settings"]
    return bool(kept.get("runOnOpen", True))


def prompt_as_pressed(notebook: str, server: Server) -> str:
    first = next(c for c in nbformat.read(server.folder / notebook, as_version=4).cells if c.cell_type == "code")
    return f"[{first.execution_count}]:"


def still_title(exercise: str) -> str:
    from everyelement.exercises import document

    return str(document(exercise)["title"])


def still_form(page: Page, exercise: str) -> Locator:
    """Find the still form by its title; an untrusted page has lost its data-exercise."""
    return page.locator("section.ee").filter(has_text=still_title(exercise)).first


def at_rest(page: Page, server: Server, notebook: str) -> None:
    """Wait until the kernel is there and idle, and the notebook would have been run."""
    until(lambda: server.kernel(notebook), "a kernel", PATIENCE)
    kernel = server.kernel(notebook)
    until(lambda: server.ask(f"/api/kernels/{kernel}")["execution_state"] == "idle", "the kernel to be idle")
    page.locator("[data-status=idle], .jp-Notebook-ExecutionIndicator").first.wait_for(timeout=PATIENCE * SECONDS)
