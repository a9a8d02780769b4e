"""How the engine and the courts agree, as a page: `python tests/cases/report.py` writes it into docs/cases.md."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from everyelement.content import Library, library
from everyelement.content.case import Case
from everyelement.content.case_report import word
from everyelement.content.decided import Judged, judge_record

PAGE = Path(__file__).parents[2] / "docs" / "cases.md"
BEGIN, END = "<!-- agreement: begin -->\n", "<!-- agreement: end -->\n"
POSTURES = {
    "verdict": "Verdicts",
    "plea": "Pleas",
    "pleading": "Rulings on what is alleged",
    "other": "Other rulings",
}
USES = {
    "validate": "coded from the text read",
    "validate_with_inferred_fields": "with inferred fields",
    "tested_elements_only": "tested elements only",
}
SAID = ("agrees", "left open", "differs")


def judged(shelf: Library, *, withhold: bool = False) -> Iterator[tuple[Case, Judged]]:
    """Judge every case of the library."""
    for id_ in shelf.case_ids():
        case = shelf.case(id_)
        for one in judge_record(shelf, case.record(), withhold=withhold):
            yield case, one


def tested(case: Case, one: Judged) -> Iterator[str]:
    """Say of each element that the case tests whether engine and court agree on it."""
    return (element.agreement for element in one.compared if element.element in case.tested)


def page(shelf: Library) -> str:
    """Write the part of the page that is made."""
    return "\n".join([*_scores(shelf), *_cases(shelf), *_differences(shelf)]) + "\n"


def _scores(shelf: Library) -> Iterator[str]:
    yield "Each cell counts: agree / left open / differ."
    yield ""
    yield "| posture | how coded | cases | whole | tested elements | whole, without the outcome |"
    yield "| --- | --- | --- | --- | --- | --- |"
    every = list(zip(judged(shelf), judged(shelf, withhold=True), strict=True))
    for posture, name in POSTURES.items():
        for use, how in USES.items():
            chosen = [pair for pair in every if (pair[0][0].posture, pair[0][0].validation_use) == (posture, use)]
            if not chosen:
                continue
            whole = Counter(one.agreement for (_, one), _ in chosen)
            elements = Counter(said for (case, one), _ in chosen for said in tested(case, one))
            bare = Counter(one.agreement for _, (case, one) in chosen if case.coded_facts.coded_from_outcome)
            counts = len({case.id for (case, _), _ in chosen})
            yield f"| {name} | {how} | {counts} | {_three(whole)} | {_three(elements)} | {_three(bare)} |"
    yield ""
    marked = [id_ for id_ in shelf.case_ids() if shelf.case(id_).coded_facts.coded_from_outcome]
    yield f"The last column holds only cases with facts that restate the outcome ({len(marked)} in all)."
    yield ""


def _three(counts: Counter[str]) -> str:
    return " / ".join(str(counts[said]) for said in SAID)


def _cases(shelf: Library) -> Iterator[str]:
    yield "| case | use | under | reading | on | court | engine | without the outcome | tested elements |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    bare = [one for _, one in judged(shelf, withhold=True)]
    for (case, one), without in zip(judged(shelf), bare, strict=True):
        tree = one.rulings[0].finding.tree if one.rulings else None
        reading = tree.reading.id if tree and tree.reading else ""
        elements = ", ".join(f"{e.element} {e.agreement}" for e in one.compared if e.element in case.tested)
        of = f", {one.asked.of}" if one.asked.of else ""
        last = word(without.truth) if case.coded_facts.coded_from_outcome else ""
        court = one.asked.result.replace("_", " ")
        yield (
            f"| {case.name} ({case.year}{of}) | {case.validation_use} | {one.provision or 'not held here'} | {reading} "
            f"| {one.on} | {court} | {word(one.truth)} | {last} | {elements} |"
        )
    yield ""


def _differences(shelf: Library) -> Iterator[str]:
    for id_ in shelf.case_ids():
        case = shelf.case(id_)
        for one in case.difference:
            what = one.element or "the whole"
            yield f"- **{case.name}** ({case.year}, {case.validation_use}), {what} under {one.provision}: {one.why}"


def written(text: str, made: str) -> str:
    """Put the part that is made into the page."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{made}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), page(library())), encoding="utf-8")
