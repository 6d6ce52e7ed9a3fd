"""All meetings on the desk: the list with what each lacks, a month with the days off, new ones."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from core import merging
from core.answers import PersonalRequest, add_errors, form_errors
from core.dates import in_words
from core.errors import Refused
from core.listing import Listing
from meetings import actions
from meetings.filters import DESK_SORTS, DeskFilter
from meetings.forms.meeting import CopyForm, MeetingForm
from meetings.models import Meeting
from meetings.sheet.desk import (
    Month,
    MonthDay,
    blackouts_between,
    meeting_line,
    meetings_between,
)
from meetings.sheet.month import days_of, first_of, month_after, month_weeks, weekday_names
from meetings.views.desk.frame import READ, WRITE, desk, in_the_way


@desk(READ)
def meetings(request: PersonalRequest) -> HttpResponse:
    rows = Meeting.objects.visible_to(request.user).select_related("host", "place_country").with_lacks()
    listing = Listing(request, DeskFilter, rows, DESK_SORTS, page_size=50)
    sheet = {
        "listing": listing,
        "others": [listing.form["status"], listing.form["lacks"]],
        "lines": [meeting_line(row) for row in listing.page],
        "can_schedule": request.user.has_perm(WRITE),
    }
    return render(request, "meetings/desk/meetings.html", sheet, status=listing.status)


# A month


@desk(READ)
def calendar(request: PersonalRequest) -> HttpResponse:
    """`?month=2027-07`; without it this month."""
    asked = request.GET.get("month") or f"{timezone.now():%Y-%m}"
    first = first_of(asked)
    if first is None:
        raise Http404
    return render(request, "meetings/desk/calendar.html", {"month": month_of(request.user, first, asked)})


def month_of(user: Any, first: date, key: str) -> Month:
    weeks = month_weeks(first.year, first.month)
    begins, ends = weeks[0][0], weeks[-1][-1]
    rows = meetings_between(user, begins, ends)
    notes = notes_by_day(rows, begins, ends)
    by_day: dict[date, list[Meeting]] = {}
    for row in rows:
        for day in days_of(row):
            by_day.setdefault(day, []).append(row)
    return Month(
        key=key,
        name=in_words(key),
        previous=month_after(first.year, first.month, -1),
        following=month_after(first.year, first.month, 1),
        weekdays=weekday_names(),
        weeks=[
            [
                MonthDay(day, day.month == first.month, in_words(f"{day}"), by_day.get(day, []), notes.get(day, []))
                for day in week
            ]
            for week in weeks
        ],
        undated=list(Meeting.objects.visible_to(user).filter(first_day=None, on_record=False)),
    )


def notes_by_day(rows: list[Meeting], begins: date, ends: date) -> dict[date, list[str]]:
    """Every day off that is kept, and on the days of a meeting the weekends of its cities."""
    notes: dict[date, list[str]] = {}
    for off in blackouts_between(begins, ends):
        whose = off.city.name if off.city else off.country.name if off.country else ""
        for number in range((min(off.last_day, ends) - max(off.first_day, begins)).days + 1):
            day = date.fromordinal(max(off.first_day, begins).toordinal() + number)
            notes.setdefault(day, []).append(f"{whose}: {off.name}")
    for row in rows:
        first, last = row.first_day or begins, row.last_day or ends
        for city in actions.cities_concerned(row):
            for day in actions.weekend_days(city, first, last):
                words = _("%(city)s: weekend") % {"city": city.name}
                if words not in notes.setdefault(day, []):
                    notes[day].append(words)
    return notes


# New ones


@desk(WRITE)
def new(request: PersonalRequest) -> HttpResponse:
    """From nothing; whoever wants the shape of another finds that form beside it."""
    row = Meeting()
    form: Any
    if request.method != "POST":
        form, typed = merging.open_form(request, MeetingForm, row)
        return new_page(request, form, was_kept=typed)
    form = MeetingForm(request.POST, instance=row)
    attempt = merging.save(form, lambda: actions.create_meeting(form.own_values(), by=request.user))
    if attempt.is_saved:
        messages.success(request, _("The meeting is a draft: nobody but the secretariat sees it."), extra_tags="saved")
        return redirect("desk-meeting", attempt.row.slug)
    return new_page(request, form, refusal=attempt.refusal, status=attempt.status)


def new_page(request, form, *, refusal=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "form": form,
        "texts": form.passages(Meeting()),
        "theirs": None,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound else [],
        "in_the_way": in_the_way(refusal),
    }
    return render(request, "meetings/desk/new.html", sheet, status=status)


@desk(WRITE)
def copied(request: PersonalRequest) -> HttpResponse:
    """In the shape of another: its days, sessions and languages; never its people, rooms, answers or files."""
    shapes = Meeting.objects.visible_to(request.user)
    initial = {"shape": request.GET.get("shape", ""), "language": request.user.language}
    form = CopyForm(request.POST or None, shapes=shapes, initial=initial)
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            made = actions.copy_shape(values.pop("shape"), by=request.user, **values)
            messages.success(request, _("The meeting is a draft: nobody but the secretariat sees it."))
            return redirect("desk-meeting", made.slug)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            add_errors(form, error)
    sheet = {"form": form, "errors": form_errors(form) if form.is_bound else []}
    return render(request, "meetings/desk/copy.html", sheet, status=400 if form.errors else 200)
