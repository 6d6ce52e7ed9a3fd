"""Figures from a file: every difference shown before anything changes, every fault with its row, column and reason."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook

from accounts.choices import Role
from cities.models import City
from core import importing
from core.models import AuditEntry, ImportJob
from profiles import actions
from profiles.actions.importing import jobs
from profiles.actions.review import open_doubts
from profiles.figure_table import COLUMNS, titles
from profiles.models import Figure, Indicator, answer_etag
from tests.people import official, secretary
from tests.profiles.filed import draft_of, published
from tests.reading import body, read

pytestmark = pytest.mark.django_db

PAGE = "/{language}/my-city/turin/profile/figures/import/"
WORKBOOK = "/{language}/my-city/turin/profile/figures.xlsx"


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def writer(turin):
    return official(Role.CITY_EDITOR, turin)


@pytest.fixture
def draft(turin, writer):
    return draft_of(turin, by=writer)


@pytest.fixture
def her(writer, draft):
    client = Client()
    client.force_login(writer)
    return client


def downloaded(client, language="en"):
    response = client.get(WORKBOOK.format(language=language))
    assert response.status_code == 200
    return load_workbook(io.BytesIO(response.content))


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def sent(client, content, name="figures.xlsx", language="en", **more):
    """What the server answers to a file, and what it shows then."""
    page = PAGE.format(language=language)
    response = client.post(page, {"file": SimpleUploadedFile(name, content), **more})
    if response.status_code == 302:
        assert response.url == page
        response = client.get(page)
    return response


def accepted(client):
    response = client.post(PAGE.format(language="en") + "accept/")
    assert response.status_code == 302
    return client.get(response.url)


def job():
    return ImportJob.objects.get()


def problems():
    return [(one["row"], one["column"], one["message"]) for one in job().report["problems"]]


def differences():
    return [(one["kind"], one["row"]) for one in job().report["differences"]]


def table(edition, *, changed=None, added=(), header=None):
    """The edition's figures as CSV with English keys; `changed`: `{row: {key: text}}`."""
    keys = header or [column.key for column in COLUMNS]
    rows = []
    for number, figure in enumerate(Figure.objects.filter(edition=edition).with_sources(), start=2):
        cells = {
            "indicator": figure.indicator.code,
            "geography": figure.geography.slug,
            "definition": figure.definition.code if figure.definition else "",
            "value": f"{figure.value:f}",
            "period_start": figure.period_start,
            "quality": figure.quality,
            "source": figure.source.code,
            "note_en": figure.note_en,
            "doubt_en": figure.doubt_en,
            "thread": str(figure.thread),
            "version": str(figure.version),
        }
        rows.append(cells | (changed or {}).get(number, {}))
    target = io.StringIO()
    writer = csv.DictWriter(target, keys, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows([*rows, *added])
    return target.getvalue().encode()


def new(**cells):
    figure = Figure.objects.filter(indicator__code="population").exclude(edition=None).with_sources().first()
    usual = {"indicator": "population", "value": "5", "quality": "official", "source": figure.source.code}
    return {**usual, "geography": "turin-city", **cells}


# There and back


def test_three_cells_changed_are_three_differences_and_go_into_the_draft(her, draft, writer):
    book = downloaded(her)
    sheet = book.worksheets[0]
    titles_ = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, titles_["What is counted"]).value.split(" ")[0]: row for row in (2, 3)}
    sheet.cell(rows["population"], titles_["Value"]).value = 871000
    sheet.cell(rows["population"], titles_["Note (Français)"]).value = "Nouvelle série."
    sheet.cell(rows["immigrant_population_share"], titles_["Quality"]).value = "estimate · Estimate"
    page = body(sent(her, saved(book)))
    assert "2 figures changed" in page
    fields = [field for one in job().report["differences"] for field in one["fields"]]
    assert {(one["column"], one["before"], one["after"]) for one in fields} == {
        ("Value", "870952", "871000"),
        ("Note (Français)", "", "Nouvelle série."),
        ("Quality", "Official figure", "Estimate"),
    }
    figure = Figure.objects.get(edition=draft, indicator__code="population")
    assert (figure.value, figure.note_fr) == (870952, "")
    assert "The figures are in the draft." in body(accepted(her))
    figure.refresh_from_db()
    assert (figure.value, figure.note_fr, figure.version) == (871000, "Nouvelle série.", 2)
    assert figure.translation["note"]["fr"]["state"] == "human"
    entries = AuditEntry.objects.filter(action="edit_part", about__endswith=str(figure.thread), actor=writer.key)
    assert entries.first().changes["value"] == ["870952", "871000"]
    before = draft.version
    draft.refresh_from_db()
    assert draft.version == before + 1


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_an_untouched_workbook_changes_nothing_in_any_language(her, language):
    content = saved(downloaded(her, language))
    assert sent(her, content, language=language).status_code == 200
    assert (job().state, job().report) == ("ready", {"problems": [], "differences": [], "doubts": [], "unchanged": 2})


