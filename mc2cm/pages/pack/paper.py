"""The pack as `templates/print/pack.typ` is handed it: a cover, then of each city at most two pages.

What may be left out carries a rank: whatever does not fit on two pages goes, the highest rank and the last first, and
the paper then says where the rest stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.emails import address
from core.citing import one_by_one
from core.context import AUTONYMS
from core.dates import in_words
from core.markdown import Block, to_blocks
from core.paper import between, facts, in_one_direction, licence, plain, strong
from core.translation import Text
from core.wall_time import offset_in_words
from mc2cm.pages.pack.record import CityRecord
from meetings.choices import Precision
from meetings.models import Meeting
from meetings.sheet.meeting import dates_in_words, place_in_words
from pilots.sheet.card import dates_in_words as pilot_dates
from profiles.sheet import FigureLine
from profiles.sheet.edition import citation_of

# How much is offered of each kind, and how long a text of it may be.
MOST = {"figures": 14, "priorities": 10, "studies": 6, "pledges": 6, "pilots": 4}
LONG = {"summary": 900, "challenge": 420, "abstract": 420, "promise": 300, "source": 90}
MOST_DAYS = 7
# Ranks: what stays, what goes when it must, what goes first.
STAYS, MAY_GO, GOES_FIRST = 0, 5, 9


@dataclass(frozen=True)
class Item:
    rank: int
    blocks: list[Block]


def paper_of(meeting: Meeting, records: list[CityRecord]) -> dict[str, Any]:
    """All but the day on which it is made, which its footer tells: the same as long as nothing on it changes."""
    return {
        "title": str(meeting.title),
        "subtitle": _("Pre-meeting pack"),
        "about": [about(meeting)],
        "told": [
            _("Two pages of each city: its key figures, its priorities, its practice and its open promises."),
            _("It holds what the cities have published, and says what they have not."),
            licence(),
        ],
        "list": _("Cities"),
        "cities": [city_pages(record) for record in records],
    }


def footer(meeting: Meeting, day: str) -> str:
    made = _("made on %(day)s") % {"day": in_words(day)}
    return between().join([Truncator(str(meeting.title)).chars(60), AUTONYMS[get_language() or "en"], made])


def about(meeting: Meeting) -> dict[str, Any]:
    pairs = [
        (_("Kind"), str(meeting.get_kind_display())),
        (_("Dates"), days_in_words(meeting)),
        (_("Place"), place_in_words(meeting)),
        (_("Format"), str(meeting.get_mode_display())),
        (_("Themes"), _(", ").join(str(theme.name) for theme in meeting.themes.all())),
    ]
    told = [[[plain(label)], lines(words)] for label, words in pairs if words]
    return {"kind": "facts", "pairs": [*told, [[plain(_("About the meeting"))], linked("meeting", meeting.slug)]]}


def days_in_words(meeting: Meeting) -> list[str]:
    """Each day by the clock of its place, with how far that is from UTC on the day."""
    if not meeting.first_day or not meeting.last_day or meeting.precision != Precision.DAY:
        return [dates_in_words(meeting)] if meeting.starts else []
    number = (meeting.last_day - meeting.first_day).days + 1
    if number > MOST_DAYS:
        days = [meeting.first_day, meeting.last_day]
    else:
        days = [meeting.first_day + timedelta(days=late) for late in range(number)]
    return [f"{in_words(f'{day:%Y-%m-%d}')}{between()}{clock_on(day, meeting.tz)}" for day in days]


def clock_on(day: date, zone: str) -> str:
    noon = datetime.combine(day, time(12), tzinfo=ZoneInfo(zone))
    return in_one_direction(f"{zone} ({offset_in_words(noon, zone)})")


def linked(name: str, *arguments: Any) -> list[Block]:
    url = address(name, *arguments)
    return [{"kind": "link", "href": url, "parts": [plain(in_one_direction(url))]}]


def lines(texts: str | Sequence[str]) -> list[Block]:
    parts: list[Block] = []
    for text in [texts] if isinstance(texts, str) else texts:
        parts += [*([{"kind": "break"}] if parts else []), plain(text)]
    return parts


# One city


def city_pages(record: CityRecord) -> dict[str, Any]:
    """`sections` in the order of the paper; `more`: where the rest stands, printed where something did not fit."""
    city = record.city
    return {
        "name": str(city.name),
        "country": str(city.country.name),
        "key": city.slug,
        "lacks": len(record.lacks),
        "sections": [
            section("", "", introduction(record)),
            figures(record),
            section(_("Priorities"), address("profile", city.slug), priorities(record)),
            section(_("Case studies"), f"{address('case-studies')}?city={city.slug}", studies(record)),
            section(_("Open promises"), address("city", city.slug), pledges(record)),
            section(_("Running pilots"), address("city", city.slug), pilots(record)),
        ],
    }


def section(heading: str, url: str, items: Iterable[Item]) -> dict[str, Any]:
    rows = [{"rank": item.rank, "blocks": item.blocks} for item in items]
    return {"heading": heading, "more": more(url), "items": rows, "table": None, "is_cut": False}


def more(url: str) -> str:
    return _("More: %(address)s") % {"address": in_one_direction(url)} if url else ""


def introduction(record: CityRecord) -> Iterator[Item]:
    city, edition = record.city, record.edition
    if edition:
        words = [plain(citation_of(edition)), {"kind": "break"}, *linked("profile", city.slug)]
        yield Item(STAYS, [{"kind": "paragraph", "parts": words}])
    else:
        yield Item(STAYS, [sentence(record.no_profile)])
    pairs = [
        (_("Administration"), str(city.administration_name)),
        (_("Region"), str(city.country.get_region_display())),
        (_("Themes"), _(", ").join(str(theme.name) for theme in city.themes.all())),
        (_("Website"), in_one_direction(city.website) if city.website else ""),
    ]
    yield Item(MAY_GO if edition else STAYS, list(facts(pairs)))
    if city.summary:
        yield Item(MAY_GO, [shortened(city.summary, LONG["summary"])])
    if is_by_machine(record):
        yield Item(STAYS, [sentence(_("Some of these texts were translated by machine and checked by nobody."))])


def is_by_machine(record: CityRecord) -> bool:
    texts = [record.city.summary]
    for row in record.priorities[: MOST["priorities"]]:
        texts += [row.title, row.challenge]
    for study in record.studies[: MOST["studies"]]:
        texts += [study.current.title, study.current.abstract]
    texts += [pledge.promise for pledge in record.pledges]
    return any(text.is_machine for text in texts)


def figures(record: CityRecord) -> dict[str, Any]:
    """A table: what, how many, when, where, who says so."""
    shown = record.figures[: MOST["figures"]]
    if not shown:
        return section(_("Key figures"), "", [Item(STAYS, [sentence(record.no_figure)])])
    found = section(_("Key figures"), f"{address('figures')}?city={record.city.slug}", [])
    rows = [{"rank": rank_of(place, stay=4), "cells": figure_cells(line)} for place, line in enumerate(shown)]
    header = [_("Figure"), _("Value"), _("Year"), _("Place"), _("Source")]
    is_cut = len(record.figures) > len(shown)
    return {**found, "items": rows, "table": [[plain(words)] for words in header], "is_cut": is_cut}


def figure_cells(line: FigureLine) -> list[list[Block]]:
    remarks = [*line.remarks, *([_("To be read with care")] if line.doubt else [])]
    source = line.marks[0].source
    words = [plain(Truncator(source.publisher or source.title).chars(LONG["source"]))]
    return [
        lines([line.label, *remarks]),
        [strong(line.value), *([plain(f" {line.unit}")] if line.unit else [])],
        [plain(line.period)],
        [plain(line.geography)],
        [{"kind": "link", "href": source.url, "parts": words}] if source.url else words,
    ]


def rank_of(place: int, stay: int) -> int:
    """What comes first stays longest."""
    return STAYS if place < stay else min(MAY_GO + place - stay, GOES_FIRST)


def priorities(record: CityRecord) -> Iterator[Item]:
    """Those on the theme with what they answer; of the others what they are called."""
    if record.no_priority:
        yield Item(STAYS, [sentence(record.no_priority)])
    for place, row in enumerate(record.priorities[: MOST["priorities"]]):
        blocks = [called(f"{row.position}. ", row.title, str(row.theme.name) if row.theme else "")]
        if place < record.on_theme and row.challenge:
            blocks.append(shortened(row.challenge, LONG["challenge"]))
        yield Item(rank_of(place, stay=min(record.on_theme, 2)), blocks)


def studies(record: CityRecord) -> Iterator[Item]:
    """Those on the theme with what they tell; of the others what they are called, and where they are."""
    if record.no_study:
        yield Item(STAYS, [sentence(record.no_study)])
    for place, study in enumerate(record.studies[: MOST["studies"]]):
        edition, is_first = study.current, place < record.studies_on_theme
        blocks = [called("", edition.title, ""), {"kind": "paragraph", "parts": linked("case-study", study.slug)}]
        if is_first and edition.abstract:
            blocks.insert(1, shortened(edition.abstract, LONG["abstract"]))
        yield Item(rank_of(place, stay=min(record.studies_on_theme, 1)), blocks)


def pledges(record: CityRecord) -> Iterator[Item]:
    if record.no_pledge:
        yield Item(STAYS, [sentence(record.no_pledge)])
    for place, row in enumerate(record.pledges[: MOST["pledges"]]):
        words = _("by %(day)s") % {"day": in_words(row.due_on.isoformat())}
        told = between().join([words, str(row.meeting.title)])
        yield Item(rank_of(place, stay=1), [shortened(row.promise, LONG["promise"]), sentence(told)])


def pilots(record: CityRecord) -> Iterator[Item]:
    for row in record.pilots[: MOST["pilots"]]:
        told = between().join(filter(None, [str(row.get_status_display()), pilot_dates(row)]))
        yield Item(GOES_FIRST, [called("", row.title, told), {"kind": "paragraph", "parts": linked("pilot", row.slug)}])


# Words


def sentence(words: str) -> Block:
    return {"kind": "paragraph", "parts": [plain(words)]}


def called(before: str, title: Text, after: str) -> Block:
    """A title, and what is told of it in a word."""
    name = [strong(title.value)]
    own = [{"kind": "foreign", "language": title.lang, "parts": name}] if title.is_fallback else name
    parts = [*([strong(before)] if before else []), *own, *([plain(f"{between()}{after}")] if after else [])]
    return {"kind": "paragraph", "parts": parts}


def shortened(text: Text, most: int) -> Block:
    """The beginning of a text without its marks, in its own language where that is not the reader's."""
    words = [plain(Truncator(bare(text.value)).chars(most))]
    parts = [{"kind": "foreign", "language": text.lang, "parts": words}] if text.is_fallback else words
    return {"kind": "paragraph", "parts": parts}


def bare(text: str) -> str:
    """The words alone: no headings' marks, links or citations."""
    return " ".join(" ".join(words_in(to_blocks(one_by_one(text)))).replace(" .", ".").replace(" ,", ",").split())


def words_in(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        if "text" in found:
            yield found["text"]
        else:
            for inner in found.values():
                yield from words_in(inner)
    elif isinstance(found, list | tuple):
        for inner in found:
            yield from words_in(inner)
