"""Say a finding in sentences, each with the words of the law and where they stand. It adds nothing to the finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from everyelement.law.judge import Finding
from everyelement.law.truth import Truth

SENTENCES: Mapping[str, str] = {
    "met": "{title}: met.",
    "not met": "{title}: not met.",
    "open": "{title}: open.",
    "quote": "The law says “{quote}”.",
    "structure": "No single phrase says so: {structure}",
    "yes": "The facts say yes: {ask}",
    "no": "The facts say no: {ask}",
    "unknown": "The facts are silent: {ask}",
    "disputed": "This is argued: {ask} For yes: {yes} For no: {no}",
}
"""The words of an explanation; a translation is another mapping with these keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One step of an explanation: how deep it stands in the tree, what is said, and the citation."""

    depth: int
    element: str
    truth: Truth
    text: str
    citation: str


def explain(
    finding: Finding, *, asks: Mapping[str, str] | None = None, sentences: Mapping[str, str] = SENTENCES
) -> tuple[Sentence, ...]:
    """Turn a finding into sentences, from the top down, following what decides it.

    `asks` gives the question behind each fact; without it the fact's own name is used.

    >>> from datetime import date
    >>> from everyelement.law import Element, Provision, Version, judge
    >>> rule = Provision(id="rule", title="Rule", short="Rule 1", jurisdiction="made-up", kind="ordinance", plain="",
    ...     version=(Version(since=date(2020, 1, 1), citation="Rule 1", source="none", root="lends", text="lends",
    ...     element=(Element(id="lends", title="Lending", quote=("lends",), fact="lent"),)),))
    >>> for step in explain(judge(rule, {}, on=date(2024, 1, 1)), asks={"lent": "Was it lent?"}):
    ...     print(step.text, step.citation)
    Lending: open. The law says “lends”. The facts are silent: Was it lent? Rule 1
    """
    return tuple(_steps(finding, asks or {}, sentences, 0))


def _steps(finding: Finding, asks: Mapping[str, str], sentences: Mapping[str, str], depth: int) -> Iterator[Sentence]:
    yield Sentence(
        depth=depth,
        element=finding.id,
        truth=finding.truth,
        text=" ".join(_says(finding, asks, sentences)),
        citation=finding.citation,
    )
    for part in finding.because:
        yield from _steps(part, asks, sentences, depth + 1)


def _says(finding: Finding, asks: Mapping[str, str], sentences: Mapping[str, str]) -> Iterator[str]:
    element = finding.element
    yield sentences[finding.truth.finding].format(title=element.title)
    if element.quote:
        yield sentences["quote"].format(quote="” … “".join(element.quote))
    elif element.structure:
        yield sentences["structure"].format(structure=element.structure)
    if finding.fact:
        ask = asks.get(finding.fact, finding.fact)
        if finding.disputed and finding.truth is Truth.UNKNOWN:
            yield sentences["disputed"].format(ask=ask, yes=finding.disputed.yes, no=finding.disputed.no)
        else:
            yield sentences[finding.truth.value].format(ask=ask)
