"""Scheduling: meetings, sessions, and the things that can be in one place only."""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from copy import copy
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.editing import change, locked, mark_translations
from core.errors import Clash, Refused
from core.lifecycle import locked_row, move
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from core.wall_time import moment
from meetings import emails
from meetings.choices import LETS_GO, SCHEDULABLE, Acceptance, MeetingStatus, SessionState
from meetings.models import (
    AgendaRevision,
    Booking,
    Contribution,
    Contributor,
    InterpreterTeam,
    Meeting,
    Room,
    Session,
    SessionLanguage,
)
from meetings.search import keep_found

CLOCK = "system:clock"
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
    "attribution",
    "people",
    "people_note",
    "url",
)
MEETING_FIELDS = (*MEETING_OWN, *text_fields(Meeting))
SESSION_OWN = (
    "kind",
    "track",
    "position",
    "local_start",
    "local_end",
    "tz",
    "room",
    "is_online",
    "capacity",
    "attribution",
    "is_recorded",
)
SESSION_FIELDS = (*SESSION_OWN, *text_fields(Session))
# A change of these is one that calendars have to notice (RFC 5546 §2.1.4).
MOVES_MEETING = {"first_day", "last_day", "tz", "host", "mode", *(f"place_{code}" for code in LANGUAGES)}
MOVES_SESSION = {"local_start", "local_end", "tz", "room", "is_online"}


# Meetings


