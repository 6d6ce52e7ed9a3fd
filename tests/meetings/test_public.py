"""Meetings as the public reads them: what was published, in whose time, and no trace of what is in the making."""

import csv
import io
import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from cities.models import Organisation
from core.models import SearchDocument
from core.search import search
from meetings import actions
from meetings.models import (
    AgendaRevision,
    Meeting,
    MeetingCity,
    MeetingDocument,
    MeetingOrganisation,
    PublishedName,
    Session,
)
from tests.meetings.scheduled import Planned, at, city
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db

SLUG = "housing-for-all-2027"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def plan():
    """A meeting that is announced, with an opening at nine and two sessions beside each other, published once."""
    plan = Planned()
    plan.opening = plan.session(at(9), at(10, 30), room=plan.hall, title_en="Opening words")
    plan.session(at(11), at(12), room=plan.hall, title_en="Rents", title_fr="Loyers", kind="workshop")
    plan.session(at(11), at(12, 30), room=plan.cellar, title_en="Squats", kind="workshop", track=2)
    plan.on_stage(plan.opening, plan.speaker())
    plan.announce()
    plan.publish()
    return plan


def text(response):
    return read(response).text


# In whose time


@pytest.mark.parametrize(
    ("asked", "hours"),
    [
        ("", "09:00–10:30 Africa/Casablanca (UTC)"),
        ("?time=utc", "09:00–10:30 UTC"),
        ("?time=Europe/Rome", "11:00–12:30 Europe/Rome (UTC+2)"),
        ("?time=America/New_York", "05:00–06:30 America/New_York (UTC−4)"),
    ],
)
@pytest.mark.parametrize("page", [f"/en/meetings/{SLUG}/", f"/en/meetings/{SLUG}/agenda/1/"])
def test_nine_in_rabat_is_told_by_the_clock_that_the_reader_chose(client, plan, page, asked, hours):
    for shape in ("", "&view=grid" if asked else "?view=grid"):
        response = client.get(f"{page}{asked}{shape}")
        assert hours in " ".join(text(response).split())
        assert 'datetime="2027-07-01T09:00:00Z"' in body(response)


def test_nine_in_rabat_is_nine_utc_in_every_file_and_feed(client, plan):
    rows = {row["slug"]: row for row in csv.DictReader(io.StringIO(body(client.get("/en/meetings.csv"))))}
    assert rows[SLUG]["first_session_utc"] == "2027-07-01T09:00:00Z"
    listed = {row["slug"]: row for row in client.get("/en/meetings.json").json()}
    assert listed[SLUG]["first_session_utc"] == "2027-07-01T09:00:00Z"
    sheet = load_workbook(io.BytesIO(client.get("/en/meetings.xlsx").content)).active
    assert any("2027-07-01T09:00:00Z" in row for row in sheet.iter_rows(values_only=True))
    entry = entries(client.get("/en/meetings.atom"))["Housing for all"]
    assert "from 2027-07-01 09:00 to 2027-07-01 12:30 (UTC)" in entry.findtext(f"{ATOM}summary")
    (session, *_rest) = client.get(f"/api/v1/meetings/{SLUG}/").json()["agenda"]["sessions"]
    assert (session["starts"], session["tz"], session["offset"]) == ("2027-07-01T09:00:00Z", "Africa/Casablanca", "UTC")


def entries(response):
    feed = ElementTree.fromstring(body(response))
    return {entry.findtext(f"{ATOM}title"): entry for entry in feed.iter(f"{ATOM}entry")}


def test_a_session_at_midnight_stands_on_the_day_of_the_readers_clock(client):
    plan = Planned()
    plan.session(at(23), at(23, 59))
    plan.announce()
    plan.publish()
    page = read(client.get(f"/en/meetings/{SLUG}/?time=Asia/Tokyo"))
    assert [heading.text for heading in page.all("h3") if "2027" in heading.text] == ["2 July 2027"]


@pytest.mark.parametrize("asked", ["?time=CET", "?time=Europe/Atlantis", "?time=../etc", "?view=cube"])
def test_a_clock_that_is_none_is_not_found(client, plan, asked):
    assert client.get(f"/en/meetings/{SLUG}/{asked}").status_code == 404


