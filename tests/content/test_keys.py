"""The key does not give itself away: the right option is nowhere more often than elsewhere, and seldom the longest."""

from collections import Counter

import pytest

from everyelement.content import library

SHELF = library()
BANK = [question for file in SHELF.question_files() for question in SHELF.questions(file)]
GROUPS = {
    "practice": {"practice"},
    "before and after": {"pre-a", "pre-b"},
    "follow-up": {"follow-1", "follow-2", "follow-3"},
    "leading a room": {"facilitating-a", "facilitating-b"},
}
FINDINGS = ("Met:", "Not met:", "Open:")


def ordered_by_the_writer(question):
    """Tell the items whose options stand in an order that was chosen; findings mostly stand in their own."""
    return not any(option.text.startswith(FINDINGS) for option in question.option)


def sets(group, *, facts):
    """List the sets of options that are answered in one group of forms."""
    there = [question for question in BANK if question.form in GROUPS[group]]
    if facts:
        return [question.fact.option for question in there if question.fact]
    return [question.option for question in there if ordered_by_the_writer(question)]


def right_is_longest(options):
    longest = max(len(option.text) for option in options)
    return [option.right for option in options if len(option.text) == longest] == [True]


@pytest.mark.parametrize("facts", [False, True], ids=["main", "fact"])
@pytest.mark.parametrize("group", GROUPS)
def test_the_right_option_is_the_longest_in_a_third_at_most(group, facts):
    answered = sets(group, facts=facts)
    assert 3 * sum(map(right_is_longest, answered)) <= len(answered)


@pytest.mark.parametrize(("facts", "letters"), [(False, "abcd"), (True, "abc")], ids=["main", "fact"])
def test_the_right_option_stands_about_as_often_at_each_place(facts, letters):
    answered = [options for group in GROUPS for options in sets(group, facts=facts) if len(options) == len(letters)]
    stands = Counter(next(option.id for option in options if option.right) for options in answered)
    for letter in letters:
        assert abs(stands[letter] - len(answered) / len(letters)) <= len(answered) / 20
