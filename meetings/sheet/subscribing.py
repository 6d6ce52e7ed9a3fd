"""How a reader gets meetings into her own calendar."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.choices import MeetingStatus, Precision
from meetings.models import Meeting

OVER = (MeetingStatus.HELD, MeetingStatus.CLOSED, MeetingStatus.UNKNOWN)


@dataclass(frozen=True)
class Subscription:
    """An address that calendars ask again by themselves. `webcal`: the same, opened by the reader's own programme;
    `file_url`: where it can be downloaded once, if that makes sense.
    """

    url: str
    webcal: str
    file_url: str = ""


def subscription(path: str, *, with_file: bool = False) -> Subscription:
    url = settings.SITE_ORIGIN + path
    return Subscription(url, f"webcal://{url.partition('://')[2]}", path if with_file else "")


def calendar_name(*parts: str) -> str:
    """How calendars call a feed: the network, its meetings, and what narrows them down."""
    return " · ".join(["MC2CM", _("Meetings"), *parts])


def subscription_of(meeting: Meeting) -> Subscription | None:
    """Of a meeting to come whose days are known."""
    in_calendars = meeting.first_day and meeting.precision == Precision.DAY and not meeting.is_draft
    if not in_calendars or meeting.status in OVER:
        return None
    return subscription(reverse("meeting-ics", args=[meeting.slug]), with_file=True)
