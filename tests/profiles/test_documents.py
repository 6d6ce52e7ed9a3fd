"""Documents of an edition and of its adoption: as visible as the edition, frozen with it, carried on to the next."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, transaction
from django.test import Client
from django.urls import reverse

from cities.models import City
from core.errors import NotAllowed, Refused
from core.models import Attachment, AuditEntry
from profiles import actions
from profiles.models import EditionFile, ProfileEdition, adoption_tag
from profiles.sheet.documents import address, documents_of
from tests.factories import SourceFactory
from tests.profiles.editions import Office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]
PDF = b"%PDF-1.7\nstartxref\n9\n%%EOF\n"
WORDS = {"title": "Plan local", "language": "es", "origin": "Ayuntamiento de Sevilla"}


@pytest.fixture
def office():
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def draft(office):
    return office.edition()


def pdf(name: str = "plan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def attached(draft, office, **options) -> EditionFile:
    return actions.attach_file(draft, pdf(), WORDS, by=office.writer, **options)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def published(draft, office) -> ProfileEdition:
    edition = actions.submit(ProfileEdition.objects.get(pk=draft.pk), by=office.submitter)
    return actions.publish(actions.approve(edition, by=office.reviewer), by=office.publisher)


def test_a_document_of_a_draft_is_there_for_its_people_and_reviewers_and_for_nobody_else(draft, office):
    file = attached(draft, office)
    where = address(draft, file.attachment)
    assert where == f"/en/cities/seville/profile/{draft.number}/files/{file.attachment.pk}/plan.pdf"
    other = office.elsewhere(City.objects.get(slug="turin"))
    assert Client().get(where).status_code == 404
    assert signed_in(other.submitter).get(where).status_code == 404
    for person in (office.writer, office.reviewer):
        response = signed_in(person).get(where)
        assert b"".join(response.streaming_content) == PDF
        assert "private" in response["Cache-Control"] and "public" not in response["Cache-Control"]


def test_once_published_it_is_everybodys_at_an_address_for_ever(draft, office):
    file = attached(draft, office)
    edition = published(draft, office)
    where = address(edition, file.attachment)
    page = Client().get(f"/en/cities/seville/profile/{edition.number}/").content.decode()
    assert "Plan local" in page and where in page
    response = Client().get(where)
    assert (response.status_code, response["Cache-Control"]) == (200, "public, no-cache")
    assert Client().get(where, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert Client().get(where.replace("plan.pdf", "other.pdf")).status_code == 404
    published(actions.start_edition(office.city, by=office.submitter), office)
    assert Client().get(where).status_code == 200
    actions.withdraw(ProfileEdition.objects.get(pk=edition.pk), by=office.publisher, reason="It was wrong.")
    gone = Client().get(where)
    assert (gone.status_code, "It was wrong." in gone.content.decode()) == (410, True)


def test_documents_of_another_edition_are_not_there(draft, office):
    file = attached(draft, office)
    other = ProfileEdition.objects.citable().exclude(city=office.city).first()
    assert Client().get(address(other, file.attachment)).status_code == 404


def test_what_a_published_edition_has_cannot_be_changed_by_anybody(draft, office):
    file = attached(draft, office)
    edition = published(draft, office)
    rows, row = EditionFile.objects.filter(pk=file.pk), Attachment.objects.filter(pk=file.attachment_id)
    for change in (
        lambda: rows.update(source=None, attachment_id=file.attachment_id),
        lambda: rows.delete(),
        lambda: row.update(title="Another"),
        lambda: row._raw_delete("default"),
        lambda: EditionFile.objects.create(edition=edition, attachment=file.attachment),
    ):
        with pytest.raises((Error, ValidationError)), transaction.atomic():
            change()
    with pytest.raises(Refused):
        attached(edition, office)
    with pytest.raises(Refused):
        actions.remove_file(file, by=office.writer)


def test_the_next_edition_has_it_too_until_it_is_taken_out_there(
    draft, office, own_folder, django_capture_on_commit_callbacks
):
    file = attached(draft, office)
    first = published(draft, office)
    second = actions.start_edition(office.city, by=office.submitter)
    (carried,) = second.files.all()
    assert carried.attachment == file.attachment
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_file(carried, by=office.writer)
    assert documents_of(second) == []
    assert [shown.title for shown in documents_of(first)] == ["Plan local"]
    assert Client().get(address(first, file.attachment)).status_code == 200
    assert AuditEntry.objects.filter(action="remove_file", about=second.tag).count() == 1


def test_a_draft_that_is_thrown_away_takes_its_own_documents_along(
    draft, office, own_folder, django_capture_on_commit_callbacks
):
    kept = attached(draft, office).attachment
    published(draft, office)
    second = actions.start_edition(office.city, by=office.submitter)
    attached(second, office)
    second.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard_edition(second, by=office.submitter, version=second.version)
    assert list(Attachment.objects.all()) == [kept]
    assert [found.name for found in own_folder.rglob("*") if found.is_file()] == [kept.stored]


def test_it_can_be_a_source_itself_which_is_public_with_the_edition(draft, office):
    source = SourceFactory(code="own-plan", title="The plan of 2024", owner=office.city.tag, is_public=False)
    foreign = SourceFactory(code="theirs", owner="city:turin", is_public=False)
    with pytest.raises(ValidationError):
        attached(draft, office, source=foreign)
    attached(draft, office, source=source)
    edition = published(draft, office)
    source.refresh_from_db()
    assert source.is_public
    assert documents_of(edition)[0].note == "The source itself: \u2068The plan of 2024\u2069"


def test_who_may_not_write_attaches_nothing(draft, office):
    for person in (office.reviewer, office.publisher):
        with pytest.raises(NotAllowed):
            actions.attach_file(draft, pdf(), WORDS, by=person)
    in_review = actions.submit(ProfileEdition.objects.get(pk=draft.pk), by=office.submitter)
    with pytest.raises(Refused):
        attached(in_review, office)
    assert not Attachment.objects.exists()


def test_attaching_counts_as_writing_and_ends_an_approval(draft, office):
    attached(draft, office)
    draft.refresh_from_db()
    assert office.writer.key in draft.writers
    edition = actions.submit(draft, by=office.submitter)
    edition = actions.approve(edition, by=office.reviewer)
    attached(edition, office)
    edition.refresh_from_db()
    assert edition.status == "draft"


def test_the_councils_decision_comes_after_publication_and_can_be_taken_off(draft, office):
    with pytest.raises(Refused):
        actions.attach_adoption(draft, pdf(), WORDS, by=office.submitter)
    edition = published(draft, office)
    row = actions.attach_adoption(edition, pdf("decision.pdf"), WORDS, by=office.submitter)
    assert row.about == adoption_tag(edition)
    (shown,) = documents_of(edition)
    assert (shown.note, Client().get(shown.url).status_code) == ("Adoption by the City Council", 200)
    with pytest.raises(NotAllowed):
        actions.remove_adoption_file(edition, row, by=office.writer)
    actions.remove_adoption_file(edition, row, by=office.submitter)
    assert documents_of(edition) == []


# The two doors


def test_an_editor_attaches_and_removes_on_the_pages(draft, office):
    client = signed_in(office.writer)
    new = reverse("my-profile-document-new", args=["seville"])
    assert client.get(new).status_code == 200
    sent = client.post(new, WORDS | {"file": pdf(), "source": ""}, follow=True)
    assert sent.redirect_chain[-1][0] == reverse("my-profile-documents", args=["seville"])
    assert b"Plan local" in sent.content
    file = EditionFile.objects.get(edition=draft)
    gone = client.post(reverse("my-profile-document-remove", args=["seville", file.attachment_id]), follow=True)
    assert b"Plan local" not in gone.content and not EditionFile.objects.exists()


def test_what_cannot_be_attached_is_told_beside_the_field(draft, office):
    client = signed_in(office.writer)
    fake = SimpleUploadedFile("plan.pdf", b"MZ" + bytes(40))
    page = client.post(reverse("my-profile-document-new", args=["seville"]), WORDS | {"file": fake})
    assert page.status_code == 400
    assert page.context["errors"][0]["field_id"] == "id_file"
    assert "attached here. Use PDF, DOCX, XLSX, CSV." in page.context["errors"][0]["message"]
    picture = SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n")
    page = client.post(reverse("my-profile-document-new", args=["seville"]), WORDS | {"file": picture})
    assert "Use PDF, DOCX, XLSX, CSV." in page.context["errors"][0]["message"]


def test_a_submitter_attaches_the_decision_on_its_page(draft, office):
    edition = published(draft, office)
    client = signed_in(office.submitter)
    where = reverse("my-profile-adoption-documents", args=["seville"])
    assert client.get(where).status_code == 200
    sent = client.post(where, WORDS | {"file": pdf("decision.pdf"), "number": edition.number}, follow=True)
    assert b"Plan local" in sent.content
    row = Attachment.objects.get(about=adoption_tag(edition))
    gone = client.post(reverse("my-profile-adoption-document-remove", args=["seville", row.pk]), {}, follow=True)
    assert gone.status_code == 200 and not Attachment.objects.exists()


def test_the_api_attaches_lists_and_removes(draft, office):
    where = f"/api/v1/cities/seville/profile/{draft.number}/files/"
    client = signed_in(office.writer)
    made = client.post(where, WORDS | {"file": pdf()})
    assert made.status_code == 201, made.content
    (shown,) = client.get(where).json()["results"]
    assert shown == made.json()
    assert (shown["name"], shown["language"], shown["source"], shown["is_of_adoption"]) == (
        "plan.pdf",
        "es",
        None,
        False,
    )
    assert b"".join(client.get(shown["url"]).streaming_content) == PDF
    wrong = client.post(where, WORDS | {"file": BytesIO(b"<svg/>")})
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["file"])
    assert Client().get(where).status_code == 404
    assert client.delete(f"{where}{shown['id']}/").status_code == 204
    assert client.get(where).json()["results"] == []


def test_the_api_attaches_the_councils_decision(draft, office):
    edition = published(draft, office)
    base = f"/api/v1/cities/seville/profile/{edition.number}/"
    client = signed_in(office.submitter)
    made = client.post(f"{base}adoption/files/", WORDS | {"file": pdf()})
    assert (made.status_code, made.json()["is_of_adoption"]) == (201, True)
    assert len(Client().get(f"{base}files/").json()["results"]) == 1
    assert client.delete(f"{base}files/{made.json()['id']}/").status_code == 204


def test_many_documents_are_listed_in_as_many_queries_as_one(draft, office, django_assert_num_queries):
    attached(draft, office)
    with django_assert_num_queries(1):
        documents_of(draft)
    for _number in range(3):
        attached(draft, office)
    with django_assert_num_queries(1):
        assert len(documents_of(draft)) == 4
