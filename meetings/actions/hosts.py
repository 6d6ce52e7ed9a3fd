"""A city hosts one meeting at a time, unless several belong to one event."""

from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _

from cities.models import City
from core.dates import in_words
from core.errors import Clash
from meetings.choices import LETS_GO
from meetings.models import Meeting


def hold_host(meeting: Meeting) -> None:
    """Whoever wants the same host waits here, so that one is told of the other instead of both failing."""
    if meeting.host_id:
        City.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.host_id)


@contextmanager
def host_explained(meeting: Meeting) -> Any:
    """The database refuses two meetings of one host at a time; say which other one it is."""
    others = Meeting.objects.filter(host=meeting.host_id, on_record=False).exclude(pk=meeting.pk)
    others = others.exclude(status__in=LETS_GO).exclude(event_group=meeting.event_group)
    if meeting.host_id and meeting.first_day and meeting.last_day and meeting.status not in LETS_GO:
        other = others.filter(first_day__lte=meeting.last_day, last_day__gte=meeting.first_day).first()
        if other is not None and not meeting.on_record:
            raise host_clash(meeting, other)
    yield


def host_clash(meeting: Meeting, other: Meeting) -> Clash:
    words = _("%(city)s already hosts “%(title)s” from %(first)s to %(last)s. Choose other days or another host.")
    told = {"city": meeting.host.name if meeting.host else "", "title": other.title}
    told |= {"first": in_words(f"{other.first_day}"), "last": in_words(f"{other.last_day}")}
    return Clash(words % told, [{"kind": "host", "meeting": other.slug, "title": str(other.title)}])
