"""A form that was sent after the session had ended is kept, and shown again to the same person after sign-in."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

LARGEST = 200_000  # characters of a kept form

signer = Signer(salt="typist")


def typist_of(person: Any) -> str:
    """What a form carries in its field `typist`: for whom it was made, so that nobody else gets what is typed."""
    return signer.sign(person.key)


def keep_and_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page; what was typed waits in the session for whom the form was made, under its address."""
    if request.method == "POST" and (person := named_by(request.POST.get("typist", ""))):
        typed = request.POST.copy()
        typed.pop("csrfmiddlewaretoken", None)
        typed.pop("typist")
        text = typed.urlencode()
        if len(text) <= LARGEST:
            request.session["kept"] = {"path": request.path, "person": person, "text": text}
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def named_by(typist: str) -> str:
    try:
        return signer.unsign(typist)
    except BadSignature:
        return ""


def kept(request: HttpRequest) -> QueryDict | None:
    """What this person typed at this address before her session ended; given out once, and to nobody else."""
    waiting = request.session.get("kept", {})
    if waiting.get("path") != request.path or waiting.get("person") != getattr(request.user, "key", None):
        return None
    del request.session["kept"]
    return QueryDict(waiting["text"])
