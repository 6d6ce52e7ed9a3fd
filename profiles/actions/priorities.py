"""The order of the priority paper."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.editing import change
from core.errors import Refused
from core.permissions import require
from core.review import writable, written
from profiles.actions.writing import part_tag
from profiles.models import Priority


@transaction.atomic
def move_priority(row: Priority, *, up: bool, by: User) -> Priority:
    """One rank up or down; the others keep their order, and ranks are 1, 2, 3 … without gaps afterwards."""
    require(by, "profiles.write_edition", row.edition)
    edition = writable(row.edition)
    order = list(Priority.objects.select_for_update(of=("self",)).filter(edition=edition))
    place = next((index for index, other in enumerate(order) if other.pk == row.pk), None)
    if place is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        raise Refused(_("It stands at the end of the list already."))
    order[place], order[other] = order[other], order[place]
    for rank, priority in enumerate(order, start=1):
        priority.edition = edition
        change(priority, {"position": rank}, by=by.key, action="edit_part", tag=part_tag(priority))
    written(edition, by=by.key)
    return order[other]
