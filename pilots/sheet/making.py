"""Results, money and updates as those who write them see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.names import names_of
from cities.models import City
from core.cards import Badge
from core.dates import in_words
from core.translation import Text
from pilots.choices import UpdateStatus
from pilots.models import BudgetEntry, BudgetLine, Funding, IndicatorValue, Pilot, ResultProposal, Update
from pilots.rules import publishing
from pilots.sheet.card import cities_of
from pilots.sheet.money import money_in_words
from pilots.sheet.needs import figure_in_words
from pilots.sheet.work import at, measured
from profiles.choices import Comparator
from profiles.models import Figure

# Results


@dataclass(frozen=True)
class ProposalRow:
    """What became of a value in a city's profile: `figure` in words once one came of it."""

    pk: int
    city: Text
    figure: str
    can_link: bool
    profile_url: str


@dataclass(frozen=True)
class ValueRow:
    uid: UUID
    value: str
    when: str
    source: str
    note: Text
    proposals: list[ProposalRow]
    can_propose: bool


@dataclass(frozen=True)
class IndicatorRow:
    """What is measured, with its values from the oldest to the newest."""

    uid: UUID
    label: Text
    kind: str
    baseline: str
    target: str
    values: list[ValueRow]


def indicator_rows(pilot: Pilot, user: User) -> list[IndicatorRow]:
    """Everything measured; with those cities for whose profile this person may propose a value."""
    mine = proposable(pilot, user)
    rows = list(pilot.indicators.prefetch_related("values__proposals__city"))
    threads = {p.figure for row in rows for value in row.values.all() for p in value.proposals.all() if p.figure}
    found = Figure.objects.visible_to(user).filter(thread__in=threads).with_sources()
    figures = {row.thread: figure_in_words(row) for row in found}
    return [
        IndicatorRow(
            uid=row.uid,
            label=row.label,
            kind=str(row.get_kind_display()),
            baseline=at(measured(row.baseline, Comparator.EXACT, row.unit), row.baseline_on),
            target=at(measured(row.target, row.target_comparator, row.unit), row.target_on),
            values=[value_row(value, row.unit, mine, figures) for value in row.values.all()],
        )
        for row in rows
    ]


def value_row(value: IndicatorValue, unit: str, mine: list[City], figures: dict[UUID, str]) -> ValueRow:
    proposals = list(value.proposals.all())
    return ValueRow(
        uid=value.uid,
        value=measured(value.value, value.comparator, unit),
        when=in_words(value.period) if value.period else "",
        source=value.source,
        note=value.note,
        proposals=[proposal_row(row, mine, figures) for row in proposals],
        can_propose=bool({city.pk for city in mine} - {row.city_id for row in proposals}),
    )


def proposal_row(row: ResultProposal, mine: list[City], figures: dict[UUID, str]) -> ProposalRow:
    is_mine = row.city in mine
    words = figures.get(row.figure, "") if row.figure else ""
    url = reverse("my-profile", args=[row.city.slug]) if is_mine else ""
    return ProposalRow(row.pk, row.city.name, words, is_mine, url)


def proposable(pilot: Pilot, user: User) -> list[City]:
    """The pilot's cities of whose profile this person writes."""
    return [city for city in cities_of(pilot) if user.has_perm("profiles.write_edition", city)]


def figures_of_city(city: City, user: User, first: Any) -> list[tuple[str, str]]:
    """Figures of a city's profile by thread; those of the indicator `first` (or None) before the others."""
    rows = list(Figure.objects.visible_to(user).of(city).with_sources().order_by("indicator__code", "period_start"))
    rows.sort(key=lambda row: row.indicator_id != first)
    return list({str(row.thread): figure_in_words(row) for row in rows}.items())


# Money


@dataclass(frozen=True)
class LineRow:
    """One budget line, exactly."""

    uid: UUID
    title: Text
    planned: str
    granted: str
    committed: str
    spent: str
    left: str
    is_over: bool
    over_reason: str


@dataclass(frozen=True)
class FundingRow:
    pk: int
    version: int
    funder: Text
    disclosure: str
    told: str
    lines: list[LineRow]


def funding_rows(pilot: Pilot) -> list[FundingRow]:
    """Exact amounts: for those alone who may read them."""
    rows: Iterable[Funding] = pilot.fundings.select_related("funder").prefetch_related("lines")
    return [
        FundingRow(
            row.pk,
            row.version,
            row.funder.name,
            row.disclosure,
            str(row.get_disclosure_display()),
            [line_row(line) for line in row.lines.all()],
        )
        for row in rows
    ]


def line_row(line: BudgetLine) -> LineRow:
    def exactly(amount: Decimal | None) -> str:
        return "" if amount is None else money_in_words(amount, line.currency)

    return LineRow(
        uid=line.uid,
        title=line.title,
        planned=exactly(line.planned),
        granted=exactly(line.granted),
        committed=exactly(line.committed),
        spent=exactly(line.spent),
        left=exactly(None if line.granted is None else line.left),
        is_over=line.is_over,
        over_reason=line.over_reason,
    )


@dataclass(frozen=True)
class EntryRow:
    kind: str
    amount: str
    when: str
    note: str
    over_reason: str
    who: str


def entry_rows(line: BudgetLine) -> list[EntryRow]:
    """Every booking on a line, the newest first, with who made it."""
    rows: list[BudgetEntry] = list(line.entries.order_by("-booked_on", "-pk"))
    names = names_of({row.booked_by for row in rows})
    return [
        EntryRow(
            str(row.get_kind_display()),
            money_in_words(row.amount, row.currency),
            in_words(f"{row.booked_on:%Y-%m-%d}"),
            row.note,
            row.over_reason,
            names.get(row.booked_by, ""),
        )
        for row in rows
    ]


# Updates

LOOKS = {
    UpdateStatus.DRAFT: "other",
    UpdateStatus.IN_REVIEW: "warning",
    UpdateStatus.PUBLISHED: "success",
    UpdateStatus.WITHDRAWN: "danger",
}


@dataclass(frozen=True)
class UpdateRow:
    uid: UUID
    title: Text
    city: Text
    badge: Badge
    when: str


def update_badge(row: Update) -> Badge:
    return Badge(LOOKS[UpdateStatus(row.status)], str(row.get_status_display()))


def update_rows(pilot: Pilot, user: User) -> list[UpdateRow]:
    """What this person may see of them, the newest first."""
    rows = Update.objects.visible_to(user).filter(pilot=pilot).with_relations().order_by("-published_at", "-pk")
    drafts_first = sorted(rows, key=lambda row: row.published_at is not None)
    return [
        UpdateRow(
            row.uid,
            row.title,
            row.city.name,
            update_badge(row),
            in_words(f"{timezone.localdate(row.published_at):%Y-%m-%d}") if row.published_at else "",
        )
        for row in drafts_first
    ]


def may_publish(update: Update, review: str, user: User) -> bool:
    """Whether this person may publish for the update's city, as the city wishes."""
    return user.has_perm(*publishing(update.city, review))
