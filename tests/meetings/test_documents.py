"""Documents of a meeting are seen, found and handed out by whoever may see them; nobody else learns that they exist."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from meetings import actions
from meetings.models import MeetingDocument
from tests.meetings.desk import Desk, client_of
from tests.meetings.papers import a_pdf
from tests.meetings.scheduled import at, city
from tests.people import official
from tests.reading import body

pytestmark = pytest.mark.django_db

VISIBILITIES = ["public", "network", "participants", "session", "secretariat"]
# Which of them each reader sees once the embargo is over.
SEES = {
    "anonymous": ["public"],
    "official": ["public", "network"],
    "declined": ["public", "network"],
    "speaker elsewhere": ["public", "network", "participants"],
    "speaker": ["public", "network", "participants", "session"],
    "officer": VISIBILITIES,
}


def with_papers() -> Desk:
    """A meeting with a document of every visibility: their titles are words that stand nowhere else."""
    desk = Desk()
    desk.opening = desk.session(at(9), at(10))
    beside = desk.session(at(9), at(10), track=2)
    desk.readers = {"anonymous": None, "official": official(Role.CITY_READER, city("turin")), "officer": desk.officer}
    for who, session, answer in [
        ("speaker", desk.opening, "accepted"),
        ("speaker elsewhere", beside, "asked"),
        ("declined", desk.session(at(11), at(12)), "declined"),
    ]:
        row = desk.speaker(who.title().replace(" ", ""))
        row.person = desk.readers[who] = official(Role.CITY_READER, city("lyon"), who.replace(" ", "."))
        row.save()
        desk.on_stage(session, row, answer)
    desk.papers = {}
    for visibility in VISIBILITIES:
        values = {"kind": "background", "title_en": f"Zwieback{visibility}", "visibility": visibility}
        values["session"] = desk.opening if visibility == "session" else None
        row = actions.add_document(desk.meeting, values, by=desk.officer)
        name = f"zwieback-{visibility}.pdf"
        version = actions.add_version(row, "fr", by=desk.officer, file=a_pdf(name), origin="The network")
        desk.papers[visibility] = (
            row,
            f"/en/meetings/{desk.meeting.slug}/documents/{row.key}/fr-{version.number}/{name}",
        )
    return desk


def seen_by(desk: Desk, who: str) -> dict[str, list[str]]:
    """What a reader finds on the page, in the API and at the files' addresses."""
    client = client_of(desk.readers[who]) if desk.readers[who] else Client()
    slug = desk.meeting.slug
    page = client.get(f"/en/meetings/{slug}/").content.decode()
    listed = client.get(f"/api/v1/meetings/{slug}/documents/").json()
    for search in ("/en/search/?q=Zwieback", "/api/v1/search/?q=Zwieback"):
        assert not any(f"Zwieback{name}" in body(client.get(search)) for name in VISIBILITIES)
    assert "/documents/" not in body(Client().get("/sitemap.xml"))
    keys = {str(row.key): visibility for visibility, (row, _url) in desk.papers.items()}
    one = f"/api/v1/meetings/{slug}/documents/"
    return {
        "page": [name for name in VISIBILITIES if f"Zwieback{name}" in page],
        "api": [keys[row["key"]] for row in listed.get("results", [])],
        "api, one": [
            name for name in VISIBILITIES if client.get(f"{one}{desk.papers[name][0].key}/").status_code == 200
        ],
        "files": [name for name in VISIBILITIES if client.get(desk.papers[name][1]).status_code == 200],
    }


def found(client: Client, address: str) -> bool:
    """There, or nothing there at all: never "forbidden"."""
    status = client.get(address).status_code
    assert status in (200, 404)
    return status == 200


@pytest.mark.parametrize("who", list(SEES))
def test_each_reader_sees_what_is_for_her_everywhere_and_nothing_before_the_embargo_ends(who):
    desk = with_papers()
    nothing = {"page": [], "api": [], "api, one": [], "files": []}
    of_draft = VISIBILITIES if who == "officer" else []
    assert seen_by(desk, who) == dict.fromkeys(nothing, of_draft), "a draft has no documents for others"
    desk.announce()
    assert seen_by(desk, who) == dict.fromkeys(nothing, SEES[who])
    MeetingDocument.objects.update(embargo_until=timezone.now() + timedelta(hours=1))
    assert seen_by(desk, who) == dict.fromkeys(nothing, of_draft)
    MeetingDocument.objects.update(embargo_until=timezone.now() - timedelta(hours=1))
    assert seen_by(desk, who) == dict.fromkeys(nothing, SEES[who])


