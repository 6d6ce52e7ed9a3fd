"""What a meeting is in a calendar: a banner over its days, and the sessions of the agenda that was published.

A meeting of one day whose hours are published stands at its hours. Nothing else leaves the portal this way: no session
that is only planned, no name, no way in online, no draft.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import CharField, Max, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from accounts.models import User
from cities.emails import address
from core.calendars import CANCEL, CANCELLED, CONFIRMED, TENTATIVE, Attendee, Days, Entry, Hours, calendar
from core.feeds import BEGINNING
from core.models import AuditEntry
from core.wall_time import moment, offset_in_words
from meetings.choices import Acceptance, MeetingStatus, Mode, Reply, SessionKind, SessionState, SignUpState
from meetings.models import AgendaRevision, Contribution, Meeting, MeetingInvitation, Session, SignUp
from meetings.sheet.agenda import text_of
from meetings.sheet.meeting import place_in_words, state_in_words
from meetings.sheet.snapshot import latest_agendas

STATUS = {
    MeetingStatus.ANNOUNCED: TENTATIVE,
    MeetingStatus.POSTPONED: TENTATIVE,
    MeetingStatus.UNKNOWN: TENTATIVE,
    MeetingStatus.CANCELLED: CANCELLED,
}
# A calendar is no page: of a longer text its beginning.
LONGEST = 1000


# Her place in a session that is not sure yet. It takes none of her time (RFC 5545 §3.8.2.7) and is TENTATIVE
# (§3.8.1.11): the feed has no ATTENDEE whose PARTSTAT could say so.
NOT_SURE = [SignUpState.WAITING, SignUpState.OFFERED]


@dataclass(frozen=True)
class Places:
    """What one reader has of the sessions in which places are given out.

    `given_out`: those sessions; `held`: what came of her sign-up (`SignUpState`), by session. On its stage she has a
    place.
    """

    given_out: set[str]
    held: dict[str, str]

    def shows(self, row: dict[str, Any]) -> bool:
        """Her sessions alone; one that she signed up for stays when it is called off, so that she reads so."""
        state = self.held.get(row["uid"])
        is_hers = state == SignUpState.CONFIRMED or state in NOT_SURE
        return row["uid"] not in self.given_out or is_hers or bool(state and row["state"] == SessionState.CANCELLED)

    def told(self, entry: Entry) -> Entry:
        state = self.held.get(entry.key)
        if entry.key not in self.given_out or state not in NOT_SURE or entry.status == CANCELLED:
            return entry
        title = _("%(state)s: %(title)s") % {"state": SignUpState(state).label, "title": entry.title}
        return replace(entry, status=TENTATIVE, title=title, is_free=True)


def places_of(reader: User | MeetingInvitation, meetings: Iterable[Meeting]) -> Places:
    """In so many questions for one meeting as for many."""
    rows = [row.pk for row in meetings]
    given_out = Session.objects.filter(meeting__in=rows, takes_sign_up=True)
    if isinstance(reader, MeetingInvitation):
        own, on_stage = Q(invitation=reader), Q(contributor__invitations=reader)
    else:
        own = Q(invitation__in=MeetingInvitation.objects.open().of(reader).order_by().values("pk"))
        on_stage = Q(contributor__person=reader)
    signed_up = SignUp.objects.filter(own, session__meeting__in=rows).order_by("pk")
    parts = Contribution.objects.filter(on_stage, session__meeting__in=rows).exclude(acceptance=Acceptance.DECLINED)
    held = {str(uid): state for uid, state in signed_up.values_list("session__uid", "state")}
    stage = {str(uid): SignUpState.CONFIRMED for uid in parts.values_list("session__uid", flat=True)}
    return Places({str(uid) for uid in given_out.values_list("uid", flat=True)}, {**held, **stage})


def entries(meetings: Iterable[Meeting], *, reader: User | MeetingInvitation | None = None) -> list[Entry]:
    """Meetings read `for_calendars()`, each followed by its sessions; for one `reader`, by her own."""
    rows = list(meetings)
    agendas = latest_agendas(rows)
    places = places_of(reader, rows) if reader else Places(set(), {})
    return [entry for row in rows for entry in entries_of(row, agendas.get(row.pk), places)]


def entries_of(meeting: Meeting, agenda: AgendaRevision | None, places: Places) -> list[Entry]:
    sessions = sessions_of(meeting, agenda)
    banner, own = meeting_entry(meeting, agenda), [row for row in sessions if places.shows(row)]
    if isinstance(banner.when, Hours) and len(sessions) == len(own) == 1:
        return [replace(banner, is_free=False)]
    return [banner, *(places.told(session_entry(row, meeting, agenda)) for row in own if agenda)]


def meeting_entry(meeting: Meeting, agenda: AgendaRevision | None) -> Entry:
    """The meeting as a whole. It takes nobody's time where its sessions do."""
    hours = when(meeting, agenda)
    words = [
        state_in_words(meeting),
        told_hours(hours) if isinstance(hours, Hours) else "",
        _("The dates are inferred from other facts.") if meeting.inferred else "",
        str(meeting.reason),
        shortened(str(meeting.summary)),
        page_of(meeting),
    ]
    return Entry(
        key=str(meeting.uid),
        sequence=meeting.sequence,
        stamp=stamp_of(meeting, agenda),
        status=STATUS.get(MeetingStatus(meeting.status), CONFIRMED),
        title=titled(str(meeting.title), meeting),
        when=hours,
        place=place_of(meeting),
        description="\n".join(filter(None, words)),
        url=page_of(meeting),
        is_free=True,
        categories=[str(theme.name) for theme in meeting.themes.all()],
    )


