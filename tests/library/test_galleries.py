"""A picture gallery: pictures with their rights, shown small, whole on a click, fetched from nowhere else."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.choices import Role
from core.errors import NotAllowed, Refused
from core.models import Attachment, AuditEntry
from library import actions
from library.models import PublicationPicture
from tests.library.editions import ABOUT_PICTURE, png
from tests.library.test_recommendations import send, signed_in
from tests.people import secretary
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return secretary(Role.OFFICER)


@pytest.fixture
def publisher():
    return secretary(Role.PUBLISHER)


@pytest.fixture
def gallery(officer):
    return actions.start_publication({"kind": "picture_gallery", "title_en": "Days in Tunis"}, by=officer)


def put(gallery, *titles, by):
    return [actions.add_picture(gallery, png(), ABOUT_PICTURE | {"title": title}, by=by) for title in titles]


def published(gallery, by):
    gallery.refresh_from_db()
    return actions.publish_publication(gallery, by=by, version=gallery.version)


def titles_on(page) -> list[str]:
    return [image.attrs["alt"] for image in page.one("section", aria_labelledby="pictures").all("img")]


def test_readers_see_small_pictures_with_their_rights_and_open_the_whole(gallery, officer, publisher):
    (picture,) = put(gallery, "The hall", by=officer)
    published(gallery, publisher)
    page = read(Client().get(f"/en/publications/{gallery.slug}/"))
    address = f"/en/publications/{gallery.slug}/pictures/{picture.pk}/"
    shown = page.one("section", aria_labelledby="pictures")
    assert [(image.attrs["src"], image.attrs["alt"]) for image in shown.all("img")] == [
        (f"{address}?small", "A blue house")
    ]
    assert address in shown.links
    assert "Ann" in shown.text
    assert "CC BY 4.0" in shown.text
    assert "without an address" not in page.text
    big = actions.add_picture(gallery, png((1500, 900)), ABOUT_PICTURE, by=officer)
    small = Client().get(f"/en/publications/{gallery.slug}/pictures/{big.pk}/?small")
    assert Image.open(io.BytesIO(b"".join(small.streaming_content))).width < 1500
    assert small["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_picture_is_as_visible_as_its_gallery(gallery, officer, publisher):
    (picture,) = put(gallery, "The hall", by=officer)
    address = f"/en/publications/{gallery.slug}/pictures/{picture.pk}/"
    desk = f"/en/desk/publications/{gallery.slug}/pictures/{picture.pk}/"
    assert Client().get(address).status_code == 404
    assert signed_in(officer).get(desk).status_code == 200
    row = published(gallery, publisher)
    assert Client().get(address).status_code == 200
    actions.withdraw_publication(row, by=publisher, reason="Somebody asked.", version=row.version)
    assert Client().get(address).status_code == 404
    assert signed_in(officer).get(desk).status_code == 200


def test_an_officer_fills_a_gallery_at_the_desk_and_puts_it_in_order(gallery, officer):
    client, address = signed_in(officer), f"/en/desk/publications/{gallery.slug}/pictures/"
    assert address in read(client.get(f"/en/desk/publications/{gallery.slug}/")).links
    assert "No picture yet" in body(client.get(address))
    for title in ("One", "Two"):
        file = SimpleUploadedFile("x.png", png().getvalue())
        assert client.post(address, {**ABOUT_PICTURE, "title": title, "file": file}).status_code == 302
    one, two = PublicationPicture.objects.all()
    client.post(f"{address}{two.pk}/move/", {"to": "up"})
    assert [row.attachment.title for row in PublicationPicture.objects.all()] == ["Two", "One"]
    client.post(f"{address}{two.pk}/move/", {"to": "up"})
    assert [row.attachment.title for row in PublicationPicture.objects.all()] == ["Two", "One"]
    assert AuditEntry.objects.filter(about=gallery.tag, action="move_picture").count() == 1
    assert client.post(f"{address}{one.pk}/remove/").status_code == 302
    assert [row.attachment.title for row in PublicationPicture.objects.all()] == ["Two"]
    assert Attachment.objects.filter(about=gallery.tag).count() == 1
    with pytest.raises(Refused):
        actions.remove_picture(one, by=officer)


@pytest.mark.parametrize(
    ("content", "words", "reason"),
    [
        (b"%PDF-1.7\n%%EOF\n", {}, "This kind of file cannot be attached here. Use JPEG, PNG, WEBP."),
        (b"<svg/>", {}, "cannot be attached"),
        (png().getvalue(), {"licence": ""}, "under which licence"),
        (png().getvalue(), {"alternative_en": ""}, "Say in at least one language what the picture shows."),
        (png().getvalue(), {"title": ""}, "This field is required"),
    ],
)
def test_what_is_no_picture_or_has_no_rights_is_refused_with_its_reason(gallery, officer, content, words, reason):
    address = f"/en/desk/publications/{gallery.slug}/pictures/"
    sent = {**ABOUT_PICTURE, **words, "file": SimpleUploadedFile("x.jpg", content)}
    answer = signed_in(officer).post(address, sent)
    assert answer.status_code == 400
    assert reason in body(answer).replace("JPG", "JPEG")
    assert not PublicationPicture.objects.exists()


def test_pictures_stand_in_a_gallery_alone_and_are_not_without_end(gallery, officer, publisher, monkeypatch):
    report = actions.start_publication({"kind": "report", "title_en": "Report"}, by=officer)
    with pytest.raises(Refused, match="picture gallery"):
        put(report, "No", by=officer)
    with pytest.raises(NotAllowed):
        put(gallery, "No", by=publisher)
    monkeypatch.setattr("library.actions.galleries.MOST_PICTURES", 1)
    put(gallery, "One", by=officer)
    with pytest.raises(Refused, match="at most 1"):
        put(gallery, "Two", by=officer)


def test_a_gallery_of_many_costs_as_much_as_of_one(gallery, officer, publisher, client):
    put(gallery, "One", by=officer)
    published(gallery, publisher)
    addresses = [f"/en/publications/{gallery.slug}/", "/api/v1/publications/?kind=picture_gallery"]

    def asked() -> list[int]:
        """By the second reader: the first after a change has the facets counted anew."""
        for address in addresses:
            client.get(address)
        return [queries_of(client, address) for address in addresses]

    few = asked()
    put(gallery, "Two", "Three", "Four", by=officer)
    assert asked() == few


def test_the_api_keeps_a_gallery_under_the_same_rules(gallery, officer, publisher):
    client, address = signed_in(officer), f"/api/v1/publications/{gallery.slug}/"
    for title in ("One", "Two"):
        made = client.post(f"{address}pictures/", {**ABOUT_PICTURE, "title": title, "file": png()})
        assert made.status_code == 201, made.content
    one, two = made.json()["pictures"]
    assert (one["title"], one["alternative"], one["credit"]) == ("One", {"en": "A blue house"}, "Ann")
    assert send(client, f"{address}pictures/{two['id']}/move/", "post", {"up": True}).status_code == 204
    assert [picture["title"] for picture in client.get(address).json()["pictures"]] == ["Two", "One"]
    assert send(client, f"{address}pictures/{one['id']}/remove/", "post", {}).status_code == 204
    published(gallery, publisher)
    (left,) = Client().get(address).json()["pictures"]
    assert Client().get(left["url"].split("://", 1)[1].partition("/")[2].join(["/", ""])).status_code == 200
    assert left["small_url"] == f"{left['url']}?small"
