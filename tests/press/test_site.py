"""The site as it lies in its folder: whole, every link with its end, nothing from elsewhere, nothing for others."""

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

from everyelement import __version__
from everyelement.cli import main
from everyelement.content import Library, NotFound, library
from everyelement.errors import EveryElementError
from everyelement.place import shipped
from everyelement.press.notebooks import notebook, written
from everyelement.press.site.build import press
from everyelement.press.site.folder import Folder
from everyelement.press.site.lessons import pressed_notebook
from everyelement.press.site.templates import MONTHS

LESSONS = ["00-start-here", "02-recruitment"]
LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "object": "data",
}


class Read(HTMLParser):
    """What a page loads, where it leads, which places it names, and what machines read on it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.loads: list[str] = []
        self.links: list[str] = []
        self.places: list[str] = []
        self.metadata: list[str] = []
        self._in_metadata = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.places += [given["id"]] if "id" in given else []
        if given.get(LOADS.get(tag, "")):
            self.loads.append(given[LOADS[tag]])
        # The empty icon is no file: without it, a browser asks for one.
        if tag == "link" and given.get("rel") not in {"canonical", "license"} and given["href"] != "data:,":
            self.loads.append(given["href"])
        if tag in {"a", "area", "form"}:
            self.links += [given[name] for name in ("href", "action") if given.get(name)]
        self._in_metadata = given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_metadata:
            self.metadata.append(data)

    def handle_endtag(self, _tag: str) -> None:
        self._in_metadata = False


@pytest.fixture(scope="session")
def folders(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(folders) -> Path:
    """A site of two lessons, with all that these use."""
    made = press(library(), folders / "site", LESSONS, address="https://example.org/law", cache=folders / "cache")
    return made.root


@pytest.fixture(scope="session")
def pages(site) -> dict[str, Read]:
    return {path.relative_to(site).as_posix(): Read(path) for path in sorted(site.rglob("*.html"))}


# -- what is there


def test_there_is_a_page_for_everything_that_the_lessons_use(pages):
    shelf, expected = library(), {"index", "search", "glossary", "misconceptions", "help", "lecturers", "facilitators"}
    for lesson in LESSONS:
        expected.add(f"lessons/{lesson}")
        for exercise in shelf.lesson(lesson).exercise:
            expected |= {f"law/{id_}" for id_ in exercise.provisions}
            expected |= {f"stories/{exercise.scenario}"} if exercise.scenario else set()
            expected |= {f"sources/{id_}" for id_ in exercise.sources}
        expected |= {f"sources/{id_}" for id_ in shelf.lesson(lesson).sources}
    assert {f"{name}.html" for name in expected} <= set(pages)


def test_the_notebook_beside_a_page_is_the_pressed_one(site):
    for lesson in LESSONS:
        there = (site / "lessons" / f"{lesson}.ipynb").read_text(encoding="utf-8")
        assert there == written(pressed_notebook(library(), lesson))
        assert json.loads(there)["metadata"]["everyelement"] == notebook(library(), lesson).metadata.everyelement


def test_every_page_has_a_way_out_and_says_once_that_it_is_no_advice(site, pages):
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        assert f'<a class="exit" href="{library().helplines.exit}"' in text, name
        assert len(re.findall(r"not legal advice", text)) == 1, name
        assert "March 26, 2026" in text, name
        assert 'rel="license' in text, name


def test_every_page_has_one_title_and_leaves_out_no_level_below_it(site, pages):
    for name in pages:
        text = re.sub(
            r'<div class="beside">.*?</div>\n<main', "<main", (site / name).read_text("utf-8"), flags=re.DOTALL
        )
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]
        assert levels.count(1) == 1, f"{name}: {levels}"
        assert levels[0] == 1, f"{name}: {levels}"
        assert all(after - before <= 1 for before, after in pairwise(levels)), f"{name}: {levels}"


def test_the_content_note_stands_before_the_story(site, pages):
    told = [name for name in pages if name.startswith(("stories/", "cases/")) and not name.endswith("index.html")]
    assert {name.partition("/")[0] for name in told} == {"stories", "cases"}
    for name in told:
        text = (site / name).read_text(encoding="utf-8")
        assert text.index('class="note"') < text.index("<h2")


def test_no_page_shows_its_own_markup_as_text(site, pages):
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        assert not re.search(r"&lt;/?(?:p|ul|li|a|span|strong|details|br)\b", text), name


def test_a_finding_of_a_story_says_why(site):
    story = next(path for path in sorted((site / "stories").glob("*.html")) if path.stem != "index")
    text = story.read_text(encoding="utf-8")
    assert re.search(
        r"<details><summary>[^<]+<strong>(?:Met|Not met|Open)</strong></summary>.*?<ul><li>", text, re.DOTALL
    )
    assert "The law says “" in text


# -- links


def test_nothing_is_loaded_from_elsewhere(site, pages):
    for name, page in pages.items():
        for address in page.loads:
            parts = urlsplit(address)
            assert not parts.scheme, f"{name} loads {address}"
            assert not parts.netloc, f"{name} loads {address}"
            assert (site / name).parent.joinpath(parts.path).resolve().is_file(), f"{name} loads {address}"
    for path in site.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", path.read_text(encoding="utf-8")), path
    for path in site.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\bimport\s*\(|^\s*import\s|XMLHttpRequest|sendBeacon|EventSource|WebSocket", text, re.MULTILINE
        ), path
        if path.name != "searchtools.js":  # Sphinx's own; what it could fetch for, the pages turn off
            assert "fetch(" not in text, path


def test_every_link_leads_to_a_page_and_a_place_that_are_there(site, pages):
    assert sum(len(page.links) for page in pages.values()) > 500
    ensure_links_have_ends(site, pages)


def ensure_links_have_ends(site: Path, pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in {"https", "http", "tel", "mailto"}, f"{name}: {link}"
                continue
            target = (site / name).parent.joinpath(unquote(parts.path)).resolve() if parts.path else site / name
            assert target.is_file(), f"{name} leads to {link}"
            if parts.fragment and target.suffix == ".html":
                places = pages[target.relative_to(site.resolve()).as_posix()].places
                assert unquote(parts.fragment) in places, f"{name} leads to {link}"


def test_no_place_on_a_page_is_named_twice(pages):
    for name, page in pages.items():
        assert len(page.places) == len(set(page.places)), name


def test_every_source_has_the_date_on_which_it_was_read(site):
    said = {path.stem: path.read_text(encoding="utf-8") for path in (site / "sources").glob("*.html")}
    assert said.pop("index")
    assert said
    for id_, text in said.items():
        source = library().sources[id_]
        assert f"{source.read.day}, {source.read.year}" in text
        assert not source.address.startswith("http") or f'href="{escape(source.address)}"' in text, id_


# -- the whole curriculum, in both editions

DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b(?:" + "|".join(MONTHS) + r") \d{1,2}, \d{4}\b")


class Entries(HTMLParser):
    """The links of a page to elsewhere, each with the text of the smallest entry around it that names a date."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.undated: list[str] = []
        self.dated = 0
        self._around: list[tuple[str, list[str], list[str]]] = []  # an entry: its tag, its links, its text
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"li", "dl", "div"}:
            self._around.append((tag, [], []))
        given = dict(attrs)
        # The way out is no source, and the licence is a name by its address.
        named = given.get("class") == "exit" or "license" in (given.get("rel") or "")
        if tag == "a" and (given.get("href") or "").startswith("http") and not named:
            if self._around:
                self._around[-1][1].append(given["href"] or "")
            else:
                self.undated.append(given["href"] or "")

    def handle_data(self, data: str) -> None:
        if self._around:
            self._around[-1][2].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._around and self._around[-1][0] == tag:
            _, links, text = self._around.pop()
            if links and DATE.search("".join(text)):
                self.dated += len(links)
            else:
                self.undated += links


