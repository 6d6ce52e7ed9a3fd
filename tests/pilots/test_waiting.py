"""Priorities with no action yet, actions with no measured result: as counted one by one, of what is published alone."""

import csv
import io
import random
from decimal import Decimal
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from cities.models import City, Theme
from pilots.models import AnsweredFigure, AnsweredPriority, IndicatorValue, Milestone, Pilot, PilotCity, ResultIndicator
from profiles.models import Priority
from tests.factories import CityFactory, ProfileEditionFactory, publish_edition
from tests.queries import queries_of
from tests.reading import body, card_titles, read

pytestmark = pytest.mark.django_db

PRIORITIES, ACTIONS = "/en/pilots/priorities-without-action", "/en/pilots/without-result"
STATES = ["proposed", "selected", "preparing", "running", "suspended", "completed", "cancelled", "unknown"]


def pilot(n, status, city, theme):
    row = Pilot.objects.create(
        slug=f"made-{n}", title_en=f"Made {n}", status=status, reason="So.", on_record=status != "proposed",
    )  # fmt: skip
    PilotCity.objects.create(pilot=row, city=city, role="lead")
    row.themes.add(theme)
    return row


def takes_part(row, city):
    PilotCity.objects.get_or_create(pilot=row, city=city, defaults={"role": "partner"})


class Crowd:
    """Cities with profiles, published and not, with priorities and pilots tied by chance (the same every time)."""

    def __init__(self, cities=6, pilots=40):
        chance = random.Random(7)
        self.themes = list(Theme.objects.all()[:4])
        self.priorities, self.pilots = [], []
        self.published, self.figures = set(), {}
        for n in range(cities):
            city = CityFactory(slug=f"c-{n}", name_en=f"C {n}")
            edition = ProfileEditionFactory(city=city)
            for m in range(5):
                figures = [uuid4() for _ in range(chance.randrange(3))]
                theme = chance.choice([None, *self.themes])
                row = Priority.objects.create(
                    edition=edition, title_en=f"P {n} {m}", theme=theme, position=m + 1, figures=figures
                )
                self.priorities.append(row)
            if n % 3:
                publish_edition(edition)
                self.published.add(edition.pk)
        self.named, self.by_figure, self.measured = set(), set(), set()
        self.all_cities = list(City.objects.filter(slug__startswith="c-"))
        for n in range(pilots):
            row = pilot(n, chance.choice(STATES), chance.choice(self.all_cities), chance.choice(self.themes))
            self.pilots.append(row)
            for priority in chance.sample(self.priorities, chance.randrange(2)):
                takes_part(row, priority.edition.city)
                AnsweredPriority.objects.create(pilot=row, city=priority.edition.city, thread=priority.thread)
                self.named.add((row.pk, priority.thread))
            for priority in chance.sample(self.priorities, chance.randrange(2)):
                takes_part(row, priority.edition.city)
                for thread in priority.figures[:1]:
                    AnsweredFigure.objects.create(pilot=row, city=priority.edition.city, thread=thread)
                    self.by_figure.add((row.pk, thread))
            if chance.random() < 0.5:
                indicator = ResultIndicator.objects.create(pilot=row, label_en="People")
                if chance.random() < 0.5:
                    IndicatorValue.objects.create(indicator=indicator, period="2025", value=Decimal(3))
                    self.measured.add(row.pk)

    def waiting(self, priority):
        acting = {row.pk for row in self.pilots if row.status not in ("proposed", "cancelled")}
        named = any(key in acting and thread == priority.thread for key, thread in self.named)
        shown = any(key in acting and thread in priority.figures for key, thread in self.by_figure)
        return priority.edition_id in self.published and not named and not shown

    def unmeasured(self, row):
        return row.status not in ("proposed", "cancelled") and row.pk not in self.measured


def made(rows):
    return sorted(row["slug"] for row in rows if row["slug"].startswith("made-"))