def test_the_workbook_of_one_language_is_read_in_another(her):
    assert sent(her, saved(downloaded(her, "ar")), language="fr").status_code == 200
    assert problems() == []


def test_the_workbook_offers_what_can_be_chosen_and_explains_every_column(her, draft):
    book = downloaded(her, "fr")
    figures, help_ = book.worksheets[0], book.worksheets[1]
    assert len(figures.data_validations.dataValidation) == 7
    assert len(list(help_.iter_rows())) == len(COLUMNS) + 1
    assert book.worksheets[-1].sheet_state == "hidden"
    offered = {cell.value for row in book.worksheets[-1].iter_rows() for cell in row}
    assert f"population · {Indicator.objects.get(code='population').name_fr}" in offered


def test_a_formula_in_a_note_stays_words_on_its_way_out_and_in(her, draft):
    cells = {row[0].value: row for row in downloaded(her).worksheets[0].iter_rows()}
    assert all(cell.data_type != "f" for row in cells.values() for cell in row)
    sent(her, saved(downloaded(her)))
    assert differences() == []
    assert Figure.objects.get(edition=draft, indicator__code="population").note_en == "=HYPERLINK(1)"


def test_no_title_means_two_columns():
    known = titles()
    for column in COLUMNS:
        assert known[column.key] == column.key
    assert len(set(known.values())) == len(COLUMNS)


# New, missing, twice


def test_a_row_without_a_number_is_a_new_figure(her, draft):
    content = table(draft, added=[new(period_start="2021", value="1 234,5")])
    sent(her, content, "figures.csv")
    assert differences() == [("added", 4)]
    accepted(her)
    figure = Figure.objects.get(edition=draft, indicator__code="population", period_start="2021")
    assert (figure.value, figure.city.slug) == (Decimal("1234.5"), "turin")
    assert AuditEntry.objects.filter(action="add_part", about__endswith=str(figure.thread)).count() == 1


def test_what_is_missing_in_the_file_goes_only_if_she_says_so(her, draft):
    content = b"\n".join(table(draft).splitlines()[:2])
    sent(her, content, "figures.csv")
    assert differences() == []
    sent(her, content, "figures.csv", remove_missing="on")
    assert differences() == [("removed", 0)]
    assert draft.figures.count() == 2
    accepted(her)
    assert draft.figures.count() == 1


def test_a_figure_that_the_file_removes_leaves_its_priority(her, draft, writer):
    keeps, goes = Figure.objects.filter(edition=draft).with_sources()
    row = draft.priorities.get()
    actions.edit_part(row, {"figures": [keeps.thread, goes.thread]}, by=writer, version=row.version)
    sent(her, b"\n".join(table(draft).splitlines()[:2]), "figures.csv", remove_missing="on")
    row.refresh_from_db()
    assert row.figures == [keeps.thread, goes.thread]
    accepted(her)
    row.refresh_from_db()
    assert (row.figures, row.version) == ([keeps.thread], 3)
    assert actions.edit_part(row, {"title_en": "Homes"}, by=writer, version=3).figures == [keeps.thread]


def test_only_some_columns_leave_the_others_as_they_are(her, draft):
    sent(her, table(draft, changed={2: {"value": "7000"}}, header=["thread", "value"]), "figures.csv")
    assert len(differences()) == 1
    accepted(her)
    assert Figure.objects.filter(edition=draft, value=7000).exclude(note_en="", doubt_en="").count() == 1


# What would look impossible


