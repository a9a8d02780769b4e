"""The command line, through its own runner: what it prints, and with which exit code."""

import json
from pathlib import Path

import pytest

from everyelement import __version__

MISTAKES, WRONG_USE = 1, 2


@pytest.fixture
def broken(copied) -> Path:
    """Give a library with one mistake."""
    law = copied / "law" / "shelf-rule.toml"
    law.write_text(law.read_text(encoding="utf-8").replace('"hides a book"', '"hidse a book"'), encoding="utf-8")
    return copied


# -- check


def test_check_finds_nothing_wrong_with_a_sound_library(run):
    done = run("check")
    assert done.exit_code == 0
    assert done.output.startswith(
        "No mistakes. Read: 1 provisions, 2 scenarios, 1 cases, 1 lessons, 8 questions, 2 sources.\n"
    )


def test_check_reports_a_mistake_with_its_place_and_what_to_try(run, broken):
    done = run("check", content=broken)
    assert done.exit_code == 1
    assert done.output.splitlines()[:2] == [
        'the quote "hidse a book" is not in the text of this version  law/shelf-rule.toml: version[0].element[1].quote',
        "    Copy it from the text, letter by letter.",
    ]


def test_check_of_a_folder_that_is_not_there_is_wrong_use(run, tmp_path):
    assert run("check", content=tmp_path / "gone").exit_code == WRONG_USE


def test_a_folder_with_no_content_is_one_sentence_for_every_command_that_takes_one(run, tmp_path):
    for words in (["check"], JUDGE, ["press", "notebooks"]):
        done = run(*words, content=tmp_path)
        assert done.exit_code == WRONG_USE
        assert f"There is no content in {tmp_path}" in done.output
        assert len(done.output.splitlines()) == 1


def test_check_prints_json_when_asked(run, broken):
    done = run("check", "--json", content=broken)
    report = json.loads(done.output)
    assert (done.exit_code, [(m["file"], m["field"], m["try"]) for m in report["mistakes"]]) == (
        1,
        [("law/shelf-rule.toml", "version[0].element[1].quote", "Copy it from the text, letter by letter.")],
    )


def test_check_lists_what_no_story_shows_only_when_asked(run):
    asked, not_asked = run("check", "--unshown").output, run("check").output
    assert ("shelf-rule: Two short stories" in asked, "shelf-rule:" in not_asked) == (True, False)


def test_check_reports_an_exercise_that_cannot_be_made(run, copied):
    lesson = copied / "lessons" / "01-the-shelf" / "lesson.toml"
    text = lesson.read_text(encoding="utf-8").replace(
        'scenario = "the-hidden-atlas"\nfacts = ["hid", "knew-rule"]',
        'scenario = "the-hidden-atlas"\nfacts = ["hid", "hid"]',
    )
    lesson.write_text(text, encoding="utf-8")
    done = run("check", content=copied)
    assert done.exit_code == 1
    assert "two items have one id" in done.output
    assert "lessons/01-the-shelf/lesson.toml: exercise turn-it" in done.output


def test_a_source_without_its_day_is_a_mistake_and_no_wrong_use(run, copied):
    sources = copied / "sources.toml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("read = 2026-11-22\n", "", 1), encoding="utf-8")
    done = run("check", content=copied)
    assert done.exit_code == MISTAKES
    assert done.output.splitlines()[:2] == [
        "the field read is missing  sources.toml: source[0].read",
        "    It is in rule-book. See docs/content.md for the fields of this file.",
    ]


# -- judge

JUDGE = ("judge", "the-hidden-atlas", "--under", "shelf-rule")


def test_judge_says_what_is_found_element_by_element(run):
    done = run(*JUDGE)
    assert done.exit_code == 0
    assert done.output.splitlines()[:2] == [
        "The hidden atlas: the reader",
        "The shelf rule, Rule 1 (2024), as of 2024-05-10, reading: Really knew (VERIFIED)",
    ]
    assert "Ask next:\n  Did the reader know the rule? (knew-rule)\n" in done.output


