"""A new meeting after the shape of another."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.permissions import require
from core.wall_time import year_fault
from meetings.actions.meetings import create_meeting
from meetings.actions.sessions import SESSION_FIELDS, add_session
from meetings.choices import SessionState
from meetings.models import Meeting, SessionLanguage


@transaction.atomic
def copy_shape(meeting: Meeting, *, by: User, first_day: date, title: str, language: str) -> Meeting:
    """A new draft with the days and sessions of another: never its people, rooms, answers or files."""
    require(by, "meetings.schedule")
    if fault := year_fault(first_day.year):
        raise ValidationError({"first_day": fault})
    length = (meeting.last_day - meeting.first_day) if meeting.first_day and meeting.last_day else timedelta()
    values = {name: getattr(meeting, name) for name in ("kind", "mode", "tz", "attribution")}
    values |= {"first_day": first_day, "last_day": first_day + length, f"title_{language}": title}
    new = create_meeting(values, by=by, related={"themes": meeting.themes.all()})
    shift = first_day - meeting.first_day if meeting.first_day else timedelta()
    for session in meeting.sessions.filter(state=SessionState.PLANNED).prefetch_related("languages"):
        shape = {name: getattr(session, name) for name in SESSION_FIELDS if name != "room"}
        for hour in ("local_start", "local_end"):
            shape[hour] = shape[hour] and shape[hour] + shift
        copied = add_session(new, shape, by=by)
        SessionLanguage.objects.bulk_create(
            SessionLanguage(session=copied, language=row.language, mode=row.mode) for row in session.languages.all()
        )
    return new
