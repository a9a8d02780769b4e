"""The archive for a stick: all of it is there, each file as its checksum says, and the same bytes come every time."""

import hashlib
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

from everyelement.errors import EveryElementError
from everyelement.place import shipped
from everyelement.press.usb import archive

TOP = "every-element/"


@pytest.fixture(scope="module")
def files(stick: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(stick) as opened:
        return {name.removeprefix(TOP): opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def unpacked(stick: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as somebody has it who has got nothing else."""
    folder = tmp_path_factory.mktemp("unpacked").resolve()
    with zipfile.ZipFile(stick) as opened:
        opened.extractall(folder)
    return folder / TOP.rstrip("/")


def test_everything_stands_in_one_folder(stick):
    assert all(name.startswith(TOP) for name in zipfile.ZipFile(stick).namelist())


def test_what_one_looks_for_first_is_there(files):
    first = {name for name in files if "/" not in name}
    assert first == {"index.html", "README.txt", "SHA256SUMS", "LICENSE", "LICENSE-content"}


def test_pages_lab_notebooks_and_handouts_are_there(files):
    assert {"site/index.html", "site/lite/lab/index.html", "handouts/02-recruitment.pdf"} <= set(files)
    notebooks = {f"notebooks/{path.name}": path.read_bytes() for path in shipped("notebooks").glob("*.ipynb")}
    assert {name: files.get(name) for name in notebooks} == notebooks


def test_every_file_is_as_its_checksum_says(files):
    listed = dict(reversed(line.split("  ", 1)) for line in files["SHA256SUMS"].decode().splitlines())
    assert set(listed) == set(files) - {"SHA256SUMS"}
    assert [name for name, digest in listed.items() if hashlib.sha256(files[name]).hexdigest() != digest] == []


def test_unpacked_in_an_empty_folder_its_own_list_finds_every_file_whole(unpacked):
    lines = (unpacked / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert there == {*listed, "SHA256SUMS"}
    found = {name: hashlib.sha256((unpacked / name).read_bytes()).hexdigest() for name in listed}
    assert found == listed


@pytest.mark.parametrize("where", ["notebooks", "site/lessons", "site/lite/files"])
def test_every_notebook_on_it_is_valid_and_has_what_a_viewer_shows(unpacked, where):
    notebooks = sorted((unpacked / where).glob("*.ipynb"))
    assert [path.name for path in notebooks] == sorted(path.name for path in shipped("notebooks").glob("*.ipynb"))
    for path in notebooks:
        made = nbformat.read(path, as_version=4)
        nbformat.validate(made)
        shown = [cell for cell in made.cells if cell.cell_type == "code" and "show(" in cell.source]
        assert shown, path.name
        assert all(cell.outputs and cell.execution_count for cell in shown), path.name


def test_every_lesson_can_be_taken_from_it_as_a_zip_that_stands_alone(unpacked, tmp_path):
    packed = sorted((unpacked / "site/lessons").glob("*.zip"))
    assert [path.stem for path in packed] == sorted(path.stem for path in shipped("notebooks").glob("*.ipynb"))
    for path in packed:
        with zipfile.ZipFile(path) as opened:
            assert opened.testzip() is None
            opened.extractall(tmp_path)
        folder = tmp_path / path.stem
        nbformat.validate(nbformat.read(folder / f"{path.stem}.ipynb", as_version=4))
        page = folder / f"{path.stem}.html"
        assert {"_static", "documents"} <= {each.name for each in folder.iterdir()}
        assert lost(folder, page, links(page)) == []


def test_from_the_first_page_links_lead_to_every_page_and_none_into_nothing(unpacked):
    """What JupyterLite makes is left out: its pages are alive only from a server, and tried there."""
    seen, ahead = set[Path](), [unpacked / "index.html"]
    while ahead:
        page = ahead.pop()
        if page in seen or page.is_relative_to(unpacked / "site/lite"):
            continue
        seen.add(page)
        found = links(page)
        assert lost(unpacked, page, found) == []
        ahead += [target for link in found if (target := end(page, link)) and target.suffix == ".html"]
    pages = {path for path in unpacked.rglob("*.html") if not path.is_relative_to(unpacked / "site/lite")}
    assert len(pages) > 300
    assert sorted(pages - seen) == []


def links(page: Path) -> list[str]:
    """List where a page leads, and what it loads."""
    return re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8"))


def end(page: Path, link: str) -> Path | None:
    """Find the file to which a link leads; none where it leads to a place on the page, or to the web."""
    parts = urlsplit(link)
    return page.parent.joinpath(unquote(parts.path)).resolve() if parts.path and not parts.scheme else None


def lost(root: Path, page: Path, found: list[str]) -> list[str]:
    """List the links that leave the folder, or end nowhere."""
    ends = [(link, end(page, link)) for link in found]
    return [
        f"{page.name}: {link}"
        for link, target in ends
        if link.startswith(("//", "/")) or (target and not (target.is_relative_to(root) and target.exists()))
    ]


def test_the_first_page_links_to_what_is_there_and_to_nothing_else(files):
    links = re.findall(r'(?:href|src)="([^"]+)"', files["index.html"].decode())
    inside = [link for link in links if not link.startswith("https:")]
    tests = [f"to-print/pre-{test}-5{end}.html" for test in "ab" for end in ("", "-key")]
    assert inside == ["site/index.html", "site/facilitators.html", *tests, "notebooks/", "handouts/"]
    assert all(link in files or any(name.startswith(link) for name in files) for link in inside)


def test_the_page_and_its_twin_in_plain_text_name_the_same_command(files):
    for name in ("index.html", "README.txt"):
        assert "python3 -m http.server --bind 127.0.0.1 --directory site" in files[name].decode()


def test_nothing_of_this_machine_and_no_hidden_file_is_in_it(files):
    assert [name for name in files if any(part.startswith(".") for part in name.split("/"))] == []
    texts = [name for name, said in files.items() if name.endswith((".html", ".txt", ".json"))]
    assert [name for name in texts if str(Path.home()).encode() in files[name]] == []


def test_the_same_content_gives_the_same_bytes(stick, tmp_path):
    archive.press(tmp_path / "again.zip", handouts=stick.parent / "handouts")
    assert (tmp_path / "again.zip").read_bytes() == stick.read_bytes()


def test_a_folder_in_place_of_a_file_is_told_of(tmp_path):
    with pytest.raises(EveryElementError, match=r"is a folder\. Name a file with --to"):
        archive.press(tmp_path)


def test_handouts_that_are_not_there_are_told_of(tmp_path):
    (tmp_path / "handouts").mkdir()
    with pytest.raises(EveryElementError, match="Press the handouts first"):
        archive.press(tmp_path / "a.zip", handouts=tmp_path / "handouts")
