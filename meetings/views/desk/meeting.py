"""One meeting on the desk: its schedule, its facts, the steps of its life, what it is tied to."""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, form_errors, form_sheet, tell, tell_saved
from core.errors import Refused, Stale
from core.lifecycle import hindrance
from core.numbers import whole_number
from meetings import actions
from meetings.choices import MeetingStatus
from meetings.forms.fields import ReasonForm
from meetings.forms.meeting import TIES, CityPartForm, EventForm, MeetingForm, OrganisationPartForm, TieForm
from meetings.models import Meeting, MeetingCity, MeetingOrganisation
from meetings.sheet.desk import day_plans, lacks_of
from meetings.views.desk.frame import READ, WRITE, desk, found, frame, in_the_way

# step: (to which state, the words of its button, whether it needs a reason, what happens)
STEPS: dict[str, tuple[MeetingStatus, Any, bool, Any]] = {
    "announce": (
        MeetingStatus.ANNOUNCED,
        gettext_lazy("Announce the meeting"),
        False,
        gettext_lazy("Everybody can read its page from then on. Nobody is written to."),
    ),
    "confirm": (
        MeetingStatus.CONFIRMED,
        gettext_lazy("Confirm the meeting"),
        False,
        gettext_lazy("It takes place; on its first day it begins by itself."),
    ),
    "close": (
        MeetingStatus.CLOSED,
        gettext_lazy("Close the meeting"),
        False,
        gettext_lazy("Its record is complete; its schedule stays as it is."),
    ),
    "postpone": (
        MeetingStatus.POSTPONED,
        gettext_lazy("Postpone the meeting"),
        True,
        gettext_lazy("Its rooms, people and host are free at once. Everyone in its programme gets one mail."),
    ),
    "cancel": (
        MeetingStatus.CANCELLED,
        gettext_lazy("Cancel the meeting"),
        True,
        gettext_lazy("It stays readable with its reason. Everyone in its programme gets one mail. This is final."),
    ),
}


def lacks(meeting: Meeting) -> list[str]:
    return lacks_of(Meeting.objects.with_lacks().get(pk=meeting.pk))


@desk(READ)
def meeting(request: PersonalRequest, slug: str) -> HttpResponse:
    return schedule_page(request, found(request, slug))


