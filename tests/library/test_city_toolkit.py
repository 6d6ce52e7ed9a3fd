"""A city's own way through the toolkit: private to it, shared with the secretariat by its own word alone."""

import io
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from accounts.choices import Role
from accounts.models import User
from cities.models import City
from core.models import AuditEntry
from library import actions
from library.models import CityStep, CityTask, CityToolkit, Stage, Step
from mc2cm.network import load_network
from tests.people import official, secretary
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db
SECRET = "We have not told the governor yet."


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def step():
    return Step.objects.get(key="get-a-mandate")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


@pytest.fixture
def submitter(turin):
    return official(Role.CITY_SUBMITTER, turin)


@pytest.fixture
def noted(turin, step, editor):
    """Turin has begun, and noted something in confidence."""
    actions.note_step(turin, step, {"state": "under_way", "note": SECRET}, by=editor, version=0)
    return actions.add_task(turin, step, {"text": "Ask the mayor", "responsible": "Cabinet"}, by=editor)


def sees(user, address) -> bool:
    response = signed_in(user).get(address)
    return response.status_code == 200 and SECRET in body(response)


OWN = ["/en/my-city/turin/toolkit/", "/en/my-city/turin/toolkit.json", "/api/v1/cities/turin/toolkit/"]


def test_a_city_notes_where_it_stands_and_finds_it_again(turin, step, editor):
    client = signed_in(editor)
    address = f"/en/my-city/turin/toolkit/{step.key}/"
    sent = {"version": "0", "state": "done", "note": "Voted on Monday.", "initial-state": "not_started"}
    assert client.post(address, sent).status_code == 302
    assert "Voted on Monday." in read(client.get(address)).text
    whole = read(client.get("/en/my-city/turin/toolkit/"))
    assert f"1 of {Step.objects.count()} steps done" in whole.text


def test_steps_that_are_not_for_a_city_do_not_count_against_it(turin, step, editor):
    actions.note_step(turin, step, {"state": "not_for_us"}, by=editor, version=0)
    whole = read(signed_in(editor).get("/en/my-city/turin/toolkit/"))
    assert f"0 of {Step.objects.count() - 1} steps done" in whole.text


def test_nobody_but_the_city_sees_anything_before_it_agrees(noted, turin, editor):
    lyon = City.objects.get(slug="lyon")
    reader = official(Role.CITY_READER, turin)
    others = [official(Role.CITY_ADMIN, lyon), secretary(Role.ADMIN), secretary(Role.OFFICER)]
    boss = User.objects.create_superuser("boss@town.example", "x", name="Boss")
    for user in (editor, reader):
        assert signed_in(user).get(OWN[0]).status_code == 200
        assert sees(user, OWN[1])
        assert sees(user, OWN[2])
    for user in (*others, boss):
        assert [signed_in(user).get(address).status_code for address in OWN] == [404, 404, 404]
        assert signed_in(user).get("/en/desk/toolkit/progress/turin/").status_code in (403, 404)
        assert list(CityStep.objects.visible_to(user)) == list(CityTask.objects.visible_to(user)) == []
    assert "Turin" not in read(signed_in(boss).get("/en/desk/toolkit/progress/")).one("main").text
    assert "under way" not in read(Client().get("/en/toolkit/")).text.lower()


def test_the_secretariat_sees_it_from_the_agreement_until_it_is_taken_back(noted, turin, submitter):
    officer, translator = secretary(Role.OFFICER), secretary(Role.TRANSLATOR)
    client = signed_in(submitter)
    assert client.post("/en/my-city/turin/toolkit/share/", {"shared": "1"}).status_code == 302
    assert CityToolkit.objects.get().since is not None
    assert sees(officer, "/en/desk/toolkit/progress/turin/")
    assert "Turin" in read(signed_in(officer).get("/en/desk/toolkit/progress/")).one("main").text
    assert not sees(translator, "/en/desk/toolkit/progress/turin/")
    assert signed_in(officer).get(OWN[0]).status_code == 404
    assert client.post("/en/my-city/turin/toolkit/share/", {"shared": "0"}).status_code == 302
    assert signed_in(officer).get("/en/desk/toolkit/progress/turin/").status_code == 404
    assert list(CityStep.objects.visible_to(officer)) == []


def test_an_editor_does_not_agree_for_her_city(turin, editor):
    assert signed_in(editor).post("/en/my-city/turin/toolkit/share/", {"shared": "1"}).status_code == 403
    assert not CityToolkit.objects.exists()


def test_the_trail_says_that_something_was_noted_and_no_word_of_it(noted, turin):
    entries = AuditEntry.objects.filter(about__startswith="private:toolkit:turin")
    assert {entry.action for entry in entries} == {"note_step", "add_task"}
    assert SECRET not in json.dumps([entry.changes for entry in entries])
    trail = body(signed_in(secretary(Role.ADMIN)).get("/en/desk/history/?about=private:toolkit"))
    assert "get-a-mandate/tasks" not in trail
    assert "private:toolkit:turin" not in trail.split("</select>")[-1]


