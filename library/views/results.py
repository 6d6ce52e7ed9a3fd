"""The results of a case study in numbers: the table, one added, edited, taken out."""

from copy import copy
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core import merging
from core.answers import PersonalRequest, form_errors, tell
from core.editing import next_position
from core.errors import Refused, Stale
from core.permissions import require
from library import actions
from library.forms.writing import ResultForm
from library.models import CaseStudyEdition, ResultFigure
from library.views.workspace import crumbs, edition_page, version_of
from library.workspace import at, remarks_on


def about(edition: CaseStudyEdition) -> dict[str, Any]:
    """What every page here prints around its own."""
    study = edition.case_study
    return {
        "edition": edition,
        "city": edition.city,
        "study": study,
        "crumbs": crumbs(edition.city, study, edition.title),
    }


def can_write(request: PersonalRequest, edition: CaseStudyEdition) -> bool:
    return edition.is_writable and request.user.has_perm("library.write_case_study", edition)


@edition_page
def results(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    sheet = {"rows": list(edition.result_figures.all()), "can_write": can_write(request, edition), **about(edition)}
    return render(request, "library/own/results.html", sheet)


@edition_page
def new(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    require(request.user, "library.write_case_study", edition)
    row = ResultFigure(edition=edition, position=next_position(edition.result_figures.all()))
    if request.method != "POST":
        form, typed = merging.open_form(request, ResultForm, row)
        return form_page(request, row, form, was_kept=typed)
    form = ResultForm(request.POST, instance=row)
    values = form.own_values
    return saved(
        request, row, form, lambda: actions.add_part(edition, "results", values(), by=request.user), is_new=True
    )


@edition_page
def result(request: PersonalRequest, edition: CaseStudyEdition, thread: UUID) -> HttpResponse:
    row = get_object_or_404(ResultFigure, edition=edition, thread=thread)
    row.edition = edition
    only = not request.user.has_perm("library.write_case_study", edition)
    if request.method != "POST":
        form, typed = merging.open_form(request, ResultForm, row, translates_only=only)
        return form_page(request, row, form, was_kept=typed)
    require(request.user, "library.translate_case_study", edition)
    form = ResultForm(request.POST, instance=copy(row), translates_only=only)

    def change() -> Any:
        return actions.edit_part(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    return saved(request, row, form, change)


def saved(request: PersonalRequest, row: ResultFigure, form: ResultForm, change, *, is_new=False) -> HttpResponse:
    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved in the draft."), extra_tags="saved")
        return redirect(at("my-case-study-results", row.edition.case_study))
    now = row if is_new or attempt.row is None else attempt.row
    now.edition = row.edition
    return form_page(request, now, form, theirs=attempt.theirs, status=attempt.status)


def form_page(request, row: ResultFigure, form: ResultForm, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    edition, is_new = row.edition, row.pk is None
    field = "" if is_new else f"result:{row.thread}"
    sheet = {
        "row": row,
        "is_new": is_new,
        "field": field,
        "form": form,
        "passages": form.passages(row, theirs),
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound and theirs is None else [],
        "can_write": edition.is_writable and request.user.has_perm("library.translate_case_study", edition),
        "can_remove": not is_new and can_write(request, edition),
        "remarks": None if is_new else remarks_on(edition, request.user, [field]),
        **about(edition),
    }
    return render(request, "library/own/result.html", sheet, status=status)


@edition_page
def remove(request: PersonalRequest, edition: CaseStudyEdition, thread: UUID) -> HttpResponse:
    """Ask once more, saying what goes. Who removes has seen the version that goes."""
    require(request.user, "library.write_case_study", edition)
    row = get_object_or_404(ResultFigure, edition=edition, thread=thread)
    row.edition = edition
    status = 200
    if request.method == "POST":
        try:
            actions.remove_part(row, by=request.user, version=version_of(request))
        except Stale as stale:
            row, status = stale.row, 409
        except Refused as refusal:
            tell(request, refusal)
            return redirect(at("my-case-study-results", edition.case_study))
        else:
            messages.success(request, _("Removed from the draft."))
            return redirect(at("my-case-study-results", edition.case_study))
    sheet = {"row": row, "was_changed": status == 409, **about(edition)}
    return render(request, "library/own/result_remove.html", sheet, status=status)
