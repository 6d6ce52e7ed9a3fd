"""Who opens the pages of a pilot in the making, who writes there, and how a page of it is shown."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy

from core.answers import PersonalRequest, add_errors, form_errors, signed_in, tell
from core.errors import Refused
from core.numbers import whole_number
from core.permissions import require
from pilots.actions.writing import refuse_closed
from pilots.models import Pilot
from pilots.sheet.work_frame import work_frame

CHANGED = gettext_lazy("Somebody has changed this meanwhile. Look at it as it is now, then decide again.")


def work_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a pilot, read `for_cards()`, that this person works on or reads in confidence.

    Whoever may not know of it finds nothing; who knows of it as everybody does is told that it is not hers.
    """

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        pilot = get_object_or_404(Pilot.objects.visible_to(request.user).for_cards(), slug=slug)
        require(request.user, "pilots.see_proposal", pilot)
        return view(request, pilot, *args, **kwargs)

    return guarded


def shared_part(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that writes what is the lead city's, while the pilot can still be worked on."""

    @work_page
    @wraps(view)
    def guarded(request: HttpRequest, pilot: Pilot, *args: Any, **kwargs: Any) -> HttpResponse:
        require(request.user, "pilots.edit_pilot", pilot)
        return closed(request, pilot) or view(request, pilot, *args, **kwargs)

    return guarded


def closed(request: HttpRequest, pilot: Pilot) -> HttpResponse | None:
    """Back to the overview, with the reason, when nothing of the pilot can be changed any more."""
    try:
        refuse_closed(pilot)
    except Refused as refusal:
        tell(request, refusal)
        return redirect("pilot-edit", pilot.slug)
    return None


def show(
    request: PersonalRequest, pilot: Pilot, here: str, template: str, sheet: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page in the frame of the pilot; `here` is the part that it belongs to."""
    shown = {"frame": work_frame(pilot, request.user, here), "errors": [], **sheet}
    return render(request, f"pilots/work/{template}.html", shown, status=status)


def is_done(form: BaseForm, do: Callable[[], Any]) -> bool:
    """Do it when the form is valid; what is refused ends up in the form."""
    if not form.is_valid():
        return False
    try:
        do()
    except (Refused, ValidationError) as refusal:
        add_errors(form, refusal)
        return False
    return True


def errors_of(*forms: Any) -> list[dict]:
    return [error for form in forms if form is not None and form.is_bound for error in form_errors(form)]


def told(words: str) -> list[dict]:
    return [{"field_label": "", "message": words, "field_id": ""}]


def version_of(request: HttpRequest) -> int:
    return whole_number(request.POST.get("version", ""))
