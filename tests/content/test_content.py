"""The content that comes with the package: it keeps its promises, and what is published is never edited."""

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest

from everyelement.content import ContentError, Library, NotFound, library, told
from everyelement.content.check import check
from everyelement.errors import EveryElementError
from everyelement.exercises import document
from everyelement.exercises.document import KINDS, words

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHELF = library()
EXERCISES = [f"{id_}/{exercise.id}" for id_ in SHELF.lesson_ids() for exercise in SHELF.lesson(id_).exercise]


def test_the_content_has_no_mistakes():
    assert "\n".join(map(str, check(library()).mistakes)) == ""


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_exercise_can_be_made(exercise):
    assert document(exercise)["id"] == exercise


# -- what is published stands


def published() -> dict[str, dict[str, str]]:
    return {
        id_: {
            version.since.isoformat(): hashlib.sha256(version.text.encode()).hexdigest()
            for version in SHELF.provision(id_).version
        }
        for id_ in SHELF.provision_ids()
    }


RECORDED = json.loads((HERE / "published.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("id_", RECORDED)
def test_a_published_text_of_law_is_never_edited(id_):
    now = published().get(id_, {})
    for since, text in RECORDED[id_].items():
        assert now.get(since) == text, (
            f"The text of {id_} in force since {since} is not what was published. A released version is never edited: "
            "put the old words back, and add a [[version]] from the day on which the new words hold. Where the old "
            "words were miscopied and the edition is not out yet, write the new hash into tests/content/published.json."
        )


def test_every_text_of_law_is_recorded_as_published():
    unrecorded = {
        id_: {since: text for since, text in versions.items() if since not in RECORDED.get(id_, {})}
        for id_, versions in published().items()
    }
    unrecorded = {id_: versions for id_, versions in unrecorded.items() if versions}
    assert not unrecorded, f"Add these new versions to tests/content/published.json: {json.dumps(unrecorded, indent=1)}"


# -- the words of the interface

WORDS = tomllib.loads((ROOT / "content" / "words" / "en.toml").read_text(encoding="utf-8"))
CARRIED = {kind: words(SHELF, kind) for kind in KINDS}
CALL = re.compile(r"\bsay\(([^{)]*)")
KEY = re.compile(r"""(?<!=== )["'`]([\w§-]+)["'`]""")


def said_in(path: Path) -> set[str]:
    """Find the keys that a component says; a computed part stands as §."""
    code = re.sub(r"\$\{[^}]*\}", "§", path.read_text(encoding="utf-8"))
    return {key for call in CALL.findall(code) for key in KEY.findall(call)}


SAID = sorted(
    (path.stem, key) for path in (ROOT / "frontend" / "src").glob("*.ts*") for key in said_in(path) if key != "§"
)


def test_the_keys_of_the_front_end_are_found():
    assert {"check", "keep-ask", "finding-§", "clash-with"} <= {key for _, key in SAID}


@pytest.mark.parametrize(("component", "key"), SAID)
def test_a_key_that_the_front_end_says_has_words(component, key):
    pattern = re.compile(re.escape(key).replace("§", ".*"))
    kinds = [component] if component in KINDS else KINDS
    assert any(pattern.fullmatch(known) for kind in kinds for known in CARRIED[kind]), f"Add {key} to words/en.toml."


@pytest.mark.parametrize("key", sorted(key for key in WORDS["all"] if key.endswith("-page")))
def test_what_is_said_on_a_page_is_said_in_a_notebook_too(key):
    assert key.removesuffix("-page") in WORDS["all"]


@pytest.mark.parametrize("table", WORDS)
def test_no_words_are_empty(table):
    assert [key for key, text in WORDS[table].items() if not text.strip()] == []


# -- what is asked for and is not there


@pytest.mark.parametrize(
    ("find", "wanted", "sentence"),
    [
        (SHELF.lesson, "02-recruit", "There is no lesson called 02-recruit. The nearest: 02-recruitment"),
        (SHELF.provision, "us-18-1591a1", "There is no provision called us-18-1591a1. The nearest: us-18-1591-a1"),
        (SHELF.scenario, "side-job", "There is no scenario called side-job. The nearest: the-side-job"),
        (SHELF.question, "zzzzzzzz", "There is no question called zzzzzzzz. There are: 00-"),
        (SHELF.exercise, "02-recruitment/safty", "There is no exercise called 02-recruitment/safty. The nearest: "),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest(find, wanted, sentence):
    with pytest.raises(NotFound, match=re.escape(sentence)):
        find(wanted)


def test_a_variation_that_is_not_there_is_answered_with_the_nearest():
    story = next(SHELF.scenario(id_) for id_ in SHELF.scenario_ids() if SHELF.scenario(id_).variation)
    with pytest.raises(EveryElementError, match=rf"no variation of {story.id} called {story.variation[0].id}x"):
        told(story, f"{story.variation[0].id}x")


def test_a_library_of_a_folder_without_content_says_what_is_missing(tmp_path):
    with pytest.raises(ContentError, match=r"this file is missing  facts\.toml"):
        _ = Library(tmp_path).facts
