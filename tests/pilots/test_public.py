"""Pilots and calls as the public reads them: what was selected, what is not known, and no trace of a proposal."""

import csv
import io
from datetime import timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from accounts.choices import Role
from core.translation import LANGUAGES
from library import actions as library
from library.models import CaseStudy, Recommendation
from mc2cm.pages.history import record_names
from pilots import actions
from pilots.models import Call, Milestone, Pilot, PilotCaseStudy, PilotCity
from pilots.paper import paper_of
from pilots.search import keep_found
from tests.library.editions import ABOUT_PICTURE, png
from tests.people import secretary
from tests.pilots.piloted import Piloting
from tests.profiles.editions import taken_to, written_edition
from tests.reading import body, card_titles, read

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = ("csv", "xlsx", "json", "geojson", "atom")


def text(response):
    return read(response).text


# Lists

LISTS = {
    "": lambda row: True,
    "state=completed": lambda row: row.status == "completed",
    "theme=social-cohesion": lambda row: row.themes.filter(slug="social-cohesion").exists(),
    "city=oujda": lambda row: row.cities.filter(slug="oujda").exists(),
    "country=JO&country=TN": lambda row: row.cities.filter(country__code__in=["JO", "TN"]).exists(),
    "goal=10": lambda row: any(target.startswith("10.") for target in row.sdg_targets),
    "country=MA&theme=communication": lambda row: (
        row.cities.filter(country__code="MA").exists() and row.themes.filter(slug="communication").exists()
    ),
    "q=journalists": lambda row: "journalists" in f"{row.activities_en} {row.results_en} {row.summary_en}".lower(),
}


@pytest.mark.parametrize("query", LISTS)
def test_page_file_and_api_find_what_the_record_says(client, query):
    found = sorted(row.slug for row in Pilot.objects.all() if LISTS[query](row))
    assert found
    page = read(client.get(f"/en/pilots/?{query}"))
    assert sorted(link.split("/")[3] for title in page.all(cls="card-title") for link in title.links) == found
    assert sorted(row["slug"] for row in client.get(f"/en/pilots.json?{query}").json()) == found
    assert sorted(row["slug"] for row in client.get(f"/api/v1/pilots/?{query}").json()["results"]) == found
    line = read(client.get(f"/en/pilots/timeline/?{query}")).one("main").links
    assert {link.split("/")[3] for link in line if link.startswith("/en/pilots/") and "?" not in link} >= set(found)


def shown(client, query=""):
    """`{"theme:housing": 3}`, as the page prints it beside its boxes."""
    page = read(client.get(f"/en/pilots/?{query}"))
    return {
        f"{box.attrs['name']}:{box.attrs['value']}": int(row.one(cls="facet-count").one("bdi").text)
        for row in page.one(cls="filters-form").all(cls="choice")
        for box in row.all("input", type="checkbox")
    }


def test_a_count_is_the_number_of_results_that_choosing_the_value_gives(client):
    team = Piloting()
    call = team.call()
    call = actions.publish_call(call, by=team.officer, version=call.version)
    team.pilot("running", call=call, objectives=["A", "C"], sdg_targets=["11.2", "11.a"])
    team.pilot(title_en="Hidden", call=call, objectives=["B"])
    counts = shown(client)
    assert (counts["objective:A"], counts["goal:11"], counts[f"call:{call.slug}"]) == (1, 1, 1)
    assert counts["state:running"] == 1
    assert "objective:B" not in counts
    for tag, count in counts.items():
        name, value = tag.split(":")
        assert len(client.get(f"/en/pilots.json?{name}={value}").json()) == count, tag


@pytest.mark.parametrize("query", ["theme=dragons", "state=asleep", "goal=18", "call=call-99", "sort=colour"])
def test_a_filter_that_does_not_exist_is_refused_in_every_form(client, query):
    addresses = ["/en/pilots/", "/en/pilots/timeline/", *(f"/en/pilots.{kind}" for kind in FILES)]
    for address in addresses:
        assert client.get(f"{address}?{query}").status_code == 400, address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sort", ["newest", "oldest", "title"])
