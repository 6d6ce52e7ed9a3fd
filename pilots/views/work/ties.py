"""What a pilot is tied to: themes, recommendations, borrowed case studies, and needs of its cities."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, tell
from core.errors import Refused
from core.permissions import require
from pilots import actions
from pilots.forms.pilot import TIES, NeedForm, TieForm
from pilots.models import Pilot
from pilots.sheet.needs import needs_of
from pilots.sheet.work_frame import work_frame
from pilots.views.work.frame import closed, errors_of, is_done, shared_part, show, work_page


@work_page
def ties(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    return ties_page(request, pilot)


def ties_page(
    request: PersonalRequest, pilot: Pilot, sent: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Each kind of tie with its rows, and a form that adds one."""
    sent = sent or {}
    fields: Any = Pilot._meta
    groups = [
        {
            "kind": name,
            "heading": fields.get_field(name).verbose_name,
            "rows": [(row.pk, str(row)) for row in visible(getattr(pilot, name), request.user)],
            "form": sent.get(name) or TieForm(pilot=pilot, name=name, user=request.user),
        }
        for name in TIES
    ]
    return show(request, pilot, "pilot-ties", "ties", {"groups": groups, "errors": errors_of(*sent.values())}, status)


def visible(rows: Any, user: Any) -> Any:
    return rows.all().visible_to(user) if hasattr(rows.all(), "visible_to") else rows.all()


@shared_part
@require_POST
def add_tie(request: PersonalRequest, pilot: Pilot, kind: str) -> HttpResponse:
    if kind not in TIES:
        raise Http404
    form = TieForm(request.POST, pilot=pilot, name=kind, user=request.user)
    if is_done(form, lambda: actions.tie(pilot, kind, form.cleaned_data["row"], by=request.user)):
        messages.success(request, _("Added."))
        return redirect("pilot-ties", pilot.slug)
    return ties_page(request, pilot, {kind: form}, status=400)


@shared_part
@require_POST
def remove_tie(request: PersonalRequest, pilot: Pilot, kind: str, pk: int) -> HttpResponse:
    if kind not in TIES:
        raise Http404
    try:
        actions.untie(pilot, kind, get_object_or_404(getattr(pilot, kind), pk=pk), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("pilot-ties", pilot.slug)


# Needs


@work_page
def needs(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    return needs_page(request, pilot)


def needs_page(
    request: PersonalRequest, pilot: Pilot, sent: tuple[str, str, dict] | None = None, words: Any = None
) -> HttpResponse:
    """City by city; the forms are for those who write for the city."""
    own = work_frame(pilot, request.user, "pilot-needs").own_cities
    groups, bound = [], None
    for group in needs_of(pilot, request.user, own):
        kinds = []
        for need in group.needs:
            here = sent is not None and sent[:2] == (group.city.slug, need.kind)
            form = need_form(group.city.slug, need.kind, need.choices, sent[2] if sent and here else None)
            if here:
                bound = form
                form.is_valid()
                for sentence in words or []:
                    form.add_error("thread", sentence)
            kinds.append({"need": need, "form": form if group.can_write else None})
        groups.append({"group": group, "kinds": kinds})
    sheet = {"groups": groups, "errors": errors_of(bound)}
    return show(request, pilot, "pilot-needs", "needs", sheet, 400 if sent else 200)


def need_form(city: str, kind: str, choices: Any, data: Any) -> NeedForm:
    labels = {"priority": _("Priority"), "figure": _("Figure")}
    return NeedForm(data, label=labels[kind], choices=choices, auto_id=f"id_{city}_{kind}_%s")


@work_page
@require_POST
def add_need(request: PersonalRequest, pilot: Pilot, city: str, kind: str) -> HttpResponse:
    part = get_object_or_404(pilot.city_parts.select_related("city"), city__slug=city)
    require(request.user, "pilots.edit_own_part", part.city)
    if back := closed(request, pilot):
        return back
    group = next(row for row in needs_of(pilot, request.user, [part.city]) if row.city == part.city)
    need = next((row for row in group.needs if row.kind == kind), None)
    if need is None:
        raise Http404
    form = need_form(city, kind, need.choices, request.POST)
    if form.is_valid():
        try:
            actions.answer_need(pilot, part.city, kind, form.cleaned_data["thread"], by=request.user)
            messages.success(request, _("Added."))
            return redirect("pilot-needs", pilot.slug)
        except (Refused, ValidationError) as refusal:
            words = refusal.messages if isinstance(refusal, ValidationError) else [refusal.message]
            return needs_page(request, pilot, (city, kind, request.POST), words)
    return needs_page(request, pilot, (city, kind, request.POST))


@work_page
@require_POST
def remove_need(request: PersonalRequest, pilot: Pilot, kind: str, pk: int) -> HttpResponse:
    rows: dict[str, Any] = {"priority": pilot.priorities, "figure": pilot.figures}
    if kind not in rows:
        raise Http404
    row = get_object_or_404(rows[kind], pk=pk)
    require(request.user, "pilots.edit_own_part", row.city)
    try:
        actions.answer_need_no_more(row, by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("pilot-needs", pilot.slug)
