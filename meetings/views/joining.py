"""The gate of a session online: for a guest by her link, for whoever signs in by her account."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from core.answers import PersonalRequest, signed_in
from core.errors import Refused
from meetings import actions
from meetings.models import Meeting, MeetingInvitation
from meetings.views.desk.frame import session_of
from meetings.views.guest import guest_page, in_confidence, of_guest


@of_guest
def join(request: HttpRequest, invitation: MeetingInvitation, token: str, uid: UUID) -> HttpResponse:
    """On to the address, from a quarter of an hour before until the end."""
    session = session_of(invitation.meeting, uid)
    try:
        return HttpResponseRedirect(actions.way_in(session, invitation))
    except Refused as refusal:
        words = refusal.message
    return guest_page(request, "meetings/answer/join.html", invitation, token, status=403, refusal=words)


@never_cache
@signed_in
def join_signed_in(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """The same for whoever is invited, or on the stage of it, under her own account; for others there is nothing."""
    meeting = get_object_or_404(Meeting.objects.public(), slug=slug)
    session = session_of(meeting, uid)
    try:
        address = actions.way_in_for(session, request.user)
        if address is None:
            raise Http404
        return in_confidence(HttpResponseRedirect(address))
    except Refused as refusal:
        return in_confidence(
            render(request, "meetings/join.html", {"meeting": meeting, "refusal": refusal.message}, status=403)
        )
