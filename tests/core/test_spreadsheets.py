"""Spreadsheets that leave and come back: the same text, the same numbers, and a sentence for everything else."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from core import office, spreadsheets
from core.files import as_written, csv_lines, inert
from core.numbers import read_number
from core.spreadsheets import Row, Sheet, read_rows, xlsx, xlsx_response

FORMULAS = ["=1+1", '=HYPERLINK("http://evil.example","x")', "+1", "-29149", "@SUM(A1)", "\t=1+1", "\r=1", "'=1", "''-"]
WORDS = ['Seville, "Sevilla"', "two\nlines", " طنجة ", "'tis", "'", "_x0041_", "http://example.org", "a\r\nb"]


def read(content, name="cities.xlsx", **which):
    header, rows = read_rows(io.BytesIO(content), name, **which)
    return header, [(row.number, list(row.cells.values())) for row in rows]


def refused(content, **which):
    with pytest.raises(ValidationError) as refusal:
        read(content, **which)
    assert refusal.value.messages[0].endswith(".")
    return refusal.value


def book(*rows, name="Sheet"):
    """A workbook as somebody's office program makes it."""
    workbook = Workbook()
    workbook.active.title = name
    for row in rows:
        workbook.active.append(row)
    return saved(workbook)


def saved(workbook):
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def repacked(content, **parts):
    """The same workbook with other parts; `_` in a name stands for `/`."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name.replace("/", "_").partition(".")[0], None) or old.read(name))
    assert not parts
    return target.getvalue()


# Out


def test_a_text_that_looks_like_a_formula_is_a_text_with_an_apostrophe():
    page = load_workbook(io.BytesIO(xlsx([Sheet("Cities", ["=a"], [[cell] for cell in FORMULAS])]))).active
    cells = [cell for (cell,) in page.iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value[0] for cell in cells] == ["'"] * (len(FORMULAS) + 1)
    assert not any(cell.hyperlink for cell in cells)


def test_numbers_days_and_truths_are_cells_of_their_kind():
    row = [5, Decimal("-9.14980"), 0.1, date(2018, 7, 1), True, None, ""]
    page = load_workbook(io.BytesIO(xlsx([Sheet("Cities", list("abcdefg"), [row])]))).active
    assert [cell.value for cell in page[2]] == [5, -9.1498, 0.1, datetime.fromisoformat("2018-07-01"), True, None, None]
    assert [cell.data_type for cell in page[2]][:5] == ["n", "n", "n", "d", "b"]


def test_a_number_too_long_for_a_spreadsheet_is_text_rather_than_another_number():
    exact = Decimal("99999999999999.9999")
    page = load_workbook(io.BytesIO(xlsx([Sheet("a", ["a"], [[exact], [10**18], [Decimal("1e17")]])]))).active
    assert [cell.value for (cell,) in page.iter_rows(min_row=2)] == [str(exact), 10**18, 10**17]


def test_several_sheets_whatever_they_are_called():
    names = ["Cities", "cities", "a/b:c*[d]?\\", "x" * 40, "x" * 40, "", "'quoted'"]
    workbook = load_workbook(io.BytesIO(xlsx([Sheet(name, ["a"], []) for name in names])))
    assert workbook.sheetnames == ["Cities", "cities 2", "a b c  d", "x" * 31, "x" * 29 + " 2", "–", "quoted"]


def test_an_arabic_sheet_runs_from_right_to_left():
    def runs(language):
        return load_workbook(io.BytesIO(xlsx([Sheet("a", ["a"], [])], language))).active.sheet_view.rightToLeft

    assert (bool(runs("ar")), bool(runs("fr")), bool(runs("en"))) == (True, False, False)
    with override("ar"):
        assert runs(None)


def test_the_titles_stay_in_sight_and_stand_out():
    page = load_workbook(io.BytesIO(xlsx([Sheet("a", ["City"], [["x" * 300]])]))).active
    assert page.freeze_panes == "A2"
    assert page["A1"].font.bold
    assert page.column_dimensions["A"].width < 62


def test_a_text_longer_than_a_cell_says_that_it_goes_on():
    ((_, [cell]),) = read(xlsx([Sheet("a", ["a"], [["x" * 40_000]])]))[1]
    assert (len(cell), cell[-1]) == (32_767, "…")


def test_the_response_is_a_file_with_a_name():
    response = xlsx_response("cities", [Sheet("Cities", ["a"], [[1]])])
    assert response["Content-Disposition"] == 'attachment; filename="cities.xlsx"'
    assert read(response.content) == (["a"], [(2, ["1"])])


# There and back


@given(st.text(max_size=20) | st.sampled_from(FORMULAS + WORDS))
@example("'=x")
def test_what_was_made_inert_comes_back_as_it_was(text):
    assert as_written(inert(text)) == text


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"])
    | st.sampled_from("'=+-@\t\r\n_x0"),
    max_size=12,
)


@settings(max_examples=60)
@given(st.lists(st.lists(cells, min_size=2, max_size=2).filter(any), max_size=6))
@example([[word, word] for word in FORMULAS + WORDS])
def test_texts_come_back_exactly(rows):
    numbered = list(enumerate(rows, start=2))
    assert read(xlsx([Sheet("a", ["one", "two"], rows)])) == (["one", "two"], numbered)
    assert read("".join(csv_lines(["one", "two"], rows)).encode()) == (["one", "two"], numbered)


@settings(max_examples=60)
@given(st.lists(st.decimals(min_value=-(10**10), max_value=10**10, places=4), max_size=6))
@example([Decimal("1.234"), Decimal("1234"), Decimal("0.125")])
def test_numbers_come_back_as_digits_that_are_read_as_the_same_number(numbers):
    _, rows = read(xlsx([Sheet("a", ["n"], [[number] for number in numbers])]))
    assert [read_number(cells[0]) for _, cells in rows] == numbers


# In: workbooks


def test_rows_carry_their_numbers_and_titles():
    content = book([], ["City ", "Population"], [], ["Turin", 870_952], [None, None], ["Tangier", None])
    header, rows = read_rows(io.BytesIO(content), "cities.xlsx")
    assert header == ["City", "Population"]
    assert list(rows) == [
        Row(4, {"City": "Turin", "Population": "870952"}),
        Row(6, {"City": "Tangier", "Population": ""}),
    ]


def test_every_kind_of_cell_becomes_text():
    row = [1.5, 1e-7, True, False, date(2018, 7, 1), datetime.fromisoformat("2018-07-01T14:30"), "x", 1.234]
    written = ["1.5", "0.0000001", "TRUE", "FALSE", "2018-07-01", "2018-07-01T14:30:00", "x", "1.2340"]
    assert read(book(list("abcdefgh"), row)) == (list("abcdefgh"), [(2, written)])


def test_a_percentage_is_never_read_as_a_hundredth():
    workbook = Workbook()
    workbook.active.append(["share"])
    for shape in ("0%", "0.00%", "#,##0.0 %"):
        workbook.active.append([0.12])
        workbook.active.cell(workbook.active.max_row, 1).number_format = shape
    assert read(saved(workbook))[1] == [(2, ["12%"]), (3, ["12%"]), (4, ["12%"])]


def fault_of(row, title):
    with pytest.raises(ValidationError) as refusal:
        row[title]
    return refusal.value


def test_a_formula_is_refused_by_the_name_of_its_cell_and_hides_no_other_cell():
    _header, rows = read_rows(io.BytesIO(book(["a", "b"], [1, "=A2*2"], ["#REF!", 3])), "a.xlsx")
    first, second = rows
    assert (first["a"], second["b"]) == ("1", "3")
    assert fault_of(first, "b").messages == ["Cell B2 holds a formula. Put its value in its place."]
    assert fault_of(second, "a").code == "error"


def test_a_title_is_no_formula():
    assert refused(book(["=1+1"], [1])).code == "formula"


def test_a_sheet_is_found_by_its_name():
    content = xlsx([Sheet("One", ["a"], [[1]]), Sheet("Two", ["b"], [[2]])])
    assert read(content) == (["a"], [(2, ["1"])])
    assert read(content, sheet="Two") == (["b"], [(2, ["2"])])
    assert refused(content, sheet="Three").messages == ["The workbook has no sheet “Three”."]


def test_its_content_says_what_it_is_never_its_name():
    assert read(b"a,b\n1,2\n", name="cities.xlsx") == (["a", "b"], [(2, ["1", "2"])])
    assert read(book(["a"], [1]), name="cities.csv") == (["a"], [(2, ["1"])])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"PK\x03\x04 nothing behind it", "not_a_spreadsheet"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\0", "not_a_spreadsheet"),
        (b"%PDF-1.7 all in ASCII", "not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
        ("Orléans,é".encode("cp1252"), "not_utf8"),
        ("طنجة,مدينة".encode("cp1256"), "not_utf8"),
        ("a,b".encode("utf-16-le"), "not_a_spreadsheet"),
        (b'a,b\n"1,2\n', "quotes"),
        (b"a,\n,b\n", "long_row"),
        (b"a,a\n1,2\n", "same_title"),
        (b"a,,b\n1,2,3\n", "no_title"),
        (b"a,b;c\n1,2;3\n", "separator"),
        (",".join(f"c{n}" for n in range(101)).encode(), "too_many_columns"),
        (b"a\n" + b"1\n" * 20_001, "too_many_rows"),
        (b"a" * (20 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content, code):
    assert refused(content).code == code


def test_the_refusal_names_the_file():
    assert refused(b"%PDF-1.7").messages == [
        "“cities.xlsx” is no spreadsheet. Send an XLSX workbook or a CSV file in UTF-8."
    ]


def test_twenty_thousand_rows_are_not_too_many():
    assert len(read(b"a\n" + b"1\n" * 20_000)[1]) == 20_000


def test_a_hundred_columns_are_not_too_many_and_one_more_is():
    titles = [f"c{n}" for n in range(100)]
    assert read(book(titles, titles))[0] == titles
    assert refused(book([*titles, "one more"])).code == "too_many_columns"


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
)
TITLE = '<row r="1"><c r="A1" t="str"><v>a</v></c></row>'


def test_a_zip_that_unpacks_to_gigabytes_is_refused_before_it_does():
    assert refused(repacked(book(["a"]), xl_worksheets_sheet1=SHEET % (" " * 30_000_000))).code == "too_large"


def test_a_row_at_the_end_of_the_world_is_reached_at_once():
    far = SHEET % f'{TITLE}<row r="99999999999"><c t="str"><v>x</v></c></row>'
    assert read(repacked(book(["a"]), xl_worksheets_sheet1=far))[1] == [(99_999_999_999, ["x"])]


def test_a_cell_far_to_the_right_is_refused_and_not_lost():
    far = SHEET % f'{TITLE}<row r="2"><c r="XFD2" t="str"><v>x</v></c></row>'
    assert refused(repacked(book(["a"]), xl_worksheets_sheet1=far)).code == "too_many_columns"


@pytest.mark.parametrize(
    "sheet",
    [
        '<!DOCTYPE a [<!ENTITY a "lol">]>' + SHEET % TITLE,
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY a "lol">]>' + SHEET % TITLE).encode("utf-16"),
        '<?xml version="1.0" encoding="cp037"?>' + SHEET % TITLE,
        "not xml at all",
        "<unclosed",
        SHEET % '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        SHEET % '<row r="one"><c r="A1"><v>1</v></c></row>',
        SHEET % '<row r="1"><c r="A1"><v>1e99999</v></c></row>',
        SHEET % '<row r="1"><c r="A1"><v>NaN</v></c></row>',
        SHEET % f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row>',
    ],
)
def test_a_broken_or_poisoned_sheet_is_a_sentence(sheet):
    refused(repacked(book(["a"]), xl_worksheets_sheet1=sheet))


def test_another_office_file_is_no_spreadsheet():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        parts.writestr("[Content_Types].xml", f"<Types>{office.TEXT_DOCUMENT.decode()}</Types>")
    assert refused(target.getvalue()).code == "not_a_spreadsheet"


@settings(max_examples=80)
@given(st.binary(max_size=200), st.integers(0, 6000), st.integers(0, 100))
def test_damage_anywhere_is_a_sentence_or_nothing(junk, start, length):
    whole = book(["a", "b"], ["x", 1])
    for content in (junk, office.ZIP + junk, whole[:start] + junk + whole[start + length :]):
        try:
            read(content)
        except ValidationError as refusal:
            assert refusal.messages


# In: CSV


@pytest.mark.parametrize(
    "written",
    [
        "City;Name, in full\nTurin;Torino\n",
        'City,"Name, in full"\r\nTurin,Torino\r\n',
        "City\tName, in full\nTurin\tTorino",
        "sep=;\r\nCity;Name, in full\r\nTurin;Torino\r\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_separator_and_encoding_that_says_what_it_is(written, encoding):
    assert read(written.encode(encoding)) == (["City", "Name, in full"], [(2, ["Turin", "Torino"])])


def test_one_column_needs_no_separator():
    assert read("City\nطنجة\n".encode()) == (["City"], [(2, ["طنجة"])])


def test_a_row_of_several_lines_is_one_row():
    assert read(b'a,b\n"1\n2",3\n\n4,5\n') == (["a", "b"], [(2, ["1\n2", "3"]), (4, ["4", "5"])])


def test_what_a_spreadsheet_would_run_is_text_here():
    assert read(b"a,b\n=1+1,'=1+1\n") == (["a", "b"], [(2, ["=1+1", "=1+1"])])


def test_rows_are_read_one_by_one(monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 2)
    _, rows = read_rows(io.BytesIO(b"a\n1\n2\n3\n"), "a.csv")
    assert [next(rows).number, next(rows)["a"]] == [2, "2"]
    with pytest.raises(ValidationError):
        next(rows)