def test_the_preview_names_the_doubts_that_the_file_would_raise_and_no_others(her, draft):
    a_tenth = {"period_start": "2010", "value": "87000"}
    sent(her, table(draft, added=[new(**a_tenth)]), "figures.csv")
    ((raised),) = job().report["doubts"]
    assert (raised["rows"], "from 87,000 (2010) to 870,952 (2020)" in raised["text"]) == ([4], True)
    page = body(her.get(PAGE.format(language="en")))
    assert "One new doubt about figures" in page
    assert "Answer the doubts" not in page
    assert open_doubts(draft) == []
    assert "Answer the doubts" in body(accepted(her))
    (stands,) = open_doubts(draft)
    sent(her, table(draft, added=[new(period_start="2024", value="99")]), "figures.csv")
    assert [one["rows"] for one in job().report["doubts"]] == [[5]]
    assert stands[0].text not in body(her.get(PAGE.format(language="en")))


# Faults


def test_five_faults_in_five_rows_are_all_named_and_nothing_changes(her, draft):
    source = draft.figures.first().source.code
    rows = [
        new(period_start="2021", value="1.234"),
        new(period_start="last year"),
        new(indicator="populaton", period_start="2022"),
        new(source="X99", period_start="2023"),
        new(geography="lyon-city", period_start="2024"),
    ]
    page = sent(her, table(draft, added=rows), "figures.csv")
    found = problems()
    assert [(row, column) for row, column, _message in found] == [
        (4, "Value"),
        (5, "Year or first day"),
        (6, "What is counted"),
        (7, "Source"),
        (8, "Place"),
    ]
    messages = [message for _row, _column, message in found]
    assert "can mean 1234 or 1.234" in messages[0]
    assert messages[2] == "“populaton” is not known here. Do you mean “population”?"
    assert all(message in body(page).replace("&#x27;", "'") for message in messages)
    assert source
    assert draft.figures.count() == 2
    assert her.post(PAGE.format(language="en") + "accept/").status_code == 302
    assert draft.figures.count() == 2


@pytest.mark.parametrize(
    ("language", "title", "nearest"),
    [("en", "indicatr", "indicator"), ("en", "Valu", "Value"), ("fr", "thred", "thread")],
)
def test_a_misspelt_title_is_an_error_that_names_the_nearest(her, draft, language, title, nearest):
    header = {"indicator": "indicator", "Value": "value", "thread": "thread"}[nearest]
    content = table(draft).replace(header.encode(), title.encode(), 1)
    sent(her, content, "figures.csv", language=language)
    ((row, column, message),) = problems()
    assert (row, column) == (1, title)
    assert title in message
    assert nearest.lower() in message.lower()


def test_the_same_figure_twice_names_both_rows(her, draft):
    sent(her, table(draft, added=[new(period_start="2021"), new(period_start="2021", value="6")]), "figures.csv")
    assert [(row, "See row" in message) for row, _column, message in problems()] == [(4, True), (5, True)]


def test_a_row_copied_with_its_number_is_refused(her, draft):
    figure = draft.figures.first()
    content = table(draft, added=[new(period_start="2021", thread=str(figure.thread))])
    sent(her, content, "figures.csv")
    ((row, column, message),) = problems()
    assert (row, column) == (4, "Figure (leave as it is)")
    assert "is about the same figure" in message


@pytest.mark.parametrize("thread", ["7", "6f0c3f6e-6b3e-4a53-9a59-0d5c9c2f7e11"])
def test_a_number_that_is_none_of_this_edition_is_refused(her, draft, thread):
    sent(her, table(draft, added=[new(period_start="2021", thread=thread)]), "figures.csv")
    assert [(row, column) for row, column, _message in problems()] == [(4, "Figure (leave as it is)")]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"value": ""}, "Value", "Write a number."),
        ({"value": "12 %"}, "Value", "not in per cent"),
        ({"value": "20", "value_to": "10"}, "Up to, for a range", "cannot lie below"),
        ({"value": "1.23456"}, "Value", "decimal places"),
        ({"period_start": "2021", "period_end": "2020"}, "Last year or day", "before its beginning"),
        ({"quality": "splendid"}, "Quality", "not known here"),
        ({"quality": ""}, "Quality", "A figure needs this."),
        ({"source": ""}, "Source", "A figure needs this."),
        ({"note_en": "See [@NOSUCH]."}, "Note (English)", "There is no source"),
        ({"locator": "x" * 81}, "Page or table in the source", "80"),
    ],
)
def test_what_the_form_would_refuse_the_file_refuses_too(her, draft, cells, column, words):
    sent(her, table(draft, added=[new(**{"period_start": "2021"} | cells)]), "figures.csv")
    ((row, where, message),) = problems()
    assert (row, where) == (4, column)
    assert words in message


