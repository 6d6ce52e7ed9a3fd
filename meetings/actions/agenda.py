"""Publishing an agenda: what hinders it, what has to be acknowledged, the chain of revisions, who hears of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from babel.lists import format_list
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.choices import DocumentLanguage
from core.dates import hour_in_words, hours_in_words, in_words, span_in_words
from core.errors import Refused, Stale
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import LANGUAGES
from core.wall_time import is_place, moment, offset_in_words
from meetings import emails
from meetings.actions.calendars import tell_calendars
from meetings.actions.sign_ups import follow_agenda
from meetings.calendars import hours_of_meeting
from meetings.choices import SCHEDULABLE, Acceptance, CityPart, LanguageMode, MeetingStatus, Mode
from meetings.models import AgendaRevision, Blackout, Contributor, Meeting, Session
from meetings.search import keep_found
from meetings.sheet.snapshot import SessionChange, canonical, differences, hash_of, loaded, planned, snapshot_of
from meetings.sheet.zones import ZONES

BLOCKED, ACKNOWLEDGE, NOTED = "blocked", "acknowledge", "noted"
# Between these hours of the day nobody minds sitting before a screen.
EARLIEST, LATEST = time(7), time(21)


@dataclass(frozen=True)
class Check:
    """Something about an agenda before it is published. `level`: blocked, acknowledge or noted; `key` names it.

    `for_ever` is what the agenda keeps of it: no name, since names can be erased. Empty: the text itself.
    """

    level: str
    key: str
    text: str
    session: str = ""
    for_ever: str = ""


def latest(meeting: Meeting) -> AgendaRevision | None:
    return AgendaRevision.objects.filter(meeting=meeting).order_by("-number").first()


def checks(meeting: Meeting) -> list[Check]:
    """Everything to be said of the agenda as it is planned, gravest first."""
    sessions = [row for row in meeting.sessions.with_bookings() if row.is_planned]
    found = [*dates_missing(meeting, sessions)]
    for session in sessions:
        found += [*blocked(meeting, session), *to_acknowledge(session), *noted(session)]
    found += [*other_clock(meeting), *blackout_days(meeting), *unsocial_hours(meeting, sessions)]
    return sorted(found, key=lambda check: [BLOCKED, ACKNOWLEDGE, NOTED].index(check.level))


def dates_missing(meeting: Meeting, sessions: list[Session]) -> Iterable[Check]:
    if not sessions:
        yield Check(BLOCKED, "no-sessions", _("There is no session yet."))
    if meeting.first_day is None:
        yield Check(BLOCKED, "no-dates", _("The meeting has no dates yet."))


def blocked(meeting: Meeting, session: Any) -> Iterable[Check]:
    uid, told = str(session.uid), {"session": session.title}
    if not session.local_start or not session.local_end:
        yield Check(BLOCKED, f"no-hours:{uid}", _("“%(session)s” has no hours.") % told, uid)
    elif is_outside(meeting, session.local_start.date(), session.local_end.date()):
        words = _("“%(session)s” lies outside the days of the meeting.")
        yield Check(BLOCKED, f"outside:{uid}", words % told, uid)
    if not session.title_en:
        yield Check(BLOCKED, f"no-title:{uid}", _("“%(session)s” has no title in English.") % told, uid)


def is_outside(meeting: Meeting, first: date, last: date) -> bool:
    return bool(meeting.first_day and meeting.last_day and (first < meeting.first_day or last > meeting.last_day))


def to_acknowledge(session: Session) -> Iterable[Check]:
    uid = str(session.uid)
    for row in session.languages.all():
        if row.mode != LanguageMode.FLOOR and row.team_id is None:
            words = _("“%(session)s” promises %(language)s, and no team is booked for it.")
            told = {"session": session.title, "language": DocumentLanguage(row.language).label}
            yield Check(ACKNOWLEDGE, f"no-team:{uid}:{row.language}:{row.mode}", words % told, uid)
    if session.room and session.capacity and session.room.capacity and session.room.capacity < session.capacity:
        words = _("“%(session)s” offers %(places)s places, and %(room)s has %(seats)s seats.")
        told = {"session": session.title, "places": session.capacity}
        told |= {"room": session.room.name, "seats": session.room.capacity}
        yield Check(ACKNOWLEDGE, f"small-room:{uid}", words % told, uid)
    for part in session.contributions.all():
        if part.acceptance in (Acceptance.NOT_ASKED, Acceptance.ASKED):
            words = _("%(person)s has not accepted yet to take part in “%(session)s”.")
            told = {"person": part.contributor.name, "session": session.title}
            nameless = _("Somebody has not accepted yet to take part in “%(session)s”.") % told
            yield Check(ACKNOWLEDGE, f"not-accepted:{uid}:{part.contributor.key}", words % told, uid, nameless)


def noted(session: Session) -> Iterable[Check]:
    missing = [code for code in LANGUAGES if not getattr(session, f"title_{code}") and code != "en"]
    if missing:
        words = _("“%(session)s” has no title in %(language)s.")
        told = {"session": session.title, "language": together([DocumentLanguage(code).label for code in missing])}
        yield Check(NOTED, f"untranslated:{session.uid}", words % told, str(session.uid))


def together(words: list[Any]) -> str:
    """ "French and Arabic", in the reader's language."""
    return str(format_list([str(word) for word in words], locale=get_language() or "en"))


