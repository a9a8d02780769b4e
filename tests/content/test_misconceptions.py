"""The list of what people say: the forty that were promised, each on its authority, each asked about often enough."""

from collections import Counter

import pytest

from everyelement.content import library

SHELF = library()
AUTHORITY = {
    "movement": {"usc-18-1591", "uk-msa"},
    "smuggling": {"dhs-2016"},
    "kidnapping": {"polaris-2020"},
    "third-party": {"usc-18-1591"},
    "money": {"usc-18-1591"},
    "everything-of-value": {"usc-18-1591"},
    "all-commercial-sex": {"usc-18-1591", "usc-22-7102"},
    "definition-is-crime": {"usc-18-1591", "usc-22-7102"},
    "one-sentence": {"usc-22-7102"},
    "act-means-purpose": {"usc-18-1591", "palermo-unodc"},
    "means-cumulative": {"usc-18-1591", "us-v-mickey-9th-2018"},
    "physical-force": {"usc-18-1591"},
    "any-pressure": {"usc-18-1591"},
    "any-lie": {"usc-18-1591"},
    "weak-person": {"usc-18-1591"},
    "consent-first": {"usc-18-1591", "us-v-williams-11th-2021"},
    "minor-exception": {"usc-18-1591"},
    "minor-cannot-consent": {"usc-18-1591"},
    "minor-automatic": {"usc-18-1591"},
    "means-useless-for-minor": {"usc-18-1591"},
    "must-know-age": {"usc-18-1591", "us-v-robinson-2d-2012"},
    "observe-proves-age": {"usc-18-1591"},
    "should-have-known-crime": {"usc-18-1591", "usc-18-1595"},
    "reckless-advertising": {"usc-18-1591", "ca9-20-25"},
    "allowing": {"usc-18-1591", "usc-18-2"},
    "ride-or-shelter": {"usc-18-1591"},
    "every-buyer": {"usc-18-1591"},
    "buyers-since-2015": {"usc-18-1591", "us-v-jungers-8th-2013"},
    "carried-out": {"usc-18-1591", "us-v-backman-9th-2016"},
    "debt-is-enough": {"usc-22-7102", "usc-18-1591"},
    "label-is-element": {"usc-18-1591"},
    "local": {"us-v-evans-11th-2007", "us-v-walls-9th-2015"},
    "one-law": {"wy-701", "mt-part7"},
    "who": {"ilo-fl"},
    "eight-percent": {"dhs-qf", "ilo-fl"},
    "number-of-victims": {"dhs-qf", "crs-r47211"},
    "red-flags-prove": {"usc-18-1591"},
    "rescue": {"dhs-2023", "dhs-2019"},
    "promise-secrecy": {"todres", "cwig-wy-mr"},
    "pleading-is-proof": {"ricchio-v-mclean-1st-2017"},
}
OFTEN = {
    "all-commercial-sex",
    "allowing",
    "any-pressure",
    "every-buyer",
    "label-is-element",
    "minor-automatic",
    "minor-cannot-consent",
    "movement",
    "one-sentence",
    "red-flags-prove",
    "ride-or-shelter",
    "third-party",
}
NAMED = Counter(
    id_
    for file in SHELF.question_files()
    for question in SHELF.questions(file)
    for id_ in {
        option.misconception
        for option in (*question.option, *(question.fact.option if question.fact else ()))
        if option.misconception
    }
)


def test_forty_were_promised():
    assert len(AUTHORITY) == 40


@pytest.mark.parametrize("id_", AUTHORITY)
def test_what_was_promised_is_corrected_on_its_authority(id_):
    assert SHELF.misconceptions[id_].sources
    assert AUTHORITY[id_] <= set(SHELF.misconceptions[id_].sources)


@pytest.mark.parametrize("id_", AUTHORITY)
def test_it_stands_among_the_wrong_answers_often_enough(id_):
    assert NAMED[id_] >= (6 if id_ in OFTEN else 2)


def test_every_misconception_is_the_reason_of_some_wrong_answer():
    sorts = [item for id_ in SHELF.lesson_ids() for exercise in SHELF.lesson(id_).exercise for item in exercise.item]
    misplaced = {wrong.misconception for item in sorts for wrong in item.wrong.values()}
    assert set(SHELF.misconceptions) - set(NAMED) - misplaced == set()
