"""Check what is said: no statement that this project knows to be false, outside quotations and wrong answers."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from everyelement.content.check_words import QUOTED
from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake


@dataclass(frozen=True, slots=True)
class Claim:
    """A false or loose statement: letters that every telling of it has, the tellings as a pattern, and what is so."""

    has: str
    pattern: str
    right: str


CLAIMS = (
    Claim("kidnapp", r"kidnapp\w+ is (?:how|the way)", "It is uncommon in reported cases, and no element."),
    Claim(
        "kidnapp",
        r"(?:most|many|usually|often|typically) (?:people )?(?:are |is |get )?kidnapped",
        "It is uncommon in reported cases, and no element.",
    ),
    Claim(
        "consent",
        r"(?:can ?not|can't|can’t|unable to|too young to) (?:legally |lawfully )?consent",
        "The branch of age has no means to prove; ages of consent are another law.",
    ),
    Claim(
        "to be moved",
        r"(?:victims?|persons?|people|some(?:body|one)|s?he|they) ha(?:s|ve) to be moved",
        "One act of ten is enough; name the law that asks for travel, where you mean it.",
    ),
    Claim(
        "must be ",
        r"(?:victims?|persons?|people|some(?:body|one)|s?he|they) must be (?:moved|transported)",
        "One act of ten is enough; name the law that asks for travel, where you mean it.",
    ),
    Claim(
        "2015",
        r"(?:since|before|until|from) 2015,? (?:a |the |no )?buyers?|buyers?[^.]{0,40} only since 2015",
        "Buyers were reached by “obtains” before; Congress said so in 2015.",
    ),
    Claim("92 percent", r"92 percent[^.]{0,30}adults?", "Less than three quarters, by the estimate's own figures."),
    Claim("92%", r"92%[^.]{0,30}adults?", "Less than three quarters, by the estimate's own figures."),
    Claim(
        "8 percent",
        r"8 percent (?:are |were |of them )?(?:children|minors)",
        "More than a quarter are children, by the estimate's own figures.",
    ),
    Claim(
        "8%",
        r"8% (?:are |were |of them )?(?:children|minors)",
        "More than a quarter are children, by the estimate's own figures.",
    ),
    Claim(
        "27.6 million",
        r"27\.6 million[^.]{0,20}(?:victims|trafficked|sex traffick\w+)",
        "It counts people in forced labour on a day of 2021.",
    ),
    Claim("trafficked victims", r"Trafficked Victims Protection", "It is the Trafficking Victims Protection Act."),
    Claim(
        "automatically",
        r"automatically (?:sex )?trafficking",
        "Act, age in fact, mental state and commerce are still to be proved.",
    ),
    Claim("alarmingly", r"alarmingly (?:common|high|often)", "Give the figure and its source, or leave it out."),
    Claim("call or text", r"call or text 911", "Text-to-911 is not everywhere: by voice."),
    Claim("by polaris", r"(?:operated|run) by Polaris", "Another organization runs the line since 2025."),
    Claim("polaris ", r"Polaris (?:runs|operates)", "Another organization runs the line since 2025."),
    Claim(
        "who allows",
        r"(?:anyone|anybody|whoever|everybody) who allows[^.]{0,40}(?:is|can be|answers)",
        "Allowing is no act.",
    ),
    Claim("as products", r"(?:people|women|men|girls|boys|children) as products", "No metaphor of goods for people."),
    Claim("as goods", r"(?:people|women|men|girls|boys|children) as goods", "No metaphor of goods for people."),
    Claim("cages", r"(?:dog|in|behind) cages", "No picture of captivity: name the conduct."),
    Claim("chains", r"(?:in|behind) chains", "No picture of captivity: name the conduct."),
    Claim("freight", r"(?:hidden|concealed) (?:in|among|between) (?:the )?freight", "This is a picture of smuggling."),
    Claim("cargo", r"(?:hidden|concealed) (?:in|among|between) (?:the )?cargo", "This is a picture of smuggling."),
    Claim(
        "profit",
        r"third (?:party|person) (?:must|has to|needs to) (?:make a )?profit",
        "Value to any person is enough.",
    ),
    Claim("over 18", r"(?:is|are|when|aged|anyone|anybody|person|people) over 18", "Write “18 or older”."),
    Claim("over the age of", r"over the age of (?:18|eighteen)", "Write “18 or older”."),
    Claim("exception", r"exception (?:is |for |involves )(?:for )?(?:minors|children|people under)", "It is a branch."),
    Claim("massage parlo", r"massage parlou?rs?", "Write “massage business”."),
    Claim("collusion", r"collusion", "Write “forced criminality”; whether it was free is the question."),
    Claim("biggest consumer", r"biggest consumer", "No source says so; see § 2423."),
    Claim("sex tourism", r"sex tourism (?:is|occurs|happens) most\w*", "No source says so; see § 2423."),
    Claim(
        "patronizing means",
        r"patronizing means (?:going|follow)\w*",
        "By Montana's quoted text an offer is enough; federal law defines neither word.",
    ),
    Claim(
        "should have known",
        r"should have known (?:is|would be) enough (?:for the crime|for a conviction|under § 1591)",
        "This measure belongs to § 1595(a); the crime asks for knowing or reckless disregard.",
    ),
    Claim(
        "debt bondage",
        r"1591(?:\([a-z0-9]\))* (?:names|punishes|defines) debt bondage",
        "§ 7102(7) defines it; § 1591 does not.",
    ),
    Claim(
        "all commercial sex",
        r"all commercial sex is (?:sex )?trafficking",
        "For an adult § 1591 asks for means, known or disregarded.",
    ),
)
"""What is common in texts for the public, and not so."""

_PATTERNS = {claim: re.compile(rf"\b(?:{claim.pattern})\b", re.IGNORECASE) for claim in CLAIMS}
_HELD_UP = re.compile(r"\b(?:page|slide|slogan|leaflet|poster)s? (?:says?|gives?|prints?)\b|\bneither\b", re.IGNORECASE)
"""So begins a sentence that reports what others say, or denies it."""


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every text that states something; what is put up to be judged states nothing."""
    for file, whole in shelf.texts.items():
        if file.startswith("law/"):  # the words of statutes are theirs
            continue
        suspected = _suspected(whole)
        if not suspected:
            continue
        for field, text in _parts(shelf, file, whole):
            yield from _claims(suspected, text, file, field)


