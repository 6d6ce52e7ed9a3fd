"""The guests of a meeting on the desk: everything in one page, then one guest, one city."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from core.answers import PersonalRequest, add_errors, form_errors, is_done, tell
from core.errors import Refused, Stale
from core.files import csv_response
from core.listing import Listing
from core.numbers import whole_number
from core.spreadsheets import Sheet, xlsx_response
from core.wall_time import today_at
from meetings import actions
from meetings.emails.cities import CITY_REMINDER
from meetings.emails.guests import COMING, REMINDER
from meetings.filters import GUEST_SORTS, GuestFilter
from meetings.forms.guests import (
    AnswerForm,
    BounceForm,
    ColumnsForm,
    GuestForm,
    NewQuotaForm,
    PersonForm,
    QuotaForm,
)
from meetings.models import Meeting, MeetingInvitation, Quota
from meetings.sheet.guest import answer_in_words
from meetings.sheet.guests import badge_of, guest_lines, next_mails, overview
from meetings.sheet.participants import FIRST_COLUMNS, GUEST_COLUMNS
from meetings.views.desk.frame import GUESTS, INVITE, desk, found, frame
from meetings.views.desk.meeting import CHANGED

MAIL_WORDS = {
    REMINDER: gettext_lazy("Reminder to those who have not answered"),
    COMING: gettext_lazy("A word before the meeting to those who come"),
    CITY_REMINDER: gettext_lazy("Reminder to cities that have named nobody"),
}


@desk(GUESTS)
def guests(request: PersonalRequest, slug: str) -> HttpResponse:
    return guests_page(request, found(request, slug))


def listing_of(request: PersonalRequest, row: Meeting) -> Listing:
    rows = MeetingInvitation.objects.visible_to(request.user).filter(meeting=row).with_standing()
    return Listing(request, GuestFilter, rows.select_related("city"), GUEST_SORTS)


def columns_form(*args: Any, **kwargs: Any) -> ColumnsForm:
    columns = [(key, title) for key, (title, _value) in GUEST_COLUMNS.items()]
    return ColumnsForm(*args, columns=columns, initial={"columns": FIRST_COLUMNS}, auto_id="id_export_%s", **kwargs)


def guests_page(
    request: PersonalRequest,
    row: Meeting,
    *,
    city_form: NewQuotaForm | None = None,
    export_form: ColumnsForm | None = None,
    status: int = 200,
) -> HttpResponse:
    listing = listing_of(request, row)
    until = row.answer_by if row.answer_by and row.answer_by >= today_at(row.tz) else None
    city_form = city_form or NewQuotaForm(initial={"nominate_by": until}, auto_id="id_city_%s")
    export_form = export_form or columns_form()
    sheet = {
        "frame": frame(row, request.user, "desk-guests"),
        "overview": overview(row),
        "next_mails": next_mails(actions.to_come(row), {key: str(words) for key, words in MAIL_WORDS.items()}),
        "listing": listing,
        "lines": guest_lines(row, listing.page),
        "city_form": city_form,
        "export_form": export_form,
        "query": request.GET.urlencode(),
        "errors": [error for form in (city_form, export_form) if form.is_bound for error in form_errors(form)],
    }
    return render(request, "meetings/desk/guests.html", sheet, status=status if status != 200 else listing.status)


@desk("meetings.export_guests")
@require_POST
def export(request: PersonalRequest, slug: str) -> HttpResponseBase:
    """The list as it is filtered, in the columns that were chosen."""
    row = found(request, slug)
    form, listing = columns_form(request.POST), listing_of(request, row)
    if not form.is_valid() or not listing.is_valid:
        return guests_page(request, row, export_form=form, status=400)
    header, rows = actions.export_guests(row, listing.rows, form.cleaned_data["columns"], by=request.user)
    name = f"{row.slug}-participants"
    if form.cleaned_data["suffix"] == "csv":
        return csv_response(request, name, header, rows)
    return xlsx_response(name, [Sheet(_("Participants"), header, rows)])


# Cities


@desk(INVITE)
@require_POST
def invite_city(request: PersonalRequest, slug: str) -> HttpResponse:
    row = found(request, slug)
    form = NewQuotaForm(request.POST, auto_id="id_city_%s")
    if is_done(form, lambda asked: actions.invite_city(row, asked["city"], asked, by=request.user)):
        messages.success(request, _("%(city)s is invited.") % {"city": form.cleaned_data["city"].name})
        return redirect("desk-guests", slug)
    return guests_page(request, row, city_form=form, status=400)


@desk(INVITE)
def city(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    """How many a city may name, until when."""
    row = found(request, slug)
    quota = get_object_or_404(Quota.objects.select_related("city", "meeting"), meeting=row, pk=pk)
    form = QuotaForm(request.POST if request.method == "POST" else None, instance=quota)
    status = 200
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                fresh = Quota.objects.select_related("city", "meeting").get(pk=pk)
                version = whole_number(request.POST.get("version", ""))
                actions.change_quota(fresh, form.cleaned_data, by=request.user, version=version)
                messages.success(request, _("Saved."), extra_tags="saved")
                return redirect("desk-guests", slug)
            except Stale:
                form.add_error(None, str(CHANGED))
                status = 409
            except (Refused, ValidationError) as refusal:
                add_errors(form, refusal)
    quota = Quota.objects.select_related("city").get(pk=pk)
    sheet = {"frame": frame(row, request.user, "desk-guests"), "quota": quota, "form": form}
    sheet["errors"] = form_errors(form) if form.is_bound else []
    return render(request, "meetings/desk/guests_city.html", sheet, status=status)


@desk(INVITE)
@require_POST
def remove_city(request: PersonalRequest, slug: str, pk: int) -> HttpResponse:
    row = found(request, slug)
    quota = get_object_or_404(Quota.objects.select_related("city", "meeting"), meeting=row, pk=pk)
    return done(request, lambda: actions.uninvite_city(quota, by=request.user), _("Removed."), "desk-guests", slug)


def done(request: PersonalRequest, act: Callable[[], Any], words: str, name: str, *arguments: Any) -> HttpResponse:
    """Do it, say so or why not, and go on."""
    try:
        act()
        messages.success(request, words)
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return redirect(name, *arguments)


# One guest


@desk(INVITE)
def new(request: PersonalRequest, slug: str) -> HttpResponse:
    """Invite one person."""
    row = found(request, slug)
    form = GuestForm(request.POST if request.method == "POST" else None)
    if is_done(form, lambda who: actions.invite(row, who, by=request.user)):
        messages.success(request, _("The invitation is on its way."))
        return redirect("desk-guests", slug)
    sheet = {"frame": frame(row, request.user, "desk-guests"), "form": form}
    sheet["errors"] = form_errors(form) if form.is_bound else []
    return render(request, "meetings/desk/guest_new.html", sheet, status=400 if form.errors else 200)


def found_guest(user: User, meeting: Meeting, uid: UUID) -> Any:
    rows = MeetingInvitation.objects.visible_to(user).filter(meeting=meeting).with_standing()
    return get_object_or_404(rows.select_related("city", "meeting", "replaces", "contributor"), uid=uid)


@desk(GUESTS)
def guest(request: PersonalRequest, slug: str, uid: UUID) -> HttpResponse:
    row = found(request, slug)
    return guest_page(request, row, found_guest(request.user, row, uid))


def guest_page(
    request: PersonalRequest, meeting: Meeting, guest: Any, *, typed: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """One guest with her answers and what can be done; `typed`: a form that was sent and refused."""
    forms = forms_of(meeting, guest) | (typed or {})
    sheet = {
        "frame": frame(meeting, request.user, "desk-guests"),
        "guest": guest,
        "line": guest_lines(meeting, [guest])[0],
        "badge": badge_of(guest),
        "answers": [
            (answer_in_words(one.reply, one.presence), one.answered_at, one.is_own)
            for one in guest.answers.newest_first()
        ],
        "after": MeetingInvitation.objects.filter(replaces=guest).first(),
        "forms": forms,
        "open_form": next(iter(typed or {}), ""),
        "errors": [error for form in (typed or {}).values() for error in form_errors(form)],
    }
    return render(request, "meetings/desk/guest.html", sheet, status=status)


def forms_of(meeting: Meeting, guest: Any) -> dict[str, Any]:
    given = {"reply": guest.reply, "presence": guest.presence, "note": guest.word}
    return {
        "edit": PersonForm(instance=guest, auto_id="id_edit_%s"),
        "answer": AnswerForm(meeting=meeting, initial=given, auto_id="id_answer_%s"),
        "substitute": PersonForm(auto_id="id_substitute_%s"),
        "bounced": BounceForm(auto_id="id_bounced_%s"),
    }


@desk(INVITE)
@require_POST
def act(request: PersonalRequest, slug: str, uid: UUID, what: str) -> HttpResponse:
    """Mend, answer for her, send somebody in her place, note that mail came back, write again, take back, erase."""
    meeting = found(request, slug)
    guest = found_guest(request.user, meeting, uid)
    by, words = request.user, DONE[what]
    form = {
        "edit": lambda: PersonForm(request.POST, instance=found_guest(by, meeting, uid), auto_id="id_edit_%s"),
        "answer": lambda: AnswerForm(request.POST, meeting=meeting, auto_id="id_answer_%s"),
        "substitute": lambda: PersonForm(request.POST, auto_id="id_substitute_%s"),
        "bounced": lambda: BounceForm(request.POST, auto_id="id_bounced_%s"),
    }.get(what, lambda: None)()
    if form is not None and not form.is_valid():
        return guest_page(request, meeting, guest, typed={what: form}, status=400)
    given: dict[str, Any] = form.cleaned_data if form is not None else {}
    steps: dict[str, Callable[[], Any]] = {
        "edit": lambda: actions.edit_guest(guest, given, by=by, version=whole_number(request.POST.get("version", ""))),
        "answer": lambda: actions.answer(guest, given["reply"], given.get("presence", ""), given["note"], by=by),
        "substitute": lambda: actions.substitute(guest, given, by=by),
        "bounced": lambda: actions.bounced(guest, given["note"], by=by),
        "again": lambda: actions.send_again(guest, by=by),
        "revoke": lambda: actions.revoke(guest, by=by),
        "erase": lambda: actions.erase_guest(guest, by=by),
    }
    try:
        steps[what]()
    except Stale:
        tell(request, Refused(CHANGED))
        return redirect("desk-guest", slug, uid)
    except (Refused, ValidationError) as refusal:
        if form is None:
            tell(request, refusal)
            return redirect("desk-guest", slug, uid)
        add_errors(form, refusal)
        return guest_page(request, meeting, found_guest(by, meeting, uid), typed={what: form}, status=409)
    messages.success(request, str(words))
    return redirect("desk-guest", slug, uid)


DONE = {
    "edit": gettext_lazy("Saved."),
    "answer": gettext_lazy("The answer is kept, as given to the secretariat."),
    "substitute": gettext_lazy("Both were written to."),
    "bounced": gettext_lazy("Noted."),
    "again": gettext_lazy("The invitation is on its way."),
    "revoke": gettext_lazy("The invitation is taken back."),
    "erase": gettext_lazy("The name is erased."),
}


# Needs


@desk("meetings.see_needs")
def needs(request: PersonalRequest, slug: str) -> HttpResponse:
    """For those who care for them alone."""
    row = found(request, slug)
    sheet = {"frame": frame(row, request.user, "desk-needs"), "needs": actions.needs_of(row, request.user)}
    return render(request, "meetings/desk/needs.html", sheet)


@desk(GUESTS)
def meetings_with_guests(request: PersonalRequest) -> HttpResponse:
    """The way in for those who care for guests and do not plan meetings."""
    rows = Meeting.objects.visible_to(request.user).filter(invitations__isnull=False).distinct()
    return render(request, "meetings/desk/guest_meetings.html", {"meetings": list(rows.select_related("host")[:60])})