def when(meeting: Meeting, agenda: AgendaRevision | None) -> Days | Hours | None:
    """The hours of a meeting of one day, as far as they are published; else its days."""
    if not meeting.first_day or not meeting.last_day:
        return None
    rows = [row for row in sessions_of(meeting, agenda) if row["state"] == SessionState.PLANNED]
    if meeting.first_day != meeting.last_day or not rows:
        return Days(meeting.first_day, meeting.last_day)
    first = min(rows, key=lambda row: moment(at(row["local_start"]), row["tz"]))
    last = max(rows, key=lambda row: moment(at(row["local_end"]), row["tz"]))
    end = moment(at(last["local_end"]), last["tz"]).astimezone(ZoneInfo(first["tz"])).replace(tzinfo=None)
    return Hours(at(first["local_start"]), end, first["tz"])


def hours_of_meeting(meeting: Meeting, agenda: AgendaRevision | None) -> tuple[datetime, datetime] | None:
    """From which moment to which a meeting of one day stands in calendars; None: on its days."""
    found = when(meeting, agenda)
    return (moment(found.start, found.zone), moment(found.end, found.zone)) if isinstance(found, Hours) else None


def hours_in_words(meeting: Meeting) -> str:
    """ "14:00–15:30 Africa/Tunis (UTC+1)" of a meeting of one day, as far as they are published."""
    found = when(meeting, latest_agendas([meeting]).get(meeting.pk))
    return told_hours(found) if isinstance(found, Hours) else ""


def told_hours(hours: Hours) -> str:
    offset = offset_in_words(moment(hours.start, hours.zone), hours.zone)
    return f"{hours.start:%H:%M}–{hours.end:%H:%M} {hours.zone} ({offset})"


def sessions_of(meeting: Meeting, agenda: AgendaRevision | None) -> list[dict[str, Any]]:
    """The sessions of a published agenda that have hours. Of an agenda for another first day than the meeting has by
    now none; those after its last day are left out too: such hours are no longer true.
    """
    if agenda is None or not meeting.first_day or not meeting.last_day:
        return []
    snapshot, last = json.loads(agenda.snapshot), meeting.last_day.isoformat()
    if snapshot["meeting"]["first_day"] != meeting.first_day.isoformat():
        return []
    return [row for row in snapshot["sessions"] if row["local_start"] and row["local_start"][:10] <= last]


