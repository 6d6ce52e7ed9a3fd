"""The pack before a meeting: two pages of each city at the table, of what it has published and nothing else."""

import io
from datetime import timedelta

import pypdf
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from cities.models import City, Theme
from core.models import KeptFile
from mc2cm.pages.pack import forget_old_packs, make_next_pack
from mc2cm.pages.pack.keeping import pack_of
from meetings import actions
from meetings.models import Meeting, MeetingCity, Pledge
from profiles.models import Priority
from tests.factories import (
    CaseStudyEditionFactory,
    CaseStudyFactory,
    CityFactory,
    FigureFactory,
    IndicatorFactory,
    ProfileEditionFactory,
    publish_edition,
)
from tests.meetings.desk import client_of
from tests.meetings.scheduled import DAY, Planned, city
from tests.people import official, secretary
from tests.pilots.piloted import Piloting

pytestmark = pytest.mark.django_db

LOADED = ("amman", "beirut", "lisbon", "turin", "vienna", "lyon", "tangier", "tunis")
COST_OF_A_PACK = 13
LONG = "Rents rise faster than wages and families move out to where no bus goes. " * 30


@pytest.fixture
def plan() -> Planned:
    plan = Planned(title_fr="Un toit pour tous", title_ar="سكن للجميع", host=city("rabat"))
    plan.meeting.themes.set([Theme.objects.get(slug="housing")])
    plan.announce()
    return plan


def invite(plan: Planned, *cities: City) -> None:
    MeetingCity.objects.bulk_create(MeetingCity(meeting=plan.meeting, city=one) for one in cities)


def with_much(status: str = "published", study_published: bool = True) -> City:
    """A city that has written more than two pages hold of everything."""
    full = CityFactory(name_en="Fulltown", name_fr="Pleineville", name_ar="مدينة", summary_en=LONG)
    housing, data = Theme.objects.get(slug="housing"), Theme.objects.get(slug="data")
    edition = ProfileEditionFactory(city=full)
    for n in range(12):
        theme = housing if n % 2 else data
        words = {"title_en": f"Priority number {n}", "challenge_en": LONG, "theme": theme}
        Priority.objects.create(edition=edition, position=n + 1, **words)
    for n in range(20):
        indicator = IndicatorFactory(code=f"counted-{n}", name_en=f"Counted {n}")
        FigureFactory(city=full, edition=edition, indicator=indicator, period_start="2019")
    if status == "published":
        publish_edition(edition)
    for n in range(9):
        study = CaseStudyFactory(city=full, slug=f"full-{n}")
        words = {"title_en": f"Practice {n}", "abstract_en": LONG, "themes": ["housing"]}
        CaseStudyEditionFactory(case_study=study, published=study_published, **words)
    return full


def promise(meeting: Meeting, one: City, words: str = "We open a desk.") -> Pledge:
    day = timezone.localdate()
    return Pledge.objects.create(meeting=meeting, city=one, promise_en=words, due_on=day + timedelta(days=90))


