"""Services, and the priority paper with its adoption and the stakeholders' log."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.dates import in_words
from core.markdown import Block
from core.paper import cited_parts, facts, heading, notice, paragraph, plain, strong, strongly
from profiles.exports.paper.blocks import passage_blocks
from profiles.sheet import ProfileSheet
from profiles.sheet.edition import PrioritySheet, ServiceGroup


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