def schedule_page(
    request: PersonalRequest,
    row: Meeting,
    *,
    refusal: Refused | None = None,
    words: list[str] | None = None,
    asked: dict[str, ReasonForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The schedule; after a button that was refused with why, and with what stands in the way."""
    told = words or ([refusal.message] if refusal else [])
    errors = [{"field_label": "", "message": sentence, "field_id": ""} for sentence in told]
    errors += [error for form in (asked or {}).values() for error in form_errors(form)]
    sheet = {
        "frame": frame(row, request.user, "desk-meeting"),
        "lacks": lacks(row),
        "days": day_plans(row.sessions.with_bookings()),
        "steps": steps_of(row, asked or {}),
        "errors": errors,
        "in_the_way": in_the_way(refusal),
        "highest_track": actions.HIGHEST_TRACK,
    }
    return render(request, "meetings/desk/meeting.html", sheet, status=status)


def steps_of(row: Meeting, asked: dict[str, ReasonForm]) -> list[dict[str, Any]]:
    """The steps that can be taken now."""
    return [
        {
            "key": key,
            "label": label,
            "told": told,
            "form": asked.get(key) or ReasonForm(initial={"version": row.version}, auto_id=f"id_{key}_%s"),
            "needs_reason": needs_reason,
            "is_open": key in asked,
            "letters": letters,
            "unreachable": unreachable,
        }
        for key, (to, label, needs_reason, told) in STEPS.items()
        if not hindrance(row, to)
        for letters, unreachable in [actions.mail_of_step(row, to)]
    ]


@desk(WRITE)
@require_POST
def step(request: PersonalRequest, slug: str, step: str) -> HttpResponse:
    """Announce, confirm, postpone, cancel or close."""
    if step not in STEPS:
        raise Http404
    row = found(request, slug)
    needs_reason = STEPS[step][2]
    version = whole_number(request.POST.get("version", ""))
    form = ReasonForm(request.POST, auto_id=f"id_{step}_%s")
    if needs_reason and not form.is_valid():
        return schedule_page(request, row, asked={step: form}, status=400)
    given = {"reason": form.cleaned_data["reason"]} if needs_reason else {}
    act: Callable[..., Meeting] = getattr(actions, step)
    try:
        act(row, by=request.user, version=version, **given)
    except Stale as stale:
        return schedule_page(
            request, stale.row, words=[str(CHANGED)], asked=again(step, given, stale.row.version), status=409
        )
    except Refused as refusal:
        return schedule_page(request, row, refusal=refusal, asked=again(step, given, row.version), status=409)
    messages.success(request, _("Done: the meeting is now “%(state)s”.") % {"state": STEPS[step][0].label})
    return redirect("desk-meeting", slug)


CHANGED = gettext_lazy("Somebody has changed this meanwhile. Look at it as it is now, then decide again.")


def again(step: str, given: dict[str, str], version: int) -> dict[str, ReasonForm]:
    """The step's form once more, with what was typed."""
    if not given:
        return {}
    return {step: ReasonForm(initial={**given, "version": version}, auto_id=f"id_{step}_%s")}


# Facts


@desk(WRITE)
def facts(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    if request.method != "POST":
        form, typed = merging.open_form(request, MeetingForm, row)
        return facts_page(request, row, form, was_kept=typed)
    form = MeetingForm(request.POST, instance=copy(row))
    before = row.version

    def change() -> Meeting:
        return actions.edit_meeting(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        tell_saved(request, attempt.row.version != before)
        return redirect("desk-meeting", slug)
    return facts_page(request, attempt.row or row, form, attempt=attempt, status=attempt.status)


def facts_page(request, row, form, *, attempt=None, was_kept=None, status=200) -> HttpResponse:
    theirs = attempt.theirs if attempt else None
    sheet = {
        "frame": frame(row, request.user, "desk-meeting-facts"),
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
        "in_the_way": in_the_way(attempt.refusal if attempt else None),
    }
    return render(request, "meetings/desk/facts.html", sheet, status=status)


# What it is tied to

KINDS = [*TIES, "cities", "organisations", "event"]


@desk(READ)
def ties(request: PersonalRequest, slug: str) -> HttpResponse:
    return ties_page(request, found(request, slug))


def ties_page(request: PersonalRequest, row: Meeting, filled: dict[str, Any] | None = None, status=200) -> HttpResponse:
    """Each kind of tie with its rows, and a form that adds one."""
    filled = filled or {}
    groups = [
        {
            "kind": name,
            "heading": getattr(row._meta.get_field(name), "verbose_name", name),
            "rows": [(tied.pk, str(tied), "") for tied in getattr(row, name).all()],
            "form": filled.get(name) or TieForm(meeting=row, name=name, user=request.user),
        }
        for name in TIES
    ]
    cities = [(part.pk, str(part.city), part.get_part_display()) for part in row.city_parts.select_related("city")]
    parts = row.organisation_parts.select_related("organisation")
    organisations = [(part.pk, str(part.organisation), part.get_part_display()) for part in parts]
    others = Meeting.objects.filter(event_group=row.event_group).exclude(pk=row.pk)
    groups = [
        {
            "kind": "cities",
            "heading": _("Cities"),
            "rows": cities,
            "form": filled.get("cities") or CityPartForm(auto_id="id_cities_%s"),
        },
        {
            "kind": "organisations",
            "heading": _("Organisations"),
            "rows": organisations,
            "form": filled.get("organisations") or OrganisationPartForm(auto_id="id_organisations_%s"),
        },
        *groups,
        {
            "kind": "event",
            "heading": _("Meetings of the same event"),
            "rows": [(other.pk, str(other), _("may share its host and its days")) for other in others],
            "form": filled.get("event") or EventForm(meeting=row),
        },
    ]
    errors = [error for form in filled.values() for error in form_errors(form)]
    sheet = {"frame": frame(row, request.user, "desk-meeting-ties"), "groups": groups, "errors": errors}
    return render(request, "meetings/desk/ties.html", sheet, status=status)


@desk(WRITE)
@require_POST
def add_tie(request: PersonalRequest, slug: str, kind: str) -> HttpResponse:
    row = found(request, slug)
    form, do = adding(request, row, kind)
    if form.is_valid():
        try:
            do()
            messages.success(request, _("Added."))
            return redirect("desk-meeting-ties", slug)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
    return ties_page(request, row, {kind: form}, status=400)


def adding(request: PersonalRequest, row: Meeting, kind: str) -> tuple[Any, Callable[[], None]]:
    """The form of one kind of tie, and what it does."""
    if kind not in KINDS:
        raise Http404
    by = request.user
    form: Any
    if kind in TIES:
        form = TieForm(request.POST, meeting=row, name=kind, user=by)
        return form, lambda: actions.tie(row, kind, form.cleaned_data["row"], by=by)
    if kind == "event":
        form = EventForm(request.POST, meeting=row)
        return form, lambda: actions.join_event(row, form.cleaned_data["row"], by=by)
    if kind == "cities":
        form = CityPartForm(request.POST, instance=MeetingCity(meeting=row), auto_id="id_cities_%s")
    else:
        part = MeetingOrganisation(meeting=row)
        form = OrganisationPartForm(request.POST, instance=part, auto_id="id_organisations_%s")
    return form, lambda: actions.add_part(row, form.save(commit=False), by=by)


@desk(WRITE)
@require_POST
def remove_tie(request: PersonalRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    row = found(request, slug)
    try:
        if kind in TIES:
            actions.untie(row, kind, get_object_or_404(getattr(row, kind), pk=pk), by=request.user)
        elif kind == "event":
            actions.leave_event(row, by=request.user)
        else:
            parts: Any = row.city_parts if kind == "cities" else row.organisation_parts
            actions.remove_part(get_object_or_404(parts, pk=pk), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-meeting-ties", slug)
