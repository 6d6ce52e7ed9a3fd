"""Updates of a pilot: written by its cities, read first by whom each wishes, then public; with their files."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cities.models import City
from core import merging
from core.answers import PersonalRequest, tell
from core.attaching import AttachmentForm
from core.choices import MediaType
from core.errors import Refused, Stale
from core.permissions import require
from pilots import actions
from pilots.choices import UpdateReview, UpdateStatus
from pilots.forms.updates import ChangesForm, TakeBackForm, UpdateForm, UpdateStepForm
from pilots.models import Pilot, Update, UpdateFile
from pilots.sheet.card import cities_of
from pilots.sheet.making import may_publish, update_badge, update_rows
from pilots.views.work.files import attach, file_lines
from pilots.views.work.frame import CHANGED, errors_of, is_done, show, told, work_page

HERE = "pilot-updates"


@dataclass(frozen=True)
class Step:
    """What is done with an update: the words of its button, what it does, its form, which states it is taken from."""

    label: Any
    told: Any
    form: type[UpdateStepForm]
    act: Callable[..., Any]
    of: tuple[str, ...]
    is_danger: bool = False


STEPS = {
    "submit": Step(
        gettext_lazy("Submit to be read"),
        gettext_lazy("Whoever reads it first, as your city wishes, is told by mail."),
        *(UpdateStepForm, actions.submit_update, (UpdateStatus.DRAFT,)),
    ),
    "publish": Step(
        gettext_lazy("Publish the update"),
        gettext_lazy("Everybody reads it on the pilot’s page and in its feed from then on."),
        *(UpdateStepForm, actions.publish_update, (UpdateStatus.DRAFT, UpdateStatus.IN_REVIEW)),
    ),
    "changes": Step(
        gettext_lazy("Ask for changes"),
        gettext_lazy("It becomes a draft again; the city reads by mail what should change."),
        *(ChangesForm, actions.ask_for_changes, (UpdateStatus.IN_REVIEW,)),
    ),
    "withdraw": Step(
        gettext_lazy("Take it back"),
        gettext_lazy("It is off the pages at once, and stays in the history. This is final."),
        *(TakeBackForm, actions.withdraw_update, (UpdateStatus.PUBLISHED,), True),
    ),
    "discard": Step(
        gettext_lazy("Throw the draft away"),
        gettext_lazy("It cannot be brought back."),
        *(UpdateStepForm, actions.discard_update, (UpdateStatus.DRAFT,), True),
    ),
}


@work_page
def updates(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    sheet = {"rows": update_rows(pilot, request.user), "can_write": bool(writing_for(request, pilot))}
    return show(request, pilot, HERE, "updates", sheet)


def writing_for(request: PersonalRequest, pilot: Pilot) -> list[City]:
    return [city for city in cities_of(pilot) if request.user.has_perm("pilots.write_update", city)]


@work_page
def new(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    mine = writing_for(request, pilot)
    if not mine:
        require(request.user, "pilots.write_update", pilot.city)
    cities = City.objects.filter(pk__in=[city.pk for city in mine])
    row = Update(pilot=pilot, language=request.user.language)
    form: Any
    if request.method != "POST":
        form, typed = merging.open_form(
            request, UpdateForm, row, cities=cities, initial={"city": first_of(request, mine)}
        )
        return new_page(request, pilot, row, form, was_kept=typed)
    form = UpdateForm(request.POST, instance=copy(row), cities=cities)

    def write() -> Update:
        return actions.write_update(pilot, form.cleaned_data["city"], form.own_values(), by=request.user)

    attempt = merging.save(form, write)
    if attempt.is_saved:
        messages.success(request, _("Saved as a draft. Now add pictures, or have it read."), extra_tags="saved")
        return redirect("pilot-update", pilot.slug, attempt.row.uid)
    return new_page(request, pilot, row, form, status=attempt.status)


def first_of(request: PersonalRequest, mine: list[City]) -> str:
    """The city named in the address, or the first for which she writes."""
    asked = request.GET.get("city", "")
    return asked if asked in {city.slug for city in mine} else mine[0].slug


def new_page(request, pilot: Pilot, row: Update, form: UpdateForm, *, was_kept: Any = None, status=200) -> HttpResponse:
    sheet = {
        "heading": _("Write an update"),
        "button": _("Save the draft"),
        "lead": "",
        "form": form,
        "texts": form.passages(row),
        "theirs": None,
        "was_kept": was_kept,
        "errors": errors_of(form),
        "back": reverse(HERE, args=[pilot.slug]),
        "remove_url": "",
    }
    return show(request, pilot, HERE, "row", sheet, status)


def found(request: PersonalRequest, pilot: Pilot, uid: UUID) -> Update:
    rows = Update.objects.visible_to(request.user).with_relations()
    row = get_object_or_404(rows, pilot=pilot, uid=uid)
    row.pilot = pilot
    return row


@work_page
def update(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found(request, pilot, uid)
    if request.method != "POST":
        form, typed = merging.open_form(request, UpdateForm, row)
        return page(request, pilot, row, form, was_kept=typed)
    require(request.user, "pilots.write_update", row.city)
    form = UpdateForm(request.POST, instance=copy(row))

    def edit() -> Update:
        return actions.edit_update(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, edit)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect("pilot-update", pilot.slug, uid)
    now = found(request, pilot, uid) if attempt.row else row
    return page(request, pilot, now, form, theirs=attempt.theirs, status=attempt.status)


def page(
    request: PersonalRequest,
    pilot: Pilot,
    row: Update,
    form: UpdateForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    file_form: AttachmentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    review = actions.review_of(row)
    can_publish = may_publish(row, review, request.user)
    can_write = request.user.has_perm("pilots.write_update", row.city)
    if row.is_published:
        can_write = can_write and can_publish
    if row.status == UpdateStatus.WITHDRAWN:
        can_write = False
    sheet = {
        "row": row,
        "badge": update_badge(row),
        "review": UpdateReview(review).label,
        "form": form,
        "texts": form.passages(row, theirs),
        "theirs": theirs,
        "was_kept": was_kept,
        "can_write": can_write,
        "steps": [(key, STEPS[key].label, STEPS[key].is_danger) for key in steps_of(row, review, request.user)],
        "lines": file_lines(row.files.all(), pilot.slug),
        "file_form": (file_form or AttachmentForm(kinds=list(MediaType))) if can_write else None,
        "errors": errors_of(form, file_form) if theirs is None else [],
        "back": reverse(HERE, args=[pilot.slug]),
    }
    return show(request, pilot, HERE, "update", sheet, status)


def steps_of(row: Update, review: str, user: Any) -> list[str]:
    """The steps that this person can take now."""
    can_write = user.has_perm("pilots.write_update", row.city)
    can_publish = may_publish(row, review, user)
    may = {
        "submit": can_write and review != UpdateReview.NONE,
        "publish": can_publish and not actions.two_eyes(row, review, user) and row.pilot.is_public,
        "changes": can_publish,
        "withdraw": can_publish,
        "discard": can_write,
    }
    return [key for key, step in STEPS.items() if row.status in step.of and may[key]]


@work_page
def step(request: PersonalRequest, pilot: Pilot, uid: UUID, step: str) -> HttpResponse:
    """A page that says what the step does; its button takes it."""
    if step not in STEPS:
        raise Http404
    row, taken = found(request, pilot, uid), STEPS[step]
    ask(request, row, step)
    form = taken.form(request.POST if request.method == "POST" else None, initial={"version": row.version})
    if request.method != "POST" or not form.is_valid():
        return step_page(request, pilot, row, step, form, status=400 if form.is_bound else 200)
    given = dict(form.cleaned_data)
    try:
        done = is_done(form, lambda: taken.act(row, by=request.user, **given))
    except Stale as stale:
        again = taken.form(initial={**given, "version": stale.row.version})
        return step_page(request, pilot, found(request, pilot, uid), step, again, words=str(CHANGED), status=409)
    if not done:
        return step_page(request, pilot, row, step, form, status=409)
    messages.success(request, _("Done."), extra_tags="saved")
    return redirect(HERE, pilot.slug) if step == "discard" else redirect("pilot-update", pilot.slug, uid)


def ask(request: PersonalRequest, row: Update, step: str) -> None:
    """Raises NotAllowed for whoever may not, as the action would."""
    if step in ("submit", "discard"):
        require(request.user, "pilots.write_update", row.city)
    else:
        actions.ask_publisher(row, request.user)


def step_page(request, pilot: Pilot, row: Update, key: str, form: Any, *, words: str = "", status=200) -> HttpResponse:
    step = STEPS[key]
    sheet = {
        "row": row,
        "badge": update_badge(row),
        "step": step,
        "form": form,
        "fields": [field for field in form if not field.is_hidden],
        "errors": told(words) if words else errors_of(form),
        "back": reverse("pilot-update", args=[pilot.slug, row.uid]),
    }
    return show(request, pilot, HERE, "update_step", sheet, status)


# Pictures and documents


@work_page
@require_POST
def add_file(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found(request, pilot, uid)
    require(request.user, "pilots.write_update", row.city)
    form = AttachmentForm(request.POST, request.FILES, kinds=list(MediaType))
    if is_done(form, lambda: attach(row, form, by=request.user)):
        messages.success(request, _("Added."), extra_tags="saved")
        return redirect("pilot-update", pilot.slug, uid)
    return page(request, pilot, row, UpdateForm(instance=copy(row)), file_form=form, status=400)


@work_page
@require_POST
def remove_file(request: PersonalRequest, pilot: Pilot, uid: UUID, pk: int) -> HttpResponse:
    row = found(request, pilot, uid)
    require(request.user, "pilots.write_update", row.city)
    file = get_object_or_404(UpdateFile.objects.select_related("update__city", "attachment"), update=row, pk=pk)
    try:
        actions.remove_file(file, by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("pilot-update", pilot.slug, uid)