def test_every_file_has_what_the_list_has_in_its_order_in_every_language(client, language, sort):
    query = f"country=MA&sort={sort}"
    slugs = [row["slug"] for row in client.get(f"/{language}/pilots.json?{query}").json()]
    assert len(slugs) == Pilot.objects.filter(cities__country__code="MA").distinct().count()
    table = csv.DictReader(io.StringIO(body(client.get(f"/{language}/pilots.csv?{query}"))))
    assert [row["slug"] for row in table] == slugs
    sheet = load_workbook(io.BytesIO(client.get(f"/{language}/pilots.xlsx?{query}").content)).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == slugs
    feed = ElementTree.fromstring(body(client.get(f"/{language}/pilots.atom?{query}")))
    links = [link.attrib["href"] for entry in feed.iter(f"{ATOM}entry") for link in entry.iter(f"{ATOM}link")]
    assert [link.rstrip("/").split("/")[-1] for link in links] == slugs
    page = read(client.get(f"/{language}/pilots/?{query}"))
    assert [link.split("/")[3] for title in page.all(cls="card-title") for link in title.links] == slugs


def test_what_has_no_date_comes_last_whichever_way_the_list_runs(client):
    assert Pilot.objects.filter(starts="").exists()
    for sort in ("newest", "oldest"):
        days = [row["starts"] for row in client.get(f"/en/pilots.json?sort={sort}").json()]
        assert "" not in days[: len([day for day in days if day])]


def test_an_empty_list_says_who_fills_it(client):
    assert "No pilot fits these filters" in text(client.get("/en/pilots/?q=zzzz"))
    assert "No pilot fits these filters" in text(client.get("/en/pilots/timeline/?q=zzzz"))


# Map and time


def test_a_pilot_of_three_cities_is_on_the_map_in_each_of_them(client):
    points = [
        (row["properties"]["slug"], row["id"].split("/")[1])
        for row in client.get("/en/pilots.geojson").json()["features"]
    ]
    placed = {
        (part.pilot.slug, part.city.slug)
        for part in PilotCity.objects.select_related("pilot", "city")
        if part.city.latitude is not None and part.pilot.latitude is None
    }
    assert len([row for row in placed if row[0] == "tca-gov-int"]) > 1
    assert placed <= set(points)


def test_a_point_leads_to_its_pilot_or_to_the_list_of_those_that_are_there(client):
    links = read(client.get("/en/pilots/")).one(id="map").links
    assert "/en/pilots/?city=tangier" in links or "/en/pilots/tca-tanger/" in links
    team = Piloting()
    team.pilot("running")
    links = read(client.get("/en/pilots/")).one(id="map").links
    assert "/en/pilots/?city=tangier" in links


def test_the_time_line_puts_apart_what_has_no_date(client):
    page = read(client.get("/en/pilots/timeline/"))
    assert "2020" in [heading.text for heading in page.all(cls="group-heading")]
    assert page.all("h2", id="undated")
    assert not read(client.get("/en/pilots/timeline/?state=completed")).all("h2", id="undated")


# The page of a pilot


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("tca-tanger", ["Completed", "about 300 persons", "2 of 2 milestones reached", "Reached on 18 December 2021"]),
        ("tca-gov-int", ["Where this pilot stands is not known", "Not on record", "Lead city", "Oujda", "Fnideq"]),
        ("tca-acmals", ["10.7", "MC2CM-R1", "Targets of the Sustainable Development Goals"]),
        ("tca-nador1", ["not measured yet", "Narrative creators, at least", "40 persons", "ASTICUDE"]),
    ],
)
def test_a_pilot_of_the_record_says_what_is_known_and_what_is_not(client, slug, words):
    page = " ".join(text(client.get(f"/en/pilots/{slug}/")).split())
    assert [word for word in words if word.lower() not in page.lower()] == []
    assert "Sources" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pilot_has_its_page_and_its_fact_sheet_on_paper(client, language):
    for slug in Pilot.objects.values_list("slug", flat=True):
        page = read(client.get(f"/{language}/pilots/{slug}/"))
        assert (page.one("html").attrs["lang"], len(page.all("h1"))) == (language, 1)
        assert len(page.ids) == len(set(page.ids)), slug
    paper = client.get(f"/{language}/pilots/tca-tanger.pdf")
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_paper_stays_the_same_until_something_on_it_changes(client):
    team = Piloting()
    pilot = team.pilot("running")
    address = f"/en/pilots/{pilot.slug}.pdf"
    before = client.get(address).content
    assert client.get(address).content == before
    team.milestone(pilot)
    assert client.get(address).content != before


