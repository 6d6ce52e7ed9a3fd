"""Documents and pictures of the pilot as a whole; those of its milestones and updates stand with these."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from core.answers import PersonalRequest, tell
from core.attaching import AttachmentForm
from core.attachments import Shown, shown
from core.choices import MediaType
from core.errors import Refused
from core.models import Attachment
from core.permissions import require
from pilots import actions
from pilots.models import Pilot, PilotFile
from pilots.models.shared import OwnedFile
from pilots.views.work.frame import errors_of, is_done, shared_part, show, work_page


@dataclass(frozen=True)
class FileLine:
    """A file in a list of those who keep it; `pk` is that of its row."""

    pk: int
    shown: Shown
    attachment: Attachment
    is_picture: bool


def file_lines(rows: Iterable[OwnedFile], slug: str) -> list[FileLine]:
    lines = []
    for row in rows:
        file = row.attachment
        url = reverse("pilot-file", args=[slug, file.pk, file.name])
        lines.append(FileLine(row.pk, shown(file, url), file, file.is_picture))
    return lines


@work_page
def files(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    """What is attached, and the form that adds to it."""
    sent = request.method == "POST"
    form = AttachmentForm(request.POST if sent else None, request.FILES if sent else None, kinds=list(MediaType))
    if sent:
        require(request.user, "pilots.edit_pilot", pilot)
        if is_done(form, lambda: attach(pilot, form, by=request.user)):
            messages.success(request, _("Added."), extra_tags="saved")
            return redirect("pilot-files-desk", pilot.slug)
    lines = file_lines(PilotFile.objects.filter(pilot=pilot).select_related("attachment"), pilot.slug)
    sheet: dict[str, Any] = {"lines": lines, "form": form, "errors": errors_of(form)}
    return show(request, pilot, "pilot-files-desk", "files", sheet, 400 if sheet["errors"] else 200)


def attach(owner: Any, form: AttachmentForm, *, by: User) -> OwnedFile:
    words = {name: value for name, value in form.cleaned_data.items() if name != "file"}
    return actions.add_file(owner, form.cleaned_data["file"], words, by=by)


@shared_part
@require_POST
def remove(request: PersonalRequest, pilot: Pilot, pk: int) -> HttpResponse:
    row = get_object_or_404(PilotFile.objects.select_related("attachment"), pilot=pilot, pk=pk)
    try:
        actions.remove_file(row, by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("pilot-files-desk", pilot.slug)
