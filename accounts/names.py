"""The names behind the keys that audit, remarks and presence keep."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from core.audit import CLOCK


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """`{"person:12": "Giulia"}` in one query. Of erased people it says so; a key of nobody's stays as it is."""
    wanted = set(keys)
    people = {key for key in wanted if key.startswith("person:")}
    numbers = [key.removeprefix("person:") for key in people]
    found = User.objects.filter(pk__in=[n for n in numbers if n.isdecimal() and len(n) < 10]) if people else []
    names = {person.key: str(person) for person in found}
    names |= {key: _("name removed") for key in people - names.keys()}
    names |= {key: _("A guest, by her or his link") for key in wanted if key.startswith("guest:")}
    return {key: names.get(key, key) for key in wanted} | {k: name for k, name in not_people().items() if k in wanted}


def not_people() -> dict[str, str]:
    return {
        "public": _("A reader"),
        "system:load_network": _("The network’s record"),
        "system:demo": _("Example of this demonstration"),
        "system:bounces": _("Mail that came back"),
        CLOCK: _("The portal’s clock"),
    }
