"""A chart as one SVG of its own, with explicit colours, for a PDF or a file. The same coordinates as on the page."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.charts.drawing import Drawing, DrawnPanel, Plot, Row, Segment
from core.charts.painting import drawn
from core.charts.paper import (
    COLOURS,
    GRID,
    INK,
    PAPER,
    QUIET,
    STRESSED,
    WIDTH,
    ZERO,
    Paper,
    place,
    plain,
    width_of,
    wrapped,
)
from core.charts.series import Chart

BAR = 12.0
LINE = 13.5
GAP = 16.0
TEXTURES = {
    2: (45, "M0 2h8"),
    3: (0, "M1 2h2M5 6h2"),
    4: (0, "M2 0v8"),
    5: (45, "M0 2h8M2 0v8"),
    6: (0, "M0 2h8M0 6h8"),
}
DASHES = {2: "6 3", 3: "2 2.5", 4: "9 3 2 3", 5: "12 4", 6: "4 2 1 2"}
SHAPES = {
    1: "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
    2: "m-2.8-2.8h5.6v5.6h-5.6z",
    3: "m0-4l4 4-4 4-4-4z",
    4: "m0-4l3.7 6.6h-7.4z",
    5: "m0 4l3.7-6.6h-7.4z",
    6: "m-1.3-3.6h2.6v2.3h2.3v2.6h-2.3v2.3h-2.6v-2.3h-2.3v-2.6h2.3z",
}


def to_svg(chart: Chart, language: str) -> str:
    """The chart as a well-formed SVG document of 480 units in width, a few kilobytes long."""
    with override(language):
        drawing = drawn(chart, anchor="chart", language=language)
        paper = Paper(language)
        heading(paper, drawing)
        if drawing.is_empty:
            paper.y += paragraph(paper, _("Nothing is known yet that could be drawn here."))
        else:
            keys(paper, drawing)
            plots(paper, drawing)
        footing(paper, drawing)
        return paper.finish(drawing.headline, " · ".join(plain(words) for words in (chart.title, chart.unit) if words))


def paragraph(paper: Paper, words: object, *, size: float = 10) -> float:
    return paper.paragraph(words, 0, paper.y + size, WIDTH, size=size)


def heading(paper: Paper, drawing: Drawing) -> None:
    with paper.group(font_size=14, font_weight=600):
        paper.y += paragraph(paper, drawing.headline, size=14)
    if under := " · ".join(plain(words) for words in (drawing.subtitle, drawing.chart.unit) if words):
        with paper.group(fill=QUIET):
            paper.y += paragraph(paper, under)
    paper.y += 10


def footing(paper: Paper, drawing: Drawing) -> None:
    doubt = _("cannot be compared")
    said = [
        f"{remark.label} ({doubt}): {remark.words}" if remark.hatched else f"{remark.label}: {remark.words}"
        for remark in drawing.remarks
    ]
    if drawing.starts_above_zero:
        said.append(_("The axis does not begin at zero."))
    said.append(str(drawing.chart.note))
    if sources := " · ".join(mark.source.title for mark in drawing.chart.source_marks):
        heading = _("Source")
        said.append(f"{heading}: {sources}")
    paper.y += 6
    with paper.group(fill=QUIET, font_size=9):
        for words in filter(None, said):
            paper.y += paragraph(paper, words, size=9) + 2
    paper.y += 2


def fill(paper: Paper, segment: Segment, colour: str = "") -> dict[str, Any]:
    colour, style = colour or COLOURS[segment.number], segment.number
    if style == 0:
        return {"fill": "none", "stroke": ZERO, "stroke-dasharray": "3 3", "stroke-width": 0.75}
    if segment.hatched:
        stripe: dict[str, Any] = {"d": "M0 2.5h5", "stroke": colour, "stroke-width": 1.5}
        name = f"hatch{style}" if colour == COLOURS[style] else "hatch"
        return {"fill": paper.pattern(name, 5, -45, ("path", stripe)), "stroke": colour}
    if style == 1:
        return {"fill": colour}
    turned, path = TEXTURES[style]
    ground: dict[str, Any] = {"width": 8, "height": 8, "fill": colour}
    lines: dict[str, Any] = {"d": path, "stroke": PAPER, "stroke-opacity": 0.8}
    return {"fill": paper.pattern(f"part{style}", 8, turned, ("rect", ground), ("path", lines))}


def keys(paper: Paper, drawing: Drawing) -> None:
    """Side by side as long as there is room."""
    x = 0.0
    for key in drawing.keys:
        words = wrapped(key.label, 10, WIDTH - 30)
        wide = 24 + max((width_of(line, 10) for line in words), default=0)
        if x and x + wide > WIDTH:
            x, paper.y = 0, paper.y + LINE
        left, middle = paper.left(x, 18), paper.y + 6
        if drawing.has_lines:
            paper.mark("path", d=f"M{place(left, middle)}h18", **stroke(key.number))
            paper.mark("path", d=f"M{place(left + 9, middle)}{SHAPES[key.number]}", fill=COLOURS[key.number])
        else:
            one = Segment(key.number, Decimal(0), Decimal(0), "")
            paper.mark("rect", x=left, y=paper.y + 2, width=18, height=8, **fill(paper, one))
        paper.y += paper.paragraph(key.label, x + 24, paper.y + 9.5, WIDTH - 30) - LINE
        x += wide + 14
    if drawing.keys:
        paper.y += LINE + 8


def stroke(style: int) -> dict[str, Any]:
    dashes = {"stroke-dasharray": DASHES[style]} if style in DASHES else {}
    return {"fill": "none", "stroke": COLOURS[style], "stroke-width": 1.75, **dashes}


def plots(paper: Paper, drawing: Drawing) -> None:
    """One plot, or several in rows of three."""
    several = len(drawing.panels) > 1 or bool(drawing.panels[0].label)
    across = 3 if several else 1
    room = (WIDTH - GAP * (across - 1)) / across
    for first in range(0, len(drawing.panels), across):
        top = lowest = paper.y
        for column, panel in enumerate(drawing.panels[first : first + across]):
            paper.y = top
            one_panel(paper, panel, column * (room + GAP), room)
            lowest = max(lowest, paper.y)
        paper.y = lowest + (8 if several else 0)


def one_panel(paper: Paper, panel: DrawnPanel, x: float, room: float) -> None:
    if panel.label:
        paper.y += paper.paragraph(panel.label, x, paper.y + 10, room, font_weight=600) + 4
    if panel.plot:
        lines(paper, panel.plot, x, room, 60 if panel.label else 150)
    else:
        rows(paper, panel.rows, x, room)


def rows(paper: Paper, told: Sequence[Row], x: float, room: float) -> None:
    """Label, bar and value beside each other; where there is little room the bar beneath."""
    said = [row.shown if row.is_known else _("not known") for row in told]
    narrow = room < 300
    value_room = max(width_of(plain(words), 10) for words in said)
    label_room = (
        room - value_room - 8 if narrow else min(150.0, max(width_of(plain(row.label), 10) for row in told) + 2)
    )
    start = x if narrow else x + label_room + 10
    wide = room if narrow else room - label_room - 10 - (value_room + 10 if value_room else 0)
    for row, words in zip(told, said, strict=True):
        labels = wrapped(row.label, 10, label_room)
        tall = max(len(labels), 1) * LINE
        height = tall + BAR + 7 if narrow else max(tall, BAR) + 6
        bar_top = paper.y + tall if narrow else paper.y + (height - BAR) / 2
        words_top = paper.y if narrow else paper.y + (height - tall) / 2
        weight: dict[str, Any] = {"font-weight": 600, "fill": STRESSED} if row.stressed else {}
        paper.paragraph(row.label, x, words_top + 10, label_room, **weight)
        paper.write(
            words,
            x + room,
            bar_top - 3.5 if narrow else bar_top + 9.5,
            at="end",
            fill=INK if row.is_known else QUIET,
        )
        left = paper.left(start, wide)
        for segment in row.segments:
            bar(paper, segment, left, wide, bar_top, STRESSED if row.stressed else "")
        zero = left + wide * float(row.zero) / 100
        top, bottom = (bar_top, bar_top + BAR) if narrow else (paper.y, paper.y + height)
        paper.mark("path", d=f"M{place(zero, top)}v{bottom - top:.1f}", stroke=ZERO)
        paper.y += height + (9 if row.has_shares else 0)


def bar(paper: Paper, segment: Segment, left: float, wide: float, top: float, colour: str) -> None:
    x, width = left + wide * float(segment.x) / 100, wide * float(segment.width) / 100
    shape = {**({"stroke": PAPER} if segment.number > 1 or segment.shown else {}), **fill(paper, segment, colour)}
    paper.mark("rect", x=x, y=top, width=width, height=BAR, **shape)
    if segment.shown:
        middle = paper.left(left + wide * float(segment.middle) / 100)
        paper.write(segment.shown, middle, top + BAR + 9, at="middle", font_size=9, fill=QUIET)


def lines(paper: Paper, plot: Plot, x: float, room: float, tall: float) -> None:
    beside = max(width_of(tick.shown, 9) for tick in plot.ticks) + 5
    wide = room - beside - 14
    left, top = paper.left(x + beside, wide), paper.y + 5

    def across(share: Decimal) -> float:
        return left + wide * float(share) / 100

    def down(share: Decimal) -> float:
        return top + tall * float(share) / 100

    for tick in plot.ticks:
        paper.mark("path", d=f"M{place(left, down(tick.at))}h{wide:.1f}", stroke=ZERO if tick.is_zero else GRID)
    with paper.group(font_size=9, fill=QUIET):
        for tick in plot.ticks:
            paper.write(tick.shown, x + beside - 5, down(tick.at) + 3, at="end")
        for year in plot.years:
            paper.write(year.shown, paper.left(across(year.at)), top + tall + 12, at="middle")
    for one in plot.strokes:
        path = "L".join(place(across(px), down(py)) for px, py in one.places)
        paper.mark("path", d=f"M{path}", **stroke(one.number))
    for number, hollow in sorted({(dot.number, dot.hollow) for dot in plot.dots}):
        dots = [dot for dot in plot.dots if (dot.number, dot.hollow) == (number, hollow)]
        path = "".join(f"M{place(across(dot.x), down(dot.y))}{SHAPES[number]}" for dot in dots)
        colours = (PAPER, COLOURS[number]) if hollow else (COLOURS[number], PAPER)
        paper.mark("path", d=path, fill=colours[0], stroke=colours[1])
    paper.y = top + tall + 18
