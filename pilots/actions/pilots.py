"""A pilot as a whole: proposed, its shared parts written by the lead city, tied to others."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City, Organisation
from core import audit
from core.audit import plain
from core.choices import RecordStatus
from core.editing import change, locked, mark_translations
from core.errors import Refused
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from pilots import emails
from pilots.actions.writing import add_row, free_slug, only, open_pilot, own_city, remove_row, touch
from pilots.choices import PilotRole
from pilots.models import (
    AnsweredFigure,
    AnsweredPriority,
    Expert,
    Pilot,
    PilotCity,
    PilotPartner,
)
from pilots.search import keep_found

# Pages that stand beside those of the pilots.
RESERVED = {"new", "map", "timeline", "portfolio", "chain", "calls", "priorities-without-action", "without-result"}
PILOT_OWN = ("call", "objectives", "sdg_targets", "starts", "ends", "latitude", "longitude", "url")
# The evaluation is written with the step of its own.
PILOT_FIELDS = (*PILOT_OWN, *(name for name in text_fields(Pilot) if not name.startswith("evaluation_")))
TIED = ("themes", "recommendations", "borrowed")
PARTNER_FIELDS = ("role", *text_fields(PilotPartner))
EXPERT_FIELDS = ("organisation", "person", *text_fields(Expert))


@transaction.atomic
def propose(
    city: City,
    values: dict,
    *,
    by: User,
    partners: Iterable[City] = (),
    related: dict[str, Iterable] | None = None,
) -> Pilot:
    """A proposal led by `city`, seen by its cities and the secretariat. `related`: rows by the name of a tie (TIED)."""
    require(by, "pilots.propose", city)
    wanted = only(values, PILOT_FIELDS)
    check_call(wanted)
    titles = [wanted.get(f"title_{code}", "") for code in LANGUAGES]
    pilot = Pilot(**wanted)
    pilot.slug = free_slug(Pilot, next(filter(None, titles), ""), f"{city.slug}-pilot", RESERVED)
    mark_translations(pilot, {name: ["", value] for name, value in wanted.items()}, by=by.key)
    pilot.full_clean()
    pilot.save()
    PilotCity.objects.create(pilot=pilot, city=city, role=PilotRole.LEAD)
    for partner in dict.fromkeys(partners):
        if partner != city:
            PilotCity.objects.create(pilot=pilot, city=partner)
    for name, rows in (related or {}).items():
        if name in TIED:
            getattr(pilot, name).set(rows)
    audit.record(
        "propose_pilot", pilot.tag, by=by.key, changes={"pilot": [None, pilot.slug], "lead": [None, city.slug]}
    )
    emails.proposed(pilot)
    return pilot


def check_call(wanted: dict[str, Any]) -> None:
    call = wanted.get("call")
    if call is not None and call.status != RecordStatus.PUBLISHED:
        raise ValidationError({"call": _("Choose a call that is public.")})


@transaction.atomic
def edit_pilot(
    pilot: Pilot, values: dict, *, by: User, version: int, related: dict[str, Iterable] | None = None
) -> Pilot:
    """Write the shared parts. Raises Stale when somebody changed them since."""
    require(by, "pilots.edit_pilot", pilot)
    wanted = only(values, PILOT_FIELDS)
    if wanted.get("call") != pilot.call:
        check_call(wanted)
    now = locked(pilot, version=version, wanted=wanted)
    open_pilot(now)
    change(now, wanted, by=by.key, action="edit_pilot", tag=now.tag)
    for name, rows in (related or {}).items():
        if name in TIED:
            relate(now, name, rows, by=by)
    keep_found(now)
    return now


def relate(pilot: Pilot, name: str, rows: Iterable, *, by: User) -> None:
    before = sorted(plain(row) for row in getattr(pilot, name).all())
    getattr(pilot, name).set(rows)
    after = sorted(plain(row) for row in getattr(pilot, name).all())
    if before != after:
        touch(pilot)
        audit.record("edit_pilot", pilot.tag, by=by.key, changes={name: [before, after]})


@transaction.atomic
def tie(pilot: Pilot, name: str, row: models.Model, *, by: User) -> None:
    """A theme, a recommendation addressed, a case study borrowed (TIED): one at a time."""
    require(by, "pilots.edit_pilot", pilot)
    now = open_pilot(pilot)
    if getattr(now, name).filter(pk=row.pk).exists():
        raise Refused(_("This is there already."))
    getattr(now, name).add(row)
    audit.record("edit_pilot", now.tag, by=by.key, changes={name: [None, plain(row)]})
    keep_found(now)


@transaction.atomic
def untie(pilot: Pilot, name: str, row: models.Model, *, by: User) -> None:
    require(by, "pilots.edit_pilot", pilot)
    now = open_pilot(pilot)
    getattr(now, name).remove(row)
    audit.record("edit_pilot", now.tag, by=by.key, changes={name: [plain(row), None]})
    keep_found(now)


# Cities


@transaction.atomic
def add_city(pilot: Pilot, city: City, *, by: User) -> PilotCity:
    """A partner city more."""
    require(by, "pilots.edit_pilot", pilot)
    now = open_pilot(pilot)
    row = add_row(PilotCity(pilot=now, city=city), {}, by=by, action="add_city")
    touch(now)
    keep_found(now)
    return row


@transaction.atomic
def remove_city(part: PilotCity, *, by: User) -> None:
    """A partner that has nothing of its own in the pilot leaves; the lead passes to another city first."""
    require(by, "pilots.edit_pilot", part.pilot)
    now = open_pilot(part.pilot)
    row = now.city_parts.select_for_update(of=("self",)).filter(pk=part.pk).first()
    if row is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    if row.is_lead:
        raise Refused(_("A pilot has a lead city. Let another city lead first."))
    owns = (now.milestones, now.trainings, now.updates, now.priorities, now.figures)
    if any(rows.filter(city=row.city).exists() for rows in owns):
        raise Refused(_("This city has milestones, trainings, updates or priorities here. They are kept with it."))
    remove_row(row, by=by, action="remove_city")
    touch(now)
    keep_found(now)


@transaction.atomic
def hand_over_lead(pilot: Pilot, city: City, *, by: User, version: int) -> Pilot:
    """Another city of the pilot leads from now on."""
    require(by, "pilots.edit_pilot", pilot)
    now = locked(pilot, version=version, wanted={})
    open_pilot(now)
    own_city(now, city)
    before = now.city
    now.city_parts.filter(role=PilotRole.LEAD).update(role=PilotRole.PARTNER)
    now.city_parts.filter(city=city).update(role=PilotRole.LEAD)
    touch(now)
    audit.record("hand_over_lead", now.tag, by=by.key, changes={"lead": [before and before.slug, city.slug]})
    return now


# Partners and experts


@transaction.atomic
def add_partner(pilot: Pilot, organisation: Organisation, values: dict, *, by: User) -> PilotPartner:
    require(by, "pilots.edit_pilot", pilot)
    now = open_pilot(pilot)
    row = PilotPartner(pilot=now, organisation=organisation)
    add_row(row, only(values, PARTNER_FIELDS), by=by, action="add_partner")
    keep_found(now)
    return row


@transaction.atomic
def edit_partner(partner: PilotPartner, values: dict, *, by: User, version: int) -> PilotPartner:
    """What it does in the pilot; another organisation is another partner."""
    require(by, "pilots.edit_pilot", partner.pilot)
    wanted = only(values, PARTNER_FIELDS)
    pilot = open_pilot(partner.pilot)
    now = locked(partner, version=version, wanted=wanted)
    change(now, wanted, by=by.key, action="edit_partner", tag=now.tag)
    keep_found(pilot)
    return now


@transaction.atomic
def remove_partner(partner: PilotPartner, *, by: User) -> None:
    require(by, "pilots.edit_pilot", partner.pilot)
    now = open_pilot(partner.pilot)
    remove_row(still_there(partner), by=by, action="remove_partner")
    keep_found(now)


@transaction.atomic
def add_expert(pilot: Pilot, values: dict, *, by: User) -> Expert:
    require(by, "pilots.edit_pilot", pilot)
    return add_row(Expert(pilot=open_pilot(pilot)), only(values, EXPERT_FIELDS), by=by, action="add_expert")


@transaction.atomic
def edit_expert(expert: Expert, values: dict, *, by: User, version: int) -> Expert:
    require(by, "pilots.edit_pilot", expert.pilot)
    wanted = only(values, EXPERT_FIELDS)
    open_pilot(expert.pilot)
    now = locked(expert, version=version, wanted=wanted)
    change(now, wanted, by=by.key, action="edit_expert", tag=now.tag)
    return now


@transaction.atomic
def remove_expert(expert: Expert, *, by: User) -> None:
    require(by, "pilots.edit_pilot", expert.pilot)
    open_pilot(expert.pilot)
    remove_row(still_there(expert), by=by, action="remove_expert")


def still_there(row: models.Model) -> Any:
    """The row under lock. Raises Refused when it is gone."""
    now = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    return now


# What it answers


@transaction.atomic
def answer_need(pilot: Pilot, city: City, what: str, thread: UUID, *, by: User) -> AnsweredPriority | AnsweredFigure:
    """The pilot answers a priority (`what` is "priority") or a figure ("figure") of one of its cities, by its thread.

    The city whose priority or figure it is says so.
    """
    require(by, "pilots.edit_own_part", city)
    now = open_pilot(pilot)
    own_city(now, city)
    model: Any = {"priority": AnsweredPriority, "figure": AnsweredFigure}[what]
    row = model(pilot=now, city=city, thread=thread)
    row.full_clean()
    row.save()
    audit.record("answer_need", now.tag, by=by.key, changes={what: [None, str(thread)]})
    return row


@transaction.atomic
def answer_need_no_more(row: AnsweredPriority | AnsweredFigure, *, by: User) -> None:
    require(by, "pilots.edit_own_part", row.city)
    pilot = open_pilot(row.pilot)
    what = "priority" if isinstance(row, AnsweredPriority) else "figure"
    now = still_there(row)
    audit.record("answer_need", pilot.tag, by=by.key, changes={what: [str(now.thread), None]})
    now.delete()


@transaction.atomic
def settle_reviews(part: PilotCity, review: str, *, by: User, version: int) -> PilotCity:
    """Who reads this city's updates before everybody does, as the city wishes."""
    require(by, "pilots.settle_reviews", part.city)
    now = locked(part, version=version, wanted={"update_review": review})
    change(now, {"update_review": review}, by=by.key, action="settle_reviews", tag=now.tag)
    return now