def other_clock(meeting: Meeting) -> Iterable[Check]:
    """The host's clock shows other hours than those that the meeting is told by: rarely what was meant."""
    place = ZONES.get(meeting.host.country.code) if meeting.host else None
    if place is None or meeting.first_day is None or meeting.mode == Mode.ONLINE or not is_place(meeting.tz):
        return
    noon = moment(datetime.combine(meeting.first_day, time(12)), meeting.tz)
    here, there = offset_in_words(noon, meeting.tz), offset_in_words(noon, place)
    if meeting.host and here != there:
        words = _("The hours are told by the clock of %(zone)s. In %(city)s the clock is that of %(place)s.")
        told = {"zone": f"{meeting.tz} ({here})", "city": meeting.host.name, "place": f"{place} ({there})"}
        yield Check(NOTED, "other-clock", words % told)


def cities_concerned(meeting: Meeting) -> list[City]:
    """The host and the cities that are invited or take part."""
    parts = meeting.city_parts.exclude(part=CityPart.ATTENDED).select_related("city__country")
    rows = {part.city for part in parts}
    return sorted(rows | ({meeting.host} if meeting.host else set()), key=lambda city: city.slug)


def blackout_days(meeting: Meeting) -> Iterable[Check]:
    """Holidays, elections and weekends of the cities concerned that touch the meeting's days."""
    if not meeting.first_day or not meeting.last_day:
        return
    for city in cities_concerned(meeting):
        for row in blackouts_of(city, meeting.first_day, meeting.last_day):
            words = _("%(city)s: %(name)s, %(days)s.")
            days = span_in_words(f"{row.first_day}", f"{row.last_day}")
            told = {"city": city.name, "name": row.name, "days": days}
            yield Check(ACKNOWLEDGE, f"blackout:{row.pk}:{city.slug}", words % told)
        if free := weekend_days(city, meeting.first_day, meeting.last_day):
            words = _("%(city)s: weekend there on %(days)s.")
            told = {"city": city.name, "days": together([in_words(f"{day}") for day in free])}
            yield Check(ACKNOWLEDGE, f"weekend:{city.slug}", words % told)


def blackouts_of(city: City, first: date, last: date) -> list[Blackout]:
    rows = Blackout.objects.filter(first_day__lte=last, last_day__gte=first)
    return list(rows.filter(city=city) | rows.filter(country=city.country))


# Where the week ends on Friday and Saturday (Unicode CLDR 47, weekData); elsewhere on Saturday and Sunday.
FRIDAY_AND_SATURDAY = {"DZ", "EG", "JO", "LY", "PS", "SY", "IQ", "SA", "KW", "QA", "BH", "YE", "SD"}


def weekend_days(city: City, first: date, last: date) -> list[date]:
    rest = {4, 5} if city.country.code in FRIDAY_AND_SATURDAY else {5, 6}
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() in rest]


@dataclass(frozen=True)
class HourThere:
    """The hour of a session in an invited city."""

    city: City
    zone: str
    starts: datetime
    ends: datetime

    @property
    def begins(self) -> str:
        """What the clock there shows, in words; a template's filter would turn it into the portal's own time."""
        return hour_in_words(f"{self.starts:%Y-%m-%dT%H:%M}")

    @property
    def finishes(self) -> str:
        return hour_in_words(f"{self.ends:%Y-%m-%dT%H:%M}")

    @property
    def hours(self) -> str:
        return hours_in_words(f"{self.starts:%Y-%m-%dT%H:%M}", f"{self.ends:%Y-%m-%dT%H:%M}")

    @property
    def offset(self) -> str:
        return offset_in_words(self.starts, self.zone)

    @property
    def is_unsocial(self) -> bool:
        same_day = self.starts.date() == self.ends.date()
        return not same_day or self.starts.time() < EARLIEST or self.ends.time() > LATEST


def hours_there(meeting: Meeting, session: Session) -> list[HourThere]:
    """What the clock shows in each city concerned; a city whose zone is not known is left out."""
    if not session.local_start or not session.local_end:
        return []
    return clocks_of(cities_concerned(meeting), session.local_start, session.local_end, session.tz)


def clocks_of(cities: list[City], local_start: datetime, local_end: datetime, tz: str) -> list[HourThere]:
    """The same for any hours of a place."""
    starts, ends = moment(local_start, tz), moment(local_end, tz)
    found = []
    for city in cities:
        if zone := ZONES.get(city.country.code):
            place = ZoneInfo(zone)
            found.append(HourThere(city, zone, starts.astimezone(place), ends.astimezone(place)))
    return found


def unsocial_hours(meeting: Meeting, sessions: list[Session]) -> Iterable[Check]:
    for session in sessions:
        for there in hours_there(meeting, session) if session.is_online else []:
            if there.is_unsocial:
                words = _("“%(session)s” is from %(start)s to %(end)s in %(city)s.")
                told = {"session": session.title, "city": there.city.name}
                told |= {"start": f"{there.starts:%H:%M}", "end": f"{there.ends:%H:%M}"}
                yield Check(ACKNOWLEDGE, f"hour:{session.uid}:{there.city.slug}", words % told, str(session.uid))