@pytest.fixture(scope="session", params=["public", "facilitator"])
def edition(request, folders) -> Path:
    """The site with every lesson: for everybody, and with what is for facilitators."""
    name, theirs = f"whole-{request.param}", request.param == "facilitator"
    return press(library(), folders / name, facilitator=theirs, cache=folders / f"{name}-cache").root


def test_the_whole_site_holds_together(edition):
    """Every page has its licence and the date of its law, each link its end, and each link to elsewhere its date.

    One test, since the site of all lessons takes long to make, and each process would make its own.
    """
    whole = {path.relative_to(edition).as_posix(): Read(path) for path in sorted(edition.rglob("*.html"))}
    assert len(whole) > 300
    dated = 0
    for name in whole:
        text = (edition / name).read_text(encoding="utf-8")
        assert 'rel="license noreferrer">Content: CC BY 4.0' in text, name
        [(_, said)] = re.findall(r"(not legal advice)(.{0,120})", text, re.DOTALL)
        assert DATE.search(said), f"{name}: the date of the law does not stand beside “not legal advice”: {said}"
        found = Entries(text)
        assert found.undated == [], f"{name} leads elsewhere, and no date of checking stands beside the link."
        dated += found.dated
    assert dated > 1000
    ensure_links_have_ends(edition, whole)


