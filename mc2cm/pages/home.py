"""The home page: the map, the three strands with what is newest in each, and the network in numbers that link."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.choices import CityRole
from cities.map import Map
from cities.models import City, Country
from cities.sheet import ThemeLink, city_map, theme_links
from core.cards import Card, Entry
from core.dates import in_words
from core.facets import tallied
from core.numbers import in_digits
from core.views import reading
from library.choices import PublicationKind
from library.models import CaseStudy, NewsItem, Publication
from library.sheet import case_study_cards, news_entry, themes_of
from meetings.models import Meeting
from meetings.sheet.meeting import meeting_card
from pilots.choices import PilotStatus
from pilots.models import Pilot
from profiles.models import Figure

NEWEST = ("-is_dated", "-starts", "slug")
NOT_NEWS = [PilotStatus.PROPOSED, PilotStatus.CANCELLED]


@dataclass(frozen=True)
class Number:
    """A count of what is public now, and the list that shows exactly as many."""

    value: str
    label: str
    url: str


@dataclass(frozen=True)
class Strand:
    """`also`: what else there is to read of it, each `{url, title}`."""

    key: str
    title: str
    text: str
    items: Sequence[dict]
    url: str
    link_label: str
    also: Sequence[dict] = ()


@dataclass(frozen=True)
class HomePage:
    map: Map
    numbers: list[Number]
    strands: list[Strand]
    next_meetings: list[Card]
    case_studies: list[Card]
    case_themes: list[ThemeLink]
    news: list[Entry]


def home_page(user) -> HomePage:
    studies = CaseStudy.objects.visible_to(user).with_text()
    news = NewsItem.objects.visible_to(user)
    return HomePage(
        map=city_map(City.objects.visible_to(user).with_memberships()),
        numbers=numbers(user),
        strands=strands(user),
        next_meetings=[meeting_card(row) for row in Meeting.objects.upcoming().for_cards()[:2]],
        case_studies=case_study_cards(studies.order_by("-published_first", "slug")[:3]),
        case_themes=theme_links(themes_of(themes_told()), reverse("case-studies")),
        news=[news_entry(item) for item in news[:4]],
    )


def themes_told() -> list[str]:
    """The themes that any case study is about."""
    return [tag.removeprefix("theme:") for tag in tallied("case_studies") if tag.startswith("theme:")]


def numbers(user) -> list[Number]:
    cities = City.objects.visible_to(user)
    countries = Country.objects.filter(cities__memberships__role=CityRole.PARTNER).distinct()
    partners = f"{reverse('cities')}?role={CityRole.PARTNER}"
    counts = [
        (cities.members().count(), _("partner cities"), partners),
        (countries.count(), _("countries of partner cities"), f"{partners}&sort=country"),
        (CaseStudy.objects.visible_to(user).count(), _("case studies"), reverse("case-studies")),
        (Publication.objects.visible_to(user).count(), _("publications"), reverse("publications")),
        (Figure.objects.visible_to(user).count(), _("figures with their source"), reverse("figures")),
    ]
    return [Number(in_digits(count), label, url) for count, label, url in counts]


def strands(user) -> list[Strand]:
    publications = Publication.objects.visible_to(user)
    profiles = publications.filter(kind=PublicationKind.CITY_PROFILE).exclude(date="")[:3]
    meetings = Meeting.objects.took_place()
    pilots = Pilot.objects.visible_to(user).exclude(status__in=NOT_NEWS).with_order()
    return [
        Strand(
            "dialogue",
            _("Dialogue"),
            _("Cities set their priorities and meet as peers: on housing, education, employment and more."),
            [link("meeting", row.slug, row.title, row.starts) for row in meetings[:3]],
            reverse("meetings"),
            _("All meetings"),
        ),
        Strand(
            "knowledge",
            _("Knowledge"),
            _("City Migration Profiles say who lives in a city and what it knows of them, figure by figure."),
            [link("publication", row.slug, row.title, row.date) for row in profiles],
            f"{reverse('publications')}?kind={PublicationKind.CITY_PROFILE}",
            _("All City Migration Profiles"),
        ),
        Strand(
            "action",
            _("Action"),
            _("Targeted City Actions test ideas on the ground, in cities of the Southern Mediterranean."),
            [link("pilot", row.slug, row.title, row.starts) for row in pilots.order_by(*NEWEST)[:3]],
            reverse("pilots"),
            _("All pilot projects"),
            [
                {"url": reverse("priorities-without-action"), "title": _("Priorities with no action yet")},
                {"url": reverse("pilots-without-result"), "title": _("Actions with no measured result")},
            ],
        ),
    ]


def link(name: str, slug: str, title, date: str) -> dict:
    return {"url": reverse(name, args=[slug]), "title": title, "meta": in_words(date) if date else ""}


@reading
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html", {"sheet": home_page(request.user)})
