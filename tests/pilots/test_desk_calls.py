"""The secretariat's desk of calls: from draft to withdrawn, by officers alone."""

import pytest

from cities.models import Theme
from core.models import AuditEntry
from pilots import actions
from pilots.models import Call, CallQuestion
from tests.library.editions import ABOUT_PICTURE, png
from tests.meetings.desk import fields_of
from tests.pilots.pages import Pages
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/en/desk/calls/"


def test_an_officer_makes_a_call_with_its_ties_publishes_and_withdraws_it():
    team = Pages()
    facts = {"title_en": "Fifth call", "closes_on": "2099-07-08", "ceiling": "50,000.50", "themes": ["housing"]}
    answer = team.fill(team.officer, f"{LIST}new/", **facts, countries=["TN", "MA"], objectives=["B", "A"])
    assert (answer.status_code, answer.url) == (302, f"{LIST}fifth-call/")
    call = Call.objects.get(slug="fifth-call")
    assert (str(call.ceiling), call.objectives, call.status) == ("50000.500", ["A", "B"], "draft")
    assert [row.slug for row in call.themes.all()] == ["housing"]
    assert sorted(row.code for row in call.countries.all()) == ["MA", "TN"]
    assert team.client(team.lead).get("/en/calls/fifth-call/").status_code == 404
    team.post(team.officer, f"{LIST}fifth-call/publish/", {"version": call.version})
    assert team.client(team.lead).get("/en/calls/fifth-call/").status_code == 200
    version = team.again(call).version
    assert team.post(team.officer, f"{LIST}fifth-call/withdraw/", {"version": version}).status_code == 302
    assert team.again(call).status == "published", "without a reason nothing is withdrawn"
    team.post(team.officer, f"{LIST}fifth-call/withdraw/", {"version": version, "reason": "No money."})
    assert team.client(team.lead).get("/en/calls/fifth-call/").status_code == 410


def test_what_is_wrong_with_a_call_is_said_beside_its_field():
    team = Pages()
    hours = {"opens_local": "2026-11-01T09:00", "closes_local": "2026-10-01T09:00", "tz": "Africa/Tunis"}
    facts = {"themes": ["housing"], "countries": ["TN"], "objectives": ["A"], "ceiling": "-1"}
    answer = team.fill(team.officer, f"{LIST}new/", title_en="Fifth call", **facts, **hours)
    assert (answer.status_code, set(answer.context["form"].errors)) == (400, {"closes_local", "ceiling"})


def test_the_list_shows_every_call_and_asks_as_much_for_many_as_for_one():
    team = Pages()
    team.call(title_en="A draft")
    few = queries_of(team.client(team.officer), LIST)
    for n in range(10):
        team.call(title_en=f"Call {n}")
    assert queries_of(team.client(team.officer), LIST) == few
    assert b"A draft" in team.get(team.officer, LIST).content
    assert team.get(team.lead, LIST).status_code == 403
    assert b"/en/desk/calls/" in team.get(team.officer, "/en/desk/").content


def test_two_officers_who_change_a_call_both_read_what_the_other_wrote_its_ties_too():
    team = Pages()
    call = team.call()
    path = f"{LIST}{call.slug}/facts/"
    mine = {**fields_of(team.get(team.officer, path).context["form"]), "themes": ["housing"]}
    mine |= {"objectives": [], "countries": []}
    health = Theme.objects.get(slug="health")
    actions.edit_call(call, {}, by=team.officer, version=call.version, related={"themes": [health]})
    answer = team.post(team.officer, path, mine)
    assert answer.context["errors"] == []
    assert (answer.status_code, list(answer.context["theirs"])) == (409, ["themes"])
    entry = AuditEntry.objects.filter(action="edit_call").latest("pk")
    assert entry.changes == {"themes": [[], ["health"]]}


def test_documents_of_a_call_come_and_go():
    team = Pages()
    call = team.call()
    path = f"{LIST}{call.slug}/files/"
    words = {**ABOUT_PICTURE, "file": png()}
    assert team.post(team.officer, path, words).status_code == 302
    row = call.files.get()
    assert row.attachment.title.encode() in team.get(team.officer, path).content
    assert team.post(team.officer, path, {"title": "No file"}).status_code == 400
    assert team.post(team.officer, f"{path}{row.pk}/remove/").status_code == 302
    assert not call.files.exists()


def test_an_officer_adds_answers_and_removes_a_question():
    team = Pages()
    call = team.call()
    path = f"{LIST}{call.slug}/questions/"
    assert team.fill(team.officer, f"{path}new/", question_en="Who pays?").status_code == 302
    row = CallQuestion.objects.get(call=call)
    assert row.answered_at is None
    assert team.fill(team.officer, f"{path}{row.pk}/", answer_en="The European Union.").status_code == 302
    assert team.again(row).answered_at is not None
    assert b"Who pays?" in team.get(team.officer, path).content
    team.post(team.officer, f"{path}{row.pk}/remove/", {"version": 1})
    assert CallQuestion.objects.filter(pk=row.pk).exists(), "somebody has changed it since"
    team.post(team.officer, f"{path}{row.pk}/remove/", {"version": team.again(row).version})
    assert not CallQuestion.objects.filter(pk=row.pk).exists()
