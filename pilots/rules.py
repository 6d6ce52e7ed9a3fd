"""Who may do what to a pilot: the table of `accounts/roles.py`, asked of its lead city, of the city that answers for a
part, or of any of its cities.
"""

from typing import Any

import rules

from accounts.roles import MAY
from cities.querysets import roles_in_cities
from cities.rules import may
from pilots.choices import UpdateReview

OF_ANY_CITY = {"pilots.see_proposal", "pilots.see_money"}
OF_SECRETARIAT = {"pilots.edit_call", "pilots.publish_call"}


def pilot_of(about: Any) -> Any:
    return getattr(about, "pilot", about)


def roles_around(user: Any, about: Any) -> set[str]:
    """The roles held in any city of the pilot, and those of the secretariat."""
    if not user.is_authenticated or not user.is_active:
        return set()
    held = roles_in_cities(user)
    parts = pilot_of(about).city_parts.all() if about is not None else []
    return user.secretariat_roles.union(*(held.get(part.city_id, set()) for part in parts))


def publishing(city: Any, review: str) -> tuple[str, Any]:
    """What somebody has to be allowed to publish this city's update, as the city wishes, and of whom it is asked."""
    if review == UpdateReview.NONE:
        return "pilots.write_update", city
    # Of nobody's city: then only the secretariat's roles count.
    return "pilots.publish_update", city if review == UpdateReview.CITY else None


def may_in_any_city(permission: str) -> rules.predicates.Predicate:
    return rules.predicate(lambda user, about=None: bool(roles_around(user, about) & MAY[permission]), name=permission)


def in_secretariat(permission: str) -> rules.predicates.Predicate:
    """Calls belong to no city."""
    return rules.predicate(
        lambda user, about=None: (
            user.is_authenticated and user.is_active and bool(user.secretariat_roles & MAY[permission])
        ),
        name=permission,
    )


for permission in MAY:
    if permission in OF_ANY_CITY:
        rules.add_perm(permission, may_in_any_city(permission))
    elif permission in OF_SECRETARIAT:
        rules.add_perm(permission, in_secretariat(permission))
    elif permission.startswith("pilots."):
        rules.add_perm(permission, may(permission))
