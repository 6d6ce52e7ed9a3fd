"""One edition as files. Those of a published edition never change; those of a draft are for its own people alone."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from core.answers import PersonalRequest, signed_in
from core.files import BYTE_ORDER_MARK
from core.pdf import pdf_response
from core.spreadsheets import XLSX
from profiles.exports import paper, profile_pdf, summary_pdf, table
from profiles.models import ProfileEdition
from profiles.views.editing import open_edition
from profiles.views.withdrawn import edition_file


def file_name(edition: ProfileEdition, what: str) -> str:
    return f"mc2cm-{edition.city.slug}-profile-{edition.number}-{what}"


def attached(name: str, content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@edition_file
def edition_csv(request: HttpRequest, edition: ProfileEdition) -> HttpResponse:
    """Its figures as CSV; `?bom=1` as for every list."""
    mark = BYTE_ORDER_MARK.encode() if request.GET.get("bom") == "1" else b""
    content = mark + table(edition, "csv")
    return attached(f"{file_name(edition, 'figures')}.csv", content, "text/csv; charset=utf-8")


@edition_file
def edition_json(request: HttpRequest, edition: ProfileEdition) -> HttpResponse:
    return attached(f"{file_name(edition, 'figures')}.json", table(edition, "json"), "application/json")


@edition_file
def edition_xlsx(request: HttpRequest, edition: ProfileEdition) -> HttpResponse:
    language = get_language()
    return attached(f"{file_name(edition, f'figures-{language}')}.xlsx", table(edition, "xlsx", language), XLSX)


@edition_file
def edition_pdf(request: HttpRequest, edition: ProfileEdition) -> HttpResponse:
    language = get_language()
    return pdf_response(file_name(edition, language), paper(edition, "profile", language))


@edition_file
def edition_summary(request: HttpRequest, edition: ProfileEdition) -> HttpResponse:
    language = get_language()
    return pdf_response(file_name(edition, f"summary-{language}"), paper(edition, "summary", language))


# What is being written


@signed_in
def draft_pdf(request: PersonalRequest, slug: str) -> HttpResponse:
    """The edition being written on paper, as it stands at this moment; it says on every page that it is a draft."""
    edition = draft_of(request, slug)
    return pdf_response(file_name(edition, "draft"), profile_pdf(edition, language=get_language()))


@signed_in
def draft_summary(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = draft_of(request, slug)
    return pdf_response(file_name(edition, "summary-draft"), summary_pdf(edition, language=get_language()))


def draft_of(request: PersonalRequest, slug: str) -> ProfileEdition:
    """The edition being written, with its texts, for those who may see it; Http404 for everybody else."""
    return ProfileEdition.objects.with_texts().get(pk=open_edition(request, slug).pk)
