"""Who may do what in the library: the table of `accounts/roles.py`, asked of the city that a case study is about."""

import rules

from accounts.roles import MAY
from cities.rules import may

for permission in MAY:
    if permission.startswith("library."):
        rules.add_perm(permission, may(permission))
