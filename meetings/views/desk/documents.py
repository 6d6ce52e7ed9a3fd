"""Documents on the desk: what they are, who may see them and from when, their versions."""

from copy import copy
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, add_errors, form_errors, tell
from core.errors import Refused, Stale
from core.numbers import whole_number
from meetings import actions
from meetings.forms.documents import DocumentForm, VersionForm
from meetings.models import DocumentVersion, Meeting, MeetingDocument
from meetings.sheet.documents import document_line, documents_of
from meetings.views.desk.frame import READ, WRITE, desk, found, frame
from meetings.views.desk.meeting import CHANGED


@desk(READ)
def documents(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    sheet = {
        "frame": frame(row, request.user, "desk-meeting-documents"),
        "lines": documents_of(row, request.user),
    }
    return render(request, "meetings/desk/documents.html", sheet)


@desk(WRITE)
def new(request: PersonalRequest, slug: str) -> HttpResponse:
    meeting = found(request, slug)
    row = MeetingDocument(meeting=meeting)
    if request.method != "POST":
        form, typed = merging.open_form(request, DocumentForm, row)
        return page(request, meeting, row, form, was_kept=typed)
    form = DocumentForm(request.POST, instance=copy(row))
    attempt = merging.save(form, lambda: actions.add_document(meeting, form.own_values(), by=request.user))
    if attempt.is_saved:
        messages.success(request, _("Added. Now attach its first version."), extra_tags="saved")
        return redirect("desk-document", slug, attempt.row.key)
    return page(request, meeting, row, form, status=attempt.status)


def found_document(request: PersonalRequest, slug: str, key: UUID) -> MeetingDocument:
    rows = MeetingDocument.objects.visible_to(request.user).filter(meeting__slug=slug)
    return get_object_or_404(rows.select_related("meeting", "session"), key=key)


@desk(WRITE)
def document(request: PersonalRequest, slug: str, key: UUID) -> HttpResponse:
    row = found_document(request, slug, key)
    if request.method != "POST":
        form, typed = merging.open_form(request, DocumentForm, row)
        return page(request, row.meeting, row, form, was_kept=typed)
    form = DocumentForm(request.POST, instance=copy(row))

    def change() -> MeetingDocument:
        return actions.edit_document(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("desk-meeting-documents", slug)
    return page(request, row.meeting, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def page(
    request: PersonalRequest,
    meeting: Meeting,
    row: MeetingDocument,
    form: DocumentForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    version_form: VersionForm | None = None,
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    version_form = version_form or VersionForm(auto_id="id_version_%s")
    errors = [{"field_label": "", "message": words, "field_id": ""}] if words else []
    if theirs is None:
        errors += [error for sent in (form, version_form) if sent.is_bound for error in form_errors(sent)]
    sheet = {
        "frame": frame(meeting, request.user, "desk-meeting-documents"),
        "row": row,
        "line": document_line(row, meeting) if row.pk else None,
        "form": form,
        "texts": form.passages(row, theirs),
        "theirs": theirs,
        "was_kept": was_kept,
        "version_form": version_form,
        "errors": errors,
    }
    return render(request, "meetings/desk/document.html", sheet, status=status)


@desk(WRITE)
@require_POST
def add_version(request: PersonalRequest, slug: str, key: UUID) -> HttpResponse:
    row = found_document(request, slug, key)
    form = VersionForm(request.POST, request.FILES, auto_id="id_version_%s")
    if form.is_valid():
        try:
            actions.add_version(row, by=request.user, **form.cleaned_data)
            messages.success(request, _("The version is attached."))
            return redirect("desk-document", slug, key)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    return page(request, row.meeting, row, DocumentForm(instance=copy(row)), version_form=form, status=400)


@desk(WRITE)
@require_POST
def remove_version(request: PersonalRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    row = found_document(request, slug, key)
    try:
        actions.remove_version(get_object_or_404(DocumentVersion, document=row, pk=pk), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-document", slug, key)


@desk(WRITE)
@require_POST
def remove(request: PersonalRequest, slug: str, key: UUID) -> HttpResponse:
    """The document with all its versions."""
    row = found_document(request, slug, key)
    try:
        actions.remove_document(row, by=request.user, version=whole_number(request.POST.get("version", "")))
    except Stale as stale:
        form = DocumentForm(instance=copy(stale.row))
        return page(request, row.meeting, stale.row, form, words=str(CHANGED), status=409)
    except Refused as refusal:
        tell(request, refusal)
    else:
        messages.success(request, _("Removed."))
    return redirect("desk-meeting-documents", slug)
