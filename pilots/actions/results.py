"""Results in numbers; from them a proposal to the city's profile, never more than that."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit, comments
from core.editing import change, locked
from core.errors import Refused
from core.lifecycle import locked_row
from core.numbers import in_digits
from core.permissions import require
from core.translation import text_fields
from pilots.actions.writing import add_row, only, open_pilot, own_city, refuse_too_many, remove_row
from pilots.models import IndicatorValue, Pilot, ResultIndicator, ResultProposal
from profiles.actions.corrections import LONGEST, edition_for
from profiles.models import Figure

INDICATOR_FIELDS = (
    "kind",
    "unit",
    "baseline",
    "baseline_on",
    "target",
    "target_comparator",
    "target_on",
    "source",
    "measures",
    "position",
    *text_fields(ResultIndicator),
)
VALUE_FIELDS = ("period", "value", "comparator", "source", "url", *text_fields(IndicatorValue))


@transaction.atomic
def add_indicator(pilot: Pilot, values: dict, *, by: User) -> ResultIndicator:
    require(by, "pilots.edit_pilot", pilot)
    now = open_pilot(pilot)
    refuse_too_many(now.indicators)
    return add_row(ResultIndicator(pilot=now), only(values, INDICATOR_FIELDS), by=by, action="add_indicator")


@transaction.atomic
def edit_indicator(indicator: ResultIndicator, values: dict, *, by: User, version: int) -> ResultIndicator:
    require(by, "pilots.edit_pilot", indicator.pilot)
    wanted = only(values, INDICATOR_FIELDS)
    now = locked(indicator, version=version, wanted=wanted)
    open_pilot(now.pilot)
    change(now, wanted, by=by.key, action="edit_indicator", tag=now.tag)
    return now


@transaction.atomic
def remove_indicator(indicator: ResultIndicator, *, by: User, version: int) -> None:
    """Only while nothing was measured."""
    require(by, "pilots.edit_pilot", indicator.pilot)
    now = locked(indicator, version=version, wanted={})
    open_pilot(now.pilot)
    if now.values.exists():
        raise Refused(_("Values were measured for this. Take them away first."))
    remove_row(now, by=by, action="remove_indicator")


@transaction.atomic
def add_value(indicator: ResultIndicator, values: dict, *, by: User) -> IndicatorValue:
    """What was measured at a time."""
    require(by, "pilots.edit_pilot", indicator.pilot)
    open_pilot(indicator.pilot)
    now = locked_row(indicator)
    refuse_too_many(now.values)
    return add_row(IndicatorValue(indicator=now), only(values, VALUE_FIELDS), by=by, action="add_value")


@transaction.atomic
def edit_value(value: IndicatorValue, values: dict, *, by: User, version: int) -> IndicatorValue:
    require(by, "pilots.edit_pilot", value.indicator.pilot)
    wanted = only(values, VALUE_FIELDS)
    now = locked(value, version=version, wanted=wanted)
    open_pilot(now.indicator.pilot)
    change(now, wanted, by=by.key, action="edit_value", tag=now.tag)
    return now


@transaction.atomic
def remove_value(value: IndicatorValue, *, by: User, version: int) -> None:
    require(by, "pilots.edit_pilot", value.indicator.pilot)
    now = locked(value, version=version, wanted={})
    open_pilot(now.indicator.pilot)
    if now.proposals.exists():
        raise Refused(_("This value was proposed for a profile; it is kept."))
    remove_row(now, by=by, action="remove_value")


@transaction.atomic
def propose_for_profile(value: IndicatorValue, city: City, *, by: User) -> ResultProposal:
    """A remark on the edition of the city's profile that is being written, or on a draft that this begins. What is
    published stays as it is until somebody of the city writes the figure and a reviewer approves it.
    """
    require(by, "profiles.write_edition", city)
    now = locked_row(value)
    pilot = now.indicator.pilot
    own_city(pilot, city)
    if now.proposals.filter(city=city).exists():
        raise Refused(_("This value is proposed for the profile already."))
    edition = edition_for(city, by=by)
    remark = comments.comment(edition.tag, "edition", in_words(now)[:LONGEST], by=by.key)
    row = ResultProposal(value=now, city=city, edition=edition.tag, remark=remark, proposed_by=by.key)
    row.full_clean()
    row.save()
    audit.record("propose_for_profile", now.tag, by=by.key, changes={"profile": [None, edition.tag]})
    return row


def in_words(value: IndicatorValue) -> str:
    indicator: Any = value.indicator
    words = _("Proposed from the pilot “%(pilot)s”: %(what)s, %(exact)s %(value)s %(unit)s (%(when)s).")
    told = {
        "pilot": indicator.pilot.title,
        "what": indicator.label,
        "exact": value.get_comparator_display(),
        "value": in_digits(value.value),
        "unit": indicator.get_unit_display(),
        "when": value.period or _("time not known"),
    }
    source = " ".join(filter(None, [value.source or indicator.source, value.url]))
    return words % told + ("\n\n" + _("Source: %(source)s") % {"source": source} if source else "")


@transaction.atomic
def link_figure(proposal: ResultProposal, figure: Figure, *, by: User) -> ResultProposal:
    """The figure that came of a proposal, by its thread: where the chain from need to result closes."""
    require(by, "profiles.write_edition", proposal.city)
    if figure.city_id != proposal.city_id:
        raise Refused(_("This figure belongs to another city."))
    now = locked_row(proposal)
    before, now.figure = now.figure, figure.thread
    now.save(update_fields=["figure"])
    told = {"figure": [before and str(before), str(figure.thread)]}
    audit.record("link_figure", now.value.tag, by=by.key, changes=told)
    return now