def whole(team):
    """A pilot that has everything, with money in a band and exactly."""
    pilot = team.pilot("running", summary_en="A desk.", starts="2026-01", sdg_targets=["11.2"])
    team.milestone(pilot)
    done = team.milestone(pilot, team.tangier, by=team.partner, title_en="Train the staff")
    actions.edit_work(done, {"done_on": timezone.localdate()}, by=team.partner, version=done.version)
    line = team.line(pilot, granted="1234.50")
    team.book(line, "20.25")
    return team.again(pilot)


def test_progress_is_counted_and_a_late_milestone_is_called_late(client):
    team = Piloting()
    pilot = whole(team)
    late = timezone.localdate() - timedelta(days=3)
    Milestone.objects.filter(pilot=pilot, title_en="Open the desk").update(due_on=late)
    page = read(client.get(f"/en/pilots/{pilot.slug}/"))
    assert "1 of 2 milestones reached" in page.text
    bar = page.one("progress")
    assert (bar.attrs["value"], bar.attrs["max"]) == ("1", "2")
    assert ["Late" in row.text for row in page.all(cls="milestone")].count(True) == 1


def test_money_is_read_as_its_funder_decides_everywhere(client):
    team = Piloting()
    pilot = whole(team)
    addresses = [f"/en/pilots/{pilot.slug}/", f"/api/v1/pilots/{pilot.slug}/"]
    band = [body(client.get(address)) for address in addresses]
    assert "under 10,000" in band[0]
    assert '"to_10"' in band[1]
    for told in band:
        assert not [secret for secret in ("1,234", "1234", "20.25") if secret in told]
    funding = pilot.fundings.get()
    actions.disclose(funding, "exact", by=team.officer, version=funding.version)
    exact = [body(client.get(address)) for address in addresses]
    assert "1,234.50 EUR" in exact[0]
    assert '"1234.500"' in exact[1]


def test_a_training_tells_how_many_came_by_sex_and_kind(client):
    team = Piloting()
    pilot = team.pilot("running")
    row = actions.add_training(pilot, team.turin, {"title_en": "How to listen"}, by=team.lead)
    told = [{"sex": "women", "kind": "staff", "number": 7}, {"sex": "men", "kind": "staff", "number": 4}]
    actions.set_participants(row, told, by=team.lead, version=row.version)
    section = " ".join(text(client.get(f"/en/pilots/{pilot.slug}/")).split())
    assert "How to listen" in section
    assert "People who came11" in section


# What is in the making leaves no trace

EVERYWHERE = [
    "/en/",
    "/en/pilots/",
    "/en/pilots/timeline/",
    *(f"/en/pilots.{kind}" for kind in ("csv", "json", "geojson", "atom")),
    "/en/cities/turin/",
    "/en/cities/tangier/",
    "/en/search/?q=secretive",
    "/sitemap.xml",
    "/api/v1/pilots/",
    "/api/v1/search/?q=secretive",
]


