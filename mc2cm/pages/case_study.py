"""A case study as an article, with its city and what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import CityQuestion
from cities.sheet import Answered, ThemeLink, answered_questions, theme_links
from core.cards import Card
from core.listing import Export
from core.views import reading
from library.family import Family, family_of
from library.models import CaseStudy
from library.sheet.article import Article, article
from library.sheet.cards import case_study_cards
from library.sheet.recommendations import recommendations_fitting
from library.views.withdrawn import gone_study
from mc2cm.pages.chain import chain_of_case_study
from pilots.models import Pilot
from pilots.sheet.card import pilot_card


@dataclass(frozen=True)
class CaseStudyPage:
    """`shown_at` are the meetings at which it was shown, `pilots` those it came from."""

    sheet: Article
    crumbs: list[dict]
    themes: list[ThemeLink]
    exports: list[Export]
    references: list[Export]
    related: list[Card]
    recommendations: list[Card]
    questions: list[Answered]
    family: Family
    shown_at: Sequence[Card] = ()
    pilots: Sequence[Card] = ()


def case_study_page(study: CaseStudy, user) -> CaseStudyPage:
    sheet = article(study, study.current)
    related = CaseStudy.objects.visible_to(user).related_to(study)
    return CaseStudyPage(
        sheet=sheet,
        crumbs=[
            {"label": _("Case studies"), "url": reverse("case-studies")},
            {"label": sheet.edition.title, "url": ""},
        ],
        themes=theme_links(sheet.themes, reverse("case-studies")),
        exports=[
            Export(_("This case study as PDF"), reverse("case-study-pdf", args=[study.slug]), "application/pdf"),
            Export(_("This case study as JSON"), reverse("case-study-json", args=[study.slug]), "application/json"),
            Export(_("All case studies as CSV"), reverse("case-studies-csv"), "text/csv"),
        ],
        references=[
            Export("BibTeX", reverse("case-study-bib", args=[study.slug]), "application/x-bibtex"),
            Export("RIS", reverse("case-study-ris", args=[study.slug]), "application/x-research-info-systems"),
            Export("CSL-JSON", reverse("case-study-csl", args=[study.slug]), "application/vnd.citationstyles.csl+json"),
            Export(_("Plain text"), reverse("case-study-txt", args=[study.slug]), "text/plain"),
        ],
        related=case_study_cards(related),
        recommendations=recommendations_fitting(sheet.edition.themes, user),
        family=family_of(study),
        pilots=[pilot_card(row) for row in Pilot.objects.visible_to(user).filter(case_studies=study).for_cards()],
        questions=answered_questions(CityQuestion.objects.published().about(study.tag)),
    )


@reading
def case_study(request: HttpRequest, slug: str) -> HttpResponse:
    study = CaseStudy.objects.visible_to(request.user).with_results().filter(slug=slug).first()
    if study is None:
        return gone_study(request, slug)
    shown = {"page": case_study_page(study, request.user), "chain": chain_of_case_study(study, request.user)}
    return render(request, "library/case_study.html", shown)
