"""Check figures: that the arithmetic comes out, and that no number stands without what it counts, when, and by whom."""

from collections.abc import Iterator

from everyelement.content.check_law import missing_sources
from everyelement.content.figure import NONE, Figure, number
from everyelement.content.library import Library
from everyelement.content.load import Mistake

LONGEST = 40
"""So many characters stand on one line of a chart that a phone can show."""
COLUMNS = {"bars": range(2, 3), "groups": range(3, 5)}


def check(shelf: Library) -> Iterator[Mistake]:
    """Go through every figure."""
    for id_, figure in shelf.readable(shelf.figure_ids(), shelf.figure):
        file = f"figures/{id_}.toml"
        if figure.id != id_:
            what = f"the id {figure.id} is not the name of the file"
            yield Mistake(file=file, field="id", what=what, attempt=f"Write {id_}, or rename the file.")
        for field in ("title", "alt", "counted", "not_counted", "year", "sources"):
            if not getattr(figure, field):
                what = "a figure does not say everything that has to be said of it"
                yield Mistake(file=file, field=field, what=what, attempt="Fill it in.")
        yield from missing_sources(shelf, figure.sources, file, "sources")
        yield from _graded(shelf, figure, file)
        yield from _table(figure, file)
        yield from _sums(figure, file)
    for path in sorted(shelf.root.glob("figures/*.svg")):
        if path.stem not in shelf.figure_ids():
            what = "this image belongs to no figure"
            yield Mistake(file=f"figures/{path.name}", field="", what=what, attempt="Remove it, or write its figure.")


def _graded(shelf: Library, figure: Figure, file: str) -> Iterator[Mistake]:
    grades = {shelf.sources[source].grade for source in figure.sources if source in shelf.sources}
    if figure.grade == "UNVERIFIED":
        what = "a figure rests on what nobody has verified"
        yield Mistake(file=file, field="grade", what=what, attempt="Leave it out until somebody has.")
    if figure.grade == "VERIFIED" and grades - {"VERIFIED"}:
        what = "the figure is graded better than one of its sources"
        yield Mistake(file=file, field="grade", what=what, attempt="Grade it as its weakest source.")
    if figure.grade == "CORROBORATED" and not figure.reported:
        what = "the figure was read in a secondary source, and does not say whose it is"
        yield Mistake(file=file, field="reported", what=what, attempt="Say who counted, and who reported it.")


def _table(figure: Figure, file: str) -> Iterator[Mistake]:
    if len(figure.header) not in COLUMNS[figure.chart]:
        what = f"a table of {len(figure.header)} columns cannot be drawn as {figure.chart}"
        attempt = "Two columns are bars, three or four are groups of bars."
        yield Mistake(file=file, field="header", what=what, attempt=attempt)
    for name, *cells in figure.rows:
        if len(cells) != len(figure.header) - 1:
            what = f"the row {name} has {len(cells) + 1} cells, the header {len(figure.header)}"
            yield Mistake(file=file, field="rows", what=what, attempt="Give each row as many as the header.")
        if len(name) > LONGEST:
            what = f"the name of the row {name} has {len(name)} characters"
            yield Mistake(file=file, field="rows", what=what, attempt=f"Use {LONGEST} or fewer.")
        for cell in cells:
            if cell != NONE and not _is_number(cell):
                what = f"{cell} in the row {name} is no number"
                yield Mistake(file=file, field="rows", what=what, attempt=f"Write a number, or {NONE} for none.")


def _is_number(cell: str) -> bool:
    try:
        number(cell)
    except ValueError:
        return False
    return True


def _sums(figure: Figure, file: str) -> Iterator[Mistake]:
    for place, sum_ in enumerate(figure.sum):
        try:
            off = sum_.off
        except ValueError as error:
            what = f"this cannot be reckoned: {error}"
            yield Mistake(file=file, field=f"sum[{place}]", what=what, attempt="Write numbers, joined by “ x ”.")
            continue
        if off:
            what = f"{' + '.join(sum_.parts)} is not {sum_.total}: it is off by {off.normalize():f} more than it may be"
            yield Mistake(
                file=file, field=f"sum[{place}]", what=what, attempt="Read the numbers again in their source."
            )
