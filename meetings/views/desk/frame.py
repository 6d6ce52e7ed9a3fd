"""What every page of the desk about meetings shares: who may open it, and the way between its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from core.answers import signed_in
from core.cards import Badge
from core.errors import Clash, Refused
from core.permissions import require
from meetings.actions import CERTIFY
from meetings.choices import AFTER_IT_BEGAN, OVER
from meetings.models import Meeting, Session
from meetings.sheet.desk import about_meeting, badge_of

READ, WRITE, PUBLISH = "meetings.see_draft", "meetings.schedule", "meetings.publish_agenda"
GUESTS, INVITE, CHECK_IN = "meetings.see_guests", "meetings.invite", "meetings.check_in"
OF_GUESTS = {"invite": "invite", "export": "export_guests", "see_needs": "see_needs"}


def desk(permission: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page for whoever may do this: asked before anything is looked for, so that a refusal says nothing."""

    def of(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @signed_in
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require(request.user, permission)
            return view(request, *args, **kwargs)

        return guarded

    return of


def found(request: HttpRequest, slug: str) -> Meeting:
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_relations(), slug=slug)


def session_of(meeting: Meeting, uid: UUID) -> Session:
    return get_object_or_404(Session.objects.select_related("meeting"), meeting=meeting, uid=uid)


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    """Around every page of one meeting: its title and state, when and where, and the way to its other pages."""

    meeting: Meeting
    about: str
    badges: list[Badge]
    tabs: list[Tab]
    can_schedule: bool
    can_publish: bool
    can_invite: bool = False
    can_export: bool = False
    can_see_needs: bool = False


def frame(meeting: Meeting, user: User, here: str) -> Frame:
    can_schedule, sees_plans = user.has_perm(WRITE, meeting), user.has_perm(READ, meeting)
    own = {f"can_{what}": user.has_perm(f"meetings.{permission}") for what, permission in OF_GUESTS.items()}
    pages = [("desk-meeting", _("Schedule"))] if sees_plans else []
    if can_schedule:
        pages += [("desk-meeting-facts", _("Facts"))]
    if sees_plans:
        pages += [("desk-meeting-ties", _("Who and what")), ("desk-meeting-agenda", _("Agenda"))]
        pages += [("desk-meeting-documents", _("Documents")), ("desk-meeting-polls", _("Polls"))]
    if user.has_perm(GUESTS):
        pages += [("desk-guests", _("Guests"))]
        pages += [] if meeting.on_record else [("desk-meeting-pack", _("Pack"))]
    if user.has_perm(CHECK_IN):
        pages += [("desk-attendance", _("Who was there"))]
    if user.has_perm(CERTIFY) and meeting.status in OVER:
        pages += [("desk-certificates", _("Certificates"))]
    if own["can_export"]:
        pages += [("desk-paper", _("Badges and name plates"))]
    if own["can_see_needs"]:
        pages += [("desk-needs", _("Needs"))]
    if sees_plans and (meeting.status in AFTER_IT_BEGAN or meeting.on_record):
        pages += [("desk-meeting-minutes", _("Minutes")), ("desk-meeting-report", _("Report"))]
    tabs = [Tab(label, reverse(name, args=[meeting.slug]), name == here) for name, label in pages]
    return Frame(
        meeting, about_meeting(meeting), [badge_of(meeting)], tabs, can_schedule, user.has_perm(PUBLISH, meeting), **own
    )


@dataclass(frozen=True)
class Standing:
    """A session or a meeting that stands in the way, with its page."""

    label: str
    url: str


def in_the_way(refusal: Refused | None) -> list[Standing]:
    if not isinstance(refusal, Clash):
        return []
    rows = []
    for row in refusal.clashing:
        session = row.get("session")
        arguments = [row["meeting"], session] if session else [row["meeting"]]
        url = reverse("desk-session" if session else "desk-meeting", args=arguments)
        rows.append(Standing(f"{row['what']}: {row['title']}" if row.get("what") else row["title"], url))
    return rows
