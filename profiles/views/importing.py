"""Files that come in: sent, previewed, accepted; one address shows how far it is, to leave and to come back to."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cities.models import City
from core import importing
from core.answers import PersonalRequest, form_errors, signed_in, tell
from core.differences import words_changed
from core.errors import Refused, Stale
from core.listing import Lines
from core.models import ImportJob
from core.spreadsheets import XLSX
from core.translation import direction
from profiles import actions
from profiles.actions.importing import KIND
from profiles.exports import editing_xlsx
from profiles.forms.importing import FiguresFileForm
from profiles.models import ProfileEdition
from profiles.views.approval import tell_written
from profiles.views.editing import written_edition

ON_A_PAGE = 100  # differences or problems


@dataclass(frozen=True)
class ImportPage:
    """A file of this person's and what it would change; without one, the form. `lang`: of the report's sentences."""

    city: City
    edition: ProfileEdition
    form: Form
    errors: list[dict]
    job: ImportJob | None = None
    problems: Lines | None = None
    differences: Lines | None = None
    doubts: Lines | None = None
    counts: dict[str, int] | None = None

    @property
    def lang(self) -> str:
        return self.job.language if self.job else get_language()

    @property
    def dir(self) -> str:
        return direction(self.lang)

    @property
    def share(self) -> int:
        return self.job.done if self.job and self.job.total else 0


@signed_in
@require_safe
def figures_xlsx(request: PersonalRequest, slug: str) -> HttpResponse:
    """The figures of the draft as a workbook to edit and send back."""
    edition, language = written_edition(request, slug), get_language()
    response = HttpResponse(editing_xlsx(edition, language=language), content_type=XLSX)
    name = f"mc2cm-{slug}-profile-{edition.number}-figures-to-edit-{language}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
def figures(request: PersonalRequest, slug: str) -> HttpResponse:
    """Send a file; afterwards, under the same address, what it would change."""
    edition = written_edition(request, slug)
    if request.method == "POST":
        return send_figures(request, edition)
    job = importing.job_of(edition.tag, KIND, by=request.user.key)
    page = ImportPage(edition.city, edition, FiguresFileForm(), [], job)
    response = figures_page(request, reported(request, page))
    if "HX-Request" in request.headers and not (job and job.is_under_way):
        response["HX-Refresh"] = "true"
    return response


def send_figures(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    form = FiguresFileForm(request.POST, request.FILES)
    if form.is_valid():
        words = form.cleaned_data
        try:
            actions.send_figures(edition, words["file"], by=request.user, remove_missing=words["remove_missing"])
            return redirect("my-profile-import", edition.city.slug)
        except ValidationError as error:
            form.add_error("file", error)
        except Refused as refusal:
            form.add_error(None, refusal.message)
    return figures_page(request, ImportPage(edition.city, edition, form, form_errors(form)), status=400)


def figures_page(request: PersonalRequest, page: ImportPage, status: int = 200) -> HttpResponse:
    return render(request, "profiles/own/import.html", {"page": page}, status=status)


def reported(request: PersonalRequest, page: ImportPage) -> ImportPage:
    """The page with what the preview found."""
    if page.job is None or page.job.is_under_way:
        return page
    report = page.job.report
    found = [shown(difference) for difference in lines(request, report.get("differences", []), "differences").rows]
    differences = replace(lines(request, report.get("differences", []), "differences"), rows=found)
    kinds = [difference["kind"] for difference in report.get("differences", [])]
    counts = {kind: kinds.count(kind) for kind in ("added", "changed", "removed")}
    return replace(
        page,
        problems=lines(request, report.get("problems", []), "problems"),
        differences=differences,
        doubts=lines(request, report.get("doubts", []), "doubts"),
        counts=counts
        | {"unchanged": report.get("unchanged", 0)}
        | {name: len(report.get(name, [])) for name in ("problems", "doubts")},
    )


def lines(request: PersonalRequest, rows: list[dict], name: str) -> Lines:
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get(name, "1"))
    return Lines(page, list(page.object_list), name, request.path)


def shown(difference: dict[str, Any]) -> dict[str, Any]:
    """Texts with their changed words marked."""
    fields = [
        {**field, "words": words_changed(field["before"], field["after"]) if field["is_text"] else ""}
        for field in difference["fields"]
    ]
    return {**difference, "fields": fields}


@signed_in
@require_POST
def accept_figures(request: PersonalRequest, slug: str) -> HttpResponse:
    edition = written_edition(request, slug)
    try:
        job = actions.accept_figures(edition, by=request.user)
        if job.state == ImportJob.State.DONE:
            tell_written(request, edition, _("The figures are in the draft."))
    except Stale:
        actions.look_again(edition, by=request.user)
        messages.warning(request, _("The edition has changed since this preview. Nothing was taken over; look again."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("my-profile-import", slug)


@signed_in
@require_POST
def forget_figures(request: PersonalRequest, slug: str) -> HttpResponse:
    """Nothing of the file is taken over, and it is kept no longer."""
    actions.forget_figures(written_edition(request, slug), by=request.user)
    return redirect("my-profile-import", slug)