@transaction.atomic
def create_meeting(values: dict, *, by: User, related: dict[str, Iterable] | None = None) -> Meeting:
    """A draft of a meeting. `related`: rows by the name of a many-to-many field (themes, publications …)."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in MEETING_FIELDS}
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


def free_slug(meeting: Any) -> str:
    """An address from the title and the year; a title without Latin letters gets its kind instead."""
    named: Any = meeting
    title = named.title_en or named.title_fr
    year = f"-{meeting.first_day.year}" if meeting.first_day else ""
    stem = f"{slugify(title)[:80].strip('-') or meeting.kind.replace('_', '-')}{year}"
    taken = RESERVED | set(Meeting.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)


@transaction.atomic
def copy_shape(meeting: Meeting, *, by: User, first_day: date, title: str, language: str) -> Meeting:
    """A new draft with the days and sessions of another: never its people, rooms, answers or files."""
    require(by, "meetings.schedule")
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
    as_wanted = copy(now)
    for name, value in wanted.items():
        setattr(as_wanted, name, value)
    hold_host(as_wanted)
    if any(name in MOVES_MEETING and getattr(now, name) != value for name, value in wanted.items()):
        now.sequence += 1
    with host_explained(as_wanted):
        change(now, wanted, by=by.key, action="edit_meeting", tag=now.tag)
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
    told |= {"first": other.first_day, "last": other.last_day}
    return Clash(words % told, [{"kind": "host", "meeting": other.slug, "title": str(other.title)}])


# The steps of a meeting's life


def announce(meeting: Meeting, *, by: User, version: int) -> Meeting:
    return take_step(meeting, MeetingStatus.ANNOUNCED, by=by, version=version)


def confirm(meeting: Meeting, *, by: User, version: int) -> Meeting:
    return take_step(meeting, MeetingStatus.CONFIRMED, by=by, version=version)


def close(meeting: Meeting, *, by: User, version: int) -> Meeting:
    return take_step(meeting, MeetingStatus.CLOSED, by=by, version=version)


def postpone(meeting: Meeting, *, by: User, version: int, reason: str = "") -> Meeting:
    """Its rooms, people and host are free again at once; everyone concerned hears of it once."""
    return take_step(meeting, MeetingStatus.POSTPONED, by=by, version=version, reason=reason)


def cancel(meeting: Meeting, *, by: User, version: int, reason: str) -> Meeting:
    """Call it off; everyone concerned is told once. It stays readable with its reason."""
    if not reason.strip():
        raise Refused(_("Say why: everyone concerned will read it."))
    return take_step(meeting, MeetingStatus.CANCELLED, by=by, version=version, reason=reason)


@transaction.atomic
def take_step(meeting: Meeting, to: MeetingStatus, *, by: User, version: int, reason: str = "") -> Meeting:
    require(by, "meetings.schedule")
    now = locked(meeting, version=version, wanted={})
    was_let_go = now.status in LETS_GO
    lets_go = to in LETS_GO
    fields: dict[str, Any] = {"version": now.version + 1, "reason": reason if lets_go else ""}
    if lets_go != was_let_go:
        fields["sequence"] = now.sequence + 1
    if was_let_go and not lets_go:
        hold_host(now)
        back = copy(now)
        back.status = to
        with host_explained(back):
            move(now, to, by=by.key, **fields)
    else:
        move(now, to, by=by.key, **fields)
    if lets_go:
        Booking.objects.filter(session__meeting=now).update(released=True)
        if not meeting.is_draft:
            emails.called_off(now, concerned(now))
    elif was_let_go:
        for session in now.sessions.filter(state=SessionState.PLANNED):
            book(session)
    keep_found(now)
    return now


def concerned(meeting: Meeting) -> list[Contributor]:
    """Those who stand in its agenda, published or in the making."""
    rows = Contributor.objects.filter(contributions__session__meeting=meeting)
    return list(rows.exclude(contributions__acceptance=Acceptance.DECLINED).distinct().select_related("contact"))


def advance_meetings() -> int:
    """Confirmed meetings begin and end by the calendar of their place. Gives how many moved. For the worker."""
    moved = 0
    for pk in Meeting.objects.filter(status__in=[MeetingStatus.CONFIRMED, MeetingStatus.LIVE]).values_list(
        "pk", flat=True
    ):
        with transaction.atomic():
            meeting = Meeting.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if meeting is None or meeting.first_day is None:
                continue
            today = today_in(meeting.tz)
            if meeting.status == MeetingStatus.CONFIRMED and today >= meeting.first_day:
                move(meeting, MeetingStatus.LIVE, by=CLOCK)
                moved += 1
            if meeting.status == MeetingStatus.LIVE and meeting.last_day and today > meeting.last_day:
                move(meeting, MeetingStatus.HELD, by=CLOCK)
                moved += 1
    return moved


def today_in(zone: str) -> date:
    with connection.cursor() as cursor:
        cursor.execute("SELECT (timezone(%s, now()))::date", [zone])
        return cursor.fetchone()[0]


# Sessions


def schedulable(meeting: Meeting) -> Meeting:
    """The meeting under lock, when its sessions may still be changed. Raises Refused otherwise."""
    now = locked_row(meeting)
    if now.status not in [*SCHEDULABLE, MeetingStatus.LIVE] and not now.on_record:
        words = _("This meeting is “%(state)s”. Its sessions stay as they are.")
        raise Refused(words % {"state": now.get_status_display()})
    return now


@transaction.atomic
def add_session(meeting: Meeting, values: dict, *, by: User) -> Session:
    """One more session, with its room booked. Raises Clash when the room is taken at that time."""
    require(by, "meetings.schedule")
    now = schedulable(meeting)
    wanted = {name: value for name, value in values.items() if name in SESSION_FIELDS}
    session = Session(meeting=now, **{"tz": now.tz, **wanted})
    mark_translations(session, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    session.full_clean()
    session.save()
    book(session)
    audit.record("add_session", session.tag, by=by.key, changes={"session": [None, str(session.title)]})
    return session


@transaction.atomic
def edit_session(session: Session, values: dict, *, by: User, version: int) -> Session:
    """Write a session. Raises Stale when somebody changed it since, Clash when what it needs is taken then."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in SESSION_FIELDS}
    schedulable(session.meeting)
    now = locked(session, version=version, wanted=wanted)
    if not now.is_planned:
        raise Refused(_("This session was cancelled. Make a new one instead."))
    if any(name in MOVES_SESSION and getattr(now, name) != value for name, value in wanted.items()):
        now.sequence += 1
    as_wanted = copy(now)
    for name, value in wanted.items():
        setattr(as_wanted, name, value)
    hold(things_of(now) | things_of(as_wanted))
    with clash_explained(lambda: [as_wanted]):
        if as_wanted.room_id != now.room_id:
            now.bookings.filter(room__isnull=False).delete()  # at its new hour the old room may be somebody else's
        change(now, wanted, by=by.key, action="edit_session", tag=now.tag)
        write_bookings(now)
    return now