# Publishing


@dataclass(frozen=True)
class Plan:
    """What publishing would do: what differs, who would be written to with what, who cannot be reached."""

    number: int
    changes: list[SessionChange]
    people: list[tuple[Contributor, list[SessionChange]]]
    unreachable: list[Contributor]
    is_changed: bool
    letters: list[emails.Letter]
    # Of all that she sees before she publishes: the agenda with its names, and every mail.
    fingerprint: str

    @property
    def etag(self) -> str:
        return f'"{self.fingerprint}"'


def plan(meeting: Meeting) -> Plan:
    """What publishing the agenda would do, as it is planned now; nothing is written."""
    last = latest(meeting)
    now, names = planned(meeting)
    changes = differences(loaded(last), now)
    people = people_told(changes)
    number = (last.number if last else 0) + 1
    letters = emails.agenda_letters(meeting, number, people)
    return Plan(
        number=number,
        changes=changes,
        people=people,
        unreachable=emails.unreachable(person for person, _changes in people),
        is_changed=last is None or canonical(now) != last.snapshot,
        letters=letters,
        fingerprint=fingerprint_of(now, names, letters),
    )


def fingerprint_of(snapshot: dict[str, Any], names: dict[str, str], letters: list[emails.Letter]) -> str:
    """The same as long as nothing differs; digests of names that were never published are new at every look."""
    text = canonical(snapshot)
    for digest, name in names.items():
        text = text.replace(digest, name)
    mails = "\n".join(f"{letter.to}\n{letter.subject}\n{letter.text}" for letter in letters)
    return sha256(f"{text}\n{mails}".encode()).hexdigest()


def people_told(changes: list[SessionChange]) -> list[tuple[Contributor, list[SessionChange]]]:
    """Each person concerned with what changes for her, by name."""
    keys = {key for change in changes for key in change.people}
    rows = Contributor.objects.filter(key__in=keys).select_related("contact")
    return [(row, [change for change in changes if str(row.key) in change.people]) for row in rows]


@transaction.atomic
def publish_agenda(
    meeting: Meeting, *, by: User, read: int, acknowledged: Iterable[str] = (), seen: str = ""
) -> AgendaRevision:
    """The next revision, for ever, and one mail to each person whom it concerns.

    `read` is the number of the last revision that she saw (0: none), `seen` the fingerprint of the plan that she saw;
    `acknowledged` are keys of checks. Raises Refused while something blocks it, something has not been acknowledged,
    nothing changed, or somebody published meanwhile; Stale when the plan is another by now.
    """
    require(by, "meetings.publish_agenda", meeting)
    now = locked_row(meeting)
    if now.status not in [*SCHEDULABLE, MeetingStatus.LIVE] or now.status == MeetingStatus.DRAFT:
        raise Refused(_("Announce the meeting first: a draft has no public agenda."))
    last = latest(now)
    if (last.number if last else 0) != read:
        raise Refused(_("Somebody has published an agenda meanwhile. Look at it before you publish the next."))
    if seen and (as_planned := plan(now)).fingerprint != seen:
        raise Stale(as_planned, {})
    found, known = checks(now), set(acknowledged)
    if hindered := [check for check in found if check.level == BLOCKED]:
        raise Refused(hindered[0].text)
    if waiting := [check for check in found if check.level == ACKNOWLEDGE and check.key not in known]:
        raise Refused(_("Say that you know this before you publish: %(first)s") % {"first": waiting[0].text})
    text = canonical(snapshot_of(now, keep=True))
    if last is not None and text == last.snapshot:
        raise Refused(_("Nothing has changed since agenda %(number)s.") % {"number": last.number})
    revision = AgendaRevision.objects.create(
        meeting=now,
        number=read + 1,
        snapshot=text,
        previous_hash=last.hash if last else "",
        hash=hash_of(text, last.hash if last else ""),
        acknowledged=[{"key": c.key, "text": c.for_ever or c.text} for c in found if c.level == ACKNOWLEDGE],
        published_by=by.key,
        published_at=timezone.now(),
    )
    is_news = hours_of_meeting(now, last) != hours_of_meeting(now, revision)
    if is_news:
        now.sequence += 1
        now.save(update_fields=["sequence"])
    emails.agenda_changed(now, revision, people_told(differences(loaded(last), loaded(revision) or {})))
    follow_agenda(now, by=by.key)
    if is_news:
        tell_calendars(now)
    keep_found(now)
    audit.record("publish_agenda", now.tag, by=by.key, changes={"agenda": [read or None, revision.number]})
    return revision


def chain_holds(meeting: Meeting) -> bool:
    """Whether every agenda's hash is that of its text and of the one before."""
    previous = ""
    for row in AgendaRevision.objects.filter(meeting=meeting).order_by("number"):
        if row.previous_hash != previous or row.hash != hash_of(row.snapshot, previous):
            return False
        previous = row.hash
    return True
