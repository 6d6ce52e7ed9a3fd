"""Polls for dates: the secretariat asks, an invited city answers, everybody concerned sees the hour in each city."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities.models import City
from cities.views.own import kept_city
from core.answers import PersonalRequest, add_errors, form_errors, is_done, signed_in, tell
from core.dates import span_in_words
from core.errors import Refused, Stale
from core.numbers import whole_number
from core.wall_time import moment, offset_in_words
from meetings import actions
from meetings.choices import Vote
from meetings.forms.polls import OptionForm, PollForm, VoteForm
from meetings.models import Meeting, Poll, PollOption, PollVote
from meetings.views.desk.frame import READ, WRITE, desk, found, frame
from meetings.views.desk.meeting import CHANGED


@dataclass(frozen=True)
class OptionLine:
    """What is offered, how the cities answered, and what their clocks show then."""

    option: PollOption
    label: str
    counts: list[tuple[str, int]]
    answers: list[tuple[City, str]]
    there: list[Any]
    notes: list[str]


def label_of(option: PollOption, tz: str) -> str:
    if not option.local_start or not option.local_end:
        return span_in_words(f"{option.first_day}", f"{option.last_day}")
    offset = offset_in_words(moment(option.local_start, tz), tz)
    day = span_in_words(f"{option.first_day}")
    return f"{day}, {option.local_start:%H:%M}–{option.local_end:%H:%M} {tz} ({offset})"


def option_lines(poll: Poll) -> list[OptionLine]:
    cities = actions.cities_concerned(poll.meeting)
    votes: dict[int, dict[int, str]] = {}
    for row in PollVote.objects.filter(option__poll=poll):
        votes.setdefault(row.option_id, {})[row.city_id] = row.answer
    return [option_line(option, poll.meeting.tz, cities, votes.get(option.pk, {})) for option in poll.options.all()]


def option_line(option: PollOption, tz: str, cities: list[City], votes: dict[int, str]) -> OptionLine:
    there = []
    if option.local_start and option.local_end:
        there = actions.clocks_of(cities, option.local_start, option.local_end, tz)
    notes = []
    for city in cities:
        off = [str(row.name) for row in actions.blackouts_of(city, option.first_day, option.last_day)]
        if actions.weekend_days(city, option.first_day, option.last_day):
            off.append(_("weekend"))
        notes += [f"{city.name}: {words}" for words in off]
    return OptionLine(
        option=option,
        label=label_of(option, tz),
        counts=[(str(answer.label), sum(given == answer for given in votes.values())) for answer in Vote],
        answers=[(city, str(Vote(votes[city.pk]).label) if city.pk in votes else "") for city in cities],
        there=there,
        notes=notes,
    )


# The desk


@desk(READ)
def polls(request: PersonalRequest, slug: str) -> HttpResponse:
    return polls_page(request, found(request, slug), PollForm())


def polls_page(request: PersonalRequest, row: Meeting, form: PollForm, status: int = 200) -> HttpResponse:
    sheet = {
        "frame": frame(row, request.user, "desk-meeting-polls"),
        "polls": [(poll, actions.can_answer(poll)) for poll in row.polls.select_related("meeting")],
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
        "is_draft": row.is_draft,
    }
    return render(request, "meetings/desk/polls.html", sheet, status=status)


@desk(WRITE)
@require_POST
def add(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    form = PollForm(request.POST)
    if form.is_valid():
        try:
            made = actions.add_poll(row, form.cleaned_data, by=request.user)
            messages.success(request, _("Added. Now say what the cities choose from."))
            return redirect("desk-poll", slug, made.pk)
        except ValidationError as error:
            add_errors(form, error)
    return polls_page(request, row, form, status=400)


def found_poll(request: PersonalRequest, slug: str, pk: int) -> Poll:
    return get_object_or_404(Poll.objects.select_related("meeting"), meeting=found(request, slug), pk=pk)


@desk(READ)
def poll(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    return poll_page(request, found_poll(request, slug, pk), OptionForm())


def poll_page(request: PersonalRequest, row: Poll, form: OptionForm, status: int = 200) -> HttpResponse:
    sheet = {
        "frame": frame(row.meeting, request.user, "desk-meeting-polls"),
        "poll": row,
        "can_answer": actions.can_answer(row),
        "lines": option_lines(row),
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "meetings/desk/poll.html", sheet, status=status)


@desk(WRITE)
@require_POST
def add_option(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found_poll(request, slug, pk)
    form = OptionForm(request.POST)
    if is_done(form, lambda offered: actions.add_option(row, offered, by=request.user)):
        messages.success(request, _("Added."))
        return redirect("desk-poll", slug, pk)
    return poll_page(request, row, form, status=400)


@desk(WRITE)
@require_POST
def remove_option(request: PersonalRequest, slug: str, pk: int, option: int) -> HttpResponse:
    row = found_poll(request, slug, pk)
    try:
        offered = get_object_or_404(row.options.select_related("poll__meeting"), pk=option)
        actions.remove_option(offered, by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-poll", slug, pk)


@desk(WRITE)
@require_POST
def close(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found_poll(request, slug, pk)
    try:
        actions.close_poll(row, by=request.user, version=whole_number(request.POST.get("version", "")))
        messages.success(request, _("The poll is closed; its answers stay."))
    except Stale:
        tell(request, Refused(CHANGED))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("desk-poll", slug, pk)


# A city


@signed_in
def my_poll(request: PersonalRequest, slug: str, poll: int) -> HttpResponse:
    """An invited city answers; its readers look on."""
    city = kept_city(request, slug)
    meetings = Meeting.objects.public().of_city(city)
    row = get_object_or_404(Poll.objects.filter(meeting__in=meetings).select_related("meeting"), pk=poll)
    lines = option_lines(row)
    given = {f"option-{vote.option_id}": vote.answer for vote in PollVote.objects.filter(option__poll=row, city=city)}
    options = [(line.option, line.label) for line in lines]
    form = VoteForm(request.POST if request.method == "POST" else None, options=options, initial=given)
    if is_done(form, lambda _given: actions.vote(row, city, form.answers(), by=request.user)):
        messages.success(request, _("Your city’s answer is kept. It can be changed until the poll closes."))
        return redirect("my-poll", slug, poll)
    sheet = {
        "city": city,
        "poll": row,
        "lines": [(line, form[f"option-{line.option.pk}"]) for line in lines],
        "can_vote": actions.can_answer(row) and request.user.has_perm("meetings.vote", city),
        "can_answer": actions.can_answer(row),
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "meetings/my_poll.html", sheet, status=400 if form.errors else 200)
