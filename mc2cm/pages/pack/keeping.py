"""Packs are made by the worker before anybody asks, or for the first who does, and kept as long as nothing on them
changes; an old one is thrown away.
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override

from cities.models import City
from core import pdf
from core.kept_files import kept, missing
from core.models import KeptFile
from core.translation import LANGUAGES
from mc2cm.pages.pack.paper import footer, paper_of
from mc2cm.pages.pack.record import PUBLIC, city_records
from meetings.choices import INVITING
from meetings.models import Meeting
from meetings.sheet.guest_cities import guest_cities

# One more whenever packs that are kept already should be made anew.
PAPER = 1
AHEAD = timedelta(days=60)  # from when on the worker makes them
KEPT_FOR = timedelta(days=14)
# What this worker could not make.
GIVEN_UP: set[tuple[str, str]] = set()
log = logging.getLogger(__name__)


def with_basics(cities: QuerySet[City]) -> list[City]:
    return list(cities.select_related("country").prefetch_related("themes"))


class Pack:
    """The pack of a meeting about these cities in one language: what stands on it, and under which name it is kept."""

    def __init__(self, meeting: Meeting, cities: list[City], language: str) -> None:
        self.meeting, self.language = meeting, language
        with override(language):
            self.paper = paper_of(meeting, city_records(meeting, cities))
        slugs = " ".join(city.slug for city in cities)
        self.name = f"pack:{meeting.slug}:{hashlib.sha256(slugs.encode()).hexdigest()[:16]}-{language}.pdf"
        told = json.dumps(self.paper, default=str, sort_keys=True)
        self.state = f"{PAPER}.{hashlib.sha256(told.encode()).hexdigest()}"

    @property
    def is_kept(self) -> bool:
        return not missing([(self.name, self.state)])

    def content(self) -> bytes:
        return kept(self.name, self.made, state=self.state)

    def made(self) -> bytes:
        day = timezone.localdate()
        with override(self.language):
            words = footer(self.meeting, f"{day:%Y-%m-%d}")
        return pdf.render("pack", {**self.paper, "day": day, "footer": words}, language=self.language)


def pack_of(meeting: Meeting, language: str, chosen: list[str] | None = None) -> Pack | None:
    """Of all its cities, or of those chosen by their slugs; None where there is none."""
    cities = guest_cities(meeting)
    if chosen:
        cities = cities.filter(slug__in=chosen)
    rows = with_basics(cities)
    return Pack(meeting, rows, language) if rows else None


def coming() -> QuerySet[Meeting]:
    today = timezone.localdate()
    rows = Meeting.objects.visible_to(PUBLIC).filter(status__in=INVITING, on_record=False)
    return rows.filter(last_day__gte=today, first_day__lte=today + AHEAD).for_cards().order_by("first_day", "slug")


def packs_to_come() -> Iterator[Pack]:
    """In every language, of each meeting that is near."""
    for meeting in coming():
        if cities := with_basics(guest_cities(meeting)):
            yield from (Pack(meeting, cities, language) for language in LANGUAGES)


def make_next_pack() -> bool:
    """Make the next pack that is lacking or out of date; False when none is. For the worker."""
    for pack in packs_to_come():
        if (pack.name, pack.state) in GIVEN_UP or pack.is_kept:
            continue
        try:
            pack.content()
        except Exception as fault:
            log.error("The pack of %s could not be made: %s", pack.meeting.tag, type(fault).__name__)
            GIVEN_UP.add((pack.name, pack.state))
        return True
    return False


def forget_old_packs() -> int:
    """Whoever asks again gets one that is made anew. Gives how many went. For the worker, daily."""
    old = KeptFile.objects.filter(name__startswith="pack:", made_at__lt=timezone.now() - KEPT_FOR)
    return old.delete()[0]
