"""Press lessons into notebooks: one way, executed, the same bytes every time.

A pressed notebook keeps its still outputs and execution counts, and no widget state, widget view or Python version.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from everyelement.content import Library, NotFound
from everyelement.content.check_lessons import SHOWN
from everyelement.content.library import nearest
from everyelement.content.model import ROOMS, Lesson
from everyelement.errors import EveryElementError
from everyelement.exercises import document, still_html, still_text
from everyelement.press.fresh import Stale
from everyelement.pressed import fingerprint

FACILITATOR = "facilitator"
QUIET_KERNEL = ["--IPKernelApp.log_level=40"]
"""A kernel warns that it speaks plain text on this machine's own loopback; nobody else listens there."""
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def press(shelf: Library, to: Path, lessons: Iterable[str] = (), *, facilitator: bool = False) -> Iterator[Path]:
    """Press lessons into notebooks in a folder, and name each as it is done.

    All lessons unless some are named. Facilitators' copies also hold the parts that are for them. Raises `NotFound`
    before anything is pressed, `ContentError`, and `EveryElementError` where a cell fails.
    """
    chosen = named(shelf, lessons)
    to.mkdir(parents=True, exist_ok=True)
    for id_ in chosen:
        path = to / f"{id_}.ipynb"
        path.write_text(
            written(executed(notebook(shelf, id_, facilitator=facilitator))), encoding="utf-8", newline="\n"
        )
        yield path


def named(shelf: Library, lessons: Iterable[str]) -> list[str]:
    """Give the lessons that are named, or all. Raises `NotFound` for one that there is not."""
    known = shelf.lesson_ids()
    chosen = list(lessons) or known
    for id_ in chosen:
        if id_ not in known:
            raise NotFound(nearest("lesson", id_, known))
    return chosen


def ensure_fresh(shelf: Library, folder: Path, lessons: Sequence[str] = (), *, facilitator: bool = False) -> None:
    """Raise `Stale` naming every notebook that is not what its lesson says, in cells or still forms, or has none.

    Where lessons are named, only theirs are looked at; else also those that have no lesson any more.
    """
    chosen = named(shelf, lessons)
    stale = [id_ for id_ in chosen if not _fresh(shelf, id_, folder / f"{id_}.ipynb", facilitator=facilitator)]
    if not lessons:
        stale += [path.stem for path in sorted(folder.glob("*.ipynb")) if path.stem not in shelf.lesson_ids()]
    if stale:
        raise Stale(
            f"These notebooks are not what their lessons say: {', '.join(stale)}. Run everyelement press notebooks."
        )


def _fresh(shelf: Library, id_: str, path: Path, *, facilitator: bool) -> bool:
    if not path.exists():
        return False
    try:
        there = nbformat.read(path, as_version=4)
    except (ValueError, TypeError, KeyError, AttributeError, nbformat.ValidationError):
        return False  # whatever it is, no lesson says so
    here = notebook(shelf, id_, facilitator=facilitator)
    return (
        sources(there) == sources(here)
        and there.metadata.get("everyelement") == here.metadata.everyelement
        and _stills(there) == [_still(document(name, shelf)) for name in _shown(here)]
    )


def _shown(made: NotebookNode) -> list[str]:
    """List the exercises that a notebook shows, in its order."""
    return [name for cell in made.cells if cell.cell_type == "code" for name in SHOWN.findall(cell.source)]


def _still(made: Mapping[str, Any]) -> tuple[str, str]:
    return still_html(made), still_text(made)


def _stills(made: NotebookNode) -> list[tuple[str, str]]:
    """List the still forms of exercises that stand in a notebook's outputs."""
    data = [output.get("data", {}) for cell in made.cells for output in cell.get("outputs", [])]
    pairs = [(said.get("text/html", ""), said.get("text/plain", "")) for said in data]
    return [pair for pair in pairs if pair[0].startswith('<section class="ee"')]


def sources(made: NotebookNode) -> list[tuple[str, str]]:
    """List what the cells say, without outputs."""
    return [(cell.cell_type, cell.source) for cell in made.cells]


