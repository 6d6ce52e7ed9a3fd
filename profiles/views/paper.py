"""The priority paper with vision and adoption, the log of the stakeholder group, and the list of services."""

from collections.abc import Iterator
from copy import copy
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core import merging
from core.answers import PersonalRequest, form_errors, signed_in, tell
from core.cards import Fact
from core.dates import span_in_words
from core.errors import Refused
from core.permissions import require
from profiles import actions
from profiles.forms.priorities import AdoptionForm, PriorityForm, ServiceForm, StakeholderForm, VisionForm
from profiles.models import Adoption, Priority, ProfileEdition, Service, StakeholderEntry
from profiles.sheet.paper import priority_lines, service_groups, stakeholder_lines
from profiles.views import editing
from profiles.views.approval import tell_end_of_approval, tell_written
from profiles.views.editing import Kind, open_edition
from profiles.views.parts import waiting_remarks
from profiles.views.review import asked_edition
from profiles.views.workspace import save_words


def priority_told(row: Priority) -> Iterator[Fact]:
    yield Fact(_("Title"), row.title)
    yield Fact(_("Challenge"), row.challenge)
    yield Fact(_("Measures"), row.measures)


def stakeholder_told(row: StakeholderEntry) -> Iterator[Fact]:
    yield Fact(_("Date"), span_in_words(row.date))
    yield Fact(_("Kind"), row.get_kind_display())
    yield Fact(_("What came of it"), row.outcome)


def service_told(row: Service) -> Iterator[Fact]:
    yield Fact(_("Name of the service"), row.name)
    yield Fact(_("Who offers it"), row.provider, isolate=True)
    yield Fact(_("Kind"), row.get_kind_display())


PRIORITIES = Kind(
    name="priorities",
    form=PriorityForm,
    page="my-profile-priority",
    list_page="my-profile-priorities",
    here="priorities",
    adding=gettext_lazy("Add a priority"),
    editing=gettext_lazy("Edit the priority"),
    removing=gettext_lazy("Remove the priority"),
    template="profiles/own/priority.html",
    told=priority_told,
)
STAKEHOLDERS = Kind(
    name="stakeholders",
    form=StakeholderForm,
    page="my-profile-stakeholder",
    list_page="my-profile-stakeholders",
    here="stakeholders",
    adding=gettext_lazy("Add an entry to the log"),
    editing=gettext_lazy("Edit the entry"),
    removing=gettext_lazy("Remove the entry"),
    template="profiles/own/stakeholder.html",
    told=stakeholder_told,
)
SERVICES = Kind(
    name="services",
    form=ServiceForm,
    page="my-profile-service",
    list_page="my-profile-services",
    here="services",
    adding=gettext_lazy("Add a service"),
    editing=gettext_lazy("Edit the service"),
    removing=gettext_lazy("Remove the service"),
    template="profiles/own/service.html",
    told=service_told,
)


def list_sheet(request: PersonalRequest, slug: str) -> dict[str, Any]:
    """What every list of an edition's parts shows."""
    edition = open_edition(request, slug)
    may_write = request.user.has_perm("profiles.write_edition", edition)
    return {
        "city": edition.city,
        "edition": edition,
        "can_write": may_write and edition.is_writable,
        "remarks": waiting_remarks(edition, request.user),
    }


# Priorities


@signed_in
def priorities(request: PersonalRequest, slug: str) -> HttpResponse:
    sheet = list_sheet(request, slug)
    edition = sheet["edition"]
    rows = edition.priorities.select_related("theme")
    published = ProfileEdition.objects.of(edition.city).published().select_related("adoption").first()
    sheet |= {
        "lines": priority_lines(rows, sheet["remarks"]),
        "vision": edition.vision,
        "published": published,
        "adoption": Adoption.objects.filter(edition=published).first() if published else None,
        "can_record": request.user.has_perm("profiles.record_adoption", edition),
    }
    return render(request, "profiles/own/priorities.html", sheet)


@signed_in
def priority_new(request: PersonalRequest, slug: str) -> HttpResponse:
    return editing.add(request, slug, PRIORITIES)


