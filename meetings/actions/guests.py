"""Who is invited: one by one, or named by her city up to its quota; somebody in her place; what she answers."""

import secrets
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.actions.people import hashed
from cities.models import City
from core import audit
from core.changing import all_or_nothing
from core.dates import in_words
from core.errors import Clash, Refused, TooOften
from core.lifecycle import locked_row
from core.limits import within
from core.permissions import require
from core.wall_time import today_at
from meetings.actions.answer_links import GUEST, author_of
from meetings.actions.bookings import book
from meetings.actions.certificates import LINK_LASTS, take_certificate
from meetings.actions.holding import held_meeting
from meetings.actions.sessions import touch
from meetings.actions.sign_ups import follow_answer, leave_all
from meetings.choices import (
    ONLY_WAY,
    SCHEDULABLE,
    Acceptance,
    GuestKind,
    InvitationState,
    Mode,
    Reply,
)
from meetings.emails import guests as emails
from meetings.models import AgendaRevision, Answer, AnswerLink, Contribution, Meeting, MeetingInvitation, Needs, Quota
from meetings.sheet.guest import closed_because

PERSON_FIELDS = ("name", "email", "language", "function", "organisation")
GUEST_FIELDS = (*PERSON_FIELDS, "kind", "city", "contributor", "person")
WITHOUT_DAYS = timedelta(days=365)
ANSWERS_A_DAY = 40

Invited = tuple[MeetingInvitation, str]


# What every change asks first


def inviting(meeting: Meeting) -> Meeting:
    """The meeting, held, when somebody can be invited to it or answer. Raises Refused otherwise."""
    now = held_meeting(meeting.pk)
    if words := closed_because(now):
        raise Refused(words)
    return now


def holds_until(meeting: Meeting) -> datetime:
    """Until when a link to a meeting opens something."""
    if meeting.last_day is None:
        return timezone.now() + WITHOUT_DAYS
    return datetime.combine(meeting.last_day, time.max, ZoneInfo(meeting.tz)) + LINK_LASTS


def still_open(invitation: MeetingInvitation) -> MeetingInvitation:
    now: MeetingInvitation = locked_row(invitation)
    if not now.is_open:
        raise Refused(_("This invitation is no longer open."))
    return now


# Inviting


@all_or_nothing
def invite(meeting: Meeting, values: dict, *, by: User) -> Invited:
    """Ask one person: an expert, an observer, a guest, or a delegate in a city's name, within its quota."""
    require(by, "meetings.invite", None)
    now = inviting(meeting)
    invitation = MeetingInvitation(meeting=now, **{name: values[name] for name in GUEST_FIELDS if name in values})
    if invitation.kind == GuestKind.DELEGATE and invitation.city:
        refuse_beyond_quota(now, invitation.city)
    return issue(invitation, by=by.key)


@all_or_nothing
def nominate(quota: Quota, values: dict, *, by: User) -> Invited:
    """A city names one of its delegates, who is written to at once."""
    require(by, "meetings.nominate", quota.city)
    meeting = inviting(quota.meeting)
    late = quota.nominate_by and quota.nominate_by < today_at(meeting.tz)
    if late and not by.has_perm("meetings.invite"):
        raise Refused(
            _("Your city could name its delegates until %(day)s.") % {"day": in_words(f"{quota.nominate_by:%Y-%m-%d}")}
        )
    refuse_beyond_quota(meeting, quota.city)
    own = {name: values[name] for name in PERSON_FIELDS if name in values}
    invitation = MeetingInvitation(meeting=meeting, kind=GuestKind.DELEGATE, city=quota.city, **own)
    return issue(invitation, by=by.key)


def refuse_beyond_quota(meeting: Meeting, city: City) -> None:
    """Counted while the meeting is held, so that two who name at once cannot both take the last place."""
    quota = Quota.objects.filter(meeting=meeting, city=city).first()
    if quota is not None and named(meeting, city) >= quota.seats:
        words = _("%(city)s has named all its delegates: %(seats)s. Send somebody in another’s place instead.")
        raise Refused(words % {"city": city.name, "seats": quota.seats})


def named(meeting: Meeting, city: City) -> int:
    return MeetingInvitation.objects.open().filter(meeting=meeting, city=city, kind=GuestKind.DELEGATE).count()


def issue(invitation: MeetingInvitation, *, by: str) -> Invited:
    """Write the invitation, and to whom it is for."""
    token = secrets.token_urlsafe(32)
    invitation.email = invitation.email.strip().lower()
    invitation.person = invitation.person or account_of(invitation.email)
    invitation.invited_by, invitation.token_hash = by, hashed(token)
    invitation.token_until = holds_until(invitation.meeting)
    invitation.full_clean()
    invitation.save()
    audit.record("invite_guest", invitation.tag, by=by, changes={"kind": [None, invitation.kind]})
    emails.invited(invitation, token)
    return invitation, token


def account_of(email: str) -> User | None:
    """Who signs in with this address, which she has confirmed."""
    found = User.objects.filter(is_active=True, emailaddress__email__iexact=email, emailaddress__verified=True)
    return found.first()


def behind(token: str) -> MeetingInvitation | None:
    """The open invitation that a link belongs to, while the link holds and the meeting is shown."""
    held = hashed(token)
    links = AnswerLink.objects.filter(token_hash=held).values("invitation")
    rows = MeetingInvitation.objects.by_link().filter(Q(token_hash=held) | Q(pk__in=links))
    return rows.select_related("meeting__host", "city").first()


