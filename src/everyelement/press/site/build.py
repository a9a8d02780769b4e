"""Build the site: stage the sources, let Sphinx make pages of them, and lay out what belongs beside them."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

import platformdirs
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.search import js_index
from sphinx.util.docutils import docutils_namespace, patch_docutils

from everyelement.content import Library, NotFound
from everyelement.content.library import nearest
from everyelement.errors import EveryElementError
from everyelement.place import PACKAGE, shipped
from everyelement.press.site import prose, shelves, take
from everyelement.press.site.folder import Folder, digest
from everyelement.press.site.lessons import pages as lesson_pages
from everyelement.press.site.memory import Memory
from everyelement.press.site.page import Page
from everyelement.press.site.plan import FOOT, MENU, Plan

HERE = Path(__file__).parent
STATIC = PACKAGE / "static"
SEARCHING = ("documentation_options.js", "doctools.js", "language_data.js", "searchtools.js")
"""What of Sphinx's own scripts the search needs; no other page loads any."""

SETTINGS: Mapping[str, Any] = {
    "project": "Every Element",
    "author": "The Every Element contributors",
    "language": "en",
    "extensions": ["myst_nb"],
    "exclude_patterns": ["_build"],
    "html_theme": "theme",
    "html_theme_path": [str(HERE)],
    "html_permalinks": False,
    "html_use_index": False,
    "html_copy_source": False,
    "html_show_search_summary": False,  # it would fetch every page that it finds
    "nb_execution_mode": "off",
    "nb_remove_code_source": True,
    "smartquotes": False,  # a statute is quoted letter by letter
    "suppress_warnings": ["toc.not_included"],
}
"""How Sphinx is to make pages: as they stand, running nothing."""
_TABLE = re.compile(r'<table class="docutils.*?</table>', re.DOTALL)


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
    chosen = [id_ for id_ in known if id_ in set(lessons or known)]
    plan = Plan(shelf, chosen, prose.written_docs(), facilitator=facilitator)
    address = address.rstrip("/") + "/" if address else ""
    files: dict[str, str] = dict(plan.files())
    cache = cache or _cache(to, facilitator=facilitator)
    memory = Memory(cache / "memory", shelf)
    made = [*prose.pages(plan), *lesson_pages(plan, memory, files, address), *shelves.pages(plan, memory)]
    out = _sphinx(cache, made, _said(plan, address=address, lite=lite))
    _lay_out(site, out, [page.name for page in made], files)
    for id_ in plan.lessons:
        _zip(site, memory, id_, address)
    if address:
        site.put("sitemap.xml", _sitemap(address, [page.name for page in made]))
    site.settle()
    return site


def _lay_out(site: Folder, out: Path, names: Iterable[str], files: Mapping[str, str]) -> None:
    """Take over what Sphinx has made, and put beside it what the pages load."""
    for name in (*names, "search"):
        site.put(f"{name}.html", (out / f"{name}.html").read_bytes())
    site.put("searchindex.js", _said_somewhere((out / "searchindex.js").read_text(encoding="utf-8")))
    for name in SEARCHING:
        site.put(f"_static/{name}", (out / "_static" / name).read_bytes())
    for path in _statics():
        site.put(f"_static/{path.name}", path.read_bytes())
    for name, text in files.items():
        site.put(name, text)
    site.put(".nojekyll", "")  # some hosts would otherwise leave out what begins with an underscore


def _said_somewhere(index: str) -> str:
    """Take out of the search index what no page says any more; Sphinx keeps each word that it has once seen."""
    made = js_index.loads(index)
    for words in ("terms", "titleterms"):
        made[words] = {word: where for word, where in made[words].items() if where != []}
    return js_index.dumps(made)


def _zip(site: Folder, memory: Memory, lesson: str, address: str) -> None:
    """Put the zip of one lesson beside its page; what goes into it is packed anew only where it is not the same."""
    page = site.read(f"lessons/{lesson}.html").decode()
    files = {name: site.read(name) for name in (*take.loaded(page), f"lessons/{lesson}.ipynb")}
    inside = take.inside(lesson, page, files, address)

    def pack(_shelf: Library) -> str:
        return b64encode(take.zipped(inside)).decode()

    stamp = digest(*(part for name, contents in inside.items() for part in (name.encode(), contents)))
    site.put(f"lessons/{lesson}.zip", b64decode(memory.recall(f"zips/{lesson}", pack, stamp)))


