"""What is said of an edition in one line of a list: since when, in which languages, how fresh."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.models import Source
from core.translation import LANGUAGES, State
from profiles.freshness import Aged, aged_of_many
from profiles.models import Figure, ProfileEdition


@dataclass(frozen=True)
class Freshness:
    """How many parts there are, how many are past their time, and until when the first of them is fresh."""

    parts: int
    past: int
    fresh_until: date | None


@dataclass(frozen=True)
class Overview:
    """One edition in a list. `languages` is `{"en": "original", "ar": "machine"}`."""

    edition: ProfileEdition
    published: str
    languages: dict[str, str]
    themes: list[str]
    freshness: Freshness


@dataclass(frozen=True)
class WholeEdition(Overview):
    """One edition with all that it holds."""

    figures: list[Figure]
    sources: list[Source]


def overviews(editions: Iterable[ProfileEdition]) -> list[Overview]:
    """Editions read `for_lists()` or `with_texts()`: two more queries, however many they are."""
    rows = list(editions)
    aged = aged_of_many(rows)
    return [overview(row, aged[row.pk]) for row in rows]


def overview(edition: ProfileEdition, aged: list[Aged]) -> Overview:
    themes = {priority.theme.slug for priority in edition.priorities.all() if priority.theme}
    return Overview(edition, published(edition), language_states(edition), sorted(themes), freshness(aged))


def freshness(aged: list[Aged]) -> Freshness:
    ends = [part.fresh_until for part in aged]
    return Freshness(len(aged), sum(part.is_past for part in aged), min(ends, default=None))


def published(edition: ProfileEdition) -> str:
    """As the document says, else the day on which it was published here; empty for a draft."""
    return edition.published_first or (f"{edition.published_at:%Y-%m-%d}" if edition.published_at else "")


def language_states(edition: ProfileEdition) -> dict[str, str]:
    """The language it was written in and every other in which it can be read, in order."""
    states: dict[str, str] = {edition.language: State.ORIGINAL}
    if edition.published_at:
        states |= {row.language: row.state for row in edition.translations.all() if row.published_at}
    else:
        states |= states_so_far(edition)
    return {code: str(states[code]) for code in LANGUAGES if code in states}


def states_so_far(edition: ProfileEdition) -> dict[str, str]:
    """The translations in the edition itself: a language is a machine's until a person has confirmed every chapter in
    it, and every reason why there is none."""
    found: dict[str, str] = {}
    for row in edition.chapters.all():
        states = [state for texts in row.translation_states.values() for state in texts.items()]
        for code, state in states:
            if code != edition.language:
                is_machine = State.MACHINE in (state, found.get(code))
                found[code] = State.MACHINE if is_machine else State.HUMAN
    return found
