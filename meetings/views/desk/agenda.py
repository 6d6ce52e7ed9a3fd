"""The agenda desk: what hinders it, what would change, which mail would go to whom; then it is published."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.answers import PersonalRequest, form_errors
from core.dates import hours_in_words
from core.errors import Refused, Stale
from core.permissions import require
from meetings import actions
from meetings.choices import Change, MeetingStatus
from meetings.forms.agenda import PublishForm
from meetings.models import AgendaRevision, Meeting
from meetings.sheet.agenda import preview, text_of
from meetings.sheet.snapshot import SessionChange
from meetings.views.desk.frame import PUBLISH, READ, desk, found, frame
from meetings.views.desk.meeting import CHANGED


@dataclass(frozen=True)
class ChangeLine:
    """What a new agenda changes of one session, in the reader's language."""

    title: object
    changes: list[str]
    before: str
    after: str


def change_line(change: SessionChange) -> ChangeLine:
    return ChangeLine(
        title=text_of(change.session["title"]),
        changes=[str(Change(kind).label) for kind in change.changes],
        before=when_and_where(change.before),
        after=when_and_where(change.after),
    )


def when_and_where(session: dict | None) -> str:
    if not session:
        return ""
    hours = hours_in_words(session["local_start"], session["local_end"]) if session["local_start"] else ""
    names = [hours, session["room"].get("name", "")]
    return ", ".join(filter(None, names))


@desk(READ)
def agenda(request: PersonalRequest, slug: str) -> HttpResponse:
    """What publishing would do; by POST it is done."""
    row = found(request, slug)
    checks, plan = actions.checks(row), actions.plan(row)
    asked = [(check.key, check.text) for check in checks if check.level == actions.ACKNOWLEDGE]
    form = PublishForm(initial={"read": plan.number - 1, "seen": plan.fingerprint}, asked=asked)
    if request.method != "POST":
        return agenda_page(request, row, form, checks, plan)
    require(request.user, PUBLISH, row)
    form = PublishForm(request.POST, asked=asked)
    if not form.is_valid():
        return agenda_page(request, row, form, checks, plan, status=400)
    try:
        revision = actions.publish_agenda(row, by=request.user, **form.cleaned_data)
    except (Refused, Stale) as refusal:
        words = refusal.message if isinstance(refusal, Refused) else str(CHANGED)
        told = form.cleaned_data["acknowledged"]
        form = PublishForm(
            initial={"read": plan.number - 1, "seen": plan.fingerprint, "acknowledged": told}, asked=asked
        )
        return agenda_page(request, row, form, checks, plan, refusal=words, status=409)
    messages.success(request, _("Agenda %(number)s is published.") % {"number": revision.number})
    return redirect("desk-meeting-agenda", slug)


def agenda_page(
    request: PersonalRequest,
    row: Meeting,
    form: PublishForm,
    checks: list[actions.Check],
    plan: actions.Plan,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    levels = {level: [check for check in checks if check.level == level] for level in ("blocked", "noted")}
    errors = [{"field_label": "", "message": refusal, "field_id": ""}] if refusal else form_errors(form)
    sheet = {
        "frame": frame(row, request.user, "desk-meeting-agenda"),
        "form": form,
        "errors": errors,
        "blocked": levels["blocked"],
        "noted": levels["noted"],
        "acknowledge": [check for check in checks if check.level == actions.ACKNOWLEDGE],
        "plan": plan,
        "changes": [change_line(change) for change in plan.changes],
        "is_draft": row.status == MeetingStatus.DRAFT,
        "revisions": list(AgendaRevision.objects.filter(meeting=row).defer("snapshot")),
        "chain_holds": actions.chain_holds(row),
    }
    return render(request, "meetings/desk/agenda.html", sheet, status=status)


@desk(READ)
def agenda_preview(request: PersonalRequest, slug: str) -> HttpResponse:
    """The agenda as the public would read it."""
    row = found(request, slug)
    last = actions.latest(row)
    sheet = {
        "frame": frame(row, request.user, "desk-meeting-agenda"),
        "agenda": preview(row, (last.number if last else 0) + 1),
    }
    return render(request, "meetings/desk/agenda_preview.html", sheet)
