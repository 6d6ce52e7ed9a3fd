"""How meetings can be found: what is announced, and of an agenda what was published."""

import json
from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser

from core import search
from core.search import Document
from core.translation import LANGUAGES
from meetings.models import AgendaRevision, Meeting, MeetingReport

PUBLIC = AnonymousUser()


def meeting_documents() -> Iterator[Document]:
    latest = AgendaRevision.objects.order_by("meeting_id", "-number").distinct("meeting_id")
    agendas = {row.meeting_id: row for row in latest}
    for meeting in Meeting.objects.visible_to(PUBLIC).with_relations():
        yield from meeting_documents_of(meeting, agendas.get(meeting.pk))
    for report in MeetingReport.objects.public().with_meeting():
        yield from report_documents_of(report)


def meeting_documents_of(meeting: Meeting, agenda: AgendaRevision | None) -> Iterator[Document]:
    sessions = json.loads(agenda.snapshot)["sessions"] if agenda else []
    for language in LANGUAGES:
        yield meeting_document(meeting, sessions, language)


def meeting_document(meeting: Meeting, sessions: list[dict], language: str) -> Document:
    title, summary = meeting.text("title", language), meeting.text("summary", language)
    cities = [*({meeting.host} if meeting.host else ()), *(part.city for part in meeting.city_parts.all())]
    themes = list(meeting.themes.all())
    words = [meeting.text("place", language).value, *(city.text("name", language).value for city in cities)]
    words += [theme.text("name", language).value for theme in themes]
    titles = [meeting.title_en, meeting.title_fr, meeting.title_ar]
    body = [meeting.text("outcome", language).value, *(session["title"].get(language, "") for session in sessions)]
    return Document(
        about=meeting.tag,
        kind="meeting",
        lang=language,
        path=f"meetings/{meeting.slug}/",
        title=title.value,
        summary=summary.value,
        keywords=" ".join(dict.fromkeys(filter(None, [*words, *titles]))),
        body=" ".join(filter(None, body)),
        text_lang=title.lang,
        facets=list(dict.fromkeys([city.tag for city in cities] + [theme.tag for theme in themes])),
        date=meeting.starts,
    )


def report_documents_of(report: MeetingReport) -> Iterator[Document]:
    """The learning note of a meeting, found by its own words and by the name of the meeting."""
    meeting = report.meeting
    places = [*({meeting.host} if meeting.host else ()), *(part.city for part in meeting.city_parts.all())]
    facets = list(dict.fromkeys(row.tag for row in (*places, *meeting.themes.all())))
    for language in LANGUAGES:
        title = report.text("title", language)
        yield Document(
            about=report.tag,
            kind="meeting_report",
            lang=language,
            path=f"meetings/{meeting.slug}/report/",
            title=title.value,
            summary=meeting.text("title", language).value,
            body=report.text("body", language).value,
            text_lang=title.lang,
            facets=facets,
            date=f"{report.published_at:%Y-%m-%d}",
        )


def keep_found(meeting: Meeting) -> None:
    """Write what can be found of a meeting and of its published report, in the transaction of the change itself; a
    draft of either is not found.
    """
    report = MeetingReport.objects.public().with_meeting().filter(meeting=meeting).first()
    if report is None:
        search.withdraw(f"{meeting.tag}:report")
    else:
        search.publish(report_documents_of(report))
    row = Meeting.objects.visible_to(PUBLIC).with_relations().filter(pk=meeting.pk).first()
    if row is None:
        search.withdraw(meeting.tag)
        return
    agenda = AgendaRevision.objects.filter(meeting=row).order_by("-number").first()
    search.publish(meeting_documents_of(row, agenda))