def test_two_officials_at_one_step_lose_nothing(turin, step, editor, submitter):
    actions.note_step(turin, step, {"note": "First."}, by=editor, version=0)
    client = signed_in(submitter)
    address = f"/en/my-city/turin/toolkit/{step.key}/"
    actions.note_step(turin, step, {"note": "Hers."}, by=editor, version=1)
    late = {"version": "1", "state": "not_started", "initial-state": "not_started"}
    late |= {"note": "Mine.", "initial-note": "First."}
    response = client.post(address, late)
    assert response.status_code == 409
    assert "Hers." in body(response)
    assert "Mine." in body(response)
    assert CityStep.objects.get().note == "Hers."


def test_a_task_past_its_day_is_told_to_the_city_and_to_nobody_else(noted, turin, editor):
    CityTask.objects.update(due=timezone.localdate() - timedelta(days=2))
    mine = read(signed_in(editor).get("/en/my-city/turin/")).text
    assert "1 task in the toolkit is past its day" in mine
    theirs = read(signed_in(secretary(Role.OFFICER)).get("/en/my-city/turin/")).text
    assert "past its day" not in theirs
    assert "Ask the mayor" in read(signed_in(editor).get("/en/my-city/turin/toolkit/")).text


def test_a_task_is_noted_done_opened_again_changed_and_removed(turin, step, editor):
    client = signed_in(editor)
    at = f"/en/my-city/turin/toolkit/{step.key}/tasks/"
    assert client.post(at, {"task-text": "", "task-version": "0"}).status_code == 400
    sent = {"task-text": "Ask the mayor", "task-responsible": "Cabinet", "task-due": "2030-01-31", "task-version": "0"}
    assert client.post(at, sent).status_code == 302
    task = CityTask.objects.get()
    one = f"/en/my-city/turin/toolkit/tasks/{task.pk}/"
    client.post(f"{one}done/", {"version": "1", "done": "1"})
    assert CityTask.objects.get().done_at is not None
    client.post(f"{one}done/", {"version": "1", "done": "0"})
    assert CityTask.objects.get().done_at is not None, "an old page undid what somebody else had done"
    client.post(f"{one}done/", {"version": "2", "done": "0"})
    assert CityTask.objects.get().done_at is None
    changed = {"version": "3", "text": "Ask her again", "initial-text": "Ask the mayor", "responsible": "", "due": ""}
    assert client.post(one, changed).status_code == 302
    assert CityTask.objects.get().text == "Ask her again"
    client.post(f"{one}remove/", {"version": "4"})
    assert not CityTask.objects.exists()


def test_a_step_leads_to_the_chapters_of_the_citys_own_profile(turin, editor):
    client = signed_in(editor)
    page = read(client.get("/en/my-city/turin/toolkit/gather-figures/"))
    links = [link for link in page.links if "/profile/chapters/" in link]
    assert len(links) == 3
    assert all(client.get(link).status_code in (200, 302) for link in links)


def test_progress_leaves_as_workbook_table_and_data(noted, turin, editor):
    client = signed_in(editor)
    lines = body(client.get("/en/my-city/turin/toolkit.csv")).splitlines()
    assert len(lines) == Step.objects.count() + 1
    assert SECRET in lines[1]
    book = load_workbook(io.BytesIO(client.get("/ar/my-city/turin/toolkit.xlsx").content))
    assert book.worksheets[0].sheet_view.rightToLeft
    data = client.get("/en/my-city/turin/toolkit.json").json()
    assert data["steps"][0]["tasks"] == [
        {"task": "Ask the mayor", "responsible": "Cabinet", "due": None, "done_at": None}
    ]


def test_the_api_writes_with_the_version_that_was_read(turin, step, editor):
    client = signed_in(editor)
    address = f"/api/v1/cities/turin/toolkit/{step.key}/"
    read_first = client.get(address)
    assert read_first["ETag"] == '"0"'
    words = json.dumps({"state": "done"})
    assert client.patch(address, words, content_type="application/json").status_code == 428
    answer = client.patch(address, words, content_type="application/json", headers={"If-Match": '"0"'})
    assert (answer.status_code, answer["ETag"], answer.json()["state"]) == (200, '"1"', "done")
    assert client.patch(address, words, content_type="application/json", headers={"If-Match": '"0"'}).status_code == 412
    made = client.post(f"{address}tasks/", json.dumps({"text": "Call"}), content_type="application/json")
    assert made.status_code == 201
    task = f"/api/v1/cities/turin/toolkit/tasks/{made.json()['id']}/"
    sent = json.dumps({"is_done": True})
    done = client.patch(task, sent, content_type="application/json", headers={"If-Match": made["ETag"]})
    assert done.json()["done_at"]
    assert client.delete(task, headers={"If-Match": done["ETag"]}).status_code == 204
    agreed = official(Role.CITY_ADMIN, turin)
    to = "/api/v1/cities/turin/toolkit/sharing/"
    assert signed_in(agreed).put(to, '{"shared": true}', content_type="application/json").status_code == 204
    assert CityToolkit.objects.get().shared_with_secretariat


