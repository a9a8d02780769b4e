"""Safety: the head of each lesson: content note, help lines by country, pause, exit, erase."""

from everyelement.content import Library
from everyelement.content.model import Exercise, Lesson, Line
from everyelement.exercises.parts import Parts, no_key


def parts(shelf: Library, lesson: Lesson, _exercise: Exercise) -> Parts:
    """Lay out what stands above every lesson."""
    lines = shelf.helplines
    return Parts(
        question={
            "ask": "",
            "lesson": {"title": lesson.title, "question": lesson.question},
            "note": lesson.content_note.strip(),
            "helplines": [
                {
                    "id": country.id,
                    "name": country.name,
                    "emergency": country.emergency,
                    "emergency_note": country.emergency_note.strip(),
                    "lines": [_line(line) for line in country.line],
                }
                for country in lines.country
            ],
            "exit": lines.exit,
            "items": [],
        },
        key=no_key(),
        sources=tuple(source for country in lines.country for line in country.line for source in line.sources),
    )


def _line(line: Line) -> dict[str, str]:
    said = {"name": line.name, "number": line.number, "note": line.note.strip(), "checked": line.checked.isoformat()}
    for name in ("text", "address"):
        if getattr(line, name):
            said[name] = getattr(line, name)
    return said
