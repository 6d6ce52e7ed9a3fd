"""The report of a meeting on the desk: drafted, written, cleared by the cities it names, published."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, tell
from core.errors import Refused, Stale
from core.lifecycle import hindrance
from core.numbers import whole_number
from meetings import actions
from meetings.choices import ReportState
from meetings.forms.afterwards import ReportForm
from meetings.models import MeetingReport
from meetings.views.desk.frame import READ, desk, found, frame
from meetings.views.desk.meeting import CHANGED
from meetings.views.desk.minutes import MINUTES
from meetings.views.desk.record import record_page

# step: (the action, who may, what the report becomes)
STEPS: dict[str, tuple[Callable[..., Any], str, ReportState]] = {
    "ask": (actions.ask_clearance, MINUTES, ReportState.CLEARING),
    "publish": (actions.publish_report, "meetings.publish_report", ReportState.PUBLISHED),
    "take-back": (actions.take_back_report, "meetings.publish_report", ReportState.DRAFT),
}


@desk(READ)
def report(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    own = MeetingReport.objects.visible_to(request.user).filter(meeting=row).select_related("meeting").first()
    clearances = {one.city_id: one for one in own.clearances.select_related("city")} if own else {}
    named = actions.cities_named(own) if own else []
    sheet = {
        "frame": frame(row, request.user, "desk-meeting-report"),
        "report": own if own and any(getattr(own, name) for name in actions.REPORT_FIELDS) else None,
        "cities": [(city, clearances.get(city.pk)) for city in named],
        "steps": steps_of(own, request.user) if own else [],
        "can_write": request.user.has_perm(MINUTES),
    }
    return render(request, "meetings/desk/report.html", sheet)


def steps_of(row: MeetingReport, user: Any) -> list[dict[str, str]]:
    """The steps that this person can take now."""
    words = {
        "ask": (_("Ask the cities to clear it"), _("Everybody who may clear it for a city that it names gets a mail.")),
        "publish": (_("Publish the report"), _("Everybody reads it from then on, in three languages.")),
        "take-back": (_("Take the report back"), _("It is a draft again; nobody outside the secretariat reads it.")),
    }
    return [
        {"key": key, "label": words[key][0], "told": words[key][1]}
        for key, (_act, permission, to) in STEPS.items()
        if not hindrance(row, to) and user.has_perm(permission)
    ]


@desk(MINUTES)
@require_POST
def draft(request: PersonalRequest, slug: str) -> HttpResponse:
    try:
        actions.draft_report(found(request, slug), by=request.user)
        messages.success(request, _("Drafted from the minutes. Read it, and make it a text."))
    except Refused as refusal:
        tell(request, refusal)
        return redirect("desk-meeting-report", slug)
    return redirect("desk-report-edit", slug)


@desk(MINUTES)
def edit(request: PersonalRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(MeetingReport.objects.select_related("meeting"), meeting=found(request, slug))
    return record_page(
        request,
        row,
        ReportForm,
        heading=_("Report of “%(meeting)s”") % {"meeting": row.meeting.title},
        back=reverse("desk-meeting-report", args=[slug]),
        change=lambda form: actions.edit_report(
            row, form.own_values(), by=request.user, version=form.cleaned_data["version"]
        ),
    )


@desk(READ)
@require_POST
def step(request: PersonalRequest, slug: str, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    row = get_object_or_404(MeetingReport.objects.select_related("meeting"), meeting=found(request, slug))
    try:
        STEPS[step][0](row, by=request.user, version=whole_number(request.POST.get("version", "")))
        messages.success(request, _("Done."))
    except Stale:
        tell(request, Refused(CHANGED))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return redirect("desk-meeting-report", slug)
