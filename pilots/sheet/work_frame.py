"""What every page of a pilot in the making shares: its name and state, the way between its parts."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core.cards import Badge
from pilots.choices import OPEN_PILOTS
from pilots.models import Pilot
from pilots.sheet.card import cities_of, state_badge


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class WorkFrame:
    """`can_edit`: the shared parts, as the lead city's people and officers may. `own_cities`: those of the pilot's
    cities whose own parts (milestones, trainings, updates) this person writes. Neither once the pilot is closed:
    `is_open` tells whether anything can still be written.
    """

    pilot: Pilot
    badges: list[Badge]
    tabs: list[Tab]
    is_open: bool
    can_edit: bool
    own_cities: list[City]


def work_frame(pilot: Pilot, user: User, here: str) -> WorkFrame:
    """Around a page of a pilot read `for_cards()`; `here` is the name of the page's address."""
    is_open = pilot.status in OPEN_PILOTS
    can_edit = is_open and user.has_perm("pilots.edit_pilot", pilot)
    mine = cities_written_by(user, pilot) if is_open else []
    shut = {
        "pilot-description": not can_edit,
        "pilot-money": not user.has_perm("pilots.see_money", pilot),
    }
    return WorkFrame(pilot, [state_badge(pilot)], tabs_of(pilot, here, shut), is_open, can_edit, mine)


def cities_written_by(user: User, pilot: Pilot) -> list[City]:
    return [city for city in cities_of(pilot) if user.has_perm("pilots.edit_own_part", city)]


def tabs_of(pilot: Pilot, here: str, shut: dict[str, bool]) -> list[Tab]:
    """The way between the parts; those that are `shut` to this person are not offered."""
    pages = {
        "pilot-edit": _("Overview"),
        "pilot-description": _("Description"),
        "pilot-cities": _("Cities"),
        "pilot-partners": _("Partners and experts"),
        "pilot-ties": _("Ties"),
        "pilot-needs": _("What it answers"),
        "pilot-milestones": _("Milestones"),
        "pilot-tests": _("Operational test"),
        "pilot-trainings": _("Trainings"),
        "pilot-results": _("Results in numbers"),
        "pilot-money": _("Money"),
        "pilot-updates": _("Updates"),
        "pilot-files-desk": _("Files and pictures"),
    }
    addresses = {name: address_of_part(name, pilot.slug) for name in pages if not shut.get(name)}
    return [Tab(label, addresses[name], name == here) for name, label in pages.items() if addresses.get(name)]


def address_of_part(name: str, slug: str) -> str:
    """Empty while the part has no page yet."""
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return ""