def test_judge_says_that_it_gives_no_legal_advice(run):
    assert run(*JUDGE).output.rstrip().endswith("It is not legal advice.")


def test_judge_asks_nothing_where_it_is_settled(run):
    assert "Ask next" not in run(*JUDGE, "--variation", "he-asked").output


def finding(run, *words: str) -> dict:
    done = run(*JUDGE, "--json", *words)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_judge_prints_the_finding_as_a_tree_of_json(run):
    found = finding(run)
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
def test_judge_heeds_what_it_is_given(run, words, expected):
    assert finding(run, *words)["finding"] == expected


def test_judge_prints_both_sides_of_what_is_argued(run):
    (knowing,) = [part for part in finding(run)["tree"]["parts"] if part["element"] == "knowing"]
    argued = [leaf["argued"] for leaf in (knowing, *knowing.get("parts", [])) if "argued" in leaf]
    assert argued == [{"yes": "Everybody who goes in walks past it.", "no": "To walk past is not to read."}]


def test_judge_uses_the_words_of_the_day(run):
    assert finding(run, "--on", "2021-01-01")["citation"] == "Rule 1 (2020)"


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
def test_judge_answers_wrong_use_with_a_sentence(run, words, sentence):
    done = run(*words)
    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert done.stderr.startswith(sentence)


def test_judge_without_a_provision_is_wrong_use(run):
    assert run("judge", "the-hidden-atlas").exit_code == WRONG_USE


def test_judge_under_a_law_that_is_no_tree_is_one_sentence(run, copied):
    law = copied / "law" / "shelf-rule.toml"
    law.write_text(
        law.read_text(encoding="utf-8").replace('any = ["hides", "lends"]', 'any = ["hide"]'), encoding="utf-8"
    )
    done = run(*JUDGE, content=copied)
    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert "the element act joins hide, which does not exist. Run everyelement check" in done.stderr


def test_judge_of_a_file_with_a_mistake_says_where_it_stands(run, broken):
    story = broken / "scenarios" / "the-hidden-atlas.toml"
    story.write_text(story.read_text(encoding="utf-8").replace('size = "pattern"', 'size = "tiny"'), encoding="utf-8")
    done = run(*JUDGE, content=broken)
    assert done.exit_code == WRONG_USE
    assert "'tiny' is none of pattern, scenario, long  scenarios/the-hidden-atlas.toml: size" in done.stderr


# -- help


@pytest.mark.parametrize("words", [(), ("lab",), ("check",), ("judge",), ("press",), ("press", "notebooks")])
def test_help_is_given(run, words):
    done = run(*words, "--help", content=None)
    assert done.exit_code == 0
    assert done.output.startswith("Usage: ")


def test_the_help_of_the_lab_says_that_nothing_is_overwritten(run):
    help_ = " ".join(run("lab", "--help", content=None).output.split())
    assert "Nothing that you have changed there is overwritten without asking." in help_


def test_the_lab_in_a_folder_that_cannot_be_written_is_wrong_use(run, tmp_path):
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
def test_what_stands_behind_two_dashes_goes_to_jupyterlab_with_a_folder_and_without(run, opened, words):
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
def test_the_lab_answers_wrong_use_with_a_sentence_and_opens_nothing(run, opened, words, sentence):
    done = run("lab", *words, content=None)
    assert (done.exit_code, opened) == (WRONG_USE, [])
    assert sentence in done.stderr


def test_the_help_names_every_exit_code(run):
    help_ = " ".join(run("--help", content=None).output.split())
    assert all(f" {code} " in help_.partition("Exit codes:")[2] for code in (0, 1, 2))


def test_the_version_is_said(run):
    assert run("--version", content=None).output.strip().endswith(__version__)


def test_an_unknown_command_is_wrong_use(run):
    assert run("sing", content=None).exit_code == WRONG_USE
