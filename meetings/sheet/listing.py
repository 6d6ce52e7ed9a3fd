"""Meetings as a list: what is to come, what is past, and the years in which there were any."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.cards import Card
from meetings.choices import LETS_GO, MeetingStatus
from meetings.models import Meeting
from meetings.sheet.meeting import meeting_card

NEWEST = "newest"


@dataclass(frozen=True)
class CardGroup:
    """`heading` is empty where everything stands in one group."""

    heading: str
    cards: list[Card]


@dataclass(frozen=True)
class Year:
    number: str
    count: int
    url: str
    current: bool


def is_upcoming(meeting: Meeting, today: date) -> bool:
    return bool(meeting.last_day and meeting.last_day >= today and meeting.status not in [*LETS_GO, MeetingStatus.HELD])


def meeting_groups(meetings: Iterable[Meeting], sort: str) -> list[CardGroup]:
    """Sorted by date, what is to come and what is past stand apart."""
    rows, today = list(meetings), timezone.now().date()
    upcoming = [row for row in rows if is_upcoming(row, today)]
    if not upcoming or len(upcoming) == len(rows) or sort != NEWEST:
        return [CardGroup("", [meeting_card(row) for row in rows])]
    past = [row for row in rows if row not in upcoming]
    return [
        CardGroup(_("To come"), [meeting_card(row) for row in upcoming]),
        CardGroup(_("Past"), [meeting_card(row) for row in past]),
    ]


def years_of(meetings: QuerySet, address: Callable[..., str], asked: str) -> list[Year]:
    """Every year with a meeting, newest first, with how many there were."""
    counts = meetings.exclude(first_day=None).order_by().values_list("first_day__year").annotate(n=Count("pk"))
    return [
        Year(str(year), count, address(year=None if str(year) == asked else str(year), page=None), str(year) == asked)
        for year, count in sorted(counts, reverse=True)
    ]
