"""The steps of a review, the same for profiles and case studies: a small page each, which acts on POST alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cities import steps
from core import keeping
from core.answers import PersonalRequest, add_errors, form_errors
from core.choices import EditionStatus
from core.editions import Edition
from core.errors import Refused, Stale
from core.lifecycle import hindrance
from core.models import AuditEntry
from core.review import two_eyes, unplannable
from core.review_forms import ChangesForm, PlanForm, StepForm, WithdrawForm


@dataclass(frozen=True)
class Crumb:
    label: Any
    url: str = ""


@dataclass(frozen=True)
class Place:
    """Where the steps of one kind of edition are taken. `actions`: the app's, under the names they have everywhere.

    `crumbs` lead from the city's own page to the edition, `url` is the edition's overview; `unready` says why it cannot
    be submitted yet; `titles_of` names its parts in its history.
    """

    actions: Any
    crumbs: list[Crumb]
    url: str
    unready: Callable[[Any], str]
    titles_of: Callable[[Any, list[AuditEntry]], dict[str, str]]


@dataclass(frozen=True)
class StepView:
    """One step: what its page says, why it cannot be taken from where the edition stands, what the button does."""

    step: steps.Step
    hindrance: Callable[[Any], str]
    act: Callable[[StepForm], object]
    done: str


def take(
    request: PersonalRequest, edition: Edition, place: Place, form_class: type[StepForm], view: StepView
) -> HttpResponse:
    """Show the page, or take the step; a refusal and a change meanwhile are told on it, with what was typed."""
    if request.method != "POST":
        typed = keeping.kept(request)
        initial = {**(typed.dict() if typed else {}), **read_now(edition)}
        return step_page(request, edition, place, form_class(initial=initial), view, was_kept=typed)
    form = form_class(request.POST)
    if not form.is_valid():
        return step_page(request, edition, place, form, view, status=400)
    try:
        view.act(form)
    except Stale as stale:
        changes = steps.since(edition, form.cleaned_data["seen"], place.titles_of)
        now = form_class({**request.POST.dict(), **read_now(stale.row)})
        return step_page(request, stale.row, place, now, view, changes=changes, status=409)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        edition.refresh_from_db()
        return step_page(request, edition, place, form, view, status=409)
    except ValidationError as error:
        add_errors(form, error)
        return step_page(request, edition, place, form, view, status=400)
    messages.success(request, view.done, extra_tags="saved")
    return redirect(place.url)


def read_now(edition: Any) -> dict[str, int]:
    return {"number": edition.number, "version": edition.version, "seen": steps.last_entry(edition)}


def step_page(request, edition, place: Place, form, view: StepView, *, changes=None, was_kept=None, status=200):
    sheet = {
        "city": edition.city,
        "edition": edition,
        "crumbs": place.crumbs,
        "back_url": place.url,
        "step": view.step,
        "facts": steps.edition_facts(edition),
        "hindrance": view.hindrance(edition),
        "form": form,
        "can_take_back": isinstance(form, PlanForm),
        "errors": form_errors(form) if changes is None else [],
        "changes": changes,
        "was_kept": was_kept,
    }
    return render(request, "editions/step.html", sheet, status=status)


def not_now(edition: Any, to: str) -> str:
    """Why this step cannot be taken from where the edition stands; empty when it can."""
    if edition.status == to:
        return _("This is done already: the edition is “%(status)s”.") % {"status": edition.get_status_display()}
    return hindrance(edition, to)


def submit(request: PersonalRequest, edition: Any, place: Place) -> HttpResponse:
    """The city hands its edition to the reviewers."""
    view = StepView(
        step=steps.submit(edition),
        hindrance=lambda now: not_now(now, EditionStatus.IN_REVIEW) or place.unready(now),
        act=lambda form: place.actions.submit(edition, by=request.user, version=form.cleaned_data["version"]),
        done=_("Submitted. The reviewers are told."),
    )
    return take(request, edition, place, StepForm, view)


def request_changes(request: PersonalRequest, edition: Any, place: Place) -> HttpResponse:
    """The reviewer says what should change."""

    def act(form: StepForm) -> object:
        words = form.cleaned_data
        return place.actions.request_changes(edition, by=request.user, note=words["note"], version=words["version"])

    view = StepView(
        step=steps.request_changes(edition),
        hindrance=lambda now: not_now(now, EditionStatus.CHANGES_REQUESTED),
        act=act,
        done=_("Changes requested. The city is told."),
    )
    return take(request, edition, place, ChangesForm, view)


def approve(request: PersonalRequest, edition: Any, place: Place) -> HttpResponse:
    """A reviewer who wrote none of it says that it may be published."""
    view = StepView(
        step=steps.approve(edition),
        hindrance=lambda now: not_now(now, EditionStatus.APPROVED) or two_eyes(now, request.user.key),
        act=lambda form: place.actions.approve(edition, by=request.user, version=form.cleaned_data["version"]),
        done=_("Approved. The publishers are told."),
    )
    return take(request, edition, place, StepForm, view)


def publish(request: PersonalRequest, edition: Any, place: Place, before: Any) -> HttpResponse:
    """Public from now on. `before`: the edition that it supersedes, or None."""
    view = StepView(
        step=steps.publish(edition, before),
        hindrance=lambda now: not_now(now, EditionStatus.PUBLISHED),
        act=lambda form: place.actions.publish(edition, by=request.user, version=form.cleaned_data["version"]),
        done=_("Edition %(number)s is public.") % {"number": edition.number},
    )
    return take(request, edition, place, StepForm, view)


def plan(request: PersonalRequest, edition: Any, place: Place) -> HttpResponse:
    """Public by itself at a time to come; `take_back` ends such a plan."""
    takes_back = "take_back" in request.POST

    def act(form: StepForm) -> object:
        at = form.at() if isinstance(form, PlanForm) else None
        return place.actions.plan_publication(edition, by=request.user, at=at, version=form.cleaned_data["version"])

    view = StepView(
        step=steps.plan(edition),
        hindrance=unplannable,
        act=act,
        done=_("The plan is taken back. The edition waits for a publisher.") if takes_back else _("Planned."),
    )
    return take(request, edition, place, StepForm if takes_back else PlanForm, view)


def withdraw(request: PersonalRequest, edition: Any, place: Place) -> HttpResponse:
    """What was published is taken back, with a reason that readers find at its address."""

    def act(form: StepForm) -> object:
        words = form.cleaned_data
        return place.actions.withdraw(edition, by=request.user, reason=words["reason"], version=words["version"])

    view = StepView(
        step=steps.withdraw(edition),
        hindrance=lambda now: not_now(now, EditionStatus.WITHDRAWN),
        act=act,
        done=_("Withdrawn. Its address tells readers why."),
    )
    return take(request, edition, place, WithdrawForm, view)