# -- what machines read


def test_machines_can_read_what_a_lesson_is(pages):
    for lesson in LESSONS:
        said = [json.loads(text) for text in pages[f"lessons/{lesson}.html"].metadata]
        assert len(said) == 1
        assert said[0]["@type"] == "LearningResource"
        assert said[0]["name"] == library().lesson(lesson).title
        assert said[0]["timeRequired"] == f"PT{library().lesson(lesson).minutes.total}M"
        assert said[0]["teaches"] == [objective.text for objective in library().lesson(lesson).objective]
        assert said[0]["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert said[0]["dateModified"].replace("-", ".") == said[0]["version"] == __version__
        assert said[0]["url"] == f"https://example.org/law/lessons/{lesson}.html"


def test_with_an_address_every_page_is_in_the_site_map_and_names_itself(site, pages):
    listed = re.findall(r"<loc>(.+?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(f"https://example.org/law/{name}" for name in pages if name != "search.html")
    for name in pages:
        if name != "search.html":
            here = f'<link rel="canonical" href="https://example.org/law/{name}">'
            assert here in (site / name).read_text(encoding="utf-8")


# -- what is taken along


def test_a_zip_holds_a_page_with_all_that_it_loads_and_no_link_into_nothing(site, tmp_path):
    for lesson in LESSONS:
        with zipfile.ZipFile(site / "lessons" / f"{lesson}.zip") as packed:
            packed.extractall(tmp_path)
        folder = tmp_path / lesson
        page = Read(folder / f"{lesson}.html")
        assert len(page.loads) == 5
        for address in page.loads:
            assert (folder / urlsplit(address).path).is_file(), address
        assert all(urlsplit(link).scheme or link.startswith("#") for link in page.links)
        assert {"LICENSE-content.txt", "LICENSE-code.txt", f"{lesson}.ipynb"} <= {
            path.name for path in folder.iterdir()
        }
        assert (folder / f"{lesson}.ipynb").read_bytes() == (site / "lessons" / f"{lesson}.ipynb").read_bytes()


def test_the_same_content_makes_the_same_bytes(site, folders):
    again = press(
        library(), folders / "again", LESSONS, address="https://example.org/law/", cache=folders / "cache-2"
    ).root
    names = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [name for name in names if (site / name).read_bytes() != (again / name).read_bytes()] == []


# -- facilitators


def facilitator_sentences() -> Iterator[str]:
    for lesson in LESSONS:
        with_them, without = notebook(library(), lesson, facilitator=True), notebook(library(), lesson)
        learners = {cell.source for cell in without.cells}
        for cell in with_them.cells:
            if cell.source not in learners:
                yield from re.findall(r"[A-Za-z][A-Za-z ,']{30,}", re.sub(r"[*_`\[\]]", "", cell.source))


def readable(folder: Path) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".js", ".ipynb"}
    )


def test_no_sentence_for_facilitators_is_in_the_public_site(site):
    sentences = list(facilitator_sentences())
    text = readable(site)
    assert len(sentences) > 30
    assert [sentence for sentence in sentences if sentence in text] == []


def test_a_program_says_where_the_words_to_read_aloud_stand_in_the_facilitators_edition_alone(edition):
    theirs = "facilitator" in edition.name
    for path in (edition / "programs").glob("*.html"):
        if path.stem != "index":
            links = re.findall(r"What you read aloud.*?</p>", path.read_text(encoding="utf-8"))
            assert [re.findall(r'href="([^"]+)"', each) for each in links] == (
                [["../lessons/00-start-here.html", "../lessons/19-notice-and-respond.html"]] if theirs else []
            )


def test_the_facilitators_edition_has_them_and_says_what_it_is(folders):
    root = press(library(), folders / "theirs", ["02-recruitment"], facilitator=True, cache=folders / "cache-3").root
    text = (root / "lessons" / "02-recruitment.html").read_text(encoding="utf-8")
    assert text.count('<aside class="facilitator"') > 5
    assert all(
        library().words["site"]["facilitator-edition"] in path.read_text(encoding="utf-8")
        for path in root.rglob("*.html")
    )


# -- building again


