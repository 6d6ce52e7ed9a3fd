"""Certificates of attendance: for those alone who were there, once each, with a number that anybody can verify."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.actions.people import hashed
from core import audit
from core.changing import all_or_nothing
from core.errors import Refused, TooOften
from core.filters import alphabetical
from core.limits import within
from core.permissions import require
from meetings.actions.answer_links import new_link
from meetings.actions.holding import held_meeting
from meetings.choices import OVER
from meetings.emails import certificates as emails
from meetings.models import Certificate, Meeting, MeetingInvitation

CERTIFY = "meetings.certify"
# How long a link still opens the guest's page after the last day, and after her certificate was made.
LINK_LASTS = timedelta(days=180)
GUESSES_A_DAY = 10


@all_or_nothing
def issue_certificates(
    meeting: Meeting, guests: Collection[MeetingInvitation] | None = None, *, by: User
) -> list[Certificate]:
    """For these guests, or for all who were there; each is written to once. Gives the new ones: whoever has one keeps
    it. Raises Refused before the meeting is over, and for somebody who was not noted as having been there.
    """
    require(by, CERTIFY)
    now = held_meeting(meeting.pk)
    if now.status not in OVER:
        words = _("This meeting is “%(state)s”. Certificates are made once it was held.")
        raise Refused(words % {"state": now.get_status_display()})
    there = list(MeetingInvitation.objects.who_were_there().filter(meeting=now).select_related("meeting", "city"))
    if not there:
        raise Refused(_("Nobody is noted as having been there yet. Note that first, session by session."))
    for guest in guests or ():
        if guest not in there:
            raise Refused(_("%(name)s is not noted as having been there: no certificate.") % {"name": guest})
    has_one = set(Certificate.objects.filter(invitation__in=there).values_list("invitation", flat=True))
    chosen = there if guests is None else [row for row in there if row in guests]
    return [certify(guest, by=by) for guest in chosen if guest.pk not in has_one]


def certify(guest: MeetingInvitation, *, by: User) -> Certificate:
    made = Certificate.objects.create(invitation=guest, issued_by=by.key)
    audit.record("issue_certificate", guest.tag, by=by.key, changes={"number": [None, str(made.uid)]})
    lengthen(guest)
    emails.certificate_ready(made, new_link(guest))
    return made


def lengthen(guest: MeetingInvitation) -> None:
    """Time to fetch it. A link that has ended already stays closed; the one in the mail is new."""
    until = timezone.now() + LINK_LASTS
    if guest.token_until <= timezone.now():
        guest.links.all().delete()
        guest.token_hash = hashed(secrets.token_urlsafe(32))
    if guest.token_until < until:
        guest.token_until = until
        guest.save(update_fields=["token_hash", "token_until"])


def take_certificate(guest: MeetingInvitation, *, by: str) -> None:
    """It goes with her name or her invitation; its number then is nobody's."""
    for row in Certificate.objects.filter(invitation=guest):
        row.delete()
        audit.record("take_certificate", guest.tag, by=by, changes={"number": [str(row.uid), None]})
    emails.take_back_certificate(guest)


def certificates_of(meeting: Meeting) -> Any:
    """Of one meeting, for whoever makes them."""
    return Certificate.objects.genuine().filter(invitation__meeting=meeting).select_related("invitation__city")


def name_is_on(certificate: Certificate, name: str) -> bool:
    """Whether this is the name on it, for somebody who holds the paper. Raises TooOften for whoever guesses."""
    if not within(f"certificate:{certificate.pk}", times=GUESSES_A_DAY, seconds=24 * 3600):
        raise TooOften(_("Names were tried very often for this certificate. Please try again tomorrow."))
    return as_typed(name) == as_typed(certificate.invitation.name)


def as_typed(name: str) -> str:
    """Without what differs from keyboard to keyboard: capitals, accents, spaces."""
    return " ".join(alphabetical(name).split())
