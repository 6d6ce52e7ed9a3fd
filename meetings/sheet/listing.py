"""Meetings as a list: what is to come, what is past, and the years in which there were any."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from core.cards import Card
from meetings.choices import MeetingStatus
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
    """Ahead by its days, or announced without any; what was called off too, so that who looks for it reads so."""
    if meeting.status in (MeetingStatus.HELD, MeetingStatus.CLOSED, MeetingStatus.UNKNOWN):
        return False
    return meeting.last_day >= today if meeting.last_day else not meeting.on_record


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


def years_of(counts: Mapping[str, int], address: Callable[..., str], asked: list[str]) -> list[Year]:
    """Every year with a meeting, newest first, with how many the list has of it; from `{"year:2016": 7}`."""
    found = {tag.removeprefix("year:"): count for tag, count in counts.items() if tag.startswith("year:")}
    return [
        Year(year, count, address(year=None if [year] == asked else year, page=None), year in asked)
        for year, count in sorted(found.items(), reverse=True)
    ]
