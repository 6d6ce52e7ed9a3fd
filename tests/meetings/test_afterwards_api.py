"""What remains of a meeting, over the API: the same rules, the same sentences."""

import pytest
from rest_framework.test import APIClient

from accounts.choices import Role
from meetings.choices import Attribution
from meetings.models import MeetingReport, ReportClearance
from tests.meetings.scheduled import city
from tests.meetings.test_afterwards import Held
from tests.people import official, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return Held()


def as_(user) -> APIClient:
    client = APIClient()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def of(held: Held, tail: str) -> str:
    return f"/api/v1/meetings/{held.meeting.slug}/{tail}"


def if_match(version: int) -> dict:
    return {"HTTP_IF_MATCH": f'"{version}"'}


def test_a_note_under_the_rule_names_nobody_over_the_api_either(held):
    held.confidential()
    officer = as_(held.officer)
    new = {"session": str(held.opening.uid), "words_en": "Turin doubts it."}
    answer = officer.post(of(held, "minutes/"), new, format="json")
    assert (answer.status_code, "Turin" in str(answer.json())) == (400, True)
    answer = officer.post(of(held, "minutes/"), new | {"words_en": "Rents rise."}, format="json")
    assert (answer.status_code, answer.json()["attribution"]) == (201, Attribution.CHATHAM_HOUSE)
    assert APIClient().get(of(held, "minutes/")).json()["results"] == []


def test_a_change_names_the_version_that_was_read(held):
    note = held.note()
    officer, own = as_(held.officer), of(held, f"minutes/{note.uid}/")
    words = {"words_en": "Rents fall."}
    assert officer.patch(own, words, format="json").status_code == 428
    assert officer.patch(own, words, format="json", **if_match(7)).status_code == 412
    assert officer.patch(own, words, format="json", **if_match(1)).json()["words"]["en"] == "Rents fall."
    assert officer.delete(own, **if_match(2)).status_code == 204


def test_the_report_goes_from_draft_to_everybody(held):
    held.note("Rents rise in Turin.")
    officer, publisher, mayor = (
        as_(held.officer),
        as_(secretary(Role.PUBLISHER)),
        as_(official(Role.CITY_SUBMITTER, held.turin)),
    )
    assert officer.post(of(held, "report/draft/")).status_code == 201
    words = {"title_fr": "Logement", "title_ar": "السكن", "body_fr": "Les loyers.", "body_ar": "الإيجارات."}
    assert officer.patch(of(held, "report/"), words, format="json", **if_match(2)).status_code == 200
    assert APIClient().get(of(held, "report/")).status_code == 404
    assert officer.post(of(held, "report/ask/"), **if_match(3)).status_code == 200
    version = MeetingReport.objects.get().version
    refused = publisher.post(of(held, "report/publish/"), **if_match(version))
    assert (refused.status_code, "Turin" in str(refused.json())) == (409, True)
    own = if_match(ReportClearance.objects.get().version)
    assert (
        mayor.post(of(held, "report/clearances/turin/"), {"state": "cleared"}, format="json", **own).status_code == 200
    )
    assert publisher.post(of(held, "report/publish/"), **if_match(version)).json()["status"] == "published"
    public = APIClient().get(of(held, "report/")).json()
    assert (public["body"]["fr"], public["clearances"]) == ("Les loyers.", [])


def test_a_city_promises_for_itself_and_says_what_became_of_it(held):
    mayor, other = as_(official(Role.CITY_SUBMITTER, held.turin)), as_(official(Role.CITY_SUBMITTER, city("lyon")))
    new = {"city": "turin", "promise_en": "We open a desk.", "due_on": "2030-03-01"}
    assert other.post(of(held, "pledges/"), new, format="json").status_code == 403
    made = mayor.post(of(held, "pledges/"), new, format="json")
    assert made.status_code == 201
    own = of(held, f"pledges/{made.json()['uid']}/settle/")
    kept = {"state": "kept", "outcome_en": "It is open."}
    assert mayor.post(own, {"state": "kept"}, format="json", **if_match(1)).status_code == 400
    assert mayor.post(own, kept, format="json", **if_match(1)).json()["state"] == "kept"
    assert APIClient().get(of(held, "pledges/")).json()["results"][0]["outcome"]["en"] == "It is open."
