"""How old each part of a published profile is, by its half-life and by who last said that it is still true."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from core.dates import first_day
from core.models import StillTrue
from profiles.models import Figure, ProfileEdition, profile_tag

DAYS_A_MONTH = 30.44


@dataclass(frozen=True)
class Aged:
    """One part: since when it stands as it is, when it was last confirmed, until when it counts as fresh.

    `part` is a section's key, or `figure:<thread>`.
    """

    part: str
    title: str
    written_on: date
    confirmed_on: date | None
    fresh_until: date
    is_past: bool


def aged_parts(edition: ProfileEdition, today: date | None = None, known: list[Figure] | None = None) -> list[Aged]:
    """Every text and figure of a published edition, read `with_texts()`, with its age; `known`: its figures."""
    day = today or timezone.localdate()
    rows = known if known is not None else list(Figure.objects.filter(edition=edition).with_sources())
    confirmed: dict[str, date] = {}
    for part, at in StillTrue.objects.filter(about=profile_tag(edition.city)).values_list("part", "confirmed_at"):
        confirmed[part] = max(at.date(), confirmed.get(part, date.min))
    parts = [*texts(edition), *figures(edition, rows)]
    return [aged(part, title, written, months, confirmed.get(part), day) for part, title, written, months in parts]


def published_on(edition: ProfileEdition) -> date:
    """When its content was new: for editions older than the portal, the date on the document."""
    if edition.published_first:
        return first_day(edition.published_first)
    return (edition.published_at or edition.started_at).date()


def texts(edition: ProfileEdition) -> Iterator[tuple[str, str, date, int]]:
    for row in edition.chapters.all():
        yield row.section.key, str(row.section.title), published_on(edition), row.section.half_life_months


def figures(edition: ProfileEdition, rows: list[Figure]) -> Iterator[tuple[str, str, date, int]]:
    for figure in rows:
        since = first_day(figure.period_end or figure.period_start) if figure.period_start else published_on(edition)
        name = f"{figure.indicator.name}, {figure.geography.name}"
        if figure.breakdown:
            name = f"{name}: {figure.breakdown.name}"
        yield f"figure:{figure.thread}", name, since, figure.indicator.half_life_months


def aged(part: str, title: str, written: date, months: int, confirmed: date | None, today: date) -> Aged:
    since = max(written, confirmed) if confirmed else written
    until = since + timedelta(days=round(months * DAYS_A_MONTH))
    return Aged(part, title, written, confirmed, until, until < today)
