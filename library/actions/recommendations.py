"""Recommendations, kept by the secretariat; what a city declares about one, and the secretariat's confirmation."""

from copy import copy

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit, search
from core.audit import plain
from core.changing import all_or_nothing
from core.editing import change, locked, mark_translations
from core.errors import NotAllowed, Refused
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from library.actions import records
from library.models import Progress, Recommendation
from library.search import recommendation_documents_of

RECOMMENDATION_FIELDS = (
    *text_fields(Recommendation),
    "sdg_targets",
    "themes",
    "adopted_on",
    "url",
    "position",
)
PROGRESS_FIELDS = ("state", "evidence", *text_fields(Progress))


@all_or_nothing
def start_recommendation(code: str, values: dict, *, by: User) -> Recommendation:
    """A draft under a reference that never changes."""
    require(by, "library.edit_recommendation")
    wanted = {name: value for name, value in values.items() if name in RECOMMENDATION_FIELDS}
    row = Recommendation(code=code, **wanted)
    mark_translations(row, {name: ["", value] for name, value in wanted.items()}, by=by.key)
    row.full_clean()
    row.save()
    audit.record("start_recommendation", row.tag, by=by.key, changes={"code": ["", code]})
    return row


@all_or_nothing
def edit_recommendation(row: Recommendation, values: dict, *, by: User, version: int) -> Recommendation:
    """Write some of its fields; in a published one that is public at once. Raises Stale after somebody else's save."""
    require(by, "library.edit_recommendation")
    wanted = {name: value for name, value in values.items() if name in RECOMMENDATION_FIELDS}
    now = locked(row, version=version, wanted=wanted)
    before = public_titles(now)
    if change(now, wanted, by=by.key, action="edit_recommendation", tag=now.tag) and now.is_published:
        keep_found(now, before)
    return now


@all_or_nothing
def publish_recommendation(row: Recommendation, *, by: User, version: int) -> Recommendation:
    require(by, "library.publish_recommendation")
    now = records.published(row, by=by, version=version)
    keep_found(now, public_titles(row))
    return now


@all_or_nothing
def withdraw_recommendation(row: Recommendation, *, by: User, reason: str, version: int) -> Recommendation:
    require(by, "library.publish_recommendation")
    now = records.withdrawn(row, by=by, reason=reason, version=version)
    keep_found(now, public_titles(row))
    return now


def public_titles(row: Recommendation) -> dict[str, str]:
    """As everybody reads it in each language; nothing while it is not public."""
    return {code: row.text("title", code).value if row.is_published else "" for code in LANGUAGES}


def keep_found(row: Recommendation, before: dict[str, str]) -> None:
    """What can be found of it now; whatever names it, as a pilot does, is found by its title while that is public."""
    if row.is_published:
        search.publish(recommendation_documents_of(row))
    else:
        search.withdraw(row.tag)
    now = public_titles(row)
    for language in LANGUAGES:
        search.told_anew(row.tag, before[language], now[language], language)


# What cities declare


@all_or_nothing
def declare_progress(
    city: City, recommendation: Recommendation, values: dict, *, by: User, version: int = 0
) -> Progress:
    """Say how far the city has come; public at once, and to be confirmed anew. `version` 0: nothing was declared yet.

    Raises Stale when a colleague declared meanwhile.
    """
    require(by, "library.declare_progress", city)
    lasting = Recommendation.objects.select_for_update().get(pk=recommendation.pk)  # two first words wait here
    if not lasting.is_published:
        raise Refused(_("This recommendation is not public. Nothing is declared about it."))
    wanted = {name: value for name, value in values.items() if name in PROGRESS_FIELDS}
    there = Progress.objects.filter(city=city, recommendation=lasting).first()
    if there is None:
        if version:
            raise Refused(_("Somebody has removed this meanwhile."))
        return first_declared(Progress(city=city, recommendation=lasting, **wanted), wanted, by=by)
    now = locked(there, version=version, wanted=wanted)
    before = copy(now)
    if any(getattr(now, name) != value for name, value in wanted.items()):
        now.declared_by, now.declared_at = by.key, timezone.now()
        now.confirmed_by, now.confirmed_at = "", None
        change(now, wanted, by=by.key, action="declare_progress", tag=now.tag)
        if before.is_confirmed:
            audit.record("confirmation_falls", now.tag, by=by.key, changes={"confirmed_by": [before.confirmed_by, ""]})
    return now


def first_declared(row: Progress, wanted: dict, *, by: User) -> Progress:
    row.declared_by, row.declared_at = by.key, timezone.now()
    mark_translations(row, {name: ["", value] for name, value in wanted.items()}, by=by.key)
    row.full_clean()
    row.save()
    told = {name: ["", plain(value)] for name, value in wanted.items() if value}
    audit.record("declare_progress", row.tag, by=by.key, changes=told)
    return row


@all_or_nothing
def confirm_progress(row: Progress, *, by: User, version: int) -> Progress:
    """The secretariat has seen that it is so. Raises Stale when the city has declared something else meanwhile."""
    require(by, "library.confirm_progress")
    now = locked(row, version=version, wanted={})
    if now.is_confirmed:
        raise Refused(_("Somebody has confirmed this already."))
    if now.declared_by == by.key:
        raise NotAllowed(_("Whoever declared it does not confirm it. A colleague can."))
    now.confirmed_by, now.confirmed_at = by.key, timezone.now()
    now.version += 1
    now.full_clean()
    now.save()
    audit.record("confirm_progress", now.tag, by=by.key, changes={"confirmed_by": ["", by.key]})
    return now
