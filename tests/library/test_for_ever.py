"""What was published of a case study stays as it was, an edit stays unseen until it is approved, markup never runs."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from pypdf import PdfReader

from cities.models import City
from core.errors import NotAllowed, Refused, Stale
from core.models import AuditEntry, KeptFile, SearchDocument
from library import actions
from library.models import CASE_STUDY_PARTS, CaseStudyEdition
from tests.library.editions import ABOUT_PICTURE, Office, png
from tests.people import person
from tests.reading import body, read

SECRET = "Zanzibarium"
VALUE = 987_654


@pytest.fixture
def office(db):
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def full(office):
    """A published edition with a row in every table of its parts."""
    edition = office.draft()
    actions.add_file(edition, png(), ABOUT_PICTURE, by=office.writer)
    return office.taken_to(office.again(edition), "published")


def everything(edition: CaseStudyEdition) -> dict:
    parts = {
        name: list(model._default_manager.filter(edition=edition).order_by("pk").values())
        for name, model in CASE_STUDY_PARTS.items()
    }
    files = [row.attachment.__dict__ | {"_state": None} for row in edition.files.select_related("attachment")]
    return {**parts, "attachments": files, "edition": CaseStudyEdition.objects.filter(pk=edition.pk).values().get()}


# For ever


def test_a_superuser_changes_nothing_of_it_by_any_action(full):
    root = person("root", is_superuser=True, is_staff=True)
    before = everything(full)
    result, file = full.result_figures.get(), full.files.get()
    for name, attempt in {
        "edit": lambda: actions.edit_edition(full, {"abstract_en": "Mine."}, by=root, version=full.version),
        "take over": lambda: actions.take_over_texts(full, {"abstract_en": "Mine."}, {}, by=root),
        "confirm": lambda: actions.confirm_translation(full, "abstract", "fr", by=root, version=full.version),
        "discard": lambda: actions.discard_edition(full, by=root, version=full.version),
        "add": lambda: actions.add_part(full, "results", {"label_en": "More", "value": 1}, by=root),
        "edit result": lambda: actions.edit_part(result, {"value": 1}, by=root, version=result.version),
        "remove result": lambda: actions.remove_part(result, by=root, version=result.version),
        "add file": lambda: actions.add_file(full, png(), ABOUT_PICTURE, by=root),
        "remove file": lambda: actions.remove_file(file, by=root, version=file.version),
        "submit": lambda: actions.submit(full, by=root),
        "request changes": lambda: actions.request_changes(full, by=root, note="All."),
        "approve": lambda: actions.approve(full, by=root),
        "plan": lambda: actions.plan_publication(full, by=root, at=None),
        "publish": lambda: actions.publish(full, by=root),
    }.items():
        with pytest.raises(Refused), transaction.atomic():
            attempt()
        assert everything(full) == before, name


@pytest.mark.parametrize("name", CASE_STUDY_PARTS)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {0} SET edition_id = edition_id WHERE edition_id = %s",
        "DELETE FROM {0} WHERE edition_id = %s",
        "INSERT INTO {0} ({1}) SELECT {2} FROM {0} WHERE edition_id = %s",
    ],
)
def test_plain_sql_changes_no_part_of_it(full, name, statement):
    before, model = everything(full), CASE_STUDY_PARTS[name]
    listed = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields if not field.primary_key)
    filled = statement.format(model._meta.db_table, listed, listed.replace('"thread"', "gen_random_uuid()"))
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(filled, [full.pk])
    assert everything(full) == before


@pytest.mark.parametrize("change", ["status = 'draft'", "abstract_en = 'x'", "themes = '{housing}'", "writers = '{}'"])
def test_plain_sql_changes_nothing_of_the_edition_itself(full, change):
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE library_casestudyedition SET {change} WHERE id = %s", [full.pk])


@pytest.mark.parametrize("change", ["title = 'Another'", "credit = 'Nobody'", "alternative_en = 'x'"])
def test_plain_sql_changes_no_word_beside_a_published_picture(full, change):
    picture = full.files.get().attachment_id
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE core_attachment SET {change} WHERE id = %s", [picture])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_attachment WHERE id = %s", [picture])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_who_wrote_some_of_it_does_not_approve_even_as_superuser(office):
    root = person("root", is_superuser=True)
    edition = office.draft()
    edition = actions.edit_edition(edition, {"lessons_en": "Ask first."}, by=root, version=edition.version)
    edition = actions.submit(edition, by=root)
    with pytest.raises(Refused, match="Somebody else has to approve"):
        actions.approve(edition, by=root)
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        CaseStudyEdition.objects.filter(pk=edition.pk).update(status="approved", approved_by=root.key)


# Many at once


def crowd(size: int, act) -> list[str]:
    """What comes of it when as many people do the same at the same moment."""
    together = Barrier(size)

    def one(number: int) -> str:
        try:
            together.wait(30)
            act(number)
            return "done"
        except (Refused, Stale, NotAllowed) as answer:
            return type(answer).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(size) as people:
        return sorted(people.map(one, range(size)))


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_press_publish_at_once_one_publishes_and_nineteen_are_told():
    office = Office(City.objects.get(slug="seville"))
    edition = office.edition("approved")
    answers = crowd(20, lambda _number: actions.publish(edition, by=office.publisher, version=edition.version))
    assert answers == ["Refused"] * 19 + ["done"]
    moves = AuditEntry.objects.filter(about=edition.tag, changes={"status": ["approved", "published"]})
    assert moves.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_save_the_version_they_read_one_saves_and_none_overwrites():
    office = Office(City.objects.get(slug="seville"))
    edition = office.draft()

    def save(number: int) -> None:
        actions.edit_edition(edition, {"lessons_en": f"Number {number}"}, by=office.writer, version=edition.version)

    assert crowd(50, save) == ["Stale"] * 49 + ["done"]
    assert office.again(edition).version == edition.version + 1


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_start_the_next_edition_at_once_one_starts():
    office = Office(City.objects.get(slug="seville"))
    study = office.edition("published").case_study
    assert crowd(10, lambda _number: actions.start_edition(study, by=office.writer)) == ["Refused"] * 9 + ["done"]


# Unseen until approved

PLACES = [
    "/en/",
    "/en/case-studies/",
    f"/en/case-studies/?q={SECRET}",
    "/en/case-studies/{slug}/",
    "/en/case-studies/{slug}/1/",
    "/en/case-studies.csv",
    "/en/cities/seville/",
    f"/en/search/?q={SECRET}",
    "/sitemap.xml",
    "/api/v1/case-studies/?page_size=200",
    "/api/v1/case-studies/{slug}/",
    "/api/v1/case-studies/{slug}/editions/",
    "/api/v1/case-studies/{slug}/editions/1/",
    "/api/v1/case-studies/{slug}/editions/1/results/",
    "/api/v1/case-studies/{slug}/editions/1/files/",
    f"/api/v1/search/?q={SECRET}",
    "/en/case-studies/{slug}/1/changes/",
    "/en/case-studies/{slug}.json",
    *(f"/en/case-studies/{{slug}}.{suffix}" for suffix in ("bib", "ris", "csl.json", "txt")),
    *(f"/en/case-studies.{suffix}" for suffix in ("json", "geojson", "bib", "ris", "atom")),
    "/en/case-studies/?theme=housing",
    "/api/v1/case-studies/facets/",
    "/en/case-studies/{slug}.pdf",
    "/en/case-studies/{other}/",
]


def texts_of(slug: str, other: str) -> dict[str, str]:
    """Everything that a reader who is not signed in can read of it; `other` is a case study related to it."""
    KeptFile.objects.all().delete()
    found = {}
    for place in PLACES:
        address = place.format(slug=slug, other=other)
        answer = Client().get(address, follow=True)
        assert answer.status_code in (200, 404), address
        found[address] = on_paper(answer.content) if address.endswith(".pdf") else body(answer)
    return found


def on_paper(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_an_edit_to_a_published_case_study_stays_unseen_until_it_is_published(office):
    edition = office.edition("published")
    study, slug = edition.case_study, edition.case_study.slug
    other = office.edition("published", title_en="Another house", themes=["housing"]).case_study.slug
    before = texts_of(slug, other)
    tags, documents = study.facets, list(SearchDocument.objects.filter(about=study.tag).values_list("title", "body"))

    following = office.next(edition)
    words = {
        name: f"{SECRET} in {name}" for name in ("title_en", "abstract_en", "actions_en", "lessons_en", "legal_en")
    }
    facts = {"themes": ["housing"], "cost_band": "to_50", "sdg_targets": ["11.1"], "keywords_en": [SECRET]}
    following = actions.edit_edition(following, words | facts, by=office.writer, version=following.version)
    actions.add_part(following, "results", {"label_en": SECRET, "value": VALUE}, by=office.writer)
    picture = actions.add_file(following, png(), {**ABOUT_PICTURE, "title": SECRET}, by=office.writer)

    for state in ("in_review", "approved"):
        following = office.taken_to_next(following, state)
        assert texts_of(slug, other) == before, state
        study.refresh_from_db()
        assert study.facets == tags
        assert list(SearchDocument.objects.filter(about=study.tag).values_list("title", "body")) == documents
        assert Client().get(f"/api/v1/case-studies/{slug}/editions/2/").status_code == 404
        assert Client().get(f"/en/case-studies/{slug}/2/").status_code == 404
        assert Client().get(f"/media/case-studies/{slug}/{picture.thread}/").status_code == 404

    actions.publish(following, by=office.publisher)
    now = texts_of(slug, other)
    seen = {place for place, text in now.items() if SECRET in text}
    assert {f"/en/case-studies/{slug}/", "/en/case-studies.csv", f"/en/search/?q={SECRET}"} <= seen
    assert {f"/en/case-studies/{slug}.{suffix}" for suffix in ("pdf", "json", "bib", "ris", "txt")} <= seen
    assert {"/en/case-studies.atom", f"/en/case-studies/{other}/", "/en/case-studies/?theme=housing"} <= seen
    assert now["/api/v1/case-studies/facets/"] != before["/api/v1/case-studies/facets/"]
    assert Client().get(f"/media/case-studies/{slug}/{picture.thread}/").status_code == 200


# Markup

NESTED = "[" * 5000 + "x" + "]" * 5000
BIDI = "safe \u202egnp.exe\u202c \u2066end"
EVIL = {
    "title_en": "<script>alert(1)</script> title",
    "abstract_en": f"<img src=x onerror=alert(1)> {BIDI}",
    "context_en": f"{NESTED} [click](javascript:alert(1))",
    "actions_en": "<svg onload=alert(1)></svg> <SCRIPT SRC=//evil.example/x.js></SCRIPT> [x](JaVaScRiPt:alert(1))",
    "lessons_en": "![x](data:image/svg+xml;base64,PHN2Zy8+) <iframe src=//evil.example></iframe>",
    "legal_en": "<style>body{display:none}</style> [x](vbscript:x) <a href='javascript:alert(1)'>x</a>",
    "difficulties_en": "*" * 3000 + "_" * 3000 + "`" * 3000,
}


def test_stored_markup_neither_runs_nor_breaks_a_page(office):
    edition = office.draft(**EVIL)
    actions.add_part(edition, "results", {"label_en": "<script>alert(2)</script>", "value": 1}, by=office.writer)
    client = Client()
    client.force_login(office.submitter, backend="allauth.account.auth_backends.AuthenticationBackend")
    slug, own = edition.case_study.slug, f"/en/my-city/seville/case-studies/{edition.case_study.slug}/"
    drafts = [client.get(f"{own}{tail}") for tail in ("", "words/", "preview/", "results/", "history/")]
    published = office.taken_to(office.again(edition), "published")
    following = office.next(published)
    following = actions.edit_edition(following, {"context_en": "Calm."}, by=office.writer, version=following.version)
    office.taken_to(office.again(following), "published")
    public = [Client().get(f"/en/case-studies/{slug}/{tail}", follow=True) for tail in ("", "1/", "2/changes/")]
    for answer in [*drafts, *public]:
        assert answer.status_code == 200
        page = read(answer)
        assert page.all("main"), "the page is whole"
        assert not [script for script in page.all("script") if "alert" in script.text or "evil" in str(script.attrs)]
        assert not page.all("iframe")
        assert not [link for link in page.all("a") if "script:" in link.attrs.get("href", "").lower()]
        named = [name for element in page.all() for name in element.attrs if name.startswith("on")]
        assert named == []
        assert not [picture for picture in page.all("img") if "data:" in picture.attrs.get("src", "")]


def test_a_period_that_ends_before_it_begins_and_a_theme_that_is_none_are_refused(office):
    edition = office.draft()
    for values in ({"starts": "2020", "ends": "2019"}, {"themes": ["no-such-theme"]}, {"cost_band": "much"}):
        with pytest.raises(ValidationError), transaction.atomic():
            actions.edit_edition(edition, values, by=office.writer, version=edition.version)
