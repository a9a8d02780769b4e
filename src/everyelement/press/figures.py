"""Draw figures with Altair, once and for all hosts: images that are committed, the same bytes every time.

A phone shows them 300 pixels wide, so each bar has its words above it and there is no axis. Everything stands at a
fixed place: nothing depends on the letters that a machine has. The ground is light everywhere, so that a chart reads
the same on a dark page, in forced colors and on paper.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import altair as alt
import vl_convert

from everyelement.content import Library
from everyelement.content.figure import NONE, Figure, number
from everyelement.press.fresh import Stale

WIDTH = 300
MARGIN = 10
HEADING, BAR, ABOVE = 30, 44, -18
INK, TRACK, GROUND = "#1c2530", "#e8ecf0", "#ffffff"
COLORS = ("#1d5b82", "#8a5a08", "#5c4793")


def press(shelf: Library) -> Iterator[Path]:
    """Draw every figure beside its file, and name each as it is done."""
    for id_ in shelf.figure_ids():
        path = shelf.root / "figures" / f"{id_}.svg"
        path.write_text(drawn(shelf.figure(id_)), encoding="utf-8", newline="\n")
        yield path


def ensure_fresh(shelf: Library) -> None:
    """Raise `Stale` naming every figure that is not drawn as its file says."""
    stale = [id_ for id_ in shelf.figure_ids() if not _fresh(shelf, id_)]
    if stale:
        raise Stale(f"These figures are not what their files say: {', '.join(stale)}. Run everyelement press figures.")


def _fresh(shelf: Library, id_: str) -> bool:
    path = shelf.root / "figures" / f"{id_}.svg"
    return path.exists() and path.read_text(encoding="utf-8") == drawn(shelf.figure(id_))


def drawn(figure: Figure) -> str:
    """Draw one figure as SVG."""
    svg: str = vl_convert.vegalite_to_svg(chart(figure).to_dict())
    return svg + "\n"


def chart(figure: Figure) -> alt.LayerChart:
    """Lay bars one under another, each below its words and its number, with a heading where they stand in groups."""
    bars, headings, height = _places(figure)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], range=[0, height]), axis=None)
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, max(bar["value"] for bar in bars)], range=[0, WIDTH]), axis=None)
    values, heads = (alt.Chart(alt.InlineData(values=rows)).encode(y=y) for rows in (bars, headings))
    layers = [
        values.mark_bar(size=14, color=TRACK).encode(x=alt.value(0), x2=alt.value(WIDTH)),
        values.mark_bar(size=14, orient="horizontal").encode(x=x, color=alt.Color("color:N", scale=None)),
        _words(values, "name", align="left"),
        _words(values, "said", align="right", bold=True),
    ]
    if headings:
        layers.append(_words(heads, "name", align="left", dy=0, bold=True))
    drawing: alt.LayerChart = (
        alt.layer(*layers)
        .properties(
            width=WIDTH, height=height, padding=MARGIN, background=GROUND, autosize=alt.AutoSizeParams(type="none")
        )
        .configure_view(stroke=None)
    )
    return drawing


def _words(
    on: alt.Chart, field: str, *, align: Literal["left", "right"], dy: int = ABOVE, bold: bool = False
) -> alt.Chart:
    text: alt.Chart = on.mark_text(
        align=align,
        baseline="middle",
        dy=dy,
        color=INK,
        font="sans-serif",
        fontSize=13,
        fontWeight="bold" if bold else "normal",
        limit=0,
    ).encode(x=alt.value(0 if align == "left" else WIDTH), text=f"{field}:N")
    return text


def _places(figure: Figure) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Say where each bar and each heading stands, from the top, and how high it all is."""
    bars: list[dict[str, Any]] = []
    headings: list[dict[str, Any]] = []
    at = 0
    for name, *cells in figure.rows:
        if figure.chart == "groups":
            headings.append({"name": name, "y": at + HEADING // 2})
            at += HEADING
        for column, (color, cell) in enumerate(zip(COLORS, cells, strict=False), start=1):
            words = figure.header[column] if figure.chart == "groups" else name
            value = 0.0 if cell == NONE else float(number(cell))
            bars.append({"name": words, "said": cell, "value": value, "color": color, "y": at + BAR - 13})
            at += BAR
    return bars, headings, at
