"""The still form: the whole exercise as text and native elements, for print, phones, and viewers without a kernel."""

import html
import json
import re
from copy import deepcopy
from pathlib import Path

import pytest

from everyelement.content import library
from everyelement.exercises import document, question_part, still_html, still_text

HERE = Path(__file__).parent
EXAMPLES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("examples/*.json"))}
SHELF = library()
REAL = {
    f"{id_}/{exercise.id}": document(f"{id_}/{exercise.id}")
    for id_ in SHELF.lesson_ids()
    for exercise in SHELF.lesson(id_).exercise
}
EVERY = {**EXAMPLES, **REAL}
NATIVE = {
    "section", "h3", "h4", "p", "ol", "ul", "li", "details", "summary", "blockquote", "mark", "small", "a", "table",
    "tbody", "tr", "th", "td", "br",
}  # fmt: skip
HOSTILE = '<script>alert(1)</script><button onclick="x">\'&'


def hostile(value):
    """Put markup into every text of a document, and leave what is looked up by name."""
    if isinstance(value, dict):
        return {
            key: f"{inner}{HOSTILE}" if key in {"text", "title", "say", "says", "note", "ask", "plain", "task"}
            and isinstance(inner, str) and inner else hostile(inner)
            for key, inner in value.items()
        }  # fmt: skip
    return [hostile(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", EXAMPLES)
def test_markup_in_content_is_shown_as_text(kind):
    made = still_html(hostile(deepcopy(EXAMPLES[kind])))
    assert html.escape(HOSTILE) in made


@pytest.mark.parametrize("kind", EXAMPLES)
def test_no_markup_of_content_becomes_an_element(kind):
    made = still_html(hostile(deepcopy(EXAMPLES[kind])))
    assert set(re.findall(r"<([a-z]\w*)", made)) <= NATIVE


@pytest.mark.parametrize("name", EVERY)
def test_a_still_form_has_native_elements_only_and_no_control(name):
    assert set(re.findall(r"<([a-z]\w*)", still_html(EVERY[name]))) <= NATIVE


@pytest.mark.parametrize("name", EVERY)
def test_a_still_form_needs_no_attribute_that_jupyter_would_strip(name):
    attributes = re.findall(r"<[a-z]\w*((?:\s+[\w-]+=\"[^\"]*\")*)", still_html(EVERY[name]))
    names = {found for said in attributes for found in re.findall(r"([\w-]+)=", re.sub(r"\"[^\"]*\"", "", said))}
    assert names <= {"class", "data-exercise", "scope", "href"}


@pytest.mark.parametrize("name", EVERY)
def test_every_element_that_is_opened_is_closed(name):
    open_: list[str] = []
    for slash, element in re.findall(r"<(/?)([a-z]\w*)", still_html(EVERY[name]).replace("<br>", "")):
        if not slash:
            open_.append(element)
        else:
            assert open_.pop() == element
    assert open_ == []


def test_reasons_stand_folded_under_what_they_answer():
    made = still_html(EXAMPLES["quiz"])
    assert "<details><summary>If you choose “Met”</summary><p>Not so. That would need “knowing this rule”.</p>" in made


@pytest.mark.parametrize("kind", ["mark", "sort", "quiz", "discuss", "memo", "whatif", "compare", "brief", "figure"])
def test_the_key_is_shown_where_there_is_one(kind):
    assert "<details>" in still_html(EXAMPLES[kind])


@pytest.mark.parametrize("kind", ["mark", "sort", "quiz", "discuss", "memo", "whatif", "compare", "figure"])
def test_without_its_key_an_exercise_shows_no_reason(kind):
    assert "<details>" not in still_html(question_part(EXAMPLES[kind]))


def test_without_its_key_a_case_shows_nothing_but_where_it_was_read():
    made = still_html(question_part(EXAMPLES["brief"]))
    assert made.count("<details>") == 1
    assert "<details><summary>Sources</summary>" in made


@pytest.mark.parametrize("name", [name for name, made in EVERY.items() if made["kind"] == "brief"])
def test_what_names_a_case_is_folded(name):
    unfolded = re.sub(r"<details>.*?</details>", "", still_html(EVERY[name]))
    named = [EVERY[name]["question"]["case"]["name"], *(source["cite"] for source in EVERY[name]["sources"])]
    assert [said for said in named if html.escape(said) in unfolded] == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_text_form_never_gives_a_reason(kind):
    assert still_text(EXAMPLES[kind]) == still_text(question_part(EXAMPLES[kind]))


@pytest.mark.parametrize("name", EVERY)
def test_the_same_document_gives_the_same_still_form(name):
    again = json.loads(json.dumps(EVERY[name]))
    assert (still_html(again), still_text(again)) == (still_html(EVERY[name]), still_text(EVERY[name]))


@pytest.mark.parametrize("name", EVERY)
def test_every_item_is_read_in_the_text_form(name):
    said = still_text(EVERY[name])
    assert [item["id"] for item in EVERY[name]["question"]["items"] if item["text"] not in said] == []


@pytest.mark.parametrize("name", EVERY)
def test_every_item_is_read_in_the_html_form(name):
    said = html.unescape(re.sub(r"<[^>]+>", " ", still_html(EVERY[name])))
    flat = " ".join(said.split())
    asked = [item for item in EVERY[name]["question"]["items"] if EVERY[name]["kind"] != "discuss"]
    assert [item["id"] for item in asked if " ".join(item["text"].split()) not in flat] == []


def test_the_date_of_the_law_is_said():
    assert "Law as of 2024-01-01" in still_html(EXAMPLES["statute"])


def test_sources_are_linked_only_to_secure_addresses():
    made = deepcopy(EXAMPLES["mark"])
    made["sources"][0]["address"] = "javascript:alert(1)"
    assert "href" not in still_html(made)


def test_a_source_says_when_it_was_read():
    assert '<a href="https://example.org/rules">Rule 1 (2026-11-22)</a>' in still_html(EXAMPLES["mark"])


def test_the_words_of_the_law_are_outlined():
    assert "Whoever <mark>hides a book</mark> <mark>without leave</mark> owes a fine." in still_html(
        EXAMPLES["statute"]
    )


def test_a_blank_line_begins_a_paragraph():
    made = deepcopy(EXAMPLES["sort"])
    made["question"]["items"][0]["text"] = "Behind\n\nthe books"
    assert "<p>Behind</p><p>the books</p>" in still_html(made)


def test_both_sides_and_where_the_law_stops_are_read():
    made = still_html(EXAMPLES["discuss"])
    assert all(said in made for said in ("walks past it", "not to read", "nothing of the wall"))


def test_the_board_says_what_to_ask_next():
    assert "<p>What to ask next: Had leave.</p>" in still_html(EXAMPLES["whatif"])


def test_laws_side_by_side_are_read_without_python():
    made = still_html(EXAMPLES["compare"])
    assert "<li>Rule 1 (2020), 2021-05-10: It protects books. We read this in the source itself.</li>" in made
    there = [f"<li>{part} (another has no such part)</li>" for part in ("The act: Met", "Knowing the rule: Open")]
    assert f"<p>Rule 1 (2024), 2024-05-10: Open</p><ul>{''.join(there)}" in made
    assert "<li>What to ask next: Did the reader know the rule?</li>" in made


def test_a_figure_is_read_as_its_table_with_what_it_counts():
    made = still_html(EXAMPLES["figure"])
    assert '<tr><th scope="col">Year</th><th scope="col">Found</th><th scope="col">Missed</th></tr>' in made
    assert '<tr><th scope="row">2024</th><td>4</td><td>—</td></tr>' in made
    assert "<p>What this does not count: Atlases that a reader has at home.</p>" in made
    assert "<p>Counted by the front desk; reported by a reader. We read this only in a secondary source.</p>" in made
    assert "<svg" not in made


def test_help_lines_are_read_without_python():
    assert "The front desk: 000-0. Open in the daytime." in still_html(EXAMPLES["safety"])


def test_the_lines_of_a_law_stay_lines():
    made = deepcopy(EXAMPLES["statute"])
    made["question"]["provisions"][0]["versions"][-1]["runs"] = [
        "(a) Whoever—\n(1) hides a book, or\n(2) keeps it\n\n* * *"
    ]
    assert "<p>(a) Whoever—<br>(1) hides a book, or<br>(2) keeps it</p><p>* * *</p>" in still_html(made)


def test_what_can_be_marked_is_said_before_the_passages():
    made = still_html(question_part(EXAMPLES["mark"]))
    options = [html.escape(option["text"]) for option in EXAMPLES["mark"]["question"]["options"]]
    assert "<ul>" + "".join(f"<li>{text}</li>" for text in options) + "</ul><ol>" in made


def test_the_emergency_number_ends_before_its_note_begins():
    (country, *_) = REAL["00-start-here/safety"]["question"]["helplines"]
    assert f"<p>{country['emergency']}. {country['emergency_note']}</p>" in html.unescape(
        still_html(REAL["00-start-here/safety"])
    )
