"""Filling templates: plain text is escaped, a heading is Markdown, and everything else on a page is ordinary HTML."""

import posixpath
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HEADING = re.compile(r"#{1,4} ")


def in_words(day: date) -> str:
    """Write a day in words, the same wherever the page is made.

    >>> in_words(date(2026, 3, 26))
    'March 26, 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def flat(text: str) -> str:
    """Write a text of several lines in one."""
    return " ".join(text.split())


def as_heading(text: str) -> Markup:
    """Write plain text so that Markdown leaves it as it is."""
    return Markup(re.sub(r"([\\`*_\[\]<>&#$~])", r"\\\1", flat(text)))  # noqa: S704  (Sphinx escapes it)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(flat=flat, md=as_heading, day=in_words)
    return made


def filled(template: str, **values: Any) -> str:
    """Fill a template, and set each heading and what stands below it apart, as Markdown wants it."""
    lines = [line.strip() for line in _environment().get_template(template).render(**values).splitlines()]
    blocks: list[str] = []
    running: list[str] = []
    for line in [*lines, "# "]:
        if not _HEADING.match(line):
            running.append(line)
            continue
        if block := " ".join(filter(None, running)):
            blocks.append(block)
        running = []
        blocks.append(line)
    return "\n\n".join(blocks[:-1]) + "\n"


def nested(steps: Iterable[tuple[int, str]]) -> Markup:
    """Lay out sentences, each as deep as it stands, as a list of lists.

    >>> print(nested([(0, "a"), (1, "b"), (1, "c"), (0, "d")]))
    <ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>
    """
    made, depth = "", -1
    for level, text in steps:
        made += "<ul><li>" if level > depth else "</li></ul>" * (depth - level) + "</li><li>"
        made += str(escape(text))
        depth = level
    return Markup(made + "</li></ul>" * (depth + 1))  # noqa: S704  (every text in it is escaped)


def relative(name: str, page: str) -> str:
    """Write the way from one page to another, or to a place on it.

    >>> relative("law/us-22-7102-12#words", "lessons/02-recruitment")
    '../law/us-22-7102-12.html#words'
    """
    bare, mark, place = name.partition("#")
    return posixpath.relpath(f"{bare}.html", posixpath.dirname(page) or ".") + mark + place


def linking(page: str, has: Callable[[str], bool]) -> Callable[[str, str], Markup]:
    """Make the function that links from a page; what is not on this site is named without a link."""

    def ref(name: str, text: str) -> Markup:
        if not has(name.partition("#")[0]):
            return escape(text)
        return Markup('<a href="{}">{}</a>').format(relative(name, page), text)

    return ref
