"""Who has a place in a session with sign-up, who waits for one, and the way into it online."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, form_errors
from meetings import actions
from meetings.forms.session import JoinForm
from meetings.models import Session
from meetings.sheet.sign_ups import signed_up, taken
from meetings.views.desk.frame import GUESTS, WRITE, desk, found, frame, session_of


@desk(WRITE)
@require_POST
def join_link(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    session, form = session_of(found(request, slug), uid), JoinForm(request.POST)
    if not form.is_valid():
        return page(request, session, form, status=400)
    actions.set_join_link(session, form.cleaned_data["url"], by=request.user)
    messages.success(request, _("Saved."), extra_tags="saved")
    return redirect("desk-sign-ups", slug, uid)


@desk(GUESTS)
def sign_ups(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    return page(request, session_of(found(request, slug), uid))


def page(request: PersonalRequest, session: Session, form: JoinForm | None = None, status: int = 200) -> HttpResponse:
    form = form or JoinForm()
    sheet = {
        "frame": frame(session.meeting, request.user, "desk-guests"),
        "session": session,
        "taken": taken(session),
        "lines": signed_up(session),
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
        "has_way_in": hasattr(session, "join_link"),
    }
    return render(request, "meetings/desk/sign_ups.html", sheet, status=status)
