"""The figures of one edition as a workbook and as data, with definitions, sources and the licence inside."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.files import csv_lines
from core.models import Source
from core.paper import licence
from core.spreadsheets import Sheet, xlsx
from core.translation import LANGUAGES, TranslatedModel
from profiles.choices import Comparator
from profiles.exports.figures import FIGURE_COLUMNS, exact, figure_rows
from profiles.exports.paper import address_of
from profiles.figure_table import COLUMNS, KEYS_OF_ROWS, REQUIRED, all_codes, cells_of, offered
from profiles.models import Figure, ProfileEdition
from profiles.sheet.edition import citation_of
from profiles.sheet.later import use_later_texts


def figures_of(edition: ProfileEdition) -> list[Figure]:
    figures = list(Figure.objects.filter(edition=edition).with_sources())
    use_later_texts(edition.translations.all(), "figures", figures)
    return figures


def figures_csv(edition: ProfileEdition) -> bytes:
    return "".join(csv_lines(FIGURE_COLUMNS, figure_rows(figures_of(edition)))).encode()


# A workbook


def figures_xlsx(edition: ProfileEdition, *, language: str) -> bytes:
    """Four sheets in the reader's language: figures, definitions, sources, and what this is."""
    figures = figures_of(edition)
    with override(language):
        sheets = [
            Sheet(_("Figures"), figure_titles(), (figure_in_words(figure) for figure in figures)),
            Sheet(_("Definitions"), [_("Code"), _("What it is"), _("Name"), _("Meaning")], meanings(figures)),
            Sheet(_("Sources"), source_titles(), (source_in_words(source) for source in sources_of(figures))),
            Sheet(_("About"), [_("What"), ""], about(edition)),
        ]
        return xlsx(sheets, language)


def figure_titles() -> list[str]:
    return [
        _("What is counted"),
        _("Code"),
        _("Part"),
        _("Place"),
        _("Kind of place"),
        _("Who is counted"),
        _("How exact"),
        _("Value"),
        _("Up to, for a range"),
        _("Unit"),
        _("Year or first day"),
        _("Last year or day"),
        _("Quality"),
        _("How it is known"),
        _("Named by the source"),
        _("Source"),
        _("Page or table in the source"),
        _("Note"),
        _("To be read with care"),
    ]


def figure_in_words(figure: Figure) -> list[Any]:
    comparator, value, value_to = figure.told
    return [
        str(figure.indicator.name),
        figure.indicator.code,
        str(figure.breakdown.name) if figure.breakdown else "",
        str(figure.geography.name),
        figure.geography.get_kind_display(),
        str(figure.definition.name) if figure.definition else "",
        str(Comparator(comparator).label),
        exact(value),
        exact(value_to) if value_to is not None else "",
        str(figure.indicator.get_unit_display()),
        moment(figure.period_start),
        moment(figure.period_end),
        figure.get_quality_display(),
        figure.get_confidence_display(),
        figure.origin,
        figure.source.code,
        figure.locator,
        str(figure.note),
        str(figure.doubt),
    ]


def moment(day: str) -> Any:
    """A year as a number, a whole day as a day; a month has no type of its own."""
    if len(day) == 10:
        return date.fromisoformat(day)
    return int(day) if len(day) == 4 else day


def meanings(figures: list[Figure]) -> Iterator[list[str]]:
    named: list[tuple[str, Any]] = [
        *((_("Who is counted"), figure.definition) for figure in figures if figure.definition),
        *((_("What is counted"), figure.indicator) for figure in figures),
    ]
    for code, (kind, row) in {row.code: (kind, row) for kind, row in named}.items():
        yield [code, kind, str(row.name), str(row.summary)]


def sources_of(figures: list[Figure]) -> list[Source]:
    return sorted({figure.source.code: figure.source for figure in figures}.values(), key=lambda source: source.code)


def source_titles() -> list[str]:
    return [
        _("Code"),
        _("Title"),
        _("Publisher"),
        _("Published on"),
        _("Address on the web"),
        _("Read on"),
        _("Licence"),
    ]


def source_in_words(source: Source) -> list[Any]:
    words = [source.code, source.title, source.publisher, moment(source.published) if source.published else ""]
    return [*words, source.url, source.accessed_on, source.licence]


