"""Documents and pictures of a case study: refused with a reason, as visible as its editions, kept for ever."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from accounts.choices import Role
from cities.models import City
from core.models import Attachment
from library import actions
from library.models import CaseStudyFile
from tests.library.editions import ABOUT_PICTURE, Office, png
from tests.people import official
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
ABOUT = {"title": "Local plan", "language": "it", "origin": "City of Turin"}


@pytest.fixture
def office() -> Office:
    return Office(City.objects.get(slug="turin"))


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(edition) -> str:
    return f"/en/my-city/turin/case-studies/{edition.case_study.slug}/files/"


def address(row) -> str:
    return f"/media/case-studies/{row.edition.case_study.slug}/{row.thread}/"


def huge() -> bytes:
    content = io.BytesIO()
    Image.new("1", (10_000, 5_000)).save(content, "PNG")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words", "reason"),
    [
        ("plan.pdf", b"MZ\x90\x00\x03" * 20, ABOUT, "This kind of file cannot be attached"),
        (
            "drawing.png",
            b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
            ABOUT_PICTURE,
            "This kind of file",
        ),
        ("big.png", huge(), ABOUT_PICTURE, "megapixels"),
        ("house.png", png().getvalue(), ABOUT_PICTURE | {"credit": ""}, "Say who made the picture"),
        ("house.png", png().getvalue(), ABOUT_PICTURE | {"alternative_en": ""}, "Say in at least one language"),
        ("plan.pdf", b"", ABOUT, ""),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_its_reason(office, name, content, words, reason):
    edition, client = office.draft(), signed_in(office.writer)
    answer = client.post(page(edition), {**words, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 400
    assert reason in body(answer)
    assert not CaseStudyFile.objects.exists()
    assert not Attachment.objects.exists()


def test_a_document_and_a_picture_stand_beside_the_words(office):
    edition, client = office.draft(), signed_in(office.writer)
    client.post(page(edition), {**ABOUT, "file": SimpleUploadedFile("plan.pdf", PDF)})
    client.post(page(edition), {**ABOUT_PICTURE, "file": SimpleUploadedFile("x.png", png().getvalue())})
    assert list(edition.files.values_list("kind", "position")) == [("document", 1), ("picture", 2)]
    shown = body(client.get(page(edition)))
    assert 'alt="A blue house"' in shown
    assert "Local plan" in shown


def test_a_file_is_as_visible_as_the_editions_that_have_it(office):
    edition = office.draft()
    row = actions.add_file(edition, png(), ABOUT_PICTURE, by=office.writer)
    lyon = official(Role.CITY_ADMIN, City.objects.get(slug="lyon"))
    seen = {who: signed_in(person) for who, person in {"own": office.writer, "reviewer": office.reviewer}.items()}
    others = [Client(), signed_in(lyon)]
    assert {client.get(address(row)).status_code for client in seen.values()} == {200}
    assert [client.get(address(row)).status_code for client in others] == [404, 404]

    published = office.taken_to(office.again(edition), "published")
    public = Client().get(address(row))
    assert (public.status_code, public["Cache-Control"], public["Content-Type"]) == (
        200,
        "public, no-cache",
        "image/png",
    )
    assert Client().get(f"{address(row)}?small").status_code == 200

    # The next edition takes it over, drops it, and is published: the superseded one still has it.
    following = office.next(published)
    (taken,) = following.files.all()
    assert (taken.thread, taken.attachment_id) == (row.thread, row.attachment_id)
    actions.remove_file(taken, by=office.writer, version=taken.version)
    office.taken_to(office.again(following), "published")
    assert Client().get(address(row)).status_code == 200

    actions.withdraw(office.again(published), by=office.publisher, reason="A person can be seen on it.")
    gone = Client().get(address(row))
    assert (gone.status_code, "A person can be seen on it." in body(gone)) == (410, True)


def test_what_is_removed_from_a_draft_is_gone_where_no_other_edition_has_it(office):
    edition, client = office.draft(), signed_in(office.writer)
    row = actions.add_file(edition, png(), ABOUT_PICTURE, by=office.writer)
    remove = f"{page(edition)}{row.thread}/remove/"
    client.post(remove, {"version": row.version + 1})
    assert CaseStudyFile.objects.count() == 1
    client.post(remove, {"version": row.version})
    assert (CaseStudyFile.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_case_study_carries_no_more_than_thirty_files(office, monkeypatch):
    monkeypatch.setattr("library.actions.files.MOST_FILES", 1)
    edition, client = office.draft(), signed_in(office.writer)
    actions.add_file(edition, png(), ABOUT_PICTURE, by=office.writer)
    answer = client.post(page(edition), {**ABOUT, "file": SimpleUploadedFile("plan.pdf", PDF)})
    assert "A case study carries at most 1 files." in body(answer)


def document() -> io.BytesIO:
    content = io.BytesIO(PDF)
    content.name = "plan.pdf"
    return content


def assert_shows(page, document_at: str, picture_at: str) -> None:
    picture = page.one("figure", cls="picture")
    shown = picture.one("img")
    assert (shown.attrs["alt"], shown.attrs["src"]) == ("A blue house", f"{picture_at}?small")
    assert picture.one("figcaption").text == "Picture: Ann · CC BY 4.0"
    assert document_at in page.one("section", id="documents").links


def test_readers_find_documents_and_pictures_beside_the_words_in_every_edition(office):
    edition, own = office.draft(), signed_in(office.writer)
    plan = actions.add_file(edition, document(), ABOUT, by=office.writer)
    house = actions.add_file(edition, png(), ABOUT_PICTURE, by=office.writer)
    slug, places = edition.case_study.slug, (address(plan), address(house))
    assert_shows(read(own.get(f"/en/my-city/turin/case-studies/{slug}/preview/")), *places)
    published = office.taken_to(office.again(edition), "published")
    assert_shows(read(Client().get(f"/en/case-studies/{slug}/")), *places)

    data = json.loads(body(Client().get(f"/en/case-studies/{slug}.json")))["edition"]["files"]
    assert [(row["kind"], row["title"]) for row in data] == [("document", "Local plan"), ("picture", "The house")]
    assert data[1]["alternative"] == {"en": "A blue house"}
    assert data[1]["address"].endswith(places[1])
    paper = PdfReader(io.BytesIO(Client().get(f"/en/case-studies/{slug}.pdf").content))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "Documents and pictures" in text and "Local plan" in text
    assert "A blue house" in text and "CC BY 4.0" in text

    following = office.next(published)
    for row in following.files.all():
        actions.remove_file(row, by=office.writer, version=row.version)
    office.taken_to(office.again(following), "published")
    assert not read(Client().get(f"/en/case-studies/{slug}/")).all("figure", cls="picture")
    assert_shows(read(Client().get(f"/en/case-studies/{slug}/1/")), *places)


def test_an_article_with_many_files_asks_no_more_than_one_with_one(office):
    one, many = office.draft(title_en="One"), office.draft(title_en="Many")
    for edition, count in ((one, 1), (many, 6)):
        for _time in range(count):
            actions.add_file(edition, png(), ABOUT_PICTURE, by=office.writer)
            actions.add_file(edition, document(), ABOUT, by=office.writer)
        office.taken_to(office.again(edition), "published")
    for tail in ("/", ".json"):
        few, more = (queries_of(Client(), f"/en/case-studies/{slug}{tail}") for slug in ("one", "many"))
        assert more == few, tail
