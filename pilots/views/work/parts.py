"""What is done in a pilot: milestones, operational tests, trainings; each added, edited, passed on, taken out."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cities.models import City
from core import merging
from core.answers import PersonalRequest, form_sheet, tell
from core.attaching import AttachmentForm
from core.choices import MediaType
from core.errors import Refused, Stale
from core.permissions import require
from pilots import actions
from pilots.choices import Sex
from pilots.forms.work import (
    MilestoneForm,
    PassOnForm,
    ReachForm,
    TestForm,
    TrainingForm,
    participants_form,
    signature,
)
from pilots.models import Milestone, MilestoneFile, OperationalTest, Pilot, Training
from pilots.sheet.files import files_of
from pilots.sheet.work import milestone_line, test_line, training_line
from pilots.sheet.work_frame import cities_written_by
from pilots.views.work.frame import CHANGED, closed, errors_of, is_done, show, told, version_of, work_page


@dataclass(frozen=True)
class Kind:
    """A kind of part: its table and form, its pages, the words of its page, its template."""

    model: Any
    form: Any
    add: Callable[..., Any]
    pages: str
    page: str
    heading: Any
    button: Any
    template: str
    of_city: bool = True


KINDS = {
    "milestone": Kind(
        *(Milestone, MilestoneForm, actions.add_milestone, "pilot-milestones", "pilot-milestone"),
        *(gettext_lazy("Add a milestone"), gettext_lazy("Add the milestone"), "milestone"),
    ),
    "test": Kind(
        *(OperationalTest, TestForm, actions.add_test, "pilot-tests", "pilot-test"),
        *(gettext_lazy("Add an operational test"), gettext_lazy("Add the test"), "part"),
        of_city=False,
    ),
    "training": Kind(
        *(Training, TrainingForm, actions.add_training, "pilot-trainings", "pilot-training"),
        *(gettext_lazy("Add a training"), gettext_lazy("Add the training"), "training"),
    ),
}


def no_marks(_tag: str, _name: str) -> list:
    return []


@work_page
def milestones(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    rows = pilot.milestones.select_related("city", "pilot").prefetch_related("files__attachment")
    lines = [(row, milestone_line(row, pilot.slug, no_marks)) for row in rows]
    return list_page(request, pilot, "milestones", lines)


@work_page
def tests(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    return list_page(request, pilot, "tests", [(row, test_line(row)) for row in pilot.tests.all()])


@work_page
def trainings(request: PersonalRequest, pilot: Pilot) -> HttpResponse:
    rows = pilot.trainings.select_related("city").prefetch_related("participants")
    return list_page(request, pilot, "trainings", [(row, training_line(row)) for row in rows])


def list_page(request: PersonalRequest, pilot: Pilot, name: str, lines: list) -> HttpResponse:
    mine = cities_written_by(request.user, pilot)
    found = [(row, line, getattr(row, "city", None) in mine) for row, line in lines]
    return show(request, pilot, f"pilot-{name}", name, {"lines": found})


# One of them


def found_row(pilot: Pilot, kind: Kind, uid: UUID) -> Any:
    joined = ("pilot", "city") if kind.of_city else ("pilot",)
    return get_object_or_404(kind.model.objects.filter(pilot=pilot).select_related(*joined), uid=uid)


def ask(request: PersonalRequest, pilot: Pilot, kind: Kind, row: Any = None) -> None:
    """What has a city is that city's to write; a test is the lead city's. `row` is None for one to be added."""
    if not kind.of_city:
        require(request.user, "pilots.edit_pilot", pilot)
    elif row is not None:
        require(request.user, "pilots.edit_own_part", row.city)
    else:
        mine = cities_written_by(request.user, pilot)
        require(request.user, "pilots.edit_own_part", mine[0] if mine else None)


@work_page
def new(request: PersonalRequest, pilot: Pilot, kind: str) -> HttpResponse:
    found = KINDS[kind]
    ask(request, pilot, found)
    if back := closed(request, pilot):
        return back
    row = found.model(pilot=pilot)
    mine = cities_written_by(request.user, pilot)
    options: dict[str, Any] = {}
    if found.of_city:
        options["cities"] = City.objects.filter(pk__in=[city.pk for city in mine])
        options["initial"] = {"city": mine[0].slug if mine else ""}
    if request.method != "POST":
        form, typed = merging.open_form(request, found.form, row, **options)
        return new_page(request, pilot, found, form, was_kept=typed)
    form = found.form(request.POST, instance=row, **options)

    def add() -> Any:
        whose = [form.cleaned_data["city"]] if found.of_city else []
        return found.add(pilot, *whose, form.own_values(), by=request.user)

    attempt = merging.save(form, add)
    if attempt.is_saved:
        messages.success(request, _("Added."), extra_tags="saved")
        if kind == "training":
            return redirect(found.page, pilot.slug, attempt.row.uid)
        return redirect(found.pages, pilot.slug)
    return new_page(request, pilot, found, form, status=attempt.status)


def new_page(
    request: PersonalRequest, pilot: Pilot, kind: Kind, form: Any, *, was_kept: Any = None, status: int = 200
) -> HttpResponse:
    sheet = {
        "kind": kind,
        "form": form,
        "texts": form.passages(form.instance),
        "theirs": None,
        "was_kept": was_kept,
        "errors": errors_of(form),
        "row": None,
        "city": form["city"] if kind.of_city else None,
    }
    return show(request, pilot, kind.pages, "part", sheet, status)


@work_page
def part(request: PersonalRequest, pilot: Pilot, uid: UUID, kind: str) -> HttpResponse:
    found = KINDS[kind]
    row = found_row(pilot, found, uid)
    ask(request, pilot, found, row)
    if back := closed(request, pilot):
        return back
    if request.method != "POST":
        form, typed = merging.open_form(request, found.form, row)
        return part_page(request, pilot, kind, row, form, was_kept=typed)
    form = found.form(request.POST, instance=copy(row))

    def change() -> Any:
        return actions.edit_work(row, form.own_values(), by=request.user, version=form.cleaned_data["version"])

    attempt = merging.save(form, change)
    if attempt.is_saved:
        messages.success(request, _("Saved."), extra_tags="saved")
        return redirect(found.pages, pilot.slug)
    row = attempt.row or row
    return part_page(request, pilot, kind, row, form, theirs=attempt.theirs, status=attempt.status)


def part_page(
    request: PersonalRequest,
    pilot: Pilot,
    kind: str,
    row: Any,
    form: Any = None,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    words: str = "",
    status: int = 200,
    **sent: Any,
) -> HttpResponse:
    """The part with all its forms; `sent` are those that came back: people, file, pass_on."""
    found = KINDS[kind]
    form = form or found.form(instance=row)
    errors = (
        told(words)
        if words
        else []
        if theirs is not None
        else errors_of(form, *(one for name, one in sent.items() if name != "counted"))
    )
    sheet = {
        "kind": found,
        "row": row,
        "city": None,
        "form": form,
        "texts": form.passages(row, theirs),
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": errors,
        "pass_on": None,
        "remove_url": f"{found.page}-remove",
        **(beside_milestone(row) if kind == "milestone" else {}),
        **(beside_training(row) if kind == "training" else {}),
        **sent,
    }
    if found.of_city:
        others = [city for city in cities_written_by(request.user, pilot) if city != row.city]
        sheet["pass_on"] = sent.get("pass_on") or pass_on_form(row, others)
    return show(request, pilot, found.pages, found.template, sheet, status)


def beside_milestone(row: Milestone) -> dict[str, Any]:
    files = row.files.select_related("attachment")
    return {
        "line": milestone_line(row, row.pilot.slug, no_marks),
        "files": [(file.attachment, files_of([file], "pilot-file", row.pilot.slug)) for file in files],
        "file": AttachmentForm(kinds=list(MediaType), auto_id="id_file_%s"),
    }


def beside_training(row: Training) -> dict[str, Any]:
    return {"people": participants_form(row), "sexes": [str(sex.label) for sex in Sex], "counted": None}


def pass_on_form(row: Any, others: list[City], data: Any = None) -> PassOnForm | None:
    """None where there is no other city for which this person writes."""
    rows = City.objects.filter(pk__in=[city.pk for city in others])
    return PassOnForm(data, cities=rows, initial={"version": row.version}) if others else None


@work_page
@require_POST
def remove(request: PersonalRequest, pilot: Pilot, uid: UUID, kind: str) -> HttpResponse:
    found = KINDS[kind]
    row = found_row(pilot, found, uid)
    ask(request, pilot, found, row)
    try:
        actions.remove_work(row, by=request.user, version=version_of(request))
    except Stale:
        return part_page(request, pilot, kind, found_row(pilot, found, uid), words=str(CHANGED), status=409)
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
        return redirect(found.page, pilot.slug, uid)
    messages.success(request, _("Taken out."))
    return redirect(found.pages, pilot.slug)


@work_page
@require_POST
def pass_on(request: PersonalRequest, pilot: Pilot, uid: UUID, kind: str) -> HttpResponse:
    """Another city of the pilot answers for it from now on; who writes for both says so."""
    found = KINDS[kind]
    row = found_row(pilot, found, uid)
    ask(request, pilot, found, row)
    others = [city for city in cities_written_by(request.user, pilot) if city != row.city]
    form = pass_on_form(row, others, request.POST)
    if form is None or not form.is_valid():
        words = "" if form else _("There is no other city to pass it on to.")
        return part_page(request, pilot, kind, row, words=words, status=400, **({"pass_on": form} if form else {}))
    city = form.cleaned_data["city"]
    try:
        actions.pass_on(row, city, by=request.user, version=form.cleaned_data["version"])
    except Stale:
        return part_page(request, pilot, kind, found_row(pilot, found, uid), words=str(CHANGED), status=409)
    except Refused as refusal:
        tell(request, refusal)
        return redirect(found.page, pilot.slug, uid)
    messages.success(request, _("%(city)s answers for it from now on.") % {"city": city.name})
    return redirect(found.pages, pilot.slug)


# Milestones: reached, and what shows it


@work_page
def reached(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    """That it was reached, when, and what shows it; with `undo` that it was not, after all."""
    row = found_row(pilot, KINDS["milestone"], uid)
    ask(request, pilot, KINDS["milestone"], row)
    if back := closed(request, pilot):
        return back
    if request.method != "POST":
        form, typed = merging.open_form(request, ReachForm, row)
        return reach_page(request, pilot, row, form, was_kept=typed)
    if "undo" in request.POST:
        return not_reached(request, pilot, row)
    form = ReachForm(request.POST, instance=copy(row))

    def reach() -> Milestone:
        values = form.own_values()
        done_on, version = values.pop("done_on"), form.cleaned_data["version"]
        return actions.reach_milestone(row, values, by=request.user, version=version, done_on=done_on)

    attempt = merging.save(form, reach)
    if attempt.is_saved:
        messages.success(request, _("Reached. You can attach what shows it."), extra_tags="saved")
        return redirect("pilot-milestone", pilot.slug, uid)
    row = attempt.row or row
    return reach_page(request, pilot, row, form, theirs=attempt.theirs, status=attempt.status)


def not_reached(request: PersonalRequest, pilot: Pilot, row: Milestone) -> HttpResponse:
    try:
        actions.edit_work(row, {"done_on": None}, by=request.user, version=version_of(request))
        messages.success(request, _("The milestone counts as not reached."))
    except Stale:
        messages.error(request, CHANGED)
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
    return redirect("pilot-milestone", pilot.slug, row.uid)


def reach_page(
    request: PersonalRequest,
    pilot: Pilot,
    row: Milestone,
    form: ReachForm,
    *,
    theirs: Any = None,
    was_kept: Any = None,
    status: int = 200,
) -> HttpResponse:
    sheet = {
        "row": row,
        **form_sheet(form, row, theirs=theirs, was_kept=was_kept),
    }
    return show(request, pilot, "pilot-milestones", "reached", sheet, status)


@work_page
@require_POST
def add_file(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    row = found_row(pilot, KINDS["milestone"], uid)
    ask(request, pilot, KINDS["milestone"], row)
    form = AttachmentForm(request.POST, request.FILES, kinds=list(MediaType), auto_id="id_file_%s")

    def attach() -> Any:
        words = {name: value for name, value in form.cleaned_data.items() if name != "file"}
        return actions.add_file(row, form.cleaned_data["file"], words, by=request.user)

    if is_done(form, attach):
        messages.success(request, _("Attached."))
        return redirect("pilot-milestone", pilot.slug, uid)
    return part_page(request, pilot, "milestone", row, status=400, file=form)


@work_page
@require_POST
def remove_file(request: PersonalRequest, pilot: Pilot, uid: UUID, pk: int) -> HttpResponse:
    row = found_row(pilot, KINDS["milestone"], uid)
    ask(request, pilot, KINDS["milestone"], row)
    try:
        actions.remove_file(get_object_or_404(MilestoneFile, milestone=row, attachment=pk), by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("pilot-milestone", pilot.slug, uid)


# Trainings: who came


@work_page
@require_POST
def participants(request: PersonalRequest, pilot: Pilot, uid: UUID) -> HttpResponse:
    """Who came, counted by sex and kind: the whole table at once."""
    row = found_row(pilot, KINDS["training"], uid)
    ask(request, pilot, KINDS["training"], row)
    form = participants_form(row, request.POST)
    if not form.is_valid():
        return part_page(request, pilot, "training", row, status=400, people=form)
    version = form.cleaned_data["version"]
    if form.cleaned_data["seen"] == signature(row):
        # Nobody has counted meanwhile; what was written elsewhere in the training is no hindrance.
        version = row.version
    try:
        actions.set_participants(row, form.groups, by=request.user, version=version)
    except Stale as stale:
        now = found_row(pilot, KINDS["training"], uid)
        typed = request.POST.copy()
        typed["version"], typed["seen"] = str(stale.row.version), signature(now)
        found = {"people": participants_form(now, typed), "counted": training_line(now)}
        return part_page(request, pilot, "training", now, words=str(CHANGED), status=409, **found)
    except (Refused, ValidationError) as refusal:
        tell(request, refusal)
        return redirect("pilot-training", pilot.slug, uid)
    messages.success(request, _("Counted."), extra_tags="saved")
    return redirect("pilot-trainings", pilot.slug)