def about(edition: ProfileEdition) -> list[list[str]]:
    return [
        [_("City"), str(edition.city.name)],
        [_("Edition"), str(edition.number)],
        [_("Published here"), f"{edition.published_at:%Y-%m-%d}" if edition.published_at else ""],
        [_("Permanent address"), address_of(edition)],
        [_("How to cite"), citation_of(edition)],
        [_("Licence"), licence()],
    ]


# To be edited and sent back


def editing_xlsx(edition: ProfileEdition, *, language: str) -> bytes:
    """The figures of a draft with lists to choose from, and a sheet that says what each column is for."""
    with override(language):
        known = offered(all_codes(edition.city))
        keys = [column.key for column in COLUMNS]
        sheets = [
            Sheet(
                _("Figures"),
                [column.title for column in COLUMNS],
                (cells_of(figure) for figure in figures_of(edition)),
                choices={keys.index(key): values for key, values in known.items()},
                quiet=frozenset(keys.index(key) for key in KEYS_OF_ROWS),
            ),
            Sheet(
                _("How to fill it"),
                [_("Column"), _("What belongs there"), _("Must be filled"), _("Short name")],
                [
                    [column.title, str(column.help), _("yes") if column.key in REQUIRED else "", column.key]
                    for column in COLUMNS
                ],
            ),
        ]
        return xlsx(sheets, language)


# Data


def figures_json(edition: ProfileEdition) -> bytes:
    """Everything in every language; keys in English, as in the CSV."""
    figures = figures_of(edition)
    found = {
        "title": in_all(lambda: _("City Migration Profile of %(city)s") % {"city": edition.city.name}),
        "city": {"slug": edition.city.slug, "name": names(edition.city)},
        "edition": edition.number,
        "published_on": f"{edition.published_at:%Y-%m-%d}" if edition.published_at else None,
        "permanent_address": address_of(edition, edition.language),
        "cite_as": in_all(lambda: citation_of(edition)),
        "licence": in_all(licence),
        "figures": [figure_data(figure, row) for figure, row in zip(figures, figure_rows(figures), strict=True)],
        "indicators": described({figure.indicator.code: figure.indicator for figure in figures}),
        "definitions": described(
            {figure.definition.code: figure.definition for figure in figures if figure.definition}
        ),
        "breakdowns": described({figure.breakdown.code: figure.breakdown for figure in figures if figure.breakdown}),
        "geographies": described({figure.geography.slug: figure.geography for figure in figures}),
        "sources": [source_data(source) for source in sources_of(figures)],
    }
    return f"{json.dumps(found, ensure_ascii=False, indent=1, default=as_number)}\n".encode()


IN_TEXTS = {"city", "edition", "indicator_name", "source_title", "source_publisher", "source_url", "doubt", "note"}


def figure_data(figure: Figure, row: list) -> dict[str, Any]:
    plain = {name: value for name, value in zip(FIGURE_COLUMNS, row, strict=True) if name not in IN_TEXTS}
    plain["value_to"] = None if plain["value_to"] == "" else plain["value_to"]
    texts = {name: {code: getattr(figure, f"{name}_{code}") for code in LANGUAGES} for name in ("note", "doubt")}
    return {"id": str(figure.thread), **plain, **texts}


def described(rows: dict[str, TranslatedModel]) -> list[dict[str, Any]]:
    return [
        {"code": code, **{text: names(row, text) for text in ("name", "summary") if text in row.translated}}
        for code, row in sorted(rows.items())
    ]


def names(row: TranslatedModel, text: str = "name") -> dict[str, str]:
    return {code: getattr(row, f"{text}_{code}") or "" for code in LANGUAGES}


def in_all(words: Any) -> dict[str, str]:
    found = {}
    for code in LANGUAGES:
        with override(code):
            found[code] = str(words())
    return found


def source_data(source: Source) -> dict[str, Any]:
    fields = ("code", "title", "publisher", "published", "url", "licence", "language")
    read_on = source.accessed_on.isoformat() if source.accessed_on else None
    return {**{name: getattr(source, name) for name in fields}, "accessed_on": read_on}


def as_number(value: Any) -> int | float | str:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
