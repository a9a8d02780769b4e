"""The page that one opens first, in plain words, and the same for whoever opens a folder and reads a file."""

import html
import textwrap
from collections.abc import Mapping

from everyelement.content import Library
from everyelement.press.lite.pages import STYLE
from everyelement.press.site.templates import in_words

SERVE = "python3 -m http.server --bind 127.0.0.1 --directory site"
LAB = "everyelement lab"
PARTS = ("site", "lite", "notebooks", "handouts")


def pages(shelf: Library, *, handouts: bool) -> dict[str, str]:
    """Write the first page and its twin in plain text."""
    words = shelf.words["usb"]
    parts = [part for part in PARTS if handouts or part != "handouts"]
    day = in_words(max(shelf.lesson(id_).law_as_of for id_ in shelf.lesson_ids()))
    advice = shelf.words["site"]["not-advice"].format(date=day)
    return {
        "index.html": _page(words, parts, advice, shelf.helplines.exit, shelf.words["site"]["exit"]),
        "README.txt": _text(words, parts, advice),
    }


def _page(words: Mapping[str, str], parts: list[str], advice: str, leave: str, leave_words: str) -> str:
    said = {key: html.escape(text) for key, text in words.items()}
    links = {"site": "site/index.html", "notebooks": "notebooks/", "handouts": "handouts/"}
    sections = []
    for part in parts:
        go = f'<p><a href="{links[part]}">{said[f"{part}-open"]}</a></p>' if part in links else ""
        how = _lab(said) if part == "lite" else ""
        sections.append(f"<section>\n<h2>{said[part]}</h2>\n<p>{said[f'{part}-what']}</p>\n{go}{how}\n</section>")
    return _FRAME.format(
        style=STYLE,
        title=said["title"],
        what=said["what"],
        sections="\n".join(sections),
        check=f"<h2>{said['check']}</h2>\n<p>{said['check-how']}</p>\n<pre>sha256sum -c SHA256SUMS</pre>",
        advice=html.escape(advice),
        license=said["license"],
        leave=html.escape(leave),
        leave_words=html.escape(leave_words),
    )


def _lab(said: Mapping[str, str]) -> str:
    return (
        f"<p>{said['lite-serve']}</p>\n<pre>{html.escape(SERVE)}</pre>\n"
        f"<p>{said['lite-then']} <code>http://127.0.0.1:8000/lite/</code></p>\n"
        f"<p>{said['lite-installed']}</p>\n<pre>{html.escape(LAB)}</pre>"
    )


def _text(words: Mapping[str, str], parts: list[str], advice: str) -> str:
    lines = [words["title"], "=" * len(words["title"]), "", words["what"], ""]
    for part in parts:
        lines += [words[part], "-" * len(words[part]), words[f"{part}-what"], ""]
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
    lines += [advice, words["license"]]
    return "\n".join(line if line.startswith("    ") else textwrap.fill(line, 80) for line in lines) + "\n"


_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header><a class="exit" href="{leave}" rel="noreferrer nofollow">{leave_words}</a></header>
<main>
<h1>{title}</h1>
<p>{what}</p>
{sections}
{check}
</main>
<footer>
<p>{advice}</p>
<p>{license}</p>
</footer>
</body>
</html>
"""