# List and grid


def test_the_grid_puts_what_runs_beside_each_other_into_columns(client, plan):
    page = read(client.get(f"/en/meetings/{SLUG}/?view=grid"))
    assert [cell.text for cell in page.all("th")] == ["Begins", "Track 1", "Track 2", "09:00", "11:00"]
    opening, rents, squats = page.all("td")
    assert opening.attrs["colspan"] == "2"
    assert ["Opening words" in opening.text, "Rents" in rents.text, "Squats" in squats.text] == [True] * 3


def test_a_long_session_spans_the_rows_of_those_beside_it(client, plan):
    plan.session(at(12), at(13), title_en="Late", track=1)
    plan.publish()
    page = read(client.get(f"/en/meetings/{SLUG}/?view=grid"))
    (squats,) = [cell for cell in page.all("td") if "Squats" in cell.text]
    assert squats.attrs["rowspan"] == "2"


def test_a_session_is_told_in_the_readers_language(client, plan):
    assert "Loyers" in text(client.get(f"/fr/meetings/{SLUG}/"))


# Revisions


def test_every_agenda_stays_at_its_address_and_says_what_changed(client, plan):
    plan.move(plan.opening, local_start=at(8), local_end=at(9), room=plan.cellar)
    plan.publish()
    first, second = (client.get(f"/en/meetings/{SLUG}/agenda/{n}/") for n in (1, 2))
    assert "A later agenda has been published: agenda 2." in text(first)
    assert "What changed since agenda" not in text(first)
    changes = read(second).one(cls="changes").text
    assert "Opening words" in changes
    assert "1 July 2027, 09:00–10:30 Africa/Casablanca (UTC), Great hall" in changes
    assert "1 July 2027, 08:00–09:00 Africa/Casablanca (UTC), Cellar" in changes
    for revision in AgendaRevision.objects.all():
        assert revision.hash in text(client.get(f"/en/meetings/{SLUG}/agenda/{revision.number}/"))
    assert "08:00–09:00" in text(client.get(f"/en/meetings/{SLUG}/"))


def test_an_agenda_answers_the_same_bytes_for_ever(client, plan):
    before = [client.get(address).content for address in (f"/en/meetings/{SLUG}/agenda/1.json", api(1))]
    assert before[0] == before[1] == AgendaRevision.objects.get().snapshot.encode()
    plan.move(plan.opening, title_en="Welcome")
    plan.publish()
    assert [client.get(address).content for address in (f"/en/meetings/{SLUG}/agenda/1.json", api(1))] == before


def api(number):
    return f"/api/v1/meetings/{SLUG}/agenda/{number}/"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_agenda_on_paper_is_made_once_in_each_language(client, plan, language):
    address = f"/{language}/meetings/{SLUG}/agenda/1.pdf"
    paper = client.get(address)
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    Meeting.objects.filter(slug=SLUG).update(title_en="Another title")
    assert client.get(address).content == paper.content


def test_a_name_that_was_erased_is_in_no_page_and_on_no_paper(client, plan):
    before = client.get(f"/en/meetings/{SLUG}/agenda/1.pdf").content
    assert "Salma Idrissi" in text(client.get(f"/en/meetings/{SLUG}/"))
    PublishedName.objects.all().delete()
    for address in (f"/en/meetings/{SLUG}/", f"/en/meetings/{SLUG}/agenda/1/", f"/api/v1/meetings/{SLUG}/"):
        assert "Salma Idrissi" not in body(client.get(address))
    assert "name removed" in text(client.get(f"/en/meetings/{SLUG}/agenda/1/"))
    assert client.get(f"/en/meetings/{SLUG}/agenda/1.pdf").content != before


# What is in the making leaves no trace


EVERYWHERE = [
    "/en/",
    "/en/meetings/",
    "/en/meetings.csv",
    "/en/meetings.json",
    "/en/meetings.atom",
    "/en/cities/rabat/",
    "/en/search/?q=secretive",
    "/sitemap.xml",
    "/api/v1/meetings/",
    "/api/v1/search/?q=secretive",
]


