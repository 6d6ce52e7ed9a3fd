"""Meetings as data and on paper: what each column holds, the feed, the printed agenda."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core import pdf
from core.dates import span_in_words
from core.feeds import BEGINNING, FeedEntry, stable_id
from core.kept_files import kept
from core.translation import LANGUAGES, Text
from meetings.models import AgendaRevision, Meeting, MeetingReport
from meetings.sheet.agenda import AgendaSheet, Item, agenda_sheet, text_of
from meetings.sheet.meeting import dates_in_words, place_in_words, state_in_words
from meetings.sheet.snapshot import latest_agendas, names_in

MEETING_COLUMNS = [
    "slug",
    "kind",
    "number",
    "status",
    *(f"title_{code}" for code in LANGUAGES),
    "starts",
    "ends",
    "dates_inferred",
    "time_zone",
    "first_session_utc",
    "last_session_ends_utc",
    "agenda",
    "host",
    *(f"place_{code}" for code in LANGUAGES),
    "format",
    "people",
    "themes",
    "cities",
    "organisations",
    "url",
]


def published_hours(meetings: Iterable[Meeting]) -> dict[int, tuple[int, str, str]]:
    """`{meeting: (agenda, first hour, last end)}` in UTC, of the last agenda published of each."""
    return {pk: (row.number, *span_of(row)) for pk, row in latest_agendas(meetings).items()}


def span_of(revision: AgendaRevision) -> tuple[str, str]:
    sessions = [row for row in json.loads(revision.snapshot)["sessions"] if row["starts"] and row["state"] == "planned"]
    if not sessions:
        return "", ""
    return min(row["starts"] for row in sessions), max(row["ends"] for row in sessions)


def meeting_rows(meetings: Iterable[Meeting]) -> Iterator[list]:
    rows = list(meetings)
    hours = published_hours(rows)
    for row in rows:
        number, first, last = hours.get(row.pk, ("", "", ""))
        yield [
            row.slug,
            row.kind,
            row.number if row.number is not None else "",
            row.status,
            *(getattr(row, f"title_{code}") for code in LANGUAGES),
            row.starts,
            row.ends,
            "yes" if row.inferred else "no",
            row.tz,
            first,
            last,
            number,
            row.host.slug if row.host else "",
            *(getattr(row, f"place_{code}") for code in LANGUAGES),
            row.mode,
            row.people_note or (row.people if row.people is not None else ""),
            "; ".join(theme.slug for theme in row.themes.all()),
            "; ".join(dict.fromkeys(part.city.slug for part in row.city_parts.all())),
            "; ".join(dict.fromkeys(part.organisation.slug for part in row.organisation_parts.all())),
            row.url,
        ]


# The feed


def meeting_entries(meetings: Iterable[Meeting]) -> list[FeedEntry]:
    """Meetings as entries of a feed, with the hours of the agenda that was published, each after its report once that
    is public; each keeps its id.
    """
    rows = list(meetings)
    hours = published_hours(rows)
    reports = MeetingReport.objects.public().filter(meeting__in=rows).in_bulk(field_name="meeting_id")
    entries = []
    for row in rows:
        if report := reports.get(row.pk):
            report.meeting = row
            entries.append(report_entry(report))
        entries.append(meeting_entry(row, *hours.get(row.pk, (0, "", ""))[1:]))
    return entries


def meeting_entry(row: Meeting, first: str, last: str) -> FeedEntry:
    return FeedEntry(
        id=f"urn:uuid:{row.uid}",
        title=str(row.title),
        url=reverse("meeting", args=[row.slug]),
        updated=row.updated_at or BEGINNING,
        summary=in_short(row, first, last),
        language=row.title.lang,
        categories=[str(theme.name) for theme in row.themes.all()],
    )


def report_entry(report: MeetingReport) -> FeedEntry:
    """What was learnt at a meeting, as soon as that is public."""
    meeting = report.meeting
    return FeedEntry(
        id=stable_id(report.tag),
        title=_("Report: %(title)s") % {"title": report.title},
        url=reverse("meeting-report", args=[meeting.slug]),
        updated=report.published_at or BEGINNING,
        summary=str(meeting.title),
        language=report.title.lang,
        categories=[str(theme.name) for theme in meeting.themes.all()],
    )


def in_short(meeting: Meeting, first: str, last: str) -> str:
    hours = _("Sessions from %(first)s to %(last)s (UTC).") % {"first": minutes(first), "last": minutes(last)}
    state = f"{state_in_words(meeting)}."
    words = [dates_in_words(meeting), place_in_words(meeting), state, hours if first else "", str(meeting.summary)]
    return " ".join(f"{word}." if word and word[-1] not in ".)!؟" else word for word in words if word)


def minutes(at: str) -> str:
    return at[:16].replace("T", " ")


# On paper


def agenda_paper(revision: AgendaRevision, language: str) -> bytes:
    """A published agenda as PDF, made once; made anew only when a name in it was erased."""
    names = json.dumps(sorted(names_in([revision]).items()))
    state = hashlib.sha256(names.encode()).hexdigest()
    return kept(revision.paper(language), lambda: agenda_pdf(revision, language), state=state)


def agenda_pdf(revision: AgendaRevision, language: str) -> bytes:
    with translation.override(language):
        sheet, meeting = agenda_sheet(revision), json.loads(revision.snapshot)["meeting"]
        numbered = _("Agenda %(number)s") % {"number": revision.number}
        host = revision.meeting.host
        place = _(", ").join(filter(None, [text_of(meeting["place"]).value, str(host.name) if host else ""]))
        when = span_in_words(meeting["first_day"], meeting["last_day"])
        data = {
            "title": text_of(meeting["title"]).value,
            "subtitle": _(", ").join(filter(None, [when, place])),
            "day": revision.published_at.date(),
            "header": numbered,
            "footer": f"{numbered} · {revision.hash}",
            "notices": [hours_told(sheet)] if sheet.zones else [],
            "sections": [section(day.name, day.items) for day in sheet.days]
            + ([section(_("Without an hour"), sheet.undated)] if sheet.undated else []),
        }
    return pdf.render("document", data, language=language)


def hours_told(sheet: AgendaSheet) -> str:
    return _("Hours are those of the place: %(zones)s.") % {"zones": _(", ").join(sheet.zones)}


def section(heading: str, items: list[Item]) -> dict[str, Any]:
    table = {
        "kind": "table",
        "widths": [3, 6, 3],
        "header": [_("Hours"), _("Session"), _("Room")],
        "rows": [[hours_cell(item), session_cell(item), item.room] for item in items],
    }
    return {"heading": heading, "blocks": [table]}


def hours_cell(item: Item) -> list[dict[str, Any]]:
    if not item.hours:
        return [words(_("not known"))]
    return [words(from_left(str(item.hours))), {"kind": "break"}, words(from_left(item.hours.zone))]


def from_left(text: str) -> str:
    """Hours and names of zones run from left to right in every language (U+200E on both sides of each dash)."""
    return "\u200e" + text.replace("–", "\u200e–\u200e") + "\u200e"


def session_cell(item: Item) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = [{"kind": "strong", "parts": [spoken(item.title)]}]
    if item.is_cancelled:
        told = _("Cancelled: %(reason)s") % {"reason": item.reason} if item.reason else _("Cancelled")
        parts += [{"kind": "break"}, words(told)]
    where = _("can be followed online") if item.is_online else ""
    parts += [{"kind": "break"}, words(" · ".join(filter(None, [item.kind_label, where])))]
    for person in item.speakers:
        name = _(", ").join(filter(None, [person.name or _("name removed"), person.organisation]))
        parts += [{"kind": "break"}, words(f"{name} ({person.part})")]
    if item.languages:
        parts += [{"kind": "break"}, words(" · ".join(item.languages))]
    return parts


def words(text: str) -> dict[str, Any]:
    return {"kind": "text", "text": text}


def spoken(text: Text) -> dict[str, Any]:
    """A text in its own language where it is not the paper's."""
    return (
        {"kind": "foreign", "language": text.lang, "parts": [words(text.value)]}
        if text.is_fallback
        else words(text.value)
    )
