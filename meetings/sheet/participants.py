"""Participants as a table: who was invited and what they answered. What somebody needs is in no file."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.context import AUTONYMS
from meetings.choices import Presence, Standing

GUEST_COLUMNS: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "name": (_("Name"), lambda guest: str(guest)),
    "email": (_("E-mail address"), lambda guest: guest.email),
    "city": (_("City"), lambda guest: str(guest.city.name) if guest.city else ""),
    "kind": (_("As what"), lambda guest: guest.get_kind_display()),
    "function": (_("Function"), lambda guest: guest.function),
    "organisation": (_("Organisation"), lambda guest: guest.organisation),
    "language": (_("Language"), lambda guest: AUTONYMS[guest.language]),
    "answer": (_("Answer"), lambda guest: str(Standing(guest.standing).label)),
    "presence": (_("How"), lambda guest: str(Presence(guest.presence).label) if guest.presence else ""),
    "answered": (_("Answered on"), lambda guest: guest.answered_at.date() if guest.answered_at else ""),
    "word": (_("A word to the secretariat"), lambda guest: guest.word),
    "invited": (_("Invited on"), lambda guest: guest.invited_at.date()),
    "state": (_("State"), lambda guest: guest.get_state_display()),
}
FIRST_COLUMNS = ["name", "city", "kind", "function", "organisation", "answer", "presence"]


def guest_table(guests: Iterable[Any], columns: list[str]) -> tuple[list[str], Iterator[list[Any]]]:
    """The header and the rows, in the order of the table above. `guests` come from `with_standing()`."""
    chosen = [GUEST_COLUMNS[key] for key in GUEST_COLUMNS if key in columns]
    return [str(title) for title, _value in chosen], ([value(guest) for _title, value in chosen] for guest in guests)
