"""Build the site: stage the sources, let Sphinx make pages of them, and lay out what belongs beside them."""

from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import platformdirs
from sphinx.application import Sphinx

from everyelement.content import Library, NotFound
from everyelement.content.library import nearest
from everyelement.errors import EveryElementError
from everyelement.place import PACKAGE
from everyelement.press.site.folder import Folder, digest
from everyelement.press.site.page import Page
from everyelement.press.site.plan import FOOT, MENU, Plan

HERE = Path(__file__).parent
STATIC = PACKAGE / "static"
SEARCHING = ("documentation_options.js", "doctools.js", "language_data.js", "searchtools.js")
"""What of Sphinx's own scripts the search needs; no other page loads any."""


def press(
    shelf: Library,
    to: Path,
    lessons: Iterable[str] = (),
    *,
    facilitator: bool = False,
    address: str = "",
    lite: bool = False,
    cache: Path | None = None,
) -> Folder:
    """Make the site in a folder, and give it with the names of all that is in it.

    All lessons unless some are named, with everything that they use. What Sphinx remembers between two builds stands
    in `cache`, the user's own unless given, so that a second build makes anew only what has changed. Raises `NotFound`,
    `ContentError`, and `EveryElementError` where the folder holds something else or a page cannot be made.
    """
    known = shelf.lesson_ids()
    for id_ in lessons:
        if id_ not in known:
            raise NotFound(nearest("lesson", id_, known))
    site = Folder(to)
    site.claim()
    plan = Plan(shelf, [id_ for id_ in known if id_ in set(lessons or known)], facilitator=facilitator)
    cache = cache or _cache(to, facilitator=facilitator)
    sources = Folder(cache / "sources")
    pages = {page.name: page for page in plan.pages()}
    for page in pages.values():
        sources.put(page.name + page.suffix, page.source)
    sources.settle()
    made = _sphinx(cache, pages, _said(plan, address=_ended(address), lite=lite, facilitator=facilitator))
    for name in (*pages, "search"):
        site.put(f"{name}.html", (made / f"{name}.html").read_bytes())
    site.put("searchindex.js", (made / "searchindex.js").read_bytes())
    for name in SEARCHING:
        site.put(f"_static/{name}", (made / "_static" / name).read_bytes())
    for name, contents in _statics().items():
        site.put(f"_static/{name}", contents)
    for name, text in plan.files():
        site.put(name, text)
    site.put(".nojekyll", "")  # some hosts would otherwise leave out what begins with an underscore
    site.settle()
    return site


def _ended(address: str) -> str:
    return address.rstrip("/") + "/" if address else ""


def _cache(to: Path, *, facilitator: bool) -> Path:
    name = digest(str(to.resolve()).encode(), str(facilitator).encode())
    return platformdirs.user_cache_path("everyelement") / "site" / name


def _statics() -> dict[str, bytes]:
    """Gather the scripts and style sheets of our own."""
    ours = [
        *(STATIC / name for name in ("everyelement.js", "everyelement.css", "page.js")),
        HERE / "theme" / "site.css",
    ]
    return {path.name: path.read_bytes() for path in ours}


def _said(plan: Plan, *, address: str, lite: bool, facilitator: bool) -> dict[str, Any]:
    """Gather what the frame of every page says."""
    words = plan.words
    return {
        "words": dict(words),
        "exit": plan.shelf.helplines.exit,
        "address": address,
        "lite": lite,
        "facilitator": facilitator,
        "stamp": digest(*_statics().values()),
        "menu": [(name, words[word]) for name, word in MENU.items() if plan.has(name)],
        "foot": [(name, words[word]) for name, word in FOOT.items() if plan.has(name)],
        "lessons_list": [(f"lessons/{id_}", plan.shelf.lesson(id_).title) for id_ in plan.lessons],
        # A page made by other code of ours is another page, although its source has not changed.
        "code": digest(*(path.read_bytes() for path in sorted(HERE.rglob("*")) if path.suffix in {".py", ".html"})),
    }


def _sphinx(cache: Path, pages: Mapping[str, Page], said: dict[str, Any]) -> Path:
    """Make pages of the staged sources that changed. Raises `EveryElementError` with all that Sphinx warns of."""
    out, warnings = cache / "html", StringIO()
    app = Sphinx(
        srcdir=cache / "sources",
        confdir=None,
        outdir=out,
        doctreedir=cache / "doctrees",
        buildername="html",
        confoverrides={
            "project": "Every Element",
            "author": "The Every Element contributors",
            "language": "en",
            "extensions": ["myst_nb"],
            "exclude_patterns": ["_build"],
            "html_theme": "theme",
            "html_theme_path": [str(HERE)],
            "html_context": said,
            "html_permalinks": False,
            "html_use_index": False,
            "html_copy_source": False,
            "html_show_search_summary": False,  # it would fetch every page that it finds
            "nb_execution_mode": "off",
            "nb_remove_code_source": True,
            "smartquotes": False,  # a statute is quoted letter by letter
            "suppress_warnings": ["toc.not_included"],
        },
        status=None,
        warning=warnings,
    )

    def frame(_app: Sphinx, name: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
        context.update(_around(name, pages, said, context.get("toc", "")))

    app.connect("html-page-context", frame)
    app.build()
    if told := warnings.getvalue().strip():
        raise EveryElementError(f"Not every page could be made as it should be:\n{told}")
    return out


def _around(name: str, pages: Mapping[str, Page], said: Mapping[str, Any], toc: str) -> dict[str, Any]:
    """Say what stands around one page: where on the site it is, what is on it, what comes before and after."""
    page = pages.get(name) or Page(name=name, title="", as_of=next(iter(pages.values())).as_of)
    lessons = said["lessons_list"] if page.lesson or name in {"index", "lessons/index"} else []
    names = [each for each, _ in said["lessons_list"]]
    around = []
    if page.lesson:
        at = names.index(name)
        around = [("prev", *said["lessons_list"][at - 1])] if at else []
        around += [("next", *said["lessons_list"][at + 1])] if at + 1 < len(names) else []
    shelf = pages.get(page.shelf)
    return {
        "page": page,
        "siblings": lessons,
        "around": around,
        "trail": (shelf.name, shelf.title) if shelf else (),
        "inside": _inside(toc),
    }


def _inside(toc: str) -> str:
    """Take of Sphinx's table of contents what stands below the page's own title; nothing where that is one entry."""
    start, end = toc.find("<ul", 4), toc.rfind("</ul>", 0, toc.rfind("</li>"))
    inner = toc[start : end + 5] if 0 < start < end else ""
    return inner if inner.count("<li>") > 1 else ""
