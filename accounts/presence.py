"""Who else has the same form open just now, by name: what a page with a form asks and is told."""

from django.http import JsonResponse
from django.utils.translation import gettext as _

from accounts.names import names_of
from core import presence
from core.answers import PersonalRequest


def sign_of_life(request: PersonalRequest, about: str) -> JsonResponse:
    """From an open page: answers who else has it open; or it says that its reader has left."""
    field = request.POST.get("field", "")[:120]
    if "left" in request.POST:
        presence.left(about, field, request.user.key)
        return presence.answer([])
    return presence.answer(present(request, about, field))


def present(request: PersonalRequest, about: str, field: str) -> list[str]:
    """Note that this person has the form open, and say who else has, in sentences."""
    presence.seen(about, field, request.user.key)
    others = presence.others(about, field, request.user.key)
    names = names_of(others)
    return [_("%(name)s also has this open.") % {"name": names[key]} for key in others]
