"""The editions of a case study: a preview, an older one at its own address, what changed between two, the history."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.answers import PersonalRequest
from core.models import AuditEntry
from core.views import reading
from library.models import CASE_STUDY_PARTS, CaseStudyEdition
from library.sheet.difference import TEXTS, Difference, difference
from library.views.withdrawn import gone
from library.views.workspace import crumbs, edition_page
from library.workspace import part_titles
from mc2cm.pages.case_study import case_study_page
from mc2cm.pages.edition_changes import changes, field_label


def article(request: HttpRequest, edition: CaseStudyEdition, **around: object) -> HttpResponse:
    """The public page of whichever edition, with a notice above it that says which one this is."""
    page = case_study_page(edition.case_study.showing(edition), request.user)
    sheet = {"page": page, "sheet": page, "edition": edition, "is_preview": False, "newer": None, **around}
    return render(request, "library/case_study_edition.html", sheet)


@edition_page
def preview(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """The open edition as the public would see it, for the city's people and those who review it."""
    found = CaseStudyEdition.objects.visible_to(request.user).with_parts().get(pk=edition.pk)
    return article(request, found, is_preview=True)


def once_public(slug: str, number: int) -> CaseStudyEdition:
    """An edition that was ever published. Raises Http404 for drafts, whoever asks."""
    found = CaseStudyEdition.objects.once_public().with_parts()
    return get_object_or_404(found, case_study__slug=slug, number=number)


@reading
def case_study_edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One edition at its permanent address; a withdrawn one says why and since when."""
    edition = once_public(slug, number)
    if edition.is_taken_back:
        return gone(request, edition)
    if edition.is_published:
        return redirect("case-study", slug)
    newer = CaseStudyEdition.objects.published().of(edition.case_study).first()
    return article(request, edition, newer=newer)


@dataclass(frozen=True)
class ChangesPage:
    """Two editions of one case study compared; `others` are the editions that this one can be compared with."""

    edition: CaseStudyEdition
    since: CaseStudyEdition | None
    others: list[CaseStudyEdition]
    difference: Difference | None
    crumbs: list[dict]


@reading
def case_study_changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What an edition says that an earlier one did not, and the other way round: `?since=1`."""
    edition = once_public(slug, number)
    if edition.is_taken_back:
        return gone(request, edition)
    citable = CaseStudyEdition.objects.citable().of(edition.case_study).with_parts()
    others = list(citable.exclude(pk=edition.pk).order_by("-number"))
    before = [row for row in others if row.number < edition.number]
    asked = request.GET.get("since", "")
    since = next((row for row in others if str(row.number) == asked), before[0] if before else None)
    if asked and (since is None or str(since.number) != asked):
        return render(request, "404.html", status=404)
    page = ChangesPage(
        edition=edition,
        since=since,
        others=others,
        difference=difference(since, edition) if since else None,
        crumbs=[
            {"label": _("Case studies"), "url": reverse("case-studies")},
            {"label": edition.title, "url": reverse("case-study", args=[slug])},
            {"label": _("What changed"), "url": ""},
        ],
    )
    return render(request, "library/changes.html", {"page": page})


def label_of(field: str) -> str:
    return field_label(field, TEXTS | {"label": _("What was counted")}, [CaseStudyEdition, *CASE_STUDY_PARTS.values()])


@edition_page
def history(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """Who changed what in it, from which words to which."""
    study = edition.case_study
    page = Paginator(AuditEntry.objects.of(edition.tag), 25).get_page(request.GET.get("page"))
    entries = list(page)
    sheet = {
        "edition": edition,
        "city": edition.city,
        "study": study,
        "page": page,
        "changes": changes(entries, part_titles(edition, entries), label_of),
        "crumbs": crumbs(edition.city, study, edition.title),
    }
    return render(request, "library/own/history.html", sheet)