def test_a_proposal_is_nowhere(client):
    team = Piloting()
    pilot = team.pilot(title_en="Secretive plan", title_fr="Secretive plan", title_ar="Secretive plan")
    file = actions.add_file(pilot, png(), ABOUT_PICTURE, by=team.lead).attachment
    for address in EVERYWHERE:
        assert pilot.slug not in body(client.get(address)), address
    own = [f"/en/pilots/{pilot.slug}/", f"/en/pilots/{pilot.slug}.pdf", f"/api/v1/pilots/{pilot.slug}/"]
    own.append(f"/en/pilots/{pilot.slug}/files/{file.pk}/{file.name}")
    for address in own:
        response = client.get(address)
        assert response.status_code == 404, address
        assert "Secretive" not in body(response)
    client.force_login(team.partner)
    for address in own:
        assert client.get(address).status_code == 200, address
    assert "This is a proposal" in text(client.get(own[0]))


def test_a_draft_update_is_nowhere_and_a_published_one_is_read_with_its_picture(client):
    team = Piloting()
    pilot = team.pilot("running")
    row = team.update(pilot, title_en="Secretive opening")
    file = actions.add_file(row, png(), ABOUT_PICTURE, by=team.editor).attachment
    picture = f"/en/pilots/{pilot.slug}/files/{file.pk}/{file.name}"
    pages = [f"/en/pilots/{pilot.slug}/", f"/api/v1/pilots/{pilot.slug}/"]
    for address in pages:
        assert "Secretive" not in body(client.get(address))
    assert client.get(picture).status_code == 404
    actions.publish_update(row, by=team.lead, version=team.again(row).version)
    for address in pages:
        assert "Secretive opening" in body(client.get(address))
    assert picture in body(client.get(pages[0]))
    assert client.get(picture)["Content-Type"] == "image/png"
    assert client.get(picture.replace(file.name, "other.png")).status_code == 404
    assert client.get(picture.replace(pilot.slug, "tca-tanger")).status_code == 404


def test_what_is_not_published_elsewhere_is_not_named_here(client):
    team = Piloting()
    call = team.call(title_en="Old call")
    call = actions.publish_call(call, by=team.officer, version=call.version)
    pilot = team.pilot("running", call=call)
    actions.withdraw_call(call, by=team.officer, version=call.version, reason="A mistake.")
    draft = Recommendation.objects.create(code="SECRET-R1", title_en="Secretive", status="draft")
    pilot.recommendations.add(draft)
    study = CaseStudy.objects.create(slug="secretive", city=team.turin)
    pilot.borrowed.add(study)
    for address in (f"/en/pilots/{pilot.slug}/", f"/api/v1/pilots/{pilot.slug}/", "/en/pilots.csv", "/api/v1/pilots/"):
        told = body(client.get(address))
        assert not [word for word in ("SECRET-R1", "secretive", "Old call", "old-call") if word in told], address
    keep_found(team.again(pilot))
    assert pilot.slug not in body(client.get("/en/search/?q=secretive")), "not by the name of a draft either"
    Recommendation.objects.filter(pk=draft.pk).update(status="published")
    keep_found(team.again(pilot))
    assert pilot.slug in body(client.get("/en/search/?q=secretive"))


def test_a_pilot_is_found_by_the_title_of_a_recommendation_as_long_as_that_is_public(client):
    team, publisher = Piloting(), secretary(Role.PUBLISHER)
    pilot = team.pilot("running")
    recommendation = library.start_recommendation("FOUND-R1", {"title_en": "Heliotrope counters"}, by=team.officer)
    pilot.recommendations.add(recommendation)
    keep_found(team.again(pilot))

    def finds(word: str) -> bool:
        return pilot.slug in body(client.get(f"/en/search/?q={word}&kind=pilot"))

    assert not finds("heliotrope")
    recommendation = library.publish_recommendation(recommendation, by=publisher, version=recommendation.version)
    assert finds("heliotrope")
    renamed, version = {"title_en": "Marmalade counters"}, recommendation.version
    recommendation = library.edit_recommendation(recommendation, renamed, by=team.officer, version=version)
    assert (finds("heliotrope"), finds("marmalade")) == (False, True)
    taken_back = {"reason": "A mistake.", "version": recommendation.version}
    library.withdraw_recommendation(recommendation, by=publisher, **taken_back)
    assert not finds("marmalade")


