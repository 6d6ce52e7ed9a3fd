"""The list of meetings beside its facets: a count is what choosing the value gives, and drafts never count."""

import csv
import io
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import timezone
from openpyxl import load_workbook

from cities.models import Theme
from core.translation import LANGUAGES
from meetings import actions
from meetings.filters import MeetingFilter
from meetings.models import DocumentVersion, Meeting, MeetingDocument
from tests.meetings.scheduled import Planned
from tests.queries import queries_of
from tests.reading import body, card_titles, read

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LONG_AGO = date(1987, 3, 1)


def asked(query=""):
    """The filter as somebody signed out uses it."""
    request = RequestFactory().get(f"/en/meetings/?{query}")
    request.user = AnonymousUser()
    return MeetingFilter(QueryDict(query), queryset=Meeting.objects.visible_to(request.user), request=request)


def documented(meeting, language, **values):
    document = MeetingDocument.objects.create(
        meeting=meeting, kind="report", title_en="Report", **{"visibility": "public", **values}
    )
    url = "https://example.org/report.pdf"
    DocumentVersion.objects.create(document=document, language=language, number=1, url=url, added_by="x")


def shown(client, query=""):
    """`{"theme:housing": 3}`, as the page prints it beside its boxes."""
    page = read(client.get(f"/en/meetings/{query}"))
    return {
        f"{box.attrs['name']}:{box.attrs['value']}": int(row.one(cls="facet-count").one("bdi").text)
        for row in page.one(cls="filters-form").all(cls="choice")
        for box in row.all("input", type="checkbox")
    }


@pytest.mark.parametrize(
    "query",
    ["", "theme=housing", "kind=peer_to_peer&year=2016&year=2017", "q=city&when=past", "host=lyon&city=vienna"],
)
def test_a_count_is_the_number_of_results_that_choosing_the_value_gives(query):
    Planned().announce()
    documented(Meeting.objects.get(slug="p2p1"), "fr")
    filters = asked(query)
    assert filters.is_valid()
    assert filters.number == filters.qs.count()
    values = [(facet.name, value) for facet in filters.facets for value in facet.values]
    assert values
    for name, value in values:
        only = QueryDict(query, mutable=True)
        only.setlist(name, [value.value])
        assert value.count == asked(only.urlencode()).qs.count(), (name, value)


def test_every_meeting_stands_under_what_the_record_says_of_it(client):
    documented(Meeting.objects.get(slug="p2p1"), "fr")
    counts, rows = shown(client), list(Meeting.objects.all())
    assert counts["when:past"] == len(rows)
    assert counts["mode:online"] == sum(row.mode == "online" for row in rows)
    assert counts["country:LB"] == sum(
        getattr(row.host.country if row.host else row.place_country, "code", "") == "LB" for row in rows
    )
    assert counts["year:2016"] == sum(row.first_day is not None and row.first_day.year == 2016 for row in rows)
    assert counts["language:fr"] == 1


def test_what_the_secretariat_alone_sees_counts_nowhere(client):
    before = shown(client)
    plan = Planned(first_day=LONG_AGO, last_day=LONG_AGO, kind="study_visit")
    documented(plan.meeting, "ara")
    announced = Meeting.objects.get(slug="p2p1")
    documented(announced, "ara", visibility="network")
    documented(announced, "ara", embargo_until=timezone.now() + timedelta(days=1))
    assert shown(client) == before
    client.force_login(plan.officer)
    assert shown(client)["year:1987"] == 1


def test_the_years_above_the_list_count_what_the_other_filters_leave(client):
    page = read(client.get("/en/meetings/?theme=housing"))
    years = page.one(cls="years").all("a")
    for link in years:
        found = client.get(link.attrs["href"].replace("/meetings/", "/meetings.json")).json()
        assert link.text.endswith(f"({len(found)})")
    assert years


def test_what_was_called_off_stands_with_what_is_to_come_until_its_days_are_over(client):
    plan = Planned()
    plan.announce()
    actions.cancel(plan.meeting, by=plan.officer, version=plan.meeting.version, reason="No money.")
    page = read(client.get("/en/meetings/?when=upcoming"))
    assert card_titles(client.get("/en/meetings/?when=upcoming")) == ["Housing for all"]
    assert "Cancelled" in page.one(cls="card").text
    assert not page.all(cls="group-heading")


def test_a_meeting_announced_without_dates_is_to_come(client):
    plan = Planned()
    plan.announce()
    Meeting.objects.filter(pk=plan.meeting.pk).update(first_day=None, last_day=None, precision="unknown")
    assert card_titles(client.get("/en/meetings/?when=upcoming")) == ["Housing for all"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("page=2&sort=oldest", 200),
        ("sort=host&theme=housing&theme=culture&when=past", 200),
        ("page=99", 404),
        ("page=two", 404),
        ("page=-1", 404),
        ("theme=dragons", 400),
        ("year=20166", 400),
        ("year=٢٠١٦", 400),
        ("language=tlh", 400),
        ("when=sometime", 400),
        ("kind=%00", 400),
        (f"q={'a' * 81}", 400),
    ],
)
def test_whatever_stands_in_the_address_gets_a_page_in_the_readers_language(client, language, query, status):
    response = client.get(f"/{language}/meetings/?{query}")
    assert response.status_code == status
    page = read(response)
    assert (page.one("html").attrs["lang"], len(page.all("h1"))) == (language, 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sort", ["newest", "oldest", "host"])
def test_every_file_has_what_the_list_has_in_its_order_in_every_language(client, language, sort):
    query = f"kind=peer_to_peer&kind=thematic&when=past&sort={sort}"
    rows = client.get(f"/{language}/meetings.json?{query}").json()
    slugs = [row["slug"] for row in rows]
    assert len(slugs) == asked("kind=peer_to_peer&kind=thematic&when=past").qs.count()
    table = csv.DictReader(io.StringIO(body(client.get(f"/{language}/meetings.csv?{query}"))))
    assert [row["slug"] for row in table] == slugs
    sheet = load_workbook(io.BytesIO(client.get(f"/{language}/meetings.xlsx?{query}").content)).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == slugs
    feed = ElementTree.fromstring(body(client.get(f"/{language}/meetings.atom?{query}")))
    links = [link.attrib["href"] for entry in feed.iter(f"{ATOM}entry") for link in entry.iter(f"{ATOM}link")]
    assert [link.rstrip("/").split("/")[-1] for link in links] == slugs[:24]
    page = read(client.get(f"/{language}/meetings/?{query}"))
    assert [link.split("/")[3] for title in page.all(cls="card-title") for link in title.links] == slugs[:24]


def test_facets_cost_the_same_however_many_meetings(client):
    page = "/en/meetings/?theme=housing&kind=thematic&q=m"
    Planned().announce()
    for_few = queries_of(client, page)
    many = Meeting.objects.bulk_create(
        Meeting(
            slug=f"m-{n}", kind="thematic", status="announced", title_en=f"M {n}", first_day=LONG_AGO, last_day=LONG_AGO
        )
        for n in range(200)
    )
    for row in many:
        row.themes.add(Theme.objects.get(slug="housing"))
    assert queries_of(client, page) == for_few