def test_another_citys_own_source_and_indicator_are_not_known_here(her, draft):
    lyon = City.objects.get(slug="lyon")
    stranger = official(Role.CITY_EDITOR, lyon)
    source = actions.add_source(lyon, {"title": "Annuaire", "kind": "document"}, by=stranger)
    own = actions.add_indicator(lyon, {"name_en": "Traboules", "unit": "places", "chapter": "data"}, by=stranger)
    rows = [new(source=source.code, period_start="2021"), new(indicator=own.code, period_start="2022")]
    sent(her, table(draft, added=rows), "figures.csv")
    assert [(row, column) for row, column, _message in problems()] == [(4, "Source"), (5, "What is counted")]
    assert "Annuaire" not in body(her.get(PAGE.format(language="en")))


def test_a_figure_that_a_colleague_changed_since_the_download_is_not_overwritten(her, draft, writer):
    content = table(draft, changed={2: {"value": "7000"}})
    figure = Figure.objects.filter(edition=draft).with_sources()[0]
    actions.edit_part(figure, {"value": Decimal(8000)}, by=writer, version=figure.version)
    sent(her, content, "figures.csv")
    ((row, column, message),) = problems()
    assert (row, column) == (2, "Version (leave as it is)")
    assert "A colleague has changed this figure" in message


JUNK = {
    "nothing": b"",
    "a title": b"value\n",
    "blank": b"\n\n\n",
    "words": "Où vivent les gens ?".encode(),
    "bytes": bytes(range(256)) * 20,
    "latin-1": "value;note_en\n5;été".encode("latin-1"),
    "an image": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "paper": b"%PDF-1.7\n%%EOF",
    "an old workbook": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "a torn zip": b"PK\x03\x04" + b"\0" * 300,
    "quotes": b'value,note_en\n"5,never closed\n',
    "null": b"value,thread\n5,\0\n",
    "wide": b",".join(b"c%d" % n for n in range(300)) + b"\n",
    "html": b"<html><script>alert(1)</script></html>",
}


@pytest.mark.parametrize("name", JUNK)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_junk_is_answered_with_a_sentence(her, draft, name, suffix):
    response = sent(her, JUNK[name], f"figures.{suffix}")
    page = read(response)
    assert response.status_code in (200, 400)
    assert page.all(cls="notice-danger") or "0 figures added" in page.text
    assert draft.figures.count() == 2


def test_no_file_at_all_is_answered_with_a_sentence(her):
    response = her.post(PAGE.format(language="en"), {})
    assert response.status_code == 400
    assert read(response).one(cls="error-summary")


# Between preview and answer


def test_an_edition_changed_since_the_preview_is_previewed_again_and_not_overwritten(her, draft, writer):
    sent(her, table(draft, changed={2: {"value": "7000"}}), "figures.csv")
    actions.add_part(draft, "priorities", {"title_en": "Schools"}, by=writer)
    page = body(accepted(her))
    assert "The edition has changed since this preview" in page
    assert not draft.figures.filter(value=7000).exists()
    assert job().state == "ready"
    accepted(her)
    assert draft.figures.filter(value=7000).exists()


def test_the_file_is_hers_alone_and_waits_for_her(her, draft, turin):
    sent(her, table(draft, changed={2: {"value": "7000"}}), "figures.csv")
    colleague = Client()
    colleague.force_login(official(Role.CITY_ADMIN, turin))
    assert "<bdi>figures.csv</bdi>" not in body(colleague.get(PAGE.format(language="en")))
    assert "There is no preview to accept" in body(accepted(colleague))
    assert "1 figure changed" in body(her.get(PAGE.format(language="en")))


def test_a_file_is_forgotten_when_she_says_so_or_after_a_week(her, draft):
    sent(her, table(draft), "figures.csv")
    her.post(PAGE.format(language="en") + "forget/")
    assert not ImportJob.objects.exists()
    sent(her, table(draft), "figures.csv")
    ImportJob.objects.update(expires_at="2020-01-01T00:00Z")
    assert "<bdi>figures.csv</bdi>" not in body(her.get(PAGE.format(language="en")))


def test_what_was_taken_over_is_kept_no_longer(her, draft):
    sent(her, table(draft, changed={2: {"value": "7000"}}), "figures.csv")
    accepted(her)
    assert (job().state, bytes(job().content)) == ("done", b"")
    assert "There is no preview to accept" in body(accepted(her))


