"""Figures on paper: tables, large numbers, drawings."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.charts import Chart, to_svg
from core.markdown import Block
from core.paper import citation, cited_parts, plain, strong
from profiles.exports.paper.blocks import length
from profiles.sheet.figures import FigureGroup, FigureLine

MOST_CARDS = 8
LONG_ROW = 800  # characters; a row of a table that is shorter stands on one page


def figures_table(groups: list[FigureGroup], heading: str = "") -> Iterator[Block]:
    if not groups:
        return
    if heading:
        yield {"kind": "heading", "level": 2, "parts": [plain(heading)]}
    yield {
        "kind": "figures",
        "columns": [_("Figure"), _("Value"), _("Year"), _("Place"), _("Source")],
        "groups": [
            {
                "heading": group.heading,
                "definition": group.definition if group.heading else "",
                "rows": [figure_row(line) for line in group.figures],
            }
            for group in groups
        ],
    }


def figure_row(line: FigureLine) -> dict[str, Any]:
    about = [[plain(words)] for words in line.remarks]
    if line.note:
        about.append(cited_parts(line.note))
    if line.doubt:
        about.append([strong(_("To be read with care:")), plain(" "), *cited_parts(line.doubt)])
    return {
        "label": line.label,
        "about": about,
        "value": line.value,
        "unit": line.unit,
        "period": line.period or _("not stated"),
        "place": line.geography or _("not stated"),
        "marks": marks_of(line),
        "is_long": length(about) > LONG_ROW,
    }


def drawing(chart: Chart) -> Block:
    language = get_language() or "en"
    words = " · ".join(str(part) for part in (chart.finding, chart.title) if part)
    return {"kind": "figure", "svg": to_svg(chart, language), "alt": words, "caption": ""}


def marks_of(line: FigureLine) -> list[Block]:
    return [citation(mark) for mark in line.marks]


def key_figures(groups: list[FigureGroup]) -> Iterator[Block]:
    """The newest figure of each of the first indicators, large."""
    lines = [(group, next((line for line in group.figures if not line.part), None)) for group in groups]
    cards = [
        {
            "label": group.name,
            "value": " ".join(filter(None, [line.value, line.unit])),
            "where": " · ".join(filter(None, [line.where, group.definition, *line.remarks])),
            "doubt": _("To be read with care") if line.doubt else "",
            "marks": marks_of(line),
        }
        for group, line in lines
        if line is not None
    ]
    if cards:
        yield {"kind": "cards", "cards": cards[:MOST_CARDS]}
