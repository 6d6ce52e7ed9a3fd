"""What views of every app share: pages that only read, errors as clear pages, and what is typed and not saved."""

import json
from collections.abc import Callable
from typing import Any
from unicodedata import category

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core import keeping
from core.listing import Listing


def reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that changes nothing: to any other method it says that it knows none, not that it smells forgery."""
    return csrf_exempt(require_safe(view))


def refuse_filters(request: HttpRequest, listing: Listing, list_url: str) -> HttpResponse:
    """A file that was asked for with a filter that does not exist: a page that says which, and leads to the list."""
    sheet = {"errors": listing.errors, "back_url": list_url}
    return render(request, "layout/wrong_filter.html", sheet, status=400)


@require_POST
def typed(request: HttpRequest) -> HttpResponse:
    """Keep what a person is typing (JSON: path, opened, values), or throw it away (a form: path, discard).

    401 for whoever is not signed in: the page then says so, and her device keeps the text.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"detail": _("You are signed out.")}, status=401)
    if request.content_type != "application/json":
        path = request.POST.get("path", "")
        if "discard" not in request.POST or not is_ours(path):
            return redirect("home")
        keeping.forget(request.user.key, path)
        messages.success(request, _("Thrown away. This is the text as it was last saved."))
        return redirect(path)
    sent = read_typed(request.body)
    if sent is None:
        return JsonResponse({"detail": _("This could not be read.")}, status=400)
    if keeping.size(sent["values"]) > keeping.LARGEST:
        return JsonResponse({"detail": _("This is too long to be kept while it is typed.")}, status=413)
    row = keeping.keep(request.user.key, sent["path"], sent["values"], opened=sent["opened"])
    return JsonResponse({"at": row.at.isoformat()})


def read_typed(body: bytes) -> dict[str, Any] | None:
    try:
        sent = json.loads(body)
        path, opened, values = sent["path"], str(sent.get("opened", ""))[:40], sent["values"]
        is_text = all(isinstance(text, str) for texts in values.values() for text in texts)
        is_list = all(isinstance(texts, list) for texts in values.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not (isinstance(path, str) and is_ours(path) and is_list and is_text):
        return None
    return {"path": path, "opened": opened, "values": {n: t for n, t in values.items() if n not in keeping.UNKEPT}}


def has_control_characters(path: str) -> bool:
    """NUL, line ends and the like: no address has one, and the database takes no NUL."""
    return any(category(letter) == "Cc" for letter in path)


def is_ours(path: str) -> bool:
    """Whether this is the path of a page of the portal, and nothing but a path."""
    if (
        not path.startswith("/")
        or path.startswith("//")
        or len(path) > 500
        or "\\" in path
        or has_control_characters(path)
    ):
        return False
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
