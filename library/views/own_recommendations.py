"""A city's own page: how far it has come with each recommendation, declared by its people."""

from copy import copy
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cities.views.own import kept_city
from core import merging
from core.answers import PersonalRequest, form_sheet, signed_in
from core.permissions import require
from library import actions
from library.forms.recommendations import ProgressForm
from library.models import Progress, Recommendation
from library.sheet.recommendations import Cell, cell


@dataclass(frozen=True)
class OwnLine:
    """A recommendation, and what the city declares about it; None where it has declared nothing."""

    recommendation: Recommendation
    cell: Cell | None


@signed_in
def progress_list(request: PersonalRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    declared = {row.recommendation_id: cell(row) for row in Progress.objects.filter(city=city).with_names()}
    rows = Recommendation.objects.visible_to(request.user)
    sheet = {
        "city": city,
        "lines": [OwnLine(row, declared.get(row.pk)) for row in rows],
        "can_declare": request.user.has_perm("library.declare_progress", city),
    }
    return render(request, "library/own/progress_list.html", sheet)


@signed_in
def progress(request: PersonalRequest, slug: str, code: str) -> HttpResponse:
    """One recommendation: how far the city has come. What is saved is public at once, and waits to be confirmed."""
    city = kept_city(request, slug)
    require(request.user, "library.declare_progress", city)
    recommendation = get_object_or_404(Recommendation.objects.visible_to(request.user), code=code)
    row = Progress.objects.filter(city=city, recommendation=recommendation).with_names().first()
    row = row or Progress(city=city, recommendation=recommendation)
    if request.method != "POST":
        form, typed = merging.open_form(request, ProgressForm, row)
        return page(request, row, form, was_kept=typed)
    form = ProgressForm(request.POST, instance=copy(row))

    def declare() -> Progress:
        version = form.cleaned_data["version"]
        return actions.declare_progress(city, recommendation, form.own_values(), by=request.user, version=version)

    attempt = merging.save(form, declare)
    if attempt.is_saved:
        messages.success(request, _("Declared. It is on the board now, to be confirmed."), extra_tags="saved")
        return redirect("my-recommendations", city.slug)
    return page(request, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def page(request, row: Progress, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "city": row.city,
        "recommendation": row.recommendation,
        "is_confirmed": row.is_confirmed,
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
    }
    return render(request, "library/own/progress.html", sheet, status=status)
