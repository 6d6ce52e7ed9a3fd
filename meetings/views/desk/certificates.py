"""Certificates of a meeting that is over: who was there, and who has one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, tell
from core.errors import Refused
from core.pdf import pdf_response
from meetings import actions
from meetings.choices import OVER
from meetings.guest_paper import certificate_pdf
from meetings.models import MeetingInvitation
from meetings.sheet.certificates import who_were_there
from meetings.views.desk.frame import desk, found, frame
from meetings.views.guest import in_confidence


@desk(actions.CERTIFY)
def certificates(request: PersonalRequest, slug: str) -> HttpResponse:
    """Everybody who was there."""
    meeting = found(request, slug)
    lines = who_were_there(meeting)
    sheet = {
        "frame": frame(meeting, request.user, "desk-certificates"),
        "lines": lines,
        "without": sum(1 for line in lines if not line.number),
        "is_over": meeting.status in OVER,
    }
    return render(request, "meetings/desk/certificates.html", sheet)


@desk(actions.CERTIFY)
@require_POST
def issue(request: PersonalRequest, slug: str) -> HttpResponse:
    """For one guest, or for all who were there."""
    meeting, chosen = found(request, slug), None
    if asked := request.POST.get("guest"):
        chosen = [row for row in MeetingInvitation.objects.filter(meeting=meeting) if str(row.uid) == asked]
    try:
        made = len(actions.issue_certificates(meeting, chosen, by=request.user))
        words = ngettext(
            "%(n)s certificate is made; its owner is written to.",
            "%(n)s certificates are made; their owners are written to.",
            made,
        )
        messages.success(request, words % {"n": made})
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-certificates", slug)


@desk(actions.CERTIFY)
def certificate(request: PersonalRequest, slug: str, number: UUID) -> HttpResponse:
    """As its owner gets it."""
    meeting, language = found(request, slug), get_language() or "en"
    row = get_object_or_404(actions.certificates_of(meeting), uid=number)
    return in_confidence(pdf_response(f"mc2cm-{slug}-certificate-{language}", certificate_pdf(row, language)))
