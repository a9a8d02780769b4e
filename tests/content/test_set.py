"""What must stay true of all stories together: nobody learns from them to answer *met*, and everything is told once."""

from collections import Counter

import pytest

from everyelement.content import library, told

SHELF = library()
MADE_UP = "the-hidden-book"
STORIES = [SHELF.scenario(id_) for id_ in SHELF.scenario_ids() if id_ != MADE_UP]
TELLINGS = [told(story, name) for story in STORIES for name in ["", *(variation.id for variation in story.variation)]]
LESSONS = [id_ for id_ in SHELF.lesson_ids() if 1 <= int(id_[:2]) <= 17]  # 18 has none, and 20 has decided cases
INSTEAD = {
    "the-call-desk": "What adults arrange without force fills § 7102(12).",
    "the-contact-card": "Nothing: having a number is no act.",
    "the-decoy": "Attempt, § 1594(a).",
    "the-evening-booking": "The offense of the one who threatens.",
    "the-family-loan": "A debt in a family.",
    "the-listing-site": "A civil claim is argued.",
    "the-night-refuge": "Shelter.",
    "the-packing-shed": "Forced labor, § 1589, and the other branch of the severe form.",
    "the-plan-for-two": "What adults arrange without force fills § 7102(12).",
    "the-river-crossing": "Smuggling.",
    "the-strict-club": "A question of labor law.",
    "the-two-rides": "A ride.",
    "the-van-rumor": "A rumor.",
    "the-winter-couch": "A bed.",
    "two-in-one-flat": "What adults arrange without force fills § 7102(12).",
}
"""Stories that do not meet § 1591, and what they are instead; read by hand."""
WORDS = {
    field: sorted({word for story in STORIES for word in getattr(story, field)})
    for field in ("acts", "tactics", "forms")
}
PROMISED = {
    "acts": 10,  # of § 1591(a)(1)
    "tactics": 12,  # the eight, and legal process, housing, drugs, pictures
    "forms": 8,
}


def outcomes(field: str, word: str) -> Counter[str]:
    return Counter(story.outcome for story in TELLINGS if word in getattr(story.scenario, field))


def found(provision: str, element: str = "") -> set[str]:
    """Say what stories find of a law, or of an element that they name, in any reading."""
    return {
        expect.elements.get(element, "") if element else expect.finding
        for story in TELLINGS
        for expect in story.expects
        if expect.provision == provision
    }


def test_there_are_forty_five_stories_or_more():
    assert len(STORIES) >= 45


def test_twelve_stories_or_more_have_a_twin_that_turns_the_outcome():
    assert sum(any(twin.outcome != story.outcome for twin in story.variation) for story in STORIES) >= 12


@pytest.mark.parametrize("outcome", ["not-met", "open"])
def test_twelve_stories_or_more_are_not_met_and_as_many_open(outcome):
    assert sum(story.outcome == outcome for story in STORIES) >= 12


def test_fewer_than_half_of_the_stories_are_met():
    assert sum(story.outcome == "met" for story in STORIES) < len(STORIES) / 2


def test_ten_stories_or_more_are_something_else_than_the_offense():
    assert len(INSTEAD) >= 10
    for id_ in INSTEAD:
        main = next(expect for expect in SHELF.scenario(id_).expect if expect.provision == "us-18-1591-a1")
        assert (id_, main.finding) == (id_, "not-met")


@pytest.mark.parametrize("field", PROMISED)
def test_every_act_tactic_and_form_is_told(field):
    assert len(WORDS[field]) == PROMISED[field]


@pytest.mark.parametrize(("field", "word"), [(field, word) for field in WORDS for word in WORDS[field]])
def test_it_is_told_in_a_met_story_and_in_one_that_is_not(field, word):
    told_in = outcomes(field, word)
    assert told_in["met"]
    assert told_in["not-met"] + told_in["open"]


@pytest.mark.parametrize(
    ("provision", "element"),
    [
        ("us-18-1591-a1", "branch-a"),
        ("us-18-1591-a1", "branch-b"),
        ("us-18-1591-a2", ""),
        ("us-18-1594-a", ""),
        ("us-18-1594-c", ""),
        ("us-18-1595-beneficiary", ""),
    ],
)
def test_each_branch_and_each_further_offense_is_found_met_not_met_and_open(provision, element):
    assert {"met", "not-met", "open"} <= found(provision, element)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_has_a_story_of_each_outcome(lesson):
    exercises = [exercise for exercise in SHELF.lesson(lesson).exercise if exercise.scenario]
    stories = {exercise.scenario for exercise in exercises}
    told_of = {story.outcome for story in TELLINGS if story.scenario.id in stories}
    items = {question.outcome for question in SHELF.questions(lesson)}
    assert {"met", "not-met", "open"} <= told_of | items


# -- people: read by hand, since no story has a field for what somebody is

MEN_AND_BOYS = {
    "benny", "clive", "cosmo", "fergus", "gaspar", "idris", "ivo", "jalen", "laszlo", "leif", "mateo", "piet",
    "quentin", "rafael", "rahul", "ravi", "roland", "rune", "walter", "wendell", "wes", "yusuf",
}  # fmt: skip
"""Those concerned of whom the story says "he"."""

IN_PASSING = {
    "lgbtq": {
        "the-catalog-booking": "His boyfriend Amir sees him off",
        "the-mounting-bill": "a trans woman, sings at parties",
        "the-pictures": "know that he loves men",
        "the-winter-couch": "shares one room with her girlfriend",
    },
    "disabled": {
        "the-home-visits": "has an intellectual disability",
        "the-supervision-report": "Walter is deaf",
    },
    "migrant": {
        "the-packing-shed": "They flew in on seasonal visas",
        "the-strict-club": "on a visa that lets him work",
    },
}
"""Told as one would of anybody, never as a cause, and never a fact of a story."""
FEWEST = {"lgbtq": 3, "disabled": 2, "migrant": 2}


def concerned() -> set[str]:
    return {person.id for story in STORIES for person in story.person if person.role == "concerned"}


def test_men_and_boys_are_a_third_or_more_of_those_concerned():
    assert concerned() >= MEN_AND_BOYS
    assert len(MEN_AND_BOYS) >= len(concerned()) / 3


@pytest.mark.parametrize("who", IN_PASSING)
def test_people_of_every_kind_are_told_of_in_passing(who):
    assert len(IN_PASSING[who]) >= FEWEST[who]
    for id_, words in IN_PASSING[who].items():
        assert words in " ".join(passage.text for passage in SHELF.scenario(id_).passage)
