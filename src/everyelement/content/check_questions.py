"""Check the questions: that one option is right, that each says why, and that a story is asked for its fact."""

from collections.abc import Iterator
from contextlib import suppress

from everyelement.content import model
from everyelement.content.check_law import missing_sources
from everyelement.content.check_words import words_in
from everyelement.content.library import Library
from everyelement.content.load import ContentError, Mistake


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every item of the bank."""
    seen: set[str] = set()
    lessons = [lesson for _, lesson in shelf.readable(shelf.lesson_ids(), shelf.lesson)]
    every = len(lessons) == len(shelf.lesson_ids())  # else an objective may stand in a lesson that cannot be read
    objectives = {objective.id for lesson in lessons for objective in lesson.objective}
    for lesson_id, questions in shelf.readable(shelf.question_files(), shelf.questions):
        file = f"questions/{lesson_id}.toml"
        if lesson_id not in shelf.lesson_ids():
            what = f"there is no lesson {lesson_id} for these questions"
            yield Mistake(file=file, field="", what=what, attempt="Write it, or rename the file.")
        for question in questions:
            at = f"question {question.id}"
            if every and question.objective not in objectives:
                what = f"{question.objective} is no objective of any lesson"  # it may look back at an earlier one
                yield Mistake(file=file, field=at, what=what, attempt="Mend its name.")
            yield from _element(shelf, question, file, at)
            if question.id in seen or not question.id.startswith(lesson_id[:3]):
                what = f"the id {question.id} is used twice, or does not begin with {lesson_id[:3]}"
                yield Mistake(file=file, field=at, what=what, attempt="Give it an id of its own.")
            seen.add(question.id)
            for options in [question.option, *([question.fact.option] if question.fact else [])]:
                yield from _options(shelf, options, file, at)
            if question.outcome != "none" and question.fact is None:
                what = "a story item does not ask for the fact that decides it"
                yield Mistake(file=file, field=at, what=what, attempt="Add [question.fact].")
            if question.outcome != "none" and not 30 <= len(words_in(question.text)) <= 125:
                what = f"the story and its question have {len(words_in(question.text))} words"
                yield Mistake(file=file, field=at, what=what, attempt="A story has 30 to 90, its question a few more.")
            yield from missing_sources(shelf, question.sources, file, at)
            if not question.sources:
                yield Mistake(
                    file=file, field=at, what="the question has no source", attempt="Name the law it rests on."
                )


def _element(shelf: Library, question: model.Question, file: str, at: str) -> Iterator[Mistake]:
    provision, _, element = question.element.partition("#")
    if provision and provision not in shelf.provision_ids():
        what = f"the question asks about the provision {provision}, which does not exist"
        yield Mistake(file=file, field=at, what=what, attempt="Mend its name.")
    elif element:
        with suppress(ContentError):
            if element not in {e.id for version in shelf.provision(provision).version for e in version.element}:
                what = f"{provision} has no element called {element}"
                yield Mistake(file=file, field=at, what=what, attempt="Write it as provision#element.")


def _options(shelf: Library, options: tuple[model.Option, ...], file: str, at: str) -> Iterator[Mistake]:
    if sum(option.right for option in options) != 1 or len(options) < 3:
        what = f"{sum(option.right for option in options)} of {len(options)} options are right"
        yield Mistake(file=file, field=at, what=what, attempt="Give three or four options, one of them right.")
    reasons = [option.why.strip() for option in options]
    for option in options:
        if reasons.count(option.why.strip()) > 1 or len(words_in(option.why)) < 3:
            what = f"the option {option.id} has no reason of its own"
            attempt = "Say what this choice would have needed, with words of the law."
            yield Mistake(file=file, field=at, what=what, attempt=attempt)
        if option.right and option.misconception:
            what = f"the right option {option.id} names a misconception"
            yield Mistake(file=file, field=at, what=what, attempt="Take it out.")
        if not option.right:
            yield from known_misconception(shelf, option.misconception, file, f"{at} option {option.id}")


def known_misconception(shelf: Library, id_: str, file: str, at: str) -> Iterator[Mistake]:
    """Report a misconception that nobody wrote down."""
    if id_ not in shelf.misconceptions:
        what = f"the misconception {id_ or '(none)'} is not in misconceptions.toml"
        yield Mistake(file=file, field=at, what=what, attempt="Name one that is; a wrong option always names one.")
