"""On the day, from a phone: notes for the minutes and promises, by a guest's link or signed in for a city."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities.models import City
from cities.views.own import kept_city
from core.answers import PersonalRequest, form_errors, is_done, signed_in, tell
from core.errors import Refused
from core.permissions import require
from meetings import actions
from meetings.actions.live import PROPOSE, Proposer
from meetings.forms.afterwards import PledgeForm
from meetings.forms.live import LiveNoteForm, LivePledgeForm
from meetings.models import Meeting, MeetingInvitation, Pledge, ProposedPledge, Session
from meetings.sheet.live import live_sessions, not_live_because
from meetings.views.desk.record import record_page
from meetings.views.guest import guest_page, of_guest

NOTE, PLEDGE = "note", "pledge"


@of_guest
def guest_live(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """What a guest says by her link. Nothing that she typed is lost when it is refused."""
    sheet, kept = live_sheet(request, invitation.meeting, by=invitation, city=invitation.city)
    if kept:
        return redirect(f"{reverse('answer-live', args=[token])}?kept={kept}")
    return guest_page(
        request,
        "meetings/answer/live.html",
        invitation,
        token,
        here="answer-live",
        status=400 if sheet["errors"] else 200,
        **sheet,
    )


@signed_in
def my_live(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    """The same for an official, for her city."""
    city = kept_city(request, slug)
    require(request.user, PROPOSE, city)
    row = get_object_or_404(Meeting.objects.public(), slug=meeting)
    if not actions.is_there(row, city):
        return redirect("my-meeting", slug, meeting)
    sheet, kept = live_sheet(request, row, by=request.user, city=city)
    if kept:
        return redirect(f"{reverse('my-meeting-live', args=[slug, meeting])}?kept={kept}")
    may_pledge = request.user.has_perm("meetings.pledge", city)
    sheet |= {"meeting": row, "pledge_url": reverse("my-pledge-new", args=[slug, meeting]) if may_pledge else ""}
    return render(request, "meetings/my_live.html", sheet, status=400 if sheet["errors"] else 200)


def live_sheet(
    request: HttpRequest, meeting: Meeting, *, by: Proposer, city: City | None
) -> tuple[dict[str, Any], str]:
    """What the page shows, and what was kept just now: a note, a pledge or nothing."""
    sessions = live_sessions(meeting)
    sent = request.POST.get("what", "") if request.method == "POST" else ""
    note = LiveNoteForm(request.POST if sent == NOTE else None, sessions=sessions, auto_id="id_note_%s")
    pledge = LivePledgeForm(request.POST if sent == PLEDGE else None, auto_id="id_pledge_%s")
    if sent == NOTE and is_done(note, lambda given: keep_note(meeting, given, by=by, city=city)):
        return {}, NOTE
    if sent == PLEDGE and is_done(pledge, lambda given: actions.propose_pledge(meeting, given, by=by, city=city)):
        return {}, PLEDGE
    sheet = {
        "city": city,
        "why_not": not_live_because(meeting),
        "has_rule": any(row.is_confidential for row in sessions),
        "note": note if sessions else None,
        "pledge": pledge if city else None,
        "kept": request.GET.get("kept", ""),
        "errors": [error for form in (note, pledge) if form.is_bound for error in form_errors(form)],
    }
    return sheet, ""


def keep_note(meeting: Meeting, given: dict[str, Any], *, by: Proposer, city: City | None) -> None:
    session = Session.objects.select_related("meeting").get(meeting=meeting, uid=given["session"])
    actions.propose_note(session, given["words"], given["language"], by=by, city=city)


# What the city makes of it


def found_proposed(request: PersonalRequest, slug: str, uid: UUID) -> ProposedPledge:
    city = kept_city(request, slug)
    require(request.user, "meetings.pledge", city)
    rows = ProposedPledge.objects.visible_to(request.user).filter(city=city).select_related("city", "meeting")
    return get_object_or_404(rows, uid=uid)


@signed_in
def proposed_pledge(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """With other words or another day."""
    row = found_proposed(request, slug, uid)
    as_proposed = {f"promise_{row.language}": row.promise, "due_on": row.due_on}
    return record_page(
        request,
        Pledge(meeting=row.meeting, city=row.city, **as_proposed),
        PledgeForm,
        heading=_("A promise at “%(meeting)s”") % {"meeting": row.meeting.title},
        back=reverse("my-pledges", args=[slug]),
        create=lambda form: actions.confirm_pledge(row, form.own_values(), by=request.user),
        beside={"city": row.city},
        template="meetings/my_record.html",
    )


@signed_in
@require_POST
def decide_pledge(request: PersonalRequest, slug: str, uid: UUID, what: str) -> HttpResponse:
    """As it was proposed, or not at all."""
    row = found_proposed(request, slug, uid)
    try:
        if what == "confirm":
            actions.confirm_pledge(row, by=request.user)
            messages.success(request, _("This is your city’s promise now."))
        else:
            actions.drop_pledge(row, by=request.user)
            messages.success(request, _("Dropped."))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return redirect("my-pledges", slug)
