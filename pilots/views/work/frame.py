"""Who opens the pages of a pilot in the making: the people of its cities, and the secretariat."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from core.answers import signed_in
from core.permissions import require
from pilots.models import Pilot

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
