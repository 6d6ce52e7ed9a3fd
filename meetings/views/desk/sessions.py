"""Sessions on the desk: added, edited, moved, swapped, called off; their people and languages."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, add_errors, form_errors, tell
from core.errors import Refused, Stale
from core.numbers import whole_number
from meetings import actions
from meetings.forms.fields import ReasonForm
from meetings.forms.session import AcceptanceForm, ContributionForm, LanguageForms, SessionForm, SwapForm
from meetings.models import Contribution, Meeting, Session
from meetings.sheet.desk import session_line
from meetings.views.desk.frame import READ, WRITE, desk, found, frame, in_the_way
from meetings.views.desk.meeting import CHANGED, schedule_page


def found_session(request: PersonalRequest, slug: str, uid: UUID) -> Session:
    """Raises Session.DoesNotExist once it is taken out."""
    rows = Session.objects.filter(meeting=found(request, slug)).with_bookings().select_related("meeting", "room")
    return rows.get(uid=uid)


def button(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is sent from the page of a session. When somebody has taken that out meanwhile, the schedule says so."""

    @desk(WRITE)
    @require_POST
    @wraps(view)
    def pressed(request: PersonalRequest, slug: str, **named: Any) -> HttpResponse:
        try:
            return view(request, slug, **named)
        except Session.DoesNotExist:
            words = _("Somebody has removed this meanwhile.")
            return schedule_page(request, found(request, slug), words=[words], status=409)

    return pressed


@desk(WRITE)
def new(request: PersonalRequest, slug: str) -> HttpResponse:
    meeting = found(request, slug)
    row = Session(meeting=meeting, tz=meeting.tz)
    form: Any
    if request.method != "POST":
        form, typed = merging.open_form(request, SessionForm, row)
        return new_page(request, meeting, form, was_kept=typed)
    form = SessionForm(request.POST, instance=copy(row))
    attempt = merging.save(form, lambda: actions.add_session(meeting, form.own_values(), by=request.user))
    if attempt.is_saved:
        messages.success(request, _("The session stands in the schedule."), extra_tags="saved")
        return redirect("desk-session", slug, attempt.row.uid)
    return new_page(request, meeting, form, refusal=attempt.refusal, status=attempt.status)


def new_page(request, meeting: Meeting, form, *, refusal=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "frame": frame(meeting, request.user, "desk-meeting"),
        "form": form,
        "texts": form.passages(form.instance),
        "theirs": None,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound else [],
        "in_the_way": in_the_way(refusal),
    }
    return render(request, "meetings/desk/session_new.html", sheet, status=status)


