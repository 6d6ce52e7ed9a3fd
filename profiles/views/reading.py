"""Figures read across cities and over time."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core.files import csv_response
from core.views import reading
from profiles.exports import FIGURE_COLUMNS, figure_rows
from profiles.models import Figure, Indicator
from profiles.sheet.compare import Comparison, comparison, history

MOST_CITIES = 4


@dataclass(frozen=True)
class CompareChoice:
    """What the form offers: the cities that have figures, and which of them are chosen."""

    cities: list[City]
    chosen: list[City]
    problem: str

    @property
    def slugs(self) -> list[str]:
        return [city.slug for city in self.chosen]


@reading
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four cities, indicator by indicator: `?city=turin&city=lyon`."""
    choice = choice_of(request)
    found: Comparison | None = None
    if not choice.problem and len(choice.chosen) > 1:
        found = comparison(choice.chosen, public_figures(choice.chosen, request))
    crumbs = [{"label": _("Figures"), "url": reverse("figures")}, {"label": _("Compare"), "url": ""}]
    sheet = {"choice": choice, "comparison": found, "crumbs": crumbs}
    return render(request, "profiles/compare.html", sheet, status=400 if choice.problem else 200)


def public_figures(cities: list[City], request: HttpRequest) -> list[Figure]:
    return list(Figure.objects.visible_to(request.user).filter(city__in=cities).with_sources())


def choice_of(request: HttpRequest) -> CompareChoice:
    figures = Figure.objects.visible_to(request.user)
    offered = list(City.objects.filter(pk__in=figures.values("city")).order_by("name_en"))
    asked = list(dict.fromkeys(slug for slug in request.GET.getlist("city") if slug))
    by_slug = {city.slug: city for city in offered}
    chosen = [by_slug[slug] for slug in asked if slug in by_slug]
    problem = ""
    if len(chosen) < len(asked):
        problem = _("One of these cities has no figures. Choose from the list.")
    elif len(asked) > MOST_CITIES:
        problem = _("At most %(most)s cities can stand side by side. Take one out.") % {"most": MOST_CITIES}
    return CompareChoice(offered, chosen[:MOST_CITIES], problem)


@reading
def compare_csv(request: HttpRequest) -> HttpResponse:
    """The figures behind a comparison, with everything that tells like from unlike."""
    choice = choice_of(request)
    if choice.problem or not choice.chosen:
        raise Http404
    rows = figure_rows(public_figures(choice.chosen, request))
    return csv_response(request, "mc2cm-compare-" + "-".join(choice.slugs), FIGURE_COLUMNS, rows)


@reading
def city_indicator(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One indicator in one city: what it counts, where, by whom, and how it changed over time."""
    city = get_object_or_404(City, slug=slug)
    figures = list(Figure.objects.visible_to(request.user).of(city).filter(indicator__code=code).with_sources())
    if not figures:
        raise Http404
    indicator = Indicator.objects.get(code=code)
    crumbs = [
        {"label": _("Cities"), "url": reverse("cities")},
        {"label": city.name, "url": reverse("city", args=[slug])},
        {"label": indicator.name, "url": ""},
    ]
    sheet = {"city": city, "indicator": indicator, "history": history(indicator, figures), "crumbs": crumbs}
    return render(request, "profiles/indicator.html", sheet)
