"""Publications: found by facets whose counts hold, kept by the secretariat, with a file or link for each language."""

import json
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core import search
from core.errors import NotAllowed, Refused, Stale
from core.models import Attachment
from library import actions
from library.models import Publication, PublicationFile
from library.validators import validate_isbn
from tests.factories import (
    CityFactory,
    OrganisationFactory,
    PublicationFactory,
    ThemeFactory,
    empty_the_record,
)
from tests.library.test_recommendations import opened, send, signed_in
from tests.people import official, secretary
from tests.queries import queries_of
from tests.reading import body, card_titles, read

pytestmark = pytest.mark.django_db
SECRET = "Zanzibarium"
API = "/api/v1/publications/"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
WORDS = {"title": "Rapport", "language": "fr", "origin": "The network"}


def pdf(name="report.pdf"):
    return SimpleUploadedFile(name, PDF)


@pytest.fixture
def officer():
    return secretary(Role.OFFICER)


@pytest.fixture
def publisher():
    return secretary(Role.PUBLISHER)


# Found


def tags_of(row):
    return set(Publication.objects.get(pk=row.pk).facets)


def test_a_publication_is_found_by_what_the_record_says_and_by_the_languages_of_its_files():
    city, theme, organisation = CityFactory(slug="harbour"), ThemeFactory(slug="sea"), OrganisationFactory(slug="press")
    row = PublicationFactory(
        kind="video",
        date="2019-05",
        languages=["fr"],
        relations={"cities": [city], "themes": [theme], "publishers": [organisation]},
    )
    PublicationFile.objects.create(publication=row, language="ar", url="https://example.org/ar")
    expected = {"kind:video", "year:2019", "language:fr", "language:ar", "city:harbour", "theme:sea", "publisher:press"}
    assert tags_of(row) == expected
    city.slug = "port"
    city.save()
    assert "city:port" in tags_of(row)
    Publication.objects.filter(pk=row.pk).update(status="draft")
    assert tags_of(row) == set()


def test_counts_equal_what_choosing_gives_alone_and_together(client):
    empty_the_record()
    themes = [ThemeFactory(slug=f"theme-{n}", position=n) for n in range(3)]
    kinds, years = ["report", "study", "video"], ["2018", "2019-04", ""]
    for number, (kind, year) in enumerate(product(kinds, years)):
        PublicationFactory(
            kind=kind,
            date=year,
            languages=[["en"], ["fr", "ar"]][number % 2],
            relations={"themes": [themes[number % 3]]},
        )
    PublicationFactory(kind="report", status="draft", relations={"themes": themes})
    rows = list(Publication.objects.published())
    tags = {row.pk: set(row.facets) for row in rows}
    every = sorted(set().union(*tags.values()))
    assert not any(tag.startswith("city:") for tag in every)
    for one, other in [("", ""), *((tag, "") for tag in every), *zip(every, every[3:], strict=False)]:
        chosen = {tag for tag in (one, other) if tag}
        groups: dict[str, set] = {}
        for tag in chosen:
            groups.setdefault(tag.split(":")[0], set()).add(tag)
        query = "&".join(tag.replace(":", "=") for tag in sorted(chosen))
        answer = client.get(f"/en/publications/?{query}")
        expected = [row for row in rows if all(tags[row.pk] & group for group in groups.values())]
        assert answer.context["listing"].count == len(expected), query
        counts = {
            f"{facet.name}:{value.value}": value.count for facet in answer.context["facets"] for value in facet.values
        }
        told = client.get(f"{API}facets/?{query}").json()
        assert told["count"] == len(expected), query
        for tag in every:
            rest = [group for name, group in groups.items() if name != tag.split(":")[0]]
            number = sum(tag in tags[row.pk] and all(tags[row.pk] & group for group in rest) for row in rows)
            assert counts.get(tag, 0) == number, (query, tag)


