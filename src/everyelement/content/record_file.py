"""Read a decided case from a file that is not in the library: YAML, JSON or TOML, in the form of docs/cases.md."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from everyelement.content.case import Case
from everyelement.content.coding import Coding
from everyelement.content.load import ContentError, Mistake, parse, structure
from everyelement.content.record import Asked, CodedFacts, MensRea, Present, Record, Venture
from everyelement.content.record_check import day, left_unread, listed, mistakes, part, text, texts
from everyelement.errors import EveryElementError


def read_record(path: Path, coding: Coding) -> Record:
    """Read a case file. Raises `ContentError` with every mistake in it, each as a sentence."""
    raw = _parsed(path)
    if isinstance(raw, dict) and "expect" in raw and "posture" in raw and "validation_use" in raw:
        return structure(raw, path.name, Case).record()  # a case of a library, in the form of its own
    if not isinstance(raw, dict):
        raise _one(path, "", "this file does not hold a table of fields", "Begin with name, court, year, coded_facts.")
    found = list(mistakes(raw, coding, path.name))
    if found:
        raise ContentError(found)
    return record_of(raw)


def _parsed(path: Path) -> Any:
    try:
        if path.suffix.lower() == ".toml":
            return parse(path, path.name)
        said = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _one(path, "", "this file cannot be opened", "Give the path of a file that you may read.") from error
    except UnicodeDecodeError as error:
        raise _one(path, "", "this file is not UTF-8 text", "Save it as UTF-8.") from error
    try:
        return json.loads(said) if path.suffix.lower() == ".json" else _yaml(path, said)
    except RecursionError as error:
        raise _one(path, "", "this file is nested too deeply", "Write it as the example in docs/cases.md.") from error
    except ValueError as error:  # a day that no calendar has is one, too
        kind = "JSON" if path.suffix.lower() == ".json" else "YAML"
        attempt = "Mend that line. A day is written as 2019-07-01."
        raise _one(path, "", f"this is not {kind}: {error}", attempt) from error


def _yaml(path: Path, said: str) -> Any:
    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError
    except ImportError as error:
        raise EveryElementError(
            f"{path.name} is read as YAML, which needs more than is installed here. "
            'Run: pip install "everyelement[cases]", or write the case as JSON or TOML.'
        ) from error
    try:
        return YAML(typ="safe", pure=True).load(said)
    except YAMLError as error:
        raise _one(path, "", f"this is not YAML: {_where(error)}", _try(said, error)) from error


def _where(error: Exception) -> str:
    """Say what the parser could not read, and in which line; not what its own options are."""
    problem = str(getattr(error, "problem", None) or "").split("\n", maxsplit=1)[0]
    mark = getattr(error, "problem_mark", None)
    if not problem or mark is None:
        return " ".join(str(error).split())
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}"


def _try(said: str, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    lines = said.splitlines()
    line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    if "\t" in line:
        return "Indent with spaces: YAML allows no tab there."
    if "duplicate key" in str(error):
        return "Name each field once."
    if "another document" in str(error):
        return "Give each case a file of its own."
    return "Mend that line; a text with a colon, a quotation mark or a § at its beginning stands in quotation marks."


def _one(path: Path, field: str, what: str, attempt: str) -> ContentError:
    return ContentError([Mistake(file=path.name, field=field, what=what, attempt=attempt)])


# -- what a sound file says


def record_of(raw: Mapping[str, Any]) -> Record:
    """Make a record of a file whose mistakes are mended."""
    expected = [entry for entry in listed(raw.get("expected")) if isinstance(entry, dict)]
    at_issue = texts(raw.get("provisions_at_issue"))
    asked = [
        Asked(
            provision=text(entry["provision"]),
            result=text(entry.get("result")),
            of=text(entry.get("of")),
            reading=text(entry.get("reading")),
            why=text(entry.get("why")),
        )
        for entry in expected
    ] or [Asked(provision=name) for name in at_issue]
    return Record(
        name=text(raw.get("name") or raw.get("id")) or "A case without a name",
        court=text(raw["court"]),
        year=int(raw["year"]),
        facts=facts_of(raw["coded_facts"]),
        asked=tuple(asked),
        at_issue=at_issue,
        summary=text(raw.get("fact_summary")),
        docket=text(raw.get("docket")),
        elements={
            name: status
            for name, said in (raw.get("elements") or {}).items()
            if (status := text(said.get("status") if isinstance(said, dict) else said))
        },
        tested=texts(raw.get("elements_tested")),
        standard=text(raw.get("truth_standard")),
        use=text(raw.get("validation_use")),
        on=day(raw.get("conduct") or raw.get("date_of_conduct")),
        unread=left_unread(raw),
    )


def facts_of(facts: Mapping[str, Any]) -> CodedFacts:
    """Gather the coded facts."""
    mens_rea, venture = part(facts, "mens_rea"), part(facts, "venture")
    return CodedFacts(
        acts=texts(facts.get("acts")),
        acts_attributed_to=text(facts.get("acts_attributed_to")),
        means=texts(facts.get("means")),
        means_detail=texts(facts.get("means_detail")),
        victim_age_class=text(facts.get("victim_age_class")),
        mens_rea=MensRea(level=texts(mens_rea.get("level")), as_to=text(mens_rea.get("as_to"))),
        thing_of_value=_present(part(facts, "thing_of_value")),
        commerce_nexus=_present(part(facts, "commerce_nexus")),
        venture=Venture(
            alleged={"yes": True, "no": False}.get(text(venture.get("alleged"))),
            facts=text(venture.get("facts")),
            benefit=text(venture.get("benefit")),
            participation=text(venture.get("participation")),
            knowledge=text(venture.get("knowledge")),
        ),
        not_stated_in_text_read=texts(facts.get("not_stated_in_text_read")),
        inferred_not_stated=texts(facts.get("inferred_not_stated")),
        coded_from_outcome=texts(facts.get("coded_from_outcome")),
    )


def _present(table: Mapping[str, Any]) -> Present:
    return Present(present=text(table.get("present")), what=text(table.get("what")))