def test_a_draft_meeting_is_nowhere(client):
    plan = Planned(title_en="Secretive", title_fr="Secretive", title_ar="Secretive")
    plan.session(at(9), at(10), title_en="Secretive opening")
    slug = plan.meeting.slug
    for address in EVERYWHERE:
        assert slug not in body(client.get(address)), address
    for address in (
        f"/en/meetings/{slug}/",
        f"/en/meetings/{slug}/agenda/1/",
        f"/en/meetings/{slug}/agenda/1.json",
        f"/en/meetings/{slug}/agenda/1.pdf",
        f"/api/v1/meetings/{slug}/",
        f"/api/v1/meetings/{slug}/agenda/1/",
    ):
        response = client.get(address)
        assert response.status_code == 404, address
        assert "Secretive" not in body(response)
    assert not SearchDocument.objects.filter(about=plan.meeting.tag).exists()


def test_what_is_planned_after_an_agenda_was_published_is_nowhere(client, plan):
    plan.session(at(14), at(15), title_en="Secretive talk", title_fr="Secretive", title_ar="Secretive")
    plan.move(plan.opening, title_en="Secretive opening")
    plan.session(at(16), at(17), title_en="Secretive walk")
    pages = [f"/en/meetings/{SLUG}/", f"/en/meetings/{SLUG}/agenda/1/", f"/api/v1/meetings/{SLUG}/", api(1)]
    for address in [*EVERYWHERE, *pages]:
        told = body(client.get(address)).replace("q=secretive", "").replace("“secretive”", "")
        assert "Secretive" not in told, address
    for address in (f"/en/meetings/{SLUG}/agenda/2/", f"/en/meetings/{SLUG}/agenda/2.pdf", api(2)):
        assert client.get(address).status_code == 404
    assert search("Secretive", "en").total == 0


def test_what_was_published_can_be_found_at_once_and_by_its_kind(client, plan):
    assert [hit.path for hit in search("squats", "en", kind="meeting").hits] == [f"meetings/{SLUG}/"]
    assert "Housing for all" in text(client.get("/en/search/?q=squats&kind=meeting"))


def test_a_document_under_embargo_is_not_known_of(client, plan):
    later = timezone.now() + timedelta(days=1)
    for title, values in {
        "Open paper": {"visibility": "public"},
        "Late paper": {"visibility": "public", "embargo_until": later},
        "Inner paper": {"visibility": "network"},
    }.items():
        MeetingDocument.objects.create(meeting=plan.meeting, kind="background", title_en=title, **values)
    page = text(client.get(f"/en/meetings/{SLUG}/"))
    assert ["Open paper" in page, "Late paper" in page, "Inner paper" in page] == [True, False, False]


# Lists


def test_what_is_to_come_stands_apart_and_on_the_home_page(client, plan):
    page = read(client.get("/en/meetings/"))
    assert [heading.text for heading in page.all(cls="group-heading")] == ["To come", "Past"]
    assert "Housing for all" in text(client.get("/en/"))
    actions.cancel(plan.meeting, by=plan.officer, version=plan.meeting.version, reason="No money.")
    assert "Housing for all" not in text(client.get("/en/"))
    assert "No money." in text(client.get(f"/en/meetings/{SLUG}/"))


LISTS = {
    "": lambda row: True,
    "?year=2016": lambda row: row.first_day and row.first_day.year == 2016,
    "?kind=peer_to_peer": lambda row: row.kind == "peer_to_peer",
    "?theme=housing": lambda row: "housing" in {theme.slug for theme in row.themes.all()},
    "?host=lyon": lambda row: row.host and row.host.slug == "lyon",
    "?city=vienna": lambda row: (row.host and row.host.slug == "vienna") or row.cities.filter(slug="vienna").exists(),
    "?when=past&mode=online": lambda row: row.mode == "online",
    "?q=homelessness": lambda row: "homelessness" in row.title_en,
}


