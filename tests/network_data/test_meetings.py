"""The meetings of the record: how many, which dates were settled how, what is not known and says so."""

from datetime import date

import pytest
from django.db.models import Q

from core.models import Citation
from meetings.choices import MeetingStatus, Precision
from meetings.models import AgendaRevision, Meeting, MeetingDocument, Session

pytestmark = pytest.mark.django_db

RECORD = Meeting.objects.filter(on_record=True)


def meeting(slug):
    return Meeting.objects.get(slug=slug)


def days(slug):
    row = meeting(slug)
    return row.first_day.isoformat(), row.last_day.isoformat()


def test_every_meeting_of_the_record_is_there_by_its_kind():
    kinds = [kind for kind, _label in Meeting._meta.get_field("kind").choices]
    assert {kind: RECORD.filter(kind=kind).count() for kind in kinds} == {
        "peer_to_peer": 7,
        "thematic": 8,
        "workshop": 3,
        "experts": 2,
        "mission": 9,
        "conference": 2,
        "round_table": 1,
        "webinar": 2,
        "stakeholders": 1,
        "study_visit": 1,
        "presentation": 5,
        "other": 3,
    }


def test_seven_peer_to_peer_meetings_are_numbered_in_order_of_their_dates():
    rows = Meeting.objects.filter(kind="peer_to_peer").order_by("first_day")
    hosts = ["lisbon", "madrid", "tangier", "vienna", "amman", "turin", "lyon"]
    assert list(rows.values_list("number", "host__slug")) == list(enumerate(hosts, start=1))


@pytest.mark.parametrize(
    ("slug", "first", "last"),
    [
        ("metromed-rt1", "2003-12-10", "2003-12-14"),
        ("kickoff", "2016-03-09", "2016-03-10"),
        ("p2p3", "2016-11-28", "2016-11-29"),
        ("midterm", "2016-11-29", "2016-11-29"),
        ("p2p5", "2017-04-25", "2017-04-26"),
        ("final-p1", "2017-11-07", "2017-11-08"),
        ("r-seville", "2020-06-15", "2020-06-18"),
        ("r-rabat", "2021-12-17", "2021-12-17"),
    ],
)
def test_dates_are_settled(slug, first, last):
    assert days(slug) == (first, last)


def test_where_sources_contradict_each_other_the_page_says_so_in_three_languages():
    for slug, words in {"p2p5": "March 2017", "metromed-rt1": "three days", "r-rabat": "spring 2021"}.items():
        row = meeting(slug)
        assert words in row.date_note_en
        assert row.date_note_fr
        assert row.date_note_ar


def test_a_month_without_a_day_spans_the_month():
    months = RECORD.filter(precision=Precision.MONTH)
    assert set(months.filter(kind="mission").values_list("kind", flat=True)) == {"mission"}
    assert months.count() == 11
    tunis = meeting("mission-tunis")
    assert (tunis.starts, tunis.first_day, tunis.last_day) == ("2015-05", date(2015, 5, 1), date(2015, 5, 31))


def test_what_no_source_prints_is_marked_as_inferred_and_what_has_no_date_has_none():
    assert set(RECORD.filter(inferred=True).values_list("slug", flat=True)) == {
        "metromed-rt1",
        "d-women",
        "tunis-rucp-2023",
    }
    assert list(RECORD.filter(precision=Precision.UNKNOWN).values_list("slug", flat=True)) == ["talks-sousse"]


def test_nobody_knows_whether_the_round_table_was_held():
    row = meeting("metromed-rt1")
    assert row.status == MeetingStatus.UNKNOWN
    assert {country.code for country in row.countries.all()} == {
        "DZ", "HR", "FR", "GR", "IT", "LY", "MA", "PT", "ES", "TN",
    }  # fmt: skip
    kinds = [session.kind for session in row.sessions.order_by("position")]
    assert kinds == ["plenary", "workshop", "workshop", "workshop", "plenary"]
    assert not RECORD.exclude(slug="metromed-rt1").filter(status=MeetingStatus.UNKNOWN).exists()


def test_one_host_has_two_events_on_one_day():
    assert meeting("p2p3").host == meeting("midterm").host
    assert meeting("p2p3").event_group == meeting("midterm").event_group


def test_places_outside_the_network_stand_in_words():
    elsewhere = set(RECORD.filter(host=None).exclude(place_en="").values_list("slug", flat=True))
    assert elsewhere == {"mission-morocco", "experts-2015", "habitat3", "wuf9", "labs-paris"}


def test_vienna_in_lyon_is_told_with_its_doubt():
    part = meeting("kickoff").city_parts.get(city__slug="vienna")
    assert "absent from the list of UCLG" in part.note_en
    assert set(Citation.objects.filter(about=part.tag).values_list("source__code", flat=True)) == {"S3"}


def test_the_record_has_no_hours_and_no_published_agenda():
    assert not Session.objects.filter(~Q(local_start=None), meeting__on_record=True).exists()
    assert not AgendaRevision.objects.exists()


def test_every_meeting_names_its_sources():
    cited = set(Citation.objects.filter(about__startswith="meeting:").values_list("about", flat=True))
    assert [row.slug for row in RECORD if row.tag not in cited] == []


def test_documents_that_were_not_found_have_no_file_and_what_was_published_is_linked():
    documents = MeetingDocument.objects.filter(meeting__slug="p2p6")
    assert {document.kind for document in documents} == {"agenda", "concept_note", "background", "report"}
    assert not documents.filter(versions__isnull=False).exists()
    assert {row.slug for row in meeting("r-grenoble").publications.all()} == {
        "pln28",
        "tlr-citizenship",
        "ref-citizenship",
    }
    assert [row.slug for row in meeting("final-p1").case_studies.all()] == ["a-local-approach-morus-turin"]
