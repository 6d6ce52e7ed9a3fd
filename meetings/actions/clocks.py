"""When a country changes the law of its clocks: the hour that was promised stays, its moment follows."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from core import audit
from core.audit import CLOCK
from core.errors import Clash
from core.lifecycle import locked_row
from meetings.actions.agenda import Plan, latest, plan
from meetings.actions.bookings import clash_explained, hold, things_of
from meetings.actions.sign_ups import places_follow
from meetings.models import Meeting, Session


@dataclass(frozen=True)
class Moved:
    """A session to come whose wall time stands for other moments than when it was written. `clash`: why it stays."""

    session: Session
    before: tuple[datetime, datetime]
    after: tuple[datetime, datetime]
    clash: str = ""


@dataclass(frozen=True)
class MovedMeeting:
    """`plan`: the agenda to be published, with the mail that is ready; None while no agenda was published."""

    meeting: Meeting
    sessions: list[Moved]
    plan: Plan | None


FIND = """
SELECT id, lower(during), upper(during), timezone(tz, local_start), timezone(tz, local_end)
FROM meetings_session
WHERE local_start IS NOT NULL AND greatest(upper(during), timezone(tz, local_end)) > now()
  AND during <> tstzrange(timezone(tz, local_start), timezone(tz, local_end), '[)')
ORDER BY id
"""


def moved_sessions() -> list[Moved]:
    """Sessions to come whose moments are not any more what the database's table of zones makes of their hours."""
    with connection.cursor() as cursor:
        cursor.execute(FIND)
        found = {row[0]: ((row[1], row[2]), (row[3], row[4])) for row in cursor.fetchall()}
    rows = Session.objects.select_related("meeting").in_bulk(found)
    return [Moved(rows[pk], before, after) for pk, (before, after) in found.items()]


def recompute_hours() -> list[MovedMeeting]:
    """Write the moments of sessions to come anew, all that can be; tells which meetings moved, with what to publish.

    A session that would now be in two places at once keeps its old moments and says with which it clashes.
    """
    by_meeting: dict[int, list[Moved]] = {}
    for row in moved_sessions():
        by_meeting.setdefault(row.session.meeting_id, []).append(recomputed(row))
    meetings = Meeting.objects.with_relations().in_bulk(by_meeting)
    return [
        MovedMeeting(meetings[pk], rows, plan(meetings[pk]) if latest(meetings[pk]) else None)
        for pk, rows in by_meeting.items()
    ]


def recomputed(row: Moved) -> Moved:
    try:
        with transaction.atomic():
            locked_row(row.session.meeting)
            now = locked_row(row.session)
            hold(things_of(now))
            with clash_explained(lambda: [now]), places_follow([now]), connection.cursor() as cursor:
                # Written again, though nothing about it changes: the database makes the moments of it.
                cursor.execute("UPDATE meetings_session SET local_start = local_start WHERE id = %s", [now.pk])
            now.sequence += 1
            now.version += 1
            now.save(update_fields=["sequence", "version"])
            moments = [[at.isoformat() for at in pair] for pair in (row.before, row.after)]
            audit.record("recompute_hours", now.tag, by=CLOCK, changes={"during": moments})
    except Clash as clash:
        return Moved(row.session, row.before, row.after, clash.message)
    return row
