"""A pilot and a call as cards, and their short facts in words."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.models import City
from core.cards import Badge, Card
from core.dates import in_words, span_in_words
from pilots.choices import CallState, PilotStatus
from pilots.models import Call, Pilot

LOOKS = {
    PilotStatus.PREPARING: "info",
    PilotStatus.SELECTED: "info",
    PilotStatus.RUNNING: "info",
    PilotStatus.COMPLETED: "success",
    PilotStatus.EVALUATED: "success",
}


def state_badge(pilot: Pilot) -> Badge:
    return Badge(LOOKS.get(PilotStatus(pilot.status), "other"), str(pilot.get_status_display()))


def cities_of(pilot: Pilot) -> list[City]:
    """The lead first, then its partners; read the pilot `for_cards()`."""
    return [part.city for part in sorted(pilot.city_parts.all(), key=order_of)]


def order_of(part: Any) -> tuple[bool, str]:
    return not part.is_lead, part.city.name_en


def dates_in_words(pilot: Pilot) -> str:
    """ "16 June 2020 – 1 August 2021", "Since 9 January 2020", "Until 2021"; empty where neither is known."""
    if pilot.starts and pilot.ends:
        return span_in_words(pilot.starts, pilot.ends)
    if not pilot.starts and not pilot.ends:
        return ""
    words = _("Since %(day)s") if pilot.starts else _("Until %(day)s")
    return words % {"day": in_words(pilot.starts or pilot.ends)}


def pilot_card(pilot: Pilot) -> Card:
    return Card(
        url=reverse("pilot", args=[pilot.slug]),
        title=pilot.title,
        variant="meeting",
        eyebrow=_(", ").join(str(city.name) for city in cities_of(pilot)),
        summary=pilot.summary,
        themes=list(pilot.themes.all()),
        badges=[state_badge(pilot)],
        meta=[words for words in [dates_in_words(pilot)] if words],
    )


def call_badge(call: Call) -> Badge:
    return Badge("success" if call.state == CallState.OPEN else "other", str(call.state.label))


def call_card(call: Call) -> Card:
    return Card(
        url=reverse("call", args=[call.slug]),
        title=call.title,
        variant="meeting",
        eyebrow=span_in_words(call.opens, call.closes),
        summary=call.theme or call.summary,
        themes=list(call.themes.all()),
        badges=[call_badge(call)],
    )


def address_of(name: str, slug: str) -> str:
    return settings.SITE_ORIGIN + reverse(name, args=[slug])
