"""Figures as a table that people edit in a spreadsheet: what each column is called, what it holds, how it is read.

A title is known by its English key and by its words in every language. A code may stand with its name behind it
("population · Population"); the name alone is known too, where only one thing has it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cities.models import City
from core.context import AUTONYMS
from core.models import Source
from core.numbers import as_typed, read_number, with_plain_digits
from core.spreadsheets import EXACT_DIGITS
from core.translation import LANGUAGES
from profiles.choices import Comparator, Quality, Unit
from profiles.models import Breakdown, Definition, Figure, Geography, Indicator

BETWEEN = " · "
PER_CENT = ("%", "٪")


@dataclass(frozen=True)
class Column:
    """`help` says to its writer what belongs there; `language` is that of a text."""

    key: str
    words: Any
    help: Any
    language: str = ""

    @property
    def title(self) -> str:
        return f"{self.words} ({AUTONYMS[self.language]})" if self.language else str(self.words)


WHOLE = gettext_lazy("A year (2018), a month (2018-07) or a day (2018-07-01).")
CHOOSE = gettext_lazy("Choose from the list.")
COLUMNS = [
    Column("indicator", gettext_lazy("What is counted"), CHOOSE),
    Column(
        "geography",
        gettext_lazy("Place"),
        gettext_lazy("The place that the source counts: a metropolitan area is not the city. Choose from the list."),
    ),
    Column("definition", gettext_lazy("Who is counted"), gettext_lazy("Choose from the list; empty where not stated.")),
    Column("breakdown", gettext_lazy("Part"), gettext_lazy("An origin, a sex, an age group; empty for the total.")),
    Column("comparator", gettext_lazy("How exact"), gettext_lazy("Choose from the list; empty means exactly.")),
    Column("value", gettext_lazy("Value"), gettext_lazy("A number as you are used to writing it: 1 234,5 or 1,234.5.")),
    Column("value_to", gettext_lazy("Up to, for a range"), gettext_lazy("Only where the source gives a range.")),
    Column("period_start", gettext_lazy("Year or first day"), WHOLE),
    Column(
        "period_end", gettext_lazy("Last year or day"), gettext_lazy("Only where the figure is about a longer time.")
    ),
    Column("quality", gettext_lazy("Quality"), CHOOSE),
    Column(
        "source",
        gettext_lazy("Source"),
        gettext_lazy("Choose from the list. A new source is added in the portal first."),
    ),
    Column("locator", gettext_lazy("Page or table in the source"), gettext_lazy("For example: p. 12, table 3.")),
    Column("origin", gettext_lazy("Named by the source"), gettext_lazy("The body that the publication names.")),
    *(
        Column(f"{name}_{code}", words, help_, code)
        for name, words, help_ in (
            ("note", gettext_lazy("Note"), gettext_lazy("What a reader has to know to use this number.")),
            (
                "doubt",
                gettext_lazy("To be read with care"),
                gettext_lazy("Only if the published figure is doubtful: say why."),
            ),
        )
        for code in LANGUAGES
    ),
    Column(
        "thread",
        gettext_lazy("Figure (leave as it is)"),
        gettext_lazy("By this the portal knows the figure again. Leave it as it is; in a new row leave it empty."),
    ),
    Column(
        "version",
        gettext_lazy("Version (leave as it is)"),
        gettext_lazy("By this the portal knows what you have seen. Leave it as it is; in a new row leave it empty."),
    ),
]
BY_KEY = {column.key: column for column in COLUMNS}
KEYS_OF_ROWS = ("thread", "version")
TEXTS = tuple(column.key for column in COLUMNS if column.language)
# What the CSV of a draft's figures calls otherwise, and what it tells beside: to be read, not to be written.
ALSO_CALLED = {"source_code": "source", "note": "note_en", "doubt": "doubt_en"}
TOLD_BESIDE = {
    *("city", "edition", "indicator_name", "unit", "geography_kind", "confidence"),
    *("source_title", "source_publisher", "source_url"),
}
REQUIRED = ("indicator", "geography", "value", "quality", "source")


@cache
def titles() -> dict[str, str]:
    """`{title as it is compared: key}` in every language."""
    found: dict[str, str] = {column.key: column.key for column in COLUMNS}
    for language in LANGUAGES:
        with override(language):
            found |= {compared(column.title): column.key for column in COLUMNS}
    return found


def compared(title: str) -> str:
    return " ".join(title.split()).casefold()


def key_of_title(title: str) -> str:
    """The column of this title; empty for one that only tells. Raises ValidationError naming the nearest of all."""
    known = titles()
    if key := known.get(compared(title)) or ALSO_CALLED.get(compared(title)):
        return key
    if compared(title) in TOLD_BESIDE:
        return ""
    near = get_close_matches(compared(title), known, n=1, cutoff=0.5)
    words = _("There is no column “%(title)s”.") % {"title": title[:60]}
    if near:
        key = known[near[0]]
        words += " " + _("Do you mean “%(near)s”?") % {"near": key if key == near[0] else BY_KEY[key].title}
    raise ValidationError(words)


# Codes and names


@dataclass
class Codes:
    """Rows by their code, and by their names in every language where only one row has it."""

    rows: dict[str, Any]
    by_name: dict[str, str] = field(default_factory=dict)

    def find(self, text: str) -> Any:
        """The row that a cell names. Raises ValidationError with the nearest that there is."""
        code = text.split(BETWEEN)[0].strip()
        if code in self.rows:
            return self.rows[code]
        if found := self.by_name.get(compared(text)):
            return self.rows[found]
        words = _("“%(text)s” is not known here.") % {"text": text[:60]}
        if near := get_close_matches(code, self.rows, n=1, cutoff=0.6):
            words += " " + _("Do you mean “%(near)s”?") % {"near": near[0]}
        raise ValidationError(words)


def codes(rows: Iterable[Model], code: str, name: Callable[[Any, str], str]) -> Codes:
    found: dict[str, Any] = {str(getattr(row, code)): row for row in rows}
    names: dict[str, set[str]] = {}
    for key, row in found.items():
        for language in LANGUAGES:
            names.setdefault(compared(name(row, language)), set()).add(key)
    return Codes(found, {words: keys.pop() for words, keys in names.items() if words and len(keys) == 1})


def in_language_of(row: Any, language: str) -> str:
    return getattr(row, f"name_{language}")


def choices_in_all(choices: Any) -> Codes:
    found: dict[str, Any] = {value: value for value in choices.values}
    names = {}
    for language in LANGUAGES:
        with override(language):
            names |= {compared(str(label)): value for value, label in choices.choices}
    return Codes(found, names)


def all_codes(city: City) -> dict[str, Codes]:
    """What a city may choose from, column by column: six queries."""
    sources = Source.objects.usable_by(city.tag)
    return {
        "indicator": codes(Indicator.objects.usable_by(city), "code", in_language_of),
        "geography": codes(Geography.objects.offered_to(city).select_related("city"), "slug", in_language_of),
        "definition": codes(Definition.objects.all(), "code", in_language_of),
        "breakdown": codes(Breakdown.objects.all(), "code", in_language_of),
        "source": codes(sources, "code", lambda row, _language: row.title),
        "comparator": choices_in_all(Comparator),
        "quality": choices_in_all(Quality),
    }


def with_name(key: str, value: Any) -> str:
    """A code with its name behind it, in the reader's language."""
    if value is None or value == "":
        return ""
    if key in ("comparator", "quality"):
        labels: Any = Comparator if key == "comparator" else Quality
        return f"{value}{BETWEEN}{labels(value).label}"
    code = value.slug if key == "geography" else value.code
    return f"{code}{BETWEEN}{value.title if key == 'source' else value.name}"


