"""Addresses for machines: health, robots and the site map."""

from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation

from cities.models import City
from core import outbox
from core.translation import LANGUAGES
from core.views import reading
from library.models import CaseStudy, NewsItem, Publication, Recommendation, Step
from mc2cm.checks import clocks_apart
from meetings.models import AgendaRevision, Meeting, MeetingReport
from pilots.models import Call, Pilot
from profiles.models import ProfileEdition

PAGES = [
    "home",
    "cities",
    "case-studies",
    "publications",
    "meetings",
    "meetings-calendar",
    "pilots",
    "pilots-time-line",
    "calls",
    "toolkit",
    "recommendations",
    "recommendation-board",
    "partners",
    "news",
    "figures",
    "compare",
    "about",
    "sources",
    "developers",
]


@reading
def health(request: HttpRequest) -> JsonResponse:
    """200 while the portal can answer; 503 when its database cannot. `clocks`: whether it and Python agree on hours."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        clocks = clocks_now(f"{timezone.now():%Y-%m-%d}")
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "down"}, status=503)
    return JsonResponse({"status": "ok", "database": "up", "clocks": clocks, "mail": outbox.waiting()})


@lru_cache(maxsize=1)
def clocks_now(day: str) -> str:
    """ "agree", or the zones in which they do not. Looked at once a day: new tables come with a new start."""
    return ", ".join(sorted(clocks_apart())) or "agree"


@reading
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /*/search/",
        "Disallow: /*/components/",
        f"Sitemap: {settings.SITE_ORIGIN}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def public_addresses() -> Iterator[tuple[str, list]]:
    """The name and arguments of every public page."""
    public = AnonymousUser()
    yield from ((name, []) for name in PAGES)
    for name, rows in (
        ("city", City.objects.visible_to(public)),
        ("case-study", CaseStudy.objects.visible_to(public)),
        ("publication", Publication.objects.visible_to(public)),
        ("news-item", NewsItem.objects.visible_to(public)),
        ("meeting", Meeting.objects.visible_to(public)),
        ("pilot", Pilot.objects.visible_to(public)),
        ("call", Call.objects.visible_to(public)),
    ):
        yield from ((name, [slug]) for slug in rows.values_list("slug", flat=True))
    yield from (("toolkit-step", [key]) for key in Step.objects.visible_to(public).values_list("key", flat=True))
    for code in Recommendation.objects.visible_to(public).values_list("code", flat=True):
        yield "recommendation", [code]
    for edition in ProfileEdition.objects.citable().select_related("city"):
        if edition.is_published:
            yield "profile", [edition.city.slug]
        yield "profile-edition", [edition.city.slug, edition.number]
    agendas = AgendaRevision.objects.filter(meeting__in=Meeting.objects.visible_to(public))
    reports = MeetingReport.objects.public().values_list("meeting__slug", flat=True)
    yield from (("meeting-report", [slug]) for slug in reports)
    yield from (("meeting-agenda", list(where)) for where in agendas.values_list("meeting__slug", "number"))


@reading
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in every language, each naming its siblings (sitemaps.org, xhtml:link)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for name, arguments in public_addresses():
        addresses = {code: settings.SITE_ORIGIN + address(name, arguments, code) for code in LANGUAGES}
        siblings = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(url)}"/>' for code, url in addresses.items()
        )
        lines += [f"<url><loc>{escape(url)}</loc>{siblings}</url>" for url in addresses.values()]
    return HttpResponse("\n".join([*lines, "</urlset>"]), content_type="application/xml")


def address(name: str, arguments: list, language: str) -> str:
    with translation.override(language):
        return reverse(name, args=arguments)
