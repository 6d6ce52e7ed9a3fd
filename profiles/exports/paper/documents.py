"""The two documents that are made of an edition: the whole of it, and its summary."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core import pdf
from core.citing import one_by_one
from core.markdown import Block, nested, to_blocks
from core.paper import heading, in_its_language, paragraph
from profiles.choices import Chapter
from profiles.exports.paper.around import about_section, around, closing
from profiles.exports.paper.blocks import codes_in, length, unknown
from profiles.exports.paper.chapters import chapters
from profiles.exports.paper.figures import key_figures
from profiles.exports.paper.priorities import priorities_in_short
from profiles.models import ProfileEdition
from profiles.sheet import ProfileSheet, profile_sheet
from profiles.sheet.edition import ChapterSheet

# Where the summary finds migration patterns and the migrant population, and how much of each it takes.
PATTERNS = (Chapter.NATIONAL_CONTEXT, Chapter.IMMIGRATION_SITUATION)
SUMMARY_OF_SECTION = 700  # characters


def profile_pdf(edition: ProfileEdition, *, language: str) -> bytes:
    """The whole edition, read `with_texts()`, as a document of its own."""
    with override(language):
        sheet = profile_sheet(edition)
        paper = {**around(sheet), "contents": True, "sections": [*chapters(sheet), *closing(sheet)]}
    return pdf.render("profile", paper, language=language)


def summary_pdf(edition: ProfileEdition, *, language: str) -> bytes:
    """Two to four pages: the key figures, migration patterns, the migrant population, the priorities."""
    with override(language):
        sheet = profile_sheet(edition)
        sections = list(summary(sheet))
        used = codes_in(sections)
        paper = around(sheet)
        paper |= {
            "subtitle": " · ".join([_("Executive summary"), paper["subtitle"]]),
            "sections": [*sections, about_section(sheet)],
            "sources": [source for source in paper["sources"] if source["key"] in used],
        }
    return pdf.render("profile", paper, language=language)


def summary(sheet: ProfileSheet) -> Iterator[dict[str, Any]]:
    by_key = {chapter.key: chapter for chapter in sheet.chapters}
    overview = [*key_figures(sheet.synopsis), *shortened(by_key[Chapter.SYNOPSIS])]
    yield {"heading": _("General overview"), "blocks": overview or [paragraph(_("Nothing is recorded yet."))]}
    patterns = [block for key in PATTERNS for block in shortened(by_key[key], only="patterns")]
    patterns = patterns or list(shortened(by_key[Chapter.IMMIGRATION_SITUATION]))
    yield {"heading": _("Migration patterns"), "blocks": patterns or [paragraph(_("Nothing is recorded yet."))]}
    people = list(shortened(by_key[Chapter.MIGRANT_POPULATION]))
    yield {"heading": _("Migrant population"), "blocks": people or [paragraph(_("Nothing is recorded yet."))]}
    yield {"heading": _("Priorities"), "blocks": list(priorities_in_short(sheet))}


def shortened(chapter: ChapterSheet, only: str = "") -> Iterator[Block]:
    """The beginning of each section, cut between blocks, and why something is not known."""
    for section in chapter.sections:
        if only and not section.key.endswith(f".{only}"):
            continue
        if section.passage:
            if not section.is_chapter:
                yield heading(2, section.title)
            blocks = nested(to_blocks(one_by_one(section.passage.text.value)), under=2)
            kept, size = [], 0
            for block in blocks:
                size += length(block)
                if kept and size > SUMMARY_OF_SECTION:
                    break
                kept.append(block)
            yield from in_its_language(kept, section.passage.text)
        elif section.unknown_because:
            yield heading(2, section.title)
            yield from unknown(section.unknown_because.text, section.who_could_know)
