"""A profile on paper: what `templates/print/profile.typ` is handed, made of the same sheet as the page."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core import pdf
from core.charts import Chart, to_svg
from core.choices import EditionStatus
from core.citing import one_by_one
from core.context import AUTONYMS, in_language
from core.dates import in_words
from core.markdown import Block, nested, to_blocks
from core.paper import (
    citation,
    cited_parts,
    facts,
    heading,
    in_its_language,
    in_one_direction,
    licence,
    notice,
    paragraph,
    plain,
    source_of,
    strong,
    strongly,
    told,
    written,
)
from core.translation import Text
from profiles.choices import Chapter
from profiles.models import ProfileEdition
from profiles.sheet import ProfileSheet, profile_sheet
from profiles.sheet.charts import known_charts
from profiles.sheet.edition import (
    ChapterSheet,
    GapSheet,
    LanguageSheet,
    Passage,
    PrioritySheet,
    SectionSheet,
    ServiceGroup,
)
from profiles.sheet.figures import FigureGroup, FigureLine

MOST_CARDS = 8
# Where the summary finds migration patterns and the migrant population, and how much of each it takes.
PATTERNS = (Chapter.NATIONAL_CONTEXT, Chapter.IMMIGRATION_SITUATION)
SUMMARY_OF_SECTION = 700  # characters
LONG_ROW = 800  # characters; a row of a table that is shorter stands on one page


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


# What stands around the chapters


def address_of(edition: ProfileEdition, language: str | None = None) -> str:
    """Where this edition stays for ever."""
    path = reverse("profile-edition", args=[edition.city.slug, edition.number])
    return settings.SITE_ORIGIN + in_language(path, language or get_language() or edition.language)


def around(sheet: ProfileSheet) -> dict[str, Any]:
    edition = sheet.edition
    return {
        "title": sheet.title,
        "subtitle": " · ".join(
            filter(None, [_("Edition %(number)s") % {"number": edition.number}, said_when(edition)])
        ),
        "author": _("City of %(city)s, MC2CM network") % {"city": edition.city.name},
        "day": edition.published_at.date() if edition.published_at else None,
        "footer": in_one_direction(address_of(edition)) if edition.is_frozen else _("Draft"),
        "notices": list(notices(sheet)),
        "citations": {mark.source.code: mark.number for mark in sheet.sources},
        "sources": [source_of(mark) for mark in sheet.sources],
    }


def said_when(edition: ProfileEdition) -> str:
    if edition.published_first:
        return in_words(edition.published_first)
    return in_words(f"{edition.published_at:%Y-%m-%d}") if edition.published_at else _("not published")


def notices(sheet: ProfileSheet) -> Iterator[str]:
    """What a reader has to know before the first line."""
    edition, language = sheet.edition, get_language()
    if not edition.is_frozen:
        yield _("This is a draft for the city’s own people and the reviewers. It is not published: do not cite it.")
    if edition.status == EditionStatus.WITHDRAWN:
        yield _("This edition was withdrawn: %(reason)s") % {"reason": edition.withdrawn_reason}
    here = next((row for row in sheet.languages if row.language == language), None)
    if here is None:
        words = _("This profile is not translated into this language yet. Its texts are printed in: %(languages)s.")
        yield words % {"languages": ", ".join(AUTONYMS[row.language] for row in sheet.languages)}
    elif not here.is_original:
        words = _("%(state)s, number %(number)s. The original text is in: %(language)s.")
        yield words % {"state": here.state, "number": here.number, "language": AUTONYMS[edition.language]}


# Chapters


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


def passage_blocks(passage: Passage, under: int) -> list[Block]:
    """A text as blocks, in its own language where that is not the reader's."""
    return written(passage.text, under)


def unknown(because: Text, who: Text) -> Iterator[Block]:
    words = [strong(_("Not known, because:")), plain(" "), *cited_parts(because)]
    if who:
        words += [{"kind": "break"}, plain(_("Who could know:") + " "), *cited_parts(who)]
    yield notice(*words)


def gaps_list(gaps: list[GapSheet]) -> Iterator[Block]:
    if gaps:
        yield heading(2, _("Known to be unknown"))
    for gap in gaps:
        words = [strong(gap.name), plain(" – "), *cited_parts(gap.because)]
        if gap.who_could_know:
            words += [plain(" " + _("Who could know:") + " "), *cited_parts(gap.who_could_know)]
        yield {"kind": "paragraph", "parts": words}


# Figures


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


# Services, stakeholders, priorities


def services_list(groups: list[ServiceGroup]) -> Iterator[Block]:
    if groups:
        yield heading(2, _("Services provided"))
    for group in groups:
        yield heading(3, group.kind)
        for service in group.services:
            pairs = [
                (_("For whom"), service.for_whom),
                (_("Languages"), ", ".join(service.languages)),
                (_("Legal condition"), service.legal_condition),
                (_("Address"), service.contact),
                (_("Website"), service.url),
            ]
            yield {"kind": "paragraph", "parts": [*strongly(service.name), plain(f" · {service.provider}")]}
            yield from facts(pairs)


