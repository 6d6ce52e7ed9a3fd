"""A city's own way through the toolkit: progress, notes, tasks, and whether the secretariat may see them.

Whoever does not work for the city finds nothing here, the secretariat and superusers included: what a city agreed to
show lies on the desk.
"""

from copy import copy

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cities.models import City
from core import merging
from core.answers import PersonalRequest, form_errors, signed_in, tell
from core.errors import Refused, Stale
from core.files import csv_response
from core.numbers import whole_number
from core.permissions import require
from core.spreadsheets import XLSX
from library import actions
from library.forms.toolkit import CityStepForm, CityTaskForm
from library.models import CityStep, CityTask, Step
from library.querysets import cities_on_their_way
from library.sheet.city_toolkit import chapter_links, city_way
from library.toolkit import PROGRESS_COLUMNS, progress_data, progress_rows, progress_xlsx


def own_city(request: PersonalRequest, slug: str) -> City:
    return get_object_or_404(City.objects.filter(pk__in=cities_on_their_way(request.user)), slug=slug)


def own_task(request: PersonalRequest, city: City, pk: int) -> CityTask:
    return get_object_or_404(CityTask.objects.visible_to(request.user).of(city).select_related("city", "step"), pk=pk)


@signed_in
def way(request: PersonalRequest, slug: str) -> HttpResponse:
    city = own_city(request, slug)
    sheet = {
        "sheet": city_way(city, request.user),
        "city": city,
        "can_share": request.user.has_perm("library.share_toolkit", city),
    }
    return render(request, "library/toolkit/city.html", sheet)


@signed_in
def step(request: PersonalRequest, slug: str, key: str) -> HttpResponse:
    """One step: where the city stands, its notes and its tasks."""
    city = own_city(request, slug)
    row = get_object_or_404(Step.objects.visible_to(request.user).with_tools(request.user), key=key)
    noted = CityStep.objects.visible_to(request.user).of(city).filter(step=row).first() or CityStep(city=city, step=row)
    if request.method != "POST":
        form, typed = merging.open_form(request, CityStepForm, noted)
        return step_page(request, city, row, form, was_kept=typed)
    require(request.user, "library.use_toolkit", city)
    form = CityStepForm(request.POST, instance=copy(noted))

    def change() -> CityStep:
        version = form.cleaned_data["version"]
        return actions.note_step(city, row, form.own_values(), by=request.user, version=version)

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved, for your city."), extra_tags="saved")
        return redirect("my-toolkit-step", city.slug, row.key)
    return step_page(request, city, row, form, theirs=attempt.theirs, status=attempt.status)


def step_page(request, city, row, form, *, task_form=None, theirs=None, was_kept=None, status=200) -> HttpResponse:
    whole = city_way(city, request.user)
    own = [each for stage in whole.stages for each in stage.steps]
    place = next(index for index, each in enumerate(own) if each.line.step.pk == row.pk)
    task_form = task_form or CityTaskForm(instance=CityTask(city=city, step=row), prefix="task")
    forms = [form, task_form] if theirs is None else []
    sheet = {
        "city": city,
        "step": row,
        "own": own[place],
        "previous": own[place - 1] if place else None,
        "following": own[place + 1] if place + 1 < len(own) else None,
        "chapters": chapter_links(city, row),
        "form": form,
        "task_form": task_form,
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": [error for each in forms if each.is_bound for error in form_errors(each)],
        "can_write": request.user.has_perm("library.use_toolkit", city),
    }
    return render(request, "library/toolkit/city_step.html", sheet, status=status)


@signed_in
@require_POST
def task_add(request: PersonalRequest, slug: str, key: str) -> HttpResponse:
    city = own_city(request, slug)
    row = get_object_or_404(Step.objects.visible_to(request.user).with_tools(request.user), key=key)
    require(request.user, "library.use_toolkit", city)
    form = CityTaskForm(request.POST, instance=CityTask(city=city, step=row), prefix="task")
    attempt = merging.save(form, lambda: actions.add_task(city, row, form.own_values(), by=request.user))
    if attempt.is_saved:
        messages.success(request, _("The task is noted."), extra_tags="saved")
        return redirect("my-toolkit-step", city.slug, row.key)
    noted = CityStep.objects.visible_to(request.user).of(city).filter(step=row).first() or CityStep(city=city, step=row)
    return step_page(request, city, row, CityStepForm(instance=noted), task_form=form, status=attempt.status)


@signed_in
def task(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    city = own_city(request, slug)
    row = own_task(request, city, pk)
    if request.method != "POST":
        form, typed = merging.open_form(request, CityTaskForm, row)
        return task_page(request, row, form, was_kept=typed)
    require(request.user, "library.use_toolkit", city)
    form = CityTaskForm(request.POST, instance=copy(row))

    def change() -> CityTask:
        return actions.edit_task(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("The task is changed."), extra_tags="saved")
        return redirect("my-toolkit-step", city.slug, row.step.key)
    return task_page(request, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def task_page(request, row, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "city": row.city,
        "task": row,
        "form": form,
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound and theirs is None else [],
        "can_write": request.user.has_perm("library.use_toolkit", row.city),
    }
    return render(request, "library/toolkit/city_task.html", sheet, status=status)


@signed_in
@require_POST
def task_done(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    """Done, or open again."""
    row = own_task(request, own_city(request, slug), pk)
    version = whole_number(request.POST.get("version", ""))
    try:
        is_done = request.POST.get("done") == "1"
        actions.edit_task(row, {"is_done": is_done}, by=request.user, version=version)
    except Stale:
        tell(request, Refused(_("Somebody has changed this task meanwhile. Look at it, then say it again.")))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-toolkit-step", row.city.slug, row.step.key)


@signed_in
@require_POST
def task_remove(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = own_task(request, own_city(request, slug), pk)
    try:
        actions.remove_task(row, by=request.user, version=whole_number(request.POST.get("version", "")))
        messages.success(request, _("The task is removed."))
    except Stale:
        tell(request, Refused(_("Somebody has changed this task meanwhile. Look at it, then say it again.")))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-toolkit-step", row.city.slug, row.step.key)


@signed_in
@require_POST
def share(request: PersonalRequest, slug: str) -> HttpResponse:
    """Agree that the secretariat sees the city's progress, or take it back."""
    city = own_city(request, slug)
    try:
        now = actions.share_toolkit(city, shared=request.POST.get("shared") == "1", by=request.user)
        seen = _("The secretariat sees your city’s progress, notes and tasks from now on.")
        messages.success(
            request, seen if now.shared_with_secretariat else _("The secretariat no longer sees anything of it.")
        )
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-toolkit", city.slug)


# The same as files


@signed_in
@require_safe
def progress_as_csv(request: PersonalRequest, slug: str) -> HttpResponse:
    city = own_city(request, slug)
    return csv_response(request, f"{slug}-toolkit", PROGRESS_COLUMNS, progress_rows(city_way(city, request.user)))


@signed_in
@require_safe
def progress_as_json(request: PersonalRequest, slug: str) -> HttpResponse:
    city = own_city(request, slug)
    data = progress_data(city_way(city, request.user))
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{slug}-toolkit.json"'
    return response


@signed_in
@require_safe
def progress_as_xlsx(request: PersonalRequest, slug: str) -> HttpResponse:
    city = own_city(request, slug)
    response = HttpResponse(progress_xlsx(city_way(city, request.user)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{slug}-toolkit.xlsx"'
    return response
