"""The figures of an edition being written, in one table; each figure and each gap has a page of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, IntegerField, When
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import FilterSet

from cities.models import City
from cities.views.own import kept_city
from core.answers import PersonalRequest, signed_in
from core.cards import Fact
from core.dates import span_in_words
from core.files import csv_response
from core.listing import Listing
from core.models import Comment
from core.views import refuse_filters
from profiles import actions
from profiles.actions.review import open_doubts
from profiles.exports import DRAFT_COLUMNS, draft_rows
from profiles.filters import DRAFT_SORTS, DraftFigureFilter
from profiles.forms.numbers import reading
from profiles.forms.parts import FigureForm, GapForm, PartForm
from profiles.models import EditionPart, Figure, Gap, Indicator, ProfileEdition
from profiles.sheet.figures import as_written
from profiles.sheet.table import (
    IndicatorRows,
    Marks,
    Place,
    in_catalogue_order,
    in_given_order,
    marks,
    place_of,
)
from profiles.views import editing
from profiles.views.editing import Kind, Save
from profiles.views.workspace import edition_page

PAGE_SIZE = 50


def figure_told(row: Figure) -> Iterator[Fact]:
    """What a figure holds: when it is to be removed, and for those who only read."""
    yield Fact(_("What is counted"), row.indicator.name)
    yield Fact(_("Part"), row.breakdown.name if row.breakdown else "")
    yield Fact(_("Who is counted"), row.definition.name if row.definition else "")
    yield Fact(_("Value"), as_written(row))
    yield Fact(_("Place"), row.geography.name)
    yield Fact(_("Year"), span_in_words(row.period_start, row.period_end))
    yield Fact(_("Source"), row.source.title, isolate=True)
    yield Fact(_("Page or table in the source"), row.locator, isolate=True)
    yield Fact(_("How sure"), row.get_quality_display())
    yield Fact(_("Note"), row.note)


def gap_told(row: Gap) -> Iterator[Fact]:
    yield Fact(_("What is not known"), row.indicator.name)
    yield Fact(_("Why it is not known"), row.because)
    yield Fact(_("Who could know"), row.who_could_know)


FIGURES = Kind(
    name="figures",
    form=FigureForm,
    page="my-profile-figure",
    list_page="my-profile-figures",
    here="figures",
    adding=gettext_lazy("Give a figure"),
    editing=gettext_lazy("Edit the figure"),
    removing=gettext_lazy("Remove the figure"),
    template="profiles/own/figure.html",
    told=figure_told,
)
GAPS = Kind(
    name="gaps",
    form=GapForm,
    page="my-profile-gap",
    list_page="my-profile-figures",
    here="figures",
    adding=gettext_lazy("Say why a figure is not known"),
    editing=gettext_lazy("Edit why a figure is not known"),
    removing=gettext_lazy("Remove what is said to be unknown"),
    told=gap_told,
)


@dataclass(frozen=True)
class FigureTable:
    """A page of the table: figures by indicator, with the gaps and the unanswered indicators between them."""

    city: City
    edition: ProfileEdition
    listing: Listing
    groups: list[IndicatorRows]
    back: str
    can_write: bool
    unanswered: int
    doubts_waiting: int


def figure_listing(request: PersonalRequest, edition: ProfileEdition, doubted: set[str]) -> Listing:
    narrowed = cast(type[FilterSet], partial(DraftFigureFilter, edition=edition, doubted=doubted))
    is_part = Case(When(breakdown=None, then=0), default=1, output_field=IntegerField())
    rows = Figure.objects.filter(edition=edition).with_sources().annotate(is_part=is_part)
    return Listing(request, narrowed, rows, DRAFT_SORTS, exports={"csv": ("CSV", "text/csv")}, page_size=PAGE_SIZE)


@edition_page
def figures(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    doubted = open_doubts(edition)
    beside = marks(doubted, waiting_remarks(edition, request.user))
    listing = figure_listing(request, edition, set(beside.doubts))
    sheet = FigureTable(
        city=edition.city,
        edition=edition,
        listing=listing,
        groups=groups(edition, listing, beside),
        back=request.GET.urlencode(),
        can_write=edition.is_writable and request.user.has_perm("profiles.write_edition", edition),
        unanswered=Indicator.objects.unanswered(edition).count(),
        doubts_waiting=sum(not answer.strip() for _doubt, answer in doubted),
    )
    return render(request, "profiles/own/figures.html", {"sheet": sheet, "city": edition.city}, status=listing.status)


def waiting_remarks(edition: ProfileEdition, user: Any) -> dict[str, int]:
    """How many remarks wait at each place of the edition, for those who may read them."""
    if not user.has_perm("profiles.read_comments", edition):
        return {}
    counted = Comment.objects.of(edition.tag).unresolved().order_by().values_list("field").annotate(Count("pk"))
    return dict(counted)


def groups(edition: ProfileEdition, listing: Listing, beside: Marks) -> list[IndicatorRows]:
    """What this page of the list shows. Gaps and unanswered indicators stand where the catalogue has them.

    In any other order they follow the last figure.
    """
    page = listing.page
    if not listing.is_valid:
        return []
    filterset = cast(DraftFigureFilter, listing.filterset)
    gaps, missing = list(filterset.gaps(edition)), list(filterset.unanswered(edition))
    if listing.sort is not DRAFT_SORTS[0]:
        rest = [] if page.has_next() else in_catalogue_order([], gaps, missing, beside)
        return [*in_given_order(page, beside), *rest]
    before = place_at(listing, page.start_index() - 2) if page.has_previous() else None
    last = place_of(page[len(page) - 1].indicator) if page.has_next() else None

    def is_here(indicator: Indicator) -> bool:
        place = place_of(indicator)
        return (before is None or place > before) and (last is None or place <= last)

    gaps = [gap for gap in gaps if is_here(gap.indicator)]
    return in_catalogue_order(page, gaps, filter(is_here, missing), beside)


def place_at(listing: Listing, index: int) -> Place:
    """Where the figure at this place of the whole list stands in the catalogue."""
    return listing.rows.values_list("indicator__position", "indicator__code")[index]


@edition_page
def figures_csv(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    """The draft's figures for its own people, by the filters of the table."""
    slug = edition.city.slug
    doubted = {thread for doubt, _answer in open_doubts(edition) for thread in doubt.figures}
    listing = figure_listing(request, edition, doubted)
    if not listing.is_valid:
        return refuse_filters(request, listing, reverse("my-profile-figures", args=[slug]))
    name = f"{slug}-draft-of-edition-{edition.number}-figures"
    return csv_response(request, name, DRAFT_COLUMNS, draft_rows(listing.rows))