@pytest.mark.parametrize(
    "place",
    [
        "/en/publications/",
        "/en/publications.csv",
        "/en/publications.json",
        "/en/publications.xlsx",
        "/en/publications.atom",
        "/api/v1/publications/",
    ],
)
def test_the_list_costs_as_much_for_two_hundred_as_for_one(client, place):
    empty_the_record()
    city, theme = CityFactory(slug="harbour"), ThemeFactory(slug="sea")

    def one_more():
        row = PublicationFactory(relations={"cities": [city], "themes": [theme]})
        PublicationFile.objects.create(publication=row, language="fr", url="https://example.org/")

    one_more()
    client.get(place)
    one_more()
    for_one = queries_of(client, place)
    for _n in range(198):
        one_more()
    assert queries_of(client, place) == for_one


def test_the_feed_of_a_filtered_list_holds_what_the_list_shows(client):
    feed = body(client.get("/en/publications.atom?kind=learning_report"))
    titles = card_titles(client.get("/en/publications/?kind=learning_report"))
    assert len(titles) == 4
    assert all(title.replace("’", "'") in feed.replace("’", "'") for title in titles)
    assert feed.count("<entry") == 4
    assert 'href="/en/publications.atom?kind=learning_report"' in client.get(
        "/en/publications/?kind=learning_report"
    ).content.decode().replace("&amp;", "&")


# What is known of it


@pytest.mark.parametrize("isbn", ["9783161484100", "0306406152", "080442957X"])
def test_an_isbn_whose_check_digit_fits_is_taken(isbn):
    validate_isbn(isbn)


@pytest.mark.parametrize("isbn", ["9783161484101", "0306406153", "X804429570", "978316148410", "9773161484100", "٩٧٨"])
def test_an_isbn_whose_check_digit_does_not_fit_is_refused(isbn):
    with pytest.raises(ValidationError):
        validate_isbn(isbn)


@pytest.mark.parametrize("doi", ["https://doi.org/10.1000/182", "10.1/2", "10.1000/a b"])
def test_a_doi_is_written_without_its_address(doi):
    with pytest.raises(ValidationError) as error:
        PublicationFactory.build(doi=doi).full_clean()
    assert "A DOI looks like" in str(error.value)


