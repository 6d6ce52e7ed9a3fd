"""A case study as an article, with its city and what stands beside it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.sheet import ThemeLink, theme_links
from core.cards import Card, Fact
from core.citing import Mark, cited_sheet
from core.context import in_language
from core.dates import in_words, span_in_words
from core.listing import Export
from core.translation import Text
from core.views import reading
from library.choices import PracticeStatus
from library.models import CaseStudy, CaseStudyEdition
from library.sheet import case_study_cards, language_names, themes_of
from library.views.withdrawn import gone_study

SECTIONS = ["context", "actions", "actors", "results"]


@dataclass(frozen=True)
class Section:
    """One section of the article; without a text it says that nothing is recorded."""

    name: str
    heading: str
    text: Text
    marks: list[Mark]


@dataclass(frozen=True)
class CaseStudyPage:
    study: CaseStudy
    edition: CaseStudyEdition
    crumbs: list[dict]
    facts: list[Fact]
    themes: list[ThemeLink]
    exports: list[Export]
    citation: str
    original_url: str
    sections: list[Section]
    missing: list[str]
    keywords: list[str]
    others: list[Card]
    cited: dict[str, list[Mark]]
    sources: list[Mark]


def case_study_page(study: CaseStudy, user) -> CaseStudyPage:
    edition = study.current
    headings = {
        "context": _("Context"),
        "actions": _("What was done"),
        "actors": _("Who took part"),
        "results": _("Results"),
    }
    marks = cited_sheet(study.tag, ["title", "abstract", "starts", "languages", "note", *SECTIONS])
    sections = [Section(name, headings[name], edition.text(name), marks["cited"][name]) for name in SECTIONS]
    others = CaseStudy.objects.visible_to(user).with_text().exclude(pk=study.pk).order_by("city__name_en")
    return CaseStudyPage(
        study=study,
        edition=edition,
        crumbs=[{"label": _("Case studies"), "url": reverse("case-studies")}, {"label": edition.title, "url": ""}],
        facts=facts_of(study, marks["cited"]),
        themes=theme_links(themes_of(edition.themes), reverse("case-studies")),
        exports=[
            Export(
                _("This case study as JSON"), reverse("api-case-study-detail", args=[study.slug]), "application/json"
            ),
            Export(_("All case studies as CSV"), reverse("case-studies-csv"), "text/csv"),
        ],
        citation=citation(study, edition),
        original_url=in_language(reverse("case-study", args=[study.slug]), edition.original_language("abstract")),
        sections=[section for section in sections if section.text],
        missing=[section.heading for section in sections if not section.text],
        keywords=edition.keywords(get_language() or "en"),
        others=case_study_cards(others[:3]),
        cited=marks["cited"],
        sources=marks["sources"],
    )


def facts_of(study: CaseStudy, cited: dict[str, list[Mark]]) -> list[Fact]:
    edition, city = study.current, study.city
    published = in_words(edition.published_first) if edition.published_first else ""
    state_marks = [] if edition.practice_status == PracticeStatus.UNKNOWN else cited["starts"]
    return [
        Fact(_("City"), city.name, url=reverse("city", args=[city.slug])),
        Fact(_("Country"), city.country.name),
        Fact(_("Period"), span_in_words(edition.starts, edition.ends), marks=cited["starts"]),
        Fact(_("State"), edition.get_practice_status_display(), marks=state_marks),
        Fact(_("Published"), published),
        Fact(_("Edition"), str(edition.number)),
        Fact(_("Original document in"), _(", ").join(language_names(edition.languages)), marks=cited["languages"]),
        Fact(_("Original document"), _("Open"), url=edition.url) if edition.url else Fact("", ""),
    ]


def citation(study: CaseStudy, edition: CaseStudyEdition) -> str:
    words = {"city": study.city.name, "title": edition.title, "number": edition.number}
    return _("%(city)s: %(title)s. Case study, edition %(number)s. MC2CM network.") % words


@reading
def case_study(request: HttpRequest, slug: str) -> HttpResponse:
    study = CaseStudy.objects.visible_to(request.user).with_text().filter(slug=slug).first()
    if study is None:
        return gone_study(request, slug)
    return render(request, "library/case_study.html", {"sheet": case_study_page(study, request.user)})
