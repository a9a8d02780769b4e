"""Check the prose: no word that this project does not use, outside quotations; and how hard a text is to read."""

import re
from collections.abc import Iterator

from everyelement.content.library import Library
from everyelement.content.load import Mistake

BANNED = {
    r"prostitutes?": "Write “the person”, or quote the statute in quotation marks.",
    r"johns": "Write “buyer”, where the facts show one.",
    r"modern-day slave\w*": "Name the conduct.",
    r"sex slaves?": "Name the conduct.",
    r"pimps?(?!-controlled)": "Name the conduct; in a typology quote the word.",
    r"innocent victims?": "Write “the person”.",
    r"guilty": "A finding is met, not met or open.",
    r"(?:Correct|Try again)[!.]?": "Say why, with the words of the law.",
}
"""Words that stand nowhere but in quotations, and what to write; the last only where they are the whole sentence."""

QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
"""What stands in quotation marks: somebody else's words, or a claim that is held up to be looked at."""
_LETTERS = ("prostitute", "pimp", "johns", "slave", "innocent victim", "guilty", "Correct", "Try again")
"""Letters that every one of those words has: looking for them is quicker than looking for the words."""
_WORD = re.compile(r"[A-Za-z0-9§$][\w’'.,-]*")


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every text that a learner may read."""
    for file, text in shelf.texts.items():
        if not file.startswith(("law/", "words/")):  # statutes are quotations; the interface has buttons
            yield from _banned(file, text)


def _banned(file: str, text: str) -> Iterator[Mistake]:
    suspected = _suspected(text, _LETTERS)
    if not suspected:  # most files have none of them, and need not be taken apart
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if not _suspected(line, suspected):
            continue
        said = line.split("=", 1)[1].strip(' "') if file.endswith(".toml") and "=" in line else line
        bare = QUOTED.sub("", said)
        for pattern, attempt in BANNED.items():
            whole = pattern.startswith("(?:")
            found = re.fullmatch(pattern, bare.strip()) if whole else re.search(rf"\b{pattern}\b", bare, re.IGNORECASE)
            if found:
                what = f"“{found[0].strip()}” is a word that we do not use here"
                yield Mistake(file=file, field=f"line {number}", what=what, attempt=attempt)


def _suspected(text: str, letters: tuple[str, ...]) -> tuple[str, ...]:
    lower = text.lower()
    return tuple(some for some in letters if some in (text if some[0].isupper() else lower))


def words_in(text: str) -> list[str]:
    """List the words of a text.

    >>> words_in("He asks, and § 2 answers.")
    ['He', 'asks,', 'and', '§', '2', 'answers.']
    """
    return _WORD.findall(text)


def grade_level(text: str) -> float:
    """Say at which school grade a text reads, by the Flesch-Kincaid formula; quotations are left out.

    >>> round(grade_level("He asks her. She says no."))
    -3
    """
    bare = QUOTED.sub("", text)
    words = words_in(bare)
    sentences = max(1, len(re.findall(r"[.!?:;](?:\s|$)", bare)))
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / max(1, len(words)) - 15.59


def _syllables(word: str) -> int:
    bare = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", bare))
    silent = bare.endswith("e") and not bare.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
