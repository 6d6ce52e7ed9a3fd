"""What can be in one place only: rooms, interpreter teams, people on a stage. The database holds it."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core.dates import hour_in_words
from core.errors import Clash
from core.wall_time import moment, offset_in_words
from meetings.choices import LETS_GO, Acceptance
from meetings.models import Booking, Contribution, Contributor, InterpreterTeam, Room, Session, SessionLanguage

Thing = tuple[str, int]
MODELS: dict[str, Any] = {"contributor": Contributor, "room": Room, "team": InterpreterTeam}


def things_of(session: Session) -> set[Thing]:
    """What a session needs for itself alone: its room, its people who have not declined, its interpreters."""
    things: set[Thing] = {("room", session.room_id)} if session.room_id else set()
    people = Contribution.objects.filter(session=session).exclude(acceptance=Acceptance.DECLINED)
    things |= {("contributor", pk) for pk in people.values_list("contributor", flat=True)}
    teams = SessionLanguage.objects.filter(session=session, team__isnull=False)
    return things | {("team", pk) for pk in teams.values_list("team", flat=True)}


def hold(things: set[Thing]) -> None:
    """Whoever wants one of the same things waits here, always in the same order, so that nobody blocks another."""
    for kind in sorted({kind for kind, _pk in things}):
        pks = [pk for name, pk in things if name == kind]
        list(MODELS[kind].objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))


def book(session: Session) -> None:
    """Make the bookings of a locked session what it needs. Raises Clash."""
    hold(things_of(session))
    with clash_explained(lambda: [session]):
        write_bookings(session)


def write_bookings(session: Session) -> None:
    needed = things_of(session) if session.local_start else set()
    released = not session.is_planned or session.meeting.status in LETS_GO
    there = {}
    for row in Booking.objects.filter(session=session):
        kind = next(kind for kind in MODELS if getattr(row, f"{kind}_id"))
        there[kind, getattr(row, f"{kind}_id")] = row
    for thing, row in there.items():
        if thing not in needed:
            row.delete()
        elif row.released != released:
            row.released = released
            row.save(update_fields=["released"])
    for kind, pk in sorted(needed - set(there)):
        Booking.objects.create(session=session, released=released, **{f"{kind}_id": pk})


@contextmanager
def clash_explained(sessions: Callable[[], list[Session]]) -> Any:
    """Turn the database's refusal to be in two places at once into a sentence that names the other session."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        name = getattr(getattr(refusal.__cause__, "diag", None), "constraint_name", "")
        kind = next((kind for kind in MODELS if name == f"{kind}_in_one_place"), "")
        if not kind:
            raise
        raise clash_of(kind, sessions()) from refusal


def clash_of(kind: str, sessions: list[Session]) -> Clash:
    wanted = Q()
    for session in sessions:
        pks = [pk for name, pk in things_of(session) if name == kind]
        if session.room_id and kind == "room":
            pks = [session.room_id]
        if session.local_start and session.local_end:
            wanted |= Q(**{f"{kind}__in": pks}, during__overlap=moments(session))
    rows = Booking.objects.filter(wanted, released=False).exclude(session__in=[s.pk for s in sessions if s.pk])
    found = list(rows.select_related("session__meeting", *MODELS)[:5]) if wanted else []
    clashing = [
        {
            "kind": kind,
            "what": str(getattr(row, kind)),
            "session": str(row.session.uid),
            "title": str(row.session.title),
            "meeting": row.session.meeting.slug,
        }
        for row in found
    ]
    if not found:
        return Clash(_("Two sessions would need the same room or person at the same time."), [])
    first = found[0]
    words = _("%(what)s is taken from %(start)s to %(end)s by “%(session)s” (%(meeting)s).")
    told = {"what": getattr(first, kind), "session": first.session.title, "meeting": first.session.meeting.title}
    told |= hours_taken(first.session)
    return Clash(words % told, clashing)


def moments(session: Any) -> tuple[datetime, datetime]:
    """Of a session that has its hours."""
    return moment(session.local_start, session.tz), moment(session.local_end, session.tz)


def hours_taken(session: Any) -> dict[str, str]:
    """From when to when a session that has its hours takes what it needs, and by whose clock."""
    starts, ends, tz = session.local_start, session.local_end, session.tz
    end = f"{ends:%H:%M}" if ends.date() == starts.date() else hour(ends)
    return {"start": hour(starts), "end": f"{end} {tz} ({offset_in_words(moment(starts, tz), tz)})"}


def hour(at: datetime | None) -> str:
    return hour_in_words(at.isoformat()) if at else ""
