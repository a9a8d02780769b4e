"""What is wrong with a case file: every mistake in it at once, each with what to write instead."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from everyelement.content.coding import Coding, Words
from everyelement.content.load import Mistake
from everyelement.content.record import CodedFacts, MensRea, Present

NEEDED = ("acts", "means", "victim_age_class", "mens_rea", "thing_of_value", "commerce_nexus")
PARTS: Mapping[str, tuple[str, ...]] = {
    "mens_rea": ("level", "as_to"),
    "thing_of_value": ("present", "what"),
    "commerce_nexus": ("present", "what"),
    "venture": ("alleged", "facts", "benefit", "participation", "knowledge"),
}
LISTS = ("acts", "means", "means_detail", "not_stated_in_text_read", "inferred_not_stated", "coded_from_outcome")
FACTS = (*NEEDED, *LISTS[2:], "acts_attributed_to", "venture")
READ = (
    *("name", "id", "court", "year", "docket", "conduct", "date_of_conduct", "provisions_at_issue", "truth_standard"),
    *("fact_summary", "coded_facts", "elements", "elements_tested", "expected", "validation_use"),
)
"""The fields of a case file that judging it reads."""
TOLD = (
    *("schema", "citation", "sources", "verification", "provision_family", "posture", "outcome_class", "holding"),
    *("teaching_point", "cautions", "later_history", "from_memory"),
)
"""The fields that are known and only say what was read, or what is to be learned."""
WHERE_NOTHING_IS = {
    "acts": "acts: [], where none is described",
    "means": "means: [], where none is described",
    "victim_age_class": "victim_age_class: not_at_issue, where nobody raised it",
    "mens_rea": "mens_rea: {level: [not_at_issue]}, where nobody raised it",
    "thing_of_value": "thing_of_value: {present: not_at_issue}, where nobody raised it",
    "commerce_nexus": "commerce_nexus: {present: not_at_issue}, where nobody raised it",
}
EXPECTED = ("provision", "result", "of", "reading", "why")
NEAR = 0.75
"""How like a field's name an unknown one has to be before it is taken for a slip of the pen."""


def mistakes(raw: Mapping[str, Any], coding: Coding, file: str) -> Iterator[Mistake]:
    """Go through a case file, field by field."""
    words = coding.words
    yield from _names(raw, ("court", "year", "coded_facts"), READ, TOLD, "", file)
    if "year" in raw and not is_year(raw["year"]):
        attempt = "Write the year of the decision, as 2021."
        yield _wrong(file, "year", f"the year {_cut(raw['year'])} is no year", attempt)
    for name in ("name", "court"):
        if isinstance(raw.get(name), list | dict):
            yield _wrong(file, name, "this should be one text", f"Write the {name} in one line.")
    for name in ("docket", "fact_summary", "truth_standard", "provisions_at_issue", "elements_tested"):
        yield from _no_table(raw.get(name), file, name)
    for name in ("conduct", "date_of_conduct"):
        if raw.get(name) and day(raw[name]) is None:
            yield _wrong(file, name, f"{_cut(raw[name])} is no day", "Write it as 2019-07-01, or give the year alone.")
    if raw.get("validation_use"):
        yield from _words(texts(raw["validation_use"]), words.validation_use, file, "validation_use")
    yield from _expected(raw, words, file)
    facts = raw.get("coded_facts")
    if "coded_facts" in raw and not isinstance(facts, dict):
        yield _wrong(file, "coded_facts", "this should be a table of fields", f"Begin with {', '.join(NEEDED)}.")
    elif isinstance(facts, dict):
        yield from _coded(facts, coding, file)
    yield from _elements(raw, words, file)


