"""The sources a city may cite, its own first: used again, added, corrected until something public rests on them."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Case, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_filters import FilterSet

from core import merging
from core.answers import PersonalRequest, add_errors, form_errors
from core.keeping import kept
from core.listing import Listing
from core.models import Source
from core.permissions import require
from profiles import actions
from profiles.filters import DRAFT_SOURCE_SORTS, DraftSourceFilter
from profiles.forms.sources import IndicatorForm, SourceForm
from profiles.models import ProfileEdition
from profiles.sheet.sources import Use, uses
from profiles.views.workspace import edition_page


@dataclass(frozen=True)
class SourceRow:
    source: Source
    is_own: bool
    uses: int


def usable(edition: ProfileEdition, used: Iterable[str] = ()) -> Any:
    """Every source that the city may cite. `used` are the codes on which its draft rests."""
    tag, is_true = edition.city.tag, BooleanField()
    return Source.objects.usable_by(tag).annotate(
        is_own=Case(When(owner=tag, then=True), default=False, output_field=is_true),
        is_used=Case(When(code__in=list(used), then=True), default=False, output_field=is_true),
    )


@edition_page
def sources(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    used = uses(edition)
    narrowed = cast(type[FilterSet], partial(DraftSourceFilter, owner=edition.city.tag, used=set(used)))
    listing = Listing(request, narrowed, usable(edition, used), DRAFT_SOURCE_SORTS, page_size=50)
    rows = [SourceRow(row, row.is_own, len(used.get(row.code, []))) for row in listing.page]
    sheet = {"city": edition.city, "listing": listing, "rows": rows, "can_write": may_write(request, edition)}
    return render(request, "profiles/own/sources.html", sheet, status=listing.status)


def may_write(request: PersonalRequest, edition: ProfileEdition) -> bool:
    return request.user.has_perm("profiles.write_edition", edition)


@edition_page
def source_new(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    require(request.user, "profiles.write_edition", edition)
    if request.method != "POST":
        form, typed = merging.open_form(request, SourceForm, Source(kind=Source.Kind.DOCUMENT))
        return source_page(request, edition, form, was_kept=typed)
    form = SourceForm(request.POST)
    tried = merging.save(form, lambda: actions.add_source(edition.city, form.own_values(), by=request.user))
    if not tried.is_saved:
        return source_page(request, edition, form, status=tried.status)
    messages.success(request, _("Added. Every figure and text of this profile can use it."), extra_tags="saved")
    return redirect("my-profile-source", edition.city.slug, tried.row.code)


@edition_page
def source(request: PersonalRequest, edition: ProfileEdition, code: str) -> HttpResponse:
    """A source with the places that rest on it; and its form, while it is the city's own and nothing is public."""
    row = get_object_or_404(usable(edition), code=code)
    if request.method != "POST":
        form, typed = source_form(request, edition, row)
        return source_page(request, edition, form, row, was_kept=typed)
    require(request.user, "profiles.write_edition", edition)
    form = SourceForm(request.POST, instance=copy(row))

    def change() -> Source:
        version = form.cleaned_data["version"] or 0
        return actions.edit_source(row, form.own_values(), by=request.user, version=version)

    tried = merging.save(form, change)
    if not tried.is_saved:
        return source_page(request, edition, form, tried.row or row, theirs=tried.theirs, status=tried.status)
    messages.success(request, _("Saved."), extra_tags="saved")
    return redirect("my-profile-source", edition.city.slug, code)


def source_form(request: PersonalRequest, edition: ProfileEdition, row: Source) -> tuple[SourceForm | None, Any]:
    """The form, and what was typed into it; none for a source that cannot be changed here, or not by this person."""
    if row.is_public or row.owner != edition.city.tag or not may_write(request, edition):
        return None, None
    return merging.open_form(request, SourceForm, row)


def source_page(
    request: PersonalRequest,
    edition: ProfileEdition,
    form: SourceForm | None,
    row: Source | None = None,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    places: list[Use] = uses(edition).get(row.code, []) if row else []
    is_wrong = form is not None and form.is_bound and theirs is None
    sheet = {
        "city": edition.city,
        "row": row,
        "form": form,
        "uses": places,
        "can_attach": row is not None and edition.is_writable and may_write(request, edition),
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": form_errors(form) if form is not None and is_wrong else [],
    }
    return render(request, "profiles/own/source.html", sheet, status=status)


@edition_page
def indicator_new(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """Something that the common catalogue does not count, under the city's own name."""
    require(request.user, "profiles.write_edition", edition)
    typed = kept(request) if request.method != "POST" else request.POST
    form = IndicatorForm(typed)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_indicator(edition.city, form.cleaned_data, by=request.user)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Added. Now give a figure for it."), extra_tags="saved")
            return redirect(f"{reverse('my-profile-figure-new', args=[edition.city.slug])}?indicator={added.code}")
    sheet = {"city": edition.city, "form": form, "errors": form_errors(form) if form.is_bound else []}
    return render(request, "profiles/own/indicator.html", sheet, status=400 if request.method == "POST" else 200)
