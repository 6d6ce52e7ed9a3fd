"""The steps of the review: each a small page that says what will happen, and acts on POST alone."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cities.views.own import kept_city
from core import keeping
from core.answers import PersonalRequest, add_errors, form_errors, signed_in
from core.choices import EditionStatus
from core.errors import Refused, Stale
from core.lifecycle import hindrance
from core.numbers import whole_number
from core.permissions import require
from core.review import two_eyes, unplannable
from profiles import actions
from profiles.forms.review import ChangesForm, PlanForm, StepForm, WithdrawForm
from profiles.models import ProfileEdition
from profiles.sheet import steps


@dataclass(frozen=True)
class StepView:
    """One step: what its page says, why it cannot be taken from where the edition stands, what the button does."""

    step: steps.Step
    hindrance: Callable[[ProfileEdition], str]
    act: Callable[[StepForm], object]
    done: str


def asked_edition(request: PersonalRequest, slug: str, permission: str, *, public: bool = False) -> ProfileEdition:
    """The edition that the address or the form names; else the one being written, or the `public` one."""
    city = kept_city(request, slug)
    require(request.user, permission, city)
    editions = ProfileEdition.objects.visible_to(request.user).of(city).select_related("city__country")
    number = request.POST.get("number") or request.GET.get("edition") or ""
    if number:
        edition = editions.filter(number=whole_number(number, digits=4)).first()
    else:
        usual = editions.published() if public else editions.open()
        edition = usual.first() or editions.order_by("-number").first()
    if edition is None:
        raise Http404(_("This city has no edition of a profile yet."))
    return edition


def take(request: PersonalRequest, edition: ProfileEdition, form_class: type[StepForm], view: StepView) -> HttpResponse:
    """Show the page, or take the step; a refusal and a change meanwhile are told on it, with what was typed."""
    if request.method != "POST":
        typed = keeping.kept(request)
        initial = {**(typed.dict() if typed else {}), **read_now(edition)}
        return step_page(request, edition, form_class(initial=initial), view, was_kept=typed)
    form = form_class(request.POST)
    if not form.is_valid():
        return step_page(request, edition, form, view, status=400)
    try:
        view.act(form)
    except Stale as stale:
        changes = steps.since(edition, form.cleaned_data["seen"])
        now = form_class({**request.POST.dict(), **read_now(stale.row)})
        return step_page(request, stale.row, now, view, changes=changes, status=409)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        edition.refresh_from_db()
        return step_page(request, edition, form, view, status=409)
    except ValidationError as error:
        add_errors(form, error)
        return step_page(request, edition, form, view, status=400)
    messages.success(request, view.done, extra_tags="saved")
    return redirect("my-profile", edition.city.slug)


def read_now(edition: ProfileEdition) -> dict[str, int]:
    return {"number": edition.number, "version": edition.version, "seen": steps.last_entry(edition)}


def step_page(request, edition, form, view: StepView, *, changes=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "city": edition.city,
        "edition": edition,
        "step": view.step,
        "facts": steps.edition_facts(edition),
        "hindrance": view.hindrance(edition),
        "form": form,
        "can_take_back": isinstance(form, PlanForm),
        "errors": form_errors(form) if changes is None else [],
        "changes": changes,
        "was_kept": was_kept,
    }
    return render(request, "profiles/own/step.html", sheet, status=status)


def not_now(edition: ProfileEdition, to: str) -> str:
    """Why this step cannot be taken from where the edition stands; empty when it can."""
    if edition.status == to:
        return _("This is done already: the edition is “%(status)s”.") % {"status": edition.get_status_display()}
    return hindrance(edition, to)


@signed_in
def submit(request: PersonalRequest, slug: str) -> HttpResponse:
    """The city hands its edition to the reviewers."""
    edition = asked_edition(request, slug, "profiles.submit_edition")
    view = StepView(
        step=steps.submit(edition),
        hindrance=lambda now: not_now(now, EditionStatus.IN_REVIEW) or actions.doubts_wait(now),
        act=lambda form: actions.submit(edition, by=request.user, version=form.cleaned_data["version"]),
        done=_("Submitted. The reviewers are told."),
    )
    return take(request, edition, StepForm, view)


@signed_in
def request_changes(request: PersonalRequest, slug: str) -> HttpResponse:
    """The reviewer says what should change."""
    edition = asked_edition(request, slug, "profiles.request_changes")

    def act(form: StepForm) -> object:
        words = form.cleaned_data
        return actions.request_changes(edition, by=request.user, note=words["note"], version=words["version"])

    view = StepView(
        step=steps.request_changes(edition),
        hindrance=lambda now: not_now(now, EditionStatus.CHANGES_REQUESTED),
        act=act,
        done=_("Changes requested. The city is told."),
    )
    return take(request, edition, ChangesForm, view)


@signed_in
def approve(request: PersonalRequest, slug: str) -> HttpResponse:
    """A reviewer who wrote none of it says that it may be published."""
    edition = asked_edition(request, slug, "profiles.approve_edition")
    view = StepView(
        step=steps.approve(edition),
        hindrance=lambda now: not_now(now, EditionStatus.APPROVED) or two_eyes(now, request.user.key),
        act=lambda form: actions.approve(edition, by=request.user, version=form.cleaned_data["version"]),
        done=_("Approved. The publishers are told."),
    )
    return take(request, edition, StepForm, view)


@signed_in
def publish(request: PersonalRequest, slug: str) -> HttpResponse:
    """Public from now on."""
    edition = asked_edition(request, slug, "profiles.publish_edition")
    view = StepView(
        step=steps.publish(edition, ProfileEdition.objects.of(edition.city).published().first()),
        hindrance=lambda now: not_now(now, EditionStatus.PUBLISHED),
        act=lambda form: actions.publish(edition, by=request.user, version=form.cleaned_data["version"]),
        done=_("Edition %(number)s is public.") % {"number": edition.number},
    )
    return take(request, edition, StepForm, view)


@signed_in
def plan(request: PersonalRequest, slug: str) -> HttpResponse:
    """Public by itself at a time to come; `take_back` ends such a plan."""
    edition = asked_edition(request, slug, "profiles.publish_edition")
    takes_back = "take_back" in request.POST

    def act(form: StepForm) -> object:
        at = form.at() if isinstance(form, PlanForm) else None
        return actions.plan_publication(edition, by=request.user, at=at, version=form.cleaned_data["version"])

    view = StepView(
        step=steps.plan(edition),
        hindrance=unplannable,
        act=act,
        done=_("The plan is taken back. The edition waits for a publisher.") if takes_back else _("Planned."),
    )
    return take(request, edition, StepForm if takes_back else PlanForm, view)


@signed_in
def withdraw(request: PersonalRequest, slug: str) -> HttpResponse:
    """What was published is taken back, with a reason that readers find at its address."""
    edition = asked_edition(request, slug, "profiles.withdraw_edition", public=True)

    def act(form: StepForm) -> object:
        words = form.cleaned_data
        return actions.withdraw(edition, by=request.user, reason=words["reason"], version=words["version"])

    view = StepView(
        step=steps.withdraw(edition),
        hindrance=lambda now: not_now(now, EditionStatus.WITHDRAWN),
        act=act,
        done=_("Withdrawn. Its address tells readers why."),
    )
    return take(request, edition, WithdrawForm, view)
