"""What was said, on the desk: the notes of each session, its recording, who may read them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, form_errors, is_done, tell
from core.errors import Refused, Stale
from core.numbers import whole_number
from meetings import actions
from meetings.choices import Attribution
from meetings.forms.afterwards import MinutesForm, RecordingForm
from meetings.models import Meeting, MeetingReport, MinutesEntry, ProposedNote, ProposedPledge, Recording, Session
from meetings.sheet.live import proposers
from meetings.views.desk.frame import READ, desk, found, frame, session_of
from meetings.views.desk.meeting import CHANGED
from meetings.views.desk.record import record_page

MINUTES, PLEDGE = "meetings.write_minutes", "meetings.pledge"


@desk(READ)
def minutes(request: PersonalRequest, slug: str) -> HttpResponse:
    return minutes_page(request, found(request, slug))


def minutes_page(
    request: PersonalRequest, row: Meeting, filled: tuple[UUID, RecordingForm] | None = None, status: int = 200
) -> HttpResponse:
    """Every session with its notes; `filled`: the form of a recording that was refused."""
    sessions = row.sessions.prefetch_related("minutes__city", "minutes__contributor", "proposed_notes")
    sessions = sessions.select_related("recording")
    pledges = ProposedPledge.objects.visible_to(request.user).filter(meeting=row).select_related("city")
    keys = ProposedNote.objects.filter(session__meeting=row).values_list("proposed_by", flat=True)
    names = proposers([*keys, *(one.proposed_by for one in pledges)])
    report = MeetingReport.objects.filter(meeting=row).first()
    has_notes = False
    lines = []
    for session in sessions:
        is_filled = filled is not None and filled[0] == session.uid
        notes = list(session.minutes.all())
        has_notes = has_notes or bool(notes)
        lines.append(
            {
                "session": session,
                "notes": notes,
                "proposed": [(one, names.get(one.proposed_by, "")) for one in session.proposed_notes.all()],
                "is_confidential": session.attribution == Attribution.CHATHAM_HOUSE,
                "recording": getattr(session, "recording", None),
                "form": filled[1] if filled and is_filled else RecordingForm(auto_id=f"id_{session.pk}_%s"),
                "is_open": is_filled,
            }
        )
    sheet = {
        "frame": frame(row, request.user, "desk-meeting-minutes"),
        "lines": lines,
        "pledges": [(one, names[one.proposed_by], request.user.has_perm(PLEDGE, one.city)) for one in pledges],
        "can_write": request.user.has_perm(MINUTES),
        "has_notes": has_notes,
        "shared_at": report.minutes_shared_at if report else None,
        "errors": form_errors(filled[1]) if filled else [],
    }
    return render(request, "meetings/desk/minutes.html", sheet, status=status)


def found_session(request: PersonalRequest, slug: str, uid: UUID) -> Session:
    return session_of(found(request, slug), uid)


@desk(MINUTES)
def new(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    session = found_session(request, slug, uid)
    return record_page(
        request,
        MinutesEntry(session=session),
        MinutesForm,
        heading=_("Note on “%(session)s”") % {"session": session.title},
        back=f"{reverse('desk-meeting-minutes', args=[slug])}#session-{session.uid}",
        create=lambda form: actions.write_minutes(session, form.own_values(), by=request.user),
    )


def found_note(request: PersonalRequest, slug: str, uid: UUID) -> MinutesEntry:
    rows = MinutesEntry.objects.visible_to(request.user).select_related("session__meeting")
    return get_object_or_404(rows, session__meeting=found(request, slug), uid=uid)


@desk(MINUTES)
def note(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found_note(request, slug, uid)
    return record_page(
        request,
        row,
        MinutesForm,
        heading=_("Note on “%(session)s”") % {"session": row.session.title},
        back=f"{reverse('desk-meeting-minutes', args=[slug])}#session-{row.session.uid}",
        change=lambda form: actions.edit_minutes(
            row, form.own_values(), by=request.user, version=form.cleaned_data["version"]
        ),
    )


@desk(MINUTES)
@require_POST
def remove(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found_note(request, slug, uid)
    try:
        actions.remove_minutes(row, by=request.user, version=whole_number(request.POST.get("version", "")))
        messages.success(request, _("Removed."))
    except Stale:
        tell(request, Refused(CHANGED))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-meeting-minutes", slug)


# What was proposed on the day


def found_proposed(request: PersonalRequest, slug: str, uid: UUID) -> ProposedNote:
    rows = ProposedNote.objects.visible_to(request.user).select_related("session__meeting")
    return get_object_or_404(rows, session__meeting=found(request, slug), uid=uid)


@desk(MINUTES)
def proposed(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """Into the minutes with other words."""
    row = found_proposed(request, slug, uid)
    return record_page(
        request,
        MinutesEntry(session=row.session, **{f"words_{row.language}": row.words}),
        MinutesForm,
        heading=_("Note on “%(session)s”") % {"session": row.session.title},
        back=f"{reverse('desk-meeting-minutes', args=[slug])}#session-{row.session.uid}",
        create=lambda form: actions.take_note(row, form.own_values(), by=request.user),
    )


@desk(MINUTES)
@require_POST
def decide(request: PersonalRequest, slug: str, uid: UUID, what: str) -> HttpResponse:
    """Into the minutes as it stands, or not at all."""
    row = found_proposed(request, slug, uid)
    try:
        if what == "take":
            actions.take_note(row, by=request.user)
            messages.success(request, _("The note is in the minutes."))
        else:
            actions.drop_note(row, by=request.user)
            messages.success(request, _("Dropped."))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return redirect(f"{reverse('desk-meeting-minutes', args=[slug])}#session-{row.session.uid}")


@desk(MINUTES)
@require_POST
def add_recording(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    session = found_session(request, slug, uid)
    form = RecordingForm(request.POST, auto_id=f"id_{session.pk}_%s")
    if is_done(form, lambda given: actions.add_recording(session, given["url"], by=request.user)):
        messages.success(request, _("Added."))
        return redirect("desk-meeting-minutes", slug)
    return minutes_page(request, session.meeting, filled=(session.uid, form), status=400)


@desk(MINUTES)
@require_POST
def remove_recording(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = get_object_or_404(Recording, session=found_session(request, slug, uid))
    try:
        actions.remove_recording(row, by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-meeting-minutes", slug)


@desk(MINUTES)
@require_POST
def share(request: PersonalRequest, slug: str) -> HttpResponse:
    try:
        actions.share_minutes(found(request, slug), by=request.user)
        messages.success(request, _("Those who take part can read the minutes now."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-meeting-minutes", slug)
