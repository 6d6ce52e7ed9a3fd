"""A pilot's fact sheet on paper: what `templates/print/document.typ` is handed, made of the same sheet as the page."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core import pdf
from core.charts import Chart, to_svg
from core.context import AUTONYMS
from core.kept_files import kept
from core.markdown import Block
from core.numbers import in_digits
from core.paper import (
    between,
    cited_parts,
    facts,
    heading,
    in_line,
    in_one_direction,
    licence,
    paragraph,
    plain,
    source_of,
    strong,
    told,
    written,
)
from core.translation import Text
from pilots.models import Pilot
from pilots.sheet.money import FunderMoney
from pilots.sheet.pilot import Line, PilotSheet, pilot_sheet
from pilots.sheet.work import IndicatorLine, MilestoneLine, TrainingLine


def kept_pdf(pilot: Pilot, language: str) -> bytes:
    """The paper, made for the first who asks and anew only when something on it changed."""
    paper = paper_of(pilot, language)
    state = hashlib.sha256(json.dumps(paper, default=str).encode()).hexdigest()
    name = f"{pilot.tag}/fact-sheet-{language}.pdf"
    return kept(name, lambda: pdf.render("document", paper, language=language), state=state)


def paper_of(pilot: Pilot, language: str) -> dict[str, Any]:
    with override(language):
        sheet = pilot_sheet(pilot, AnonymousUser())
        return {
            "title": str(pilot.title),
            "subtitle": _("Fact sheet of a pilot project"),
            "footer": in_one_direction(sheet.address),
            "notices": list(notices(sheet)),
            "citations": {mark.source.code: mark.number for mark in sheet.sources},
            "sources": [source_of(mark) for mark in sheet.sources],
            "sections": [section for section in sections(sheet) if section["blocks"]],
        }


def notices(sheet: PilotSheet) -> Iterator[str]:
    pilot, text = sheet.pilot, sheet.pilot.summary or sheet.pilot.title
    if not pilot.is_public:
        yield _("This is a proposal that was not selected yet: do not cite it.")
    if (sheet.is_cancelled or sheet.is_suspended) and pilot.reason:
        yield _("%(state)s: %(reason)s") % {"state": pilot.get_status_display(), "reason": pilot.reason}
    if text.is_fallback:
        yield _("This fact sheet is not translated into this language yet. It is printed in: %(language)s.") % {
            "language": AUTONYMS[text.lang]
        }
    elif text.is_machine:
        yield _("This text was translated by machine and has not been checked by a person.")


def sections(sheet: PilotSheet) -> Iterator[dict[str, Any]]:
    """In the order of the page."""
    yield section("", [*written(sheet.pilot.summary, under=1), *at_a_glance(sheet)])
    for passage in sheet.passages:
        yield section(passage.heading, written(passage.text, under=1))
    yield section(_("Cities"), [names(sheet.cities)] if sheet.cities else [])
    yield section(_("Partners"), [names(sheet.partners)] if sheet.partners else [])
    yield section(_("Expert team"), [names(sheet.experts)] if sheet.experts else [])
    answered = [*sheet.priorities, *sheet.figures]
    yield section(_("Priorities and figures that it answers"), [names(answered)] if answered else [])
    yield section(
        _("Recommendations addressed"),
        [names([Line(row.title, note=row.eyebrow) for row in sheet.recommendations])] if sheet.recommendations else [],
    )
    targets = facts((target.number, target.caption) for target in sheet.targets)
    yield section(_("Targets of the Sustainable Development Goals"), list(targets))
    yield section(_("Milestones"), list(milestones(sheet)))
    yield section(
        _("Results in numbers"),
        [*([indicators(sheet.indicators)] if sheet.indicators else []), *map(drawing, sheet.charts)],
    )
    yield section(_("Operational test"), list(tests(sheet)))
    yield section(_("Trainings"), [block for row in sheet.trainings for block in training(row)])
    yield section(_("Money"), [block for funder in sheet.money for block in money(funder)])
    yield section(_("Updates"), list(updates(sheet)))
    yield section(_("About this fact sheet"), list(about(sheet)))


def section(title: str, blocks: list[Block]) -> dict[str, Any]:
    return {"heading": title, "blocks": blocks}


def at_a_glance(sheet: PilotSheet) -> Iterator[Block]:
    pairs = [(fact.term, fact.value) for fact in sheet.facts if fact.term]
    pairs.append((_("Themes"), _(", ").join(str(link.theme.name) for link in sheet.themes)))
    pairs.append((_("Objectives of the calls"), " · ".join(sheet.objectives)))
    if sheet.call:
        pairs.append((_("Call"), sheet.call.name))
    yield from facts(pairs)
    if sheet.pilot.date_note:
        yield from told(sheet.pilot.date_note)


def in_words(text: Text | str) -> list[Block]:
    return in_line(text, [plain(text.value)]) if isinstance(text, Text) else [plain(text)]


def names(lines: list[Line]) -> Block:
    return {
        "kind": "list",
        "ordered": False,
        "start": 1,
        "tight": True,
        "items": [[{"kind": "paragraph", "parts": list(name_of(line))}] for line in lines],
    }


def name_of(line: Line) -> Iterator[Block]:
    yield from in_words(line.name)
    for words in (line.part, line.note):
        if words:
            yield plain(between())
            yield from in_words(words)


def milestones(sheet: PilotSheet) -> Iterator[Block]:
    if sheet.milestones:
        yield paragraph(sheet.progress.words)
        yield table([_("Milestone"), _("When"), _("City")], [milestone(row) for row in sheet.milestones])


def milestone(row: MilestoneLine) -> list[list[Block]]:
    return [in_words(row.title), [plain(row.when)], in_words(row.city)]


def table(header: list[str], rows: list[list[list[Block]]]) -> Block:
    return {"kind": "table", "header": [[plain(words)] for words in header], "rows": rows}


def indicators(rows: list[IndicatorLine]) -> Block:
    header = [_("What is measured"), _("Before"), _("Target"), _("Result")]
    return table(header, [indicator(row) for row in rows])


def drawing(chart: Chart) -> Block:
    words = " · ".join(str(part) for part in (chart.finding, chart.title) if part)
    return {"kind": "figure", "svg": to_svg(chart, get_language() or "en"), "alt": words, "caption": ""}


def indicator(row: IndicatorLine) -> list[list[Block]]:
    results = [between_words([value.value, value.when, value.source]) for value in row.values]
    unknown = _("not recorded")
    return [
        cited_parts(row.label),
        [plain(row.baseline or unknown)],
        [plain(row.target or unknown)],
        lines(results or [_("not measured yet")]),
    ]


def between_words(words: list[str]) -> str:
    return between().join(filter(None, words))


def lines(texts: list[str]) -> list[Block]:
    parts: list[Block] = [plain(texts[0])]
    for text in texts[1:]:
        parts += [{"kind": "break"}, plain(text)]
    return parts


def tests(sheet: PilotSheet) -> Iterator[Block]:
    for row in sheet.tests:
        if row.title:
            yield {"kind": "paragraph", "parts": [strong(row.title.value)]}
        yield from facts(row.parts)


def training(row: TrainingLine) -> Iterator[Block]:
    where = between_words([row.when, str(row.city), str(row.place)])
    yield {"kind": "paragraph", "parts": [strong(row.title.value), plain(f"{between()}{where}")]}
    if row.people:
        counts = [(_("People who came"), row.people), *row.by_sex, *row.by_kind]
        yield from facts((label, in_digits(number)) for label, number in counts)


def money(funder: FunderMoney) -> Iterator[Block]:
    yield {"kind": "paragraph", "parts": [strong(str(funder.funder))]}
    header = [_("What for"), _("Planned"), _("Granted"), _("Committed"), _("Spent")]
    rows = [[in_words(line.title), *([plain(amount)] for amount in line.amounts)] for line in funder.lines]
    yield table(header, rows) if rows else paragraph(_("How much it gives is not recorded yet."))


def updates(sheet: PilotSheet) -> Iterator[Block]:
    for row in sheet.updates:
        yield heading(2, row.title.value)
        yield paragraph(between_words([row.when, str(row.city)]))
        yield from written(row.body, under=2)


def about(sheet: PilotSheet) -> Iterator[Block]:
    address = in_one_direction(sheet.address)
    yield from facts([(_("How to cite"), f"{sheet.citation} {address}"), (_("Permanent address"), address)])
    if sheet.missing:
        yield paragraph(_("Nothing is recorded about: %(sections)s.") % {"sections": " · ".join(sheet.missing)})
    yield paragraph(licence())
