"""The record of pilots and calls: what facts say, and nothing besides."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from core import loading
from core.loading import Load
from core.models import Citation, SearchDocument
from pilots.imports import load_calls, load_pilots
from pilots.models import BudgetLine, Call, Pilot, PilotCity, ResultIndicator
from tests.network_data.test_record import FOLDER

pytestmark = pytest.mark.django_db


def pilot(slug: str) -> Pilot:
    return Pilot.objects.get(slug=slug)


def test_twelve_actions_two_other_pilots_and_three_calls_are_public():
    seen = Pilot.objects.visible_to(AnonymousUser())
    assert seen.filter(slug__startswith="tca-").count() == 12
    assert seen.count() == 14
    assert list(Call.objects.visible_to(AnonymousUser()).values_list("slug", flat=True)) == [
        "call-3",
        "call-2",
        "call-1",
    ]
    assert SearchDocument.objects.filter(kind="pilot", lang="ar").count() == 14
    assert SearchDocument.objects.filter(kind="call", lang="fr").count() == 3


def test_a_state_that_no_source_tells_is_not_known():
    assert list(Pilot.objects.exclude(status="unknown").values_list("slug", "status")) == [("tca-tanger", "completed")]


def test_nobody_is_made_the_lead_by_guess():
    led = set(PilotCity.objects.filter(role="lead").values_list("pilot__slug", flat=True))
    assert {row.slug for row in Pilot.objects.exclude(slug__in=led)} == {"tca-gov-int", "tca-nador2", "tca-imigr"}
    assert {part.city.slug for part in pilot("tca-gov-int").city_parts.all()} == {"oujda", "al-hoceima", "fnideq"}
    assert pilot("tca-gov-int").city is None


def test_what_was_not_found_stays_empty():
    unknown = {"tca-nador2", "tca-casa", "tca-rabat", "tca-marsa-art", "tca-amman", "tca-zarqa", "tca-tetouan"}
    assert {row.slug for row in Pilot.objects.filter(partners=None)} - unknown == {"tca-acmals"}
    assert unknown <= {row.slug for row in Pilot.objects.filter(partners=None)}
    assert not BudgetLine.objects.exists()
    assert not Pilot.objects.exclude(objectives=[]).exists()
    assert not Pilot.objects.exclude(call=None).exists()


def test_the_fact_sheet_of_sfax():
    row = pilot("tca-acmals")
    assert row.sdg_targets == ["5.1", "10.7", "16.6", "17.9"]
    assert [found.code for found in row.recommendations.all()] == ["MC2CM-R1", "MC2CM-R2", "MC2CM-R3"]


def test_results_are_as_exact_as_they_were_told():
    values = {
        row.label_en: [(value.comparator, value.value) for value in row.values.all()]
        for row in ResultIndicator.objects.filter(pilot__slug="tca-tanger")
    }
    assert values["People reached"] == [("about", Decimal(300))]
    assert values["Men at the mobile point of information"] == [("over", Decimal(200))]
    assert values["Migrants in five trainings"] == [("up_to", Decimal(90))]
    assert {row.slug for row in Pilot.objects.without_result()} == {
        row.slug for row in Pilot.objects.exclude(slug__in=["tca-tanger", "tca-imigr"])
    }


def test_the_ceiling_of_the_first_call_is_exact_and_its_doubt_is_told():
    call = Call.objects.get(slug="call-1")
    assert (call.ceiling, call.currency, call.objectives) == (Decimal("50000.000"), "EUR", ["A", "B", "C", "D"])
    assert call.countries.count() == 7
    assert "60,000" in call.ceiling_note_en
    third = Call.objects.get(slug="call-3")
    assert (third.opens, third.closes, third.state) == ("2021-06", "2021-07-08", "closed")
    assert Call.objects.get(slug="call-2").state == "unknown"


def test_every_pilot_and_call_names_its_sources():
    cited = set(Citation.objects.filter(about__regex="^(pilot|call):[^/]*$").values_list("about", flat=True))
    assert {row.tag for rows in (Pilot.objects.all(), Call.objects.all()) for row in rows} == cited


def test_what_people_wrote_is_kept_when_the_record_is_loaded_again():
    Pilot.objects.filter(slug="tca-casa").update(summary_en="What the city says.")
    load = Load()
    loading.load_sources(load, loading.read(FOLDER, "sources")[""])
    load_calls(load, loading.read(FOLDER, "calls")[""])
    load_pilots(load, loading.read(FOLDER, "pilots")[""])
    report = load.report
    assert pilot("tca-casa").summary_en == "What the city says."
    assert (report.added, report.changed) == ([], [])
    assert report.kept == ["pilot:tca-casa: summary_en"]
