"""What is written of a guest: mended, written to again, forgotten."""

import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.models import User
from cities.actions.people import hashed
from core import audit, outbox
from core.changing import all_or_nothing
from core.editing import change, locked
from core.errors import Refused
from core.permissions import require
from meetings.actions.answer_links import new_link
from meetings.actions.guests import PERSON_FIELDS, account_of, close, inviting, may_replace, still_open
from meetings.choices import INVITING, InvitationState, Standing
from meetings.emails import guests as emails
from meetings.models import Meeting, MeetingInvitation, Needs
from meetings.sheet.participants import GUEST_COLUMNS, guest_table

Table = tuple[list[str], Iterator[list[Any]]]


@all_or_nothing
def edit_guest(invitation: MeetingInvitation, values: dict, *, by: User, version: int) -> MeetingInvitation:
    """Mend how somebody is called or written to. At a new address she gets a link of her own; all others end."""
    author = may_replace(invitation, by)
    wanted = {name: values[name] for name in PERSON_FIELDS if name in values}
    if "email" in wanted:
        wanted["email"] = wanted["email"].strip().lower()
    now = locked(invitation, version=version, wanted=wanted)
    if not now.is_open:
        raise Refused(_("This invitation is no longer open."))
    moves = wanted.get("email", now.email) != now.email
    if moves:
        inviting(now.meeting)
        emails.take_back(now, (emails.INVITED, *emails.ASKING))
        now.links.all().delete()
        token = secrets.token_urlsafe(32)
        now.token_hash, now.person = hashed(token), account_of(wanted["email"])
        now.bounced_at, now.bounce_note, now.asked_at = None, "", timezone.now()
    changed = change(now, wanted, by=author, action="edit_guest", tag=now.tag, in_confidence=True)
    if moves and changed:
        emails.invited_again(now, token)
    return now


@all_or_nothing
def send_again(invitation: MeetingInvitation, *, by: User) -> MeetingInvitation:
    """The invitation once more, with a link that holds beside the others; once a day at most."""
    author = may_replace(invitation, by)
    inviting(invitation.meeting)
    now = still_open(invitation)
    if not emails.invited_again(now, new_link(now)):
        raise Refused(_("The invitation was sent again today already."))
    now.asked_at, now.bounced_at, now.bounce_note = timezone.now(), None, ""
    now.save(update_fields=["asked_at", "bounced_at", "bounce_note"])
    audit.record("send_invitation_again", now.tag, by=author)
    return now


@all_or_nothing
def erase_guest(invitation: MeetingInvitation, *, by: User) -> MeetingInvitation:
    """Nobody can read any more who she was: not here, not in mail that waits. That somebody of her city was invited,
    and what was answered, stays. Raises Refused while she is still expected.
    """
    require(by, "meetings.invite")
    now = MeetingInvitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not now.name:
        raise Refused(_("This name was erased already."))
    today = timezone.localdate()
    meeting = now.meeting
    if now.is_open and meeting.status in INVITING and (meeting.last_day is None or meeting.last_day >= today):
        raise Refused(_("She or he is invited to a meeting to come. Take the invitation back first."))
    # Hers of this meeting alone: to another one she may be invited still.
    outbox.forget(to=now.email, kinds=tuple(emails.key(kind, now) for kind in emails.KINDS))
    Needs.objects.filter(invitation=now).delete()
    close(now, InvitationState(now.state), by=by.key)
    for name in ("name", "email", "function", "organisation", "word", "bounce_note"):
        setattr(now, name, "")
    now.person = now.contributor = None
    now.token_hash, now.token_until = hashed(secrets.token_urlsafe(32)), timezone.now()
    now.version += 1
    now.save()
    audit.record("erase_guest", now.tag, by=by.key)
    return now


PRINTED_FOR = {"coming": _lazy("Those who come in person"), "invited": _lazy("Everybody who is invited")}
PRINTED_FOR |= dict(Standing.choices)


def print_guests(meeting: Meeting, who: str, paper: str, *, by: User) -> list[MeetingInvitation]:
    """Those whose names go on paper: `who` of `PRINTED_FOR`. That they left the portal is kept in the trail."""
    require(by, "meetings.export_guests")
    rows = MeetingInvitation.objects.open().filter(meeting=meeting).exclude(name="").with_standing()
    if who == "coming":
        rows = rows.coming()
    elif who != "invited":
        rows = rows.filter(standing=who)
    guests = list(rows.select_related("city__country").order_by("name", "pk"))
    if not guests:
        raise Refused(_("Nobody stands on this list yet: “%(who)s”. Choose another one.") % {"who": PRINTED_FOR[who]})
    told = {"paper": [None, paper], "who": [None, who], "rows": [None, len(guests)]}
    audit.record("print_guests", meeting.tag, by=by.key, changes=told)
    return guests


def export_guests(meeting: Meeting, guests: Iterable[Any], columns: list[str], *, by: User) -> Table:
    """The participants as header and rows; that they left the portal, and which columns, is kept in the trail."""
    require(by, "meetings.export_guests")
    rows = list(guests)
    told = {"columns": [None, [key for key in GUEST_COLUMNS if key in columns]], "rows": [None, len(rows)]}
    audit.record("export_guests", meeting.tag, by=by.key, changes=told)
    return guest_table(rows, columns)
