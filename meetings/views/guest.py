"""A guest's own pages, behind the link in her mail: she needs no account.

Whoever knows the address may act: no cookie stands for her, so there is nothing that another site could abuse, and the
check against forged forms, which `no-referrer` would break, is left out.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import qrcode
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from qrcode.image.svg import SvgPathImage

from core.answers import form_errors, is_done
from core.context import AUTONYMS
from core.errors import Refused
from core.translation import LANGUAGES, direction
from meetings import actions
from meetings.forms.guests import AnswerForm, NeedsForm, PersonForm
from meetings.models import MeetingInvitation, Session
from meetings.sheet.guest import guest_sheet
from meetings.sheet.sign_ups import places_of, ways_in

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
    return render(request, "meetings/answer/gone.html", {**NOBODY, "page_languages": homes()}, status=410)


def homes() -> list[dict[str, Any]]:
    """The way to each language without the address of this page."""
    here = get_language()
    return [
        {"code": code, "autonym": AUTONYMS[code], "dir": direction(code), "url": f"/{code}/", "current": code == here}
        for code in LANGUAGES
    ]


def guest_page(
    request: HttpRequest,
    template: str,
    invitation: MeetingInvitation,
    token: str,
    *,
    here: str = "",
    status: int = 200,
    **sheet: Any,
) -> HttpResponse:
    """A page in the frame of the guest's pages; `here`: its name among the addresses."""
    sheet |= {"guest": guest_sheet(invitation, token, here)}
    return render(request, template, {**NOBODY, **sheet}, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing; None for whoever only reads."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: HttpRequest, template: str, invitation: MeetingInvitation, token: str, form: BaseForm, *, here: str
) -> HttpResponse:
    """One of her pages that is a form, with what is wrong in it."""
    sheet = {"form": form, "errors": form_errors(form) if form.is_bound else []}
    return guest_page(request, template, invitation, token, here=here, status=400 if form.errors else 200, **sheet)


@of_guest
def answer(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """Yes, perhaps or no; and again as often as she likes."""
    last = invitation.answers.newest_first().first()
    given = {"note": invitation.word} | ({"reply": last.reply, "presence": last.presence} if last else {})
    form = AnswerForm(posted(request), meeting=invitation.meeting, initial=given)
    if is_done(form, lambda said: actions.answer(invitation, **said)):
        return redirect("answer", token)
    return form_page(request, "meetings/answer/answer.html", invitation, token, form, here="answer")


@of_guest
def needs(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """What she needs: for those alone who care for it."""
    form = NeedsForm(posted(request), instance=getattr(invitation, "needs", None))
    if is_done(form, lambda said: actions.say_needs(invitation, said)):
        return redirect("answer", token)
    return form_page(request, "meetings/answer/needs.html", invitation, token, form, here="answer-needs")


@of_guest
def colleague(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """Somebody comes in her place; her own link ends with that."""
    given = {"language": invitation.language, "organisation": invitation.organisation}
    form = PersonForm(posted(request), initial=given)
    if is_done(form, lambda who: actions.substitute(invitation, who, by=actions.GUEST)):
        return render(request, "meetings/answer/sent.html", {**NOBODY, "page_languages": homes()})
    return form_page(request, "meetings/answer/colleague.html", invitation, token, form, here="answer-colleague")


@of_guest
def sessions(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """Where she takes a place, waits for one, switches between room and screen, and gives it up."""
    status, refusal = 200, ""
    if request.method == "POST":
        shown = {line.uid for line in places_of(invitation)}
        rows = Session.objects.filter(meeting=invitation.meeting_id, uid__in=shown).select_related("meeting")
        session = next((row for row in rows if str(row.uid) == request.POST.get("session")), None)
        what = request.POST.get("what", "")
        try:
            if session is None:
                raise Refused(_("This session is no longer in the programme."))
            if what == "leave":
                actions.withdraw(session, invitation)
            else:
                actions.sign_up(session, invitation, what)
            return redirect("answer-sessions", token)
        except Refused as clash:
            status, refusal = 409, clash.message
    return guest_page(
        request,
        "meetings/answer/sessions.html",
        invitation,
        token,
        here="answer-sessions",
        lines=places_of(invitation),
        joins=[(line, reverse("answer-join", args=[token, line.uid])) for line in ways_in(invitation)],
        refusal=refusal,
        status=status,
    )


@of_guest
def code(request: HttpRequest, invitation: MeetingInvitation, token: str) -> HttpResponse:
    """What she shows at the door."""
    address = settings.SITE_ORIGIN + reverse("attend", args=[actions.code_of(invitation)])
    drawn = qrcode.make(address, image_factory=SvgPathImage).to_string(encoding="unicode")
    return guest_page(
        request,
        "meetings/answer/code.html",
        invitation,
        token,
        here="answer-code",
        code=mark_safe(drawn),  # noqa: S308 (our own drawing)
    )
