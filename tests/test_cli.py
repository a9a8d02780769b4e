"""The command line, through its own runner: what it prints, and with which exit code."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from everyelement import __version__
from everyelement.cli import main
from everyelement.content import Library
from everyelement.press.notebooks import notebook, written

SOUND = Path(__file__).parent / "content" / "sound"
MISTAKES, WRONG_USE = 1, 2


def run(*words: str, content: Path | None = SOUND):
    more = ["--content", str(content)] if content else []
    return CliRunner().invoke(main, [*words, *more])


@pytest.fixture
def broken(tmp_path) -> Path:
    """Give a library with one mistake."""
    root = tmp_path / "content"
    shutil.copytree(SOUND, root)
    law = root / "law" / "shelf-rule.toml"
    law.write_text(law.read_text(encoding="utf-8").replace('"hides a book"', '"hidse a book"'), encoding="utf-8")
    return root


# -- check


def test_check_finds_nothing_wrong_with_a_sound_library():
    done = run("check")
    assert done.exit_code == 0
    assert done.output.startswith(
        "No mistakes. Read: 1 provisions, 2 scenarios, 1 cases, 1 lessons, 8 questions, 2 sources.\n"
    )


def test_check_reports_a_mistake_with_its_place_and_what_to_try(broken):
    done = run("check", content=broken)
    assert done.exit_code == 1
    assert done.output.splitlines()[:2] == [
        'the quote "hidse a book" is not in the text of this version  law/shelf-rule.toml: version[0].element[1].quote',
        "    Copy it from the text, letter by letter.",
    ]


def test_check_of_a_folder_that_is_not_there_is_wrong_use(tmp_path):
    assert run("check", content=tmp_path / "gone").exit_code == WRONG_USE


def test_check_prints_json_when_asked(broken):
    done = run("check", "--json", content=broken)
    report = json.loads(done.output)
    assert (done.exit_code, [(m["file"], m["field"], m["try"]) for m in report["mistakes"]]) == (
        1,
        [("law/shelf-rule.toml", "version[0].element[1].quote", "Copy it from the text, letter by letter.")],
    )


def test_check_lists_what_no_story_shows_only_when_asked():
    asked, not_asked = run("check", "--unshown").output, run("check").output
    assert ("shelf-rule: Two short stories" in asked, "shelf-rule:" in not_asked) == (True, False)


def test_check_reports_an_exercise_that_cannot_be_made(tmp_path):
    root = tmp_path / "content"
    shutil.copytree(SOUND, root)
    lesson = root / "lessons" / "01-the-shelf" / "lesson.toml"
    text = lesson.read_text(encoding="utf-8").replace(
        'scenario = "the-hidden-atlas"\nfacts = ["hid", "knew-rule"]',
        'scenario = "the-hidden-atlas"\nfacts = ["hid", "hid"]',
    )
    lesson.write_text(text, encoding="utf-8")
    done = run("check", content=root)
    assert done.exit_code == 1
    assert "two items have one id" in done.output
    assert "lessons/01-the-shelf/lesson.toml: exercise turn-it" in done.output


# -- judge

JUDGE = ("judge", "the-hidden-atlas", "--under", "shelf-rule")


def test_judge_says_what_is_found_element_by_element():
    done = run(*JUDGE)
    assert done.exit_code == 0
    assert done.output.splitlines()[:2] == [
        "The hidden atlas: the reader",
        "The shelf rule, Rule 1 (2024), as of 2024-05-10, reading: Really knew (VERIFIED)",
    ]
    assert "Ask next:\n  Did the reader know the rule? (knew-rule)\n" in done.output


def test_judge_says_that_it_gives_no_legal_advice():
    assert run(*JUDGE).output.rstrip().endswith("It is not legal advice.")


def test_judge_asks_nothing_where_it_is_settled():
    assert "Ask next" not in run(*JUDGE, "--variation", "he-asked").output


def finding(*words: str) -> dict:
    done = run(*JUDGE, "--json", *words)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_judge_prints_the_finding_as_a_tree_of_json():
    found = finding()
    assert (found["scenario"], found["variation"], found["of"], found["toward"]) == (
        "the-hidden-atlas",
        None,
        "the-reader",
        "the-librarian",
    )
    assert (found["provision"], found["on"], found["reading"], found["finding"], found["ask_next"]) == (
        "shelf-rule",
        "2024-05-10",
        "really-knew",
        "open",
        ["knew-rule"],
    )
    assert {part["element"]: part["finding"] for part in found["tree"]["parts"]} == {
        "act": "met",
        "no-leave": "met",
        "knowing": "open",
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "open"),
        (("--variation", "he-asked"), "not met"),
        (("--reading", "could-have-read-it"), "met"),
        (("--on", "2021-01-01"), "met"),
        (("--of", "the-librarian", "--toward", "the-reader"), "open"),
    ],
)
def test_judge_heeds_what_it_is_given(words, expected):
    assert finding(*words)["finding"] == expected


def test_judge_uses_the_words_of_the_day():
    assert finding("--on", "2021-01-01")["citation"] == "Rule 1 (2020)"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("judge", "the-hidden-atlsa", "--under", "shelf-rule"),
            "There is no scenario called the-hidden-atlsa. The nearest: the-hidden-atlas.",
        ),
        (
            ("judge", "the-hidden-atlas", "--under", "shelf-ruel"),
            "There is no provision called shelf-ruel. The nearest: shelf-rule.",
        ),
        (
            (*JUDGE, "--variation", "he-aksed"),
            "There is no variation of the-hidden-atlas called he-aksed. The nearest: he-asked.",
        ),
        ((*JUDGE, "--on", "10.5.2024"), "10.5.2024 is no day. Write it as year-month-day, for instance 2024-05-10."),
        ((*JUDGE, "--on", "2024-02-30"), "2024-02-30 is no day. Write it as year-month-day, for instance 2024-05-10."),
        (
            (*JUDGE, "--on", "1999-01-01"),
            "There is no text of Rule 1 for 1999-01-01: the first version here is in force since 2020-01-01.",
        ),
        (
            (*JUDGE, "--reading", "guessed"),
            "There is no reading 'guessed' of Rule 1 (2024) in this version. It has really-knew, could-have-read-it.",
        ),
        (
            (*JUDGE, "--of", "the-raeder"),
            "There is no person in the-hidden-atlas called the-raeder. The nearest: the-reader, the-librarian.",
        ),
        (
            (*JUDGE, "--of", "the-librarian"),
            "the-librarian cannot be judged toward the-librarian: name two people with --of and --toward.",
        ),
        (
            ("judge", "the-hidden-atlas", "--under", "../law/shelf-rule"),
            "There is no provision called ../law/shelf-rule. The nearest: shelf-rule.",
        ),
        (
            (*JUDGE, "--toward", "nobody-at-all"),
            "There is no person in the-hidden-atlas called nobody-at-all.",
        ),
    ],
)
def test_judge_answers_wrong_use_with_a_sentence(words, sentence):
    done = run(*words)
    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert done.stderr.startswith(sentence)


def test_judge_without_a_provision_is_wrong_use():
    assert run("judge", "the-hidden-atlas").exit_code == WRONG_USE


def test_judge_of_a_file_with_a_mistake_says_where_it_stands(broken):
    story = broken / "scenarios" / "the-hidden-atlas.toml"
    story.write_text(story.read_text(encoding="utf-8").replace('size = "pattern"', 'size = "tiny"'), encoding="utf-8")
    done = run(*JUDGE, content=broken)
    assert done.exit_code == WRONG_USE
    assert "'tiny' is none of pattern, scenario, long  scenarios/the-hidden-atlas.toml: size" in done.stderr


# -- press


@pytest.fixture
def fresh(tmp_path) -> Path:
    """Write a notebook that is what its lesson says, of a lesson that shows no exercise."""
    root = tmp_path / "content"
    shutil.copytree(SOUND, root)
    prose = root / "lessons" / "01-the-shelf" / "lesson.md"
    prose.write_text(re.sub(r"show\(.*\)", "", prose.read_text(encoding="utf-8")), encoding="utf-8")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "01-the-shelf.ipynb").write_text(written(notebook(Library(root), "01-the-shelf")), encoding="utf-8")
    return folder


def test_press_check_says_that_every_notebook_is_fresh(fresh):
    done = run("press", "notebooks", "--check", "--to", str(fresh), content=fresh.parent / "content")
    assert (done.exit_code, done.output) == (0, "Every notebook is what its lesson says.\n")


def test_press_check_names_what_is_stale(fresh):
    path = fresh / "01-the-shelf.ipynb"
    made = nbformat.read(path, as_version=4)
    made.cells[0].source += " More."
    nbformat.write(made, path)
    done = run("press", "notebooks", "--check", "--to", str(fresh), content=fresh.parent / "content")
    assert done.exit_code == MISTAKES
    assert done.stderr == (
        "These notebooks are not what their lessons say: 01-the-shelf. Run everyelement press notebooks.\n"
    )


def test_press_check_looks_only_at_the_lessons_that_are_named(fresh):
    (fresh / "99-gone.ipynb").write_text("of no lesson", encoding="utf-8")
    words = ("press", "notebooks", "--check", "--to", str(fresh))
    content = fresh.parent / "content"
    assert (run(*words, content=content).exit_code, run(*words, "01-the-shelf", content=content).exit_code) == (1, 0)


@pytest.mark.parametrize("damaged", ["", "{}", "[]", "my shopping list"])
def test_press_check_calls_a_damaged_notebook_stale(fresh, damaged):
    (fresh / "01-the-shelf.ipynb").write_text(damaged, encoding="utf-8")
    done = run("press", "notebooks", "--check", "--to", str(fresh), content=fresh.parent / "content")
    assert (done.exit_code, "not what their lessons say: 01-the-shelf." in done.stderr) == (MISTAKES, True)


def test_press_check_compares_facilitators_copies_with_facilitators_copies(fresh):
    words = ("press", "notebooks", "--check", "--to", str(fresh))
    prose = fresh.parent / "content" / "lessons" / "01-the-shelf" / "lesson.md"
    marked = '\n+++ {"tags": ["facilitator"]}\n\nFive minutes.\n'
    prose.write_text(prose.read_text(encoding="utf-8") + marked, encoding="utf-8")
    made = notebook(Library(fresh.parent / "content"), "01-the-shelf", facilitator=True)
    (fresh / "01-the-shelf.ipynb").write_text(written(made), encoding="utf-8")
    content = fresh.parent / "content"
    assert (run(*words, content=content).exit_code, run(*words, "--facilitator", content=content).exit_code) == (1, 0)


def test_what_is_pressed_from_other_content_is_not_mixed_with_ours():
    done = run("press", "notebooks", "--check")
    assert done.exit_code == WRONG_USE
    assert done.stderr == "What is pressed from other content is kept apart: name a folder with --to.\n"


def test_press_check_changes_nothing(tmp_path):
    run("press", "notebooks", "--check", "--to", str(tmp_path / "notebooks"))
    assert list(tmp_path.iterdir()) == []


def test_facilitators_copies_are_not_mixed_with_the_others():
    done = run("press", "notebooks", "--facilitator")
    assert (done.exit_code, done.stderr) == (
        WRONG_USE,
        "Facilitators' copies are kept apart: name a folder with --to.\n",
    )


def test_pressing_a_lesson_that_is_not_there_is_wrong_use(tmp_path):
    done = run("press", "notebooks", "01-the-shel", "--to", str(tmp_path))
    assert (done.exit_code, done.stderr) == (
        WRONG_USE,
        "There is no lesson called 01-the-shel. The nearest: 01-the-shelf.\n",
    )


def test_press_form_writes_a_page_to_answer_and_a_key(tmp_path):
    done = run("press", "form", "pre-a", "--items", "5", "--to", str(tmp_path), content=None)
    assert done.exit_code == 0
    assert done.output == (
        "Pressed pre-a-5.html to be answered, on paper or on a screen, and pre-a-5-key.html for whoever leads.\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pre-a-5-key.html", "pre-a-5.html"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pre-z",), "There is no form called pre-z. There are: pre-a, pre-b"),
        (("pre-a", "--items", "7"), "The form pre-a cannot have 7 items. It has 5 or 10 or 20."),
    ],
)
def test_press_form_of_what_there_is_not_is_wrong_use(tmp_path, words, said):
    done = run("press", "form", *words, "--to", str(tmp_path), content=None)
    assert done.exit_code == WRONG_USE
    assert said in done.output


def test_pressing_one_lesson_that_is_not_there_presses_none(tmp_path):
    done = run("press", "notebooks", "01-the-shelf", "99-gone", "--to", str(tmp_path / "new"))
    assert (done.exit_code, (tmp_path / "new").exists()) == (WRONG_USE, False)


@pytest.mark.parametrize(
    "words",
    [("notebooks", "00-start-here"), ("form", "pre-a"), ("site", "00-start-here")],
    ids=["notebooks", "form", "site"],
)
def test_pressing_below_a_file_is_answered_with_a_sentence(tmp_path, words):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = run("press", *words, "--to", str(tmp_path / "taken" / "below"), content=None)
    assert done.exit_code == WRONG_USE
    assert done.stderr.startswith(str(tmp_path / "taken" / "below"))
    assert done.stderr.endswith("Name a file or folder that you may read and write.\n")


def test_a_folder_without_figures_is_told_of(tmp_path):
    done = run("press", "figures", content=tmp_path)
    assert done.exit_code == WRONG_USE
    assert done.stderr == f"There are no figures in {tmp_path}. Name a content folder that has figures.\n"


@pytest.mark.parametrize("said", ["nonsense", "example.org/law", "https://", "ftp://example.org", "https://a b/"])
def test_an_address_that_nobody_can_follow_is_wrong_use(tmp_path, said):
    done = run("press", "site", "--address", said, "--to", str(tmp_path / "site"), content=None)
    assert (done.exit_code, (tmp_path / "site").exists()) == (WRONG_USE, False)
    assert "Write it as https://example.org/law/." in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("module", "words", "extra"),
    [
        ("jupytext", ("notebooks", "--check"), "press"),
        ("vl_convert", ("figures", "--check"), "figures"),
        ("sphinx", ("site",), "press"),
    ],
)
def test_what_an_extra_brings_is_asked_for_by_the_extras_name(module, words, extra):
    """In a Python of its own, in which that library is not installed."""
    code = f"import sys; sys.modules[{module!r}] = None; from everyelement.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "press", *words], capture_output=True, text=True, check=False)
    assert done.returncode == WRONG_USE
    assert f'needs more than is installed here. Run: pip install "everyelement[{extra}]"' in done.stderr


# -- help


@pytest.mark.parametrize("words", [(), ("lab",), ("check",), ("judge",), ("press",), ("press", "notebooks")])
def test_help_is_given(words):
    done = run(*words, "--help", content=None)
    assert done.exit_code == 0
    assert done.output.startswith("Usage: ")


def test_the_help_of_the_lab_says_that_nothing_is_overwritten():
    help_ = " ".join(run("lab", "--help", content=None).output.split())
    assert "Nothing that you have changed there is overwritten without asking." in help_


def test_the_lab_in_a_folder_that_cannot_be_written_is_wrong_use(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = run("lab", str(tmp_path / "taken" / "below"), content=None)
    assert done.exit_code == WRONG_USE
    assert "Name another folder: everyelement lab FOLDER." in done.stderr


@pytest.fixture
def opened(monkeypatch) -> list:
    """Give what the lab would have been opened with."""
    calls: list = []
    monkeypatch.setattr("everyelement.notebook.lab.open_lab", lambda *folder, **how: calls.append((*folder, how)) or 0)
    return calls


@pytest.mark.parametrize("words", [(), ("äöü and spaces",)])
def test_what_stands_behind_two_dashes_goes_to_jupyterlab_with_a_folder_and_without(opened, words):
    done = run("lab", *words, "--", "--IdentityProvider.token=x", "--version", content=None)
    assert done.exit_code == 0
    folder, how = opened[0]
    assert (folder, how["more"]) == (Path(*words or ("every-element",)), ("--IdentityProvider.token=x", "--version"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--no-browsr",), "No such option"),
        (("mine", "yours"), "Got unexpected extra argument"),
        (("--port", "70000"), "70000 is not in the range"),
        (("--port", "any"), "'any' is not a valid integer"),
        (("",), "The folder has no name."),
        (("mine", "--leave-no-trace"), "leave FOLDER out"),
    ],
)
def test_the_lab_answers_wrong_use_with_a_sentence_and_opens_nothing(opened, words, sentence):
    done = run("lab", *words, content=None)
    assert (done.exit_code, opened) == (WRONG_USE, [])
    assert sentence in done.stderr


def test_the_help_names_every_exit_code():
    help_ = " ".join(run("--help", content=None).output.split())
    assert all(f" {code} " in help_.partition("Exit codes:")[2] for code in (0, 1, 2))


def test_the_version_is_said():
    assert run("--version", content=None).output.strip().endswith(__version__)


def test_an_unknown_command_is_wrong_use():
    assert run("sing", content=None).exit_code == WRONG_USE