def session_entry(row: dict[str, Any], meeting: Meeting, agenda: AgendaRevision) -> Entry:
    """A session. Its `sequence` counts with that of its meeting: what moves or cancels that, does the same to it."""
    hours = Hours(at(row["local_start"]), at(row["local_end"]), row["tz"])
    is_cancelled = row["state"] == SessionState.CANCELLED
    status = CANCELLED if is_cancelled else STATUS.get(MeetingStatus(meeting.status), CONFIRMED)
    title = _("%(session)s – %(meeting)s") % {"session": text_of(row["title"]).value, "meeting": meeting.title}
    words = [
        str(SessionKind(row["kind"]).label),
        told_hours(hours),
        row["reason"],
        _("Can be followed online.") if row["is_online"] else "",
        shortened(text_of(row["description"]).value),
        page_of(meeting),
    ]
    return Entry(
        key=row["uid"],
        sequence=row["sequence"] + meeting.sequence,
        stamp=stamp_of(meeting, agenda),
        status=status,
        title=_("Cancelled: %(title)s") % {"title": title} if is_cancelled else titled(title, meeting),
        when=hours,
        place=room_of(row) or anywhere(row, meeting),
        description="\n".join(filter(None, words)),
        url=page_of(meeting),
    )


def at(text: str) -> datetime:
    """What a clock on the wall shows, from a snapshot."""
    return datetime.fromisoformat(text)


def stamp_of(meeting: Meeting, agenda: AgendaRevision | None) -> datetime:
    """When anything of it was last changed."""
    changed = getattr(meeting, "updated_at", None) or BEGINNING
    return max(changed, agenda.published_at) if agenda else changed


def titled(title: str, meeting: Meeting) -> str:
    """Many calendars show the state of an entry nowhere: what is called off says so itself."""
    if meeting.status == MeetingStatus.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": title}
    if meeting.status == MeetingStatus.POSTPONED:
        return _("Postponed: %(title)s") % {"title": title}
    return title


def place_of(meeting: Meeting) -> str:
    if meeting.mode == Mode.ONLINE:
        return str(Mode.ONLINE.label)
    return place_in_words(meeting)


def room_of(row: dict[str, Any]) -> str:
    room = row["room"]
    if not room:
        return ""
    return _(", ").join(filter(None, [room["name"], text_of(room["venue"]).value, room["address"]]))


def anywhere(row: dict[str, Any], meeting: Meeting) -> str:
    """Of a session without a room: where its meeting is. That it can be followed online does not close the door."""
    place = place_of(meeting)
    if not row["is_online"] or meeting.mode == Mode.ONLINE:
        return place
    return _("%(place)s or online") % {"place": place} if place else str(Mode.ONLINE.label)


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def page_of(meeting: Meeting) -> str:
    return address("meeting", meeting.slug)


def changed_at(rows: Iterable[Entry]) -> datetime:
    """When anything that calendars show was last changed, also what is therefore no longer among these: a meeting
    that left a theme, a city with another name. For readers who ask by date.
    """
    tags = Meeting.objects.public().values_list(Concat(Value("meeting:"), "slug", output_field=CharField()), flat=True)
    about = Q(about__in=tags.order_by())
    for kind in ("city", "theme", "country"):
        about |= Q(about__startswith=f"{kind}:")
    last = AuditEntry.objects.filter(about).aggregate(last=Max("at"))["last"] or BEGINNING
    return max([last, *(row.stamp for row in rows)]).astimezone(UTC)


# Of one guest

PARTSTAT = {Reply.YES: "ACCEPTED", Reply.MAYBE: "TENTATIVE", Reply.NO: "DECLINED"}


def object_of(invitation: MeetingInvitation, method: str, sequence: int) -> str:
    """What her calendar is told by mail (RFC 5546): that she is invited, or that nothing comes of it. One object, one
    attendee: herself.
    """
    meeting = Meeting.objects.for_cards().with_changes().get(pk=invitation.meeting_id)
    agenda = latest_agendas([meeting]).get(meeting.pk)
    whole = meeting_entry(meeting, agenda)
    stamp, answered = max(whole.stamp, invitation.invited_at), standing_of(invitation)
    told = _("Please answer by the link in your mail: what your calendar answers is read by nobody.")
    is_off = method == CANCEL
    return calendar(
        [
            replace(
                whole,
                sequence=sequence,
                stamp=stamp,
                status=CANCELLED if is_off else whole.status,
                description=whole.description if is_off else f"{told}\n{whole.description}",
                is_free=isinstance(whole.when, Days),
                attendee=Attendee(invitation.name, invitation.email, PARTSTAT.get(answered, "NEEDS-ACTION")),
            )
        ],
        method=method,
    )


def standing_of(invitation: MeetingInvitation) -> str:
    return MeetingInvitation.objects.with_standing().values_list("standing", flat=True).get(pk=invitation.pk)
