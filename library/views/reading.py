"""One case study in other forms: on paper, as data, and as what a bibliography needs of it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from core.pdf import pdf_response
from core.referencing import reference_response
from core.views import reading
from library.exports import case_data, sources_of
from library.models import CaseStudy
from library.paper import kept_pdf
from library.sheet.article import reference_of


def readable(request: HttpRequest, slug: str) -> CaseStudy:
    return get_object_or_404(CaseStudy.objects.visible_to(request.user).with_results(), slug=slug)


def file_name(study: CaseStudy, language: str = "") -> str:
    return "-".join(filter(None, ["mc2cm", study.slug, str(study.current.number), language]))


@reading
def case_study_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    study, language = readable(request, slug), get_language()
    return pdf_response(file_name(study, language), kept_pdf(study, study.current, language))


@reading
def case_study_json(request: HttpRequest, slug: str) -> HttpResponse:
    study = readable(request, slug)
    response = JsonResponse(case_data(study, sources_of(study)), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{file_name(study)}.json"'
    return response


@reading
def case_study_bib(request: HttpRequest, slug: str) -> HttpResponse:
    return reference(readable(request, slug), "bib")


@reading
def case_study_ris(request: HttpRequest, slug: str) -> HttpResponse:
    return reference(readable(request, slug), "ris")


@reading
def case_study_csl(request: HttpRequest, slug: str) -> HttpResponse:
    return reference(readable(request, slug), "csl.json")


@reading
def case_study_txt(request: HttpRequest, slug: str) -> HttpResponse:
    return reference(readable(request, slug), "txt")


def reference(study: CaseStudy, suffix: str) -> HttpResponse:
    return reference_response(file_name(study), suffix, [reference_of(study, study.current)])