def test_a_priority_is_named_once_its_profile_is_published(client):
    team = Piloting()
    draft = written_edition(team.turin, by=team.editor)
    pilot = team.pilot("running")
    actions.answer_need(pilot, team.turin, "priority", draft.priorities.get().thread, by=team.lead)
    draft.priorities.update(title_en="A house for all")
    assert "A house for all" not in text(client.get(f"/en/pilots/{pilot.slug}/"))
    secretariat = {"reviewer": secretary(Role.REVIEWER), "publisher": secretary(Role.PUBLISHER)}
    taken_to(draft, "published", submitter=team.lead, **secretariat)
    assert "A house for all" in text(client.get(f"/en/pilots/{pilot.slug}/"))


# Calls


def test_the_three_calls_are_read_with_what_is_known_and_what_is_not(client):
    assert card_titles(client.get("/en/calls/")) == [
        "Third call for Targeted City Actions",
        "Second call for Targeted City Actions",
        "First call for Targeted City Actions",
    ]
    first = " ".join(text(client.get("/en/calls/call-1/")).split())
    words = ["50,000 EUR", "A: cooperation between stakeholders", "Jordan", "Who may apply", "Not on record"]
    assert [word for word in words if word not in first] == []
    third = text(client.get("/en/calls/call-3/"))
    assert [word for word in ("June 2021", "8 July 2021", "Closed") if word not in third] == []


def test_a_call_is_open_until_the_hour_at_which_it_closes(client):
    team = Piloting()
    soon = (timezone.now() + timedelta(days=9)).replace(tzinfo=None, second=0, microsecond=0)
    call = team.call(
        title_en="New call", closes_on="", closes_local=soon, tz="Europe/Vienna", ceiling=Decimal("1500.5")
    )
    assert client.get(f"/en/calls/{call.slug}/").status_code == 404
    assert call.slug not in body(client.get("/en/calls.json"))
    assert client.get(f"/api/v1/calls/{call.slug}/").status_code == 404
    actions.publish_call(call, by=team.officer, version=call.version)
    assert [row["slug"] for row in client.get("/en/calls.json?state=open").json()] == [call.slug]
    page = text(client.get(f"/en/calls/{call.slug}/"))
    assert f"{soon:%H:%M} (Europe/Vienna)" in page
    assert "1,500.50 EUR" in page
    assert client.get(f"/api/v1/calls/{call.slug}/").json()["state"] == "open"


def test_a_question_is_read_once_it_is_answered_and_a_document_as_long_as_its_call_is(client):
    team = Piloting()
    call = team.call()
    call = actions.publish_call(call, by=team.officer, version=call.version)
    row = actions.add_question(call, {"question_en": "May a region apply?"}, by=team.officer)
    file = actions.add_file(call, png(), ABOUT_PICTURE, by=team.officer).attachment
    address = f"/en/calls/{call.slug}/files/{file.pk}/{file.name}"
    assert "May a region apply?" not in body(client.get(f"/en/calls/{call.slug}/"))
    assert client.get(address).status_code == 200
    actions.edit_question(row, {"answer_en": "It may."}, by=team.officer, version=row.version)
    assert "It may." in body(client.get(f"/en/calls/{call.slug}/"))
    call = Call.objects.get(pk=call.pk)
    actions.withdraw_call(call, by=team.officer, version=call.version, reason="A mistake.")
    gone = client.get(f"/en/calls/{call.slug}/")
    assert (gone.status_code, "A mistake." in text(gone), "May a region" in text(gone)) == (410, True, False)
    assert client.get(address).status_code == 404


# Search, city, case study


def test_pilots_and_calls_are_found_by_their_kind(client):
    assert "TangerAccueil" in text(client.get("/en/search/?q=TangerAccueil&kind=pilot"))
    assert "Third call" in text(client.get("/en/search/?q=third+call&kind=call"))


