"""What cities offer for a meeting, and who outside the network would like to come."""

import secrets
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.actions.people import hashed
from cities.models import City
from core import audit
from core.changing import all_or_nothing
from core.errors import Refused, TooOften
from core.lifecycle import locked_row
from core.limits import within
from core.permissions import require
from meetings.actions.guests import Invited, invite
from meetings.actions.holding import held_meeting
from meetings.choices import OFFER_ANSWERS, InterestState
from meetings.emails import cities as emails
from meetings.models import Interest, Meeting, OutsideInterest
from meetings.sheet.guest import takes_offers

OUTSIDE_FIELDS = ("name", "email", "organisation", "note", "language")
LINK_LASTS = timedelta(days=3)
KNOWN_AFTER_MEETING = timedelta(days=90)
KNOWN_AFTER_NO = timedelta(days=30)
KNOWN_WITHOUT_DAYS = timedelta(days=365)
HOUR, DAY = 3600, 24 * 3600
PER_SENDER, PER_MAILBOX, PER_MEETING = 10, 5, 200


def offering(meeting: Meeting) -> Meeting:
    now = held_meeting(meeting.pk)
    if not takes_offers(now):
        raise Refused(_("This meeting takes no more offers."))
    return now


# Cities


@all_or_nothing
def offer(meeting: Meeting, city: City, offers: list[str], *, by: User, note: str = "") -> Interest:
    """What a city offers, or what it offers now; the secretariat answers anew."""
    require(by, "meetings.offer", city)
    now = offering(meeting)
    row = Interest.objects.select_for_update().filter(meeting=now, city=city).first() or Interest(
        meeting=now, city=city
    )
    before = row.offers if row.pk else None
    row.offers, row.note = sorted(set(offers)), note.strip()
    row.state, row.answer = InterestState.NEW, ""
    row.offered_by, row.offered_at = by.key, timezone.now()
    row.version += 1 if row.pk else 0
    row.full_clean()
    row.save()
    audit.record("offer", row.tag, by=by.key, changes={"offers": [before, row.offers]})
    return row


@all_or_nothing
def take_offer_back(row: Interest, *, by: User) -> Interest:
    require(by, "meetings.offer", row.city)
    now = locked_row(row)
    if now.state == InterestState.WITHDRAWN:
        raise Refused(_("This offer is taken back already."))
    return set_state(now, InterestState.WITHDRAWN, by=by.key)


@all_or_nothing
def answer_offer(row: Interest, state: str, *, by: User, answer: str = "") -> Interest:
    """The secretariat takes an offer up or not; those in the city who make offers are told."""
    require(by, "meetings.invite")
    now = locked_row(row)
    if now.state == InterestState.WITHDRAWN:
        raise Refused(_("The city has taken this offer back."))
    if state not in dict(OFFER_ANSWERS):
        raise Refused(_("Say whether the offer is taken up."))
    now.answer = answer.strip()
    set_state(now, InterestState(state), by=by.key)
    emails.offer_answered(now)
    return now


def set_state(row: Interest, state: InterestState, *, by: str) -> Interest:
    before, row.state = row.state, state
    row.version += 1
    row.full_clean()
    row.save()
    audit.record("answer_offer", row.tag, by=by, changes={"state": [before, str(state)]})
    return row


# People outside the network


@all_or_nothing
def express_interest(meeting: Meeting, values: dict, *, sender: str) -> None:
    """Somebody would like to come. It counts once she has followed the link in her mail.

    The same answer whether her address is noted already or not. `sender` is where it came from. Raises TooOften.
    """
    now = offering(meeting)
    given = {name: values[name] for name in OUTSIDE_FIELDS if name in values}
    email = given["email"] = given.get("email", "").strip().lower()
    refuse_too_often(now, email, sender)
    row = OutsideInterest.objects.select_for_update().filter(meeting=now, email__iexact=email).first()
    if row is not None and row.confirmed_at:
        emails.outside_noted(row)
        return
    row = row or OutsideInterest(meeting=now)
    for name, value in given.items():
        setattr(row, name, value)
    token = secrets.token_urlsafe(32)
    row.token_hash = hashed(token)
    row.purge_on = timezone.localdate() + LINK_LASTS + timedelta(days=1)
    row.full_clean()
    row.save()
    audit.record("express_interest", now.tag, by="public")
    emails.outside_to_confirm(row, token)


def refuse_too_often(meeting: Meeting, email: str, sender: str) -> None:
    if not within(f"interest-from:{sender}", times=PER_SENDER, seconds=HOUR):
        raise TooOften(_("That was very often from your connection. Please try again in an hour."))
    mailbox = sha256(email.encode()).hexdigest()[:32]
    if not within(f"interest-by:{mailbox}", times=PER_MAILBOX, seconds=DAY):
        raise TooOften(_("This address was written to several times today. Please go on tomorrow."))
    if not within(f"interest-in:{meeting.pk}", times=PER_MEETING, seconds=DAY):
        raise TooOften(_("Very many have asked for this meeting today. Please try again tomorrow."))


def interest_behind(token: str) -> OutsideInterest | None:
    """What a link belongs to, while it waits to be confirmed or is known."""
    rows = OutsideInterest.objects.filter(token_hash=hashed(token), purge_on__gt=timezone.localdate())
    return rows.select_related("meeting").first()


@all_or_nothing
def confirm_interest(row: OutsideInterest) -> OutsideInterest:
    """The address is hers. Once more changes nothing."""
    now = locked_row(row)
    if now.confirmed_at is None:
        offering(now.meeting)
        now.confirmed_at, now.purge_on = timezone.now(), known_until(now.meeting)
        now.save(update_fields=["confirmed_at", "purge_on"])
        audit.record("confirm_interest", now.tag, by="public")
    return now


def known_until(meeting: Meeting) -> date:
    today = timezone.localdate()
    if meeting.last_day is None:
        return today + KNOWN_WITHOUT_DAYS
    return max(meeting.last_day, today) + KNOWN_AFTER_MEETING


@all_or_nothing
def invite_outsider(row: OutsideInterest, values: dict, *, by: User) -> Invited:
    """Invite somebody who asked to come; her words come from what she wrote."""
    require(by, "meetings.invite")
    now = unanswered(row)
    own = {name: getattr(now, name) for name in ("name", "email", "organisation", "language")}
    made = invite(now.meeting, {**values, **own}, by=by)
    now.state = InterestState.TAKEN_UP
    now.save(update_fields=["state"])
    return made


@all_or_nothing
def decline_outsider(row: OutsideInterest, *, by: User, answer: str = "") -> None:
    """Tell somebody that there is no place for her; she is forgotten a month later."""
    require(by, "meetings.invite")
    now = unanswered(row)
    now.state, now.purge_on = InterestState.DECLINED, timezone.localdate() + KNOWN_AFTER_NO
    now.save(update_fields=["state", "purge_on"])
    audit.record("decline_outsider", now.tag, by=by.key)
    emails.outside_declined(now, answer.strip())


def unanswered(row: OutsideInterest) -> OutsideInterest:
    now: OutsideInterest = locked_row(row)
    if now.confirmed_at is None:
        raise Refused(_("This address is not confirmed yet."))
    if now.state != InterestState.NEW:
        raise Refused(_("This was answered already."))
    return now


def forget_outsiders() -> None:
    """Daily: who asked to come is no longer known once her time has come, and no mail tells of her either."""
    for row in OutsideInterest.objects.filter(purge_on__lte=timezone.localdate()):
        with transaction.atomic():
            emails.forget_outsider(row)
            row.delete()