def _suspected(text: str) -> list[Claim]:
    """Name the claims that may be in a file: patterns are slow, and looking for a few letters is not."""
    line = " ".join(text.split())
    lower = line.lower()
    return [
        claim for claim in CLAIMS if any(_PATTERNS[claim].search(line, *near) for near in _around(claim.has, lower))
    ]


def _around(letters: str, text: str) -> Iterator[tuple[int, int]]:
    """Find where a pattern may match: no telling reaches further than this from the letters that it has."""
    reach = 120
    at = text.find(letters)
    while at >= 0:
        yield max(0, at - reach), at + reach
        at = text.find(letters, at + 1)


def _parts(shelf: Library, file: str, whole: str) -> Iterator[tuple[str, str]]:
    """Take a file apart into its texts, each with its place."""
    if file.endswith(".md"):
        for part in re.split(r"\n\s*\n", whole):
            yield f"line {whole[: whole.index(part)].count(chr(10)) + 1}", part
        return
    with suppress(ContentError):  # reported where it is read
        yield from _stated(shelf.raw(file), "")


def _stated(value: Any, at: str) -> Iterator[tuple[str, str]]:
    """Find what a file says for itself: not wrong options, claims to sort, or named mistakes."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _stated(one, f"{at}[{place}]")
    elif isinstance(value, dict):
        put_up = {"misconception": "text", "bin": "text", "correct": "says"}
        left = {field for sign, field in put_up.items() if sign in value}
        for key, one in value.items():
            if key not in left:
                yield from _stated(one, f"{at}.{key}".lstrip("."))


def _claims(suspected: list[Claim], text: str, file: str, field: str) -> Iterator[Mistake]:
    bare = " ".join(QUOTED.sub("", text).split())
    for claim in suspected:
        for found in _PATTERNS[claim].finditer(bare):
            before = bare[: found.start()].rpartition(". ")[2]  # of the same sentence
            if not _HELD_UP.search(before):
                what = f"“{found[0]}” states what is not so, or not so simply"
                yield Mistake(file=file, field=field, what=what, attempt=claim.right)