def test_a_file_that_is_not_for_everybody_is_kept_by_nobody_on_the_way():
    desk = with_papers()
    desk.announce()
    urls = {name: url for name, (_row, url) in desk.papers.items()}
    assert Client().get(urls.pop("public"))["Cache-Control"] == "public, no-cache"
    for url in urls.values():
        assert "private" in client_of(desk.officer).get(url)["Cache-Control"]


def test_a_later_version_takes_the_place_of_the_earlier_in_its_language():
    desk = with_papers()
    row, earlier = desk.papers["public"]
    actions.add_version(row, "fr", by=desk.officer, file=a_pdf("second.pdf"), origin="The network")
    actions.add_version(row, "ar", by=desk.officer, url="https://papers.example/ar")
    desk.announce()
    page = Client().get(f"/en/meetings/{desk.meeting.slug}/").content.decode()
    assert "fr-2/second.pdf" in page
    assert "https://papers.example/ar" in page
    assert earlier not in page
    assert Client().get(earlier).status_code == 200, "an address that was public once stays"


def test_a_version_is_a_file_or_an_address_and_a_session_is_of_this_meeting():
    desk = with_papers()
    row, _url = desk.papers["public"]
    with pytest.raises(ValidationError, match="one of the two"):
        actions.add_version(row, "fr", by=desk.officer)
    with pytest.raises(ValidationError, match="one of the two"):
        actions.add_version(row, "fr", by=desk.officer, file=a_pdf(), url="https://papers.example", origin="A")
    other = desk.session(at(9), at(10), meeting=desk.new_meeting(title_en="Another"))
    with pytest.raises(ValidationError, match="another meeting"):
        actions.edit_document(row, {"session": other}, by=desk.officer, version=row.version)
    with pytest.raises(ValidationError, match="Choose the session"):
        actions.edit_document(row, {"visibility": "session"}, by=desk.officer, version=row.version)


def test_the_desk_adds_a_document_its_versions_and_its_embargo_by_the_clock_of_the_place():
    desk = Desk(tz="Asia/Amman")
    sent = desk.typed("documents/new/", title_en="Concept note", kind="concept_note", visibility="public")
    response = desk.post("documents/new/", sent | {"embargo_until": "2027-06-01T09:00"})
    assert response.status_code == 302, response.context["errors"]
    row = MeetingDocument.objects.get(meeting__on_record=False)
    assert row.embargo_until.isoformat() == "2027-06-01T06:00:00+00:00"
    address = f"documents/{row.key}/"
    assert desk.get(address).context["form"]["embargo_until"].value() == "2027-06-01T09:00"
    values = {"language": "fr", "origin": "The network"}
    assert desk.post(f"{address}versions/", values).status_code == 400
    assert desk.post(f"{address}versions/", values | {"file": a_pdf()}).status_code == 302
    mine = desk.typed(address, visibility="network")
    actions.edit_document(row, {"title_en": "Note"}, by=desk.officer, version=row.version)
    assert desk.post(address, mine).status_code == 409
    assert desk.post(address, desk.typed(address, visibility="network")).status_code == 302
    row.refresh_from_db()
    assert (row.visibility, row.title_en) == ("network", "Note")
    assert b"Note" in desk.get("documents/").content
    version = row.versions.get()
    assert desk.post(f"{address}versions/{version.pk}/remove/").status_code == 302
    assert desk.post(f"{address}remove/", {"version": 1}).status_code == 409
    assert desk.post(f"{address}remove/", {"version": row.version}).status_code == 302
    assert not MeetingDocument.objects.filter(meeting__on_record=False).exists()


def test_a_file_without_an_origin_is_asked_for_it_in_a_sentence():
    desk = Desk()
    row = actions.add_document(desk.meeting, {"title_en": "Paper", "kind": "report"}, by=desk.officer)
    answer = desk.post(f"documents/{row.key}/versions/", {"language": "en", "file": a_pdf()})
    assert (answer.status_code, "Say who made the file" in answer.content.decode()) == (400, True)
