"""The page that one opens first, in plain words, and the same for whoever opens a folder and reads a file."""

import html
import textwrap
from collections.abc import Mapping

from everyelement.content import Library
from everyelement.press.frame import advice, framed

SERVE = "python3 -m http.server --bind 127.0.0.1 --directory site"
LAB = "everyelement lab"
PARTS = ("site", "group", "lite", "notebooks", "handouts")
TO_PRINT, TESTS, ITEMS = "to-print", ("a", "b"), 5
"""The folder of the shortest tests of before and after, which forms they are, and how long."""


def pages(shelf: Library, *, handouts: bool) -> dict[str, str]:
    """Write the first page and its twin in plain text."""
    words = shelf.words["usb"]
    parts = [part for part in PARTS if handouts or part != "handouts"]
    return {
        "index.html": framed(
            shelf, title=html.escape(words["title"]), main=_main(words, parts), license_=words["license"]
        ),
        "README.txt": _text(words, parts, advice(shelf)),
    }


def _main(words: Mapping[str, str], parts: list[str]) -> str:
    said = {key: html.escape(text) for key, text in words.items()}
    links = {
        "site": "site/index.html",
        "group": "site/facilitators.html",
        "notebooks": "notebooks/",
        "handouts": "handouts/",
    }
    sections = []
    for part in parts:
        go = f'<p><a href="{links[part]}">{said[f"{part}-open"]}</a></p>' if part in links else ""
        how = {"lite": _lab, "group": _tests}.get(part, lambda _: "")(said)
        sections.append(f"<section>\n<h2>{said[part]}</h2>\n<p>{said[f'{part}-what']}</p>\n{go}{how}\n</section>")
    check = f"<h2>{said['check']}</h2>\n<p>{said['check-how']}</p>\n<pre>sha256sum -c SHA256SUMS</pre>"
    return "\n".join([f"<p>{said['what']}</p>", *sections, check])


def _tests(said: Mapping[str, str]) -> str:
    rows = [
        f'<li><a href="{TO_PRINT}/pre-{test}-{ITEMS}{end}.html">{said[word].format(letter=test.upper())}</a></li>'
        for test in TESTS
        for word, end in (("group-form", ""), ("group-key", "-key"))
    ]
    return f"<p>{said['group-tests']}:</p>\n<ul>\n" + "\n".join(rows) + "\n</ul>"


def _lab(said: Mapping[str, str]) -> str:
    return (
        f"<p>{said['lite-serve']}</p>\n<pre>{html.escape(SERVE)}</pre>\n"
        f"<p>{said['lite-then']} <code>http://127.0.0.1:8000/lite/</code></p>\n"
        f"<p>{said['lite-installed']}</p>\n<pre>{html.escape(LAB)}</pre>"
    )


def _text(words: Mapping[str, str], parts: list[str], not_advice: str) -> str:
    lines = [words["title"], "=" * len(words["title"]), "", words["what"], ""]
    for part in parts:
        lines += [words[part], "-" * len(words[part]), words[f"{part}-what"], ""]
        if part == "group":
            lines += [f"{words['group-tests']}: {TO_PRINT}/", ""]
        if part == "lite":
            lines += [
                words["lite-serve"],
                "",
                f"    {SERVE}",
                "",
                f"{words['lite-then']} http://127.0.0.1:8000/lite/",
                "",
            ]
            lines += [words["lite-installed"], "", f"    {LAB}", ""]
    lines += [words["check"], "-" * len(words["check"]), words["check-how"], "", "    sha256sum -c SHA256SUMS", ""]
    lines += [not_advice, words["license"]]
    return "\n".join(line if line.startswith("    ") else textwrap.fill(line, 80) for line in lines) + "\n"