def left_unread(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the fields that are known nowhere, so that nobody thinks that they were heeded."""
    facts = part(raw, "coded_facts")
    tables = [("", raw, (*READ, *TOLD)), ("coded_facts.", facts, FACTS)]
    tables += [(f"coded_facts.{name}.", part(facts, name), known) for name, known in PARTS.items()]
    return tuple(f"{where}{key}" for where, table, known in tables for key in table if key not in known)


def _names(  # what is needed, what is read, what is known besides, and where
    table: Mapping[str, Any],
    needed: Iterable[str],
    read: Iterable[str],
    told: Iterable[str],
    where: str,
    file: str,
) -> Iterator[Mistake]:
    """Say which needed field is missing, and which unknown one looks like the slip of a known one."""
    absent = [name for name in read if name not in table]
    spare = [str(key) for key in table if key not in {*read, *told}]
    slips = {key: near[0] for key in spare if (near := get_close_matches(key, absent, n=1, cutoff=NEAR))}
    for name in needed:
        if name not in table:
            near = [key for key, meant in slips.items() if meant == name] or get_close_matches(name, spare, n=1)
            add = f"Add it: {WHERE_NOTHING_IS[name]}." if name in WHERE_NOTHING_IS else "Add it."
            attempt = f"Is it what is called {near[0]}?" if near else f"{add} See docs/cases.md for the fields."
            yield _wrong(file, where, f"the field {name} is missing", attempt)
    for key in spare:
        if where and table.get(key) is None and " " in key:  # {knowledge: knew of this, not of that}
            attempt = "A text with a comma in it stands in quotation marks where the fields stand in braces."
            yield _wrong(file, where, f"the field {key[:60]} is not known here", attempt)
    for key, meant in slips.items():
        if meant not in needed:
            yield _wrong(file, where, f"the field {key} is not known here", f"Did you mean {meant}?")


def _expected(raw: Mapping[str, Any], words: Words, file: str) -> Iterator[Mistake]:
    if not raw.get("expected") and not texts(raw.get("provisions_at_issue")):
        what = "the case names no provision"
        yield _wrong(file, "expected", what, "Give expected, or at least provisions_at_issue.")
    for place, entry in enumerate(listed(raw.get("expected"))):
        where = f"expected[{place}]"
        if not isinstance(entry, dict) or not entry.get("provision"):
            attempt = "Name it, as {provision: 18 U.S.C. § 1591(a)(1), result: satisfied}."
            yield _wrong(file, where, "the field provision is missing", attempt)
            continue
        yield from _names(entry, ("provision",), EXPECTED, (), where, file)
        for name in EXPECTED:
            if isinstance(entry.get(name), list | dict):
                attempt = "Give each its own entry in expected."
                yield _wrong(file, f"{where}.{name}", "this should be one text", attempt)
            elif name == "result" and entry.get(name):
                yield from _words([text(entry[name])], words.result, file, f"{where}.{name}")


def _coded(facts: Mapping[str, Any], coding: Coding, file: str) -> Iterator[Mistake]:
    words = coding.words
    yield from _names(facts, NEEDED, FACTS, (), "coded_facts", file)
    for name, parts in PARTS.items():
        table, where = facts.get(name), f"coded_facts.{name}"
        if table is None:
            if name in facts and name != "venture":
                yield _wrong(file, where, "this is empty", f"It has the fields {', '.join(parts)}.")
        elif not isinstance(table, dict):
            what = "this should be a table of fields"
            yield _wrong(file, where, what, f"It has the fields {', '.join(parts)}.")
        else:
            yield from _names(table, () if name == "venture" else parts[:1], parts, (), where, file)
            for one in parts:
                yield from _no_table(table.get(one), file, f"{where}.{one}")
    for name in (*LISTS, "acts_attributed_to"):
        yield from _no_table(facts.get(name), file, f"coded_facts.{name}")
    yield from _vocabulary(facts, words, file)
    whose = text(facts.get("acts_attributed_to"))
    if whose and not coding.fits(("@own", "@others"), (whose,)):
        what = f"whose acts these are is not understood: {_cut(whose)}"
        attempt = "Begin with defendant, or write venture_or_third_party, both, or none coded."
        yield _wrong(file, "coded_facts.acts_attributed_to", what, attempt)
    yield from _words(texts(facts.get("coded_from_outcome")), _FIELDS, file, "coded_facts.coded_from_outcome")


def _vocabulary(facts: Mapping[str, Any], words: Words, file: str) -> Iterator[Mistake]:
    level = part(facts, "mens_rea").get("level")
    for name, value, known in (("acts", facts.get("acts"), words.acts), ("means", facts.get("means"), words.means)):
        yield from _words(_plain(value), known, file, f"coded_facts.{name}")
    yield from _words(_plain(level), words.level, file, "coded_facts.mens_rea.level")
    if "level" in part(facts, "mens_rea") and not texts(level):
        attempt = f"Choose of {', '.join(words.level)}."
        yield _wrong(file, "coded_facts.mens_rea.level", "this is empty", attempt)
    for name, value, known in (
        ("victim_age_class", facts.get("victim_age_class"), words.victim_age_class),
        ("thing_of_value.present", part(facts, "thing_of_value").get("present"), words.present),
        ("commerce_nexus.present", part(facts, "commerce_nexus").get("present"), words.present),
        ("venture.alleged", part(facts, "venture").get("alleged"), ("yes", "no")),
    ):
        given = _plain(value)
        yield from _words(given, known, file, f"coded_facts.{name}")
        if len(given) > 1:
            attempt = f"Choose one of {', '.join(known)}."
            yield _wrong(file, f"coded_facts.{name}", "this should be one word", attempt)
    if "victim_age_class" in facts and not texts(facts["victim_age_class"]):
        attempt = f"Choose of {', '.join(words.victim_age_class)}."
        yield _wrong(file, "coded_facts.victim_age_class", "this is empty", attempt)


def _elements(raw: Mapping[str, Any], words: Words, file: str) -> Iterator[Mistake]:
    elements = raw.get("elements") or {}
    if not isinstance(elements, dict):
        yield _wrong(file, "elements", "this should be a table of fields", f"One of {', '.join(words.elements)} each.")
        return
    yield from _words(map(str, elements), words.elements, file, "elements")
    for name, said in elements.items():
        status = said.get("status") if isinstance(said, dict) else said
        if isinstance(status, dict) or len(given := texts(status)) > 1:
            attempt = f"Choose one of {', '.join(words.status)}."
            yield _wrong(file, f"elements.{name}.status", "this should be one word", attempt)
        elif not given and said is not None:
            attempt = f"Choose of {', '.join(words.status)}, or leave the element out."
            yield _wrong(file, f"elements.{name}", "the field status is missing", attempt)
        else:
            yield from _words(given, words.status, file, f"elements.{name}.status")
    yield from _words(_plain(raw.get("elements_tested")), words.elements, file, "elements_tested")


_FIELDS = tuple(
    CodedFacts(
        acts=(),
        means=(),
        victim_age_class="",
        mens_rea=MensRea(level=()),
        thing_of_value=Present(present=""),
        commerce_nexus=Present(present=""),
    ).fields()
)


def _words(given: Iterable[str], known: tuple[str, ...], file: str, field: str) -> Iterator[Mistake]:
    for word in given:
        if word not in known:
            near = get_close_matches(word, known, n=2)
            meant = f"Did you mean {' or '.join(near)}? " if near else ""
            what = f"the word {word[:60]} is not known here"
            yield _wrong(file, field, what, f"{meant}Choose of {', '.join(known)}.")


def _no_table(value: Any, file: str, field: str) -> Iterator[Mistake]:
    if any(isinstance(one, dict | list) for one in (value if isinstance(value, list) else [value])):
        attempt = "Write the words alone, without a colon or further brackets."
        yield _wrong(file, field, "this should be a text, or a list of texts", attempt)


def _plain(value: Any) -> tuple[str, ...]:
    """Leave out what was reported already as a table where a word is wanted."""
    return texts([one for one in listed(value) if not isinstance(one, dict | list)])


def _cut(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 60 else said[:60] + "…"


def _wrong(file: str, field: str, what: str, attempt: str) -> Mistake:
    return Mistake(file=file, field=field, what=what, attempt=attempt)


# -- what a value says


def part(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Give the table of that name; an empty one where there is none."""
    found = table.get(name)
    return found if isinstance(found, dict) else {}


def text(value: Any) -> str:
    """Give a value as one line; several texts are joined."""
    if isinstance(value, bool):  # a bare yes is true in some dialects
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(text, value)))
    return "" if value is None else " ".join(str(value).split())


def texts(value: Any) -> tuple[str, ...]:
    """Give a value as lines; one text is a list of one."""
    return tuple(filter(None, (text(one) for one in listed(value))))


def listed(value: Any) -> list[Any]:
    """Give a value as a list."""
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def is_year(value: Any) -> bool:
    """Say whether this is a year of four digits."""
    said = str(value)
    return said.isascii() and said.isdigit() and 1900 < int(said) < 2200


def day(value: Any) -> date | None:
    """Read a day, or the middle of a year; none where it is neither."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if is_year(value):
        return date(int(value), 7, 1)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
