"""The calendar that everybody reads: bars across days, months with meetings, what has no day apart."""

from datetime import date

import pytest

from core.translation import LANGUAGES
from meetings import actions
from meetings.models import Meeting
from tests.meetings.scheduled import Planned
from tests.queries import queries_of
from tests.reading import read

pytestmark = pytest.mark.django_db

CALENDAR = "/en/meetings/calendar/"


def month(client, query=""):
    return read(client.get(f"{CALENDAR}{query}"))


def bars(page):
    """`(title, weekday, days)` of every bar, week by week."""
    found = []
    for row in page.one("table").all("tr"):
        at = 1
        for cell in row.all("td"):
            span = int(cell.attrs.get("colspan", "1"))
            found += [(link.text, at, span) for link in cell.all("a")]
            at += span
        assert at == 8 or not row.all("td")
    return found


def made(first, last, **values):
    row = Planned.new_meeting(made.plan, first_day=first, last_day=last, **values)
    return actions.announce(row, by=made.plan.officer, version=row.version)


@pytest.fixture
def plan():
    made.plan = Planned(title_en="Two days", first_day=date(2027, 7, 1), last_day=date(2027, 7, 2))
    made.plan.announce()
    return made.plan


def test_what_lasts_several_days_is_one_bar_across_them_and_goes_on_in_the_next_week(client, plan):
    made(date(2027, 7, 9), date(2027, 7, 13), title_en="Over the weekend")
    made(date(2027, 7, 2), date(2027, 7, 2), title_en="Friday")
    assert bars(month(client, "?month=2027-07")) == [
        ("Two days", 4, 2),
        ("Friday", 5, 1),
        ("Over the weekend", 5, 3),
        ("Over the weekend", 1, 2),
    ]
    assert len(month(client, "?month=2027-07").all(cls="is-again")) == 1


def test_without_a_month_it_opens_at_the_next_meeting_and_else_at_the_last(client):
    last = Meeting.objects.filter(precision="day").order_by("-last_day").first()
    assert read(client.get(CALENDAR)).one("h1").text.endswith(str(last.last_day.year))
    Planned().announce()
    assert read(client.get(CALENDAR)).one("h1").text == "July 2027"


def test_earlier_and_later_lead_to_months_with_meetings_and_keep_the_filters(client):
    page, months = month(client, "?theme=housing"), set()
    while True:
        months.add(page.one("h1").text)
        assert bars(page) or page.all(cls="month-apart")
        earlier = page.all("a", rel="prev")
        if not earlier:
            break
        assert "theme=housing" in earlier[0].attrs["href"]
        page = read(client.get(earlier[0].attrs["href"]))
    known = Meeting.objects.filter(themes__slug="housing", precision__in=["day", "month"])
    assert len(months) == len({f"{row.first_day:%Y-%m}" for row in known} | {f"{row.last_day:%Y-%m}" for row in known})


def test_list_and_calendar_lead_to_each_other_with_the_filters(client):
    listed = read(client.get("/en/meetings/?theme=housing&page=1&sort=oldest"))
    assert f"{CALENDAR}?theme=housing" in listed.links
    page = month(client, "?theme=housing&month=2016-10")
    assert "/en/meetings/?theme=housing" in page.links
    assert [(box.attrs["name"], box.attrs["value"]) for box in page.all("input", type="hidden")] == [
        ("theme", "housing")
    ]
    assert len(page.one(cls="active-filters").all(cls="chip")) == 1


def test_what_is_known_by_month_or_year_alone_stands_apart(client):
    page = month(client, "?month=2015-11")
    apart = page.one("section", aria_labelledby="apart").text
    assert "November 2015" in apart
    assert "date not known" in apart
    in_weeks, beside = page.one("table").all("a"), page.one(cls="month-apart").all("a")
    assert not {link.attrs["href"] for link in in_weeks} & {link.attrs["href"] for link in beside}


def test_a_draft_is_in_no_month_and_what_was_called_off_says_so(client, plan):
    Planned.new_meeting(plan, title_en="Secretive", first_day=date(2027, 9, 1), last_day=date(2027, 9, 1))
    assert "Secretive" not in month(client, "?month=2027-09").text
    assert "September 2027 (" not in month(client).text
    actions.cancel(plan.meeting, by=plan.officer, version=plan.meeting.version, reason="No money.")
    page = month(client, "?month=2027-07")
    assert "Cancelled" in page.one(cls="is-off").text
    client.force_login(plan.officer)
    assert "Secretive" in month(client, "?month=2027-09").text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?month=2016-11", 200),
        ("?month=1900-01", 200),
        ("?month=2199-12", 200),
        ("?month=2016-13", 400),
        ("?month=2016-1", 400),
        ("?month=0001-01", 400),
        ("?month=9999-12", 400),
        ("?month=2016-W1", 400),
        ("?month=٢٠١٦-١١", 400),
        ("?month=november", 400),
        ("?month=%00", 400),
        ("?theme=dragons", 400),
        ("?year=1999&month=2016-11", 400),
    ],
)
def test_every_month_in_the_address_gets_a_page(client, language, query, status):
    response = client.get(f"/{language}/meetings/calendar/{query}")
    assert response.status_code == status
    page = read(response)
    assert page.one("html").attrs["lang"] == language
    assert bool(page.all(cls="error-summary")) == (status == 400)


def test_a_month_costs_the_same_with_two_hundred_meetings(client, plan):
    page = f"{CALENDAR}?month=2027-07&kind=thematic"
    for_few = queries_of(client, page)
    day = date(2027, 7, 6)
    Meeting.objects.bulk_create(
        Meeting(slug=f"m-{n}", kind="thematic", status="announced", title_en=f"M {n}", first_day=day, last_day=day)
        for n in range(200)
    )
    assert queries_of(client, page) == for_few
