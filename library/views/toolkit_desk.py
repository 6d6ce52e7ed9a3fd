"""The secretariat keeps the toolkit, and follows the cities that have agreed to it."""

from copy import copy

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, form_sheet, signed_in
from core.forms import RecordForm
from core.permissions import require
from library import actions
from library.forms.toolkit import StageForm, StepForm, ToolForm
from library.models import CityToolkit, Stage, Step, Tool
from library.sheet.city_toolkit import city_way
from library.sheet.toolkit import desk_stages

KINDS: dict[str, tuple[type, type[RecordForm]]] = {
    "stages": (Stage, StageForm),
    "steps": (Step, StepForm),
    "tools": (Tool, ToolForm),
}


def kept_part(request: PersonalRequest, kind: str, key: str):
    require(request.user, "library.edit_toolkit")
    if kind not in KINDS:
        raise Http404
    return get_object_or_404(KINDS[kind][0], key=key)


@signed_in
def toolkit(request: PersonalRequest) -> HttpResponse:
    """Every stage, step and tool in order, those out of use too."""
    require(request.user, "library.edit_toolkit")
    return render(request, "desk/toolkit.html", {"stages": desk_stages()})


@signed_in
@require_POST
def move(request: PersonalRequest, kind: str, key: str) -> HttpResponse:
    part = kept_part(request, kind, key)
    actions.move_toolkit(part, up=request.POST.get("to") == "up", by=request.user)
    return redirect(f"{reverse('desk-toolkit')}#{kind}-{key}")


@signed_in
def part(request: PersonalRequest, kind: str, key: str) -> HttpResponse:
    """A stage, a step or a tool in three languages side by side."""
    row = kept_part(request, kind, key)
    form_class = KINDS[kind][1]
    if request.method != "POST":
        form, typed = merging.open_form(request, form_class, row)
        return part_page(request, kind, row, form, was_kept=typed)
    form = form_class(request.POST, instance=copy(row))

    def change():
        version = form.cleaned_data["version"]
        return actions.edit_toolkit(row, form.own_values(), by=request.user, version=version)

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved. Every reader sees it now."), extra_tags="saved")
        return redirect("desk-toolkit-part", kind, row.key)
    return part_page(request, kind, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def part_page(request, kind, row, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "row": row,
        "is_stage": kind == "stages",
        "is_step": kind == "steps",
        "is_tool": kind == "tools",
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
        "history_url": f"{reverse('desk-history')}?about={row.tag}",
        "public_url": public_url(row),
    }
    return render(request, "desk/toolkit_part.html", sheet, status=status)


def public_url(row) -> str:
    """Where readers find it, if they do."""
    step = row.step if isinstance(row, Tool) else row
    if isinstance(step, Step):
        return reverse("toolkit-step", args=[step.key]) if step.is_in_use else ""
    return f"{reverse('toolkit')}#stage-{row.key}"


# Cities that have agreed


@signed_in
def cities(request: PersonalRequest) -> HttpResponse:
    require(request.user, "library.follow_toolkit")
    shared = CityToolkit.objects.visible_to(request.user).shared().select_related("city__country")
    return render(request, "desk/toolkit_cities.html", {"rows": list(shared.order_by("city__slug"))})


@signed_in
def city(request: PersonalRequest, slug: str) -> HttpResponse:
    """What a city has agreed to show; of any other nothing is there."""
    require(request.user, "library.follow_toolkit")
    shared = CityToolkit.objects.visible_to(request.user).shared().select_related("city__country")
    row = get_object_or_404(shared, city__slug=slug)
    return render(request, "desk/toolkit_city.html", {"sheet": city_way(row.city, request.user)})
