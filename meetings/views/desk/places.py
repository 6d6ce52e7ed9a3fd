"""Small pages beside meetings: venues and rooms, interpreters, people on a stage, days off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.answers import PersonalRequest, add_errors, form_errors, tell
from core.choices import DocumentLanguage
from core.errors import Refused
from meetings import actions
from meetings.forms.places import BlackoutForm, ContributorForm, RoomForm, TeamForm, VenueForm
from meetings.models import Blackout, Contributor, InterpreterTeam, Room, Venue
from meetings.views.desk.frame import WRITE, desk
from meetings.views.desk.record import Save, record_page


def removed(request: PersonalRequest, row: models.Model, back: str) -> HttpResponse:
    try:
        actions.remove_place(row, by=request.user)
        messages.success(request, _("Removed."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect(back)


def edited(request: PersonalRequest, row: Any) -> Save:
    return lambda form: actions.edit_place(
        row, form.own_values(), by=request.user, version=form.cleaned_data["version"]
    )


def list_page(request: PersonalRequest, heading: str, lead: str, lines: list, new_url: str, **more: Any):
    page = Paginator(lines, 100).get_page(request.GET.get("page"))
    sheet = {"heading": heading, "lead": lead, "page": page, "new_url": new_url, **more}
    return render(request, "meetings/desk/places.html", sheet)


# Venues and rooms


@desk(WRITE)
def venues(request: PersonalRequest) -> HttpResponse:
    rows = Venue.objects.select_related("city").prefetch_related("rooms")
    lines = [
        (
            reverse("desk-venue", args=[row.slug]),
            str(row.name),
            " · ".join([*([str(row.city.name)] if row.city else []), *(room.name for room in row.rooms.all())]),
        )
        for row in rows
    ]
    lead = _("Where meetings take place. A room holds one session at a time, whatever the meeting.")
    return list_page(request, _("Venues and rooms"), lead, lines, reverse("desk-venue-new"))


@desk(WRITE)
def venue_new(request: PersonalRequest) -> HttpResponse:
    def create(form: VenueForm) -> Venue:
        return actions.add_place(Venue(), form.own_values(), by=request.user)

    return record_page(
        request,
        Venue(),
        VenueForm,
        heading=_("New venue"),
        back=reverse("desk-venues"),
        create=create,
        onward=lambda made: reverse("desk-venue", args=[made.slug]),
    )


@desk(WRITE)
def venue(request: PersonalRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Venue.objects.select_related("city"), slug=slug)
    return record_page(
        request,
        row,
        VenueForm,
        heading=str(row.name),
        back=reverse("desk-venues"),
        change=edited(request, row),
        beside={"rooms": list(row.rooms.all())},
    )


@desk(WRITE)
def room_new(request: PersonalRequest, slug: str) -> HttpResponse:
    house = get_object_or_404(Venue, slug=slug)

    def create(form: RoomForm) -> Room:
        return actions.add_place(Room(venue=house), form.own_values(), by=request.user)

    back = reverse("desk-venue", args=[slug])
    return record_page(request, Room(venue=house), RoomForm, heading=_("New room"), back=back, create=create)


@desk(WRITE)
def room(request: PersonalRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Room.objects.select_related("venue"), pk=pk)
    back = reverse("desk-venue", args=[row.venue.slug])
    return record_page(request, row, RoomForm, heading=row.name, back=back, change=edited(request, row))


@desk(WRITE)
@require_POST
def room_remove(request: PersonalRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Room.objects.select_related("venue"), pk=pk)
    return removed(request, row, reverse("desk-venue", args=[row.venue.slug]))


# Interpreters


def named(languages: list[str]) -> str:
    return " · ".join(str(DocumentLanguage(code).label) for code in languages)


@desk(WRITE)
def teams(request: PersonalRequest) -> HttpResponse:
    lines = [
        (reverse("desk-team", args=[row.pk]), row.name, named(row.languages)) for row in InterpreterTeam.objects.all()
    ]
    lead = _("Interpreters who work together, in one session at a time.")
    return list_page(request, _("Interpreters"), lead, lines, reverse("desk-team-new"))


@desk(WRITE)
def team_new(request: PersonalRequest) -> HttpResponse:
    def create(form: TeamForm) -> InterpreterTeam:
        return actions.add_place(InterpreterTeam(), form.own_values(), by=request.user)

    heading, back = _("New team"), reverse("desk-teams")
    return record_page(request, InterpreterTeam(), TeamForm, heading=heading, back=back, create=create)


@desk(WRITE)
def team(request: PersonalRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(InterpreterTeam, pk=pk)
    back = reverse("desk-teams")
    return record_page(request, row, TeamForm, heading=row.name, back=back, change=edited(request, row))


# People on a stage


@desk(WRITE)
def contributors(request: PersonalRequest) -> HttpResponse:
    rows = Contributor.objects.exclude(name="").select_related("contact", "city")
    lines = [
        (
            reverse("desk-contributor", args=[row.key]),
            row.name,
            " · ".join(
                filter(
                    None, [row.organisation, "" if getattr(row, "contact", None) else _("no address: not written to")]
                )
            ),
        )
        for row in rows
    ]
    lead = _("Who speaks, chairs and guides. One person stands on one stage at a time.")
    return list_page(request, _("People on the stage"), lead, lines, reverse("desk-contributor-new"))


@desk(WRITE)
def contributor_new(request: PersonalRequest) -> HttpResponse:
    def create(form: ContributorForm) -> Contributor:
        return written(request, form, actions.add_place(Contributor(), form.values(), by=request.user))

    heading, back = _("Somebody new"), reverse("desk-contributors")
    return record_page(request, Contributor(), ContributorForm, heading=heading, back=back, create=create)


@desk(WRITE)
def contributor(request: PersonalRequest, key: UUID) -> HttpResponse:
    row = get_object_or_404(Contributor.objects.exclude(name="").select_related("city", "person"), key=key)

    def change(form: ContributorForm) -> Contributor:
        version = form.cleaned_data["version"]
        return written(request, form, actions.edit_place(row, form.values(), by=request.user, version=version))

    back = reverse("desk-contributors")
    erase = {"erase_url": reverse("desk-contributor-erase", args=[key])}
    return record_page(request, row, ContributorForm, heading=row.name, back=back, change=change, beside=erase)


@desk(WRITE)
@require_POST
def contributor_erase(request: PersonalRequest, key: UUID) -> HttpResponse:
    """For ever, so it is said with a tick of one's own."""
    row = get_object_or_404(Contributor.objects.exclude(name=""), key=key)
    if not request.POST.get("sure"):
        messages.warning(request, _("Tick that you are sure: an erased name never comes back."))
        return redirect("desk-contributor", key)
    try:
        actions.erase_person(row, by=request.user)
    except Refused as refusal:
        tell(request, refusal)
        return redirect("desk-contributor", key)
    messages.success(request, _("The name is erased, from every published agenda as well."))
    return redirect("desk-contributors")


def written(request: PersonalRequest, form: ContributorForm, row: Contributor) -> Contributor:
    """With her address, which is more private than that she speaks."""
    words = form.cleaned_data
    actions.set_contact(row, email=words["email"], language=words["language"], by=request.user)
    return row


# Days off


@desk(WRITE)
def blackouts(request: PersonalRequest) -> HttpResponse:
    """Days on which a city should not be asked to meet; a warning, never a bar."""
    form = BlackoutForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.add_place(Blackout(), form.cleaned_data, by=request.user)
            messages.success(request, _("Added."))
            return redirect("desk-blackouts")
        except ValidationError as error:
            add_errors(form, error)
    sheet = {
        "rows": list(Blackout.objects.select_related("city", "country")),
        "form": form,
        "errors": form_errors(form) if form.is_bound else [],
    }
    return render(request, "meetings/desk/blackouts.html", sheet, status=400 if form.errors else 200)


@desk(WRITE)
@require_POST
def blackout_remove(request: PersonalRequest, pk: int) -> HttpResponse:
    return removed(request, get_object_or_404(Blackout, pk=pk), reverse("desk-blackouts"))