def test_a_place_is_a_link_or_a_file_and_there_is_one_of_each_for_a_language():
    row = PublicationFactory()
    PublicationFile.objects.create(publication=row, language="fr", url="https://example.org/")
    for values in ({"url": ""}, {"url": "https://example.org/again"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PublicationFile.objects.create(publication=row, language="fr", **values)


def test_what_the_record_knows_of_addresses_stands_once(client):
    lyon = Publication.objects.get(slug="profile-lyon")
    assert lyon.url == ""
    (place,) = lyon.files.all()
    assert (place.language, place.url.startswith("https://urbalyon.org/")) == ("fr", True)
    assert place.url in client.get("/en/publications/profile-lyon/").content.decode()


# Kept by the secretariat


def test_from_a_draft_to_the_public_and_back(officer, publisher):
    row = actions.start_publication({"kind": "report", "title_en": SECRET}, by=officer)
    assert Client().get(f"/en/publications/{row.slug}/").status_code == 404
    row = actions.publish_publication(row, by=publisher, version=row.version)
    assert SECRET in Client().get(f"/en/publications/{row.slug}/").content.decode()
    assert search.search(SECRET, "en").total == 1
    with pytest.raises(Stale):
        actions.withdraw_publication(row, by=publisher, reason="Old", version=row.version - 1)
    row = actions.withdraw_publication(row, by=publisher, reason="It holds an error.", version=row.version)
    gone = Client().get(f"/en/publications/{row.slug}/")
    assert gone.status_code == 410
    assert "It holds an error." in gone.content.decode()
    assert SECRET not in gone.content.decode()
    assert search.search(SECRET, "en").total == 0
    with pytest.raises(NotAllowed):
        actions.publish_publication(row, by=officer, version=row.version)
    assert actions.publish_publication(row, by=publisher, version=row.version).withdrawn_reason == ""


def test_an_officer_writes_it_at_the_desk_with_its_cities_and_themes(officer):
    client = signed_in(officer)
    begun = client.post("/en/desk/new-publication/", {"kind": "policy_paper", "title_en": "A paper"})
    assert begun.url == "/en/desk/publications/a-paper/"
    values = opened(client, begun.url) | {
        "summary_en": "What it is.",
        "isbn": "978-3-16-148410-0",
        "city_slugs": ["turin", "lyon"],
        "theme_slugs": ["housing"],
        "authors": "Ann One; Bo Two",
    }
    assert client.post(begun.url, values).status_code == 302
    row = Publication.objects.get(slug="a-paper")
    assert (row.isbn, row.authors, row.summary_en) == ("9783161484100", ["Ann One", "Bo Two"], "What it is.")
    assert (row.city_slugs, row.theme_slugs) == (["lyon", "turin"], ["housing"])
    assert client.post(begun.url, opened(client, begun.url) | {"isbn": "9783161484101"}).status_code == 400
    version = row.version
    client.post(begun.url, opened(client, begun.url))
    row.refresh_from_db()
    assert row.version == version, "a form that changes nothing is no new version"


def test_two_officers_edit_at_once_and_both_see_it(officer):
    client, address = signed_in(officer), "/en/desk/publications/leaflet/"
    hers = opened(client, address)
    row = Publication.objects.get(slug="leaflet")
    actions.edit_publication(row, {"city_slugs": ["turin"], "date": "2016"}, by=officer, version=row.version)
    late = client.post(address, hers | {"date": "2014"})
    assert late.status_code == 409
    assert late.context["form"]["city_slugs"].value() == ["turin"]
    assert Publication.objects.get(pk=row.pk).date == "2016"


def test_a_new_city_makes_it_found_under_that_city(officer, client):
    row = Publication.objects.get(slug="leaflet")
    actions.edit_publication(row, {"city_slugs": ["turin"]}, by=officer, version=row.version)
    assert "MC2CM leaflet" in card_titles(client.get("/en/publications/?city=turin&kind=leaflet"))
    with pytest.raises(ValidationError):
        actions.edit_publication(row, {"city_slugs": ["atlantis"]}, by=officer, version=row.version + 1)


def test_a_file_is_attached_as_visible_as_its_publication_and_removed(officer, publisher):
    row = actions.start_publication({"kind": "report", "title_en": "A report"}, by=officer)
    place = actions.attach_file(row, pdf(), WORDS, by=officer)
    address = f"/en/publications/{row.slug}/files/{place.pk}/"
    assert Client().get(address).status_code == 404
    assert body(signed_in(officer).get(f"/en/desk/publications/{row.slug}/files/{place.pk}/")) == PDF.decode()
    with pytest.raises(ValidationError):
        actions.attach_file(row, pdf(), WORDS, by=officer)
    row.refresh_from_db()
    actions.publish_publication(row, by=publisher, version=row.version)
    assert body(Client().get(address)) == PDF.decode()
    assert address in Client().get(f"/en/publications/{row.slug}/").content.decode()
    assert "language:fr" in tags_of(row)
    actions.remove_publication_file(place, by=officer)
    assert Client().get(address).status_code == 404
    assert not Attachment.objects.filter(about=row.tag).exists()
    with pytest.raises(Refused):
        actions.remove_publication_file(place, by=officer)


def test_files_and_links_come_by_the_desks_page(officer):
    client, address = signed_in(officer), "/en/desk/publications/leaflet/files/"
    sent = client.post(address, {"what": "file", **WORDS, "file": pdf()})
    assert sent.status_code == 302
    linked = client.post(address, {"what": "link", "link-language": "ar", "link-url": "https://example.org/ar"})
    assert linked.status_code == 302
    assert list(PublicationFile.objects.filter(publication__slug="leaflet").values_list("language", flat=True)) == [
        "ar",
        "fr",
    ]
    wrong = client.post(
        address, {"what": "file", **WORDS, "language": "en", "file": SimpleUploadedFile("a.pdf", b"MZ")}
    )
    assert wrong.status_code == 400
    again = client.post(address, {"what": "link", "link-language": "ar", "link-url": "https://example.org/ar2"})
    assert "There is a link in this language already" in again.content.decode()


def test_a_video_is_a_link_that_nobody_fetches_before_it_is_chosen(client):
    row = PublicationFactory(kind="video")
    PublicationFile.objects.create(publication=row, language="en", url="https://video.example/1")
    page = read(client.get(f"/en/publications/{row.slug}/"))
    assert [tag for tag in ("iframe", "video", "audio", "object", "embed") if page.all(tag)] == []
    assert "https://video.example/1" in page.links
    assert "video.example" not in str([image.attrs.get("src") for image in page.all("img")])


def test_the_api_keeps_publications_under_the_same_rules(officer, publisher):
    client = signed_in(officer)
    editor = official(Role.CITY_ADMIN, City.objects.get(slug="turin"))
    assert send(signed_in(editor), API, "post", {"kind": "report", "title_en": "No"}).status_code == 403
    made = send(client, API, "post", {"kind": "report", "title_en": "By machine", "theme_slugs": ["data"]})
    assert (made.status_code, made.json()["status"], made.json()["themes"]) == (201, "draft", ["data"])
    address, etag = f"{API}by-machine/", made.headers["ETag"]
    assert Client().get(address).status_code == 404
    assert send(client, address, "patch", {"pages": 3}).status_code == 428
    changed = send(client, address, "patch", {"pages": 3, "isbn": "978-3-16-148410-0"}, etag)
    assert (changed.status_code, changed.json()["isbn"]) == (200, "9783161484100")
    assert send(client, address, "patch", {"pages": 4}, etag).status_code == 412
    assert send(client, address, "patch", {"slug": "x"}, changed.headers["ETag"]).status_code == 400
    file = client.post(f"{address}files/", {**WORDS, "file": pdf()})
    assert file.status_code == 201
    link = send(client, f"{address}links/", "post", {"language": "en", "url": "https://example.org/en"})
    assert [place["language"] for place in link.json()["files"]] == ["en", "fr"]
    published = send(signed_in(publisher), f"{address}publish/", "post", {}, link.headers["ETag"])
    assert published.status_code == 200
    assert Client().get(address).json()["files"][1]["is_link"] is False


def test_a_draft_and_its_file_leave_no_trace(officer, client):
    row = actions.start_publication({"kind": "picture_gallery", "title_en": SECRET, "doi": "10.5555/zanzi"}, by=officer)
    place = actions.attach_file(row, pdf(f"{SECRET}.pdf"), WORDS, by=officer)
    noun = f"/en/publications/{row.slug}/"
    for address in (noun, f"{noun}cite.bib", f"{noun}files/{place.pk}/", f"{API}{row.slug}/"):
        assert client.get(address).status_code == 404, address
    for address in ("/en/publications/", "/en/publications.json", "/en/publications.atom", "/sitemap.xml", API):
        assert SECRET.lower() not in body(client.get(address)).lower(), address
    assert "picture_gallery" not in client.get("/en/publications/").content.decode()


def test_it_is_cited_with_its_numbers_in_every_form(client):
    row = PublicationFactory(
        slug="cited", title_en="On cities", authors=["Ann One"], date="2019-05", isbn="9783161484100", doi="10.5555/1"
    )
    texts = {form: body(client.get(f"/en/publications/{row.slug}.{form}")) for form in ("txt", "bib", "ris")}
    assert "Ann One: On cities. Report (2019). ISBN 9783161484100. https://doi.org/10.5555/1" in texts["txt"]
    assert "isbn = {9783161484100}" in texts["bib"]
    assert "DO  - 10.5555/1" in texts["ris"]
    (item,) = json.loads(body(client.get(f"/en/publications/{row.slug}.csl.json")))
    assert (item["DOI"], item["ISBN"], "edition" in item) == ("10.5555/1", "9783161484100", False)
