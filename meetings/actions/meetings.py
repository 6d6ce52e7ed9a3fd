"""Making a meeting and writing what it is."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.editing import change, locked, mark_translations
from core.errors import Refused
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from meetings.actions.hosts import hold_host, host_explained
from meetings.actions.reminders import follow
from meetings.choices import MeetingStatus
from meetings.models import Meeting
from meetings.search import keep_found
from meetings.sheet.zones import ZONES

# Pages that stand beside those of the meetings.
RESERVED = {"new", "copy", "calendar"}
# What may be written; whatever else is sent has no effect.
MEETING_OWN = (
    "kind",
    "number",
    "mode",
    "host",
    "place_country",
    "first_day",
    "last_day",
    "precision",
    "inferred",
    "tz",
    "answer_by",
    "attribution",
    "people",
    "people_note",
    "url",
)
MEETING_FIELDS = (*MEETING_OWN, *text_fields(Meeting))
# A change of these is one that calendars have to notice (RFC 5546 §2.1.4).
MOVES_MEETING = {"first_day", "last_day", "tz", "host", "mode", *(f"place_{code}" for code in LANGUAGES)}


@transaction.atomic
def create_meeting(values: dict, *, by: User, related: dict[str, Iterable] | None = None) -> Meeting:
    """A draft of a meeting. `related`: rows by the name of a many-to-many field (themes, publications …)."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in MEETING_FIELDS}
    wanted["tz"] = wanted.get("tz") or clock_of(wanted)
    meeting = Meeting(**wanted)
    meeting.slug = free_slug(meeting)
    mark_translations(meeting, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    hold_host(meeting)
    with host_explained(meeting):
        meeting.full_clean(exclude=["event_group"], validate_constraints=False)
        meeting.validate_constraints(exclude=["host", "days", "event_group"])
        meeting.save()
    for name, rows in (related or {}).items():
        getattr(meeting, name).set(rows)
    audit.record("create_meeting", meeting.tag, by=by.key, changes={"meeting": [None, meeting.slug]})
    return meeting


def clock_of(values: dict) -> str:
    """The zone of the host, else of the country; the secretariat's own where neither says one."""
    host, country = values.get("host"), values.get("place_country")
    code = host.country.code if host else country.code if country else ""
    return ZONES.get(code) or Meeting._meta.get_field("tz").get_default()


def free_slug(meeting: Any) -> str:
    """An address from the title and the year; a title without Latin letters gets its kind instead."""
    named: Any = meeting
    title = named.title_en or named.title_fr
    year = f"-{meeting.first_day.year}" if meeting.first_day else ""
    stem = f"{slugify(title)[:80].strip('-') or meeting.kind.replace('_', '-')}{year}"
    taken = RESERVED | set(Meeting.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)


@transaction.atomic
def edit_meeting(
    meeting: Meeting, values: dict, *, by: User, version: int, related: dict[str, Iterable] | None = None
) -> Meeting:
    """Write what a meeting is. Raises Stale when somebody changed it since, Clash when its host has another then."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in MEETING_FIELDS}
    now = locked(meeting, version=version, wanted=wanted)
    if now.status == MeetingStatus.CANCELLED:
        raise Refused(_("This meeting was cancelled. Copy its shape into a new one."))
    before, as_wanted = copy(now), copy(now)
    for name, value in wanted.items():
        setattr(as_wanted, name, value)
    hold_host(as_wanted)
    if any(name in MOVES_MEETING and getattr(now, name) != value for name, value in wanted.items()):
        now.sequence += 1
    with host_explained(as_wanted):
        change(now, wanted, by=by.key, action="edit_meeting", tag=now.tag)
    follow(before, now)
    for name, rows in (related or {}).items():
        relate(now, name, rows, by=by.key)
    keep_found(now)
    return now


def relate(meeting: Meeting, name: str, rows: Iterable, *, by: str) -> None:
    before = sorted(str(row.pk) for row in getattr(meeting, name).all())
    getattr(meeting, name).set(rows)
    after = sorted(str(row.pk) for row in getattr(meeting, name).all())
    if before != after:
        audit.record("edit_meeting", meeting.tag, by=by, changes={name: [before, after]})