def test_a_changed_lesson_makes_one_page_anew_and_nothing_is_made_twice(tmp_path):
    shutil.copytree(shipped("content"), tmp_path / "content")
    press(Library(tmp_path / "content"), tmp_path / "site", LESSONS, cache=tmp_path / "cache")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*") if path.is_file()}
    prose = tmp_path / "content" / "lessons" / "02-recruitment" / "lesson.md"
    prose.write_text(
        prose.read_text(encoding="utf-8").replace("People meet, talk", "Gardeners meet, talk"), encoding="utf-8"
    )
    press(Library(tmp_path / "content"), tmp_path / "site", LESSONS, cache=tmp_path / "cache")
    changed = {path.name for path, when in before.items() if path.stat().st_mtime_ns != when}
    assert changed - {".everyelement-site"} == {
        "02-recruitment.html",
        "02-recruitment.ipynb",
        "02-recruitment.zip",
        "searchindex.js",
    }
    assert "Gardeners meet, talk" in (tmp_path / "site" / "lessons" / "02-recruitment.html").read_text(encoding="utf-8")


def change(content: Path, *changes: tuple[str, str, str]) -> None:
    for file, before, after in changes:
        text = (content / file).read_text(encoding="utf-8")
        assert before in text, file
        (content / file).write_text(text.replace(before, after, 1), encoding="utf-8")


IN_THE_FRAME = (
    ("lessons/02-recruitment/lesson.toml", "law_as_of = 2026-03-26", "law_as_of = 2026-03-27"),
    ("lessons/02-recruitment/lesson.toml", 'question = "When', 'question = "And when'),
    ("lessons/02-recruitment/lesson.md", "People meet, talk", "Gardeners meet, talk"),
)
IN_THE_TEXT = (
    ("lessons/02-recruitment/lesson.md", "Gardeners meet, talk", "People meet, talk"),
    ("lessons/02-recruitment/lesson.toml", 'title = "Recruitment (', 'title = "Recruiting ('),
    ("scenarios/the-side-job.toml", 'text = """', 'text = """Somebody reads. '),
    ("glossary.toml", 'text = "', 'text = "Briefly: '),
    ("words/en.toml", 'exit = "', 'exit = "Now: '),
)


def test_a_site_pressed_again_is_the_one_that_would_be_pressed_anew(tmp_path):
    """Byte by byte: after what is said around a page changes, and then after a text, a title and a word do."""
    content, lessons = tmp_path / "content", ["02-recruitment"]
    shutil.copytree(shipped("content"), content)

    def pressed(name: str) -> dict[str, bytes]:
        cache = tmp_path / f"{name}-cache"
        root = press(Library(content), tmp_path / name, lessons, address="https://example.org/law/", cache=cache).root
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    first = pressed("site")
    for number, changes in enumerate((IN_THE_FRAME, IN_THE_TEXT)):
        change(content, *changes)
        again, anew = pressed("site"), pressed(f"anew-{number}")
        assert sorted(again) == sorted(anew)
        assert [name for name, said in anew.items() if again[name] != said] == []
        assert again["lessons/02-recruitment.html"] != first["lessons/02-recruitment.html"]
        first = again


# -- what goes wrong


def test_a_page_that_cannot_be_made_as_it_should_be_is_told_of_each_time(tmp_path):
    shutil.copytree(shipped("content"), tmp_path / "content")
    lost = "```{nonsense}\n```\n\nThis lesson stands"
    change(tmp_path / "content", ("lessons/02-recruitment/lesson.md", "This lesson stands", lost))
    for _ in range(2):
        with pytest.raises(EveryElementError, match="nonsense"):
            press(Library(tmp_path / "content"), tmp_path / "site", ["02-recruitment"], cache=tmp_path / "cache")


def test_a_folder_that_is_not_ours_is_left_as_it_is(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(EveryElementError, match=r"not empty.*Nothing was touched"):
        press(library(), tmp_path, LESSONS)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_place_of_a_folder_gets_a_sentence(tmp_path):
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(EveryElementError, match=r"is a file. Name a folder"):
        press(library(), tmp_path / "site", LESSONS)


def test_what_is_no_longer_made_goes_and_what_others_put_there_stays(tmp_path):
    first = Folder(tmp_path / "site")
    first.claim()
    first.put("old.html", "old")
    first.settle()
    (tmp_path / "site" / "CNAME").write_text("example.org", encoding="utf-8")
    second = Folder(tmp_path / "site")
    second.claim()
    second.put("new.html", "new")
    second.settle()
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == [".everyelement-site", "CNAME", "new.html"]


def test_an_unknown_lesson_is_named_with_its_nearest(tmp_path):
    with pytest.raises(NotFound, match="02-recruitment"):
        press(library(), tmp_path / "site", ["02-recruiting"])
    said = CliRunner().invoke(main, ["press", "site", "02-recruiting", "--to", str(tmp_path / "site")])
    assert said.exit_code == 2
    assert "The nearest: 02-recruitment" in said.output
    assert not (tmp_path / "site").exists()
