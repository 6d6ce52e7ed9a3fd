"""Checking guests in: a list for each session, and the code on a guest's own page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, tell
from core.errors import Refused
from meetings import actions
from meetings.choices import Presence, SessionState
from meetings.models import Attendance, Meeting, MeetingInvitation
from meetings.sheet.attendance import expected
from meetings.sheet.sign_ups import planned_hours
from meetings.views.desk.frame import CHECK_IN, desk, found, frame, session_of


def sessions_of(meeting: Meeting) -> Any:
    return meeting.sessions.filter(state=SessionState.PLANNED).select_related("meeting")


@desk(CHECK_IN)
def attendance(request: PersonalRequest, slug: str) -> HttpResponse:
    """Its sessions, each with how many were noted."""
    meeting = found(request, slug)
    lines = [(row, planned_hours(row), row.noted) for row in sessions_of(meeting).annotate(noted=Count("attendances"))]
    sheet = {"frame": frame(meeting, request.user, "desk-attendance"), "lines": lines}
    return render(request, "meetings/desk/attendance.html", sheet)


@desk(CHECK_IN)
def attendance_list(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    meeting = found(request, slug)
    session = session_of(meeting, uid)
    people, others = expected(session)
    sheet = {
        "frame": frame(meeting, request.user, "desk-attendance"),
        "session": session,
        "people": people,
        "others": others,
        "hours": planned_hours(session),
        "there": sum(1 for one in people if one.how),
    }
    return render(request, "meetings/desk/attendance_list.html", sheet)


@desk(CHECK_IN)
@require_POST
def note(request: PersonalRequest, slug: str, uid: UUID, guest: UUID) -> HttpResponse:
    """In the room, online, or not there after all."""
    meeting = found(request, slug)
    session, row = session_of(meeting, uid), get_object_or_404(MeetingInvitation, meeting=meeting, uid=guest)
    try:
        if request.POST.get("how"):
            actions.note_attendance(session, row, request.POST["how"], by=request.user)
        else:
            actions.unnote_attendance(session, row, by=request.user)
    except Refused as refusal:
        tell(request, refusal)
    return redirect(reverse("desk-attendance-list", args=[slug, uid]) + f"#g{row.pk}")


@never_cache
@desk(CHECK_IN)
def attend(request: PersonalRequest, token: str) -> HttpResponse:
    """What the code on her page opens for whoever checks guests in. Reading it notes nothing."""
    guest = actions.behind_code(token)
    if guest is None:
        raise Http404
    sessions = list(sessions_of(guest.meeting))
    if request.method == "POST":
        chosen = next((row for row in sessions if str(row.uid) == request.POST.get("session")), None)
        try:
            if chosen is None:
                raise Refused(_("Choose a session."))
            actions.note_attendance(chosen, guest, Presence.IN_PERSON, by=request.user)
            messages.success(request, _("Noted."))
        except Refused as refusal:
            tell(request, refusal)
        return redirect("attend", token)
    noted = set(Attendance.objects.filter(invitation=guest).values_list("session", flat=True))
    lines = [(row, planned_hours(row), row.pk in noted) for row in sessions]
    return render(request, "meetings/desk/attend.html", {"guest": guest, "meeting": guest.meeting, "lines": lines})
