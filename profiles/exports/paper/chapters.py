"""The chapters of an edition, one after another."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.charts import Chart
from core.markdown import Block
from core.paper import cited_parts, heading, paragraph, plain, strong, told
from profiles.choices import Chapter
from profiles.exports.paper.blocks import passage_blocks, unknown
from profiles.exports.paper.figures import drawing, figures_table
from profiles.exports.paper.priorities import priority_paper, services_list
from profiles.sheet import ProfileSheet
from profiles.sheet.charts import known_charts
from profiles.sheet.edition import ChapterSheet, GapSheet, SectionSheet


def chapters(sheet: ProfileSheet) -> Iterator[dict[str, Any]]:
    charts: dict[str, list[Chart]] = defaultdict(list)
    for figure, chart in known_charts(sheet):
        charts[figure.indicator.chapter].append(chart)
    for chapter in sheet.chapters:
        blocks = list(chapter_blocks(chapter, sheet, charts))
        yield {"heading": numbered(chapter), "blocks": blocks or [paragraph(_("Nothing is recorded yet."))]}


def numbered(chapter: ChapterSheet) -> str:
    return f"{chapter.number}. {chapter.title}"


def chapter_blocks(chapter: ChapterSheet, sheet: ProfileSheet, charts: dict[str, list[Chart]]) -> Iterator[Block]:
    if chapter.key == Chapter.SYNOPSIS:
        if sheet.note:
            yield from told(sheet.note)
        yield from figures_table(sheet.synopsis)
    for section in chapter.sections:
        yield from section_blocks(section)
    for chart in charts.get(chapter.key, []):
        yield drawing(chart)
    yield from figures_table(chapter.figures, heading=_("Figures"))
    yield from gaps_list(chapter.gaps)
    if chapter.key == Chapter.RIGHTS_SERVICES:
        yield from services_list(sheet.services)
    if chapter.key == Chapter.PRIORITIES:
        yield from priority_paper(sheet)
    if chapter.empty:
        yield paragraph(_("Nothing is written about: %(sections)s.") % {"sections": " · ".join(chapter.empty)})


def section_blocks(section: SectionSheet) -> Iterator[Block]:
    if not section.is_chapter:
        yield heading(2, section.title)
    if section.passage:
        yield from passage_blocks(section.passage, under=2 if not section.is_chapter else 1)
    elif section.unknown_because:
        yield from unknown(section.unknown_because.text, section.who_could_know)


def gaps_list(gaps: list[GapSheet]) -> Iterator[Block]:
    if gaps:
        yield heading(2, _("Known to be unknown"))
    for gap in gaps:
        words = [strong(gap.name), plain(" – "), *cited_parts(gap.because)]
        if gap.who_could_know:
            words += [plain(" " + _("Who could know:") + " "), *cited_parts(gap.who_could_know)]
        yield {"kind": "paragraph", "parts": words}
