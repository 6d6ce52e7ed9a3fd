"""A city's page: who it is, what its figures say, what it has done and written, and where each fact comes from."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.map import Map
from cities.models import City, CityPicture, CityQuestion, Membership
from cities.sheet import Answered, ThemeLink, answered_questions, city_map, standing_badge, theme_links
from core.cards import Badge, Card, Entry, Fact
from core.citing import Bibliography, Mark, field_citations
from core.context import in_language
from core.listing import Export
from core.models import Citation
from core.views import reading
from library.family import Borrowed, borrowed_by
from library.models import CaseStudy, NewsItem, Publication
from library.sheet import case_study_cards, news_entry, publication_card
from meetings.models import Meeting, Pledge
from meetings.sheet.meeting import meeting_card
from meetings.sheet.pledges import PledgeLine, pledge_lines
from meetings.sheet.subscribing import Subscription, subscription
from pilots.models import Pilot
from pilots.sheet.card import pilot_card
from profiles.models import Figure, ProfileEdition
from profiles.sheet import FigureGroup, FigureLine, figure_groups

FACTS = ["name", "administration", "country", "coordinates", "website", "summary", "themes"]
NEWEST = ("-is_dated", "-starts", "slug")
# What a reader wants first; the rest stands in the table.
KEY_INDICATORS = ("population", "immigrant_population", "immigrant_population_share", "refugees")


@dataclass(frozen=True)
class Participation:
    membership: Membership
    marks: list[Mark]


@dataclass(frozen=True)
class CityPage:
    """Everything the page prints. `cited` holds the source marks of each fact by its name."""

    city: City
    crumbs: list[dict]
    badges: list[Badge]
    facts: list[Fact]
    themes: list[ThemeLink]
    cited: dict[str, list[Mark]]
    participations: list[Participation]
    pictures: list[CityPicture]
    edition: ProfileEdition | None
    key_figures: list[FigureLine]
    figure_groups: list[FigureGroup]
    figure_count: int
    case_studies: list[Card]
    publications: list[Card]
    meetings: list[Card]
    subscription: Subscription
    pledges: list[PledgeLine]
    pilots: list[Card]
    news: list[Entry]
    questions: list[Answered]
    borrowed: list[Borrowed]
    map: Map
    exports: list[Export]
    citation: str
    original_url: str
    sources: list[Mark]


def city_page(city: City, user) -> CityPage:
    memberships = list(city.memberships.all())
    for membership in memberships:
        membership.city = city
    found = Citation.objects.of(city.tag, *(membership.tag for membership in memberships)).by_field()
    bibliography = Bibliography()
    cited = {name: bibliography.marks_of(field_citations(found, city.tag, name)) for name in FACTS}
    participations = [
        Participation(membership, bibliography.marks_of(field_citations(found, membership.tag, "role")))
        for membership in memberships
    ]
    figures = list(Figure.objects.visible_to(user).of(city).with_sources())
    groups = figure_groups(figures, bibliography)
    return CityPage(
        city=city,
        crumbs=[{"label": _("Cities"), "url": reverse("cities")}, {"label": city.name, "url": ""}],
        badges=[standing_badge(city)],
        facts=facts_of(city, cited),
        themes=theme_links(city.themes.all(), reverse("cities")),
        cited=cited,
        participations=participations,
        pictures=list(city.pictures.all()),
        edition=ProfileEdition.objects.published().filter(city=city).first(),
        key_figures=key_figures(groups),
        figure_groups=groups,
        figure_count=len(figures),
        case_studies=case_study_cards(CaseStudy.objects.visible_to(user).from_city(city).with_text()),
        publications=[
            publication_card(row) for row in Publication.objects.visible_to(user).from_city(city).with_relations()
        ],
        meetings=[
            meeting_card(row)
            for row in Meeting.objects.visible_to(user).of_city(city).for_cards().order_by("-first_day", "slug")
        ],
        pledges=pledge_lines(Pledge.objects.visible_to(user).filter(city=city).select_related("city", "meeting")),
        subscription=subscription(reverse("city-meetings-ics", args=[city.slug])),
        pilots=[
            pilot_card(row)
            for row in Pilot.objects.visible_to(user).of_city(city).for_cards().with_order().order_by(*NEWEST)
        ],
        news=[news_entry(item) for item in NewsItem.objects.visible_to(user).from_city(city)[:12]],
        borrowed=borrowed_by(city),
        questions=answered_questions(CityQuestion.objects.published().about(city.tag)),
        map=city_map([city], all_named=True),
        exports=exports_of(city),
        citation=_("Mediterranean City-to-City Migration network: %(city)s.") % {"city": city.name},
        original_url=in_language(reverse("city", args=[city.slug]), city.original_language("summary")),
        sources=bibliography.marks,
    )


def facts_of(city: City, cited: dict[str, list[Mark]]) -> list[Fact]:
    website = urlsplit(city.website).hostname or ""
    place = f"{city.latitude}, {city.longitude}" if city.latitude is not None else ""
    country_url = f"{reverse('cities')}?country={city.country.code}"
    return [
        Fact(_("Country"), city.country.name, url=country_url, marks=cited["country"]),
        Fact(_("Region"), city.country.get_region_display()),
        Fact(_("Administration"), city.administration_name, marks=cited["administration"]),
        Fact(_("Website"), website, url=city.website, marks=cited["website"], isolate=True),
        Fact(_("Latitude, longitude"), place, marks=cited["coordinates"], isolate=True),
    ]


def exports_of(city: City) -> list[Export]:
    return [
        Export(_("This city as JSON"), reverse("api-city-detail", args=[city.slug]), "application/json"),
        Export(_("Its figures as JSON"), f"{reverse('api-figure-list')}?city={city.slug}", "application/json"),
        Export(_("Its figures as CSV"), f"{reverse('figures-csv')}?city={city.slug}", "text/csv"),
        Export(_("All cities as CSV"), reverse("cities-csv"), "text/csv"),
    ]


def key_figures(groups: list[FigureGroup]) -> list[FigureLine]:
    """Of each key indicator the first figure of the whole population that nobody doubts and that has a year."""
    by_code = {group.code: group.figures for group in groups}
    chosen = [by_code.get(code, []) for code in KEY_INDICATORS]
    firsts = [
        next((line for line in lines if line.period and not line.part and not line.doubt), None) for lines in chosen
    ]
    return [line for line in firsts if line]


@reading
def city(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(City.objects.visible_to(request.user).with_memberships(), slug=slug)
    return render(request, "cities/city.html", {"sheet": city_page(row, request.user)})