def priority_paper(sheet: ProfileSheet) -> Iterator[Block]:
    if sheet.adoption:
        yield notice(*adopted(sheet))
    if sheet.vision:
        yield heading(2, _("Vision"))
        yield from passage_blocks(sheet.vision, under=2)
    if sheet.priorities:
        yield heading(2, _("Priorities in order"))
    for priority in sheet.priorities:
        yield from priority_blocks(priority)
    if sheet.stakeholders:
        yield heading(2, _("City Stakeholder Group"))
    for entry in sheet.stakeholders:
        words = [strong(in_words(entry.date)), plain(f" · {entry.get_kind_display()}")]
        for text in (entry.groups, entry.outcome):
            words += [plain(" · "), *cited_parts(text)] if text else []
        yield {"kind": "paragraph", "parts": words}


def adopted(sheet: ProfileSheet) -> list[Block]:
    row = sheet.adoption
    assert row is not None
    day = _("Adopted on %(day)s") % {"day": in_words(f"{row.adopted_on:%Y-%m-%d}")}
    words = [plain(" · ".join(filter(None, [day, str(row.council), row.reference])))]
    return [*words, plain(" · "), {"kind": "link", "href": row.url, "parts": [plain(row.url)]}] if row.url else words


def priority_blocks(priority: PrioritySheet) -> Iterator[Block]:
    yield {"kind": "heading", "level": 3, "parts": [plain(f"{priority.rank}. "), *cited_parts(priority.title)]}
    if priority.challenge:
        yield from passage_blocks(priority.challenge, under=3)
    if priority.measures:
        yield {"kind": "paragraph", "parts": [strong(_("Measures"))]}
        yield from passage_blocks(priority.measures, under=3)
    needs = "; ".join(" ".join(filter(None, [line.label, line.value, line.where])) for line in priority.figures)
    yield from facts(
        [
            (_("For whom"), priority.target_group),
            (_("Competence"), priority.competence),
            (_("Lead"), priority.lead),
            (_("Partners"), priority.partners),
            (_("Time frame"), priority.period),
            (_("Measured by"), priority.measured_by),
            (_("Theme"), str(priority.theme.name) if priority.theme else ""),
            (_("Figures that show the need"), needs),
        ]
    )


# At the end


def closing(sheet: ProfileSheet) -> Iterator[dict[str, Any]]:
    if definitions := list(definitions_of(sheet)):
        yield {"heading": _("What is counted, and who"), "blocks": definitions}
    yield about_section(sheet)


def definitions_of(sheet: ProfileSheet) -> Iterator[Block]:
    """Every definition and indicator that a figure of this edition rests on."""
    definitions = {row.definition.code: row.definition for row in sheet.figures if row.definition}
    indicators = {row.indicator.code: row.indicator for row in sheet.figures if row.indicator.summary}
    for title, rows in ((_("Who is counted"), definitions), (_("What is counted"), indicators)):
        if rows:
            yield heading(2, title)
            yield from facts((str(row.name), row.summary or "–") for row in rows.values())


def about_section(sheet: ProfileSheet) -> dict[str, Any]:
    edition, address = sheet.edition, in_one_direction(address_of(sheet.edition))
    pairs: list[tuple[str, Any]] = [
        (_("Edition"), str(edition.number)),
        (_("Written in"), AUTONYMS[edition.language]),
        (_("Languages"), " · ".join(language_in_words(row) for row in sheet.languages)),
    ]
    if edition.is_frozen:
        pairs += [
            (_("How to cite"), f"{sheet.citation} {address}"),
            (_("Permanent address"), address),
        ]
    blocks = list(facts(pairs))
    blocks.append(paragraph(licence()))
    return {"heading": _("About this edition"), "blocks": blocks}


def language_in_words(row: LanguageSheet) -> str:
    words = {"language": AUTONYMS[row.language], "state": row.state, "number": row.number}
    if row.is_original:
        return _("%(language)s: %(state)s") % words
    return _("%(language)s: %(state)s, number %(number)s") % words


# The summary


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


def length(block: Any) -> int:
    """About how many characters a block prints."""
    if isinstance(block, dict):
        return len(block["text"]) if "text" in block else sum(length(inner) for inner in block.values())
    return sum(length(inner) for inner in block) if isinstance(block, list | tuple) else 0


def priorities_in_short(sheet: ProfileSheet) -> Iterator[Block]:
    if sheet.adoption:
        yield notice(*adopted(sheet))
    if not sheet.priorities:
        yield paragraph(_("No priorities are recorded yet."))
    for row in sheet.priorities:
        yield {
            "kind": "paragraph",
            "parts": [strong(f"{row.rank}. "), *strongly(row.title)],
        }
        details = [row.target_group.value, row.lead.value, row.period]
        if any(details):
            yield paragraph(" · ".join(filter(None, details)))


def codes_in(found: Any) -> set[str]:
    """The codes of all sources cited in these blocks."""
    if isinstance(found, dict):
        own = {found["key"]} if found.get("kind") == "citation" else set()
        return own.union(*(codes_in(inner) for inner in found.values()))
    if isinstance(found, list | tuple):
        return set().union(*(codes_in(inner) for inner in found))
    return set()
