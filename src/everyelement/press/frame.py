"""The frame of a page of words beside a lab or on a stick: it loads nothing, and has a way out and the law's date."""

import html

from everyelement.content import Library
from everyelement.press.site.templates import in_words


def framed(shelf: Library, *, title: str, main: str, head: str = "", license_: str = "") -> str:
    """Put what is HTML already, a title and what belongs under it, into a whole page."""
    words = shelf.words["site"]
    return _PAGE.format(
        style=STYLE,
        title=title,
        main=main,
        head=head,
        leave=html.escape(shelf.helplines.exit),
        leave_words=html.escape(words["exit"]),
        advice=html.escape(advice(shelf)),
        license=html.escape(license_ or words["license"]),
    )


def advice(shelf: Library) -> str:
    """Say that it is no legal advice, and of which day the newest law in it is."""
    day = max(shelf.lesson(id_).law_as_of for id_ in shelf.lesson_ids())
    return shelf.words["site"]["not-advice"].format(date=in_words(day))


STYLE = """:root { --paper: #fff; --wash: #f4f6f8; --ink: #1c2530; --line: #d5dbe1; --accent: #1d5b82; }
:root { --leave: #a02c2c; --on: #fff; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
:root { --paper: #14181c; --wash: #1e242a; --ink: #e4e9ee; --line: #343d46; --accent: #8cc4e8; }
:root { --leave: #f0a09a; --on: #2a1010; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; background: var(--paper); color: var(--ink); }
body { font: max(1rem, 16px) / 1.65 system-ui, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin: 2rem 0 .25rem; }
p { margin: .5rem 0; }
a { color: var(--accent); }
section a, li a { display: inline-block; padding: .25rem 0; font-weight: 600; }
li a { vertical-align: top; }
a.exit { float: right; padding: .5rem 1rem; background: var(--leave); color: var(--on); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
pre { padding: .75rem; background: var(--wash); border: 1px solid var(--line); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); }
"""
"""The colors of the site, light and dark."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
{head}<style>
{style}</style>
</head>
<body>
<header><a class="exit" href="{leave}" rel="noreferrer nofollow">{leave_words}</a></header>
<main>
<h1>{title}</h1>
{main}
</main>
<footer>
<p>{advice}</p>
<p>{license}</p>
</footer>
</body>
</html>
"""