@pytest.mark.parametrize("query", LISTS)
def test_page_file_and_api_find_what_the_record_says(client, query):
    found = sorted(row.slug for row in Meeting.objects.all() if LISTS[query](row))
    assert found
    slugs, url = [], f"/en/meetings/{query}"
    while url:
        page = read(client.get(url))
        slugs += [link.split("/")[3] for title in page.all(cls="card-title") for link in title.links]
        url = next((link.attrs["href"] for link in page.all("a", rel="next")), "")
    assert sorted(slugs) == found
    assert sorted(row["slug"] for row in client.get(f"/en/meetings.json{query}").json()) == found
    tail = f"{query}&page_size=200" if query else "?page_size=200"
    assert sorted(row["slug"] for row in client.get(f"/api/v1/meetings/{tail}").json()["results"]) == found


@pytest.mark.parametrize("query", ["?theme=dragons", "?kind=party", "?year=later", "?sort=colour"])
def test_a_filter_that_does_not_exist_is_refused_in_every_form(client, query):
    for address in ("/en/meetings/", *(f"/en/meetings.{kind}" for kind in ("csv", "xlsx", "json", "atom"))):
        assert client.get(f"{address}{query}").status_code == 400


def test_what_has_no_date_comes_last_whichever_way_the_list_runs(client):
    for sort in ("newest", "oldest"):
        assert client.get(f"/en/meetings.json?sort={sort}").json()[-1]["slug"] == "talks-sousse"


# The record


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("p2p5", ["25–26 April 2017", "gives March 2017", "> 30", "Amman New Camp", "OECD"]),
        ("metromed-rt1", ["10–14 December 2003 (inferred)", "Croatia", "Past, outcome unknown"]),
        ("mission-tunis", ["May 2015", "No programme on record"]),
        ("p2p1", ["no copy is held here", "Finding causes with an Ishikawa diagram"]),
        ("experts-2015", ["Seven themes were identified"]),
    ],
)
def test_a_meeting_of_the_record_says_what_is_known_and_what_is_not(client, slug, words):
    page = " ".join(text(client.get(f"/en/meetings/{slug}/")).split())
    assert [word for word in words if word not in page] == []
    assert "Sources" in page


def test_a_city_names_the_meetings_that_it_hosted_or_went_to(client):
    section = read(client.get("/en/cities/vienna/")).text
    assert "Launch of the second phase" in section
    assert "Technical workshop on methodology" in section


# Two hundred meetings with forty sessions each


def test_lists_and_agendas_cost_the_same_with_two_hundred_meetings_of_forty_sessions(client):
    plan = Planned()
    plan.on_stage(plan.session(at(9), at(10)), plan.speaker())
    plan.announce()
    plan.publish()
    pages = [
        "/en/meetings/",
        "/en/meetings.csv",
        "/en/meetings.atom",
        "/api/v1/meetings/",
        "/en/",
        f"/en/meetings/{SLUG}/",
    ]
    for_few = {page: queries_of(client, page) for page in pages}
    agenda = queries_of(client, f"/en/meetings/{SLUG}/agenda/1/")
    text_of_forty = json.loads(AgendaRevision.objects.get().snapshot)
    session = text_of_forty["sessions"][0]
    text_of_forty["sessions"] = [{**session, "uid": f"00000000-0000-0000-0000-0000000000{n:02}"} for n in range(40)]
    made = Meeting.objects.bulk_create(
        Meeting(slug=f"m-{n}", kind="thematic", status="announced", title_en=f"M {n}", first_day=at(9), last_day=at(9))
        for n in range(200)
    )
    host, organisation = city("vienna"), Organisation.objects.get(slug="uclg")
    MeetingCity.objects.bulk_create(MeetingCity(meeting=row, city=host) for row in made)
    MeetingOrganisation.objects.bulk_create(MeetingOrganisation(meeting=row, organisation=organisation) for row in made)
    Session.objects.bulk_create(
        Session(meeting=row, title_en=f"S {n}", local_start=at(9), local_end=at(10), tz="Africa/Tunis")
        for row in made
        for n in range(40)
    )
    AgendaRevision.objects.bulk_create(
        AgendaRevision(
            meeting=row,
            number=1,
            snapshot=json.dumps(text_of_forty),
            hash="0",
            published_by="x",
            published_at=timezone.now(),
        )
        for row in made
    )
    assert {page: queries_of(client, page) for page in pages} == for_few
    assert queries_of(client, "/en/meetings/m-7/agenda/1/") == agenda
