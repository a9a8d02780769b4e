"""Check that every element of every law is found met, not met and open by some story, or that a reason says why not."""

from collections.abc import Iterator

from everyelement.content.library import Library
from everyelement.content.load import Mistake
from everyelement.content.story import found, told
from everyelement.law import NoText, Version

EVERY = ("met", "not met", "open")


def check(shelf: Library) -> Iterator[Mistake]:
    """Compare what the stories show with what is said to be shown by none. It takes sound stories for granted."""
    shown = _shown(shelf)
    said: dict[str, set[str]] = {}
    for place, entry in enumerate(shelf.unshown):
        field = f"unshown[{place}]"
        if entry.provision not in shelf.provision_ids():
            what = f"there is no provision {entry.provision}"
            yield Mistake(file="unshown.toml", field=field, what=what, attempt="Mend its name.")
            continue
        elements = [element.id for element in shelf.provision(entry.provision).version[-1].element]
        for id_ in entry.elements or elements:
            if id_ not in elements:
                what = f"{entry.provision} has no element {id_}"
                yield Mistake(file="unshown.toml", field=field, what=what, attempt="Mend its name.")
        names = entry.elements or elements
        if all(_lacking(shown, entry.provision, id_) == [] for id_ in names):
            what = f"{', '.join(entry.elements) or 'every element'} of {entry.provision} is shown after all"
            yield Mistake(file="unshown.toml", field=field, what=what, attempt="Take it out.")
        said.setdefault(entry.provision, set()).update(names)
    for id_ in shelf.provision_ids():
        for element in _elements(shelf.provision(id_).version[-1]):
            lacking = _lacking(shown, id_, element)
            if lacking and element not in said.get(id_, set()):
                what = f"no story finds {element} {' or '.join(lacking)}"
                attempt = "Tell a twin that does, or say in unshown.toml why none can."
                yield Mistake(file=f"law/{id_}.toml", field=f"element {element}", what=what, attempt=attempt)


def _elements(version: Version) -> list[str]:
    return list(dict.fromkeys(element.id for element in version.element))


def _lacking(shown: dict[tuple[str, str], set[str]], provision: str, element: str) -> list[str]:
    return [word for word in EVERY if word not in shown.get((provision, element), set())]


def _shown(shelf: Library) -> dict[tuple[str, str], set[str]]:
    """Gather what is found of each element by the expects of all stories, on the day of each story."""
    shown: dict[tuple[str, str], set[str]] = {}
    for id_ in shelf.scenario_ids():
        scenario = shelf.scenario(id_)
        for name in ["", *(variation.id for variation in scenario.variation)]:
            story = told(scenario, name)
            for expect in story.expects:
                try:
                    whole = found(shelf, story, expect)
                except NoText:
                    continue
                for element, truth in whole.truths.items():
                    if "@" not in element and "/" not in element:
                        shown.setdefault((expect.provision, element), set()).add(truth.finding)
    return shown
