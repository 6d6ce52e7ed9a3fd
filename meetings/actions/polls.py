"""Polls for dates: days or hours are offered to the invited cities, each has one vote, its last word counts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.editing import locked, mark_translations
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import text_fields
from core.wall_time import fault_of, today_at
from meetings.actions.agenda import cities_concerned
from meetings.choices import Vote
from meetings.models import Meeting, Poll, PollOption, PollVote
from meetings.validators import check_span

POLL_FIELDS = ("closes_on", *text_fields(Poll))
OPTION_FIELDS = ("first_day", "last_day", "local_start", "local_end")


@transaction.atomic
def add_poll(meeting: Meeting, values: dict, *, by: User) -> Poll:
    """A question to the cities of the meeting; what they choose from comes option by option."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in POLL_FIELDS}
    row = Poll(meeting=locked_row(meeting), **wanted)
    mark_translations(row, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    row.full_clean()
    if row.closes_on and row.closes_on < today_at(row.meeting.tz):
        raise ValidationError({"closes_on": _("This day is over: nobody could answer any more.")})
    row.save()
    audit.record("add_poll", row.tag, by=by.key, changes={"poll": [None, str(row.question)]})
    return row


@transaction.atomic
def add_option(poll: Poll, values: dict, *, by: User) -> PollOption:
    """Some days; or, with `local_start` and `local_end`, hours by the clock of the meeting's place."""
    require(by, "meetings.schedule")
    now = open_poll(poll)
    option = PollOption(poll=now, **{name: value for name, value in values.items() if name in OPTION_FIELDS})
    check_option(option, now.meeting.tz)
    option.full_clean()
    if now.options.filter(**{name: getattr(option, name) for name in OPTION_FIELDS}).exists():
        raise ValidationError(_("The poll already offers this."))
    option.save()
    audit.record("add_option", now.tag, by=by.key, changes={"option": [None, str(option)]})
    return option


def check_option(option: PollOption, zone: str) -> None:
    """Days in order; hours come together, exist on that clock, and give their days."""
    starts, ends = option.local_start, option.local_end
    if bool(starts) != bool(ends):
        raise ValidationError({"local_end": _("Give both hours, or none.")})
    if starts and ends:
        faults = {"local_start": fault_of(starts, zone), "local_end": fault_of(ends, zone)}
        if told := {name: words for name, words in faults.items() if words}:
            raise ValidationError(told)
        if ends <= starts:
            raise ValidationError({"local_end": _("The end has to come after the beginning.")})
        option.first_day, option.last_day = starts.date(), ends.date()
    if option.first_day is None:
        raise ValidationError({"first_day": _("Give a day, or an hour.")})
    option.last_day = option.last_day or option.first_day
    check_span(option.first_day, option.last_day)


@transaction.atomic
def remove_option(option: PollOption, *, by: User) -> None:
    require(by, "meetings.schedule")
    poll = open_poll(option.poll)
    if option.votes.exists():
        raise Refused(_("Cities have answered to this already. It stays."))
    audit.record("remove_option", poll.tag, by=by.key, changes={"option": [str(option), None]})
    option.delete()


@transaction.atomic
def close_poll(poll: Poll, *, by: User, version: int) -> Poll:
    """No more votes; those that were given stay."""
    require(by, "meetings.schedule")
    now = locked(poll, version=version, wanted={})
    if not now.is_open:
        raise Refused(_("This poll is closed."))
    now.is_open = False
    now.version += 1
    now.save(update_fields=["is_open", "version"])
    audit.record("close_poll", now.tag, by=by.key, changes={"is_open": [True, False]})
    return now


@transaction.atomic
def vote(poll: Poll, city: City, answers: dict[int, str], *, by: User) -> None:
    """A city's vote: `{key of an option: yes, if_needed or no}`. What is not named keeps its last answer."""
    require(by, "meetings.vote", city)
    now = open_poll(poll)
    if city not in cities_concerned(now.meeting):
        raise Refused(_("Your city is not invited to this meeting."))
    if not answers:
        raise Refused(_("Nothing is answered yet. Say to at least one of these what suits your city."))
    options = {option.pk: option for option in now.options.all()}
    if set(answers) - set(options) or set(answers.values()) - set(Vote.values):
        raise ValidationError(_("Choose one of the answers that are offered."))
    changes: dict[str, Any] = {}
    for key, answer in answers.items():
        row = PollVote.objects.filter(option=options[key], city=city).first()
        before = row.answer if row else None
        if before == answer:
            continue
        row = row or PollVote(option=options[key], city=city)
        row.answer, row.voted_by = answer, by.key
        row.save()
        changes[str(options[key])] = [before, answer]
    if changes:
        audit.record("vote", now.tag, by=by.key, changes=changes)


def open_poll(poll: Poll) -> Poll:
    """The poll under lock, while it can be answered. Raises Refused."""
    now: Poll = locked_row(poll)
    if not can_answer(now):
        raise Refused(_("This poll is closed."))
    return now


def can_answer(poll: Poll) -> bool:
    return poll.is_open and (poll.closes_on is None or today_at(poll.meeting.tz) <= poll.closes_on)


def polls_of(city: City) -> list[Poll]:
    """The open polls of meetings to which a city is invited, of those that are no drafts any more."""
    rows = Poll.objects.filter(is_open=True, meeting__in=Meeting.objects.public().of_city(city))
    open_now = [poll for poll in rows.select_related("meeting") if can_answer(poll)]
    return [poll for poll in open_now if city in cities_concerned(poll.meeting)]
