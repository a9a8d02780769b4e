"""Statements that are common in texts for the public and false: none stands in the content as a statement of ours."""

import re
import shutil
from pathlib import Path

import pytest

from everyelement.content import Library
from everyelement.content.check import check
from everyelement.content.check_claims import CLAIMS

SOUND = Path(__file__).parent / "sound"
FALSE = [
    "Kidnapping is how most of it begins.",
    "Most people are kidnapped.",
    "A minor cannot consent.",
    "She is too young to consent.",
    "The victim must be moved.",
    "People have to be moved.",
    "Since 2015 buyers can be charged.",
    "Buyers answer for it only since 2015.",
    "Of them 92% are adults.",
    "Of them 92 percent adults.",
    "And 8 percent are children.",
    "And 8% children.",
    "There are 27.6 million victims.",
    "It is the Trafficked Victims Protection Act.",
    "Then it is automatically sex trafficking.",
    "It is alarmingly common in chats.",
    "In danger call or text 911.",
    "The hotline is operated by Polaris.",
    "Polaris runs the line.",
    "Anyone who allows it can be charged.",
    "They are sold, people as products.",
    "They are sold, women as goods.",
    "Some were kept in cages.",
    "A person in chains is shown.",
    "They are concealed among freight.",
    "They are hidden in cargo.",
    "A third party must profit.",
    "The person is over 18.",
    "They are over the age of 18.",
    "The one exception involves minors.",
    "An illicit massage parlor was searched.",
    "This tactic is collusion.",
    "The country is the biggest consumer.",
    "Sex tourism occurs mostly abroad.",
    "Patronizing means going through with it.",
    "They should have known is enough for the crime.",
    "§ 1591 names debt bondage.",
    "All commercial sex is trafficking.",
]
SO = [
    "Nobody has to be moved.",
    "Neither text says that somebody must be moved.",
    "A page says that 92 percent are adults.",
    'It says "a minor cannot consent" there.',
    "It says “call or text 911” there.",
    "Who is 18 or older is an adult.",
]


@pytest.fixture
def said(tmp_path):
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)

    def found(sentence: str) -> list[str]:
        prose = tmp_path / "lessons" / "01-the-shelf" / "lesson.md"
        prose.write_text(
            prose.read_text(encoding="utf-8").replace("A book has to be hidden.", sentence), encoding="utf-8"
        )
        return [mistake.what for mistake in check(Library(tmp_path)).mistakes]

    return found


@pytest.mark.parametrize("sentence", FALSE)
def test_a_false_claim_is_found(said, sentence):
    assert len([what for what in said(sentence) if "not so" in what]) == 1


@pytest.mark.parametrize("sentence", SO)
def test_what_is_denied_quoted_or_reported_is_no_claim(said, sentence):
    assert said(sentence) == []


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.pattern)
def test_every_claim_of_the_list_is_tried(claim):
    assert any(
        re.search(claim.pattern, sentence, re.IGNORECASE) and claim.has in sentence.lower() for sentence in FALSE
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "A prostitute was there.",
        "The johns came.",
        "It is modern-day slavery.",
        "They were sex slaves.",
        "A pimp came by.",
        "An innocent victim was found.",
        "The guilty hide books.",
        "Correct!",
        "Try again.",
    ],
)
def test_a_word_that_we_do_not_use_is_found(said, sentence):
    assert len([what for what in said(sentence) if "do not use here" in what]) == 1
