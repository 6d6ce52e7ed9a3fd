"""Who may do what to a meeting: the table of `accounts/roles.py`; what a city does for itself is asked of that city."""

import rules

from accounts.roles import MAY
from cities.rules import may, roles_for

# Voting, offering, naming delegates, promising: asked of the city that does it.
OF_CITY = {
    "meetings.vote",
    "meetings.offer",
    "meetings.see_guests",
    "meetings.nominate",
    "meetings.propose",
    "meetings.pledge",
    "meetings.clear_report",
}


def in_secretariat(permission: str) -> rules.predicates.Predicate:
    """Meetings belong to no city: the secretariat's roles count, whatever the meeting."""
    return rules.predicate(lambda user, about=None: bool(roles_for(user, None) & MAY[permission]), name=permission)


for permission in MAY:
    if permission.startswith("meetings."):
        rules.add_perm(permission, may(permission) if permission in OF_CITY else in_secretariat(permission))
