"""What stands of a guest on a badge, a name plate or the list on the table. What she needs is on none of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.context import AUTONYMS
from meetings.models import MeetingInvitation


@dataclass(frozen=True)
class NameOnPaper:
    """`whence`: her city, else where she works; `language`: hers, in its own letters."""

    name: str
    whence: str
    country: str
    language: str


def names_on_paper(guests: Iterable[MeetingInvitation]) -> list[NameOnPaper]:
    return [
        NameOnPaper(
            name=guest.name,
            whence=str(guest.city.name) if guest.city else guest.organisation,
            country=str(guest.city.country.name) if guest.city else "",
            language=AUTONYMS[guest.language],
        )
        for guest in guests
    ]