# In her place, or not at all


@all_or_nothing
def substitute(invitation: MeetingInvitation, values: dict, *, by: User | str) -> Invited:
    """Somebody comes instead: by whom she was invited, by the secretariat, or by herself (`by=GUEST`).

    The invitation of the one who stays away is closed, its links end, and both are told.
    """
    author = may_replace(invitation, by)
    meeting = inviting(invitation.meeting)
    before = still_open(invitation)
    own = {name: values[name] for name in PERSON_FIELDS if name in values}
    if own.get("email", "").strip().lower() == before.email.lower():
        raise Refused(_("This is the address of the person who is invited already."))
    close(before, InvitationState.SUBSTITUTED, by=author)
    after = MeetingInvitation(meeting=meeting, kind=before.kind, city=before.city, replaces=before, **own)
    made = issue(after, by=author)
    audit.record("substitute_guest", before.tag, by=author, changes={"replaced_by": [None, str(after.uid)]})
    emails.replaced(before, after)
    return made


def may_replace(invitation: MeetingInvitation, by: User | str) -> str:
    """Who does it. Raises NotAllowed."""
    if invitation.kind == GuestKind.DELEGATE and invitation.city:
        return author_of(invitation, by, "meetings.nominate", invitation.city)
    return author_of(invitation, by, "meetings.invite")


@all_or_nothing
def revoke(invitation: MeetingInvitation, *, by: User) -> MeetingInvitation:
    """Take an invitation back; its links end, and she is told."""
    author = may_replace(invitation, by)
    inviting(invitation.meeting)
    now = still_open(invitation)
    close(now, InvitationState.REVOKED, by=author)
    audit.record("revoke_guest", now.tag, by=author)
    emails.uninvited(now)
    return now


def close(invitation: MeetingInvitation, state: InvitationState, *, by: str) -> None:
    """Nothing that was sent to her opens anything any more, and nothing more is asked of her."""
    invitation.state = state
    invitation.version += 1
    invitation.save(update_fields=["state", "version"])
    invitation.links.all().delete()
    leave_all(invitation, by=by)
    Needs.objects.filter(invitation=invitation).delete()
    take_certificate(invitation, by=by)
    emails.take_back(invitation, (emails.INVITED, *emails.ASKING))


# Answering


@all_or_nothing
def answer(
    invitation: MeetingInvitation, reply: str, presence: str = "", note: str = "", by: User | str = GUEST
) -> Answer:
    """What she answers, or what the secretariat was told by her; the newest counts. The same again adds nothing."""
    author = author_of(invitation, by, "meetings.invite")
    if by == GUEST and not within(f"answer:{invitation.pk}", times=ANSWERS_A_DAY, seconds=24 * 3600):
        raise TooOften(_("You have answered very often today. Please go on tomorrow."))
    meeting = inviting(invitation.meeting)
    now = still_open(invitation)
    row = Answer(
        invitation=now,
        reply=reply,
        presence=how(meeting, reply, presence),
        answered_by=GUEST if by == GUEST else author,
    )
    row.first_day, row.last_day, row.sequence = meeting.first_day, meeting.last_day, meeting.sequence
    row.agenda = agenda_of(meeting)
    if now.word != note.strip():
        now.word = note.strip()
        now.full_clean()
        now.save(update_fields=["word"])
    last = now.answers.newest_first().first()
    if last is not None and all(getattr(last, name) == getattr(row, name) for name in SAID):
        return last
    row.full_clean()
    row.save()
    audit.record("answer_invitation", now.tag, by=author, changes={"reply": [last and last.reply, reply]})
    emails.take_back(now, emails.ASKING)
    if reply == Reply.NO:
        Needs.objects.filter(invitation=now).delete()
    answer_for_stage(now, reply, by=author)
    follow_answer(now, row, by=author)
    return row


def agenda_of(meeting: Meeting) -> int:
    """The number of the agenda that is public now; 0 without one."""
    return AgendaRevision.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0


SAID = ("reply", "presence", "first_day", "last_day", "answered_by")


def how(meeting: Meeting, reply: str, presence: str) -> str:
    """In the room or online, as far as the meeting leaves a choice."""
    only = ONLY_WAY.get(Mode(meeting.mode))
    if reply == Reply.NO:
        return ""
    if only and presence and presence != only:
        raise Refused(_("This meeting has no choice between room and screen: %(how)s.") % {"how": only.label.lower()})
    return only or presence


def answer_for_stage(invitation: MeetingInvitation, reply: str, *, by: str) -> None:
    """Who is on the stage says yes or no to that as well, as long as the schedule can be worked on."""
    acceptance = {Reply.YES: Acceptance.ACCEPTED, Reply.NO: Acceptance.DECLINED}.get(Reply(reply))
    meeting = invitation.meeting
    if acceptance is None or invitation.contributor_id is None or meeting.status not in SCHEDULABLE:
        return
    rows = Contribution.objects.filter(contributor=invitation.contributor_id, session__meeting=meeting)
    for part in rows.exclude(acceptance=acceptance).select_related("session").order_by("session"):
        session: Any = locked_row(part.session)
        before, part.acceptance = part.acceptance, acceptance
        part.save(update_fields=["acceptance"])
        try:
            book(session)
        except Clash:  # her hour was given to somebody else meanwhile: the secretariat settles that with her
            part.acceptance = before
            part.save(update_fields=["acceptance"])
            continue
        touch(session)
        audit.record("edit_contribution", session.tag, by=by, changes={"acceptance": [before, acceptance]})
