"""Certificates of attendance: one on paper, what anybody reads of a number, and all of a meeting on the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import hours_in_words
from core.translation import Text
from meetings.choices import SessionState
from meetings.models import Attendance, Certificate, Meeting, MeetingInvitation, Session
from meetings.sheet.meeting import dates_in_words, place_in_words


@dataclass(frozen=True)
class AttendedLine:
    """A session in which she was: when, by the clock of the place, and in the room or online."""

    title: Text
    hours: str
    how: str


@dataclass(frozen=True)
class CertificateSheet:
    number: str
    name: str
    city: str
    meeting: Text
    days: str
    place: str
    sessions: list[AttendedLine]
    hours: str
    issued_on: date
    url: str


def certificate_sheet(row: Certificate) -> CertificateSheet:
    guest, meeting = row.invitation, row.invitation.meeting
    noted = Attendance.objects.filter(invitation=guest, session__state=SessionState.PLANNED)
    noted = noted.select_related("session").order_by(F("session__local_start").asc(nulls_last=True), "pk")
    return CertificateSheet(
        number=str(row.uid),
        name=guest.name,
        city=str(guest.city.name) if guest.city else "",
        meeting=meeting.title,
        days=dates_in_words(meeting),
        place=place_in_words(meeting),
        sessions=[attended(one) for one in noted],
        hours=duration_in_words(time_in(one.session for one in noted)),
        issued_on=row.issued_at.date(),
        url=verified_at(row),
    )


def verified_at(row: Certificate) -> str:
    return settings.SITE_ORIGIN + reverse("certificate", args=[row.uid])


def attended(one: Attendance) -> AttendedLine:
    session, hours = one.session, ""
    if session.local_start and session.local_end:
        hours = hours_in_words(session.local_start.isoformat()[:16], session.local_end.isoformat()[:16])
    return AttendedLine(session.title, hours, str(one.get_presence_display()))


def time_in(sessions: Iterable[Session]) -> timedelta:
    """How long they lasted; an hour in which two of them were counts once."""
    total, until = timedelta(), None
    for during in sorted((row.during for row in sessions if row.during), key=lambda during: during.lower):
        starts = during.lower if until is None else max(during.lower, until)
        if during.upper > starts:
            total, until = total + (during.upper - starts), during.upper
    return total


def duration_in_words(time: timedelta) -> str:
    hours, minutes = divmod(int(time.total_seconds()) // 60, 60)
    if not hours and not minutes:
        return ""
    if not minutes:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}


# Her own


def certificate_lines(user: User) -> list[tuple[str, Text, str]]:
    """Number, meeting and days of each of hers, the newest first."""
    rows = Certificate.objects.of_person(user).select_related("invitation__meeting").order_by("-issued_at")
    return [(str(row.uid), row.invitation.meeting.title, dates_in_words(row.invitation.meeting)) for row in rows]


# Whoever has a number


@dataclass(frozen=True)
class Verified:
    """What anybody learns of a number: neither whose it is, nor for which city, nor in which sessions."""

    number: str
    meeting: Meeting
    days: str
    place: str
    issued_on: date


def verified(row: Certificate) -> Verified:
    meeting = row.invitation.meeting
    return Verified(str(row.uid), meeting, dates_in_words(meeting), place_in_words(meeting), row.issued_at.date())


# The desk


@dataclass(frozen=True)
class WhoWasThere:
    """A guest who was there: in how many sessions, and her certificate if she has one."""

    guest: MeetingInvitation
    sessions: int
    number: str
    issued_on: date | None


def who_were_there(meeting: Meeting) -> list[WhoWasThere]:
    noted: dict[int, int] = {}
    rows = Attendance.objects.filter(session__meeting=meeting, session__state=SessionState.PLANNED)
    for guest in rows.values_list("invitation", flat=True):
        noted[guest] = noted.get(guest, 0) + 1
    made = {row.invitation_id: row for row in Certificate.objects.genuine().filter(invitation__meeting=meeting)}
    guests = MeetingInvitation.objects.who_were_there().filter(meeting=meeting).select_related("city")
    return [
        WhoWasThere(
            guest,
            noted.get(guest.pk, 0),
            str(made[guest.pk].uid) if guest.pk in made else "",
            made[guest.pk].issued_at.date() if guest.pk in made else None,
        )
        for guest in guests.order_by("name", "pk")
    ]
