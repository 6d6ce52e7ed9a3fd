"""A form that was sent after the session had ended is kept, and shown again after sign-in."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

LARGEST = 200_000  # characters of a kept form


def keep_and_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page; what was typed waits in the session under the form's own address."""
    if request.method == "POST":
        typed = request.POST.copy()
        typed.pop("csrfmiddlewaretoken", None)
        text = typed.urlencode()
        if len(text) <= LARGEST:
            request.session["kept"] = {request.path: text}
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def kept(request: HttpRequest) -> QueryDict | None:
    """What was typed at this address before the session ended; given out once."""
    text = request.session.get("kept", {}).get(request.path)
    if text is None:
        return None
    del request.session["kept"]
    return QueryDict(text)
