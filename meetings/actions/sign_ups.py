"""Places in sessions with sign-up: taken, waited for, offered, given up.

Whoever changes anything here holds the meeting first and then the session, as every change of a session does. A place
that becomes free is offered to whoever has waited longest, for some hours; then it passes on.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.audit import CLOCK
from core.changing import all_or_nothing
from core.errors import Clash, Refused
from meetings.actions.answer_links import GUEST, author_of, new_link
from meetings.actions.holding import held_if_free, held_session
from meetings.choices import INVITING, Mode, Presence, Reply, SessionState, SignUpState, Standing
from meetings.emails import sign_ups as emails
from meetings.models import Answer, Meeting, MeetingInvitation, Session, SignUp
from meetings.sheet.guest import closed_because
from meetings.sheet.sign_ups import free_places, goes_online, has_begun, takes_place

OFFER_LASTS = timedelta(hours=24)
# A place, a kept place or a turn: what can be given up.
HELD = [SignUpState.CONFIRMED, SignUpState.OFFERED, SignUpState.WAITING]


# Taking a place, giving it up


@all_or_nothing
def sign_up(session: Session, invitation: MeetingInvitation, presence: str, *, by: User | str = GUEST) -> SignUp:
    """A place in the room, or a turn on the waiting list; online there is room for everybody.

    The same again takes a place that is kept for her; the other way switches. Raises Clash, naming the other session,
    when she has a place elsewhere at that hour.
    """
    author = author_of(invitation, by, "meetings.invite")
    now = open_for_sign_up(session)
    guest = coming(invitation, now)
    refuse_way(now, presence)
    settle(now)
    row = SignUp.objects.filter(session=now, invitation=guest).first() or SignUp(session=now, invitation=guest)
    before = (row.state, row.presence)
    if row.state in (SignUpState.CONFIRMED, SignUpState.WAITING) and row.presence == presence:
        return row
    is_kept = row.state == SignUpState.OFFERED and row.presence == presence
    row.presence, row.offered_until = presence, None
    if presence == Presence.ONLINE or is_kept or free_places(now, but=row) > 0:
        row.state = SignUpState.CONFIRMED
        refuse_two_at_once(row)
    else:
        row.state, row.asked_at = SignUpState.WAITING, timezone.now()
    row.save()
    changes = {"state": [before[0] or None, row.state], "presence": [before[1], row.presence]}
    audit.record("sign_up", row.tag, by=author, changes=changes)
    settle(now)
    return row


@all_or_nothing
def withdraw(session: Session, invitation: MeetingInvitation, *, by: User | str = GUEST) -> SignUp:
    """Give up a place or a turn. A place in the room is offered on."""
    author = author_of(invitation, by, "meetings.invite")
    now = held_session(session)
    row = SignUp.objects.filter(session=now, invitation=invitation, state__in=HELD).first()
    if row is None:
        raise Refused(_("There is no place in this session to give up."))
    if has_begun(now):
        raise Refused(_("This session has begun."))
    leave(row, by=author)
    settle(now)
    return row


def open_for_sign_up(session: Session) -> Session:
    now = held_session(session)
    if words := closed_because(now.meeting):
        raise Refused(words)
    if not now.takes_sign_up or now.capacity is None:
        raise Refused(_("Nobody has to sign up for this session: simply come."))
    if not takes_place(now):
        raise Refused(_("This session is cancelled."))
    if has_begun(now):
        raise Refused(_("This session has begun."))
    return now


def coming(invitation: MeetingInvitation, session: Session) -> MeetingInvitation:
    """The guest, when she is invited to the meeting of this session and has said yes for its days as they are."""
    rows = MeetingInvitation.objects.open().with_standing().filter(meeting=session.meeting_id)
    guest = rows.filter(pk=invitation.pk).first()
    if guest is None:
        raise Refused(_("This invitation is no longer open."))
    if guest.standing != Standing.YES:
        raise Refused(_("Say first that you take part in the meeting; then choose your sessions."))
    return guest


def refuse_way(session: Session, presence: str) -> None:
    """In the room or online, as far as the session can be followed that way."""
    if presence not in Presence.values:
        raise Refused(_("Say whether you come or take part online."))
    if presence == Presence.ONLINE and not goes_online(session):
        raise Refused(_("This session cannot be followed online."))
    if presence == Presence.IN_PERSON and session.meeting.mode == Mode.ONLINE:
        raise Refused(_("This meeting takes place online alone."))


def refuse_two_at_once(row: SignUp) -> None:
    other = overlapping(row).first()
    if other is None:
        return
    words = _("You have a place in “%(session)s” at that time. Give that up first.")
    where = {"session": str(other.session.uid), "title": str(other.session.title), "meeting": row.session.meeting.slug}
    raise Clash(words % {"session": other.session.title}, [{"kind": "sign_up", "what": "", **where}])


def overlapping(row: SignUp) -> Any:
    """Her places at the same hour. Asked of the database: it alone keeps the hours of a place."""
    during = Session.objects.values_list("during", flat=True).get(pk=row.session_id)
    rows = SignUp.objects.filter(invitation=row.invitation_id, state=SignUpState.CONFIRMED, during__overlap=during)
    return rows.exclude(session=row.session_id).select_related("session__meeting")


def leave(row: SignUp, *, by: str) -> None:
    before, row.state, row.offered_until = row.state, SignUpState.WITHDRAWN, None
    row.save(update_fields=["state", "offered_until"])
    audit.record("leave_session", row.tag, by=by, changes={"state": [before, row.state]})


# Passing places on


def settle(session: Session) -> None:
    """Of a held session: what was kept too long lapses, and every free place is offered to the next who waits."""
    now = timezone.now()
    for row in SignUp.objects.filter(session=session, state=SignUpState.OFFERED, offered_until__lte=now):
        row.state, row.offered_until = SignUpState.LAPSED, None
        row.save(update_fields=["state", "offered_until"])
        audit.record("let_place_lapse", row.tag, by=CLOCK, changes={"state": [SignUpState.OFFERED, row.state]})
    is_open = session.takes_sign_up and session.meeting.status in INVITING and not has_begun(session)
    if is_open and takes_place(session):
        for row in waiting(session)[: max(0, free_places(session))]:
            keep_place(row, session, offer_until(session, now))


def waiting(session: Session) -> Any:
    """In their order; whoever has not said yes for the days as they are is passed over, and keeps her turn."""
    yes = MeetingInvitation.objects.open().with_standing().filter(meeting=session.meeting_id, standing=Standing.YES)
    rows = SignUp.objects.filter(session=session, state=SignUpState.WAITING, invitation__in=yes.order_by().values("pk"))
    return rows.select_related(*emails.NEEDED).order_by("asked_at", "pk")


def offer_until(session: Session, now: datetime) -> datetime:
    """For some hours, and never longer than until it begins."""
    return min(now + OFFER_LASTS, session.during.lower) if session.during else now + OFFER_LASTS


def keep_place(row: SignUp, session: Session, until: datetime) -> None:
    row.state, row.offered_until = SignUpState.OFFERED, until
    row.save(update_fields=["state", "offered_until"])
    audit.record("offer_place", row.tag, by=CLOCK, changes={"state": [SignUpState.WAITING, row.state]})
    emails.place_offered(row, new_link(row.invitation))


def pass_places_on() -> int:
    """Let offers lapse and offer what is free. Gives how many sessions were looked at. For the worker."""
    rows = Session.objects.filter(sign_ups__state__in=[SignUpState.OFFERED, SignUpState.WAITING])
    done = 0
    for session in rows.filter(meeting__status__in=INVITING).distinct():
        with transaction.atomic():
            if held_if_free(session.meeting_id) is None:
                continue
            settle(held_session(session))
            done += 1
    return done


# When something else changes


def leave_all(invitation: MeetingInvitation, *, by: str, but: Iterable[int] = ()) -> None:
    """She does not come: her places go on to others. Call while the meeting is held."""
    rows = SignUp.objects.filter(invitation=invitation, state__in=HELD).exclude(pk__in=but)
    for row in rows.select_related("session").order_by("session"):
        now = held_session(row.session)
        leave(row, by=by)
        settle(now)


def follow_answer(invitation: MeetingInvitation, answer: Answer, *, by: str) -> None:
    """No yes, no place; and whoever now takes part online leaves her seat in the room to somebody else."""
    if answer.reply != Reply.YES:
        leave_all(invitation, by=by)
    elif answer.presence == Presence.ONLINE:
        in_room = SignUp.objects.filter(invitation=invitation, presence=Presence.IN_PERSON, state__in=HELD)
        for row in in_room.select_related("session").order_by("session"):
            now = held_session(row.session)
            row.presence = Presence.ONLINE
            if goes_online(now) and not overlapping(row).exists():
                row.state, row.offered_until = SignUpState.CONFIRMED, None
                row.save()
                audit.record("sign_up", row.tag, by=by, changes={"presence": [Presence.IN_PERSON, row.presence]})
            else:
                row.presence = Presence.IN_PERSON
                leave(row, by=by)
            settle(now)


@contextmanager
def places_follow(sessions: Iterable[Session]) -> Iterator[None]:
    """Around a change of hours: who would be in two sessions at once by it keeps the place that she asked for first,
    and is told which one is gone.
    """
    wait_for_constraint(is_deferred=True)
    yield
    held = [held_session(session) for session in sessions]
    rows = SignUp.objects.filter(session__in=held, state=SignUpState.CONFIRMED)
    for row in list(rows.select_related(*emails.NEEDED).order_by("-asked_at", "-pk")):
        for other in overlapping(row).select_related(*emails.NEEDED):
            if SignUp.objects.filter(pk__in=[row.pk, other.pk], state=SignUpState.CONFIRMED).count() == 2:
                kept, lost = sorted((row, other), key=lambda one: (one.asked_at, one.pk))
                leave(lost, by=CLOCK)
                emails.place_lost(lost, new_link(lost.invitation), kept=kept)
    wait_for_constraint(is_deferred=False)
    for session in held:
        settle(session)


def follow_agenda(meeting: Meeting, *, by: str) -> None:
    """Once an agenda is published: the sessions that it calls off hold nobody any more. Until then it is a draft, which
    leaves no trace.
    """
    off = meeting.sessions.exclude(state=SessionState.PLANNED).filter(sign_ups__state__in=HELD)
    for session in off.distinct():
        end_sign_up(session, by=by)


def end_sign_up(session: Session, *, by: str) -> None:
    """Everybody who had a place or a turn hears that there is none."""
    rows = SignUp.objects.filter(session=session, state__in=HELD).select_related(*emails.NEEDED)
    for row in rows:
        leave(row, by=by)
        emails.place_lost(row, new_link(row.invitation))


def wait_for_constraint(*, is_deferred: bool) -> None:
    with connection.cursor() as cursor:
        when = "DEFERRED" if is_deferred else "IMMEDIATE"
        cursor.execute(f"SET CONSTRAINTS public.one_workshop_at_a_time {when}")
