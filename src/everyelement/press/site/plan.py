"""What stands on the site: which pages, made of which content, and the files beside them."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from everyelement.content import Library
from everyelement.press.notebooks import written
from everyelement.press.site.folder import digest
from everyelement.press.site.lessons import documents_script, page_source, pressed_notebook
from everyelement.press.site.page import Page

MENU: Mapping[str, str] = {"index": "lessons"}
"""The pages named above every page, with the key of their word."""
FOOT: Mapping[str, str] = {}
"""The pages named below every page."""


class Plan:
    """The pages of a site of these lessons."""

    def __init__(self, shelf: Library, lessons: list[str], *, facilitator: bool) -> None:
        """Choose; nothing is made yet."""
        self.shelf = shelf
        self.lessons = lessons
        self.facilitator = facilitator
        self.words: Mapping[str, str] = shelf.words["site"]
        self._files: dict[str, str] = {}

    @cached_property
    def as_of(self) -> str:
        """The newest date of law among the lessons, in words."""
        return in_words(max(self.shelf.lesson(id_).law_as_of for id_ in self.lessons))

    def has(self, name: str) -> bool:
        """Say whether there will be a page of this name."""
        return name in {page.name for page in self.pages()}

    def pages(self) -> list[Page]:
        """Make every page, once."""
        return self._pages

    @cached_property
    def _pages(self) -> list[Page]:
        return [self._front(), *(self._lesson(id_) for id_ in self.lessons)]

    def files(self) -> Iterator[tuple[str, str]]:
        """Go through the files beside the pages: documents and notebooks."""
        self.pages()
        yield from self._files.items()

    def _front(self) -> Page:
        lines = [f"- [{self.shelf.lesson(id_).title}](lessons/{id_}.ipynb)" for id_ in self.lessons]
        return Page(
            name="index",
            title="Every Element",
            source="# Every Element\n\n" + "\n".join(lines) + "\n",
            as_of=self.as_of,
        )

    def _lesson(self, id_: str) -> Page:
        lesson = self.shelf.lesson(id_)
        made = pressed_notebook(self.shelf, id_, facilitator=self.facilitator)
        documents = documents_script(self.shelf, made)
        stamp = digest(documents.encode())
        self._files[f"documents/{id_}.js"] = documents
        self._files[f"lessons/{id_}.ipynb"] = written(made)
        return Page(
            name=f"lessons/{id_}",
            title=lesson.title,
            description=lesson.question,
            source=page_source(self.shelf, made, self.lessons, stamp),
            suffix=".ipynb",
            as_of=in_words(lesson.law_as_of),
            shelf="index",
            lesson=id_,
            documents=stamp,
        )


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_words(day: date) -> str:
    """Write a day in words, the same wherever the page is made.

    >>> in_words(date(2026, 3, 26))
    'March 26, 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