@transaction.atomic
def swap(one: Session, other: Session, *, by: User, versions: tuple[int, int]) -> None:
    """Exchange the hours and rooms of two sessions in one go: whoever is in both of them stays free for both."""
    require(by, "meetings.schedule")
    for meeting in sorted({one.meeting, other.meeting}, key=lambda row: row.pk):
        schedulable(meeting)
    wanted = ("local_start", "local_end", "tz", "room", "track")
    read = dict(zip((one.pk, other.pk), versions, strict=True))
    rows = {row.pk: locked(row, version=read[row.pk], wanted={}) for row in sorted((one, other), key=lambda s: s.pk)}
    first, second = rows[one.pk], rows[other.pk]
    if not (first.is_planned and second.is_planned):
        raise Refused(_("Only sessions that are planned can change places."))
    hold(things_of(first) | things_of(second))
    places = [{name: getattr(row, name) for name in wanted} for row in (first, second)]
    with clash_explained(lambda: [first, second]):
        with connection.cursor() as cursor:
            cursor.execute(
                "SET CONSTRAINTS public.room_in_one_place, public.contributor_in_one_place, public.team_in_one_place"
                " DEFERRED"
            )
        Booking.objects.filter(session__in=[first, second], room__isnull=False).delete()
        for row, place in ((first, places[1]), (second, places[0])):
            row.sequence += 1
            change(row, place, by=by.key, action="swap_sessions", tag=row.tag)
            write_bookings(row)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@transaction.atomic
def cancel_session(session: Session, *, by: User, version: int, reason: str) -> Session:
    """Call a session off; what it held is free at once. It stays in the agenda, crossed out, with its reason."""
    require(by, "meetings.schedule")
    if not reason.strip():
        raise Refused(_("Say why: everyone concerned will read it."))
    schedulable(session.meeting)
    now = locked(session, version=version, wanted={})
    if not now.is_planned:
        raise Refused(_("This session is cancelled already."))
    now.sequence += 1
    change(now, {"state": SessionState.CANCELLED, "reason": reason}, by=by.key, action="cancel_session", tag=now.tag)
    now.bookings.update(released=True)
    return now


@transaction.atomic
def remove_session(session: Session, *, by: User, version: int) -> None:
    """Take out a session that no agenda has shown yet; what was published is cancelled instead."""
    require(by, "meetings.schedule")
    schedulable(session.meeting)
    now = locked(session, version=version, wanted={})
    if AgendaRevision.objects.filter(meeting=now.meeting, snapshot__contains=str(now.uid)).exists():
        raise Refused(_("This session stands in a published agenda. Cancel it, so that readers learn of it."))
    audit.record("remove_session", now.tag, by=by.key, changes={"session": [str(now.title), None]})
    now.delete()


@transaction.atomic
def add_contribution(session: Session, contributor: Contributor, values: dict, *, by: User) -> Contribution:
    """Somebody speaks, chairs or guides. Raises Clash when she stands on another stage at that time."""
    require(by, "meetings.schedule")
    schedulable(session.meeting)
    now = locked_row(session)
    fields = ("part", "acceptance", "position", *text_fields(Contribution))
    row = Contribution(session=now, contributor=contributor, **{k: v for k, v in values.items() if k in fields})
    row.full_clean()
    row.save()
    book(now)
    touch(now)
    audit.record("add_contribution", now.tag, by=by.key, changes={"contributor": [None, str(contributor.key)]})
    return row


@transaction.atomic
def edit_contribution(row: Contribution, values: dict, *, by: User) -> Contribution:
    require(by, "meetings.schedule")
    schedulable(row.session.meeting)
    session = locked_row(row.session)
    now = locked_row(row)
    fields = ("part", "acceptance", "position", *text_fields(Contribution))
    before = {name: getattr(now, name) for name in fields}
    for name in fields:
        if name in values:
            setattr(now, name, values[name])
    now.full_clean()
    now.save()
    book(session)
    touch(session)
    changes = {name: [before[name], getattr(now, name)] for name in fields if before[name] != getattr(now, name)}
    audit.record("edit_contribution", session.tag, by=by.key, changes=changes)
    return now


@transaction.atomic
def remove_contribution(row: Contribution, *, by: User) -> None:
    require(by, "meetings.schedule")
    schedulable(row.session.meeting)
    session = locked_row(row.session)
    row.delete()
    book(session)
    touch(session)
    audit.record(
        "remove_contribution", session.tag, by=by.key, changes={"contributor": [str(row.contributor.key), None]}
    )


