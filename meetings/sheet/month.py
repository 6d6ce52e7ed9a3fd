"""A month of meetings: whole weeks, in which what lasts several days is one bar; apart from them what has no day."""

import re
from calendar import Calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from core.dates import in_words
from core.translation import Text
from meetings.choices import LETS_GO, Precision
from meetings.models import Meeting
from meetings.sheet.listing import is_upcoming
from meetings.sheet.meeting import BADGES, dates_in_words, place_in_words

MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])", re.ASCII)


def first_of(month: str) -> date | None:
    """`2016-11`: its first day. None for what is no month, or of no century in which the network could meet."""
    return date.fromisoformat(f"{month}-01") if MONTH.fullmatch(month) else None


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def month_after(year: int, month: int, step: int) -> str:
    at = year * 12 + month - 1 + step
    return f"{at // 12:04}-{at % 12 + 1:02}"


def month_weeks(year: int, month: int) -> list[list[date]]:
    """Whole weeks from Monday, as the network's calendars print them."""
    rows = list(Calendar(firstweekday=0).itermonthdates(year, month))
    return [rows[n : n + 7] for n in range(0, len(rows), 7)]


def weekday_names() -> list[str]:
    return [str(WEEKDAYS[n]) for n in range(7)]


def days_of(meeting: Meeting) -> list[date]:
    if not meeting.first_day or not meeting.last_day:
        return []
    return [meeting.first_day + timedelta(days=n) for n in range((meeting.last_day - meeting.first_day).days + 1)]


# What everybody sees


@dataclass(frozen=True)
class Line:
    """A meeting in short. `state` is empty where it says nothing that the date does not."""

    title: Text
    url: str
    dates: str
    place: str
    state: str
    is_ahead: bool
    is_off: bool


@dataclass(frozen=True)
class Bar:
    """A meeting within one week: from its weekday `first` (1 is Monday) over `span` days.

    `comes_from_before` and `goes_on`: it lasts beyond the week. `is_again`: it stands in the week before too.
    `is_outside`: none of its days here is of the month.
    """

    line: Line
    first: int
    span: int
    comes_from_before: bool
    goes_on: bool
    is_again: bool
    is_outside: bool


@dataclass(frozen=True)
class Day:
    date: date
    name: str
    is_in_month: bool
    is_today: bool


@dataclass(frozen=True)
class Week:
    """Its days, and lines of cells under them: a bar, or None for one empty day."""

    days: list[Day]
    lanes: list[list[Bar | None]]


@dataclass(frozen=True)
class MonthLink:
    key: str
    name: str
    url: str
    count: int = 0


@dataclass(frozen=True)
class MonthPage:
    """`months` are all with a meeting, newest first, and this one. `apart` is what is known by month or year only."""

    key: str
    name: str
    weekdays: list[str]
    weeks: list[Week]
    apart: list[Line]
    count: int
    earlier: MonthLink | None
    later: MonthLink | None
    months: list[MonthLink]

    @property
    def has_days(self) -> bool:
        return any(bar and not bar.is_outside for week in self.weeks for lane in week.lanes for bar in lane)


def month_page(meetings: QuerySet[Meeting], asked: str, address: Callable[..., str]) -> MonthPage:
    """The month asked for of these meetings; without one, that of the next meeting, or of the last there was."""
    today, counts = timezone.now().date(), months_with(meetings)
    key = asked or nearest(counts, today)
    weeks = month_weeks(int(key[:4]), int(key[5:]))
    rows = list(touching(meetings, key, weeks[0][0], weeks[-1][-1]))
    dated = [row for row in rows if row.precision == Precision.DAY]
    links = [month_link(month, counts.get(month, 0), address) for month in sorted({*counts, key})]
    here = [link.key for link in links].index(key)
    return MonthPage(
        key=key,
        name=in_words(key),
        weekdays=weekday_names(),
        weeks=[week_of(days, dated, weeks[0][0], key, today) for days in weeks],
        apart=[line_of(row, today) for row in rows if row.precision != Precision.DAY],
        count=counts.get(key, 0),
        earlier=links[here - 1] if here else None,
        later=links[here + 1] if here + 1 < len(links) else None,
        months=links[::-1],
    )


