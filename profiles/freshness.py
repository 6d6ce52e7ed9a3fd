"""How old each part of a published profile is, by its half-life and by who last said that it is still true."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    return list(ages(edition, rows, confirmations([edition])[profile_tag(edition.city)], day))


def aged_of_many(editions: Iterable[ProfileEdition], today: date | None = None) -> dict[int, list[Aged]]:
    """`{edition: its aged parts}`, in two queries however many editions there are."""
    many, day = list(editions), today or timezone.localdate()
    rows: dict[int, list[Figure]] = defaultdict(list)
    for figure in Figure.objects.filter(edition__in=many).with_sources():
        rows[figure.edition_id].append(figure)
    confirmed = confirmations(many)
    return {row.pk: list(ages(row, rows[row.pk], confirmed[profile_tag(row.city)], day)) for row in many}


def confirmations(editions: Iterable[ProfileEdition]) -> dict[str, dict[str, date]]:
    """`{city's profile: {part: the last day on which somebody confirmed it}}`."""
    found: dict[str, dict[str, date]] = defaultdict(dict)
    tags = {profile_tag(edition.city) for edition in editions}
    for about, part, at in StillTrue.objects.filter(about__in=tags).values_list("about", "part", "confirmed_at"):
        found[about][part] = max(at.date(), found[about].get(part, date.min))
    return found


def ages(edition: ProfileEdition, rows: list[Figure], confirmed: dict[str, date], day: date) -> Iterator[Aged]:
    for part, title, written, months in (*texts(edition), *figures(edition, rows)):
        yield aged(part, title, written, months, confirmed.get(part), day)


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