def test_the_priorities_are_those_that_nobody_answers(client):
    crowd = Crowd()
    expected = sorted(row.title_en for row in crowd.priorities if crowd.waiting(row))
    assert 0 < len(expected) < len([row for row in crowd.priorities if row.edition_id in crowd.published])
    rows = client.get(f"{PRIORITIES}.json").json()
    assert sorted(row["title_en"] for row in rows) == expected
    shown = [title for page in (1, 2) if len(expected) > 24 * (page - 1)
             for title in card_titles(client.get(f"{PRIORITIES}/?page={page}"))]  # fmt: skip
    assert sorted(shown) == expected
    for city in crowd.all_cities:
        own = sorted(row.title_en for row in crowd.priorities if crowd.waiting(row) and row.edition.city == city)
        query = f"{PRIORITIES}.json?city={city.slug}"
        found = client.get(query)
        assert (sorted(row["title_en"] for row in found.json()) if found.status_code == 200 else []) == own
    for theme in crowd.themes:
        own = sorted(row.title_en for row in crowd.priorities if crowd.waiting(row) and row.theme == theme)
        found = client.get(f"{PRIORITIES}.json?theme={theme.slug}")
        assert (sorted(row["title_en"] for row in found.json()) if found.status_code == 200 else []) == own


def test_the_actions_are_those_of_which_nothing_was_measured(client):
    crowd = Crowd()
    expected = sorted(row.slug for row in crowd.pilots if crowd.unmeasured(row))
    assert 0 < len(expected) < len(crowd.pilots)
    assert made(client.get(f"{ACTIONS}.json").json()) == expected
    for city in crowd.all_cities:
        own = sorted(row.slug for row in crowd.pilots if crowd.unmeasured(row) and city in row.cities.all())
        found = client.get(f"{ACTIONS}.json?city={city.slug}")
        assert (made(found.json()) if found.status_code == 200 else []) == own
    theme = crowd.themes[0]
    own = sorted(row.slug for row in crowd.pilots if crowd.unmeasured(row) and row.themes.first() == theme)
    assert made(client.get(f"{ACTIONS}.json?theme={theme.slug}").json()) == own


@pytest.mark.parametrize("where", [PRIORITIES, ACTIONS])
def test_every_file_has_what_the_list_has(client, where):
    Crowd()
    rows = client.get(f"{where}.json").json()
    titles = [row["title_en"] for row in rows]
    table = list(csv.DictReader(io.StringIO(body(client.get(f"{where}.csv")))))
    assert [row["title_en"] for row in table] == titles
    sheet = load_workbook(io.BytesIO(client.get(f"{where}.xlsx").content)).active
    column = [cell.value for cell in sheet[1]].index("title_en")
    assert [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)] == titles
    for address in (f"{where}/", f"{where}.csv", f"{where}.xlsx", f"{where}.json"):
        assert client.get(f"{address}?theme=dragons").status_code == 400


def test_the_lists_lead_on_and_are_led_to(client):
    crowd = Crowd()
    waiting = next(row for row in crowd.priorities if crowd.waiting(row))
    links = read(client.get(f"{PRIORITIES}/?city={waiting.edition.city.slug}")).links
    assert f"/en/cities/{waiting.edition.city.slug}/chain/#priority-{waiting.thread}" in links
    for page in ("/en/", "/en/pilots/"):
        assert {f"{PRIORITIES}/", f"{ACTIONS}/"} <= set(read(client.get(page)).links), page


def test_lists_cost_the_same_for_hundreds(client):
    Crowd(pilots=20)
    pages = [f"{where}{end}" for where in (PRIORITIES, ACTIONS) for end in ("/", ".csv", ".json", ".xlsx")]
    few = {page: queries_of(client, page) for page in pages}
    edition = ProfileEditionFactory(city=CityFactory(slug="many"))
    for n in range(60):
        Priority.objects.create(edition=edition, title_en=f"Many {n}", theme=Theme.objects.first(), position=n + 1)
    publish_edition(edition)
    rows = Pilot.objects.bulk_create(
        Pilot(slug=f"p-{n}", title_en=f"P {n}", status="running", on_record=True) for n in range(100)
    )
    PilotCity.objects.bulk_create(PilotCity(pilot=row, city=edition.city, role="lead") for row in rows)
    Milestone.objects.bulk_create(
        Milestone(pilot=row, city=edition.city, title_en=f"M {n}", due_on="2025-01-01")
        for row in rows
        for n in range(3)
    )
    assert {page: now for page in pages if (now := queries_of(client, page)) != few[page]} == {}
