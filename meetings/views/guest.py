"""A guest's own pages, behind the link in her mail: she needs no account.

Whoever knows the address may act: no cookie stands for her, so there is nothing that another site could abuse, and the
check against forged forms, which `no-referrer` would break, is left out.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from core.context import AUTONYMS
from core.translation import LANGUAGES, direction
from meetings import actions
from meetings.models import MeetingInvitation

# Nobody is signed in here, whoever else uses this browser.
NOBODY: dict[str, Any] = {"person": None, "own_links": [], "messages": []}


def of_guest(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the guest whose link this is: `view(request, invitation, token, …)`.

    An altered, an expired and a revoked link lead to the same neutral page. GET and HEAD change nothing.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        invitation = actions.behind(token)
        if invitation is None:
            return in_confidence(gone(request))
        return in_confidence(view(request, invitation, token, *args, **kwargs))

    return guarded


def in_confidence(response: HttpResponse) -> HttpResponse:
    """The address holds a secret: nobody keeps the page, finds it, or is told by the browser where it was."""
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def gone(request: HttpRequest) -> HttpResponse:
    """The same for everybody: no name, no meeting, not even the address that was asked for."""
    here = get_language()
    languages = [
        {"code": code, "autonym": AUTONYMS[code], "dir": direction(code), "url": f"/{code}/", "current": code == here}
        for code in LANGUAGES
    ]
    return render(request, "meetings/answer/gone.html", {**NOBODY, "page_languages": languages}, status=410)


def guest_page(request: HttpRequest, template: str, sheet: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page in the frame of the guest's pages."""
    return render(request, template, {**NOBODY, **sheet}, status=status)


@of_guest
def answer(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    return guest_page(request, "meetings/answer/answer.html", {"invitation": invitation, "token": token})
