"""What is on the site, and where each thing is used: a site of some lessons holds just what these use."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson, Misconception, Term
from everyelement.law import Provision

GROUPS = ("lessons", "law", "stories", "cases", "figures", "glossary", "misconceptions", "help")
"""The kinds of places in which something is used, in the order in which they are named."""

Place = tuple[str, str, str]
"""A kind of place, the page, and what the page is called."""


class Selection:
    """These lessons, and everything that they and their stories, laws and cases name."""

    def __init__(self, shelf: Library, lessons: list[str]) -> None:
        """Choose; files are read when they are asked for."""
        self.shelf = shelf
        self.lessons = lessons
        self.whole = lessons == shelf.lesson_ids()

    @cached_property
    def exercises(self) -> list[tuple[Lesson, Exercise]]:
        """Every exercise of these lessons."""
        return [(lesson, each) for lesson in map(self.shelf.lesson, self.lessons) for each in lesson.exercise]

    @cached_property
    def stories(self) -> list[str]:
        """The stories told."""
        return self._named(self.shelf.scenario_ids(), (each.scenario for _, each in self.exercises))

    @cached_property
    def cases(self) -> list[str]:
        """The decided cases told."""
        return self._named(self.shelf.case_ids(), (each.case for _, each in self.exercises))

    @cached_property
    def figures(self) -> list[str]:
        """The figures shown."""
        return self._named(self.shelf.figure_ids(), (each.figure for _, each in self.exercises))

    @cached_property
    def laws(self) -> list[str]:
        """The provisions shown, or judged by, and those that they refer to."""
        wanted = {id_ for _, each in self.exercises for id_ in each.provisions}
        for id_ in self.stories:
            story = self.shelf.scenario(id_)
            expects = [*story.expect, *(one for twin in story.variation for one in twin.expect)]
            wanted |= {one.provision for one in expects}
        wanted |= {one.provision for id_ in self.cases for one in self.shelf.case(id_).expect}
        known = self.shelf.provision_ids()
        for id_ in sorted(wanted & set(known)):
            wanted |= set(self.shelf.provision(id_).linked)
        return self._named(known, wanted)

    @cached_property
    def programs(self) -> list[str]:
        """The programs; a site of some lessons has none, since each goes through many."""
        return self.shelf.program_ids() if self.whole else []

    @cached_property
    def terms(self) -> list[Term]:
        """The words of the glossary, by their alphabet."""
        used = {id_ for lesson in self.lessons for id_ in self.shelf.lesson(lesson).glossary}
        found = [term for term in self.shelf.glossary.values() if self.whole or term.id in used]
        return sorted(found, key=lambda term: term.term.casefold())

    @cached_property
    def misconceptions(self) -> list[Misconception]:
        """The common mistakes that these lessons meet."""
        found = self.shelf.misconceptions.values()
        return [each for each in found if self.whole or set(each.lessons) & set(self.lessons)]

    @cached_property
    def sources(self) -> list[str]:
        """The sources, in the order of their citations."""
        found = self._named(list(self.shelf.sources), self._cited)
        return sorted(found, key=lambda id_: self.shelf.sources[id_].cite.casefold())

    def _named(self, known: list[str], used: Iterable[str]) -> list[str]:
        wanted = set(used)
        return [id_ for id_ in known if self.whole or id_ in wanted]

    # -- where things are used

    @cached_property
    def _uses(self) -> dict[str, dict[str, dict[str, str]]]:
        used: dict[str, dict[str, dict[str, str]]] = {}
        for page, (group, place, title) in self._every_use():
            used.setdefault(page, {}).setdefault(group, {}).setdefault(place, title)
        return used

    def uses(self, page: str) -> list[tuple[str, list[tuple[str, str]]]]:
        """List where something is used, by the kind of place."""
        there = self._uses.get(page, {})
        return [(group, list(there[group].items())) for group in GROUPS if group in there]

    def _every_use(self) -> Iterator[tuple[str, Place]]:
        for lesson, each in self.exercises:
            place = ("lessons", f"lessons/{lesson.id}#exercise-{each.id}", f"{lesson.title}: {each.title}")
            yield from ((f"law/{id_}", place) for id_ in each.provisions)
            for folder, id_ in (("stories", each.scenario), ("cases", each.case)):
                if id_:
                    yield f"{folder}/{id_}", place
        for id_ in self.cases:
            case = self.shelf.case(id_)
            yield from ((f"law/{one.provision}", ("cases", f"cases/{id_}", case.name)) for one in case.expect)
        for id_ in self.stories:
            story = self.shelf.scenario(id_)
            yield from ((f"law/{one.provision}", ("stories", f"stories/{id_}", story.title)) for one in story.expect)
        for source, places in self._cited.items():
            yield from ((f"sources/{source}", place) for place in places)

    @cached_property
    def _cited(self) -> dict[str, list[Place]]:
        cited: dict[str, list[Place]] = {}
        for place, ids in self._citing():
            for id_ in ids:
                cited.setdefault(id_, []).append(place)
        return cited

    def _citing(self) -> Iterator[tuple[Place, Iterable[str]]]:
        shelf = self.shelf
        for lesson, each in self.exercises:
            ids = (*lesson.sources, *each.sources)
            yield ("lessons", f"lessons/{lesson.id}", lesson.title), ids
        for id_ in self.lessons:
            lesson = shelf.lesson(id_)
            asked = [source for question in shelf.questions(id_) for source in question.sources]
            yield ("lessons", f"lessons/{id_}", lesson.title), asked
        for id_ in self.laws:
            law = shelf.provision(id_)
            yield ("law", f"law/{id_}", law.title), _of_law(law)
        for id_ in self.stories:
            yield ("stories", f"stories/{id_}", shelf.scenario(id_).title), shelf.scenario(id_).sources
        for id_ in self.cases:
            yield ("cases", f"cases/{id_}", shelf.case(id_).name), shelf.case(id_).sources
        for id_ in self.figures:
            yield ("figures", "figures", shelf.figure(id_).title), shelf.figure(id_).sources
        for term in self.terms:
            yield ("glossary", f"glossary#{term.id}", term.term), term.sources
        for mistake in self.misconceptions:
            yield ("misconceptions", f"misconceptions#{mistake.id}", f"“{mistake.says.strip()}”"), mistake.sources
        for country in shelf.helplines.country:
            yield ("help", "help", country.name), [source for line in country.line for source in line.sources]


def _of_law(law: Provision) -> Iterator[str]:
    for version in law.version:
        yield version.source
        for element in version.element:
            yield from element.sources
        for reading in version.reading:
            yield from reading.sources
