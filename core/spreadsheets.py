"""Spreadsheets: XLSX out, XLSX and CSV in. What the columns mean is the business of each app."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from core import office
from core.files import BYTE_ORDER_MARK, as_written, inert
from core.numbers import as_typed, exactly

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # characters, as the format has it
EXACT_DIGITS = 15  # a spreadsheet keeps no more of a number
MOST_ROWS, MOST_COLUMNS = 20_000, 100
SEPARATORS = ",;\t"
CHOICES = "Choices"  # the hidden sheet of the lists to choose from


# Out


@dataclass(frozen=True)
class Sheet:
    """`choices` are the values that a column offers below its title; `quiet` columns are not for people to write in."""

    name: str
    header: list[str]
    rows: Iterable[Iterable[Any]]
    choices: dict[int, list[str]] = field(default_factory=dict)
    quiet: frozenset[int] = frozenset()


def xlsx(sheets: Iterable[Sheet], language: str | None = None) -> bytes:
    """A workbook: numbers and days as such, text that nothing runs, from right to left in Arabic.

    Rows leave the memory as they are written. A number of more than fifteen digits becomes text rather than another
    number; a text longer than a cell ends in an ellipsis.
    """
    target = io.BytesIO()
    with Workbook(target, {"constant_memory": True}) as workbook:
        head = workbook.add_format(
            {"bold": True, "bg_color": "#DCEBF5", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        pale = workbook.add_format({"font_color": "#6B7680"})
        taken = {CHOICES.lower()}
        offered: list[list[str]] = []
        for sheet in sheets:
            page = workbook.add_worksheet(_sheet_name(sheet.name, taken))
            if get_language_info(language or get_language() or "en")["bidi"]:
                page.right_to_left()
            page.freeze_panes(1, 0)
            widths = [len(title) for title in sheet.header]
            for column, title in enumerate(sheet.header):
                page.write_string(0, column, inert(title), head)
            for number, row in enumerate(sheet.rows, start=1):
                for column, value in enumerate(row):
                    _write(page, number, column, value, day)
                    if column < len(widths):
                        widths[column] = max(widths[column], len(str(value or "")))
            for column, width in enumerate(widths):
                page.set_column(column, column, min(max(width + 2, 8), 60), pale if column in sheet.quiet else None)
            for column, values in sheet.choices.items():
                _offer(page, column, len(offered), len(values))
                offered.append(values)
        _write_choices(workbook, offered)
    return target.getvalue()


def _offer(page: Worksheet, column: int, number: int, count: int) -> None:
    """A list to choose from in every row; it lies on a hidden sheet, since in the cell it may not be long."""
    letter = get_column_letter(number + 1)
    source = f"={CHOICES}!${letter}$1:${letter}${max(count, 1)}"
    page.data_validation(1, column, MOST_ROWS, column, {"validate": "list", "source": source, "error_type": "warning"})


def _write_choices(workbook: Workbook, offered: list[list[str]]) -> None:
    if not offered:
        return
    page = workbook.add_worksheet(CHOICES)
    page.hide()
    for number in range(max(len(values) for values in offered)):
        for column, values in enumerate(offered):
            if number < len(values):
                page.write_string(number, column, inert(values[number]))


def _sheet_name(name: str, taken: set[str]) -> str:
    """At most 31 characters, none of those that the format forbids, unlike every other name in the book."""
    clean = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip().strip("'") or "–"
    number, short = 1, clean[:31]
    while short.lower() in taken:
        number += 1
        short = f"{clean[: 30 - len(str(number))]} {number}"
    taken.add(short.lower())
    return short


def _write(page: Worksheet, row: int, column: int, value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal) and _keeps_its_digits(value):
        page.write_number(row, column, value)
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year >= 1901:
        page.write_datetime(row, column, datetime.combine(value, time()), day)
    else:
        text = inert(str(value))
        page.write_string(row, column, text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…")


def _keeps_its_digits(number: float | Decimal) -> bool:
    value = Decimal(repr(number) if isinstance(number, float) else number)
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= EXACT_DIGITS


def xlsx_response(name: str, sheets: Iterable[Sheet]) -> HttpResponse:
    response = HttpResponse(xlsx(sheets), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


# In


@dataclass(frozen=True)
class Row:
    """A row by its number in the spreadsheet (the titles are usually row 1): text by the title of its column.

    Asking for a cell that holds a formula or an error raises ValidationError: who reads on can name all of them.
    """

    number: int
    cells: dict[str, "Cell"]

    def __getitem__(self, title: str) -> str:
        return readable(self.cells[title])


Cell = str | ValidationError


def readable(cell: Cell) -> str:
    """The text of a cell. Raises ValidationError where it has none that can be relied on."""
    if isinstance(cell, ValidationError):
        raise cell
    return cell


def read_rows(file: IO[bytes], name: str, sheet: str = "") -> tuple[list[str], Iterator[Row]]:
    """The titles of a CSV or XLSX file, and its rows that are not empty, one after the other.

    What kind of file it is, its content says; its `name` only stands in a refusal. Text is exactly what was written; a
    number comes as digits that `read_number` reads as that number; a day as 2018-07-01. Of a workbook it is the first
    sheet, or the one called `sheet`. Raises ValidationError with a sentence, also later, while the rows are read.
    """
    content = office.content_of(file)
    lines = _xlsx_lines(content, name, sheet) if content.startswith(office.ZIP) else _csv_lines(content, name)
    filled = ((number, cells) for number, cells in lines if any(cells))
    _number, titles = next(filled, (0, []))
    if not titles:
        raise office.refusal("empty", _("This file holds no row."))
    header = _titles([readable(title).strip() for title in titles])
    return header, _rows(header, filled)


def _titles(header: list[str]) -> list[str]:
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise _too_many_columns()
    for position, title in enumerate(header, start=1):
        if not title:
            raise office.refusal("no_title", _("Column %(column)s has no title."), column=get_column_letter(position))
        if header.index(title) + 1 < position:
            raise office.refusal("same_title", _("Two columns have the title “%(title)s”."), title=title[:60])
    return header


def _rows(header: list[str], lines: Iterator[tuple[int, list[Cell]]]) -> Iterator[Row]:
    for count, (number, cells) in enumerate(lines, start=1):
        if count > MOST_ROWS:
            raise office.refusal("too_many_rows", _("This file has too many rows: at most %(most)s."), most=MOST_ROWS)
        if any(cells[len(header) :]):
            raise office.refusal("long_row", _("Row %(number)s has more cells than there are titles."), number=number)
        padded = [*cells, *[""] * (len(header) - len(cells))]
        yield Row(number, dict(zip(header, padded, strict=False)))


def _too_many_columns() -> ValidationError:
    return office.refusal("too_many_columns", _("This file has too many columns: at most %(most)s."), most=MOST_COLUMNS)


# A workbook


def _no_spreadsheet(name: str) -> ValidationError:
    return office.refusal(
        "not_a_spreadsheet",
        _("“%(name)s” is no spreadsheet. Send an XLSX workbook or a CSV file in UTF-8."),
        name=name[:100],
    )


def _xlsx_lines(content: bytes, name: str, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
    office.require_sound(content, office.WORKBOOK, otherwise=lambda: _no_spreadsheet(name))
    with office.sentences():
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        pages = [page for page in book.worksheets if page.sheet_state == "visible" and sheet in ("", page.title)]
        if not pages:
            raise office.refusal("no_such_sheet", _("The workbook has no sheet “%(sheet)s”."), sheet=sheet)
        # The parser itself: openpyxl's own loop fills every gap between two row numbers with empty rows.
        with pages[0]._get_source() as source:
            parser = WorkSheetParser(
                source,
                book.shared_strings,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for number, cells in parser.parse():
                yield number, _line(book, number, cells)


def _line(book: Any, number: int, cells: list[dict[str, Any]]) -> list[Cell]:
    line: list[Cell] = []
    for cell in cells:
        text = _cell(book, f"{get_column_letter(cell['column'])}{number}", cell)
        if not text:
            continue
        if cell["column"] > MOST_COLUMNS:
            raise _too_many_columns()
        line += [""] * (cell["column"] - len(line))
        line[cell["column"] - 1] = text
    return line


def _cell(book: Any, place: str, cell: dict[str, Any]) -> Cell:
    try:
        return _text(book, place, **cell)
    except ValidationError as refusal:
        return refusal


def _text(book: Any, place: str, *, value: Any, data_type: str, style_id: int, **_where: Any) -> str:
    if data_type == "f":
        raise office.refusal("formula", _("Cell %(cell)s holds a formula. Put its value in its place."), cell=place)
    if data_type == "e":
        raise office.refusal("error", _("Cell %(cell)s holds an error. Correct it or empty it."), cell=place)
    if value is None:
        return ""
    if isinstance(value, str):
        return as_written(unescape(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else value.isoformat()
    if isinstance(value, int | float):
        return _digits(book, place, value, style_id)
    return str(value)


def _digits(book: Any, place: str, value: float, style_id: int) -> str:
    """Digits in the one way that is never ambiguous; a percentage as it is shown, lest 12 % be read as 0.12."""
    try:
        number = exactly(value)
    except ValidationError as error:
        raise office.refusal("number", _("Cell %(cell)s: a number has at most 18 digits."), cell=place) from error
    style = book._cell_styles[style_id].numFmtId
    shown = book._number_formats[style - 164] if style >= 164 else "%" if style in (9, 10) else ""
    return f"{as_typed(number * 100)}%" if "%" in shown else as_typed(number)


# CSV


def _csv_lines(content: bytes, name: str) -> Iterator[tuple[int, list[Cell]]]:
    text = _decoded(content, name)
    separators = SEPARATORS
    mark, _newline, rest = text.partition("\n")
    if mark.strip("\r").lower() in ("sep=,", "sep=;", "sep=\t"):
        text, separators = rest, mark.strip("\r")[-1]
    found = {separator: _parsed(text, separator) for separator in separators}
    several = {separator: lines for separator, lines in found.items() if lines and len(lines[0][1]) > 1}
    even = {separator: lines for separator, lines in several.items() if _is_even(lines)}
    if len(even or several) > 1:
        raise office.refusal(
            "separator", _("It is not clear what parts the columns: comma, semicolon or tab. Use one of them alone.")
        )
    chosen = next((lines for lines in (even or several or found).values() if lines is not None), None)
    if chosen is None:
        raise office.refusal("quotes", _("A quotation mark in this CSV file is not closed."))
    for number, cells in chosen:
        yield number, [as_written(cell) for cell in cells]


def _is_even(lines: list[tuple[int, list[str]]]) -> bool:
    """Every row has as many cells as there are titles."""
    return all(len(cells) == len(lines[0][1]) for _number, cells in lines)


def _parsed(text: str, separator: str) -> list[tuple[int, list[str]]] | None:
    """Rows that are not blank, with their numbers; None if quotation marks do not match."""
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        filled = ((number, cells) for number, cells in enumerate(lines, start=1) if any(cells))
        return list(islice(filled, MOST_ROWS + 2))
    except csv.Error:
        return None


def _decoded(content: bytes, name: str) -> str:
    """UTF-8, or UTF-16 that says so. Anything else would be a guess: é and ة are the same byte in two code pages."""
    if content.startswith(office.OLD_OFFICE):
        raise office.refusal(
            "old_office", _("This file is of an old kind or has a password. Save it as XLSX without a password.")
        )
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8() if b"\0" not in content else _no_spreadsheet(name) from error
    if "\0" in text or text.startswith(("%PDF-", "{\\rtf")):
        raise _no_spreadsheet(name)
    return text.removeprefix(BYTE_ORDER_MARK)


def _not_utf8() -> ValidationError:
    return office.refusal(
        "not_utf8",
        _("The letters of this file cannot be told for certain. Save it as “CSV UTF-8”, or send the XLSX workbook."),
    )
