"""The pages of what remains: minutes and report on the desk, clearances and promises of a city, what others read."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from meetings import actions
from meetings.choices import Clearance, PledgeState, ReportState
from meetings.models import MeetingInvitation, MeetingReport, MinutesEntry, Pledge, ReportClearance
from tests.meetings.desk import client_of as as_
from tests.meetings.scheduled import city
from tests.meetings.test_afterwards import Held
from tests.people import official, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return Held()


def note_form(**words) -> dict:
    empty = {f"words_{code}": "" for code in ("en", "fr", "ar")}
    return {"version": "0", "kind": "statement", "contributor": "", "city": ""} | empty | words


def test_an_officer_notes_what_was_said_and_changes_it(held):
    client, slug = as_(held.officer), held.meeting.slug
    answer = client.post(reverse("desk-note-new", args=[slug, held.opening.uid]), note_form(words_en="Rents rise."))
    assert answer.status_code == 302
    note = MinutesEntry.objects.get()
    page = client.get(reverse("desk-meeting-minutes", args=[slug]))
    assert "Rents rise." in page.content.decode()
    own = reverse("desk-note", args=[slug, note.uid])
    assert client.get(own).status_code == 200
    client.post(own, note_form(version=str(note.version), words_en="Rents rise fast."))
    note.refresh_from_db()
    assert note.words_en == "Rents rise fast."
    client.post(reverse("desk-note-remove", args=[slug, note.uid]), {"version": note.version})
    assert not MinutesEntry.objects.exists()


def test_under_the_rule_a_name_comes_back_with_a_sentence_and_what_was_typed(held):
    held.confidential()
    address = reverse("desk-note-new", args=[held.meeting.slug, held.opening.uid])
    answer = as_(held.officer).post(address, note_form(words_en="Turin doubts it."))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "without these names: Turin" in page
    assert "Turin doubts it." in page
    assert 'name="contributor"' not in page


def test_minutes_are_read_by_the_secretariat_and_once_shared_by_those_who_take_part(held):
    names = ("said-yes", "was-noted", "said-no", "never-answered", "not-invited")
    people = {name: official(Role.CITY_EDITOR, held.turin, name) for name in names}
    held.note("A quiet word.")
    actions.answer(invited(held, people["said-yes"]), "yes", "in_person")
    actions.answer(invited(held, people["said-no"]), "no")
    actions.note_attendance(held.opening, invited(held, people["was-noted"]), "in_person", by=held.officer)
    invited(held, people["never-answered"])
    address = reverse("meeting-minutes", args=[held.meeting.slug])
    assert {as_(user).get(address).status_code for user in people.values()} == {404}
    as_(held.officer).post(reverse("desk-minutes-share", args=[held.meeting.slug]))
    assert [name for name in names if as_(people[name]).get(address).status_code == 200] == ["said-yes", "was-noted"]
    assert "A quiet word." not in Client().get(reverse("meeting", args=[held.meeting.slug])).content.decode()


def invited(held: Held, user) -> MeetingInvitation:
    values = {"kind": "guest", "name": user.name, "email": user.email, "person": user, "language": "en"}
    return actions.invite(held.meeting, values, by=held.officer)[0]


def test_a_report_goes_from_minutes_over_the_cities_to_everybody(held):
    slug, mayor = held.meeting.slug, official(Role.CITY_SUBMITTER, held.turin)
    officer, publisher, public = as_(held.officer), as_(secretary(Role.PUBLISHER)), Client()
    held.note("Rents rise in Turin.")
    officer.post(reverse("desk-report-draft", args=[slug]))
    report = MeetingReport.objects.get()
    words = {name: getattr(report, name) for name in actions.REPORT_FIELDS}
    words |= {"title_fr": "Logement", "title_ar": "السكن", "body_fr": "Les loyers.", "body_ar": "الإيجارات."}
    officer.post(reverse("desk-report-edit", args=[slug]), words | {"version": report.version})
    step(officer, held, "ask")
    assert public.get(reverse("meeting-report", args=[slug])).status_code == 404
    page = as_(mayor).get(reverse("my-report", args=["turin", slug]))
    assert "Rents rise in Turin." in page.content.decode()
    step(publisher, held, "publish")
    assert MeetingReport.objects.get().status == ReportState.CLEARING
    answer = {"state": Clearance.CLEARED, "note": "", "version": ReportClearance.objects.get().version}
    as_(mayor).post(reverse("my-report", args=["turin", slug]), answer)
    step(publisher, held, "publish")
    assert "Rents rise in Turin." in public.get(reverse("meeting-report", args=[slug])).content.decode()
    assert reverse("meeting-report", args=[slug]) in public.get(reverse("meeting", args=[slug])).content.decode()


def step(client: Client, held: Held, name: str) -> None:
    version = MeetingReport.objects.get().version
    client.post(reverse("desk-report-step", args=[held.meeting.slug, name]), {"version": version})


def test_a_city_objects_only_with_words(held):
    mayor = official(Role.CITY_SUBMITTER, held.turin)
    report = held.report()
    actions.ask_clearance(report, by=held.officer, version=report.version)
    answer = {"state": Clearance.OBJECTED, "note": "", "version": 1}
    page = as_(mayor).post(reverse("my-report", args=["turin", held.meeting.slug]), answer)
    assert page.status_code == 400
    assert "Say what should be changed." in page.content.decode()


def test_a_city_finds_the_report_that_waits_for_its_word_without_the_mail(held):
    client = as_(official(Role.CITY_SUBMITTER, held.turin))
    report = held.report()
    actions.ask_clearance(report, by=held.officer, version=report.version)
    here = reverse("my-report", args=["turin", held.meeting.slug])
    pages = (reverse("my-city", args=["turin"]), reverse("my-meetings", args=["turin"]))
    assert [here in client.get(page).content.decode() for page in pages] == [True, True]
    assert "answer so far" not in client.get(here).content.decode()
    client.post(here, {"state": Clearance.CLEARED, "note": "", "version": 1})
    assert [here in client.get(page).content.decode() for page in pages] == [False, False]


def test_no_other_city_reads_a_report_that_is_being_cleared(held):
    report = held.report()
    actions.ask_clearance(report, by=held.officer, version=report.version)
    lyon = official(Role.CITY_SUBMITTER, city("lyon"))
    assert as_(lyon).get(reverse("my-report", args=["lyon", held.meeting.slug])).status_code == 404
    assert as_(lyon).get(reverse("my-report", args=["turin", held.meeting.slug])).status_code == 404


def pledge_form(**words) -> dict:
    return {"version": "0", "due_on": "2030-03-01", "promise_fr": "", "promise_ar": ""} | words


def test_a_city_promises_and_says_what_became_of_it_and_everybody_reads_it(held):
    client = as_(official(Role.CITY_SUBMITTER, held.turin))
    new = reverse("my-pledge-new", args=["turin", held.meeting.slug])
    assert client.get(new).status_code == 200
    assert client.post(new, pledge_form(promise_en="We open a desk.")).status_code == 302
    pledge = Pledge.objects.get()
    for page in (reverse("meeting", args=[held.meeting.slug]), reverse("city", args=["turin"])):
        assert "We open a desk." in Client().get(page).content.decode()
    own = reverse("my-pledge", args=["turin", pledge.uid])
    words = {"state": PledgeState.KEPT, "outcome_en": "", "outcome_fr": "", "outcome_ar": "", "version": 1}
    refused = client.post(own, words)
    assert (refused.status_code, "what came of it" in refused.content.decode()) == (400, True)
    client.post(own, words | {"outcome_en": "It is open."})
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.KEPT
    assert "It is open." in Client().get(reverse("city", args=["turin"])).content.decode()


def test_a_promise_in_the_past_is_refused_with_a_sentence(held):
    client = as_(official(Role.CITY_SUBMITTER, held.turin))
    new = reverse("my-pledge-new", args=["turin", held.meeting.slug])
    answer = client.post(new, pledge_form(promise_en="We did.", due_on="2001-01-01"))
    assert answer.status_code == 400
    assert "The day has to come after the promise." in answer.content.decode()
