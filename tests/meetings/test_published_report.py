"""The learning note of a meeting once public: found, fed, on paper in three languages; before and after, nowhere."""

import io
from datetime import date

import pypdf
import pytest
from django.test import Client

from accounts.choices import Role
from core.models import KeptFile, SearchDocument
from core.search import search
from meetings import actions
from meetings.choices import Clearance, PledgeState
from meetings.models import Meeting, MeetingReport
from tests.factories import RecommendationFactory
from tests.meetings.test_afterwards import Held
from tests.meetings.test_public import EVERYWHERE
from tests.people import official, secretary
from tests.queries import queries_of
from tests.reading import body

pytestmark = pytest.mark.django_db

SLUG = "housing-for-all-2027"
WORDS = {"en": "Learning houses", "fr": "Apprendre des logements", "ar": "دروس السكن"}
SAID = {"en": "Perlite insulates Turin.", "fr": "La perlite isole Turin.", "ar": "البيرلايت يعزل تورينو."}
FOUND_BY = {"en": "perlite", "fr": "perlite", "ar": "البيرلايت"}
PAPERS = [f"/{language}/meetings/{SLUG}/report.pdf" for language in WORDS]


@pytest.fixture
def held() -> Held:
    held = Held()
    report = held.report()
    words = {f"title_{code}": text for code, text in WORDS.items()} | {f"body_{code}": t for code, t in SAID.items()}
    held.written = actions.edit_report(report, words, by=held.officer, version=report.version)
    return held


def ask(held: Held) -> MeetingReport:
    return actions.ask_clearance(held.written, by=held.officer, version=held.written.version)


def publish(held: Held) -> MeetingReport:
    report, mayor = ask(held), official(Role.CITY_SUBMITTER, held.turin)
    clearance = report.clearances.get()
    actions.answer_clearance(clearance, Clearance.CLEARED, by=mayor, version=clearance.version)
    return actions.publish_report(report, by=secretary(Role.PUBLISHER), version=report.version)


def printed(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_a_published_report_is_found_and_fed_at_once_in_each_language(held):
    publish(held)
    for language, title in WORDS.items():
        hits = search(FOUND_BY[language], language, kind="meeting_report").hits
        assert [hit.path for hit in hits] == [f"meetings/{SLUG}/report/"], language
        assert title in body(Client().get(f"/{language}/meetings.atom"))
        assert f"/{language}/meetings/{SLUG}/report/" in body(Client().get("/sitemap.xml"))
    assert "Learning houses" in body(Client().get("/en/search/?q=perlite"))


def test_a_published_report_is_on_paper_in_each_language_with_how_to_cite_it(held):
    publish(held)
    assert PAPERS[0] in body(Client().get(f"/en/meetings/{SLUG}/report/"))
    papers = [Client().get(address) for address in PAPERS]
    assert [paper["Content-Type"] for paper in papers] == ["application/pdf"] * 3
    english, french, _arabic = (printed(paper.content) for paper in papers)
    assert "Perlite insulates Turin." in english
    assert "Report of: Housing for all" in " ".join(english.split())
    assert "Facts and figures may be reused" in " ".join(english.split())
    assert "La perlite isole Turin." in french
    assert Client().get(PAPERS[0]).content == papers[0].content, "made once"


def test_a_report_that_is_not_public_leaves_no_trace(held):
    """Neither while cities clear it nor once it was taken back; its file on paper is thrown away."""
    ask(held)
    nowhere()
    type(held.written.clearances.get()).objects.update(state=Clearance.CLEARED)
    report = MeetingReport.objects.get()
    publisher = secretary(Role.PUBLISHER)
    report = actions.publish_report(report, by=publisher, version=report.version)
    assert [Client().get(address).status_code for address in PAPERS] == [200] * 3
    actions.take_back_report(report, by=publisher, version=report.version)
    nowhere()
    assert not KeptFile.objects.filter(name__contains=":report/").exists()


def nowhere() -> None:
    client = Client()
    for address in [*EVERYWHERE, "/fr/meetings.atom", f"/en/meetings/{SLUG}/", f"/api/v1/meetings/{SLUG}/"]:
        told = body(client.get(address))
        assert "Learning houses" not in told, address
        assert f"{SLUG}/report" not in told, address
    for address in [*PAPERS, f"/en/meetings/{SLUG}/report/", f"/api/v1/meetings/{SLUG}/report/"]:
        assert client.get(address).status_code == 404, address
    assert search("perlite", "en").total == 0
    assert not SearchDocument.objects.filter(about__endswith=":report").exists()


def test_the_feed_asks_as_much_with_a_report_as_without(held):
    before = queries_of(Client(), "/en/meetings.atom")
    publish(held)
    assert queries_of(Client(), "/en/meetings.atom") == before


def test_the_page_of_the_meeting_shows_what_came_of_it_and_the_next_one_what_is_still_open(held):
    """Report, recommendations and promises; at the next meeting of a city what it promised, until it is settled."""
    publish(held)
    advice = RecommendationFactory(title_en="Count the empty flats")
    held.meeting.recommendations.add(advice)
    mayor = official(Role.CITY_SUBMITTER, held.turin, "promising")
    values = {"promise_en": "We open a desk.", "due_on": date(2030, 3, 1)}
    pledge = actions.make_pledge(held.meeting, held.turin, values, by=mayor)
    page = body(Client().get(f"/en/meetings/{SLUG}/"))
    told = (f"/en/meetings/{SLUG}/report/", "Count the empty flats", "We open a desk.")
    assert [words for words in told if words not in page] == []
    with_turin, without = later(held, "Schools for all", 9), later(held, "Clinics for all", 10)
    actions.invite_city(with_turin, held.turin, {"seats": 1}, by=held.officer)
    assert shown(with_turin) and not shown(without)
    words = {"outcome_en": "It is open."}
    actions.settle_pledge(pledge, PledgeState.KEPT, words, by=mayor, version=pledge.version)
    assert not shown(with_turin)
    assert "It is open." in body(Client().get("/en/cities/turin/"))


def later(held: Held, title: str, month: int) -> Meeting:
    day = date(2027, month, 1)
    row = held.new_meeting(title_en=title, first_day=day, last_day=day)
    return actions.announce(row, by=held.officer, version=row.version)


def shown(meeting: Meeting) -> bool:
    page = body(Client().get(f"/en/meetings/{meeting.slug}/"))
    return "Open promises of earlier meetings" in page and "We open a desk." in page
