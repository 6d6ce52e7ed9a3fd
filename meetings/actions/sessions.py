"""The sessions of a meeting: made, written, swapped, called off."""

import json
from copy import copy

from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.editing import change, locked, mark_translations
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import text_fields
from meetings.actions.bookings import book, clash_explained, hold, things_of, write_bookings
from meetings.actions.minutes import unnamed
from meetings.actions.sign_ups import places_follow
from meetings.choices import SCHEDULABLE, Attribution, MeetingStatus, SessionState
from meetings.models import AgendaRevision, Booking, Meeting, Session
from meetings.sheet.snapshot import latest_agendas

# What may be written; whatever else is sent has no effect.
SESSION_OWN = (
    "kind",
    "track",
    "position",
    "local_start",
    "local_end",
    "tz",
    "room",
    "is_online",
    "capacity",
    "takes_sign_up",
    "attribution",
    "is_recorded",
)
SESSION_FIELDS = (*SESSION_OWN, *text_fields(Session))
# A change of these is one that calendars have to notice (RFC 5546 §2.1.4).
MOVES_SESSION = {"local_start", "local_end", "tz", "room", "is_online"}


def schedulable(meeting: Meeting) -> Meeting:
    """The meeting under lock, when its sessions may still be changed. Raises Refused otherwise."""
    now = locked_row(meeting)
    if now.status not in [*SCHEDULABLE, MeetingStatus.LIVE] and not now.on_record:
        words = _("This meeting is “%(state)s”. Its sessions stay as they are.")
        raise Refused(words % {"state": now.get_status_display()})
    return now


@transaction.atomic
def add_session(meeting: Meeting, values: dict, *, by: User) -> Session:
    """One more session, with its room booked. Raises Clash when the room is taken at that time."""
    require(by, "meetings.schedule")
    now = schedulable(meeting)
    wanted = {name: value for name, value in values.items() if name in SESSION_FIELDS}
    session = Session(meeting=now, **{"tz": now.tz, **wanted})
    mark_translations(session, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    session.full_clean()
    session.save()
    book(session)
    audit.record("add_session", session.tag, by=by.key, changes={"session": [None, str(session.title)]})
    return session


@transaction.atomic
def edit_session(session: Session, values: dict, *, by: User, version: int) -> Session:
    """Write a session. Raises Stale when somebody changed it since, Clash when what it needs is taken then."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in SESSION_FIELDS}
    schedulable(session.meeting)
    now = locked(session, version=version, wanted=wanted)
    if not now.is_planned:
        raise Refused(_("This session was cancelled. Make a new one instead."))
    if any(name in MOVES_SESSION and getattr(now, name) != value for name, value in wanted.items()):
        now.sequence += 1
    if wanted.get("attribution", now.attribution) == Attribution.CHATHAM_HOUSE != now.attribution:
        unnamed(now)
    as_wanted = copy(now)
    for name, value in wanted.items():
        setattr(as_wanted, name, value)
    hold(things_of(now) | things_of(as_wanted))
    with clash_explained(lambda: [as_wanted]), places_follow([now]):
        if as_wanted.room_id != now.room_id:
            now.bookings.filter(room__isnull=False).delete()  # at its new hour the old room may be somebody else's
        change(now, wanted, by=by.key, action="edit_session", tag=now.tag)
        write_bookings(now)
    return now


@transaction.atomic
def swap(one: Session, other: Session, *, by: User, versions: tuple[int, int]) -> None:
    """Exchange the hours and rooms of two sessions in one go: whoever is in both of them stays free for both."""
    require(by, "meetings.schedule")
    for meeting in sorted({one.meeting, other.meeting}, key=lambda row: row.pk):
        schedulable(meeting)
    wanted = ("local_start", "local_end", "tz", "room", "track")
    read = dict(zip((one.pk, other.pk), versions, strict=True))
    rows = {row.pk: locked(row, version=read[row.pk], wanted={}) for row in sorted((one, other), key=lambda s: s.pk)}
    first, second = rows[one.pk], rows[other.pk]
    if not (first.is_planned and second.is_planned):
        raise Refused(_("Only sessions that are planned can change places."))
    hold(things_of(first) | things_of(second))
    places = [{name: getattr(row, name) for name in wanted} for row in (first, second)]
    with clash_explained(lambda: [first, second]):
        with connection.cursor() as cursor:
            cursor.execute(
                "SET CONSTRAINTS public.room_in_one_place, public.contributor_in_one_place, public.team_in_one_place"
                " DEFERRED"
            )
        Booking.objects.filter(session__in=[first, second], room__isnull=False).delete()
        with places_follow([first, second]):
            for row, place in ((first, places[1]), (second, places[0])):
                row.sequence += 1
                change(row, place, by=by.key, action="swap_sessions", tag=row.tag)
                write_bookings(row)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@transaction.atomic
def cancel_session(session: Session, *, by: User, version: int, reason: str) -> Session:
    """Call a session off; what it held is free at once. It stays in the agenda, crossed out, with its reason; whoever
    signed up for it is told once that agenda is published.
    """
    require(by, "meetings.schedule")
    if not reason.strip():
        raise Refused(_("Say why: everyone concerned will read it."))
    schedulable(session.meeting)
    now = locked(session, version=version, wanted={})
    if not now.is_planned:
        raise Refused(_("This session is cancelled already."))
    now.sequence += 1
    change(now, {"state": SessionState.CANCELLED, "reason": reason}, by=by.key, action="cancel_session", tag=now.tag)
    now.bookings.update(released=True)
    return now


@transaction.atomic
def restore_session(session: Session, *, by: User, version: int) -> Session:
    """As if it had never been called off, as long as no agenda has said so: its guests have their places still.

    Raises Clash when what it needs is somebody else's by now.
    """
    require(by, "meetings.schedule")
    schedulable(session.meeting)
    now = locked(session, version=version, wanted={})
    if now.is_planned:
        raise Refused(_("This session is not cancelled."))
    if not can_be_restored(now):
        raise Refused(_("An agenda was published that calls this session off. Make a new one instead."))
    now.sequence -= 1
    change(now, {"state": SessionState.PLANNED, "reason": ""}, by=by.key, action="restore_session", tag=now.tag)
    book(now)
    return now


def can_be_restored(session: Session) -> bool:
    """Whether it is called off in the draft alone."""
    agenda = latest_agendas([session.meeting]).get(session.meeting_id)
    rows = json.loads(agenda.snapshot)["sessions"] if agenda else []
    published = next((row["state"] for row in rows if row["uid"] == str(session.uid)), SessionState.PLANNED)
    return not session.is_planned and published == SessionState.PLANNED


@transaction.atomic
def remove_session(session: Session, *, by: User, version: int) -> None:
    """Take out a session that no agenda has shown yet; what was published is cancelled instead."""
    require(by, "meetings.schedule")
    schedulable(session.meeting)
    now = locked(session, version=version, wanted={})
    if AgendaRevision.objects.filter(meeting=now.meeting, snapshot__contains=str(now.uid)).exists():
        raise Refused(_("This session stands in a published agenda. Cancel it, so that readers learn of it."))
    audit.record("remove_session", now.tag, by=by.key, changes={"session": [str(now.title), None]})
    now.delete()


def touch(session: Session) -> None:
    session.version += 1
    session.save(update_fields=["version"])