def months_with(meetings: QuerySet[Meeting]) -> dict[str, int]:
    """`{"2016-11": 2}`: how many meetings each month has of which at least the month is known."""
    counts: dict[str, int] = {}
    known = meetings.filter(precision__in=[Precision.DAY, Precision.MONTH]).order_by()
    days: Any = known.values_list("first_day", "last_day")
    for first, last in days:
        month = month_of(first)
        while month <= month_of(last):
            counts[month] = counts.get(month, 0) + 1
            month = month_after(int(month[:4]), int(month[5:]), 1)
    return counts


def nearest(counts: Iterable[str], today: date) -> str:
    now, months = month_of(today), sorted(counts)
    return next((month for month in months if month >= now), months[-1] if months else now)


def touching(meetings: QuerySet[Meeting], key: str, begins: date, ends: date) -> QuerySet[Meeting]:
    """What lies in these weeks; in this month without a day, in this year without a month, and what has no date."""
    year, month = key.split("-")
    following = date.fromisoformat(f"{month_after(int(year), int(month), 1)}-01")
    by_day = Q(precision=Precision.DAY, first_day__lte=ends, last_day__gte=begins)
    by_month = Q(precision=Precision.MONTH, first_day__lt=following, last_day__gte=date.fromisoformat(f"{key}-01"))
    by_year = Q(precision=Precision.YEAR, first_day__year__lte=year, last_day__year__gte=year)
    found = meetings.filter(by_day | by_month | by_year | Q(first_day=None))
    return found.select_related("host", "place_country").order_by("first_day", "last_day", "slug")


def month_link(key: str, count: int, address: Callable[..., str]) -> MonthLink:
    return MonthLink(key, in_words(key), address(month=key, page=None), count)


def line_of(row: Meeting, today: date) -> Line:
    return Line(
        title=row.title,
        url=reverse("meeting", args=[row.slug]),
        dates=dates_in_words(row) or _("date not known"),
        place=place_in_words(row),
        state=str(row.get_status_display()) if row.status in BADGES else "",
        is_ahead=is_upcoming(row, today),
        is_off=row.status in LETS_GO,
    )


def week_of(days: list[date], rows: list[Meeting], begins: date, key: str, today: date) -> Week:
    """A week of the grid that begins that day."""
    bars = [
        bar_of(row, days, begins, key, today)
        for row in rows
        if days_of(row)[0] <= days[-1] and days_of(row)[-1] >= days[0]
    ]
    return Week(
        days=[Day(day, in_words(f"{day}"), month_of(day) == key, day == today) for day in days],
        lanes=lanes_of(bars),
    )


def bar_of(row: Meeting, days: list[date], begins: date, key: str, today: date) -> Bar:
    own = days_of(row)
    here = [number for number, day in enumerate(days, start=1) if own[0] <= day <= own[-1]]
    return Bar(
        line=line_of(row, today),
        first=here[0],
        span=len(here),
        comes_from_before=own[0] < days[0],
        goes_on=own[-1] > days[-1],
        is_again=own[0] < days[0] and begins < days[0],
        is_outside=all(month_of(days[number - 1]) != key for number in here),
    )


def lanes_of(bars: list[Bar]) -> list[list[Bar | None]]:
    """Bars beneath one another as few lines as hold them, each line filled up to seven days; one line at least."""
    lanes: list[list[Bar]] = []
    for bar in bars:
        free = next((lane for lane in lanes if lane[-1].first + lane[-1].span <= bar.first), None)
        if free is None:
            lanes.append([bar])
        else:
            free.append(bar)
    return [filled(lane) for lane in lanes or [[]]]


def filled(lane: list[Bar]) -> list[Bar | None]:
    cells: list[Bar | None] = []
    at = 1
    for bar in lane:
        cells += [*[None] * (bar.first - at), bar]
        at = bar.first + bar.span
    return cells + [None] * (8 - at)
