"""Places in the sessions of a meeting, as a guest reads of her own and the desk of everybody's."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from core.cards import Badge
from core.dates import hour_in_words, hours_in_words
from core.wall_time import moment, offset_in_words
from meetings.choices import TAKES_A_PLACE, Mode, Presence, SessionState, SignUpState
from meetings.models import Meeting, MeetingInvitation, Session, SignUp
from meetings.sheet.agenda import text_of
from meetings.sheet.snapshot import latest_agendas

KINDS = {
    SignUpState.CONFIRMED: "success",
    SignUpState.OFFERED: "warning",
    SignUpState.WAITING: "info",
    SignUpState.LAPSED: "neutral",
}


def in_its_place(at: datetime, zone: str) -> str:
    """ "1 July 2027, 09:00 Africa/Casablanca (UTC+1)"."""
    return f"{hour_in_words(at.astimezone(ZoneInfo(zone)).isoformat())} {zone} ({offset_in_words(at, zone)})"


def planned_hours(session: Session) -> str:
    """ "1 July 2027, 09:00–10:00 Africa/Casablanca (UTC+1)"; empty while they are not known."""
    if not session.local_start or not session.local_end:
        return ""
    hours = hours_in_words(session.local_start.isoformat(), session.local_end.isoformat())
    return f"{hours} {session.tz} ({offset_in_words(moment(session.local_start, session.tz), session.tz)})"


@dataclass(frozen=True)
class PlaceLine:
    """A session in which places are given out, and what the guest has of it."""

    uid: str
    title: str
    hours: str
    room: str
    free: int
    badge: Badge | None
    how: str
    turn: int
    kept_until: str
    can_come: bool
    can_go_online: bool
    can_leave: bool


def places_of(invitation: MeetingInvitation) -> list[PlaceLine]:
    """Of the agenda that is published: what is only planned is nobody's yet."""
    meeting = invitation.meeting
    sessions = {str(row.uid): row for row in meeting.sessions.filter(takes_sign_up=True)}
    mine = {row.session_id: row for row in SignUp.objects.filter(invitation=invitation)}
    return [
        place_line(row, meeting, sessions[row["uid"]], mine.get(sessions[row["uid"]].pk))
        for row in published(meeting)
        if row["uid"] in sessions
    ]


@dataclass(frozen=True)
class JoinLine:
    title: str
    hours: str
    uid: str


def ways_in(invitation: MeetingInvitation) -> list[JoinLine]:
    """Published sessions that can be entered online through the gate; never their address."""
    rows = invitation.meeting.sessions.filter(join_link__isnull=False)
    uids = {str(uid) for uid in rows.values_list("uid", flat=True)}
    return [
        JoinLine(text_of(row["title"]).value, published_hours(row), row["uid"])
        for row in published(invitation.meeting)
        if row["uid"] in uids
    ]


def published(meeting: Meeting) -> list[dict[str, Any]]:
    agenda = latest_agendas([meeting]).get(meeting.pk)
    rows = json.loads(agenda.snapshot)["sessions"] if agenda else []
    return [row for row in rows if row["state"] == SessionState.PLANNED]


def takes_place(session: Session) -> bool:
    """Whether guests can count on it: as long as the published agenda does not say that it is called off."""
    return session.is_planned or str(session.uid) in {row["uid"] for row in published(session.meeting)}


def has_begun(session: Session) -> bool:
    return session.during is not None and session.during.lower <= timezone.now()


def goes_online(session: Session) -> bool:
    """Whether it can be followed online: all of a meeting that is online alone can."""
    return session.is_online or session.meeting.mode == Mode.ONLINE


def place_line(row: dict[str, Any], meeting: Meeting, session: Session, own: SignUp | None) -> PlaceLine:
    state = SignUpState(own.state) if own else None
    in_room = own is not None and own.presence == Presence.IN_PERSON
    holds = own is not None and state in (*TAKES_A_PLACE, SignUpState.WAITING)
    is_open = not has_begun(session)  # that it is called off is said by the next agenda
    has_room_place = holds and in_room and state != SignUpState.OFFERED
    return PlaceLine(
        uid=row["uid"],
        title=text_of(row["title"]).value,
        hours=published_hours(row),
        room=row["room"].get("name", ""),
        free=max(0, free_places(session)),
        badge=Badge(KINDS[state], str(state.label)) if state in KINDS else None,
        how=str(own.get_presence_display()) if own and holds else "",
        turn=turn_of(own) if own and state == SignUpState.WAITING else 0,
        kept_until=in_its_place(own.offered_until, session.tz) if own and own.offered_until else "",
        can_come=is_open and not has_room_place and meeting.mode != Mode.ONLINE,
        can_go_online=is_open and goes_online(session) and not (holds and not in_room),
        can_leave=is_open and holds,
    )


def published_hours(row: dict[str, Any]) -> str:
    if not row["local_start"]:
        return ""
    return f"{hours_in_words(row['local_start'], row['local_end'])} {row['tz']} ({row['offset']})"


def taken(session: Session, *, but: SignUp | None = None) -> int:
    """Places in the room that are taken or kept, without one that is about to change."""
    rows = SignUp.objects.filter(session=session, presence=Presence.IN_PERSON, state__in=TAKES_A_PLACE)
    return (rows.exclude(pk=but.pk) if but else rows).count()


def free_places(session: Session, *, but: SignUp | None = None) -> int:
    """Below zero where the room was made smaller."""
    return (session.capacity or 0) - taken(session, but=but)


def turn_of(own: SignUp) -> int:
    """How many wait before her, and she."""
    rows = SignUp.objects.filter(session=own.session_id, state=SignUpState.WAITING).order_by("asked_at", "pk")
    return [pk for (pk,) in rows.values_list("pk")].index(own.pk) + 1


@dataclass(frozen=True)
class SignedUp:
    guest: str
    city: str
    how: str
    badge: Badge | None
    note: str


def signed_up(session: Session) -> list[SignedUp]:
    """Everybody who has a place or waits for one, in the order in which they asked."""
    rows = SignUp.objects.filter(session=session).exclude(state=SignUpState.WITHDRAWN)
    return [
        SignedUp(
            guest=str(row.invitation),
            city=str(row.invitation.city.name) if row.invitation.city else "",
            how=str(row.get_presence_display()),
            badge=Badge(KINDS[SignUpState(row.state)], str(LABELS[SignUpState(row.state)]())),
            note=_("until %(hour)s") % {"hour": in_its_place(row.offered_until, session.tz)}
            if row.offered_until
            else "",
        )
        for row in rows.select_related("invitation__city").order_by("asked_at", "pk")
    ]


# What the guest reads of herself, as others read of her.
LABELS = {
    SignUpState.CONFIRMED: lambda: _("Has a place"),
    SignUpState.OFFERED: lambda: _("A place is kept"),
    SignUpState.WAITING: lambda: _("Waits"),
    SignUpState.LAPSED: lambda: _("The offer has lapsed"),
}
