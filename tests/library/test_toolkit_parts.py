"""The secretariat adds parts to the toolkit, withdraws them, puts them in order, and gives tools documents."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core.errors import NotAllowed, Refused
from core.models import Attachment, AuditEntry
from library import actions
from library.models import CityStep, Stage, Step, Tool, ToolFile
from mc2cm.network import load_network
from tests.library.test_city_toolkit import form_of
from tests.library.test_recommendations import send, signed_in
from tests.people import official, secretary
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
WORDS = {"title": "Model agreement", "language": "fr", "origin": "City of Lyon"}


@pytest.fixture
def officer():
    return secretary(Role.OFFICER)


@pytest.fixture
def step():
    return Step.objects.get(key="measure")


def pdf():
    return SimpleUploadedFile("agreement.pdf", PDF)


def on_the_way() -> list[str]:
    page = read(Client().get("/en/toolkit/"))
    return [heading.text.lstrip("0123456789 ") for heading in page.all("h3")]


def test_an_officer_adds_a_stage_a_step_and_a_tool_that_readers_see_when_in_use(officer):
    client, before = signed_in(officer), on_the_way()
    new_stage = "/en/desk/toolkit/new/stage/"
    added = client.post(new_stage, form_of(client, new_stage) | {"title_en": "Share what you learnt"})
    assert added.url == "/en/desk/toolkit/stages/share-what-you-learnt/"
    stage = Stage.objects.get(key="share-what-you-learnt")
    assert stage == Stage.objects.last()
    assert "No step yet" in body(client.get("/en/desk/toolkit/"))
    new_step = f"/en/desk/toolkit/stages/{stage.key}/new-step/"
    written = form_of(client, new_step) | {"title_en": "Tell your peers", "guidance_en": "Write it down."}
    added = client.post(new_step, written)
    assert added.url == "/en/desk/toolkit/steps/tell-your-peers/"
    assert on_the_way() == before, "a new step begins out of use"
    client.post(added.url, form_of(client, added.url) | {"is_in_use": "True"})
    assert on_the_way() == [*before, "Tell your peers"]
    assert "Tell your peers" in read(Client().get("/en/search/?q=tell+peers")).text
    new_tool = "/en/desk/toolkit/steps/tell-your-peers/new-tool/"
    wrong = client.post(new_tool, form_of(client, new_tool) | {"title_en": "A film", "kind": "link"})
    assert wrong.status_code == 400
    assert "A link needs an address." in body(wrong)
    right = form_of(client, new_tool) | {"title_en": "A film", "kind": "link", "url": "https://film.example/"}
    assert client.post(new_tool, right | {"is_in_use": "True"}).status_code == 302
    assert "https://film.example/" in read(Client().get("/en/toolkit/tell-your-peers/")).links
    trail = AuditEntry.objects.filter(action="add_to_toolkit").order_by("pk")
    assert [entry.about for entry in trail] == [
        "toolkit-stage:share-what-you-learnt",
        "toolkit-step:tell-your-peers",
        "toolkit-tool:a-film",
    ]


@pytest.mark.parametrize(
    ("title", "key"),
    [("Measure", "measure-2"), ("Share", "share-2"), ("قياس", "step"), ("Tasks", "tasks-2"), ("x" * 160, "x" * 50)],
)
def test_a_key_is_free_and_no_word_of_an_address(officer, step, title, key):
    code = "ar" if title == "قياس" else "en"
    row = actions.add_to_toolkit(Step(stage=step.stage), {f"title_{code}": title}, by=officer)
    assert row.key == key
    assert Client().get(f"/en/toolkit/{key}/").status_code == 200


def test_without_a_title_nothing_is_added(officer):
    client = signed_in(officer)
    answer = client.post("/en/desk/toolkit/new/stage/", form_of(client, "/en/desk/toolkit/new/stage/"))
    assert answer.status_code == 400
    assert "Give the stage a title in at least one language." in body(answer)
    with pytest.raises(NotAllowed):
        actions.add_to_toolkit(Stage(), {"title_en": "No"}, by=secretary(Role.PUBLISHER))


def test_a_stage_is_withdrawn_with_its_steps_and_brought_back_and_cities_keep_their_notes(officer, step):
    turin = City.objects.get(slug="turin")
    actions.note_step(turin, step, {"note": "Ours."}, by=official(Role.CITY_EDITOR, turin), version=0)
    client, address = signed_in(officer), f"/en/desk/toolkit/stages/{step.stage.key}/use/"
    titles = [str(row.title) for row in step.stage.steps.all()]
    before = on_the_way()
    client.post(address, {"in_use": "0"})
    assert on_the_way() == [title for title in before if title not in titles]
    assert Client().get(f"/en/toolkit/{step.key}/").status_code == 404
    assert str(step.title) not in read(Client().get("/en/search/?q=measure&kind=toolkit_step")).text
    again = client.post(address, {"in_use": "0"}, follow=True)
    assert "None of its steps is in use." in body(again)
    assert CityStep.objects.get().note == "Ours."
    client.post(address, {"in_use": "1"})
    assert on_the_way() == before
    empty = actions.add_to_toolkit(Stage(), {"title_en": "Empty"}, by=officer)
    with pytest.raises(Refused, match="no step yet"):
        actions.use_stage(empty, in_use=False, by=officer)


def test_from_the_end_of_its_stage_a_step_goes_on_to_the_next(officer):
    client = signed_in(officer)
    first, second = Stage.objects.all()[:2]
    last = first.steps.last()
    way = on_the_way()
    client.post(f"/en/desk/toolkit/steps/{last.key}/move/", {"to": "down"})
    assert second.steps.first() == last
    assert on_the_way() == way, "the way is the same, its stages are not"
    client.post(f"/en/desk/toolkit/steps/{last.key}/move/", {"to": "up"})
    assert first.steps.last() == last
    very_first = first.steps.first()
    client.post(f"/en/desk/toolkit/steps/{very_first.key}/move/", {"to": "up"})
    assert first.steps.first() == very_first


def test_a_document_is_attached_to_a_tool_and_handed_out_as_long_as_it_is_in_use(officer):
    tool = Tool.objects.get(key="stakeholder-map")
    client, desk = signed_in(officer), f"/en/desk/toolkit/tools/{tool.key}/files/"
    assert desk in read(client.get(f"/en/desk/toolkit/tools/{tool.key}/")).links
    assert client.post(desk, {**WORDS, "file": pdf()}).status_code == 302
    file = ToolFile.objects.get()
    address = f"/en/toolkit/tools/{tool.key}/files/{file.pk}/"
    page = read(Client().get(f"/en/toolkit/{tool.step.key}/"))
    assert address in page.links
    assert "Model agreement" in page.text
    assert body(Client().get(address)) == PDF.decode()
    told = Client().get(f"/api/v1/toolkit/{tool.step.key}/").json()["tools"]
    (same,) = next(one["files"] for one in told if one["key"] == tool.key)
    assert same["url"].endswith(address)
    whole = Client().get("/en/toolkit.json").json()
    tools = [one for stage in whole["stages"] for each in stage["steps"] for one in each["tools"]]
    assert [one["files"] for one in tools if one["key"] == tool.key] == [[same]]
    Tool.objects.filter(pk=tool.pk).update(is_in_use=False)
    assert Client().get(address).status_code == 404
    assert client.get(f"{desk}{file.pk}/").status_code == 200
    assert client.post(f"{desk}{file.pk}/remove/").status_code == 302
    assert not Attachment.objects.filter(about=tool.tag).exists()
    with pytest.raises(Refused):
        actions.remove_tool_file(file, by=officer)


def test_a_document_that_readers_see_is_there(officer, step):
    values = {"kind": "file", "title_en": "Model agreement"}
    with pytest.raises(ValidationError, match="attach its document"):
        actions.add_to_toolkit(Tool(step=step), values | {"is_in_use": True}, by=officer)
    tool = actions.add_to_toolkit(Tool(step=step), values | {"is_in_use": False}, by=officer)
    with pytest.raises(ValidationError):
        actions.edit_toolkit(tool, {"is_in_use": True}, by=officer, version=tool.version)
    file = actions.attach_to_tool(tool, pdf(), WORDS, by=officer)
    tool.refresh_from_db()
    actions.edit_toolkit(tool, {"is_in_use": True}, by=officer, version=tool.version)
    page = read(Client().get(f"/en/toolkit/{step.key}/"))
    assert f"/en/toolkit/tools/{tool.key}/files/{file.pk}/" in page.links
    assert "" not in page.links
    with pytest.raises(Refused, match="only document"):
        actions.remove_tool_file(file, by=officer)


@pytest.mark.parametrize("content", [b"MZ\x90", b"<svg/>", b""])
def test_what_is_no_document_is_refused_with_its_reason(officer, content):
    desk = "/en/desk/toolkit/tools/stakeholder-map/files/"
    answer = signed_in(officer).post(desk, {**WORDS, "file": SimpleUploadedFile("a.pdf", content)})
    assert answer.status_code == 400
    assert read(answer).all(cls="error-summary")
    assert not ToolFile.objects.exists()


def test_documents_of_many_tools_cost_as_much_as_of_one(officer, client):
    addresses = ["/en/toolkit/gather-figures/", "/en/toolkit.json", "/api/v1/toolkit/"]
    tools = list(Tool.objects.all())
    actions.attach_to_tool(tools[0], pdf(), WORDS, by=officer)
    actions.attach_to_tool(Tool.objects.get(key="data-inventory"), pdf(), WORDS, by=officer)
    for address in addresses:
        client.get(address)
    few = [queries_of(client, address) for address in addresses]
    for tool in tools:
        actions.attach_to_tool(tool, pdf(), WORDS, by=officer)
    assert [queries_of(client, address) for address in addresses] == few


def test_what_the_secretariat_added_stays_when_the_record_is_loaded_again(officer, step, settings):
    row = actions.add_to_toolkit(Step(stage=step.stage), {"title_en": "Ours"}, by=officer)
    load_network(settings.BASE_DIR / "network_data")
    assert Step.objects.get(pk=row.pk).title_en == "Ours"


def test_the_api_keeps_the_toolkit_under_the_same_rules(officer):
    client, desk = signed_in(officer), "/api/v1/toolkit-"
    assert send(signed_in(secretary(Role.PUBLISHER)), f"{desk}stages/", "post", {"title_en": "No"}).status_code == 403
    assert send(client, f"{desk}stages/", "post", {}).status_code == 400
    stage = send(client, f"{desk}stages/", "post", {"title_en": "Share"}).json()
    assert stage["key"] == "share-2"
    values = {"title_en": "Tell your peers", "weeks": 2, "themes": ["data"]}
    made = send(client, f"{desk}stages/share-2/steps/", "post", values)
    assert (made.status_code, made.json()["key"], made.json()["weeks"]) == (201, "tell-your-peers", 2)
    step = f"{desk}steps/tell-your-peers/"
    assert Client().get("/api/v1/toolkit/tell-your-peers/").status_code == 404
    assert send(client, step, "patch", {"is_in_use": True}).status_code == 428
    changed = send(client, step, "patch", {"is_in_use": True}, made.headers["ETag"])
    assert changed.status_code == 200
    assert send(client, step, "patch", {"weeks": 3}, made.headers["ETag"]).status_code == 412
    assert send(client, step, "patch", {"key": "x"}, changed.headers["ETag"]).status_code == 400
    assert send(client, f"{step}tools/", "post", {"kind": "link", "title_en": "A film"}).status_code == 400
    tool = send(client, f"{step}tools/", "post", {"kind": "file", "title_en": "Paper"})
    assert tool.json()["files"] == []
    attached = client.post(f"{desk}tools/paper/files/", {**WORDS, "file": pdf()})
    assert attached.status_code == 201
    used = send(client, f"{desk}tools/paper/", "patch", {"is_in_use": True}, attached.headers["ETag"])
    assert used.status_code == 200
    (public,) = Client().get("/api/v1/toolkit/tell-your-peers/").json()["tools"]
    assert [file["title"] for file in public["files"]] == ["Model agreement"]
    only = f"{desk}tools/paper/files/{ToolFile.objects.get().pk}/remove/"
    assert send(client, only, "post", {}).status_code == 409
    assert send(client, f"{step}move/", "post", {"up": True}).status_code == 204
    assert Step.objects.get(key="tell-your-peers").stage.key == "keep-going"
    assert send(client, f"{desk}stages/keep-going/use/", "post", {"in_use": False}).status_code == 204
    assert Client().get("/api/v1/toolkit/tell-your-peers/").status_code == 404
    assert client.get(step).json()["key"] == "tell-your-peers"
