"""Mail that came back: noted by hand, or read from the messages of mail servers (RFC 3464)."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.changing import all_or_nothing
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from meetings.emails import guests as emails
from meetings.models import MeetingInvitation

READER = "system:bounces"
# The key of a mail stands in its Message-ID.
OURS = re.compile(rf"<(?:{'|'.join(emails.KINDS)})-\d+-(\d+)[^@>]*@")


@all_or_nothing
def bounced(invitation: MeetingInvitation, note: str, *, by: User | str) -> MeetingInvitation:
    """Mail to her came back. It shows in every list until her address is mended."""
    if not isinstance(by, str):
        require(by, "meetings.invite")
    now: MeetingInvitation = locked_row(invitation)
    if not now.is_open:
        raise Refused(_("This invitation is no longer open."))
    now.bounced_at, now.bounce_note = timezone.now(), " ".join(note.split())[:300]
    now.full_clean()
    now.save(update_fields=["bounced_at", "bounce_note"])
    audit.record("bounced", now.tag, by=by if isinstance(by, str) else by.key)
    return now


def read_bounce(raw: bytes) -> MeetingInvitation | None:
    """Note what a mail server says of one of our mails; None for anything else, and for what may still arrive."""
    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage) or message.get_content_type() != "multipart/report":
        return None
    status, key = "", None
    for part in message.walk():
        words = part.as_string()
        if part.get_content_type() == "message/delivery-status":
            if not re.search(r"^Action:\s*failed", words, re.I | re.M):
                return None
            found = re.search(r"^Diagnostic-Code:\s*(.+)|^Status:\s*(.+)", words, re.I | re.M)
            status = (found[1] or found[2]) if found else ""
        elif part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            key = OURS.search(words)
    guest = MeetingInvitation.objects.open().filter(pk=int(key[1])).first() if key else None
    return bounced(guest, without_addresses(status), by=READER) if guest else None


def without_addresses(words: str) -> str:
    """A server's sentence without the address, which stands beside it anyway."""
    return re.sub(r"<?\S+@\S+>?", "…", words)
