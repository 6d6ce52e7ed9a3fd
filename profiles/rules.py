"""Who may do what to a city's profile: the table of `accounts/roles.py`, asked of the edition's city.

When a step may be taken, and that nobody approves what she wrote, stands in the actions and in the database.
"""

import rules

from accounts.roles import MAY
from cities.rules import may

for permission in MAY:
    if permission.startswith("profiles."):
        rules.add_perm(permission, may(permission))
