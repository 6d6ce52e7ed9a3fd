"""What a meeting is tied to: cities and organisations with their part, themes, publications. One tie at a time, so
that two people who tie different things never undo each other.
"""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.audit import plain
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from meetings.actions.hosts import host_explained
from meetings.models import Meeting, MeetingCity, MeetingOrganisation

TIED = ("themes", "countries", "publications", "recommendations", "case_studies")


@transaction.atomic
def tie(meeting: Meeting, name: str, row: models.Model, *, by: User) -> None:
    """A theme, a country, a publication, a recommendation or a case study (`TIED`) of the meeting."""
    require(by, "meetings.schedule")
    now = locked_row(meeting)
    if getattr(now, name).filter(pk=row.pk).exists():
        raise Refused(_("This is there already."))
    getattr(now, name).add(row)
    audit.record("edit_meeting", now.tag, by=by.key, changes={name: [None, plain(row)]})


@transaction.atomic
def untie(meeting: Meeting, name: str, row: models.Model, *, by: User) -> None:
    require(by, "meetings.schedule")
    now = locked_row(meeting)
    getattr(now, name).remove(row)
    audit.record("edit_meeting", now.tag, by=by.key, changes={name: [plain(row), None]})


@transaction.atomic
def add_part(meeting: Meeting, row: MeetingCity | MeetingOrganisation, *, by: User) -> None:
    """What a city or an organisation is to the meeting."""
    require(by, "meetings.schedule")
    row.meeting = locked_row(meeting)
    row.full_clean()
    row.save()
    audit.record("edit_meeting", meeting.tag, by=by.key, changes={name_of(row): [None, told(row)]})


@transaction.atomic
def remove_part(row: MeetingCity | MeetingOrganisation, *, by: User) -> None:
    require(by, "meetings.schedule")
    meeting = locked_row(row.meeting)
    if not type(row)._default_manager.filter(pk=row.pk).exists():
        raise Refused(_("Somebody has removed this meanwhile."))
    row.delete()
    audit.record("edit_meeting", meeting.tag, by=by.key, changes={name_of(row): [told(row), None]})


def name_of(row: Any) -> str:
    return "cities" if isinstance(row, MeetingCity) else "organisations"


def told(row: Any) -> str:
    return f"{plain(row.city if isinstance(row, MeetingCity) else row.organisation)}: {row.part}"


@transaction.atomic
def join_event(meeting: Meeting, other: Meeting, *, by: User) -> None:
    """Both belong to one event: they may share a host and its days."""
    require(by, "meetings.schedule")
    now = locked_row(meeting)
    set_group(now, other.event_group, by=by, told=other.slug)


@transaction.atomic
def leave_event(meeting: Meeting, *, by: User) -> None:
    """A meeting of its own again. Raises Clash when its host has another one then."""
    require(by, "meetings.schedule")
    now = locked_row(meeting)
    set_group(now, str(now.uid), by=by, told="")


def set_group(now: Meeting, group: str, *, by: User, told: str) -> None:
    before, now.event_group = now.event_group, group
    if before == group:
        raise Refused(_("This is there already."))
    with host_explained(now):
        now.version += 1
        now.save(update_fields=["event_group", "version"])
    audit.record("edit_meeting", now.tag, by=by.key, changes={"event": [before, told]})
