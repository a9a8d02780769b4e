"""Check decided cases and their table: the engine finds what is written, and every difference has its reason."""

from collections.abc import Iterator

from everyelement.content.case import Case
from everyelement.content.check_law import missing_sources
from everyelement.content.check_words import words_in
from everyelement.content.coding import Coding, unknown_names
from everyelement.content.decided import Judged, judge_record
from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake
from everyelement.content.record import CodedFacts
from everyelement.errors import EveryElementError
from everyelement.law import NoTree

LONGEST = 120
"""Words in which a case is told: enough for what was decided, and too few for more."""


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through the table and every case."""
    if not shelf.case_ids():
        return
    coding = shelf.coding
    unknown = list(unknown_names(coding, shelf.facts, shelf.provision_ids()))
    for what in unknown:
        yield Mistake(file="coded_facts.toml", field="", what=what, attempt="Add it, or mend its name.")
    for place, reading in enumerate(coding.reading):
        yield from missing_sources(shelf, reading.sources, "coded_facts.toml", f"reading[{place}].sources")
    for id_, case in shelf.readable(shelf.case_ids(), shelf.case):
        file = f"cases/{id_}.toml"
        if case.id != id_:
            what = f"the id {case.id} is not the name of the file"
            yield Mistake(file=file, field="id", what=what, attempt=f"Write {id_}, or rename the file.")
        yield from missing_sources(shelf, case.sources, file, "sources")
        yield from _words(coding, case.coded_facts, file)
        yield from _told(case, file)
        if not unknown:
            yield from _found(shelf, case, file)


def _words(coding: Coding, facts: CodedFacts, file: str) -> Iterator[Mistake]:
    words = coding.words
    for field, given, known in (
        ("acts", facts.acts, words.acts),
        ("means", facts.means, words.means),
        ("victim_age_class", (facts.victim_age_class,), words.victim_age_class),
        ("mens_rea.level", facts.mens_rea.level, words.level),
        ("thing_of_value.present", (facts.thing_of_value.present,), words.present),
        ("commerce_nexus.present", (facts.commerce_nexus.present,), words.present),
    ):
        for word in given:
            if word not in known:
                attempt = f"Choose of {', '.join(known)}."
                yield Mistake(
                    file=file, field=f"coded_facts.{field}", what=f"the word {word} is not known", attempt=attempt
                )


def _told(case: Case, file: str) -> Iterator[Mistake]:
    count = sum(len(words_in(passage.text)) for passage in case.passage)
    if count > LONGEST:
        what = f"the case is told in {count} words"
        yield Mistake(file=file, field="passage", what=what, attempt=f"Keep what was decided, in {LONGEST} words.")
    people = {expect.of for expect in case.expect}
    for held in case.element:
        if held.of not in people and (held.of or len(people) > 1):
            what = f"what was held on {held.id} is about {held.of or 'nobody in particular'}"
            attempt = f"Choose of {', '.join(sorted(people - {''})) or 'nobody: leave `of` out'}."
            yield Mistake(file=file, field=f"element {held.id}", what=what, attempt=attempt)
        if held.ask and held.status not in {"met", "not_met"}:
            what = f"{held.id} is asked, and the court's answer was not identified"
            yield Mistake(file=file, field=f"element {held.id}", what=what, attempt="Take the question out.")
    for element in case.tested:
        if element not in {held.id for held in case.element}:
            what = f"{element} is said to be tested, and nothing is held on it"
            yield Mistake(file=file, field="tested", what=what, attempt="Say what the court held, or take it out.")


def _found(shelf: Library, case: Case, file: str) -> Iterator[Mistake]:
    try:
        every = list(judge_record(shelf, case.record()))
    except (ContentError, NoTree):
        return  # reported where it stands
    except EveryElementError as error:
        yield Mistake(file=file, field="coded_facts", what=str(error), attempt="Mend the coded facts.")
        return
    reasons = {(difference.provision, difference.element) for difference in case.difference}
    parting: set[tuple[str, str]] = set()
    for expect, judged in zip(case.expect, every, strict=True):
        found = "none" if judged.truth is None else judged.truth.finding.replace(" ", "-")
        if found != expect.finding:
            what = f"the finding is said to be {expect.finding}, and the engine finds {found}"
            field = f"expect {expect.provision} {expect.of}".strip()
            yield Mistake(file=file, field=field, what=what, attempt="Write what it finds; never tune the coded facts.")
        parting |= {(expect.provision, element) for element in parts(case, judged)}
    for provision, element in sorted(parting - reasons):
        what = f"the engine and the court part on {element or 'the whole'} under {provision}, and no reason is given"
        yield Mistake(file=file, field="difference", what=what, attempt="Find out why, and add a difference.")
    for provision, element in sorted(reasons - parting):
        what = f"a difference is explained where there is none: {element or 'the whole'} under {provision}"
        yield Mistake(file=file, field="difference", what=what, attempt="Take it out.")


def parts(case: Case, judged: Judged) -> Iterator[str]:
    """Name where the engine parts from the court, or leaves open what it was asked about; the whole has no name."""
    if judged.agreement in {"differs", "left open"}:
        yield ""
    for one in judged.compared:
        if one.agreement == "differs" or (one.agreement == "left open" and one.element in case.tested):
            yield one.element
