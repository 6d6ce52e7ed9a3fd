"""The secretariat's desk: who asks to join, whom to invite, which mail waits, what has been changed."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Appointment, User
from cities import actions
from cities.choices import JOIN_LIFECYCLE, JoinStatus
from cities.forms import InvitationForm, JoinAnswerForm
from cities.models import City, CityQuestion, Colleague, Invitation, JoinRequest
from cities.queue import QueueCount, queue_counts
from cities.sheet import QuestionLine, question_lines
from cities.views.people import end_of
from core import outbox
from core.answers import PersonalRequest, add_errors, form_errors, signed_in, tell
from core.errors import Refused
from core.models import Correction
from core.permissions import require
from library.models import CaseStudyEdition, Progress
from mc2cm.pages.history import TrailForm, in_words, record_names
from pilots.choices import PilotStatus
from pilots.models import Pilot
from profiles.models import ProfileEdition


@dataclass(frozen=True)
class OpenCorrection:
    """A proposal that waits, and the city that decides it."""

    correction: Correction
    city: str
    url: str


@dataclass(frozen=True)
class Desk:
    join_requests: list[JoinRequest]
    corrections: list[OpenCorrection]
    corrections_count: int
    questions: list[QuestionLine]
    questions_count: int
    invitations_count: int
    mail: dict[str, int]
    cities_without_people: list[City]
    profiles: list[QueueCount]
    case_studies: list[QueueCount]
    can_answer: bool
    can_invite: bool
    can_see_history: bool
    can_see_questions: bool
    can_keep_reference: bool
    can_edit_sections: bool
    can_edit_toolkit: bool
    can_follow_toolkit: bool
    can_keep_library: bool
    can_confirm_progress: bool
    unconfirmed: int
    can_see_meetings: bool
    can_see_pilots: bool
    late_pilots: int
    proposals: int
    can_edit_calls: bool


def desk_page(user: User) -> Desk:
    open_corrections = Correction.objects.filter(status=Correction.Status.OPEN, about__startswith="city:")
    wanting = CityQuestion.objects.wanting_the_secretariat().select_related("city").order_by("due_on", "pk")
    may_see = user.has_perm("cities.see_questions")
    pilots = Pilot.objects.visible_to(user)
    staffed = Colleague.objects.current().values("city")
    return Desk(
        join_requests=list(JoinRequest.objects.filter(status__in=[JoinStatus.NEW, JoinStatus.IN_CONTACT])[:10]),
        corrections=waiting_corrections(list(open_corrections[:10])),
        corrections_count=open_corrections.count(),
        questions=question_lines(wanting[:10]) if may_see else [],
        questions_count=wanting.count(),
        invitations_count=Invitation.objects.waiting().count(),
        mail=outbox.waiting(),
        cities_without_people=list(City.objects.members().exclude(pk__in=staffed)),
        profiles=queue_counts(ProfileEdition.objects.all(), reverse("desk-profiles")),
        case_studies=queue_counts(CaseStudyEdition.objects.all(), reverse("desk-case-studies")),
        can_answer=user.has_perm("cities.answer_join_request"),
        can_invite=user.has_perm("cities.invite_anyone"),
        can_see_history=user.has_perm("cities.see_all_history"),
        can_see_questions=may_see,
        can_keep_reference=user.has_perm("cities.edit_reference"),
        can_edit_sections=user.has_perm("profiles.edit_sections"),
        can_edit_toolkit=user.has_perm("library.edit_toolkit"),
        can_follow_toolkit=user.has_perm("library.follow_toolkit"),
        can_keep_library=user.has_perm("library.edit_publication") or user.has_perm("library.publish_publication"),
        can_confirm_progress=user.has_perm("library.confirm_progress"),
        unconfirmed=Progress.objects.visible_to(user).unconfirmed().count(),
        can_see_meetings=user.has_perm("meetings.see_draft"),
        can_see_pilots=user.has_perm("pilots.see_proposal"),
        late_pilots=pilots.late().count(),
        proposals=pilots.filter(status=PilotStatus.PROPOSED).count(),
        can_edit_calls=user.has_perm("pilots.edit_call"),
    )


def waiting_corrections(rows: list[Correction]) -> list[OpenCorrection]:
    names = record_names({row.about for row in rows})
    urls = {row.about: reverse("my-city", args=[row.about.removeprefix("city:")]) for row in rows}
    return [OpenCorrection(row, names[row.about], f"{urls[row.about]}#corrections") for row in rows]


@signed_in
def desk(request: PersonalRequest) -> HttpResponse:
    require(request.user, "cities.see_desk")
    return render(request, "desk/desk.html", {"sheet": desk_page(request.user)})


@signed_in
def people(request: PersonalRequest) -> HttpResponse:
    """Everyone with a place in the portal, and the form that invites anyone."""
    require(request.user, "cities.invite_anyone")
    form = InvitationForm(request.POST or None, initial={"language": request.user.language}, by=request.user)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "membership_ends_at": end_of(form.cleaned_data["membership_ends_at"])}
        try:
            actions.invite(**values, by=request.user)
            messages.success(request, _("The invitation is on its way."))
            return redirect("desk-people")
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    colleagues = Colleague.objects.current().select_related("person", "city").order_by("city__name_en", "person__name")
    sheet = {
        "form": form,
        "errors": form_errors(form),
        "page": Paginator(colleagues, 50).get_page(request.GET.get("page")),
        "appointments": list(Appointment.objects.current().select_related("person")),
        "invitations": list(Invitation.objects.waiting().select_related("city", "organisation")),
    }
    return render(request, "desk/people.html", sheet, status=400 if form.errors else 200)


@signed_in
@require_POST
def revoke(request: PersonalRequest, invitation: int) -> HttpResponse:
    require(request.user, "cities.invite_anyone")
    try:
        actions.revoke_invitation(get_object_or_404(Invitation, pk=invitation), by=request.user)
        messages.success(request, _("The invitation is revoked."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-people")


@signed_in
def join_requests(request: PersonalRequest) -> HttpResponse:
    require(request.user, "cities.answer_join_request")
    page = Paginator(JoinRequest.objects.all(), 25).get_page(request.GET.get("page"))
    return render(request, "desk/join_requests.html", {"page": page})


@signed_in
def join_request(request: PersonalRequest, pk: int) -> HttpResponse:
    require(request.user, "cities.answer_join_request")
    row = get_object_or_404(JoinRequest, pk=pk)
    steps = JOIN_LIFECYCLE[JoinStatus(row.status)]
    form = JoinAnswerForm(request.POST or None, initial={"seen": row.status}, steps=steps)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_join_request(row, by=request.user, **form.cleaned_data)
            messages.success(request, _("The answer is on its way."))
            return redirect("desk-join-requests")
        except Refused as refusal:
            form.add_error(None, refusal.message)
    sheet = {
        "row": row,
        "form": form,
        "errors": form_errors(form),
        "can_answer": bool(steps),
    }
    return render(request, "desk/join_request.html", sheet, status=400 if form.errors else 200)


@signed_in
def all_history(request: PersonalRequest) -> HttpResponse:
    """Every entry of the audit trail, narrowed down by city, person or what was done."""
    require(request.user, "cities.see_all_history")
    form = TrailForm(request.GET)
    page = Paginator(form.entries(), 50).get_page(request.GET.get("page"))
    changes = in_words(list(page), can_undo=lambda entry: False)
    is_narrowed = any(form.asked.values())
    sheet = {"page": page, "changes": changes, "form": form, "is_narrowed": is_narrowed}
    return render(request, "desk/history.html", sheet)