def offered(found: dict[str, Codes]) -> dict[str, list[str]]:
    """What each column offers to choose from."""
    return {key: [with_name(key, row) for row in known.rows.values()] for key, known in found.items()}


# Cells


def cells_of(figure: Figure) -> list[Any]:
    """A figure as a row of the table; what it really says, not what is told of few people."""
    return [cell_of(figure, column.key) for column in COLUMNS]


def cell_of(figure: Figure, key: str) -> Any:
    value = getattr(figure, key)
    if key in ("indicator", "geography", "definition", "breakdown", "source", "comparator", "quality"):
        return with_name(key, value)
    if isinstance(value, Decimal):
        # A spreadsheet keeps fifteen digits; more of them travel as text.
        number = Decimal(format(value.normalize(), "f"))
        return number if len(number.as_tuple().digits) <= EXACT_DIGITS else as_typed(number)
    if isinstance(value, UUID):
        return str(value)
    return "" if value is None else value


def in_words(figure: Figure, key: str) -> str:
    """A value as it stands beside another in a list of differences."""
    value = getattr(figure, key)
    if isinstance(value, Decimal):
        return as_typed(value)
    if key in ("comparator", "quality"):
        return str(getattr(figure, f"get_{key}_display")())
    return str(value) if value is not None else ""


@dataclass(frozen=True)
class Fault:
    """What is wrong, and in which column; empty where it is about the whole row."""

    key: str
    message: str


def read_cells(cells: dict[str, str], known: dict[str, Codes]) -> tuple[dict[str, Any], list[Fault]]:
    """The values that a row's cells say, and what cannot be read."""
    values, faults = {}, []
    for key, text in cells.items():
        if key in KEYS_OF_ROWS:
            continue
        try:
            values[key] = read_cell(key, text, known)
        except ValidationError as error:
            faults += [Fault(key, sentence) for sentence in error.messages]
    if percent := [key for key in ("value", "value_to") if cells.get(key, "").rstrip().endswith(PER_CENT)]:
        indicator = values.get("indicator")
        if indicator is not None and indicator.unit != Unit.PERCENT:
            words = _("This is counted in %(unit)s, not in per cent.") % {"unit": indicator.get_unit_display()}
            faults += [Fault(key, words) for key in percent]
    return values, faults


def read_cell(key: str, text: str, known: dict[str, Codes]) -> Any:
    if key in known:
        if text.strip():
            return known[key].find(text.strip())
        return Comparator.EXACT if key == "comparator" else "" if key == "quality" else None
    if key in ("value", "value_to"):
        number = text.strip().rstrip("".join(PER_CENT)).strip()
        return read_number(number) if number or key == "value" else None
    if key in ("period_start", "period_end"):
        return with_plain_digits(text)
    return text.replace("\r\n", "\n") if key in TEXTS else text.strip()


def read_thread(text: str) -> UUID | None:
    """Raises ValidationError for what is no number of a figure."""
    try:
        return UUID(text.strip()) if text.strip() else None
    except ValueError as error:
        words = _("This is not what stood in this cell. Put it back, or empty the cell to add the row as a new figure.")
        raise ValidationError(words) from error
