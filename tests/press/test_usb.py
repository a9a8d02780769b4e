"""The archive for a stick: all of it is there, each file as its checksum says, and the same bytes come every time."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest

from everyelement.errors import EveryElementError
from everyelement.place import shipped
from everyelement.press.usb import archive

TOP = "every-element/"


@pytest.fixture(scope="module")
def files(stick: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(stick) as opened:
        return {name.removeprefix(TOP): opened.read(name) for name in opened.namelist()}


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


def test_the_first_page_links_to_what_is_there_and_to_nothing_else(files):
    links = re.findall(r'(?:href|src)="([^"]+)"', files["index.html"].decode())
    inside = [link for link in links if not link.startswith("https:")]
    assert inside == ["site/index.html", "notebooks/", "handouts/"]
    assert all(link in files or any(name.startswith(link) for name in files) for link in inside)


def test_the_page_and_its_twin_in_plain_text_name_the_same_command(files):
    for name in ("index.html", "README.txt"):
        assert "python3 -m http.server --bind 127.0.0.1 --directory site" in files[name].decode()


def test_nothing_of_this_machine_and_no_hidden_file_is_in_it(files):
    assert [name for name in files if any(part.startswith(".") for part in name.split("/"))] == []
    texts = [name for name, said in files.items() if name.endswith((".html", ".txt", ".json"))]
    assert [name for name in texts if str(Path.home()).encode() in files[name]] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # Sphinx's and MyST's
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
