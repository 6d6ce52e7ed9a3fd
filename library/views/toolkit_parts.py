"""The secretariat adds parts to the toolkit, withdraws a stage, and gives tools documents to hand out."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import attachments, merging
from core.answers import PersonalRequest, add_errors, form_errors, signed_in, tell
from core.attaching import AttachmentForm
from core.attachments import shown
from core.errors import Refused
from core.models import Attachment
from core.permissions import require
from library import actions
from library.models import Stage, Step, Tool
from library.views.toolkit_desk import KINDS, kept_part


@signed_in
def new(request: PersonalRequest, kind: str, under: str = "") -> HttpResponse:
    """A stage, a step of a stage, or a tool of a step; a step and a tool begin out of use, to be written first."""
    require(request.user, "library.edit_toolkit")
    row, form_class = fresh(kind, under), KINDS[kind][1]
    if request.method != "POST":
        form, typed = merging.open_form(request, form_class, row)
        return new_page(request, kind, row, form, was_kept=typed)
    form = form_class(request.POST, instance=copy(row))

    def add():
        return actions.add_to_toolkit(fresh(kind, under), form.own_values(), by=request.user)

    attempt = merging.save(form, add)
    if attempt.is_saved:
        messages.success(request, _("Added."), extra_tags="saved")
        return redirect("desk-toolkit-part", kind, attempt.row.key)
    return new_page(request, kind, row, form, status=attempt.status)


def fresh(kind: str, under: str) -> Stage | Step | Tool:
    """A new row that knows where it belongs."""
    if kind == "steps":
        return Step(stage=get_object_or_404(Stage, key=under), is_in_use=False)
    if kind == "tools":
        return Tool(step=get_object_or_404(Step, key=under), is_in_use=False)
    return Stage()


def new_page(request, kind: str, row, form, *, was_kept=None, status=200) -> HttpResponse:
    headings = {"stages": _("A new stage"), "steps": _("A new step"), "tools": _("A new tool")}
    belongs_to = {"stages": None, "steps": getattr(row, "stage", None), "tools": getattr(row, "step", None)}[kind]
    sheet = {
        "heading": headings[kind],
        "is_tool": kind == "tools",
        "belongs_to": belongs_to.title if belongs_to else "",
        "keep": f"toolkit-new:{kind}:{belongs_to.key if belongs_to else ''}",
        "form": form,
        "texts": form.passages(row, None),
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "desk/toolkit_new.html", sheet, status=status)


@signed_in
@require_POST
def use(request: PersonalRequest, key: str) -> HttpResponse:
    """Withdraw a stage with its steps (`in_use` is 0), or bring them back."""
    stage = kept_part(request, "stages", key)
    in_use = request.POST.get("in_use") == "1"
    try:
        actions.use_stage(stage, in_use=in_use, by=request.user)
        messages.success(
            request,
            _("Brought back: everybody reads it.") if in_use else _("Withdrawn: it is kept, and shown to nobody."),
        )
    except Refused as refusal:
        tell(request, refusal)
    return redirect(f"{reverse('desk-toolkit')}#stages-{key}")


# Documents of a tool


@signed_in
def files(request: PersonalRequest, key: str) -> HttpResponse:
    """The documents that go with a tool, and the form that attaches one."""
    tool = kept_part(request, "tools", key)
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        try:
            actions.attach_to_tool(tool, words.pop("file"), words, by=request.user)
            messages.success(request, _("Added."))
            return redirect("desk-toolkit-tool-files", key)
        except (ValidationError, Refused) as error:
            add_errors(form, error)
    lines = [
        (row.pk, shown(row.attachment, reverse("desk-toolkit-tool-file", args=[key, row.pk])))
        for row in tool.files.select_related("attachment")
    ]
    sheet = {"row": tool, "lines": lines, "form": form, "errors": form_errors(form) if form.is_bound else []}
    return render(request, "desk/toolkit_files.html", sheet, status=400 if form.errors else 200)


@signed_in
@require_safe
def kept_file(request: PersonalRequest, key: str, file: int) -> HttpResponse:
    """A document of a tool for those who keep it, in use or not."""
    tool = kept_part(request, "tools", key)
    attached = Attachment.objects.filter(tool_file__tool=tool, tool_file=file)
    return attachments.serve(get_object_or_404(attached), request)


@signed_in
@require_POST
def remove_file(request: PersonalRequest, key: str, file: int) -> HttpResponse:
    tool = kept_part(request, "tools", key)
    try:
        actions.remove_tool_file(get_object_or_404(tool.files, pk=file), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-toolkit-tool-files", key)
