"""A test pressed for people to answer, and its key: the first gives nothing away, the second gives every reason."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from everyelement.content import library
from everyelement.content.forms import form
from everyelement.errors import EveryElementError
from everyelement.press.forms import press

SHELF = library()
LENGTHS = [
    (form_id, length.items) for made in SHELF.blueprints for form_id in made.forms for length in made.length
]  # every test that a program can name
VOID = {"meta", "input", "link"}


class Page(HTMLParser):
    """What a page is made of: its tags in their order, its text, and what was left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())


@pytest.fixture(scope="module")
def pressed(tmp_path_factory):
    """Press a test, and read both its pages."""
    folder = tmp_path_factory.mktemp("forms")

    def read(form_id: str, items: int) -> tuple[str, str]:
        return tuple(path.read_text(encoding="utf-8") for path in press(SHELF, form_id, items, folder))

    return read


def every_option(question):
    return (*question.option, *(question.fact.option if question.fact else ()))


@pytest.mark.parametrize(("form_id", "items"), LENGTHS)
def test_each_item_and_each_option_stands_on_both_pages_in_their_order(form_id, items, pressed):
    for page in map(Page, pressed(form_id, items)):
        assert page.open == []
        places = [page.text.index(" ".join(question.text.split())) for question in form(SHELF, form_id, items)]
        assert places == sorted(places)
        for question in form(SHELF, form_id, items):
            assert all(f". {option.text}" in page.text for option in every_option(question))


@pytest.mark.parametrize(("form_id", "items"), LENGTHS)
def test_the_page_that_people_answer_holds_no_reason_and_no_key(form_id, items, pressed):
    paper, _ = pressed(form_id, items)
    text = Page(paper).text
    for question in form(SHELF, form_id, items):
        for option in every_option(question):
            assert option.why not in text
            assert not option.misconception or SHELF.misconceptions[option.misconception].correct not in text
    assert "right" not in re.findall(r'class="(\w+)"', paper)
    assert "<script" not in paper


@pytest.mark.parametrize(("form_id", "items"), LENGTHS)
def test_the_key_gives_every_reason_and_marks_the_right_option(form_id, items, pressed):
    _, key = pressed(form_id, items)
    text = Page(key).text
    questions = form(SHELF, form_id, items)
    for question in questions:
        for option in every_option(question):
            assert f"{'Right' if option.right else 'Not so'}. {option.why}" in text
    marked = [unescape(said) for said in re.findall(r'<p class="right">\w\. (.*?)</p>', key)]
    assert marked == [option.text for question in questions for option in every_option(question) if option.right]


def test_the_table_of_the_key_has_the_letters_of_the_right_options(pressed):
    _, key = pressed("pre-a", 5)
    rows = re.findall(r'<th scope="row">(\d+)</th><td>(.)</td><td>(.)</td>', key)
    letters = {
        question: [
            "ABCD"[[option.right for option in options].index(True)] if options else "–"
            for options in (question.option, question.fact.option if question.fact else ())
        ]
        for question in form(SHELF, "pre-a", 5)
    }
    assert rows == [(str(number), *two) for number, two in enumerate(letters.values(), start=1)]


def test_each_choice_is_a_native_control_in_a_group_that_says_what_it_asks(pressed):
    page = Page(pressed("pre-b", 20)[0])
    named = [attributes["name"] for tag, attributes in page.tags if tag == "input"]
    asked = sum(1 + bool(question.fact) for question in form(SHELF, "pre-b"))
    groups = [name for place, name in enumerate(named) if place == 0 or named[place - 1] != name]
    assert len(groups) == len(set(groups)) == 2 * asked, "each question, and each time how sure somebody is"
    fields = [place for place, (tag, _) in enumerate(page.tags) if tag == "fieldset"]
    assert all(page.tags[place + 1][0] == "legend" for place in fields)
    assert len(fields) == len(groups)
    described = {attributes["aria-describedby"] for _, attributes in page.tags if attributes.get("aria-describedby")}
    assert described == {attributes["id"] for _, attributes in page.tags if attributes.get("id")}


def test_headings_go_down_by_one(pressed):
    for page in map(Page, pressed("pre-a", 10)):
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert all(below - above <= 1 for above, below in pairwise(levels))


def test_it_is_said_how_long_a_test_takes_and_that_somebody_in_it_is_under_18(pressed):
    assert "It takes about 25 minutes." in Page(pressed("pre-a", 20)[0]).text
    assert "One story is about somebody under 18." in Page(pressed("pre-a", 20)[0]).text
    assert "under 18." not in Page(pressed("pre-a", 5)[0]).text.partition("Question 1")[0]
    assert "No story is told" in Page(pressed("facilitating-a", 5)[0]).text


def test_whoever_answers_is_told_whom_to_call(pressed):
    text = Page(pressed("follow-3", 10)[0]).text
    assert all(line.number in text for country in SHELF.helplines.country for line in country.line)


def test_two_forms_are_to_be_taken_in_turn_and_follow_ups_are_not(pressed):
    assert "form B after" in Page(pressed("pre-a", 5)[1]).text
    assert "form B after" not in Page(pressed("follow-1", 5)[1]).text


def test_what_is_pressed_twice_is_the_same(pressed):
    assert pressed("pre-a", 10) == pressed("pre-a", 10)


def test_a_form_that_there_is_not_presses_nothing(tmp_path):
    with pytest.raises(EveryElementError, match="There is no form called pre-z"):
        press(SHELF, "pre-z", 0, tmp_path / "out")
    assert not (tmp_path / "out").exists()
