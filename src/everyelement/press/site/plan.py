"""What stands on the site: which pages, made of which content, and the files beside them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from everyelement.content import Library
from everyelement.content.program import Activity
from everyelement.exercises.statute import runs
from everyelement.law import Element, Version
from everyelement.press.site.page import Page
from everyelement.press.site.selection import Selection
from everyelement.press.site.templates import filled, in_words, linking, relative

MENU: Mapping[str, str] = {
    "index": "lessons",
    "law/index": "law",
    "stories/index": "stories",
    "cases/index": "cases",
    "glossary": "glossary",
    "help": "help",
}
"""The pages named above every page, with the key of their word."""
FOOT: Mapping[str, str] = {
    "lecturers": "lecturers",
    "facilitators": "facilitators",
    "programs/index": "programs",
    "figures": "figures",
    "misconceptions": "misconceptions",
    "sources/index": "sources",
    "help": "help",
    "anywhere": "anywhere",
    "accessibility": "accessibility",
}
"""The pages named below every page."""


class Plan(Selection):
    """The pages of a site of these lessons, by name, and what their templates ask for."""

    def __init__(self, shelf: Library, lessons: list[str], written: Sequence[str], *, facilitator: bool) -> None:
        """Choose the lessons, and those pages of `docs` that are written."""
        super().__init__(shelf, lessons)
        self.written = written
        self.facilitator = facilitator
        self.words: Mapping[str, str] = shelf.words["site"]

    @cached_property
    def as_of(self) -> str:
        """The newest date of law among the lessons, in words."""
        return in_words(max(self.shelf.lesson(id_).law_as_of for id_ in self.lessons))

    @cached_property
    def names(self) -> frozenset[str]:
        """The name of every page that there will be."""
        shelves = {
            "lessons": self.lessons,
            "law": self.laws,
            "stories": self.stories,
            "cases": self.cases,
            "sources": self.sources,
            "programs": self.programs,
        }
        pages = {f"{folder}/{id_}" for folder, ids in shelves.items() for id_ in ids}
        pages |= {f"{folder}/index" for folder, ids in shelves.items() if ids and folder != "lessons"}
        pages |= {"index", "glossary", "misconceptions", "help", "lecturers", "facilitators", *self.written}
        return frozenset(pages | ({"figures"} if self.figures else set()))

    def has(self, name: str) -> bool:
        """Say whether there will be a page of this name."""
        return name in self.names

    def page(
        self, name: str, template: str, title: str, *, shelf: str = "", description: str = "", **more: Any
    ) -> Page:
        """Fill a template into a page."""
        ref = linking(name, self.has)

        def cites(ids: Sequence[str]) -> Markup:
            return Markup("; ").join(ref(f"sources/{id_}", self.shelf.sources[id_].cite) for id_ in ids)

        words = self.shelf.words
        used = [(self.words[f"used-{group}"], links) for group, links in self.uses(name)]
        common = {
            "plan": self,
            "ref": ref,
            "cites": cites,
            "grade": words["grade"].__getitem__,
            "image": lambda id_: relative("_static/" + id_, name).replace(".html", ".svg"),
            "words": self.words,
            "all_words": words["all"],
            "statute_words": words["statute"],
            "figure_words": words["figure"],
            "decided": words["decided"],
            "coded": words["coded"],
            "safety": words["safety"],
        }
        below = Markup(filled("used.md", groups=used, **common)) if used else ""  # noqa: S704  (made by a template)
        source = filled(template, used=below, title=title, **common, **more)
        return Page(name=name, title=title, source=source, shelf=shelf, description=description, as_of=self.as_of)

    # -- what the templates ask for

    def ask(self, fact: str) -> str:
        """Put the question behind a fact, about nobody in particular."""
        return self.shelf.facts[fact].asked_of("the person judged", "the other person")

    def outlined(self, version: Version) -> list[Markup]:
        """Give the words of a law in paragraphs, those of its elements outlined."""
        said = "".join(
            str(escape(run)) if isinstance(run, str) else str(Markup("<mark>{}</mark>").format(run[0]))
            for run in runs(version.text.strip(), version.element)
        )
        return [Markup("<br>".join(part.splitlines())) for part in said.split("\n\n")]  # noqa: S704  (escaped above)

    def elements(self, version: Version) -> dict[str, Element]:
        """Give the elements of a version by id; the first of two with one id stands."""
        return {element.id: element for element in reversed(version.element)}

    def titled(self, lessons: Sequence[str]) -> list[tuple[str, str]]:
        """Give those of these lessons that are on the site, with their titles."""
        return [(id_, self.shelf.lesson(id_).title) for id_ in lessons if id_ in self.lessons]

    def lessons_with_term(self, term: str) -> list[tuple[str, str]]:
        """Give the lessons that explain a word of the glossary."""
        return self.titled([id_ for id_ in self.lessons if term in self.shelf.lesson(id_).glossary])

    def named(self, activity: Activity) -> list[tuple[str, str]]:
        """Give the pages that a part of a program names; what is planned and not yet written is not among them."""
        shelf = self.shelf
        found = [(f"lessons/{id_}", shelf.lesson(id_).title) for id_ in activity.lessons if id_ in self.lessons]
        for id_ in activity.exercises:
            lesson, exercise = shelf.exercise(id_)
            found.append((f"lessons/{lesson.id}#exercise-{exercise.id}", exercise.title))
        found += [(f"stories/{id_}", shelf.scenario(id_).title) for id_ in activity.stories if id_ in self.stories]
        return found + [(f"cases/{id_}", shelf.case(id_).name) for id_ in activity.cases if id_ in self.cases]

    def files(self) -> Iterator[tuple[str, str]]:
        """Go through the drawings that stand beside the pages."""
        for id_ in self.figures:
            yield f"_static/{id_}.svg", self.shelf.drawing(id_)
