"""What goes out of an edition: paper, workbook, data. Made once; a draft’s only for its own people."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core.models import KeptFile
from profiles import actions
from profiles.exports import make_missing_files
from profiles.models import Adoption, Figure, Priority, ProfileEdition, ProfileTranslation
from tests.people import official
from tests.profiles.filed import DOUBT, draft_of, pdf_text, published, sheets_of
from tests.reading import body

pytestmark = pytest.mark.django_db

FILES = ["profile.pdf", "summary.pdf", "figures.xlsx", "figures.json", "figures.csv"]


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def writer(turin):
    return official(Role.CITY_EDITOR, turin)


@pytest.fixture
def draft(turin, writer):
    return draft_of(turin, by=writer)


def address(name, number=2, language="en"):
    return f"/{language}/cities/turin/profile/{number}/{name}"


def fetched(name, number=2, language="en"):
    response = Client().get(address(name, number, language))
    assert response.status_code == 200
    return response.content


def statuses(number=2):
    return {Client().get(address(name, number)).status_code for name in FILES}


# Paper


def test_the_whole_profile_is_printed_with_its_sources_its_doubts_and_what_is_not_known(draft):
    published(draft)
    text = pdf_text(fetched("profile.pdf"))
    source = draft.figures.first().source
    for words in (
        "City Migration Profile of",
        "Edition 2",
        "1. Synopsis",
        "10. Priorities",
        "Half are young [1, p. 3].",
        "870,952 persons",
        "To be read with care: " + DOUBT,
        "=HYPERLINK(1)",
        "Not known, because: Nobody counts this. Who could know: The statistics office",
        "The prefecture does not say.",
        "1. Housing for all",
        "The housing office",
        "Legal desk · The city",
        "Who is counted",
        source.title,
        "How to cite",
        "http://testserver/en/cities/turin/profile/2/".replace("testserver", "127.0.0.1:8000"),
        "Facts and figures may be reused with their source.",
    ):
        assert words in text, words


def test_a_summary_has_two_to_four_pages_and_only_the_sources_it_cites(draft):
    published(draft)
    text = pdf_text(fetched("summary.pdf"))
    for words in (
        "Executive summary",
        "General overview",
        "870,952 persons",
        "Migration patterns",
        "People come by sea.",
    ):
        assert words in text, words
    assert "Housing for all" in text
    assert "Legal desk" not in text
    assert text.index("Migration patterns") < text.index("Migrant population", text.index("Migration patterns"))


@pytest.mark.parametrize("slug", ["turin", "tunis", "lyon"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_real_summaries_are_short_in_every_language(slug, language):
    from pypdf import PdfReader

    content = Client().get(f"/{language}/cities/{slug}/profile/1/summary.pdf").content
    document = PdfReader(io.BytesIO(content))
    assert 2 <= len(document.pages) <= 4
    assert document.root_object["/Lang"] == language


def test_a_reader_in_another_language_is_told_which_one_she_gets(draft):
    published(draft)
    text = pdf_text(fetched("profile.pdf", language="fr"))
    assert "People come by sea." in text
    assert "English" in text


def test_paper_is_made_once_and_anew_only_when_a_translation_or_an_adoption_comes(draft, monkeypatch):
    published(draft)
    first = fetched("profile.pdf")
    monkeypatch.setattr("profiles.exports.kept.profile_pdf", lambda *_args, **_more: b"%PDF-new")
    assert fetched("profile.pdf") == first
    translation = ProfileTranslation.objects.create(edition=draft, language="fr", number=2, texts={"a": "b"})
    assert fetched("profile.pdf") == first
    translation.published_at = "2026-05-01T00:00Z"
    translation.save()
    assert fetched("profile.pdf") == b"%PDF-new"
    assert KeptFile.objects.get(name="profile:turin:2/profile-en.pdf").content.tobytes() == b"%PDF-new"
    monkeypatch.setattr("profiles.exports.kept.profile_pdf", lambda *_args, **_more: b"%PDF-adopted")
    Adoption.objects.create(edition=draft, adopted_on="2026-06-01", council_en="The council")
    assert fetched("profile.pdf") == b"%PDF-adopted"


def test_the_worker_makes_all_files_of_an_edition_in_one_go(draft, settings):
    published(draft)
    KeptFile.objects.all().delete()
    assert make_missing_files()
    made = set(KeptFile.objects.values_list("name", flat=True))
    assert {name.partition("/")[0] for name in made} == {"profile:turin:2"}
    papers = {f"{kind}-{code}.pdf" for kind in ("profile", "summary") for code in ("en", "fr", "ar")}
    assert {name.partition("/")[2] for name in made} == papers | {
        *(f"figures-{code}.xlsx" for code in ("en", "fr", "ar")),
        "figures.csv",
        "figures.json",
    }
    settings.WORKER_TASKS = {"profiles.exports.make_missing_files": 1}
    call_command("worker", "--once")
    assert KeptFile.objects.exclude(name__startswith="profile:turin").exists()


def test_the_worker_has_nothing_to_do_once_every_edition_has_its_files():
    editions = ProfileEdition.objects.published().exclude(city__slug="turin")
    ProfileEdition.objects.filter(pk__in=editions).update(status="superseded")
    assert make_missing_files()
    assert not make_missing_files()


def test_an_edition_that_cannot_be_printed_does_not_keep_the_others_waiting(draft, monkeypatch, caplog):
    published(draft)
    monkeypatch.setattr("profiles.exports.kept.GIVEN_UP", set())
    broken = lambda edition, **_more: 1 / 0 if edition.city.slug == "turin" else b"%PDF-"  # noqa: E731
    for kind in ("profile_pdf", "summary_pdf"):
        monkeypatch.setattr(f"profiles.exports.kept.{kind}", broken)
    assert make_missing_files()
    assert "ZeroDivisionError" in caplog.text
    assert not KeptFile.objects.filter(name__endswith=".pdf").exists()
    assert make_missing_files()
    assert KeptFile.objects.filter(name__endswith=".pdf").count() == 6


# Tables and data


def test_the_workbook_holds_figures_definitions_sources_and_the_licence(draft):
    published(draft)
    book = sheets_of(fetched("figures.xlsx"))
    assert list(book) == ["Figures", "Definitions", "Sources", "About"]
    titles, *rows = book["Figures"]
    by_title = [dict(zip(titles, row, strict=True)) for row in rows]
    population = next(row for row in by_title if row["Code"] == "population")
    assert (population["Value"], population["Unit"], population["Year or first day"]) == (870952, "persons", 2020)
    assert population["Note"] == "'=HYPERLINK(1)"
    assert DOUBT in {row["To be read with care"] for row in by_title}
    assert book["Sources"][1][0] == draft.figures.first().source.code
    words = dict(book["About"])
    assert words["Permanent address"].endswith("/en/cities/turin/profile/2/")
    assert "may be reused" in words["Licence"]


def test_the_arabic_workbook_runs_from_right_to_left_with_arabic_words(draft):
    from openpyxl import load_workbook

    published(draft)
    book = load_workbook(io.BytesIO(fetched("figures.xlsx", language="ar")))
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert "عدد السكان" in {row[0].value for row in book.worksheets[0].iter_rows()}


def test_the_data_name_every_source_definition_and_the_licence(draft):
    published(draft)
    found = json.loads(fetched("figures.json"))
    assert {figure["indicator"] for figure in found["figures"]} == {"population", "immigrant_population_share"}
    assert {figure["source_code"] for figure in found["figures"]} == {source["code"] for source in found["sources"]}
    share = next(figure for figure in found["figures"] if figure["unit"] == "percent")
    assert (share["value"], share["doubt"]["en"]) == (13.5, DOUBT)
    assert share["definition"] in {row["code"] for row in found["definitions"]}
    assert found["permanent_address"].endswith("/en/cities/turin/profile/2/")
    assert set(found["licence"]) == {"en", "fr", "ar"}


def test_few_people_are_told_as_fewer_than_ten_in_every_file(draft, writer):
    figure = Figure.objects.get(edition=draft, indicator__code="population")
    actions.edit_part(figure, {"value": 7}, by=writer, version=figure.version)
    published(draft)
    found = json.loads(fetched("figures.json"))["figures"]
    assert {(row["comparator"], row["value"]) for row in found if row["indicator"] == "population"} == {("under", 10)}
    titles, *rows = sheets_of(fetched("figures.xlsx"))["Figures"]
    assert (10, "less than") in {(row[titles.index("Value")], row[titles.index("How exact")]) for row in rows}
    assert "less than 10 persons" in pdf_text(fetched("profile.pdf"))


def test_a_note_is_never_run_as_a_formula(draft):
    published(draft)
    rows = list(csv.DictReader(io.StringIO(fetched("figures.csv").decode())))
    assert "'=HYPERLINK(1)" in {row["note"] for row in rows}


def test_files_of_a_superseded_edition_stay_byte_by_byte(draft, turin, writer):
    published(draft)
    before = {name: fetched(name) for name in FILES}
    following = actions.start_edition(turin, by=writer)
    published(following)
    turin.name_en = "Torino"
    turin.save()
    assert {name: fetched(name) for name in FILES} == before
    assert "Edition 3" in pdf_text(fetched("profile.pdf", number=3))


def test_csv_may_have_the_mark_that_some_spreadsheets_need(draft):
    published(draft)
    assert Client().get(address("figures.csv") + "?bom=1").content == b"\xef\xbb\xbf" + fetched("figures.csv")


# Who gets what


def test_a_draft_has_no_file_for_the_public(draft):
    assert statuses() == {404}
    assert not KeptFile.objects.exists()


def test_what_was_withdrawn_has_none_any_more(draft):
    published(draft)
    assert statuses() == {200}
    ProfileEdition.objects.filter(pk=draft.pk).update(
        status="withdrawn", withdrawn_reason="Wrong.", withdrawn_at="2026-06-01T00:00Z", version=draft.version + 1
    )
    assert statuses() == {410}


def test_an_edition_that_never_was_has_none():
    assert statuses(number=77) == {404}
    assert statuses(number=99999999999) == {404}


def test_its_own_people_print_the_draft_as_it_stands_and_nothing_is_kept(draft, writer):
    client = Client()
    client.force_login(writer)
    text = pdf_text(client.get("/en/my-city/turin/profile/profile.pdf").content)
    assert "This is a draft" in text
    assert "Housing for all" in text
    row = Priority.objects.get(edition=draft)
    actions.edit_part(row, {"title_en": "Homes for all"}, by=writer, version=row.version)
    assert "Homes for all" in pdf_text(client.get("/en/my-city/turin/profile/summary.pdf").content)
    assert not KeptFile.objects.exists()


def test_nobody_else_prints_it(draft, turin):
    client = Client()
    assert client.get("/en/my-city/turin/profile/profile.pdf").status_code == 302
    client.force_login(official(Role.CITY_ADMIN, City.objects.get(slug="lyon")))
    assert client.get("/en/my-city/turin/profile/profile.pdf").status_code == 404
    assert "Housing for all" not in body(client.get("/en/cities/turin/profile/"))