def test_an_approved_edition_becomes_a_draft_again(her, draft, writer, turin):
    actions_by = official(Role.CITY_SUBMITTER, turin)
    for doubt, _answer in actions.review.open_doubts(draft):
        actions.answer_doubt(draft, doubt.key, "It is so.", by=writer, read=answer_etag(""))
    actions.approve(actions.submit(draft, by=actions_by), by=secretary(Role.REVIEWER))
    sent(her, table(draft, changed={2: {"value": "7000"}}), "figures.csv")
    accepted(her)
    draft.refresh_from_db()
    assert (draft.status, draft.approved_by, draft.writers) == ("draft", "", [writer.key])


def test_an_edition_in_review_takes_no_file(her, draft, writer, turin):
    for doubt, _answer in actions.review.open_doubts(draft):
        actions.answer_doubt(draft, doubt.key, "It is so.", by=writer, read=answer_etag(""))
    content = table(draft, changed={2: {"value": "7000"}})
    actions.submit(draft, by=official(Role.CITY_SUBMITTER, turin))
    response = sent(her, content, "figures.csv")
    assert response.status_code == 400
    assert "This edition is being reviewed" in body(response)
    assert not draft.figures.filter(value=7000).exists()


# Long files


@pytest.fixture
def everything_is_long(monkeypatch):
    """A file of six rows goes the way of one of thousands; where the limit is, the first test below says."""
    monkeypatch.setattr(jobs, "IN_ONE_GO", 5)


def long_table(draft, count):
    rows = [
        new(period_start=f"{1000 + n % 1000}-01", period_end=f"{2000 + n // 1000}", value=str(n)) for n in range(count)
    ]
    return table(draft, added=rows)


def test_a_long_file_is_read_by_the_worker_and_shows_how_far_it_is(her, draft, monkeypatch, settings):
    settings.WORKER_TASKS = {"profiles.actions.do_next_import": 1}
    page = read(sent(her, long_table(draft, 600), "figures.csv"))
    assert page.one("progress").attrs["max"] == "602"
    assert page.one(id="import-progress").attrs["hx-get"] == PAGE.format(language="en")
    told = []
    monkeypatch.setattr(importing, "telling", lambda _job: told.append)
    assert "HX-Refresh" not in her.get(PAGE.format(language="en"), headers={"HX-Request": "true"})
    call_command("worker", "--once")
    assert told == list(range(1, 603))
    assert her.get(PAGE.format(language="en"), headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = body(her.get(PAGE.format(language="en")))
    assert "600 figures added" in page
    assert "?differences=2#differences" in page
    assert "being taken over" in body(accepted(her))
    call_command("worker", "--once")
    assert draft.figures.count() == 602
    assert "Taken over into the draft" in body(her.get(PAGE.format(language="en")))


def test_the_database_is_asked_no_more_often_for_a_longer_file(her, draft, django_assert_max_num_queries):
    sent(her, long_table(draft, 150), "figures.csv")
    with django_assert_max_num_queries(60):
        accepted(her)
    assert draft.figures.count() == 152


def test_two_workers_do_not_take_one_file_twice(her, draft, everything_is_long):
    sent(her, long_table(draft, 6), "figures.csv")
    assert importing.take_next(["figures"]).pk == job().pk
    assert importing.take_next(["figures"]) is None
    ImportJob.objects.update(began_at="2020-01-01T00:00Z")
    assert importing.take_next(["figures"]).pk == job().pk


def test_no_worker_takes_a_short_file_that_the_page_is_reading_or_taking_over(her, draft, monkeypatch):
    read_figures, taken = jobs.read_figures, []

    def watched(*args, **more):
        taken.append((job().state, importing.take_next(["figures"])))
        return read_figures(*args, **more)

    monkeypatch.setattr(jobs, "read_figures", watched)
    sent(her, table(draft, changed={2: {"value": "7000"}}), "figures.csv")
    accepted(her)
    assert taken == [("waiting", None), ("accepted", None)]
    assert (job().state, job().began_at) == ("done", None)


@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param(lambda: ImportJob.objects.all().delete(), id="forgotten"),
        pytest.param(lambda: ImportJob.objects.update(began_at="2030-01-01T00:00Z"), id="given to another worker"),
    ],
)
def test_what_came_of_a_file_is_written_only_by_who_still_holds_it(
    her, draft, monkeypatch, meanwhile, everything_is_long
):
    read_figures = jobs.read_figures

    def overtaken(*args, **more):
        meanwhile()
        return read_figures(*args, **more)

    sent(her, long_table(draft, 6), "figures.csv")
    monkeypatch.setattr(jobs, "read_figures", overtaken)
    assert actions.do_next_import()
    assert [(one.state, one.report) for one in ImportJob.objects.all()] in ([], [("waiting", {})])


