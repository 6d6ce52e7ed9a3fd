"""One record on a page of its own: new or there already, merged with what others wrote meanwhile."""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core import merging
from core.answers import PersonalRequest, form_sheet, tell_saved

Save = Callable[[Any], Any]


def record_page(
    request: PersonalRequest,
    row: Any,
    form_class: Any,
    *,
    heading: str,
    back: str,
    create: Save | None = None,
    change: Save | None = None,
    beside: dict[str, Any] | None = None,
    template: str = "meetings/desk/record.html",
    onward: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """The form of one record, new or there already; saved by `create` or `change`, which get the form.

    `onward`: where a new one leads, when there is more to say of it.
    """
    theirs, status, typed = None, 200, None
    if request.method == "POST":
        form = form_class(request.POST, instance=copy(row))
        act = change if row.pk else create
        before = row.version
        attempt = merging.save(form, lambda: act(form) if act else None)
        if attempt.is_saved:
            if row.pk:
                tell_saved(request, attempt.row.version != before)
            else:
                messages.success(request, _("Added."), extra_tags="saved")
            return redirect(onward(attempt.row) if onward and not row.pk else back)
        row, theirs, status = attempt.row or row, attempt.theirs, attempt.status
    else:
        form, typed = merging.open_form(request, form_class, row)
    sheet = {
        "heading": heading,
        "back": back,
        "row": row,
        "tag": row.tag if row.pk else request.path,
        **form_sheet(form, row, theirs=theirs, was_kept=typed),
        "rooms": None,
        "erase_url": "",
        **(beside or {}),
    }
    return render(request, template, sheet, status=status)
