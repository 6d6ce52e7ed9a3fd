"""Whose cities sit at the table: those invited to a meeting or with delegates in it, and its host."""

from django.db.models import Q, QuerySet

from cities.models import City
from meetings.choices import MeetingStatus
from meetings.models import Meeting, MeetingInvitation, Quota


def guest_cities(meeting: Meeting) -> QuerySet[City]:
    """By their names, each once; none of a meeting that is cancelled or of which only the record tells."""
    if meeting.on_record or meeting.status == MeetingStatus.CANCELLED:
        return City.objects.none()
    delegates = MeetingInvitation.objects.open().filter(meeting=meeting).exclude(city=None)
    invited = (
        Q(pk__in=meeting.city_parts.order_by().values("city"))
        | Q(pk__in=Quota.objects.filter(meeting=meeting).values("city"))
        | Q(pk__in=delegates.order_by().values("city"))
    )
    return City.objects.filter(invited | Q(pk=meeting.host_id)).order_by("name_en")