@desk(READ)
def session(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """One session; whoever schedules can change it here."""
    try:
        row = found_session(request, slug, uid)
    except Session.DoesNotExist:
        raise Http404
    form, typed = merging.open_form(request, SessionForm, row)
    return session_page(request, row, form, was_kept=typed)


@button
def save(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    try:
        row = found_session(request, slug, uid)
    except Session.DoesNotExist:
        return typed_for_nothing(request, found(request, slug))
    form = SessionForm(request.POST, instance=copy(row))

    def change() -> Session:
        return actions.edit_session(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved. It is in the draft until the agenda is published."), extra_tags="saved")
        return redirect("desk-session", slug, uid)
    return session_page(request, attempt.row or row, form, attempt=attempt, status=attempt.status)


def typed_for_nothing(request: PersonalRequest, meeting: Meeting) -> HttpResponse:
    """The session was taken out while she wrote: what she typed can be added as a new one."""
    form = SessionForm(request.POST, instance=Session(meeting=meeting, tz=meeting.tz))
    form.add_error(None, _("Somebody removed this meanwhile. What you typed is here: save it to add it again."))
    return new_page(request, meeting, form, status=409)


def session_page(request, row, form=None, *, attempt=None, refusal=None, was_kept=None, status=200, **filled):
    """The session with all its forms; `filled` are those that came back: people, languages, cancel, swap."""
    theirs = attempt.theirs if attempt else None
    refusal = refusal or (attempt.refusal if attempt else None)
    form = form or SessionForm(instance=row)
    blank: dict[str, Any] = {
        "people": ContributionForm(auto_id="id_people_%s"),
        "languages": LanguageForms(initial=languages_of(row), prefix="languages"),
        "cancel": ReasonForm(initial={"version": row.version}, auto_id="id_cancel_%s"),
        "swap": SwapForm(session=row, initial={"version": row.version}, auto_id="id_swap_%s"),
    }
    errors = [] if theirs is not None else errors_of(form, *filled.values())
    if refusal and not form.is_bound:
        errors = [{"field_label": "", "message": refusal.message, "field_id": ""}, *errors]
    sheet = {
        "frame": frame(row.meeting, request.user, "desk-meeting"),
        "session": row,
        "line": session_line(row),
        "form": form,
        "texts": form.passages(row, theirs),
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": errors,
        "in_the_way": in_the_way(refusal),
        "people": [
            (part, AcceptanceForm(instance=part, auto_id=f"id_part{part.pk}_%s")) for part in row.contributions.all()
        ],
        "there": actions.hours_there(row.meeting, row),
        "forms": {**blank, **filled},
        "can_restore": actions.can_be_restored(row),
        "open_form": next(iter(filled), ""),
    }
    return render(request, "meetings/desk/session.html", sheet, status=status)


def errors_of(*forms: Any) -> list[dict]:
    found = []
    for form in forms:
        rows = form.forms if hasattr(form, "forms") else [form]
        found += [error for row in rows if row.is_bound for error in form_errors(row)]
    return found


def languages_of(row: Session) -> list[dict[str, Any]]:
    return [{"language": one.language, "mode": one.mode, "team": one.team_id} for one in row.languages.all()]


# Moving


@button
def move(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """By a button of the schedule: earlier, later, to another track."""
    row = found_session(request, slug, uid)
    version, to = whole_number(request.POST.get("version", "")), request.POST.get("to", "")
    try:
        if to in ("earlier", "later"):
            step = actions.STEP if to == "later" else -actions.STEP
            actions.shift(row, step, by=request.user, version=version)
        else:
            actions.to_track(row, whole_number(to), by=request.user, version=version)
    except Stale:
        return schedule_page(request, row.meeting, words=[str(CHANGED)], status=409)
    except Refused as refusal:
        return schedule_page(request, row.meeting, refusal=refusal, status=409)
    except ValidationError as error:
        return schedule_page(request, row.meeting, words=error.messages, status=400)
    messages.success(request, _("“%(session)s” has moved.") % {"session": row.title})
    return redirect(f"{reverse('desk-meeting', args=[slug])}#session-{uid}")


@button
def swap(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """Hours, room and track of two sessions change places in one go."""
    row = found_session(request, slug, uid)
    form = SwapForm(request.POST, session=row, auto_id="id_swap_%s")
    if not form.is_valid():
        return session_page(request, row, swap=form, status=400)
    other_uid, other_version = form.chosen
    other = found_session(request, slug, UUID(other_uid))
    try:
        actions.swap(row, other, by=request.user, versions=(form.cleaned_data["version"], other_version))
    except Stale:
        return session_page(request, found_session(request, slug, uid), refusal=Refused(CHANGED), status=409)
    except Refused as refusal:
        return session_page(request, row, refusal=refusal, status=409)
    except ValidationError as error:
        add_errors(form, error)
        return session_page(request, row, swap=form, status=400)
    messages.success(request, _("The two sessions have changed places."))
    return redirect("desk-meeting", slug)


@button
def cancel(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found_session(request, slug, uid)
    form = ReasonForm(request.POST, auto_id="id_cancel_%s")
    if not form.is_valid():
        return session_page(request, row, cancel=form, status=400)
    try:
        actions.cancel_session(row, by=request.user, **form.cleaned_data)
    except Stale as stale:
        given = {"reason": form.cleaned_data["reason"], "version": stale.row.version}
        now, form = found_session(request, slug, uid), ReasonForm(initial=given, auto_id="id_cancel_%s")
        return session_page(request, now, refusal=Refused(CHANGED), cancel=form, status=409)
    except Refused as refusal:
        return session_page(request, row, refusal=refusal, status=409)
    messages.success(request, _("The session is called off; what it held is free."))
    return redirect("desk-meeting", slug)


@button
def restore(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found_session(request, slug, uid)
    try:
        actions.restore_session(row, by=request.user, version=whole_number(request.POST.get("version", "")))
    except Stale:
        return session_page(request, found_session(request, slug, uid), refusal=Refused(CHANGED), status=409)
    except Refused as refusal:
        return session_page(request, found_session(request, slug, uid), refusal=refusal, status=409)
    messages.success(request, _("The session takes place after all."))
    return redirect("desk-session", slug, uid)


@button
def remove(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found_session(request, slug, uid)
    try:
        actions.remove_session(row, by=request.user, version=whole_number(request.POST.get("version", "")))
    except Stale:
        return session_page(request, found_session(request, slug, uid), refusal=Refused(CHANGED), status=409)
    except Refused as refusal:
        return session_page(request, row, refusal=refusal, status=409)
    messages.success(request, _("The session is taken out."))
    return redirect("desk-meeting", slug)


# People and languages


@button
def add_person(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found_session(request, slug, uid)
    form = ContributionForm(request.POST, instance=Contribution(session=row), auto_id="id_people_%s")
    if not form.is_valid():
        return session_page(request, row, people=form, status=400)
    values = dict(form.cleaned_data)
    try:
        actions.add_contribution(row, values.pop("contributor"), values, by=request.user)
    except Refused as refusal:
        return session_page(request, row, refusal=refusal, people=form, status=409)
    except ValidationError as error:
        add_errors(form, error)
        return session_page(request, row, people=form, status=400)
    messages.success(request, _("She or he stands in the session."))
    return redirect("desk-session", slug, uid)


@button
def person(request: PersonalRequest, slug: str, uid: UUID, pk: int) -> HttpResponse:
    """What one person does, whether she has accepted; or taken out (`remove`)."""
    row = found_session(request, slug, uid)
    part = get_object_or_404(row.contributions, pk=pk)
    try:
        if "remove" in request.POST:
            actions.remove_contribution(part, by=request.user)
        else:
            form = AcceptanceForm(request.POST, instance=copy(part))
            if not form.is_valid():
                return session_page(request, row, people_changed=form, status=400)
            actions.edit_contribution(part, form.cleaned_data, by=request.user)
    except Refused as refusal:
        return session_page(request, row, refusal=refusal, status=409)
    except ValidationError as error:
        tell(request, error)
        return redirect("desk-session", slug, uid)
    messages.success(request, _("Saved. It is in the draft until the agenda is published."))
    return redirect("desk-session", slug, uid)


@button
def languages(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found_session(request, slug, uid)
    forms = LanguageForms(request.POST, initial=languages_of(row), prefix="languages")
    if not forms.is_valid():
        return session_page(request, row, languages=forms, status=400)
    wanted = [form.cleaned_data for form in forms if form.cleaned_data.get("language")]
    version = whole_number(request.POST.get("version", ""))
    try:
        actions.set_languages(row, wanted, by=request.user, version=version)
    except Stale:
        now = found_session(request, slug, uid)
        return session_page(request, now, refusal=Refused(CHANGED), languages=forms, status=409)
    except Refused as refusal:
        return session_page(request, row, refusal=refusal, languages=forms, status=409)
    except ValidationError as error:
        return session_page(request, row, refusal=Refused(" ".join(error.messages)), languages=forms, status=400)
    messages.success(request, _("Saved. It is in the draft until the agenda is published."))
    return redirect("desk-session", slug, uid)
