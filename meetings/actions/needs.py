"""What a guest needs: her own to write, those who care for it to read, gone in time."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from core import audit
from core.changing import all_or_nothing
from core.permissions import require
from meetings.actions.answer_links import GUEST, author_of
from meetings.actions.guests import inviting, still_open
from meetings.models import Meeting, MeetingInvitation, Needs

NEEDS_FIELDS = ("accessibility", "diet", "visa_letter", "visa_details")
KEPT_AFTER_MEETING = timedelta(days=14)
KEPT_WITHOUT_DAYS = timedelta(days=180)


@all_or_nothing
def say_needs(invitation: MeetingInvitation, values: dict, *, by: User | str = GUEST) -> Needs | None:
    """Write what she needs, in place of what stood there; nothing leaves nothing. The trail tells no word of it."""
    author = author_of(invitation, by, "meetings.see_needs")
    meeting = inviting(invitation.meeting)
    now = still_open(invitation)
    wanted = {name: values[name] for name in NEEDS_FIELDS if name in values}
    row = Needs.objects.filter(invitation=now).first() or Needs(invitation=now)
    before = {name: getattr(row, name) for name in NEEDS_FIELDS}
    for name, value in wanted.items():
        setattr(row, name, value)
    row.purge_on = kept_until(meeting)
    if not any(getattr(row, name) for name in NEEDS_FIELDS):
        if row.pk:
            row.delete()
            audit.record("say_needs", now.tag, by=author)
        return None
    if not row.visa_letter:
        row.visa_details = ""
    if row.pk and before == {name: getattr(row, name) for name in NEEDS_FIELDS}:
        return row
    row.version += 1 if row.pk else 0
    row.full_clean()
    row.save()
    audit.record("say_needs", now.tag, by=author)
    return row


def kept_until(meeting: Meeting) -> date:
    if meeting.last_day is None:
        return timezone.localdate() + KEPT_WITHOUT_DAYS
    return max(meeting.last_day, timezone.localdate()) + KEPT_AFTER_MEETING


def keep_needs_until(meeting: Meeting) -> None:
    """The day on which needs go follows the meeting."""
    Needs.objects.filter(invitation__meeting=meeting).update(purge_on=kept_until(meeting))


def needs_of(meeting: Meeting, user: User) -> list[Needs]:
    """For those who care for them alone. Raises NotAllowed."""
    require(user, "meetings.see_needs")
    rows = Needs.objects.filter(invitation__meeting=meeting, purge_on__gt=timezone.localdate())
    return list(rows.select_related("invitation__city").order_by("invitation__city__name_en", "invitation__name"))


def forget_needs() -> int:
    """Daily: what was needed at a meeting that is over. Gives how many."""
    return Needs.objects.filter(purge_on__lte=timezone.localdate()).delete()[0]
