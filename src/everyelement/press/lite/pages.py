"""What the lab is told, and the pages in words beside it: where it opens, and where a learner's changes are kept."""

import html
import json
from collections.abc import Mapping

from everyelement.content import Library
from everyelement.press.lite.table import START

ABOUT = "about.html"


def settings(words: Mapping[str, str]) -> dict[str, str]:
    """Write the files that JupyterLite reads when it builds: what the page is told, and its settings.

    A notebook is never trusted there, so the site itself says that its lessons may run when they are opened. It never
    asks for a wheel that does not lie beside it.
    """
    page = {
        "appName": "Every Element",
        "appUrl": "./notebooks",
        "everyElementRunOnOpen": "true",
        "everyElementNotice": words["notice"],
        "everyElementMore": words["more"],
        "everyElementAbout": f"./{ABOUT}",
        "enableServiceWorkerCache": "false",  # the browser's own cache does, and never mixes two editions
        "litePluginSettings": {
            "@jupyterlite/pyodide-kernel-extension:kernel": {
                "disablePyPIFallback": True,
                "loadPyodideOptions": {"packages": list(START)},
            }
        },
    }
    overrides = {
        "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},  # as the device has it, light or dark
        "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 10},  # what is changed is kept soon
    }
    return {
        "jupyter-lite.json": _json({"jupyter-lite-schema-version": 0, "jupyter-config-data": page}),
        "overrides.json": _json(overrides),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def pages(shelf: Library, lessons: list[str]) -> dict[str, str]:
    """Write the page that opens the first lesson, and the one that says in words what this is and what it keeps."""
    words = {key: html.escape(text) for key, text in shelf.words["lite"].items()}
    links = [
        f'<li><a href="{_address(id_)}">{html.escape(shelf.lesson(id_).title)}</a></li>'
        for id_ in lessons
        if id_ in shelf.lesson_ids()
    ]
    first = _address(lessons[0])
    keep = "\n".join(f"<p>{words[key]}</p>" for key in ("kept", "download", "erase", "edition"))
    return {
        "index.html": _PAGE.format(
            style=STYLE,
            # Every page of the lab reads this one, and expects to find what is configured here.
            head=f'<meta http-equiv="refresh" content="0; url={first}">\n'
            '<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{}</script>',
            title=words["title"],
            main=f'<p><a href="{first}">{words["open"]}</a></p><p><a href="{ABOUT}">{words["more"]}</a></p>',
        ),
        ABOUT: _PAGE.format(
            style=STYLE,
            head="",
            title=words["title"],
            main=f'<p>{words["what"]}</p>\n<h2>{words["lessons"]}</h2>\n<ol start="0">{"".join(links)}</ol>\n'
            f'<p><a href="lab/index.html">{words["whole"]}</a></p>\n<h2>{words["keeping"]}</h2>\n{keep}',
        ),
    }


def say_where_it_cannot_start(page: str, words: str) -> str:
    """Have a page of the lab say in words that a browser does not start it from a file: else it would stay white."""
    script = f"""<script>
if (location.protocol === "file:") {{
  document.body.textContent = {json.dumps(words)};
  document.body.style.cssText = "font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; padding: 2rem 1rem";
}}
</script>"""
    return page.replace("</body>", f"{script}\n</body>")


def _address(lesson: str) -> str:
    return f"notebooks/index.html?path={lesson}.ipynb"


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
a.exit { float: right; padding: .5rem 1rem; background: var(--leave); color: var(--on); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
pre { padding: .75rem; background: var(--wash); border: 1px solid var(--line); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); }
"""
"""The look of a page of words beside a lab or on a stick, in the colors of the site, light and dark."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
{head}
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{main}
</main>
</body>
</html>
"""
