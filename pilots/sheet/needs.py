"""What a pilot answers, city by city: priorities and figures of the city's profile, and those it could answer."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core.choices import EditionStatus
from core.dates import span_in_words
from pilots.models import Pilot
from pilots.sheet.card import cities_of
from profiles.models import Figure, Priority, ProfileEdition
from profiles.sheet.figures import value_in_words


@dataclass(frozen=True)
class Answered:
    pk: int
    name: str


@dataclass(frozen=True)
class Needs:
    """Of one kind ("priority" or "figure"): what is answered, and `choices` of what is not, by thread."""

    kind: str
    answered: list[Answered]
    choices: list[tuple[str, str]]


@dataclass(frozen=True)
class CityNeeds:
    city: City
    can_write: bool
    needs: list[Needs]


def needs_of(pilot: Pilot, user: User, own: list[City]) -> list[CityNeeds]:
    """Each city of the pilot; `own` are those for which this person writes."""
    answered: dict[str, list[Any]] = {"priority": list(pilot.priorities.all()), "figure": list(pilot.figures.all())}
    found = []
    for city in cities_of(pilot):
        names = {"priority": priorities(city, user), "figure": figures(city, user)}
        needs = [
            needs_of_kind(kind, [row for row in rows if row.city_id == city.pk], names[kind])
            for kind, rows in answered.items()
        ]
        found.append(CityNeeds(city, city in own, needs))
    return found


def needs_of_kind(kind: str, rows: list[Any], names: dict[UUID, str]) -> Needs:
    hidden = {"priority": _("A priority of a profile that is not public"), "figure": _("A figure that is not public")}
    taken = {row.thread for row in rows}
    return Needs(
        kind,
        [Answered(row.pk, names.get(row.thread, hidden[kind])) for row in rows],
        [(str(thread), name) for thread, name in names.items() if thread not in taken],
    )


def priorities(city: City, user: User) -> dict[UUID, str]:
    """By rank: those of the published edition, and of the one being written where this person may read it."""
    editions = ProfileEdition.objects.visible_to(user).of(city)
    now = editions.open() | editions.filter(status=EditionStatus.PUBLISHED)
    latest: dict[UUID, Priority] = {}
    for row in Priority.objects.filter(edition__in=now.values("pk")).order_by("-edition__number", "position", "pk"):
        latest.setdefault(row.thread, row)
    return {row.thread: str(row.title) for row in sorted(latest.values(), key=lambda row: (row.position, row.pk))}


def figures(city: City, user: User) -> dict[UUID, str]:
    rows = Figure.objects.visible_to(user).of(city).with_sources()
    return {row.thread: figure_in_words(row) for row in rows}


def figure_in_words(row: Figure) -> str:
    part = f" · {row.breakdown.name}" if row.breakdown else ""
    words = {"indicator": f"{row.indicator.name}{part}", "value": value_in_words(row)}
    return _("%(indicator)s: %(value)s (%(period)s)") % {
        **words,
        "period": span_in_words(row.period_start, row.period_end),
    }