@transaction.atomic
def set_languages(session: Session, wanted: list[dict], *, by: User, version: int | None = None) -> Session:
    """The languages of a session: `[{"language": "fr", "mode": "interpretation", "team": team or None}]`.

    With `version`, raises Stale when somebody changed the session since.
    """
    require(by, "meetings.schedule")
    schedulable(session.meeting)
    now = locked_row(session) if version is None else locked(session, version=version, wanted={})
    before = sorted(now.languages.values_list("language", "mode", "team"), key=str)
    now.languages.all().delete()
    for row in wanted:
        language = SessionLanguage(session=now, **row)
        language.full_clean()
        language.save()
    book(now)
    touch(now)
    after = sorted(now.languages.values_list("language", "mode", "team"), key=str)
    if before != after:
        audit.record("set_languages", now.tag, by=by.key, changes={"languages": [before, after]})
    return now


def touch(session: Session) -> None:
    session.version += 1
    session.save(update_fields=["version"])


# Bookings

Thing = tuple[str, int]
MODELS: dict[str, Any] = {"contributor": Contributor, "room": Room, "team": InterpreterTeam}


def things_of(session: Session) -> set[Thing]:
    """What a session needs for itself alone: its room, its people who have not declined, its interpreters."""
    things: set[Thing] = {("room", session.room_id)} if session.room_id else set()
    people = Contribution.objects.filter(session=session).exclude(acceptance=Acceptance.DECLINED)
    things |= {("contributor", pk) for pk in people.values_list("contributor", flat=True)}
    teams = SessionLanguage.objects.filter(session=session, team__isnull=False)
    return things | {("team", pk) for pk in teams.values_list("team", flat=True)}


def hold(things: set[Thing]) -> None:
    """Whoever wants one of the same things waits here, always in the same order, so that nobody blocks another."""
    for kind in sorted({kind for kind, _pk in things}):
        pks = [pk for name, pk in things if name == kind]
        list(MODELS[kind].objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))


def book(session: Session) -> None:
    """Make the bookings of a locked session what it needs. Raises Clash."""
    hold(things_of(session))
    with clash_explained(lambda: [session]):
        write_bookings(session)


def write_bookings(session: Session) -> None:
    needed = things_of(session) if session.local_start else set()
    released = not session.is_planned or session.meeting.status in LETS_GO
    there = {}
    for row in Booking.objects.filter(session=session):
        kind = next(kind for kind in MODELS if getattr(row, f"{kind}_id"))
        there[kind, getattr(row, f"{kind}_id")] = row
    for thing, row in there.items():
        if thing not in needed:
            row.delete()
        elif row.released != released:
            row.released = released
            row.save(update_fields=["released"])
    for kind, pk in sorted(needed - set(there)):
        Booking.objects.create(session=session, released=released, **{f"{kind}_id": pk})


@contextmanager
def clash_explained(sessions: Callable[[], list[Session]]) -> Any:
    """Turn the database's refusal to be in two places at once into a sentence that names the other session."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        name = getattr(getattr(refusal.__cause__, "diag", None), "constraint_name", "")
        kind = next((kind for kind in MODELS if name == f"{kind}_in_one_place"), "")
        if not kind:
            raise
        raise clash_of(kind, sessions()) from refusal


def clash_of(kind: str, sessions: list[Session]) -> Clash:
    wanted = Q()
    for session in sessions:
        pks = [pk for name, pk in things_of(session) if name == kind]
        if session.room_id and kind == "room":
            pks = [session.room_id]
        if session.local_start and session.local_end:
            wanted |= Q(**{f"{kind}__in": pks}, during__overlap=moments(session))
    rows = Booking.objects.filter(wanted, released=False).exclude(session__in=[s.pk for s in sessions if s.pk])
    found = list(rows.select_related("session__meeting", *MODELS)[:5]) if wanted else []
    clashing = [
        {
            "kind": kind,
            "what": str(getattr(row, kind)),
            "session": str(row.session.uid),
            "title": str(row.session.title),
            "meeting": row.session.meeting.slug,
        }
        for row in found
    ]
    if not found:
        return Clash(_("Two sessions would need the same room or person at the same time."), [])
    first = found[0]
    words = _("%(what)s is taken from %(start)s to %(end)s by “%(session)s” (%(meeting)s).")
    told = {"what": getattr(first, kind), "session": first.session.title, "meeting": first.session.meeting.title}
    told |= {"start": hour(first.session.local_start), "end": hour(first.session.local_end)}
    return Clash(words % told, clashing)


def moments(session: Any) -> tuple[datetime, datetime]:
    """Of a session that has its hours."""
    return moment(session.local_start, session.tz), moment(session.local_end, session.tz)


def hour(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