def _sitemap(address: str, names: Iterable[str]) -> str:
    """List every page for search engines; when a page was last changed is not known here, so it is not said."""
    lines = "".join(f"<url><loc>{escape(address + name)}.html</loc></url>\n" for name in sorted(names))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )


def _cache(to: Path, *, facilitator: bool) -> Path:
    name = digest(str(to.resolve()).encode(), str(facilitator).encode())
    return platformdirs.user_cache_path("everyelement") / "site" / name


def _statics() -> list[Path]:
    """List the scripts, the style sheets and the picture of our own."""
    ours = [STATIC / name for name in ("everyelement.js", "everyelement.css", "page.js")]
    return [*ours, HERE / "theme" / "site.css", shipped("docs") / prose.PICTURE]


def _said(plan: Plan, *, address: str, lite: bool) -> dict[str, Any]:
    """Gather what the frame of every page says."""
    words = plan.words
    return {
        "words": dict(words),
        "exit": plan.shelf.helplines.exit,
        "address": address,
        "lite": lite,
        "facilitator": plan.facilitator,
        "stamp": digest(*(path.read_bytes() for path in _statics())),
        "menu": [(name, words[word]) for name, word in MENU.items() if plan.has(name)],
        "foot": [(name, words[word]) for name, word in FOOT.items() if plan.has(name)],
        "lessons_list": [(f"lessons/{id_}", plan.shelf.lesson(id_).title) for id_ in plan.lessons],
        # A page made by other code of ours is another page, although its source has not changed.
        "code": digest(*(path.read_bytes() for path in sorted(HERE.rglob("*")) if path.suffix in {".py", ".html"})),
    }


def _sphinx(cache: Path, made: Iterable[Page], said: dict[str, Any]) -> Path:
    """Make pages of the staged sources that changed. Raises `EveryElementError` with all that Sphinx warns of."""
    out, warnings = cache / "html", StringIO()
    pages = {page.name: page for page in made}
    sources = Folder(cache / "sources")
    for page in pages.values():
        sources.put(page.name + page.suffix, _noted(page, pages.get(page.shelf)))
    sources.settle()

    def frame(_app: Sphinx, name: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
        context.update(_around(name, pages, said, context.get("toc", "")))
        if "body" in context:
            context["body"] = _TABLE.sub(_scrolling(said["words"]["table"]), context["body"])

    # Sphinx registers its parts once and for all; a second build in the same process must find them as they were.
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=cache / "sources",
            confdir=None,
            outdir=out,
            doctreedir=cache / "doctrees",
            buildername="html",
            confoverrides={**SETTINGS, "html_context": said},
            status=None,
            warning=warnings,
        )
        app.connect("html-page-context", frame)
        app.build()
    if told := warnings.getvalue().strip():
        # Sphinx tells of a page only when it reads it: the next time, it has to read them all.
        (cache / "doctrees" / ENV_PICKLE_FILENAME).unlink(missing_ok=True)
        raise EveryElementError(f"Not every page could be made as it should be:\n{told}")
    return out


def _noted(page: Page, shelf: Page | None) -> str:
    """Give the source of a page with a note of what is said around it alone.

    Sphinx makes anew what has another source. What the frames of all pages say is part of its settings.
    """
    stamp = digest(repr(replace(page, source="")).encode(), (shelf.title if shelf else "").encode())
    if page.suffix == ".ipynb":
        made = json.loads(page.source)
        made["metadata"]["everyelement"]["around"] = stamp
        return json.dumps(made, ensure_ascii=False)
    return f"{page.source}\n\n% {stamp}\n"


def _scrolling(label: str) -> str:
    """Let a table of the prose be scrolled by itself, by keyboard too, where the screen is narrower."""
    return rf'<div class="scroll" role="group" aria-label="{escape(label)}" tabindex="0">\g<0></div>'


def _around(name: str, pages: Mapping[str, Page], said: Mapping[str, Any], toc: str) -> dict[str, Any]:
    """Say what stands around one page: where on the site it is, what is on it, what comes before and after."""
    page = pages.get(name) or Page(name=name, title="", as_of=next(iter(pages.values())).as_of)
    lessons = said["lessons_list"] if page.lesson else []
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
