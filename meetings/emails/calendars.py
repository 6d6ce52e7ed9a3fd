"""What a mail tells the guest's own calendar, and what it was told last: each thing once, each newer than the last."""

from django.utils import translation

from core.calendars import CANCEL, REQUEST
from meetings.calendars import object_of, standing_of
from meetings.choices import MeetingStatus, Precision, Reply
from meetings.models import CalendarMail, MeetingInvitation

NOTHING: dict[str, str] = {}


def calendar_part(invitation: MeetingInvitation, *, asks: bool = False) -> dict[str, str]:
    """`calendar` and `calendar_method` of a mail to her, written down as told; nothing where there is nothing new.

    `asks`: the mail invites her, so that her calendar hears it though it may have before. Of an invitation that is no
    longer open, and of a meeting that is cancelled or has no days any more, it hears that nothing comes of it.
    """
    meeting = invitation.meeting
    known = list(CalendarMail.objects.filter(meeting=meeting, invitation__email__iexact=invitation.email))
    own = next((row for row in known if row.invitation_id == invitation.pk), None)
    method = REQUEST if invitation.is_open and can_be_shown(meeting) else CANCEL
    is_same = own is not None and (own.method, own.told) == (method, meeting.sequence)
    if not invitation.email or not is_wanted(invitation, own, method, asks=asks, is_same=is_same):
        return NOTHING
    # Whoever was told before, also by an invitation that was taken back, heeds a higher number alone.
    highest = max((row.sequence for row in known), default=-1)
    sequence = own.sequence if is_same and own else max(meeting.sequence, highest + 1)
    with translation.override(invitation.language):
        text = object_of(invitation, method, sequence)
    told = {"meeting": meeting, "method": method, "sequence": sequence, "told": meeting.sequence}
    CalendarMail.objects.update_or_create(invitation=invitation, defaults=told)
    return {"calendar": text, "calendar_method": method}


def is_wanted(
    invitation: MeetingInvitation, own: CalendarMail | None, method: str, *, asks: bool, is_same: bool
) -> bool:
    if method == CANCEL:
        return own is not None and own.method == REQUEST
    if asks:
        return True
    return own is not None and not is_same and standing_of(invitation) != Reply.NO


def can_be_shown(meeting) -> bool:
    is_off = meeting.status in (MeetingStatus.DRAFT, MeetingStatus.CANCELLED)
    return not is_off and meeting.first_day is not None and meeting.precision == Precision.DAY
