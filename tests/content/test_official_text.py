"""The words of the law: each version says which text it was compared with, and what can be is compared again."""

import re
import tomllib
from pathlib import Path

import pytest

from everyelement.content import library

ROOT = Path(__file__).parents[2]
SHELF = library()
COMPARED = tomllib.loads((Path(__file__).parent / "compared.toml").read_text(encoding="utf-8"))["version"]
DOSSIER = ROOT.parent / "shared" / "law"
VERSIONS = {
    (id_, version.since): version
    for id_ in SHELF.provision_ids()
    if SHELF.provision(id_).jurisdiction != "made-up"
    for version in SHELF.provision(id_).version
}


def name(row: dict) -> str:
    return f"{row['law']}, {row['from']}"


def plain(text: str) -> str:
    """Take away what is no letter of the law: marks of a quotation, line breaks, the form of quotation marks."""
    bare = re.sub(r"(?m)^\s*>\s?", "", text).replace("*", "")
    return " ".join(bare.translate(str.maketrans("“”’‘", "\"\"''")).split())


def test_every_version_of_every_law_says_what_it_was_compared_with():
    assert sorted((row["law"], row["from"]) for row in COMPARED) == sorted(VERSIONS)


@pytest.mark.parametrize("row", COMPARED, ids=name)
def test_only_what_was_put_together_from_notes_was_compared_with_no_print(row):
    version = VERSIONS[row["law"], row["from"]]
    assert (row["how"] == "rebuilt") == version.rebuilt
    assert row["with"]
    assert row["on"] >= SHELF.sources[version.source].read


@pytest.mark.skipif(not DOSSIER.exists(), reason="the statutes of the founding dossier are not beside this checkout")
@pytest.mark.parametrize("row", [row for row in COMPARED if row["how"] == "dossier"], ids=name)
def test_the_words_are_those_of_the_dossier_letter_by_letter(row):
    pages = plain(" ".join(page.read_text(encoding="utf-8") for page in sorted(DOSSIER.glob("statutes-*.md"))))
    pieces = re.split(r"\n|…", VERSIONS[row["law"], row["from"]].text)
    assert [piece for piece in map(plain, pieces) if piece not in pages] == []
