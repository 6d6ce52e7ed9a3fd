"""Mail that goes out: written in the action's transaction, sent by a worker, once.

A message's key makes it unique; its Message-ID is made of the key, so that a mail which was handed over just before a
crash and is handed over again is recognised as the same by the mail folder and by mail servers that look.
"""

from datetime import timedelta
from functools import reduce
from operator import or_
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import models, transaction
from django.utils import timezone

from core.calendars import CALENDAR
from core.models import OutboxMessage

# How long to wait after the first, second, … failure; the last repeats until the message is given up.
WAITS = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12)]
GIVE_UP_AFTER = timedelta(days=7)
# How long the text of a mail that was given up is kept, so that somebody can still hand it over.
KEPT_AFTER = timedelta(days=30)


def put(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    key: str = "",
    language: str = "en",
    calendar: str = "",
    calendar_method: str = "",
) -> OutboxMessage | None:
    """Queue one mail to one person. A key that was used before queues nothing and gives None.

    `calendar`: a calendar object for her own programme, whose METHOD is `calendar_method` (RFC 6047).
    """
    words = {"to": to, "subject": " ".join(subject.split()), "text": text, "html": html, "language": language}
    words |= {"calendar": calendar, "calendar_method": calendar_method}
    message, is_new = OutboxMessage.objects.get_or_create(key=key or uuid4().hex, defaults=words)
    return message if is_new else None


def send_next() -> bool:
    """Send the oldest message that is due; False when there is none. Other workers pass over what this one holds."""
    with transaction.atomic():
        message = (
            OutboxMessage.objects.select_for_update(skip_locked=True)
            .filter(status=OutboxMessage.Status.QUEUED, next_try__lte=timezone.now())
            .order_by("next_try", "pk")
            .first()
        )
        if message is None:
            return False
        try:
            with get_connection() as server:
                server.send_messages([as_mail(message)])
        except Exception as error:
            postpone(message, error)
        else:
            message.status, message.sent_at = OutboxMessage.Status.SENT, timezone.now()
            # What was sent may hold a link that signs in: it is not kept.
            message.text = message.html = message.calendar = message.last_error = ""
            message.attempts += 1
        message.save()
        return True


def postpone(message: OutboxMessage, error: Exception) -> None:
    message.attempts += 1
    message.last_error = f"{type(error).__name__}: {error}"[:500]
    if timezone.now() - message.created_at > GIVE_UP_AFTER:
        message.status = OutboxMessage.Status.FAILED
    message.next_try = timezone.now() + WAITS[min(message.attempts, len(WAITS)) - 1]


def as_mail(message: OutboxMessage) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        settings.DEFAULT_FROM_EMAIL,
        [message.to],
        headers={
            "Message-ID": f"<{message.key}@{settings.MAIL_DOMAIN}>",
            "Content-Language": message.language,
            "Auto-Submitted": "auto-generated",
        },
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        # The first is what programmes act upon, the second what people open where theirs does not.
        mail.attach_alternative(message.calendar, f"{CALENDAR}; method={message.calendar_method}")
        mail.attach("invite.ics", message.calendar.encode(), "application/ics")
    return mail


def take_back(*, key: str = "", begins: tuple[str, ...] = ()) -> bool:
    """What has not gone never goes: the mail of this key, or those whose keys begin so. Whether there was any."""
    asked = reduce(or_, [models.Q(key__startswith=start) for start in begins], models.Q(key=key))
    return bool(OutboxMessage.objects.filter(asked).exclude(status=OutboxMessage.Status.SENT).delete()[0])


def forget(*, to: str, kinds: tuple[str, ...]) -> None:
    """Mail to somebody who is forgotten: what waits never goes, of what went the address and the subject go.

    `kinds`: how the keys begin, up to a hyphen. That something was sent stays, so that nothing is sent twice.
    """
    is_of_kind = [models.Q(key=kind) | models.Q(key__startswith=f"{kind}-") for kind in kinds]
    rows = OutboxMessage.objects.filter(reduce(or_, is_of_kind), to__iexact=to)
    rows.exclude(status=OutboxMessage.Status.SENT).delete()
    rows.update(to="", subject="")


def forget_given_up() -> None:
    """Daily: a mail that nobody could be sent may hold a link that lets in; that it was given up stays known."""
    given_up = OutboxMessage.objects.filter(status=OutboxMessage.Status.FAILED)
    given_up.filter(created_at__lt=timezone.now() - GIVE_UP_AFTER - KEPT_AFTER).update(text="", html="")


def waiting() -> dict[str, int]:
    """How many messages wait, how many of them failed at least once, how many were given up."""
    queued = OutboxMessage.objects.filter(status=OutboxMessage.Status.QUEUED)
    return {
        "queued": queued.count(),
        "retrying": queued.filter(attempts__gt=0).count(),
        "failed": OutboxMessage.objects.filter(status=OutboxMessage.Status.FAILED).count(),
    }
