"""Meetings as the public reads them: list, page, published agendas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.listing import Listing
from core.views import reading
from meetings.actions import latest
from meetings.filters import MEETING_SORTS, MeetingFilter
from meetings.models import AgendaRevision, Meeting
from meetings.sheet.agenda import agenda_sheet
from meetings.sheet.documents import documents_of
from meetings.sheet.meeting import meeting_card, meeting_facts


@reading
def meeting_list(request: HttpRequest) -> HttpResponse:
    listing = Listing(request, MeetingFilter, Meeting.objects.visible_to(request.user).with_relations(), MEETING_SORTS)
    shown = {"listing": listing, "cards": map(meeting_card, listing.page)}
    return render(request, "meetings/meeting_list.html", shown, status=listing.status)


@reading
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Meeting.objects.visible_to(request.user).with_relations(), slug=slug)
    revision = latest(row)
    agenda = agenda_sheet(revision) if revision else None
    shown = {"meeting": row, "facts": meeting_facts(row), "agenda": agenda}
    shown["documents"] = documents_of(row, request.user)
    return render(request, "meetings/meeting.html", shown)


@reading
def agenda(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One published agenda, for ever at its address."""
    meetings = Meeting.objects.visible_to(request.user).with_relations()
    row = get_object_or_404(AgendaRevision.objects.filter(meeting__in=meetings), meeting__slug=slug, number=number)
    shown = {"meeting": row.meeting, "agenda": agenda_sheet(row), "latest": latest(row.meeting)}
    return render(request, "meetings/agenda.html", shown)


@reading
def agenda_json(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The text that was hashed, byte for byte."""
    meetings = Meeting.objects.visible_to(request.user)
    row = get_object_or_404(AgendaRevision.objects.filter(meeting__in=meetings), meeting__slug=slug, number=number)
    response = HttpResponse(row.snapshot, content_type="application/json")
    response["ETag"] = f'"{row.hash}"'
    return response
