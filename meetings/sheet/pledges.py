"""What cities promised: as a list on the page of a meeting, of the next one on the same theme, and of the city."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from core.cards import Badge
from core.dates import span_in_words
from core.translation import Text
from meetings.choices import PledgeState
from meetings.models import Meeting, Pledge
from meetings.querysets import PledgeQuerySet

LOOKS = {PledgeState.OPEN: "info", PledgeState.KEPT: "success", PledgeState.DROPPED: "other"}


@dataclass(frozen=True)
class PledgeLine:
    """One promise: who gave it where, by when, and what became of it."""

    promise: Text
    city: str
    city_slug: str
    meeting: Text
    meeting_slug: str
    due: str
    badge: Badge
    is_overdue: bool
    outcome: Text


def pledge_lines(rows: Iterable[Pledge]) -> list[PledgeLine]:
    """`rows` come with their cities and meetings."""
    today = timezone.localdate()
    return [
        PledgeLine(
            promise=row.promise,
            city=str(row.city.name),
            city_slug=row.city.slug,
            meeting=row.meeting.title,
            meeting_slug=row.meeting.slug,
            due=span_in_words(row.due_on.isoformat()),
            badge=Badge(LOOKS[PledgeState(row.state)], row.get_state_display()),
            is_overdue=row.state == PledgeState.OPEN and row.due_on < today,
            outcome=row.outcome,
        )
        for row in rows
    ]


def earlier_pledges(meeting: Meeting, seen: PledgeQuerySet) -> QuerySet[Pledge]:
    """What the cities of this meeting promised at earlier ones and have not settled: looked at again here."""
    cities = {part.city_id for part in meeting.city_parts.all()} | ({meeting.host_id} if meeting.host_id else set())
    rows = seen.open().filter(city__in=cities).exclude(meeting=meeting)
    if meeting.first_day:
        rows = rows.filter(pledged_on__lt=meeting.first_day)
    return rows.select_related("city", "meeting")
