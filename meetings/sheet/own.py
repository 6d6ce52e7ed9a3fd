"""Meetings as a city reads them: to what it is invited, whom it has named."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from cities.models import City
from meetings.choices import INVITING, GuestKind, MeetingStatus
from meetings.models import Interest, Meeting, MeetingInvitation, Quota
from meetings.sheet.meeting import dates_in_words, place_in_words


@dataclass(frozen=True)
class OwnMeetingLine:
    """One meeting to come. `seats` is 0 where the city is not asked to name anybody."""

    meeting: Meeting
    about: str
    seats: int
    named: int
    offer: Interest | None


def meeting_lines(city: City) -> list[OwnMeetingLine]:
    """The soonest first; those without days last."""
    coming = Q(last_day__gte=timezone.localdate()) | Q(last_day=None)
    rows = Meeting.objects.filter(coming, status__in=[*INVITING, MeetingStatus.POSTPONED], on_record=False)
    rows = rows.select_related("host", "place_country")
    quotas = {row.meeting_id: row.seats for row in Quota.objects.filter(city=city, meeting__in=rows)}
    offers = {row.meeting_id: row for row in Interest.objects.filter(city=city, meeting__in=rows)}
    named: dict[int, int] = {}
    delegates = MeetingInvitation.objects.open().filter(city=city, kind=GuestKind.DELEGATE, meeting__in=rows)
    for pk in delegates.values_list("meeting", flat=True):
        named[pk] = named.get(pk, 0) + 1
    return [
        OwnMeetingLine(
            meeting=row,
            about=" · ".join(filter(None, [dates_in_words(row), place_in_words(row)])),
            seats=quotas.get(row.pk, 0),
            named=named.get(row.pk, 0),
            offer=offers.get(row.pk),
        )
        for row in rows.order_by("first_day", "slug")
    ]
