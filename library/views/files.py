"""Documents and pictures of a case study: added to the draft, taken out, handed out as far as its editions are seen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, add_errors, form_errors, tell
from core.attaching import AttachmentForm
from core.attachments import serve, shown
from core.choices import CITABLE, MediaType
from core.errors import Refused, Stale
from core.permissions import require
from core.views import reading
from library import actions
from library.choices import FileKind
from library.models import CaseStudyEdition, CaseStudyFile
from library.sheet.files import file_address, files_in_order
from library.views.results import about, can_write
from library.views.withdrawn import gone
from library.views.workspace import edition_page, version_of
from library.workspace import at


def lines(edition: CaseStudyEdition) -> list[dict[str, Any]]:
    """The files of an edition as its workspace lists them."""
    slug = edition.case_study.slug
    return [
        {
            "row": row,
            "is_picture": row.kind == FileKind.PICTURE,
            "shown": shown(row.attachment, file_address(row, slug)),
            "attachment": row.attachment,
        }
        for row in files_in_order(edition)
    ]


@edition_page
def files(request: PersonalRequest, edition: CaseStudyEdition) -> HttpResponse:
    """What stands beside the words, and the form that adds to it."""
    form = AttachmentForm(request.POST or None, request.FILES or None, kinds=list(MediaType))
    if request.method == "POST":
        require(request.user, "library.write_case_study", edition)
        if form.is_valid():
            words = {name: value for name, value in form.cleaned_data.items() if name != "file"}
            try:
                actions.add_file(edition, form.cleaned_data["file"], words, by=request.user)
                messages.success(request, _("Added to the draft."), extra_tags="saved")
                return redirect(at("my-case-study-files", edition.case_study))
            except (ValidationError, Refused) as error:
                add_errors(form, error)
    sheet = {
        "lines": lines(edition),
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
        "can_write": can_write(request, edition),
        **about(edition),
    }
    return render(request, "library/own/files.html", sheet, status=400 if sheet["errors"] else 200)


@edition_page
@require_POST
def remove(request: PersonalRequest, edition: CaseStudyEdition, thread: UUID) -> HttpResponse:
    require(request.user, "library.write_case_study", edition)
    row = get_object_or_404(CaseStudyFile, edition=edition, thread=thread)
    row.edition = edition
    try:
        actions.remove_file(row, by=request.user, version=version_of(request))
        messages.success(request, _("Removed from the draft."))
    except Refused as refusal:
        tell(request, refusal)
    except Stale:
        messages.error(request, _("Somebody else changed it meanwhile. Look at it once more."))
    return redirect(at("my-case-study-files", edition.case_study))


@reading
def hand_out(request: HttpRequest, slug: str, thread: UUID) -> HttpResponse:
    """A file at its permanent address: to all once an edition that has it is public, before that to its people."""
    having = CaseStudyFile.objects.filter(thread=thread, edition__case_study__slug=slug)
    seen = CaseStudyEdition.objects.visible_to(request.user).filter(files__in=having)
    row = having.filter(edition__in=seen).select_related("attachment").first()
    if row is None:
        last = CaseStudyEdition.objects.taken_back().filter(files__in=having).select_related("case_study__city").first()
        if last is None:
            raise Http404
        return gone(request, last)
    is_public = having.filter(edition__status__in=CITABLE).exists()
    return serve(row.attachment, request, is_public=is_public, small="small" in request.GET)
