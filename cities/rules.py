"""Who may do what to a city's record: the table of `accounts/roles.py`, asked of this city."""

import rules

from accounts.roles import MAY
from cities.models import City
from cities.querysets import roles_in_cities


def city_of(about) -> City | None:
    return about if about is None or isinstance(about, City) else about.city


def roles_for(user, about) -> set[str]:
    """The roles that count for this object: those held in its city, and those of the secretariat."""
    if not user.is_authenticated or not user.is_active:
        return set()
    city = city_of(about)
    return user.secretariat_roles | (roles_in_cities(user).get(city.pk, set()) if city else set())


def may(permission: str) -> rules.predicates.Predicate:
    """The predicate that asks the table for `permission`."""
    return rules.predicate(lambda user, about=None: bool(roles_for(user, about) & MAY[permission]), name=permission)


for permission in MAY:
    if permission.startswith("cities."):
        rules.add_perm(permission, may(permission))
