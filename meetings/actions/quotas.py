"""Cities are invited, with how many delegates each may name; they hear of it once, in their people's languages."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.emails import people_of
from cities.models import City
from core import audit
from core.changing import all_or_nothing
from core.editing import change, locked
from core.errors import Refused
from core.permissions import require
from core.wall_time import today_at
from meetings.actions.guests import inviting, named
from meetings.choices import CityPart
from meetings.emails import cities as emails
from meetings.models import Meeting, MeetingCity, Quota

QUOTA_FIELDS = ("seats", "nominate_by", "message")
# How long before its last day a city that has named nobody is reminded.
REMIND_CITY = (timedelta(days=7), timedelta(days=2))


@all_or_nothing
def invite_city(meeting: Meeting, city: City, values: dict, *, by: User) -> Quota:
    """Ask a city to name delegates; all in the city who may name them get one mail each."""
    require(by, "meetings.invite")
    now = inviting(meeting)
    quota = Quota(meeting=now, city=city, **{name: values[name] for name in QUOTA_FIELDS if name in values})
    quota.invited_at = timezone.now()
    quota.full_clean()
    refuse_absurd(quota.nominate_by, now)
    quota.save()
    MeetingCity.objects.get_or_create(meeting=now, city=city, part=CityPart.INVITED)
    audit.record("invite_city", quota.tag, by=by.key, changes={"seats": [None, quota.seats]})
    for person in people_of(city, "meetings.nominate"):
        emails.city_invited(quota, person)
    return quota


def refuse_absurd(day: date | None, meeting: Meeting) -> None:
    """A city can name nobody on a day that is over, nor for a meeting that is."""
    if day and day < today_at(meeting.tz):
        raise ValidationError({"nominate_by": _("This day is over.")})
    if day and meeting.last_day and day > meeting.last_day:
        raise ValidationError({"nominate_by": _("This day lies after the meeting.")})


@all_or_nothing
def change_quota(quota: Quota, values: dict, *, by: User, version: int) -> Quota:
    """Raises Stale when somebody changed it since; never below those who are named already."""
    require(by, "meetings.invite")
    meeting = inviting(quota.meeting)
    wanted = {name: value for name, value in values.items() if name in QUOTA_FIELDS}
    now = locked(quota, version=version, wanted=wanted)
    there = named(meeting, now.city)
    if wanted.get("seats", now.seats) < there:
        words = _("%(city)s has named %(named)s already. Take an invitation back first.")
        raise Refused(words % {"city": now.city.name, "named": there})
    if "nominate_by" in wanted and wanted["nominate_by"] != now.nominate_by:
        refuse_absurd(wanted["nominate_by"], meeting)
        emails.take_back_reminders(now)
    change(now, wanted, by=by.key, action="change_quota", tag=now.tag)
    return now


@all_or_nothing
def uninvite_city(quota: Quota, *, by: User) -> None:
    """Only while it has named nobody."""
    require(by, "meetings.invite")
    meeting = inviting(quota.meeting)
    now = Quota.objects.select_for_update(of=("self",)).filter(pk=quota.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    if named(meeting, now.city):
        raise Refused(_("This city has named somebody already. Take those invitations back first."))
    emails.take_back_all(now)
    audit.record("uninvite_city", now.tag, by=by.key, changes={"seats": [now.seats, None]})
    now.delete()


def cities_to_remind(meeting: Meeting) -> list[Quota]:
    """Those that are to name somebody, have named nobody, and have a day until which they can."""
    rows = Quota.objects.filter(meeting=meeting, nominate_by__gte=today_at(meeting.tz)).select_related("city")
    return [quota for quota in rows if not named(meeting, quota.city)]
