"""Recommendations as people read them, and the board: which city has come how far with which of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City, Theme
from cities.sheet import ThemeLink, theme_links
from core.cards import Badge, Card, Fact
from core.citing import Mark, cited_sheet
from core.dates import in_words
from core.feeds import FeedEntry, stable_id
from core.listing import Export
from core.referencing import plain_text
from core.translation import Text
from library.choices import Goal, ProgressState
from library.models import CaseStudy, Progress, Recommendation
from library.sheet.cards import case_study_cards, themes_of
from library.sheet.references import recommendation_reference, reference_files

# A state is told by its words and a picture, never by its colour alone.
STATES = {
    ProgressState.NOT_STARTED: ("other", "list"),
    ProgressState.PLANNED: ("info", "calendar"),
    ProgressState.UNDER_WAY: ("warning", "clock"),
    ProgressState.DONE: ("success", "check"),
}
MOST_CASES = 6


def state_badge(state: str) -> Badge:
    kind, icon = STATES[ProgressState(state)]
    return Badge(kind, str(ProgressState(state).label), icon)


@dataclass(frozen=True)
class Cell:
    """What one city declares about one recommendation. `at`: the day on which it did, in words."""

    city: City
    recommendation: Recommendation
    badge: Badge
    is_confirmed: bool
    note: Text
    evidence: str
    at: str


def cell(row: Progress) -> Cell:
    """Of a row read `with_names()`."""
    at = in_words(f"{row.declared_at:%Y-%m-%d}")
    return Cell(row.city, row.recommendation, state_badge(row.state), row.is_confirmed, row.note, row.evidence, at)


@dataclass(frozen=True)
class BoardRow:
    """A city, and for each recommendation of the board what it declares; None where it has declared nothing."""

    city: City
    cells: list[tuple[Recommendation, Cell | None]]


@dataclass(frozen=True)
class StateCount:
    badge: Badge
    count: int


@dataclass(frozen=True)
class Board:
    recommendations: list[Recommendation]
    rows: list[BoardRow]
    states: list[StateCount]
    confirmed: int
    silent: int


def board(rows: Iterable[Progress], recommendations: Iterable[Recommendation], members: int) -> Board:
    """The board of what was found: rows read `with_names()`, in the order of the cities.

    `recommendations` are its columns, `members` the number of cities that could declare.
    """
    found, columns = list(rows), list(recommendations)
    by_city: dict[City, dict[int, Cell]] = {}
    for row in found:
        by_city.setdefault(row.city, {})[row.recommendation_id] = cell(row)
    counts = Counter(row.state for row in found)
    return Board(
        recommendations=columns,
        rows=[
            BoardRow(city, [(column, cells.get(column.pk)) for column in columns]) for city, cells in by_city.items()
        ],
        states=[StateCount(state_badge(state), counts[state]) for state in ProgressState],
        confirmed=sum(row.is_confirmed for row in found),
        silent=max(members - len(by_city), 0),
    )


# One recommendation


@dataclass(frozen=True)
class RecommendationPage:
    row: Recommendation
    text: Text
    crumbs: list[dict]
    facts: list[Fact]
    themes: list[ThemeLink]
    cases: list[Card]
    progress: list[Cell]
    citation: str
    references: list[Export]
    cited: dict[str, list[Mark]]
    sources: list[Mark]


def recommendation_cards(rows: Iterable[Recommendation]) -> list[Card]:
    rows = list(rows)
    themes = {theme.slug: theme for theme in themes_of(slug for row in rows for slug in row.themes)}
    return [recommendation_card(row, themes) for row in rows]


def recommendation_card(row: Recommendation, themes: dict[str, Theme]) -> Card:
    return Card(
        url=reverse("recommendation", args=[row.code]),
        title=row.title,
        variant="publication",
        eyebrow=row.code,
        summary=row.text("body"),
        themes=[themes[slug] for slug in row.themes if slug in themes],
        badges=[] if row.text("body") else [Badge("other", _("Text not known"))],
        meta=[_("SDG %(number)s") % {"number": number} for number in row.goals],
    )


def recommendation_page(row: Recommendation, user: User | AnonymousUser) -> RecommendationPage:
    progress = row.progress.visible_to(user).with_names()
    themes = themes_of(row.themes)
    return RecommendationPage(
        row=row,
        text=row.text("body"),
        crumbs=[{"label": _("Recommendations"), "url": reverse("recommendations")}, {"label": row.code, "url": ""}],
        facts=facts_of(row),
        themes=theme_links(themes, reverse("recommendations")),
        cases=case_study_cards(cases_fitting(row.themes, user)),
        progress=[cell(declared) for declared in progress],
        citation=plain_text(recommendation_reference(row)).strip(),
        references=reference_files("recommendation-cite", row.code),
        **cited_sheet(row.tag, ["title", "body", "adopted_in"]),
    )


def facts_of(row: Recommendation) -> list[Fact]:
    goals = _(", ").join(f"{number}. {Goal(number).label}" for number in row.goals)
    return [
        Fact(_("Reference"), row.code, isolate=True),
        Fact(_("Adopted in"), row.text("adopted_in")),
        Fact(_("Adopted on"), in_words(row.adopted_on) if row.adopted_on else ""),
        Fact(_("Sustainable Development Goals"), goals),
        Fact(_("SDG targets"), _(", ").join(row.sdg_targets), isolate=True),
        Fact(_("Original document"), _("Open"), url=row.url) if row.url else Fact("", ""),
    ]


def recommendation_entry(row: Recommendation) -> FeedEntry:
    title, text = row.title, row.text("body")
    url = reverse("recommendation", args=[row.code])
    return FeedEntry(stable_id(row.tag), f"{row.code}: {title}", url, row.updated_at, text.value, language=title.lang)


def cases_fitting(themes: list[str], user: User | AnonymousUser) -> Iterable[CaseStudy]:
    """Published case studies about any of these themes, newest first."""
    if not themes:
        return []
    studies = (
        CaseStudy.objects.visible_to(user).with_text().filter(facets__overlap=[f"theme:{slug}" for slug in themes])
    )
    return studies.order_by("-published_first", "slug")[:MOST_CASES]


def recommendations_fitting(themes: list[str], user: User | AnonymousUser) -> list[Card]:
    """Public recommendations about any of these themes, for the page of something else."""
    return recommendation_cards(Recommendation.objects.visible_to(user).about(*themes)) if themes else []