def test_files_without_an_answer_are_deleted_after_a_week_though_nobody_sends_another(her, draft):
    sent(her, table(draft), "figures.csv")
    ImportJob.objects.update(expires_at="2020-01-01T00:00Z")
    call_command("worker", "--once")
    assert not ImportJob.objects.exists()


def test_a_file_that_breaks_the_reading_is_answered_with_a_sentence(
    her, draft, monkeypatch, caplog, everything_is_long
):
    sent(her, long_table(draft, 6), "figures.csv")
    monkeypatch.setattr("profiles.actions.importing.jobs.read_figures", lambda *_args, **_more: 1 / 0)
    assert actions.do_next_import()
    assert job().state == "faulty"
    assert "could not be read to its end" in body(her.get(PAGE.format(language="en")))
    assert "ZeroDivisionError" in caplog.text


def test_whoever_has_left_the_city_meanwhile_changes_nothing(her, draft, writer, everything_is_long):
    sent(her, long_table(draft, 6), "figures.csv")
    writer.posts.all().delete()
    assert actions.do_next_import()
    assert draft.figures.count() == 2


def test_what_only_the_database_sees_is_named_by_row_too(her, draft, monkeypatch):
    """The checks in memory are for speed and for words; the constraint still stands behind them."""
    monkeypatch.setattr("profiles.actions.importing.reading.refuse_twins", lambda _reading: None)
    sent(her, table(draft, added=[new(period_start="2021"), new(period_start="2021")]), "figures.csv")
    assert [(row, message) for row, _column, message in problems()] == [
        (5, "This figure is already there for the same place, time and source.")
    ]
    assert draft.figures.count() == 2


# Who may


def test_a_reader_of_the_city_may_not_import(draft, turin):
    client = Client()
    client.force_login(official(Role.CITY_READER, turin))
    assert client.get(PAGE.format(language="en")).status_code == 403
    assert client.get(WORKBOOK.format(language="en")).status_code == 403
    assert (
        client.post(PAGE.format(language="en"), {"file": SimpleUploadedFile("a.csv", table(draft))}).status_code == 403
    )


def test_another_city_finds_nothing_here(draft):
    client = Client()
    client.force_login(official(Role.CITY_ADMIN, City.objects.get(slug="lyon")))
    for method in (client.get, client.post):
        assert method(PAGE.format(language="en")).status_code == 404
        assert method(PAGE.format(language="en") + "accept/").status_code in (404, 405)


def test_a_published_edition_takes_no_file(her, draft):
    content = table(draft)
    published(draft)
    assert sent(her, content, "figures.csv").status_code == 404


# As CSV


def test_the_csv_of_the_draft_comes_back_as_it_went(her, draft):
    page = PAGE.format(language="en")
    file = page.replace("figures/import/", "figures.csv?bom=1")
    assert file in body(her.get(page))
    content = b"".join(her.get(file))
    sent(her, content, "figures.csv")
    assert (problems(), differences()) == ([], [])
    assert job().report["unchanged"] == draft.figures.count()
    lines = content.decode().splitlines(keepends=True)
    figure = draft.figures.get(thread=lines[1].split(",")[-2])
    changed = "".join([lines[0], lines[1].replace(f",{figure.period_start},", ",1987,", 1), *lines[2:]])
    sent(her, changed.encode(), "figures.csv")
    assert [kind for kind, _row in differences()] == ["changed"]


def test_a_formula_hides_no_other_fault(her, draft):
    book = downloaded(her)
    rows = book.worksheets[0]
    titles = [cell.value for cell in rows[1]]
    rows.cell(2, titles.index("Value") + 1).value = "=1+1"
    rows.cell(3, titles.index("Value") + 1).value = "many"
    sent(her, saved(book))
    found = {(row, column): message for row, column, message in problems()}
    assert set(found) == {(2, "Value"), (3, "Value")}
    assert "holds a formula" in found[2, "Value"]