@signed_in
def priority(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.edit(request, slug, thread, PRIORITIES)


@signed_in
def priority_remove(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.remove(request, slug, thread, PRIORITIES, told=priority_told)


@signed_in
@require_POST
def priority_move(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    """One rank up or down, as the button says."""
    edition = open_edition(request, slug)
    require(request.user, "profiles.write_edition", edition)
    row = get_object_or_404(Priority, edition=edition, thread=thread)
    try:
        actions.move_priority(row, up=request.POST.get("way") == "up", by=request.user)
        tell_end_of_approval(request, edition)
    except Refused as refusal:
        tell(request, refusal)
    return redirect(f"{editing.list_url(request, edition, PRIORITIES, row)}")


@signed_in
def vision(request: PersonalRequest, slug: str) -> HttpResponse:
    """What stands above the priorities, in three languages."""
    edition = open_edition(request, slug)
    require(request.user, "profiles.write_edition", edition)
    if request.method != "POST":
        form, typed = merging.open_form(request, VisionForm, edition)
        return vision_page(request, edition, form, was_kept=typed)
    form, attempt = save_words(request, edition, VisionForm)
    if attempt.is_saved:
        tell_written(request, edition, _("Saved in the draft."))
        return redirect("my-profile-priorities", slug)
    return vision_page(request, attempt.row or edition, form, theirs=attempt.theirs, status=attempt.status)


def vision_page(request, edition, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "city": edition.city,
        "edition": edition,
        "form": form,
        "text": form.passages(edition, theirs)[0],
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound and theirs is None else [],
    }
    return render(request, "profiles/own/vision.html", sheet, status=status)


# Adoption


@signed_in
def adoption(request: PersonalRequest, slug: str) -> HttpResponse:
    """That the council adopted the priorities of an edition: the published one, or the one that is named."""
    edition = asked_edition(request, slug, "profiles.record_adoption", public=True)
    row = Adoption.objects.filter(edition=edition).first() or Adoption(edition=edition)
    if request.method != "POST":
        form, typed = merging.open_form(request, AdoptionForm, row)
        return adoption_page(request, edition, row, form, was_kept=typed)
    form = AdoptionForm(request.POST, instance=copy(row))

    def record() -> Adoption:
        version = form.cleaned_data["version"]
        return actions.record_adoption(edition, form.own_values(), by=request.user, version=version)

    attempt = merging.save(form, record)
    if attempt.is_saved:
        messages.success(request, _("Recorded. Readers see it beside the priorities."), extra_tags="saved")
        return redirect("my-profile", slug)
    return adoption_page(request, edition, attempt.row or row, form, theirs=attempt.theirs, status=attempt.status)


def adoption_page(request, edition, row, form, *, theirs=None, was_kept=None, status=200) -> HttpResponse:
    sheet = {
        "city": edition.city,
        "edition": edition,
        "form": form,
        "text": form.passages(row, theirs)[0],
        "hindrance": actions.unadoptable(edition),
        "theirs": theirs,
        "was_kept": was_kept,
        "errors": form_errors(form) if form.is_bound and theirs is None else [],
    }
    return render(request, "profiles/own/adoption.html", sheet, status=status)


# The log of the City Stakeholder Group


@signed_in
def stakeholders(request: PersonalRequest, slug: str) -> HttpResponse:
    sheet = list_sheet(request, slug)
    sheet["lines"] = stakeholder_lines(sheet["edition"].stakeholders.all(), sheet["remarks"])
    return render(request, "profiles/own/stakeholders.html", sheet)


@signed_in
def stakeholder_new(request: PersonalRequest, slug: str) -> HttpResponse:
    return editing.add(request, slug, STAKEHOLDERS)


@signed_in
def stakeholder(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.edit(request, slug, thread, STAKEHOLDERS)


@signed_in
def stakeholder_remove(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.remove(request, slug, thread, STAKEHOLDERS, told=stakeholder_told)


# Services


@signed_in
def services(request: PersonalRequest, slug: str) -> HttpResponse:
    sheet = list_sheet(request, slug)
    sheet["groups"] = service_groups(sheet["edition"].services.all(), sheet["remarks"])
    return render(request, "profiles/own/services.html", sheet)


@signed_in
def service_new(request: PersonalRequest, slug: str) -> HttpResponse:
    return editing.add(request, slug, SERVICES)


@signed_in
def service(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.edit(request, slug, thread, SERVICES)


@signed_in
def service_remove(request: PersonalRequest, slug: str, thread: UUID) -> HttpResponse:
    return editing.remove(request, slug, thread, SERVICES, told=service_told)