def read(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def pages(plan: Planned, language: str = "en", chosen: list[str] | None = None) -> list[str]:
    pack = pack_of(plan.meeting, language, chosen)
    assert pack is not None
    return read(pack.content())


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_no_city_has_more_than_two_pages_however_much_it_has_published(plan, language):
    full = with_much()
    for n in range(8):
        promise(plan.meeting, full, f"Promise {n}. {LONG}"[:480])
    assert len(pages(plan, language, ["rabat"])) == 2, "a cover, and one page of a city with little"
    invite(plan, full, *map(city, LOADED))
    assert len(pages(plan, language, [full.slug])) == 3
    for slug in LOADED:
        assert len(pages(plan, language, [slug])) in (2, 3), slug


def test_what_does_not_fit_is_said_to_stand_on_the_portal(plan):
    full = with_much()
    promise(plan.meeting, full)
    invite(plan, full)
    _cover, first, second = pages(plan, chosen=[full.slug])
    told = f"{first} {second}"
    assert "More: " in told
    assert f"/en/case-studies/?city={full.slug}" in told
    assert [n for n in range(20) if f"Counted {n} " in told][:4], "the key figures come first"
    assert "We open a desk." in told, "everything that is told of at all is told of"
    assert told.index("Priority number 1 ") < told.index("Priority number 3 "), "those on the theme first"
    assert "Practice 0" in told


def test_the_cover_says_when_by_whose_clock_and_of_which_cities(plan):
    invite(plan, city("turin"))
    cover, *rest = pages(plan)
    assert "1 July 2027 · Africa/Casablanca (UTC)" in cover
    assert ["Rabat · Morocco" in cover, "Turin · Italy" in cover] == [True, True]
    made = f"Housing for all · English · made on {timezone.localdate().day} "
    assert all(made in page and f"Page {n} of " in page for n, page in enumerate([cover, *rest], start=1))
    assert "Un toit pour tous" in pages(plan, "fr")[0]


def test_what_a_city_has_not_published_is_said_in_a_sentence(plan):
    invite(plan, CityFactory(name_en="Newtown", slug="newtown", summary_en="A town by the sea."))
    (_cover, page) = pages(plan, chosen=["newtown"])
    for words in (
        "Newtown has not published a migration profile yet.",
        "Newtown has not published any figure yet.",
        "Newtown has not published a case study yet.",
        "Newtown has no open promise.",
        "A town by the sea.",
    ):
        assert words in page


def test_drafts_leave_no_trace_in_it_whoever_takes_it(plan):
    full = with_much(status="draft", study_published=False)
    invite(plan, full)
    address = reverse("desk-meeting-pack-pdf", args=[plan.meeting.slug])
    told = " ".join(read(client_of(plan.officer).get(f"{address}?city={full.slug}").content))
    assert "Fulltown has not published a migration profile yet." in told
    assert [word for word in ("Priority number", "Counted", "Practice") if word in told] == []
    page = client_of(plan.officer).get(reverse("desk-meeting-pack", args=[plan.meeting.slug])).content.decode()
    assert [word for word in ("20 key figures", "12 priorities", "9 case studies") if word in page] == []


def test_a_running_pilot_is_told_of_and_a_proposal_is_not(plan):
    team = Piloting()
    team.pilot("running", title_en="A desk for all")
    team.pilot("proposed", title_en="A secret plan")
    invite(plan, team.turin)
    told = " ".join(pages(plan, chosen=["turin"]))
    assert ["A desk for all" in told, "A secret plan" in told] == [True, False]


def test_the_secretariat_chooses_language_and_cities_and_reads_what_is_missing(plan):
    invite(plan, city("turin"), city("sfax"))
    officer, slug = client_of(plan.officer), plan.meeting.slug
    page = officer.get(reverse("desk-meeting-pack", args=[slug])).content.decode()
    assert "Sfax has not published a migration profile yet." in page
    address = reverse("desk-meeting-pack-pdf", args=[slug])
    chosen = officer.get(f"{address}?language=fr&city=turin")
    assert chosen["Content-Type"] == "application/pdf"
    assert "Turin · Italie" in read(chosen.content)[0]
    assert "Sfax" not in " ".join(read(chosen.content))
    wrong = officer.get(f"{address}?city=lyon")
    assert (wrong.status_code, "not among the cities of this meeting" in wrong.content.decode()) == (400, True)
    assert client_of(secretary(Role.TRANSLATOR)).get(address).status_code == 403


def test_a_guest_takes_it_in_her_language_and_nobody_behind_a_dead_link(plan):
    invite(plan, city("turin"))
    guest = {"name": "Amal", "email": "amal@town.example", "language": "fr", "kind": "guest"}
    row, token = actions.invite(plan.meeting, guest, by=plan.officer)
    assert reverse("answer-pack", args=[token]) in Client().get(reverse("answer", args=[token])).content.decode()
    taken = Client().get(f"/ar/answer/{token}/pack.pdf")
    assert "Un toit pour tous" in read(taken.content)[0]
    assert (taken["Cache-Control"], taken["Referrer-Policy"]) == ("no-store, private", "no-referrer")
    actions.revoke(row, by=plan.officer)
    assert Client().get(f"/en/answer/{token}/pack.pdf").status_code == 410


def test_officials_of_a_city_that_comes_take_it_and_others_do_not(plan):
    actions.invite_city(plan.meeting, city("turin"), {"seats": 2}, by=plan.officer)
    for slug, status in (("turin", 200), ("lyon", 404)):
        client = client_of(official(Role.CITY_EDITOR, city(slug)))
        page = client.get(reverse("my-meeting", args=[slug, plan.meeting.slug])).content.decode()
        assert (reverse("my-meeting-pack", args=[slug, plan.meeting.slug]) in page) == (status == 200)
        assert client.get(reverse("my-meeting-pack", args=[slug, plan.meeting.slug])).status_code == status


def test_of_a_cancelled_meeting_there_is_none(plan):
    invite(plan, city("turin"))
    actions.cancel(plan.meeting, by=plan.officer, version=plan.meeting.version, reason="No money.")
    plan.meeting.refresh_from_db()
    assert pack_of(plan.meeting, "en") is None


def test_it_is_kept_until_something_on_it_changes_and_thrown_away_when_old(plan):
    invite(plan, city("turin"))
    first = pack_of(plan.meeting, "en").content()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert pack_of(plan.meeting, "en").content() == first
    promise(plan.meeting, city("turin"))
    assert "We open a desk." in " ".join(pages(plan))
    assert forget_old_packs() == 0
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert forget_old_packs() == 1
    assert not KeptFile.objects.filter(name__startswith="pack:").exists()


def test_the_worker_makes_those_of_meetings_that_are_near_before_anybody_asks(plan):
    invite(plan, city("turin"))
    assert not make_next_pack(), "months ahead nobody needs it"
    with time_machine.travel(DAY - timedelta(days=30)):
        assert [make_next_pack() for _language in "efa"] == [True] * 3
        assert not make_next_pack()
        assert pack_of(plan.meeting, "ar").is_kept


def test_a_pack_asks_as_much_for_six_cities_as_for_two(plan):
    full = with_much()
    promise(plan.meeting, full)
    Piloting().pilot("running")
    Meeting.objects.update(host=None)
    invite(plan, full, city("turin"))
    two = cost(plan)
    invite(plan, *map(city, ("amman", "beirut", "lisbon", "vienna")))
    promise(plan.meeting, city("lisbon"))
    assert (two, cost(plan)) == (COST_OF_A_PACK, COST_OF_A_PACK)


def cost(plan: Planned) -> int:
    meeting = Meeting.objects.with_relations().get(pk=plan.meeting.pk)
    with CaptureQueriesContext(connection) as asked:
        pack_of(meeting, "fr")
    return len(asked)
