"""Who may do what to a meeting: the table of `accounts/roles.py`; voting is asked of the voter's city."""

import rules

from accounts.roles import MAY
from cities.rules import may, roles_for


def in_secretariat(permission: str) -> rules.predicates.Predicate:
    """Meetings belong to no city: the secretariat's roles count, whatever the meeting."""
    return rules.predicate(lambda user, about=None: bool(roles_for(user, None) & MAY[permission]), name=permission)


for permission in MAY:
    if permission.startswith("meetings."):
        is_vote = permission == "meetings.vote"
        rules.add_perm(permission, may(permission) if is_vote else in_secretariat(permission))
