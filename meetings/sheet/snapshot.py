"""An agenda as data: the snapshot that is published, read back for pages, files and mails."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.translation import LANGUAGES, TranslatedModel
from core.wall_time import moment, offset_in_words
from meetings.choices import Change, SessionState
from meetings.models import AgendaRevision, Contribution, Contributor, Meeting, PublishedName, Room, Session


def in_all(row: TranslatedModel, name: str) -> dict[str, str]:
    return {code: words for code in LANGUAGES if (words := getattr(row, f"{name}_{code}"))}


def canonical(snapshot: dict[str, Any]) -> str:
    """The one text of a snapshot: what is hashed, stored and served."""
    return json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: str, previous: str) -> str:
    """Each agenda's hash covers the one before it."""
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def digest_of(contributor: Contributor, *, keep: bool) -> str:
    """Under which digest the contributor's name stands in a snapshot; `keep` writes a row for a name that is new."""
    row = PublishedName.objects.filter(contributor=contributor, name=contributor.name).first()
    if row is None:
        row = PublishedName(contributor=contributor, name=contributor.name)
        row.digest = hashlib.sha256(f"{row.salt}{row.name}".encode()).hexdigest()
        if keep:
            row.save()
    return row.digest


def snapshot_of(meeting: Meeting, *, keep: bool = False) -> dict[str, Any]:
    """The agenda as it is planned now. `keep`: it is about to be published, so names get their rows."""
    return planned(meeting, keep=keep)[0]


def planned(meeting: Meeting, *, keep: bool = False) -> tuple[dict[str, Any], dict[str, str]]:
    """The agenda as it is planned now, and the names behind its digests."""
    sessions = list(meeting.sessions.with_bookings())
    people = {part.contributor_id: part.contributor for session in sessions for part in session.contributions.all()}
    names = {pk: digest_of(person, keep=keep) for pk, person in people.items()}
    snapshot = {
        "meeting": {
            "uid": str(meeting.uid),
            "slug": meeting.slug,
            "kind": meeting.kind,
            "title": in_all(meeting, "title"),
            "mode": meeting.mode,
            "host": meeting.host.slug if meeting.host else "",
            "place": in_all(meeting, "place"),
            "first_day": meeting.first_day.isoformat() if meeting.first_day else "",
            "last_day": meeting.last_day.isoformat() if meeting.last_day else "",
            "tz": meeting.tz,
        },
        "sessions": [session_snapshot(session, names) for session in sessions],
    }
    return snapshot, {names[pk]: person.name for pk, person in people.items()}


def session_snapshot(session: Session, names: dict[int, str]) -> dict[str, Any]:
    starts = moment(session.local_start, session.tz) if session.local_start else None
    ends = moment(session.local_end, session.tz) if session.local_end else None
    return {
        "uid": str(session.uid),
        "sequence": session.sequence,
        "kind": session.kind,
        "state": session.state,
        "reason": session.reason,
        "title": in_all(session, "title"),
        "description": in_all(session, "description"),
        "track": session.track,
        "local_start": session.local_start.isoformat(timespec="minutes") if session.local_start else "",
        "local_end": session.local_end.isoformat(timespec="minutes") if session.local_end else "",
        "tz": session.tz,
        "offset": offset_in_words(starts, session.tz) if starts else "",
        "starts": f"{starts:%Y-%m-%dT%H:%M:%SZ}" if starts else "",
        "ends": f"{ends:%Y-%m-%dT%H:%M:%SZ}" if ends else "",
        "room": room_snapshot(session.room),
        "is_online": session.is_online,
        "capacity": session.capacity,
        "attribution": session.attribution,
        "is_recorded": session.is_recorded,
        "languages": [{"language": row.language, "mode": row.mode} for row in session.languages.all()],
        "people": [person_snapshot(part, names) for part in session.contributions.all() if is_coming(part)],
    }


def is_coming(part: Contribution) -> bool:
    return part.acceptance != "declined"


def room_snapshot(room: Room | None) -> dict[str, Any]:
    if room is None:
        return {}
    return {"id": room.pk, "name": room.name, "venue": in_all(room.venue, "name"), "address": room.venue.address}


def person_snapshot(part: Contribution, names: dict[int, str]) -> dict[str, Any]:
    person = part.contributor
    return {
        "key": str(person.key),
        "name": names[person.pk],
        "part": part.part,
        "function": in_all(person, "function"),
        "organisation": person.organisation,
        "subject": in_all(part, "subject"),
    }


def names_in(revisions: Iterable[AgendaRevision]) -> dict[str, str]:
    """`{digest: name}` for the agendas given; a name that was erased is missing."""
    digests = {
        person["name"]
        for row in revisions
        for session in json.loads(row.snapshot)["sessions"]
        for person in session["people"]
    }
    return dict(PublishedName.objects.filter(digest__in=digests).values_list("digest", "name"))


def latest_agendas(meetings: Iterable[Meeting]) -> dict[int, AgendaRevision]:
    """The last agenda published of each meeting that has one: one query."""
    rows = AgendaRevision.objects.filter(meeting__in=[row.pk for row in meetings])
    return {row.meeting_id: row for row in rows.order_by("meeting_id", "-number").distinct("meeting_id")}


# What differs between two agendas


@dataclass(frozen=True)
class SessionChange:
    """What happened to one session from one agenda to the next, for those who stand in either."""

    uid: str
    changes: list[Change]
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    people: set[str] = field(default_factory=set)

    @property
    def session(self) -> dict[str, Any]:
        return self.after or self.before or {}


def differences(before: dict[str, Any] | None, after: dict[str, Any]) -> list[SessionChange]:
    """Every session of which somebody has to be told, in the order of the new agenda; what is gone comes last.

    A title, a description or a track is no such change.
    """
    old = {row["uid"]: row for row in (before or {"sessions": []})["sessions"]}
    new = {row["uid"]: row for row in after["sessions"]}
    found = []
    for uid in [*new, *(uid for uid in old if uid not in new)]:
        one, other = old.get(uid), new.get(uid)
        if changes := changes_between(one, other):
            people = {person["key"] for row in (one, other) if row for person in row["people"]}
            found.append(SessionChange(uid, changes, one, other, people))
    return found


def changes_between(one: dict[str, Any] | None, other: dict[str, Any] | None) -> list[Change]:
    was_planned = one is not None and one["state"] == SessionState.PLANNED
    is_planned = other is not None and other["state"] == SessionState.PLANNED
    if not was_planned:
        return [Change.ADDED] if is_planned else []
    if not is_planned or one is None or other is None:
        return [Change.CANCELLED]
    changes = []
    if on_the_wall(one) == on_the_wall(other) and (one["starts"], one["ends"]) != (other["starts"], other["ends"]):
        changes.append(Change.CLOCK)
    elif one["starts"] != other["starts"]:
        changes.append(Change.MOVED)
    elif one["ends"] != other["ends"]:
        changes.append(Change.RETIMED)
    if room_of(one) != room_of(other):
        changes.append(Change.ROOM)
    if cast_of(one) != cast_of(other):
        changes.append(Change.SPEAKER)
    return changes


def on_the_wall(session: dict[str, Any]) -> tuple[str, str, str]:
    return session["local_start"], session["local_end"], session["tz"]


def room_of(session: dict[str, Any]) -> tuple[Any, bool]:
    return session["room"].get("id"), session["is_online"]


def cast_of(session: dict[str, Any]) -> set[tuple[str, str]]:
    return {(person["key"], person["part"]) for person in session["people"]}


def loaded(revision: AgendaRevision | None) -> dict[str, Any] | None:
    return json.loads(revision.snapshot) if revision else None


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
