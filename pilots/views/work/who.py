"""Who takes part in a pilot: its cities, its partners, its experts."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, form_sheet, tell
from core.errors import Refused, Stale
from core.forms import language_fields
from core.permissions import require
from pilots import actions
from pilots.forms.pilot import CityForm, ExpertForm, ExpertWordsForm, PartnerForm, PartnerWordsForm, ReviewForm
from pilots.models import Expert, Pilot, PilotCity, PilotPartner
from pilots.sheet.card import order_of
from pilots.views.work.frame import CHANGED, errors_of, is_done, shared_part, show, told, version_of, work_page


@work_page
def cities(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    """The lead and the partner cities; the form adds one."""
    if request.method != "POST":
        return cities_page(request, pilot)
    require(request.user, "pilots.edit_pilot", pilot)
    form = CityForm(request.POST, pilot=pilot)
    if is_done(form, lambda: actions.add_city(pilot, form.cleaned_data["city"], by=request.user)):
        messages.success(request, _("Added."))
        return redirect("pilot-cities", pilot.slug)
    return cities_page(request, pilot, form=form, status=400)


def cities_page(
    request: PersonalRequest, pilot: Pilot, *, form: CityForm | None = None, words: str = "", status: int = 200
) -> HttpResponse:
    parts = [
        {
            "part": part,
            "form": ReviewForm(instance=part, initial={"version": part.version}, auto_id=f"id_{part.city.slug}_%s")
            if request.user.has_perm("pilots.settle_reviews", part.city)
            else None,
        }
        for part in sorted(pilot.city_parts.all(), key=order_of)
    ]
    sheet = {"parts": parts, "form": form or CityForm(pilot=pilot), "errors": told(words) if words else errors_of(form)}
    return show(request, pilot, "pilot-cities", "cities", sheet, status)


def found_part(pilot: Pilot, city: str) -> PilotCity:
    return get_object_or_404(pilot.city_parts.select_related("city", "pilot"), city__slug=city)


@shared_part
@require_POST
def remove_city(request: PersonalRequest, pilot: Pilot, city: str) -> HttpResponse:
    try:
        actions.remove_city(found_part(pilot, city), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("pilot-cities", pilot.slug)


@shared_part
@require_POST
def hand_over(request: PersonalRequest, pilot: Pilot, city: str) -> HttpResponse:
    """Another of its cities leads from now on."""
    part = found_part(pilot, city)
    try:
        actions.hand_over_lead(pilot, part.city, by=request.user, version=version_of(request))
    except Stale as stale:
        now = Pilot.objects.for_cards().get(pk=stale.row.pk)
        return cities_page(request, now, words=str(CHANGED), status=409)
    except Refused as refusal:
        return cities_page(request, pilot, words=refusal.message, status=409)
    messages.success(request, _("%(city)s leads the pilot from now on.") % {"city": part.city.name})
    return redirect("pilot-cities", pilot.slug)


@work_page
@require_POST
def reviews(request: PersonalRequest, pilot: Pilot, city: str) -> HttpResponse:
    """Who reads this city's updates before everybody does."""
    part = found_part(pilot, city)
    require(request.user, "pilots.settle_reviews", part.city)
    form = ReviewForm(request.POST, instance=part, auto_id=f"id_{city}_%s")
    if not form.is_valid():
        return cities_page(request, pilot, words=_("Choose who reads the updates first."), status=400)
    try:
        actions.settle_reviews(
            found_part(pilot, city),
            form.cleaned_data["update_review"],
            by=request.user,
            version=form.cleaned_data["version"],
        )
    except Stale:
        return cities_page(request, pilot, words=str(CHANGED), status=409)
    messages.success(request, _("Saved."))
    return redirect("pilot-cities", pilot.slug)


# Partners and experts

KINDS: dict[str, tuple[Any, Any]] = {"partners": (PilotPartner, PartnerForm), "experts": (Expert, ExpertForm)}

# How one that is there is edited.
EDITED: dict[str, tuple[Any, Any]] = {
    "partners": (PartnerWordsForm, actions.edit_partner),
    "experts": (ExpertWordsForm, actions.edit_expert),
}


@work_page
def partners(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    return partners_page(request, pilot)


def partners_page(
    request: PersonalRequest, pilot: Pilot, sent: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    sent = sent or {}
    forms = {kind: sent.get(kind) or form(instance=model(pilot=pilot)) for kind, (model, form) in KINDS.items()}
    sheet = {
        "partners": pilot.partners.select_related("organisation"),
        "experts": pilot.experts.select_related("organisation"),
        "forms": forms,
        "note": language_fields(forms["partners"], PilotPartner(), "note", _("What it does in it")),
        "expertise": language_fields(forms["experts"], Expert(), "expertise", _("What this expert knows")),
        "errors": errors_of(*sent.values()),
    }
    return show(request, pilot, "pilot-partners", "partners", sheet, status)


@shared_part
@require_POST
def add_partner(request: PersonalRequest, pilot: Pilot, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    model, form_class = KINDS[kind]
    form = form_class(request.POST, instance=model(pilot=pilot))

    def add() -> Any:
        values = dict(form.cleaned_data)
        if kind == "experts":
            return actions.add_expert(pilot, values, by=request.user)
        return actions.add_partner(pilot, values.pop("organisation"), values, by=request.user)

    if is_done(form, add):
        messages.success(request, _("Added."))
        return redirect("pilot-partners", pilot.slug)
    return partners_page(request, pilot, {kind: form}, status=400)


@shared_part
def partner(request: PersonalRequest, pilot: Pilot, kind: str, pk: int) -> HttpResponse:
    """One of them, as it is edited."""
    if kind not in EDITED:
        raise Http404
    form_class, edit = EDITED[kind]
    rows = getattr(pilot, kind).select_related("pilot", "organisation")
    row = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        form, typed = merging.open_form(request, form_class, row)
        return partner_page(request, pilot, kind, row, form, was_kept=typed)
    form = form_class(request.POST, instance=copy(row))
    attempt = merging.save(
        form, lambda: edit(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])
    )
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("pilot-partners", pilot.slug)
    now = attempt.row or row
    return partner_page(request, pilot, kind, now, form, theirs=attempt.theirs, status=attempt.status)


def partner_page(
    request: PersonalRequest,
    pilot: Pilot,
    kind: str,
    row: Any,
    form: Any,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    sheet = {
        "kind": kind,
        "row": row,
        "heading": row.organisation.name if kind == "partners" else row.expertise,
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
    }
    return show(request, pilot, "pilot-partners", "partner", sheet, status)


@shared_part
@require_POST
def remove_partner(request: PersonalRequest, pilot: Pilot, kind: str, pk: int) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    try:
        if kind == "experts":
            actions.remove_expert(get_object_or_404(pilot.experts, pk=pk), by=request.user)
        else:
            actions.remove_partner(get_object_or_404(pilot.partners, pk=pk), by=request.user)
        messages.success(request, _("Removed."))
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return redirect("pilot-partners", pilot.slug)
