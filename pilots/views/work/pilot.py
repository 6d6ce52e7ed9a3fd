"""A pilot as a whole: proposed, overlooked, described, taken from step to step."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.roles import may_everywhere
from cities.models import City
from cities.querysets import cities_where
from core import merging
from core.answers import PersonalRequest, form_errors, form_sheet, signed_in, tell_saved
from core.errors import Refused, Stale
from core.lifecycle import hindrance
from core.permissions import require
from pilots import actions
from pilots.forms.pilot import DescriptionForm, ProposalForm
from pilots.forms.work import CancelForm, EvaluationForm, StepForm, SuspendForm
from pilots.models import Pilot
from pilots.sheet.overview import overview
from pilots.sheet.steps import STEPS, Step
from pilots.views.work.frame import CHANGED, errors_of, shared_part, show, told, work_page

PROPOSE = "pilots.propose"
STEP_FORMS: dict[str, type[StepForm]] = {"suspend": SuspendForm, "cancel": CancelForm}


@signed_in
def new(request: PersonalRequest) -> HttpResponse:
    """A proposal; `?city=turin` is the city that leads it."""
    asked = request.GET.get("city", "")
    if asked:
        require(request.user, PROPOSE, get_object_or_404(City, slug=asked))
    everywhere = may_everywhere(request.user, PROPOSE)
    cities = City.objects.all() if everywhere else City.objects.filter(pk__in=cities_where(request.user, PROPOSE))
    if not cities.exists():
        require(request.user, PROPOSE)
    only = cities.first() if cities.count() == 1 else None
    options: dict[str, Any] = {"cities": cities, "initial": {"city": asked or (only.slug if only else "")}}
    form: Any
    if request.method != "POST":
        form, typed = merging.open_form(request, ProposalForm, Pilot(), **options)
        return new_page(request, form, was_kept=typed)
    form = ProposalForm(request.POST, instance=Pilot(), **options)
    attempt = merging.save(form, lambda: propose(request, form))
    if attempt.is_saved:
        messages.success(
            request, _("The proposal is in. Its cities and the secretariat alone see it."), extra_tags="saved"
        )
        return redirect("pilot-edit", attempt.row.slug)
    return new_page(request, form, status=attempt.status)


def propose(request: PersonalRequest, form: ProposalForm) -> Pilot:
    chosen = form.cleaned_data
    related = {"themes": chosen["themes"]}
    return actions.propose(
        chosen["city"], form.own_values(), by=request.user, partners=chosen["partners"], related=related
    )


def new_page(request: PersonalRequest, form: ProposalForm, *, was_kept: Any = None, status: int = 200) -> HttpResponse:
    sheet = {
        "form": form,
        "texts": form.passages(Pilot()),
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "pilots/work/new.html", sheet, status=status)


@work_page
def edit(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    """The pilot in the making: what is next, what is lacking, what is late."""
    return show(request, pilot, "pilot-edit", "overview", {"sheet": overview(pilot, request.user)})


@shared_part
def description(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    if request.method != "POST":
        form, typed = merging.open_form(request, DescriptionForm, pilot)
        return description_page(request, pilot, form, was_kept=typed)
    form = DescriptionForm(request.POST, instance=copy(pilot))
    before = pilot.version

    def change() -> Pilot:
        return actions.edit_pilot(pilot, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        tell_saved(request, attempt.row.version != before)
        return redirect("pilot-edit", pilot.slug)
    return description_page(request, attempt.row or pilot, form, theirs=attempt.theirs, status=attempt.status)


def description_page(
    request: PersonalRequest,
    pilot: Pilot,
    form: DescriptionForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    sheet = {
        **form_sheet(form, pilot, theirs=theirs, was_kept=was_kept),
    }
    return show(request, pilot, "pilot-description", "description", sheet, status)


# Steps


@work_page
def step(request: PersonalRequest, pilot: Pilot, step: str) -> HttpResponse:
    """A page that says what the step does, with its fields; taken by its button."""
    if step not in STEPS:
        raise Http404
    found = STEPS[step]
    require(request.user, found.permission, pilot)
    if step == "evaluate":
        return evaluate(request, pilot, found)
    form_class = STEP_FORMS.get(step, StepForm)
    form: Any = form_class(request.POST if request.method == "POST" else None, initial={"version": pilot.version})
    if request.method != "POST" or not form.is_valid():
        return step_page(request, pilot, found, form, status=400 if form.is_bound else 200)
    given = dict(form.cleaned_data)
    try:
        getattr(actions, step)(pilot, by=request.user, **given)
    except Stale as stale:
        again = form_class(initial={**given, "version": stale.row.version})
        return step_page(request, stale.row, found, again, words=str(CHANGED), status=409)
    except Refused as refusal:
        return step_page(request, pilot, found, form_class(initial=given), words=refusal.message, status=409)
    return taken(request, pilot, found)


def taken(request: PersonalRequest, pilot: Pilot, found: Step) -> HttpResponse:
    messages.success(request, _("Done: the pilot is now “%(state)s”.") % {"state": found.to.label}, extra_tags="saved")
    return redirect("pilot-edit", pilot.slug)


def evaluate(request: PersonalRequest, pilot: Pilot, found: Step) -> HttpResponse:
    """The step that comes with a text in three languages."""
    form: Any
    if request.method != "POST":
        form, typed = merging.open_form(request, EvaluationForm, pilot)
        return step_page(request, pilot, found, form, was_kept=typed, texts=form.passages(pilot))
    form = EvaluationForm(request.POST, instance=copy(pilot))

    def change() -> Pilot:
        return actions.evaluate(pilot, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        return taken(request, pilot, found)
    row = attempt.row or pilot
    return step_page(
        request,
        row,
        found,
        form,
        theirs=attempt.theirs,
        texts=form.passages(row, attempt.theirs),
        status=409 if attempt.refusal else attempt.status,
    )


def step_page(
    request: PersonalRequest, pilot: Pilot, found: Step, form: Any, *, words: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """The step; where it cannot be taken now, why."""
    theirs = more.get("theirs")
    sheet = {
        "step": found,
        "label": found.label_for(pilot),
        "hindrance": hindrance(pilot, found.to),
        "form": form,
        "texts": [],
        "theirs": theirs,
        "was_kept": None,
        "lacking": overview(pilot, request.user).lacking if found.key in ("start", "complete") else [],
        "errors": told(words) if words else errors_of(form) if theirs is None else [],
        **more,
    }
    return show(request, pilot, "pilot-edit", "step", sheet, status)
