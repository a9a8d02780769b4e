"""Lessons as pages: the notebook with its still forms, and the documents that make them live."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import nbformat
from nbformat import NotebookNode

from everyelement import __version__
from everyelement.content import Library
from everyelement.content.check_lessons import SHOWN
from everyelement.content.model import Lesson
from everyelement.exercises import document, still_html, still_text
from everyelement.press.notebooks import FACILITATOR, executed, notebook, written
from everyelement.press.site.folder import digest
from everyelement.press.site.memory import Memory
from everyelement.press.site.page import Page
from everyelement.press.site.plan import Plan
from everyelement.press.site.templates import in_words

PLACE = '<div class="ee-place" id="exercise-{id}">{still}</div>'
"""Where an exercise stands: its still form, and beside it, once the page is alive, the live one."""

_ONLY_SHOWS = re.compile(r'(?:from everyelement import show|show\("[^"]+"\)|\s)*')


def pressed_notebook(shelf: Library, id_: str, *, facilitator: bool = False) -> NotebookNode:
    """Make the notebook of a lesson with what it shows. A kernel is started only where a cell does more than show."""
    made = notebook(shelf, id_, facilitator=facilitator)
    code = [cell for cell in made.cells if cell.cell_type == "code"]
    if not all(_ONLY_SHOWS.fullmatch(cell.source) for cell in code):
        shelf.files.update(path.relative_to(shelf.root).as_posix() for path in shelf.root.rglob("*.toml"))
        return executed(made)
    for count, cell in enumerate(code, start=1):
        cell.execution_count = count
        cell.outputs = [_output(shelf, name, count) for name in SHOWN.findall(cell.source)]
    return made


def _output(shelf: Library, exercise: str, count: int) -> NotebookNode:
    """Give what a kernel would have stored: the still form in its two shapes."""
    shown = document(exercise, shelf)
    data = {"text/html": still_html(shown), "text/plain": still_text(shown)}
    return nbformat.v4.new_output("execute_result", data=data, execution_count=count)


def page_source(shelf: Library, made: NotebookNode, lessons: list[str]) -> str:
    """Make of a notebook the source of a page: places for the exercises, and no link to a lesson that is not here."""
    page = nbformat.from_dict(json.loads(json.dumps(made)))
    for cell in page.cells:
        if cell.cell_type == "markdown":
            cell.source = _linked(cell.source, lessons)
            if FACILITATOR in cell.metadata.get("tags", []):
                cell.source = _marked(shelf, cell.source)
        for output in cell.get("outputs", []):
            if said := output.get("data", {}).get("text/html", ""):
                output["data"] = {"text/html": _place(said)}
    return written(page)


def _linked(text: str, lessons: list[str]) -> str:
    def link(match: re.Match[str]) -> str:
        return f'<a href="{match[2]}.html">{match[1]}</a>' if match[2] in lessons else match[1]

    return re.sub(r"\[([^\]]+)\]\(([\w-]+)\.ipynb\)", link, text)


def _marked(shelf: Library, text: str) -> str:
    """Set a part that is for facilitators apart from the rest."""
    said = html.escape(shelf.words["site"]["facilitator-part"])
    return f'<aside class="facilitator" aria-label="{said}">\n\n{text}\n\n</aside>'


def _place(still: str) -> str:
    named = re.match(r'<section class="ee" data-exercise="[^"/]+/([^"]+)">', still)
    if not named:
        return still
    if 'data-exercise="' in still and named[1] == "safety":  # it stands right under the lesson's own title
        still = still.replace("<h3>", "<h2>", 1).replace("</h3>", "</h2>", 1)
    return PLACE.format(id=named[1], still=still)


def documents_script(shelf: Library, made: NotebookNode) -> str:
    """Write the documents of what a lesson shows as a classic script; the words of each kind are said once."""
    shown = [
        document(name, shelf) for cell in made.cells if cell.cell_type == "code" for name in SHOWN.findall(cell.source)
    ]
    words: dict[str, Mapping[str, str]] = {}
    for each in shown:
        words.setdefault(each["kind"], each.pop("words"))
    return (
        "(function (documents, words) {\n"
        "  for (const each of documents) everyElementDocuments[each.id] = { ...each, words: words[each.kind] };\n"
        f"}})({_script(shown)},\n{_script(words)});\n"
    ).replace("(function", "globalThis.everyElementDocuments ??= {};\n(function", 1)


def _script(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pages(plan: Plan, memory: Memory, files: dict[str, str], address: str) -> Iterator[Page]:
    """Make the page of each lesson, and put what lies beside it among the files."""
    for id_ in plan.lessons:
        lesson = plan.shelf.lesson(id_)
        made = memory.recall(f"lessons/{id_}", partial(_made, plan, id_), str(plan.facilitator), *plan.lessons)
        files[f"documents/{id_}.js"] = made["documents"]
        files[f"lessons/{id_}.ipynb"] = made["notebook"]
        yield Page(
            name=f"lessons/{id_}",
            title=lesson.title,
            description=lesson.question,
            source=made["source"],
            suffix=".ipynb",
            as_of=in_words(lesson.law_as_of),
            shelf="index",
            lesson=id_,
            documents=made["stamp"],
            metadata=_metadata(plan, lesson, address),
        )


def _made(plan: Plan, id_: str, shelf: Library) -> dict[str, str]:
    made = pressed_notebook(shelf, id_, facilitator=plan.facilitator)
    documents = documents_script(shelf, made)
    source = page_source(shelf, made, plan.lessons)
    return {"documents": documents, "notebook": written(made), "source": source, "stamp": digest(documents.encode())}


def _metadata(plan: Plan, lesson: Lesson, address: str) -> str:
    """Say in schema.org's words what a lesson is."""
    said = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": lesson.title,
        "description": lesson.question,
        "learningResourceType": "lesson",
        "educationalLevel": plan.words["level"],
        "timeRequired": f"PT{lesson.minutes.total}M",
        "teaches": [objective.text for objective in lesson.objective],
        "license": plan.words["license-address"],
        "version": __version__,
        "dateModified": __version__.replace(".", "-"),  # an edition is named by its month; no clock is asked
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "Course", "name": "Every Element", "description": plan.words["description"]},
    }
    if address:
        said["url"] = f"{address}lessons/{lesson.id}.html"
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
