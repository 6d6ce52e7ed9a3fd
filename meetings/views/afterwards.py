"""What remains of a meeting: its report for everybody, minutes for those who took part, and what a city says of both:
its promises and its clearances.
"""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.views.own import kept_city
from core.answers import PersonalRequest, add_errors, form_errors, signed_in
from core.errors import Refused, Stale
from core.pdf import pdf_response
from core.permissions import require
from core.views import reading
from meetings import actions
from meetings.choices import AFTER_IT_BEGAN, PledgeState
from meetings.forms.afterwards import ClearanceForm, PledgeForm, SettleForm
from meetings.models import Meeting, MeetingReport, MinutesEntry, Pledge, ProposedPledge, ReportClearance
from meetings.paper import report_paper
from meetings.sheet.live import proposers
from meetings.sheet.page import report_citation
from meetings.views.desk.meeting import CHANGED
from meetings.views.desk.record import record_page

CITY_RECORD = "meetings/my_record.html"


def published_report(request: HttpRequest, slug: str) -> MeetingReport:
    """Raises Http404 for one that is not public, whoever asks."""
    meetings = Meeting.objects.visible_to(request.user)
    rows = MeetingReport.objects.public().filter(meeting__in=meetings)
    return get_object_or_404(rows.with_meeting(), meeting__slug=slug)


@reading
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The published report, for everybody."""
    row = published_report(request, slug)
    crumbs = [
        {"label": _("Meetings"), "url": reverse("meetings")},
        {"label": row.meeting.title, "url": reverse("meeting", args=[slug])},
        {"label": _("Report"), "url": ""},
    ]
    sheet = {"report": row, "crumbs": crumbs, "citation": report_citation(row)}
    return render(request, "meetings/report.html", sheet)


@reading
def report_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same on paper, in the language of the address."""
    row, language = published_report(request, slug), get_language() or "en"
    return pdf_response(f"mc2cm-{slug}-report-{language}", report_paper(row, language))


@signed_in
def minutes(request: PersonalRequest, slug: str) -> HttpResponse:
    """The minutes that were shared, for those who took part."""
    notes = MinutesEntry.objects.visible_to(request.user).filter(session__meeting__slug=slug)
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), slug=slug, sessions__minutes__in=notes)
    by_session: dict = {}
    for note in notes.select_related("session", "contributor", "city").order_by("session__local_start", "position"):
        by_session.setdefault(note.session, []).append(note)
    return render(request, "meetings/minutes.html", {"meeting": meeting, "sessions": list(by_session.items())})


# A city's promises


@signed_in
def my_pledges(request: PersonalRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    rows = Pledge.objects.visible_to(request.user).filter(city=city).select_related("meeting")
    proposed = list(ProposedPledge.objects.visible_to(request.user).filter(city=city).select_related("meeting"))
    names = proposers(row.proposed_by for row in proposed)
    meetings = Meeting.objects.public().of_city(city).filter(status__in=AFTER_IT_BEGAN, on_record=False)
    sheet = {
        "city": city,
        "pledges": [(row, row.state == PledgeState.OPEN) for row in rows.order_by("state", "due_on")],
        "proposed": [(row, names[row.proposed_by]) for row in proposed],
        "meetings": meetings.order_by("-first_day")[:20],
        "can_pledge": request.user.has_perm("meetings.pledge", city),
    }
    return render(request, "meetings/my_pledges.html", sheet)


@signed_in
def pledge_new(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "meetings.pledge", city)
    row = get_object_or_404(Meeting.objects.public().of_city(city), slug=meeting)
    return record_page(
        request,
        Pledge(meeting=row, city=city),
        PledgeForm,
        heading=_("A promise at “%(meeting)s”") % {"meeting": row.title},
        back=reverse("my-pledges", args=[slug]),
        create=lambda form: actions.make_pledge(row, city, form.own_values(), by=request.user),
        beside={"city": city},
        template=CITY_RECORD,
    )


def found_pledge(request: PersonalRequest, slug: str, uid: UUID) -> Pledge:
    city = kept_city(request, slug)
    require(request.user, "meetings.pledge", city)
    rows = Pledge.objects.visible_to(request.user).filter(city=city).select_related("city", "meeting")
    return get_object_or_404(rows, uid=uid)


@signed_in
def my_pledge(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """Whether it was kept, and what came of it."""
    row = found_pledge(request, slug, uid)
    return record_page(
        request,
        row,
        SettleForm,
        heading=str(row.promise),
        back=reverse("my-pledges", args=[slug]),
        change=lambda form: actions.settle_pledge(
            row,
            form.cleaned_data["state"],
            form.own_values(),
            by=request.user,
            version=form.cleaned_data["version"],
        ),
        beside={"city": row.city},
        template=CITY_RECORD,
    )


@signed_in
def pledge_words(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    """Its words and its day."""
    row = found_pledge(request, slug, uid)
    return record_page(
        request,
        row,
        PledgeForm,
        heading=_("The words of the promise"),
        back=reverse("my-pledges", args=[slug]),
        change=lambda form: actions.edit_pledge(
            row, form.own_values(), by=request.user, version=form.cleaned_data["version"]
        ),
        beside={"city": row.city},
        template=CITY_RECORD,
    )


# A city's word on a report that names it


@signed_in
def my_report(request: PersonalRequest, slug: str, meeting: str) -> HttpResponse:
    """The report as it stands while it is being cleared, and the city's answer."""
    city = kept_city(request, slug)
    require(request.user, "meetings.see_guests", city)
    rows = ReportClearance.objects.filter(report__in=MeetingReport.objects.visible_to(request.user))
    row = get_object_or_404(rows.select_related("report__meeting", "city"), city=city, report__meeting__slug=meeting)
    can_clear = request.user.has_perm("meetings.clear_report", city)
    words: list[str] = []
    status = 200
    if request.method == "POST":
        require(request.user, "meetings.clear_report", city)
        form = ClearanceForm(request.POST)
        if form.is_valid():
            try:
                asked = form.cleaned_data
                actions.answer_clearance(
                    row, asked["state"], note=asked["note"], by=request.user, version=asked["version"]
                )
                messages.success(request, _("Your city’s answer is kept."))
                return redirect("my-report", slug, meeting)
            except Stale as stale:
                form = ClearanceForm({**request.POST.dict(), "version": stale.row.version})
                words = [str(CHANGED)]
            except (Refused, ValidationError) as refusal:
                add_errors(form, refusal)
        status = 400
    else:
        form = ClearanceForm(initial={"version": row.version, "state": row.state, "note": row.note})
    errors = [{"field_label": "", "message": sentence, "field_id": ""} for sentence in words]
    sheet = {
        "city": city,
        "clearance": row,
        "report": row.report,
        "form": form,
        "can_clear": can_clear,
        "errors": errors or (form_errors(form) if form.is_bound else []),
    }
    return render(request, "meetings/my_report.html", sheet, status=status)
