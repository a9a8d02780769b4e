"""Read a decided case from a file that is not in the library: YAML, JSON or TOML, in the form of docs/cases.md."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from everyelement.content.coding import Coding, Words
from everyelement.content.load import ContentError, Mistake, parse
from everyelement.content.record import Asked, CodedFacts, MensRea, Present, Record, Venture
from everyelement.errors import EveryElementError

NEEDED = ("acts", "means", "victim_age_class", "mens_rea", "thing_of_value", "commerce_nexus")
PARTS: Mapping[str, tuple[str, ...]] = {
    "mens_rea": ("level", "as_to"),
    "thing_of_value": ("present", "what"),
    "commerce_nexus": ("present", "what"),
    "venture": ("alleged", "facts", "benefit", "participation", "knowledge"),
}
KNOWN = (
    *NEEDED,
    *("acts_attributed_to", "means_detail", "venture", "not_stated_in_text_read", "inferred_not_stated"),
    "coded_from_outcome",
)


def read_record(path: Path, coding: Coding) -> Record:
    """Read a case file. Raises `ContentError` with every mistake in it, each as a sentence."""
    raw = _parsed(path)
    if not isinstance(raw, dict):
        raise _one(path, "", "this file does not hold a table of fields", "Begin with name, court, year, coded_facts.")
    mistakes = list(_mistakes(raw, coding.words, path.name))
    if mistakes:
        raise ContentError(mistakes)
    return record_of(raw)


def _parsed(path: Path) -> Any:
    try:
        if path.suffix == ".toml":
            return parse(path, path.name)
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise _one(path, "", "this file cannot be opened", "Give the path of a file that you may read.") from error
    except UnicodeDecodeError as error:
        raise _one(path, "", "this file is not UTF-8 text", "Save it as UTF-8.") from error
    if path.suffix == ".json":
        try:
            return json.loads(text)
        except ValueError as error:
            raise _one(path, "", f"this is not JSON: {error}", "Mend that line.") from error
    return _yaml(path, text)


def _yaml(path: Path, text: str) -> Any:
    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError
    except ImportError as error:
        raise EveryElementError(
            f"{path.name} is read as YAML, which needs more than is installed here. "
            'Run: pip install "everyelement[cases]", or write the case as JSON or TOML.'
        ) from error
    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        what = " ".join(str(error).split())
        raise _one(path, "", f"this is not YAML: {what}", "Mend that line.") from error


def _one(path: Path, field: str, what: str, attempt: str) -> ContentError:
    return ContentError([Mistake(file=path.name, field=field, what=what, attempt=attempt)])


# -- what is wrong with a file


def _mistakes(raw: Mapping[str, Any], words: Words, file: str) -> Iterator[Mistake]:
    yield from _missing(raw, ("court", "year", "coded_facts"), "", file)
    if "year" in raw and not _is_year(raw["year"]):
        yield _wrong(file, "year", f"the year {raw['year']!r} is no year", "Write the year of the decision, as 2021.")
    if not raw.get("expected") and not raw.get("provisions_at_issue"):
        what = "the case names no provision"
        yield _wrong(file, "expected", what, "Give expected, or at least provisions_at_issue.")
    for place, entry in enumerate(_list(raw.get("expected"))):
        if not isinstance(entry, dict) or not entry.get("provision"):
            what = "the field provision is missing"
            yield _wrong(file, f"expected[{place}]", what, "Name it as 18 U.S.C. § 1591(a)(1).")
        elif entry.get("result"):
            yield from _words([entry["result"]], words.result, file, f"expected[{place}].result")
    facts = raw.get("coded_facts")
    if "coded_facts" in raw and not isinstance(facts, dict):
        yield _wrong(file, "coded_facts", "this should be a table of fields", f"Begin with {', '.join(NEEDED)}.")
    elif isinstance(facts, dict):
        yield from _coded(facts, words, file)
    yield from _elements(raw, words, file)
    for name in ("conduct", "date_of_conduct"):
        if raw.get(name) and _day(raw[name]) is None:
            yield _wrong(file, name, f"{raw[name]!r} is no day", "Write it as 2019-07-01, or give the year alone.")


def _coded(facts: Mapping[str, Any], words: Words, file: str) -> Iterator[Mistake]:
    yield from _missing(facts, NEEDED, "coded_facts", file)
    for name, parts in PARTS.items():
        part = facts.get(name)
        if part is not None and not isinstance(part, dict):
            what = "this should be a table of fields"
            yield _wrong(file, f"coded_facts.{name}", what, f"It has the fields {', '.join(parts)}.")
        elif part is not None and name != "venture":
            yield from _missing(part, parts[:1], f"coded_facts.{name}", file)
    for name, value, known in (
        ("acts", facts.get("acts"), words.acts),
        ("means", facts.get("means"), words.means),
        ("victim_age_class", facts.get("victim_age_class"), words.victim_age_class),
        ("mens_rea.level", _part(facts, "mens_rea").get("level"), words.level),
        ("thing_of_value.present", _part(facts, "thing_of_value").get("present"), words.present),
        ("commerce_nexus.present", _part(facts, "commerce_nexus").get("present"), words.present),
    ):
        yield from _words(_texts(value), known, file, f"coded_facts.{name}")


def _elements(raw: Mapping[str, Any], words: Words, file: str) -> Iterator[Mistake]:
    elements = raw.get("elements") or {}
    if not isinstance(elements, dict):
        yield _wrong(file, "elements", "this should be a table of fields", f"One of {', '.join(words.elements)} each.")
        return
    yield from _words(elements, words.elements, file, "elements")
    for name, said in elements.items():
        status = said.get("status") if isinstance(said, dict) else said
        yield from _words(_texts(status), words.status, file, f"elements.{name}.status")
    yield from _words(_texts(raw.get("elements_tested")), words.elements, file, "elements_tested")


def _missing(table: Mapping[str, Any], names: tuple[str, ...], where: str, file: str) -> Iterator[Mistake]:
    for name in names:
        if name not in table:
            near = get_close_matches(name, [str(key) for key in table if key not in KNOWN], n=1)
            attempt = f"Is it what is called {near[0]}?" if near else "Add it. See docs/cases.md for the fields."
            yield _wrong(file, where, f"the field {name} is missing", attempt)


def _words(given: Any, known: tuple[str, ...], file: str, field: str) -> Iterator[Mistake]:
    for word in given:
        if word not in known:
            near = get_close_matches(str(word), known, n=2)
            attempt = f"Did you mean {' or '.join(near)}?" if near else f"Choose of {', '.join(known)}."
            yield _wrong(file, field, f"the word {word} is not known here", attempt)


def _wrong(file: str, field: str, what: str, attempt: str) -> Mistake:
    return Mistake(file=file, field=field, what=what, attempt=attempt)


# -- what a sound file says


def record_of(raw: Mapping[str, Any]) -> Record:
    """Make a record of a file whose mistakes are mended."""
    expected = [entry for entry in _list(raw.get("expected")) if isinstance(entry, dict)]
    at_issue = _texts(raw.get("provisions_at_issue"))
    asked = [
        Asked(
            provision=_text(entry["provision"]),
            result=_text(entry.get("result")),
            of=_text(entry.get("of")),
            reading=_text(entry.get("reading")),
            why=_text(entry.get("why")),
        )
        for entry in expected
    ] or [Asked(provision=name) for name in at_issue]
    elements = raw.get("elements") or {}
    return Record(
        name=_text(raw.get("name") or raw.get("id")) or "A case without a name",
        court=_text(raw["court"]),
        year=int(raw["year"]),
        facts=facts_of(raw["coded_facts"]),
        asked=tuple(asked),
        at_issue=at_issue,
        summary=_text(raw.get("fact_summary")),
        docket=_text(raw.get("docket")),
        elements={
            name: _text(said.get("status") if isinstance(said, dict) else said) for name, said in elements.items()
        },
        tested=_texts(raw.get("elements_tested")),
        standard=_text(raw.get("truth_standard")),
        use=_text(raw.get("validation_use")),
        on=_day(raw.get("conduct") or raw.get("date_of_conduct")),
    )


def facts_of(facts: Mapping[str, Any]) -> CodedFacts:
    """Gather the coded facts."""
    mens_rea, venture = _part(facts, "mens_rea"), _part(facts, "venture")
    return CodedFacts(
        acts=_texts(facts.get("acts")),
        acts_attributed_to=_text(facts.get("acts_attributed_to")),
        means=_texts(facts.get("means")),
        means_detail=_texts(facts.get("means_detail")),
        victim_age_class=_text(facts.get("victim_age_class")),
        mens_rea=MensRea(level=_texts(mens_rea.get("level")), as_to=_text(mens_rea.get("as_to"))),
        thing_of_value=_present(_part(facts, "thing_of_value")),
        commerce_nexus=_present(_part(facts, "commerce_nexus")),
        venture=Venture(
            alleged=_text(venture.get("alleged")) in {"yes", "true"},
            facts=_text(venture.get("facts")),
            benefit=_text(venture.get("benefit")),
            participation=_text(venture.get("participation")),
            knowledge=_text(venture.get("knowledge")),
        ),
        not_stated_in_text_read=_texts(facts.get("not_stated_in_text_read")),
        inferred_not_stated=_texts(facts.get("inferred_not_stated")),
        coded_from_outcome=_texts(facts.get("coded_from_outcome")),
    )


def _present(part: Mapping[str, Any]) -> Present:
    return Present(present=_text(part.get("present")), what=_text(part.get("what")))


def _part(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = facts.get(name)
    return part if isinstance(part, dict) else {}


def _text(value: Any) -> str:
    if isinstance(value, bool):  # a bare yes is true in some dialects
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(filter(None, (_text(one) for one in _list(value))))


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def _is_year(value: Any) -> bool:
    return str(value).isdigit() and 1900 < int(value) < 2200


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is not None and _is_year(value):
        return date(int(value), 7, 1)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
