"""What stands around the chapters: title, notices, sources, and at the end definitions and how to cite."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.choices import EditionStatus
from core.context import AUTONYMS, in_language
from core.dates import in_words
from core.markdown import Block
from core.paper import facts, heading, in_one_direction, licence, paragraph, source_of
from profiles.models import ProfileEdition
from profiles.sheet import ProfileSheet
from profiles.sheet.edition import LanguageSheet


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
