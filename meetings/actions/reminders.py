"""What goes out to guests and cities by itself: computed every hour from what is due, never kept as a plan.

So a moved meeting moves its reminders with it, and what was answered or called off asks for nothing. The key of a mail
holds the day it leads up to: each goes once, whoever dies on the way, and anew after a move.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.wall_time import today_at
from meetings.actions.answer_links import new_link
from meetings.actions.calendars import tell_calendars
from meetings.actions.guests import holds_until
from meetings.actions.holding import held_if_free
from meetings.actions.needs import keep_needs_until
from meetings.actions.quotas import REMIND_CITY, cities_to_remind
from meetings.choices import INVITING, LETS_GO, Acceptance, MeetingStatus, Precision, Standing
from meetings.emails import cities as city_mail
from meetings.emails import guests as emails
from meetings.models import Contribution, Meeting, MeetingInvitation, Quota

# How long before the day by which answers are wanted, or the first day, those who have not answered are reminded.
REMIND = (timedelta(days=14), timedelta(days=7), timedelta(days=2))
# How long before the first day those who come hear of it once more.
LOOK_FORWARD = timedelta(days=3)


@dataclass(frozen=True)
class Due:
    """One mail to come: on which day it goes, what for, to whom; `queued_as`, how the outbox knows it."""

    day: date
    kind: str
    to: MeetingInvitation | Quota
    queued_as: str

    @property
    def name(self) -> str:
        return str(self.to.city.name) if isinstance(self.to, Quota) else str(self.to)


def reminds(meeting: Meeting) -> bool:
    """Whether anything goes out for it by itself: announced or confirmed, known to the day, and still to come."""
    is_planned = meeting.status in (MeetingStatus.ANNOUNCED, MeetingStatus.CONFIRMED) and not meeting.on_record
    if not is_planned or meeting.precision != Precision.DAY or meeting.first_day is None:
        return False
    return today_at(meeting.tz) < meeting.first_day


def wanted_by(meeting: Meeting) -> date:
    """The day that reminders lead up to."""
    today = today_at(meeting.tz)
    return meeting.answer_by if meeting.answer_by and meeting.answer_by >= today else meeting.first_day or today


def to_come(meeting: Meeting) -> list[Due]:
    """The next mail to each who will get one if nothing is answered meanwhile, the soonest first."""
    if not reminds(meeting):
        return []
    there = emails.keys_of(meeting) | city_mail.keys_of(meeting)
    found = [*to_guests(meeting, there), *to_cities(meeting, there)]
    return sorted(found, key=lambda due: (due.day, due.name))


def to_guests(meeting: Meeting, there: set[str]) -> list[Due]:
    until, today, found = wanted_by(meeting), today_at(meeting.tz), []
    rows = MeetingInvitation.objects.open().filter(meeting=meeting).exclude(email="").with_standing()
    for guest in rows.select_related("city"):
        asked, stages = guest.asked_at.date(), []
        if guest.standing in (Standing.WAITING, Standing.OUTDATED):
            stages = [
                Due(until - before, emails.REMINDER, guest, emails.key(emails.REMINDER, guest, until, before.days))
                for before in REMIND
            ]
        elif guest.standing == Standing.YES and meeting.first_day:
            asked = max(asked, guest.answered_at.date())
            queued_as = emails.key(emails.COMING, guest, meeting.first_day)
            stages = [Due(meeting.first_day - LOOK_FORWARD, emails.COMING, guest, queued_as)]
        found += next_of(stages, asked, today, there)
    return found


def to_cities(meeting: Meeting, there: set[str]) -> list[Due]:
    found, today = [], today_at(meeting.tz)
    for quota in cities_to_remind(meeting):
        asked = quota.invited_at.date() if quota.invited_at else date.min
        stages = [
            Due(quota.nominate_by - before, city_mail.CITY_REMINDER, quota, city_mail.reminder_key(quota, before.days))
            for before in REMIND_CITY
            if quota.nominate_by
        ]
        found += next_of(stages, asked, today, there)
    return found


def next_of(stages: list[Due], asked: date, today: date, there: set[str]) -> list[Due]:
    """The one that counts now, if any: the last whose day has come, unless it went; else the next.

    Only what comes after she was asked; an earlier one that nobody sent in time is not made up for by two mails.
    """
    stages = sorted((due for due in stages if due.day > asked), key=lambda due: due.day)
    past, coming = ([due for due in stages if (due.day <= today) is is_past] for is_past in (True, False))
    now = [due for due in past[-1:] if due.queued_as not in there]
    return now or coming[:1]


def remind() -> int:
    """Queue what is due today. Gives how many. For the worker, as often as it likes and beside another."""
    queued = 0
    rows = Meeting.objects.filter(status__in=[MeetingStatus.ANNOUNCED, MeetingStatus.CONFIRMED], on_record=False)
    for pk in rows.filter(first_day__isnull=False).values_list("pk", flat=True):
        with transaction.atomic():
            # Nobody answers, moves it or calls it off while its reminders are queued.
            meeting = held_if_free(pk)
            for due in to_come(meeting) if meeting else []:
                if meeting and due.day <= today_at(meeting.tz):
                    send(meeting, due)
                    queued += 1
    return queued


def send(meeting: Meeting, due: Due) -> None:
    if isinstance(due.to, Quota):
        city_mail.city_reminded(due.to, due.queued_as)
        return
    due.to.meeting = meeting
    template = "guest_reminder" if due.kind == emails.REMINDER else "guest_coming"
    emails.reminded(template, due.queued_as, due.to, new_link(due.to))


# When a meeting changes


def follow(before: Meeting, now: Meeting) -> None:
    """What is asked of guests follows the meeting: called within every change of its days or its state.

    What waits to be sent for the old days, or for what is called off, never goes; for new days all are asked again.
    """
    is_moved = (before.first_day, before.last_day) != (now.first_day, now.last_day)
    is_back = before.status in LETS_GO and now.status in INVITING
    is_called_off = now.status in LETS_GO and before.status not in LETS_GO
    if is_moved or is_called_off or before.answer_by != now.answer_by:
        emails.take_back_of_meeting(now, (emails.AGAIN, emails.REMINDER, emails.COMING))
    if is_moved:
        MeetingInvitation.objects.open().filter(meeting=now).update(token_until=holds_until(now))
        keep_needs_until(now)
    if is_called_off:
        emails.take_back_of_meeting(now, (emails.INVITED,))
        tell_called_off(now)
    elif is_back or (is_moved and now.status in INVITING):
        ask_again(now, is_back=is_back)
    if before.sequence != now.sequence:
        tell_calendars(now)


def tell_called_off(meeting: Meeting) -> None:
    """Everybody who was invited and has not said no, unless she hears of it as one on the stage."""
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    on_stage = Contribution.objects.filter(session__meeting=meeting, contributor__contact__isnull=False)
    hears = on_stage.exclude(acceptance=Acceptance.DECLINED).values("contributor")
    for guest in guests_of(meeting).exclude(standing=Standing.NO).exclude(contributor__in=hears):
        guest.meeting = meeting
        emails.called_off(guest, is_cancelled=is_cancelled, reason=meeting.reason)


def ask_again(meeting: Meeting, *, is_back: bool) -> None:
    """For the new days: whoever had answered for the old ones, and whoever had not answered at all.

    After it was postponed those as well whose answer still holds: they were told that it does not take place.
    """
    settled = [Standing.NO] if is_back else [Standing.YES, Standing.MAYBE, Standing.NO]
    for guest in guests_of(meeting).exclude(standing__in=settled):
        guest.meeting = meeting
        must_answer = guest.standing in (Standing.WAITING, Standing.OUTDATED)
        never_went = emails.take_back_one(emails.key(emails.INVITED, guest))
        if never_went:
            emails.invited(guest, new_link(guest))
        else:
            emails.asked_again(guest, new_link(guest), must_answer=must_answer)
        MeetingInvitation.objects.filter(pk=guest.pk).update(asked_at=timezone.now())


def guests_of(meeting: Meeting) -> Any:
    rows = MeetingInvitation.objects.open().filter(meeting=meeting).exclude(email="").with_standing()
    return rows.select_related("city")
