"""The steps of the review of a case study: each a small page that says what will happen, and acts on POST alone."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from cities.views import reviewing
from cities.views.reviewing import Place
from core.answers import PersonalRequest
from core.numbers import whole_number
from core.permissions import require
from library import actions
from library.models import CaseStudy, CaseStudyEdition
from library.views.workspace import crumbs, study_page
from library.workspace import at, part_titles


def asked_edition(
    request: PersonalRequest, study: CaseStudy, permission: str, *, public: bool = False
) -> CaseStudyEdition:
    """The edition that the address or the form names; else the one being written, or the `public` one."""
    require(request.user, permission, study)
    editions = CaseStudyEdition.objects.visible_to(request.user).of(study).select_related("case_study__city__country")
    number = request.POST.get("number") or request.GET.get("edition") or ""
    if number:
        edition = editions.filter(number=whole_number(number, digits=4)).first()
    else:
        usual = editions.published() if public else editions.open()
        edition = usual.first() or editions.order_by("-number").first()
    if edition is None:
        raise Http404(_("This case study has no such edition."))
    return edition


def place_of(edition: CaseStudyEdition) -> Place:
    study = edition.case_study
    way = crumbs(study.city, study, edition.title)
    return Place(actions, way, at("my-case-study", study), actions.incomplete, part_titles)


@study_page
def submit(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    edition = asked_edition(request, study, "library.submit_case_study")
    return reviewing.submit(request, edition, place_of(edition))


@study_page
def request_changes(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    edition = asked_edition(request, study, "library.request_changes")
    return reviewing.request_changes(request, edition, place_of(edition))


@study_page
def approve(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    edition = asked_edition(request, study, "library.approve_case_study")
    return reviewing.approve(request, edition, place_of(edition))


@study_page
def publish(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    edition = asked_edition(request, study, "library.publish_case_study")
    before = CaseStudyEdition.objects.of(study).published().first()
    return reviewing.publish(request, edition, place_of(edition), before)


@study_page
def plan(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    edition = asked_edition(request, study, "library.publish_case_study")
    return reviewing.plan(request, edition, place_of(edition))


@study_page
def withdraw(request: PersonalRequest, study: CaseStudy) -> HttpResponse:
    edition = asked_edition(request, study, "library.withdraw_case_study", public=True)
    return reviewing.withdraw(request, edition, place_of(edition))