def notebook(shelf: Library, id_: str, *, facilitator: bool = False) -> NotebookNode:
    """Make the notebook of a lesson, not yet executed."""
    lesson = shelf.lesson(id_)
    read = jupytext.reads(shelf.prose(id_), fmt="md:myst")
    made = nbformat.v4.new_notebook()
    used: dict[str, int] = {}
    for cell in read.cells:
        tags = list(cell.metadata.get("tags", []))
        if FACILITATOR in tags and not facilitator:
            continue
        cell.source = filled(shelf, lesson, cell.source)
        fresh = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
        made.cells.append(fresh(cell.source, id=_cell_id(cell.source, used), metadata={"tags": tags} if tags else {}))
    made.metadata = nbformat.from_dict(
        {
            "everyelement": {"lesson": id_, "pressed": fingerprint(sources(made)), "run_on_open": True},
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": lesson.title,
        }
    )
    return made


def _cell_id(source: str, used: dict[str, int]) -> str:
    name = hashlib.sha256(source.encode()).hexdigest()[:12]
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


def executed(made: NotebookNode) -> NotebookNode:
    """Run every cell in a new kernel and keep what all viewers can show. Raises `EveryElementError` where one fails."""
    with tempfile.TemporaryDirectory() as folder:  # nothing of a learner's is near, and nothing is left behind
        try:
            client = NotebookClient(
                made,
                kernel_name="python3",
                timeout=120,
                resources={"metadata": {"path": folder}},
                record_timing=False,
                store_widget_state=False,
                extra_arguments=QUIET_KERNEL,
            )
            client.execute()
        except Exception as error:
            raise EveryElementError(f"A cell of {made.metadata.everyelement.lesson} fails: {error}") from error
    made.metadata.pop("widgets", None)
    made.metadata.language_info = {"name": "python"}
    for cell in made.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return made


def written(made: NotebookNode) -> str:
    """Write a notebook as text that differs only where the notebook does."""
    nbformat.validate(made)
    return nbformat.writes(made) + "\n"


# -- what the prose takes from the TOML


def filled(shelf: Library, lesson: Lesson, text: str) -> str:
    """Put the lesson's own lists where the prose asks for them."""
    for name, fill in _FILLS.items():
        mark = f"<!-- {name} -->"
        if mark in text:
            text = text.replace(mark, fill(shelf, lesson))
    return text


def _objectives(_shelf: Library, lesson: Lesson) -> str:
    return "\n".join(["After this lesson you can:", "", *(f"- {o.text}" for o in lesson.objective)])


def _minutes(_shelf: Library, lesson: Lesson) -> str:
    rooms = ", ".join(
        f"{heading} {getattr(lesson.minutes, room)}" for room, heading in ROOMS.items() if getattr(lesson.minutes, room)
    )
    short = f" The short path takes {lesson.short_minutes}." if lesson.short_minutes else ""
    return f"About {lesson.minutes.total} minutes: {rooms}.{short}"


def _key_points(_shelf: Library, lesson: Lesson) -> str:
    return "\n".join(f"- {point}" for point in lesson.key_points)


def _glossary(shelf: Library, lesson: Lesson) -> str:
    terms = [shelf.glossary[id_] for id_ in lesson.glossary]
    return "\n".join(f"- **{term.term}**: {' '.join(term.text.split())}" for term in terms)


def _sources(shelf: Library, lesson: Lesson) -> str:
    return "\n".join(_source(shelf.sources[id_]) for id_ in lesson.sources)


def _source(source: Any) -> str:
    grade = "" if source.grade == "VERIFIED" else f" ({source.grade.lower()})"
    how = "read" if source.how == "opened" else "recorded"
    cite = f"[{source.cite}]({source.address})" if source.address.startswith("http") else source.cite
    return f"- {cite}{grade}: {' '.join(source.what.split())} {how.capitalize()} {source.read}."


def _next(shelf: Library, lesson: Lesson) -> str:
    written_ = [shelf.lesson(id_) for id_ in lesson.next if id_ in shelf.lesson_ids()]
    return "\n".join(f"- [{other.title}]({other.id}.ipynb): {other.question}" for other in written_)


_FILLS = {
    "objectives": _objectives,
    "minutes": _minutes,
    "key-points": _key_points,
    "glossary": _glossary,
    "sources": _sources,
    "next": _next,
}