def test_the_way_costs_the_same_with_one_note_and_with_many(turin, editor):
    client, steps = signed_in(editor), list(Step.objects.all())
    actions.note_step(turin, steps[0], {"note": "One"}, by=editor, version=0)
    actions.add_task(turin, steps[0], {"text": "One"}, by=editor)
    few = queries_of(client, "/en/my-city/turin/toolkit/")
    for each in steps[1:]:
        actions.note_step(turin, each, {"note": "More"}, by=editor, version=0)
        actions.add_task(turin, each, {"text": "More", "due": "2020-01-01"}, by=editor)
    assert queries_of(client, "/en/my-city/turin/toolkit/") == few


# The desk


@pytest.fixture
def officer():
    return secretary(Role.OFFICER)


def test_the_secretariat_edits_a_step_and_readers_see_it_at_once(officer, step):
    client = signed_in(officer)
    address = f"/en/desk/toolkit/steps/{step.key}/"
    form = form_of(client, address)
    assert client.post(address, form | {"title_en": "Get a clear mandate"}).status_code == 302
    assert "Get a clear mandate" in read(Client().get("/en/toolkit/")).text
    assert "Get a clear mandate" in read(Client().get("/en/search/?q=clear+mandate")).text
    assert Step.objects.get(pk=step.pk).is_stale("title", "fr")
    assert AuditEntry.objects.filter(about=step.tag, action="edit_toolkit").exists()
    late = client.post(address, form | {"title_en": "Another"})
    assert late.status_code == 409
    assert "Get a clear mandate" in body(late)


def form_of(client, address) -> dict:
    """What a browser would send of a page's main form."""
    form = next(form for form in read(client.get(address)).all("form") if "data-keep" in form.attrs)
    sent: dict = {}
    for field in form.all("input"):
        kind = field.attrs.get("type", "text")
        if kind in ("radio", "checkbox") and "checked" not in field.attrs:
            continue
        sent.setdefault(field.attrs["name"], []).append(field.attrs.get("value", ""))
    for field in form.all("textarea"):
        sent[field.attrs["name"]] = ["".join(child for child in field.children if isinstance(child, str)).lstrip("\n")]
    for field in form.all("select"):
        sent[field.attrs["name"]] = [
            option.attrs["value"] for option in field.all("option") if "selected" in option.attrs
        ]
    return sent


@pytest.mark.parametrize("address", ["stages/begin", "steps/measure", "tools/stakeholder-map", "tools/pilot-canvas"])
def test_saving_without_a_change_changes_nothing(officer, address):
    client = signed_in(officer)
    before = AuditEntry.objects.count()
    address = f"/en/desk/toolkit/{address}/"
    assert client.post(address, form_of(client, address)).status_code == 302
    assert AuditEntry.objects.count() == before


def test_a_template_that_could_not_be_made_is_refused(officer):
    client = signed_in(officer)
    address = "/en/desk/toolkit/tools/stakeholder-map/"
    response = client.post(address, form_of(client, address) | {"content_en": "# A sheet\n\nNo table."})
    assert response.status_code == 400
    assert "Under each heading of a workbook stands one table." in body(response)


def test_parts_are_moved_by_buttons(officer):
    client = signed_in(officer)
    first, second = Stage.objects.all()[:2]
    client.post(f"/en/desk/toolkit/stages/{first.key}/move/", {"to": "down"})
    assert [stage.key for stage in Stage.objects.all()[:2]] == [second.key, first.key]
    assert read(Client().get("/en/toolkit/")).all("h3")[0].text.endswith(str(second.steps.first().title))
    client.post(f"/en/desk/toolkit/stages/{second.key}/move/", {"to": "up"})
    assert Stage.objects.first() == second


def test_what_the_secretariat_changed_is_kept_when_the_record_is_loaded_again(officer, step, call_load):
    actions.edit_toolkit(step, {"title_en": "Ours"}, by=officer, version=step.version)
    assert f"toolkit-step:{step.key}: title_en" in "\n".join(call_load().kept)
    assert Step.objects.get(pk=step.pk).title_en == "Ours"


@pytest.fixture
def call_load(settings):
    return lambda: load_network(settings.BASE_DIR / "network_data")