def test_a_pilot_stands_on_the_page_of_each_of_its_cities_and_on_the_home_page(client):
    for slug in ("oujda", "al-hoceima", "fnideq"):
        assert "/en/pilots/tca-gov-int/" in read(client.get(f"/en/cities/{slug}/")).links
    assert "No pilot yet" in text(client.get("/en/cities/turin/"))
    team = Piloting()
    pilot = team.pilot("running", starts="2031")
    for address in ("/en/", "/en/cities/turin/", "/en/cities/sfax/", "/sitemap.xml"):
        assert f"/en/pilots/{pilot.slug}/" in body(client.get(address)), address


def test_a_case_study_leads_back_to_its_pilot(client):
    team = Piloting()
    pilot = team.pilot("running")
    study = CaseStudy.objects.published().first()
    PilotCaseStudy.objects.create(pilot=pilot, case_study=study, drafted_by="person:1")
    assert f"/en/pilots/{pilot.slug}/" in read(client.get(f"/en/case-studies/{study.slug}/")).links
    assert f"/en/case-studies/{study.slug}/" in read(client.get(f"/en/pilots/{pilot.slug}/")).links


def test_history_names_a_pilot_and_its_parts_by_its_title():
    team = Piloting()
    pilot = team.pilot("running")
    row = team.milestone(pilot)
    call = team.call(title_en="New call")
    names = record_names({pilot.tag, row.tag, call.tag, "pilot:gone"})
    assert names[pilot.tag] == names[row.tag] == "A desk for newcomers"
    assert (names[call.tag], names["pilot:gone"]) == ("New call", "pilot:gone")


# What was measured, drawn


def with_values(team, pilot, values, **indicator):
    given = {"label_en": "People helped", "baseline": Decimal(10), "baseline_on": "2019", **indicator}
    row = actions.add_indicator(pilot, given, by=team.lead)
    for period, value in values:
        actions.add_value(row, {"period": period, "value": Decimal(value)}, by=team.lead)
    return row


def charts(client, pilot):
    return read(client.get(f"/en/pilots/{pilot.slug}/")).all("figure", cls="chart")


def test_what_was_measured_is_drawn_over_time_with_its_numbers_in_a_table(client):
    team = Piloting()
    pilot = team.pilot("running")
    with_values(team, pilot, [("2021", 40), ("2020", 25)])
    with_values(team, pilot, [("2020-11", 5), ("2020-03", 3)], label_en="Visits", target=Decimal(9), target_on="2022")
    lines, bars = charts(client, pilot)
    assert lines.one(cls="chart-finding").text == "From 10 persons to 40 persons (2021)"
    assert [row.text for row in lines.one("tbody").all("tr")] == [
        "201910 persons",
        "202025 persons",
        "202140 persons",
    ]
    assert [row.all("th")[0].text for row in bars.one("tbody").all("tr")] == [
        "Before (2019)", "March 2020", "November 2020", "Target (2022)",
    ]  # fmt: skip


def test_one_number_is_no_chart(client):
    team = Piloting()
    pilot = team.pilot("running")
    with_values(team, pilot, [("2021", 40)], baseline=None, baseline_on="")
    assert charts(client, pilot) == []


def test_the_drawing_is_on_paper_too(client):
    team = Piloting()
    pilot = team.pilot("running")
    plain = len(client.get(f"/en/pilots/{pilot.slug}.pdf").content)
    with_values(team, pilot, [("2021", 40), ("2020", 25)])
    paper = paper_of(Pilot.objects.with_relations().get(pk=pilot.pk), "en")
    (drawing,) = [block for part in paper["sections"] for block in part["blocks"] if block["kind"] == "figure"]
    assert drawing["svg"].startswith("<svg")
    assert len(client.get(f"/en/pilots/{pilot.slug}.pdf").content) > plain


def test_a_recommendation_names_the_pilots_that_address_it(client):
    team = Piloting()
    row = Recommendation.objects.published().first()
    for state, title in (("running", "Seen pilot"), ("proposed", "Hidden pilot")):
        team.pilot(state, title_en=title).recommendations.add(row)
    page = body(client.get(f"/en/recommendations/{row.code}/"))
    assert "Seen pilot" in page
    assert "Hidden pilot" not in page
