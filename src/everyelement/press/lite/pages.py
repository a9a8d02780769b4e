"""What the lab is told, and the pages in words beside it: where it opens, and where a learner's changes are kept."""

import html
import json
from collections.abc import Mapping

from everyelement.content import Library
from everyelement.press.frame import framed
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
        "index.html": framed(
            shelf,
            title=words["title"],
            main=f'<p><a href="{first}">{words["open"]}</a></p>\n<p><a href="{ABOUT}">{words["more"]}</a></p>',
            # Every page of the lab reads this one, and expects to find what is configured here.
            head=f'<meta http-equiv="refresh" content="0; url={first}">\n'
            '<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{}</script>\n',
        ),
        ABOUT: framed(
            shelf,
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
