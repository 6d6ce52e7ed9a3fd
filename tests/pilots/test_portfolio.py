"""The secretariat's portfolio: what is late, what is unspent, what nobody works on; for the secretariat alone."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.choices import Role
from cities.models import Theme
from library.models import Recommendation
from pilots import actions
from pilots.models import BudgetLine, Funding, Milestone, Pilot, PilotCity
from tests.people import secretary
from tests.pilots.piloted import Piloting
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db

PAGE = "/en/desk/pilots/"


def slugs(client, query=""):
    return {row["slug"] for row in client.get(f"/en/desk/pilots.json?{query}").json()}


def line_of(client, pilot, query=""):
    rows = read(client.get(f"{PAGE}?{query or f'q={pilot.title_en}'}")).one("table").all("tr")
    return next(row for row in rows if f"/en/pilots/{pilot.slug}/" in row.links)


@pytest.fixture
def team(client):
    team = Piloting()
    client.force_login(team.officer)
    return team


def test_it_holds_every_pilot_and_proposal(client, team):
    team.pilot(title_en="Only proposed")
    assert slugs(client) == set(Pilot.objects.values_list("slug", flat=True))
    page = read(client.get(PAGE))
    assert "Only proposed" in page.one(id="proposals").text or "Only proposed" in page.one("main").text


def test_what_is_late_is_told_and_found(client, team):
    late, quiet = team.pilot("running", title_en="Late one"), team.pilot("running", title_en="Quiet one")
    yesterday, tomorrow = (timezone.localdate() + timedelta(days=days) for days in (-1, 1))
    team.milestone(late, due_on=yesterday)
    team.milestone(quiet, due_on=tomorrow)
    team.milestone(quiet, due_on=yesterday, done_on=yesterday)
    sleeping = team.pilot("preparing", title_en="Sleeping one", starts="2020-05")
    over = team.pilot("running", title_en="Over one", ends="2021")
    this_year = team.pilot("running", title_en="This year", ends=f"{timezone.localdate():%Y}")
    found = slugs(client, "late=any")
    assert {late.slug, sleeping.slug, over.slug} <= found
    assert not {quiet.slug, this_year.slug} & found
    assert slugs(client, "late=milestones") == {late.slug}
    assert slugs(client, "late=step") == {sleeping.slug, over.slug}
    assert "1 milestone" in line_of(client, late).text
    assert "should have begun: May 2020" in line_of(client, sleeping).text
    assert "should be completed: 2021" in line_of(client, over).text
    assert f"Pilots with something late{len(found)}" in read(client.get("/en/desk/")).one("main").text


def test_money_is_exact_by_currency_for_who_may_see_it(client, team):
    pilot = team.pilot("running", title_en="Paid one")
    line = team.line(pilot, "1000")
    team.line(pilot, "500.5", currency="TND")
    team.book(line, "250.25")
    assert "\u2068749.75 EUR\u2069 of \u20681,000 EUR\u2069" in line_of(client, pilot).text
    assert "\u2068500.50 TND\u2069 of \u2068500.50 TND\u2069" in line_of(client, pilot).text
    assert slugs(client, "money=left") == {pilot.slug}
    assert slugs(client, "money=over") == set()
    page = read(client.get(f"{PAGE}?city=turin&q=Paid")).one("main").text
    assert "Unspent in this list, EUR\u2068749.75 EUR\u2069 of \u20681,000 EUR\u2069" in page
    (row,) = [row for row in csv.DictReader(io.StringIO(body(client.get("/en/desk/pilots.csv")))) if row["granted"]]
    assert Decimal(row["unspent"].split()[0]) == Decimal("749.75")
    team.book(line, "800", over_reason="Rents rose.")
    assert slugs(client, "money=over") == {pilot.slug}
    client.force_login(secretary(Role.TRANSLATOR))
    assert "749" not in body(client.get(PAGE))
    assert "unspent" not in body(client.get("/en/desk/pilots.csv")).splitlines()[0]


def test_what_nobody_works_on_is_named(client, team):
    rows = list(Recommendation.objects.published()[:2])
    theme = Theme.objects.get(slug="housing")
    pilot = team.pilot("running", title_en="At work")
    pilot.recommendations.add(rows[0])
    pilot.themes.add(theme)

    def named(heading):
        page = read(client.get(PAGE))
        return next(row for row in page.all("section") if row.attrs.get("aria-labelledby") == heading)

    assert str(rows[1].title) in named("recommendations").text
    assert f"/en/recommendations/{rows[0].code}/" not in named("recommendations").links
    assert str(theme.name) not in [item.text.split(" · ")[0] for item in named("themes").all("li")]
    team.step(pilot, "complete")
    link = f"/en/recommendations/{rows[0].code}/"
    (item,) = [row for row in named("recommendations").all("li") if link in row.links]
    assert "not under way" in item.text or "none under way" in item.text


def test_it_is_sorted_narrowed_and_refused_like_other_lists(client, team):
    for sort in ("late", "ends", "newest", "oldest", "title"):
        assert client.get(f"{PAGE}?sort={sort}").status_code == 200
    assert client.get(f"{PAGE}?late=dragons").status_code == 400
    assert client.get("/en/desk/pilots.csv?late=dragons").status_code == 400


def test_it_costs_the_same_for_five_hundred_pilots_of_twenty_milestones(client, team):
    pilot = team.pilot("running", title_en="First one")
    team.line(pilot, "1000")
    team.milestone(pilot)
    actions.add_indicator(pilot, {"label_en": "People"}, by=team.lead)
    pages = [PAGE, f"{PAGE}?late=any&money=left", "/en/desk/pilots.csv", "/en/desk/pilots.xlsx", "/en/desk/"]
    few = {page: queries_of(client, page) for page in pages}
    rows = Pilot.objects.bulk_create(
        Pilot(slug=f"p-{n}", title_en=f"P {n}", status="running", on_record=True) for n in range(500)
    )
    PilotCity.objects.bulk_create(PilotCity(pilot=row, city=team.turin, role="lead") for row in rows)
    Milestone.objects.bulk_create(
        Milestone(pilot=row, city=team.turin, title_en=f"M {n}", due_on="2025-01-01") for row in rows for n in range(20)
    )
    funder = pilot.fundings.get().funder
    fundings = Funding.objects.bulk_create(Funding(pilot=row, funder=funder) for row in rows)
    BudgetLine.objects.bulk_create(
        BudgetLine(pilot=row.pilot, funding=row, title_en="Rooms", planned=1000, granted=1000) for row in fundings
    )
    assert {page: now for page in pages if (now := queries_of(client, page)) > few[page]} == {}
    assert len(slugs(client, "late=milestones")) == 501
