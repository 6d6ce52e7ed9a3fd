"""Results in numbers: what is measured, its values, and what of it is proposed for a city's profile."""

from collections.abc import Callable
from copy import copy
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core import merging
from core.answers import PersonalRequest, form_sheet, tell
from core.errors import Refused, Stale
from core.permissions import require
from pilots import actions
from pilots.forms.results import FigureForm, IndicatorForm, ProposeForm, ValueForm
from pilots.models import IndicatorValue, Pilot, ResultIndicator, ResultProposal
from pilots.sheet.making import figures_of_city, indicator_rows, proposable
from pilots.sheet.work import measured
from pilots.views.work.frame import CHANGED, errors_of, is_done, shared_part, show, told, version_of, work_page
from profiles.models import Figure

HERE = "pilot-results"


@work_page
def results(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    return show(request, pilot, HERE, "results", {"indicators": indicator_rows(pilot, request.user)})


def row_page(request: PersonalRequest, pilot: Pilot, row: Any, form: Any, more: dict, *, status: int = 200, **now: Any):
    """The form over an indicator or a value: what it is called, and the way to take the row out."""
    theirs = now.get("theirs")
    sheet = {
        **form_sheet(form, row, theirs=theirs, was_kept=now.get("was_kept")),
        "back": reverse(HERE, args=[pilot.slug]),
        "remove_url": "",
        "lead": "",
        **more,
    }
    return show(request, pilot, HERE, "row", sheet, status)


def written(
    request: PersonalRequest, pilot: Pilot, row: Any, form_class: Any, act: Callable[[Any], Any], more: dict
) -> HttpResponse:
    """The form over a row, new or not: shown, or saved by `act`."""
    if request.method != "POST":
        form, typed = merging.open_form(request, form_class, row)
        return row_page(request, pilot, row, form, more, was_kept=typed)
    form = form_class(request.POST, instance=copy(row))
    attempt = merging.save(form, lambda: act(form))
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect(HERE, pilot.slug)
    now = attempt.row if row.pk and attempt.row else row
    return row_page(request, pilot, now, form, more, theirs=attempt.theirs, status=attempt.status)


def found_indicator(pilot: Pilot, uid: UUID) -> ResultIndicator:
    return get_object_or_404(ResultIndicator.objects.select_related("measures"), pilot=pilot, uid=uid)


def found_value(pilot: Pilot, uid: UUID) -> IndicatorValue:
    return get_object_or_404(IndicatorValue.objects.select_related("indicator"), indicator__pilot=pilot, uid=uid)


@shared_part
def new_indicator(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    row = ResultIndicator(pilot=pilot)
    more = {"heading": _("Add an indicator"), "button": _("Add the indicator")}

    def add(form: Any) -> ResultIndicator:
        return actions.add_indicator(pilot, form.own_values(), by=request.user)

    return written(request, pilot, row, IndicatorForm, add, more)


@shared_part
def indicator(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found_indicator(pilot, uid)
    remove_url = reverse("pilot-indicator-remove", args=[pilot.slug, uid])
    more = {"heading": _("Edit the indicator"), "button": _("Save"), "remove_url": remove_url}

    def edit(form: Any) -> ResultIndicator:
        version = form.cleaned_data["version"]
        return actions.edit_indicator(row, form.own_values(), by=request.user, version=version)

    return written(request, pilot, row, IndicatorForm, edit, more)


@shared_part
def new_value(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    of = found_indicator(pilot, uid)
    row = IndicatorValue(indicator=of)
    more = {"heading": _("Add a value"), "button": _("Add the value"), "lead": str(of)}

    def add(form: Any) -> IndicatorValue:
        return actions.add_value(of, form.own_values(), by=request.user)

    return written(request, pilot, row, ValueForm, add, more)


@shared_part
def value(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found_value(pilot, uid)
    remove_url = reverse("pilot-value-remove", args=[pilot.slug, uid])
    more = {"heading": _("Edit the value"), "button": _("Save"), "remove_url": remove_url, "lead": str(row.indicator)}

    def edit(form: Any) -> IndicatorValue:
        return actions.edit_value(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    return written(request, pilot, row, ValueForm, edit, more)


@shared_part
def remove_indicator(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found_indicator(pilot, uid)
    return removed(request, pilot, row, actions.remove_indicator, str(row))


@shared_part
def remove_value(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found_value(pilot, uid)
    what = f"{row.indicator}: {in_words(row)}"
    return removed(request, pilot, row, actions.remove_value, what)


def in_words(value: IndicatorValue) -> str:
    return measured(value.value, value.comparator, value.indicator.unit)


def removed(request: PersonalRequest, pilot: Pilot, row: Any, act: Callable[..., None], what: str) -> HttpResponse:
    """Ask once more, saying what goes; whoever removes has seen the version that goes."""
    errors, status = [], 200
    if request.method == "POST":
        try:
            act(row, by=request.user, version=version_of(request))
        except Stale as stale:
            row, errors, status = stale.row, told(str(CHANGED)), 409
        except Refused as refusal:
            tell(request, refusal)
            return redirect(HERE, pilot.slug)
        else:
            messages.success(request, _("Removed."))
            return redirect(HERE, pilot.slug)
    sheet = {"what": what, "version": row.version, "back": reverse(HERE, args=[pilot.slug]), "errors": errors}
    return show(request, pilot, HERE, "remove", sheet, status)


# What comes of it in the profiles


@work_page
def propose(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    """A page that says what a proposal does; a POST makes it."""
    row = found_value(pilot, uid)
    mine = proposable(pilot, request.user)
    if not mine:
        require(request.user, "profiles.write_edition", pilot.city)
    taken = row.proposals.values("city")
    cities = City.objects.filter(pk__in=[city.pk for city in mine]).exclude(pk__in=taken)
    form = ProposeForm(request.POST if request.method == "POST" else None, cities=cities)
    if request.method == "POST" and is_done(
        form, lambda: actions.propose_for_profile(row, form.cleaned_data["city"], by=request.user)
    ):
        messages.success(request, _("Proposed: it stands as a remark beside the edition that is being written."))
        return redirect(HERE, pilot.slug)
    sheet = {
        "form": form,
        "what": f"{row.indicator}: {in_words(row)}",
        "has_city": cities.exists(),
        "errors": errors_of(form),
        "back": reverse(HERE, args=[pilot.slug]),
    }
    return show(request, pilot, HERE, "propose", sheet, 400 if sheet["errors"] else 200)


@work_page
def figure(request: PersonalRequest, pilot: Pilot, pk: int) -> HttpResponse:
    """Say which figure of the profile came of a proposal: there the chain from the need to the new figure closes."""
    proposals = ResultProposal.objects.select_related("city", "value__indicator")
    row = get_object_or_404(proposals, value__indicator__pilot=pilot, pk=pk)
    require(request.user, "profiles.write_edition", row.city)
    figures = figures_of_city(row.city, request.user, row.value.indicator.measures_id)
    initial = {"figure": str(row.figure or "")}
    form = FigureForm(request.POST if request.method == "POST" else None, figures=figures, initial=initial)

    def link() -> ResultProposal:
        thread = form.cleaned_data["figure"]
        found = Figure.objects.visible_to(request.user).of(row.city).filter(thread=thread).first()
        if found is None:
            raise Refused(_("Somebody has removed this meanwhile."))
        return actions.link_figure(row, found, by=request.user)

    if request.method == "POST" and is_done(form, link):
        messages.success(request, _("The figure is linked to this result."), extra_tags="saved")
        return redirect(HERE, pilot.slug)
    sheet = {
        "form": form,
        "what": f"{row.value.indicator}: {in_words(row.value)}",
        "city": row.city,
        "has_figures": bool(figures),
        "errors": errors_of(form),
        "back": reverse(HERE, args=[pilot.slug]),
    }
    return show(request, pilot, HERE, "figure", sheet, 400 if sheet["errors"] else 200)
