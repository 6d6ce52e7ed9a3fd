"""Who has a place in a session with sign-up, and who waits for one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from core.answers import PersonalRequest
from meetings.models import Meeting, Session
from meetings.sheet.sign_ups import signed_up, taken
from meetings.views.desk.frame import GUESTS, desk, found, frame


def session_of(meeting: Meeting, uid: UUID) -> Session:
    return get_object_or_404(Session.objects.select_related("meeting"), meeting=meeting, uid=uid)


@desk(GUESTS)
def sign_ups(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    meeting = found(request, slug)
    session = session_of(meeting, uid)
    sheet = {
        "frame": frame(meeting, request.user, "desk-guests"),
        "session": session,
        "taken": taken(session),
        "lines": signed_up(session),
    }
    return render(request, "meetings/desk/sign_ups.html", sheet)
