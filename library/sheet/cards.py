"""Case studies, publications and news as cards."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities.models import City, Theme
from cities.sheet import theme_links
from core.cards import Badge, Card, Entry
from core.citing import cited_sheet
from core.dates import in_words
from library.choices import DocumentLanguage
from library.models import CaseStudy, NewsItem, Publication

NOT_FOUND = gettext_lazy("No published copy found")


def language_names(codes: list[str]) -> list[str]:
    return [str(DocumentLanguage(code).label) for code in codes]


def document_languages(codes: list[str]) -> list[str]:
    if not codes:
        return []
    return [_("Document language: %(languages)s") % {"languages": _(", ").join(language_names(codes))}]


def case_study_cards(studies: Iterable[CaseStudy]) -> list[Card]:
    """Cards of studies read `with_text()`; their themes in one query."""
    studies = list(studies)
    themes = {theme.slug: theme for theme in themes_of(slug for study in studies for slug in study.current.themes)}
    return [case_study_card(study, themes) for study in studies]


def themes_of(slugs: Iterable[str]) -> list[Theme]:
    """Those themes, in the network's order."""
    wanted = set(slugs)
    return list(Theme.objects.filter(slug__in=wanted)) if wanted else []


def case_study_card(study: CaseStudy, themes: dict[str, Theme]) -> Card:
    edition = study.current
    return Card(
        url=reverse("case-study", args=[study.slug]),
        title=edition.title,
        variant="case",
        eyebrow=f"{study.city.name} · {study.city.country.name}",
        summary=edition.abstract,
        themes=[themes[slug] for slug in edition.themes if slug in themes],
        meta=document_languages(edition.languages),
    )


def publication_card(publication: Publication) -> Card:
    kind = str(publication.get_kind_display())
    badges = [] if publication.available else [Badge("other", str(NOT_FOUND))]
    return Card(
        url=reverse("publication", args=[publication.slug]),
        title=publication.title,
        variant="publication",
        eyebrow=f"{kind} · {in_words(publication.date)}" if publication.date else kind,
        summary=publication.summary,
        themes=list(publication.themes.all()),
        badges=badges,
        meta=document_languages(publication.languages),
    )


def news_card(item: NewsItem) -> Card:
    return Card(
        url=reverse("news-item", args=[item.slug]),
        title=item.title,
        variant="news",
        eyebrow=in_words(item.date),
        summary=item.summary,
        themes=list(item.themes.all()),
        meta=[str(city.name) for city in item.cities.all()],
    )


def news_entry(item: NewsItem) -> Entry:
    return Entry(
        date=in_words(item.date),
        title=item.title,
        url=reverse("news-item", args=[item.slug]),
        text=item.summary,
        icon="calendar",
    )


def city_links(cities: Iterable[City]) -> list[dict]:
    return [{"name": city.name, "url": reverse("city", args=[city.slug])} for city in cities]


def news_sheet(item: NewsItem) -> dict:
    """What the page of a news item prints."""
    return {
        "item": item,
        "date": in_words(item.date),
        "crumbs": [{"label": _("News"), "url": reverse("news")}, {"label": item.title, "url": ""}],
        "cities": city_links(item.cities.all()),
        "themes": theme_links(item.themes.all(), reverse("news")),
        **cited_sheet(item.tag, ["title", "summary", "date"]),
    }
