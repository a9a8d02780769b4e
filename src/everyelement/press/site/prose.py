"""The pages that are written as prose: the first page, those for lecturers and facilitators, and two of our docs."""

import re
from collections.abc import Callable, Iterator, Mapping

from docutils.nodes import make_id
from markupsafe import Markup

from everyelement.place import shipped
from everyelement.press.site.page import Page
from everyelement.press.site.plan import Plan
from everyelement.press.site.templates import filled, flat, linking

WRITTEN: Mapping[str, str] = {"front": "index", "lecturers": "lecturers", "facilitators": "facilitators"}
"""Files of content/pages, and the names of their pages."""
DOCS = ("accessibility", "anywhere")
"""Files of docs/ that are pages of the site too, as soon as they are written."""
PICTURE = "picture.png"


def written_docs() -> list[str]:
    """List those pages of docs that there are."""
    return [name for name in DOCS if (shipped("docs") / f"{name}.md").is_file()]


def pages(plan: Plan) -> Iterator[Page]:
    """Make the pages that are written as prose."""
    for file, name in WRITTEN.items():
        yield _page(plan, name, plan.shelf.page(file))
    for name in plan.written:
        yield _page(plan, name, (shipped("docs") / f"{name}.md").read_text(encoding="utf-8"))


def _page(plan: Plan, name: str, text: str) -> Page:
    for mark, fill in _FILLS.items():
        if f"<!-- {mark} -->" in text:
            text = text.replace(f"<!-- {mark} -->", fill(plan, name))
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    return Page(
        name=name,
        title=title[1] if title else name,
        source=_linked(plan, name, text),
        description=plan.words["description"] if name == "index" else "",
        as_of=plan.as_of,
    )


def _linked(plan: Plan, name: str, text: str) -> str:
    """Lead every link of ours to its page; what is not on this site is named without a link."""
    ref = linking(name, plan.has)
    places = {_as_written(heading): make_id(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}

    def link(match: re.Match[str]) -> str:
        if match[2].startswith("#"):
            return f'<a href="#{places.get(match[2][1:], match[2][1:])}">{match[1]}</a>'
        target = re.sub(r"^(?:lesson:|\./)|\.(?:md|ipynb)$", "", match[2])
        target = f"lessons/{target}" if match[2].startswith("lesson:") else target
        return str(ref(target, match[1]))

    return re.sub(r"(?<!!)\[([^\]]+)\]\((?!https?:|mailto:)([^)\s]+)\)", link, text)


def _as_written(heading: str) -> str:
    """Give the name by which people link to a heading in a file; pages call the same place by plain letters alone.

    >>> _as_written("The university's hub")
    'the-universitys-hub'
    """
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _picture(plan: Plan, name: str) -> str:
    del name  # the first page alone shows it
    return str(
        Markup('<p class="picture"><img src="_static/{}" width="1360" height="1000" alt="{}"></p>').format(
            PICTURE, plan.words["picture"]
        )
    )


def _lessons(plan: Plan, name: str) -> str:
    lessons = [plan.shelf.lesson(id_) for id_ in plan.lessons]
    return filled("lessons.md", ref=linking(name, plan.has), words=plan.words, lessons=lessons)


def _shelves(plan: Plan, name: str) -> str:
    ref = linking(name, plan.has)
    rows = [(page, plan.words[key], plan.words[lead]) for page, key, lead in _SHELVES if plan.has(page)]
    return "".join(["<ul>", *(f"<li>{ref(page, title)}. {flat(lead)}</li>" for page, title, lead in rows), "</ul>"])


def _programs(plan: Plan, name: str) -> str:
    ref = linking(name, plan.has)
    rows = [plan.shelf.program(id_) for id_ in plan.programs]
    said = [
        Markup("<li>{}: {}. {}</li>").format(
            ref(f"programs/{each.id}", each.title),
            plan.shelf.words["all"]["minutes"].format(n=each.minutes),
            flat(each.audience),
        )
        for each in rows
    ]
    return f"<ul>{Markup().join(said)}</ul>" if said else ""


_SHELVES = (
    ("law/index", "law", "law-lead"),
    ("stories/index", "stories", "stories-lead"),
    ("cases/index", "cases", "cases-lead"),
    ("figures", "figures", "figures-more"),
    ("glossary", "glossary", "glossary-more"),
    ("misconceptions", "misconceptions", "misconceptions-more"),
    ("sources/index", "sources", "sources-lead"),
    ("programs/index", "programs", "programs-lead"),
    ("help", "help", "help-more"),
)
_FILLS: Mapping[str, Callable[[Plan, str], str]] = {
    "picture": _picture,
    "lessons": _lessons,
    "shelves": _shelves,
    "programs": _programs,
}
