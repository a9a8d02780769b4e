"""The words of a law, outlined: the runs are the text, cut and never changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everyelement.content import library
from everyelement.exercises.statute import runs
from everyelement.law import Element

SHELF = library()
VERSIONS = [(id_, place) for id_ in SHELF.provision_ids() for place in range(len(SHELF.provision(id_).version))]
WORDS = st.lists(st.sampled_from(["a", "book", "hides", "lends", "or", "\n", "leave."]), max_size=12).map(" ".join)


def text_of(cut: list) -> str:
    return "".join(run if isinstance(run, str) else run[0] for run in cut)


def leaf(id_: str, *quote: str) -> Element:
    return Element(id=id_, title=id_, quote=quote, fact=id_)


def version(id_: str, place: int):
    return SHELF.provision(id_).version[place]


@pytest.mark.parametrize(("id_", "place"), VERSIONS)
def test_the_runs_of_a_law_are_its_text(id_, place):
    there = version(id_, place)
    assert text_of(runs(there.text.strip(), there.element)) == there.text.strip()


@pytest.mark.parametrize(("id_", "place"), VERSIONS)
def test_what_is_outlined_is_a_quotation_of_its_element(id_, place):
    there = version(id_, place)
    quoted = {(e.id, " ".join(quote.split())) for e in there.element for quote in e.quote}
    outlined = {(run[1], " ".join(run[0].split())) for run in runs(there.text, there.element) if isinstance(run, list)}
    assert outlined <= quoted


@pytest.mark.parametrize(("id_", "place"), VERSIONS)
def test_every_law_has_words_outlined(id_, place):
    there = version(id_, place)
    assert any(isinstance(run, list) for run in runs(there.text, there.element))


@given(WORDS, st.lists(WORDS.filter(str.strip), max_size=4))
def test_whatever_is_quoted_the_runs_rejoin_to_the_text(text, quotes):
    elements = [leaf(f"e{place}", quote) for place, quote in enumerate(quotes)]
    assert text_of(runs(text, elements)) == text


@given(WORDS, st.lists(WORDS.filter(str.strip), max_size=4))
def test_an_element_is_outlined_once_for_each_quotation(text, quotes):
    elements = [leaf(f"e{place}", quote) for place, quote in enumerate(quotes)]
    outlined = [run[1] for run in runs(text, elements) if isinstance(run, list)]
    assert len(outlined) == len(set(outlined))


def test_no_two_outlines_overlap():
    cut = runs("hides a book", [leaf("act", "hides a"), leaf("thing", "a book")])
    assert cut == [["hides a", "act"], " book"]


def test_the_words_of_a_leaf_are_outlined_before_those_of_what_joins_it():
    joint = Element(id="both", title="Both", quote=("hides a book",), all=("act",))
    assert runs("hides a book", [joint, leaf("act", "hides")]) == [["hides", "act"], " a book"]


@pytest.mark.parametrize("longer", ["cookbook", "books", "bookish"])
def test_a_word_inside_another_is_not_outlined(longer):
    assert runs(f"{longer} or book", [leaf("thing", "book")]) == [f"{longer} or ", ["book", "thing"]]


def test_a_quotation_is_found_over_a_line_break():
    assert runs("hides\n  a book", [leaf("act", "hides a")]) == [["hides\n  a", "act"], " book"]


def test_a_quotation_that_is_taken_is_outlined_where_it_next_stands_free():
    cut = runs("leave or leave", [leaf("one", "leave"), leaf("other", "leave")])
    assert cut == [["leave", "one"], " or ", ["leave", "other"]]