@signed_in
def number(request: PersonalRequest, slug: str) -> HttpResponse:
    """How a number that is being typed will be read; changes nothing."""
    kept_city(request, slug)
    typed = request.GET.get("value") or request.GET.get("value_to") or ""
    return render(request, "profiles/own/reading.html", {"reading": reading(typed[:80])})


def save_figure(edition: ProfileEdition, kind: Kind, by: Any) -> Save:
    """A figure, and with it the source that was added in the same form."""
    save_row = editing.save_part(edition, kind, by)

    @transaction.atomic
    def save(form: PartForm, row: EditionPart | None) -> EditionPart:
        if isinstance(form, FigureForm) and form.new_source.is_wanted:
            form.cleaned_data["source"] = actions.add_source(edition.city, form.new_source.cleaned_data, by=by)
        return save_row(form, row)

    return save


@signed_in
def figure_new(request: PersonalRequest, slug: str) -> HttpResponse:
    return editing.add(request, slug, FIGURES, initial=asked_indicator(request), save=save_figure)


@signed_in
def figure(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.edit(request, slug, thread, FIGURES, save=save_figure)


@signed_in
def figure_remove(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.remove(request, slug, thread, FIGURES, told=figure_told)


@signed_in
def gap_new(request: PersonalRequest, slug: str) -> HttpResponse:
    return editing.add(request, slug, GAPS, initial=asked_indicator(request))


@signed_in
def gap(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.edit(request, slug, thread, GAPS)


@signed_in
def gap_remove(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.remove(request, slug, thread, GAPS, told=gap_told)


def asked_indicator(request: PersonalRequest) -> dict[str, str]:
    """`?indicator=population`, from the row of the table that was not answered yet."""
    return {"indicator": request.GET.get("indicator", "")[:60]}
