"""What a person types is kept until she saves it: while she types, and when her session ended before she could save."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from core.context import in_language
from core.models import TypedText
from core.translation import LANGUAGES

LARGEST = 300_000  # characters of a kept form: a chapter in three languages, as typed and as it stood before
MOST = 40  # forms per person; the oldest goes first
LONGEST = timedelta(days=60)
UNKEPT = ("csrfmiddlewaretoken", "typist", "preview")

signer = Signer(salt="typist")


class Kept(QueryDict):
    """What was typed into a form and not saved: until when, and at which opening of the form (`static/js/edit.js`)."""

    at: datetime | None = None
    opened: str = ""
    is_from_ended_session: bool = False


def typist_of(person: Any) -> str:
    """What a form carries in its field `typist`: for whom it was made, so that nobody else gets what is typed."""
    return signer.sign(person.key)


def named_by(typist: str) -> str:
    try:
        return signer.unsign(typist)
    except BadSignature:
        return ""


def place(path: str) -> str:
    """The address of a form whatever the language of the page around it."""
    return in_language(path, LANGUAGES[0])


def keep_and_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page; what was typed waits for the person whom the form was made for, under its address."""
    if request.method == "POST" and (person := named_by(request.POST.get("typist", ""))):
        values = {name: texts for name, texts in request.POST.lists() if name not in UNKEPT}
        if size(values) <= LARGEST:
            keep(person, request.path, values, has_session_ended=True)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def kept(request: HttpRequest) -> Kept | None:
    """What this person typed at this address and has not saved, in this session or an earlier one."""
    person = getattr(request.user, "key", "")
    row = TypedText.objects.filter(person=person, path=place(request.path)).first() if person else None
    if row is None:
        return None
    held, typed = json.loads(row.data), Kept(mutable=True)
    for name, texts in held["values"].items():
        typed.setlist(name, texts)
    typed.at, typed.opened, typed.is_from_ended_session = row.at, held["opened"], held["has_session_ended"]
    return typed


def keep(
    person: str, path: str, values: dict[str, list[str]], *, opened: str = "", has_session_ended: bool = False
) -> TypedText:
    """Note what a person has typed at an address; it replaces what she had typed there before."""
    held = {"opened": opened, "has_session_ended": has_session_ended, "values": values}
    data = json.dumps(held, ensure_ascii=False).replace("\\u0000", "")
    row, _is_new = TypedText.objects.update_or_create(
        person=person, path=place(path), defaults={"data": data, "at": timezone.now()}
    )
    older = TypedText.objects.filter(person=person).order_by("-at").values_list("pk", flat=True)[MOST:]
    TypedText.objects.filter(Q(pk__in=list(older)) | Q(at__lt=timezone.now() - LONGEST)).delete()
    return row


def forget(person: str, path: str) -> None:
    """It is saved, or thrown away."""
    TypedText.objects.filter(person=person, path=place(path)).delete()


def size(values: Any) -> int:
    return sum(len(name) + sum(map(len, texts)) for name, texts in values.items())
