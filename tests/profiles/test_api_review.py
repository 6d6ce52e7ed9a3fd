"""Steps, remarks, doubts, adoption and what is still true, over the API."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from cities.models import City
from core.errors import Refused
from core.models import AuditEntry, StillTrue
from profiles import actions
from profiles.models import Figure, PlausibilityAnswer, Priority, ProfileEdition
from tests.factories import FigureFactory, IndicatorFactory, SourceFactory
from tests.people import official, secretary
from tests.profiles import arranged
from tests.profiles.calling import TURIN, Caller

# Within the year for which a publication can be planned.
SOON = timezone.now() + timedelta(days=60)

pytestmark = pytest.mark.django_db


@pytest.fixture
def turin() -> City:
    return City.objects.get(slug="turin")


@pytest.fixture
def draft(turin) -> ProfileEdition:
    return arranged.draft_of(turin)


@pytest.fixture
def her(turin) -> Caller:
    return Caller(official(Role.CITY_SUBMITTER, turin))


@pytest.fixture
def reviewer() -> Caller:
    return Caller(secretary(Role.REVIEWER))


def at(edition: ProfileEdition, status: str, **fields) -> None:
    ProfileEdition.objects.filter(pk=edition.pk).update(status=status, **fields)


# Steps


def test_where_an_edition_stands_is_the_business_of_those_who_work_on_it(turin):
    elsewhere = Caller(official(Role.CITY_ADMIN, City.objects.get(slug="lyon")))
    for path in ("1/progress/", "1/completeness/", "1/doubts/", "1/remarks/"):
        assert elsewhere.get(path).status_code == 403
        assert Caller().get(path).status_code == 403


def test_whoever_wrote_any_of_it_cannot_approve_it_even_as_a_reviewer(draft, turin):
    person = official(Role.CITY_EDITOR, turin)
    person.appointments.create(role=Role.REVIEWER)
    both = Caller(person)
    path = f"2/figures/{arranged.THREAD}/"
    assert both.patch(path, {"value": 11}, both.etag(path)).status_code == 200
    at(draft, "in_review")
    refused = both.post("2/approve/", None, both.etag("2/progress/"))
    assert refused.status_code == 409
    assert "Somebody else" in refused.json()["detail"]


def test_changes_are_requested_with_a_note_that_only_the_city_and_reviewers_read(draft, her, reviewer):
    at(draft, "in_review")
    etag = reviewer.etag("2/progress/")
    assert reviewer.post("2/request-changes/", {}, etag).status_code == 400
    assert reviewer.post("2/request-changes/", {"note": "  "}, etag).status_code == 409
    assert reviewer.post("2/request-changes/", {"note": "Years.", "status": "x"}, etag).status_code == 400
    assert reviewer.post("2/request-changes/", {"note": "Years."}, etag).json()["status"] == "changes_requested"
    notes = [caller.get("2/progress/").json()["review_note"] for caller in (her, Caller(secretary(Role.OFFICER)))]
    assert notes == ["Years.", ""]


def test_publication_is_planned_and_the_plan_taken_back(draft):
    publisher = Caller(secretary(Role.PUBLISHER))
    at(draft, "approved", approved_by="person:0", approved_at="2026-01-01T00:00Z")
    for wrong, status in (({"at": "soon"}, 400), ({}, 400), ({"at": "2001-01-01T00:00Z"}, 409)):
        assert publisher.post("2/plan/", wrong, publisher.etag("2/progress/")).status_code == status
    planned = publisher.post("2/plan/", {"at": f"{SOON:%Y-%m-%d}T08:00:00Z"}, publisher.etag("2/progress/"))
    assert planned.json()["publish_at"] == f"{SOON:%Y-%m-%d}T08:00:00Z"
    assert publisher.post("2/plan/", {"at": None}, planned["ETag"]).json()["publish_at"] is None


def test_a_withdrawn_edition_tells_everybody_why_from_then_on(turin):
    publisher = Caller(secretary(Role.PUBLISHER))
    etag = publisher.etag("1/progress/")
    assert publisher.post("1/withdraw/", {"reason": ""}, etag).status_code == 409
    assert publisher.post("1/withdraw/", {"reason": "A table was wrong."}, etag).status_code == 200
    gone = Caller().get("1/")
    assert (gone.status_code, gone.json()["reason"]) == (410, "A table was wrong.")
    assert (
        Caller().get("/api/v1/figures/?city=turin").json()["count"]
        == Figure.objects.filter(city=turin, edition=None).count()
    )


def test_an_honest_unknown_counts_for_completeness_as_much_as_a_text(draft, her):
    before = her.get("2/completeness/").json()
    assert before["answered"] < before["total"]
    unknown = {"section": "synopsis", "unknown_because_en": "Nobody counts.", "who_could_know_en": "Istat"}
    assert her.post("2/chapters/", unknown).status_code == 201
    after = her.get("2/completeness/").json()
    assert (after["answered"], after["unknown"]) == (before["answered"] + 1, before["unknown"] + 1)
    (synopsis,) = [chapter for chapter in after["chapters"] if chapter["key"] == "synopsis"]
    assert synopsis["sections"][0]["answer"] == "unknown"
    assert Caller().get("1/completeness/").status_code == 403


# Remarks


def test_remarks_are_made_answered_and_resolved_between_city_and_reviewer(draft, her, reviewer):
    made = reviewer.post("2/remarks/", {"field": f"figure:{arranged.THREAD}", "text": "Which year?"})
    assert (made.status_code, made.json()["answers"]) == (201, [])
    path = f"2/remarks/{made.json()['id']}/"
    assert her.post(f"{path}answer/", {"text": "2025."}).status_code == 201
    (remark,) = her.get("2/remarks/").json()["results"]
    assert (remark["field"], [answer["text"] for answer in remark["answers"]]) == (
        f"figure:{arranged.THREAD}",
        ["2025."],
    )
    assert her.post(f"{path}resolve/").status_code == 403
    assert reviewer.post(f"{path}resolve/").json()["resolved_at"]
    assert reviewer.post(f"{path}resolve/").status_code == 409
    assert her.post(f"{path}answer/", {"text": "Late."}).status_code == 409
    assert Caller(secretary(Role.OFFICER)).get("2/remarks/").status_code == 403


@pytest.mark.parametrize(
    "field",
    ["", "value", "chapter:", "chapter:colour", "figure:7", "figure:0b6c6f2e-7f3d-4a3b-9c1d-00000000ffff", "edition:1"],
)
def test_a_remark_names_a_place_of_the_edition(field, draft, reviewer):
    answer = reviewer.post("2/remarks/", {"field": field, "text": "Here?"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["field"])


def test_a_remark_on_another_citys_edition_is_not_there(draft, her):
    lyon = City.objects.get(slug="lyon")
    theirs = arranged.a_remark(ProfileEdition.objects.create(city=lyon, number=9))
    assert her.post(f"2/remarks/{theirs.pk}/answer/", {"text": "Mine."}).status_code == 404
    assert her.post(f"/api/v1/cities/lyon/profile/9/remarks/{theirs.pk}/answer/", {"text": "M"}).status_code == 404


def test_a_remark_is_resolved_through_its_own_edition_alone(draft):
    lyons = ProfileEdition.objects.create(city=City.objects.get(slug="lyon"), number=9)
    reader = secretary(Role.REVIEWER)
    remark = arranged.a_remark(draft)
    with pytest.raises(Refused, match="belongs to something else"):
        actions.resolve_comment(lyons, remark, by=reader)
    assert actions.resolve_comment(draft, remark, by=reader).resolved_by == reader.key


# Doubts


def test_a_doubt_is_answered_before_the_edition_is_submitted(draft, her, turin):
    whole = IndicatorFactory(code="arranged-whole", adds_up=True)
    place = arranged.place_in(turin, "arranged-part")
    place.parent = arranged.place_in(turin)
    place.save()
    common = {"city": turin, "edition": draft, "indicator": whole, "period_start": "2025"}
    FigureFactory(**common, geography=place, value=500, source=SourceFactory(code="arranged"))
    FigureFactory(**common, geography=place.parent, value=400, source=SourceFactory(code="arranged"))
    (doubt,) = her.get("2/doubts/").json()["results"]
    assert (doubt["kind"], doubt["answer"], len(doubt["figures"])) == ("part_above_whole", "", 2)
    assert her.post("2/submit/", None, her.etag("2/progress/")).status_code == 409
    etag = doubt["etag"]
    assert her.post("2/doubts/", {"key": "made-up", "text": "So it is."}, etag).status_code == 409
    assert her.post("2/doubts/", {"key": doubt["key"], "text": "So.", "answered_by": "x"}, etag).status_code == 400
    assert her.post("2/doubts/", {"key": doubt["key"], "text": "Two registers."}).status_code == 428
    assert her.post("2/doubts/", {"key": doubt["key"], "text": "Two registers."}, etag).status_code == 204
    late = her.post("2/doubts/", {"key": doubt["key"], "text": "It is so."}, etag)
    assert (late.status_code, late.json()["current"]) == (412, {"text": "Two registers."})
    assert her.get("2/doubts/").json()["results"] == [
        {**doubt, "answer": "Two registers.", "etag": late.json()["etag"]}
    ]
    assert PlausibilityAnswer.objects.get(edition=draft).text == "Two registers."
    assert her.post("2/submit/", None, her.etag("2/progress/")).json()["status"] == "in_review"
    assert Caller().get("1/doubts/").status_code == 403


# After publication


def test_what_is_still_true_is_confirmed_in_one_call(her, turin):
    old = {row["part"]: row for row in Caller().get("1/freshness/?page_size=200").json()["results"]}["synopsis"]
    assert (old["is_past"], old["confirmed_on"]) == (True, None)
    assert her.post("1/still-true/", {"part": "synopsis"}).status_code == 204
    new = {row["part"]: row for row in Caller().get("1/freshness/?page_size=200").json()["results"]}["synopsis"]
    assert (new["is_past"], new["confirmed_on"] is None) == (False, False)
    assert her.post("1/still-true/", {"part": "colour"}).status_code == 409
    assert StillTrue.objects.count() == 1


def test_the_councils_adoption_is_noted_once_and_corrected_with_its_etag(draft, her):
    Priority.objects.filter(edition=draft).update(title_en="Homes")
    note = {"adopted_on": "2026-06-01", "council_en": "City Council", "reference": "12/2026"}
    assert her.put("2/adoption/", note).status_code == 409
    at(draft, "approved", approved_by="person:0", approved_at="2026-01-01T00:00Z")
    assert her.put("2/adoption/", note).status_code == 409
    at(draft, "superseded", published_at="2026-02-01T00:00Z")
    assert her.put("2/adoption/", {"reference": "12/2026"}).status_code == 400
    made = her.put("2/adoption/", note)
    assert (made.status_code, made.json()["council"]) == (200, {"en": "City Council"})
    assert her.get("2/adoption/")["ETag"] == made["ETag"]
    assert her.put("2/adoption/", {**note, "reference": "13/2026"}).status_code == 428
    assert her.put("2/adoption/", {**note, "edition": 1}, made["ETag"]).status_code == 400
    assert her.put("2/adoption/", {**note, "reference": "13/2026"}, made["ETag"]).json()["reference"] == "13/2026"
    stale = her.put("2/adoption/", {**note, "reference": "14/2026"}, made["ETag"])
    assert (stale.status_code, stale.json()["current"]) == (412, {"reference": "13/2026"})


# Many at once


def crowd(person, answers: int, call) -> list[int]:
    """The sorted status codes of as many calls at the same time, each over a connection of its own."""
    session = Caller(person).client.cookies["sessionid"].value

    def one(number: int) -> int:
        own = Client()
        own.cookies["sessionid"] = session
        try:
            return call(own, number).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as people:
        return sorted(people.map(one, range(answers)))


@pytest.mark.django_db(transaction=True)
def test_of_fifty_saves_with_one_etag_one_succeeds_and_of_twenty_publications_one():
    turin = City.objects.get(slug="turin")
    draft = arranged.draft_of(turin)
    writer, publisher = official(Role.CITY_EDITOR, turin), secretary(Role.PUBLISHER)
    figure = f"{TURIN}2/figures/{arranged.THREAD}/"
    headers = {"if-match": '"1"'}

    def save(client: Client, number: int):
        return client.patch(figure, {"value": 100 + number}, content_type="application/json", headers=headers)

    assert crowd(writer, 50, save) == [200] + [412] * 49
    assert AuditEntry.objects.filter(action="edit_part", actor=writer.key).count() == 1
    at(draft, "approved", approved_by="person:0", approved_at="2026-01-01T00:00Z")
    etag = {"if-match": Caller(publisher).etag("2/progress/")}

    def publish(client: Client, _number: int):
        return client.post(f"{TURIN}2/publish/", content_type="application/json", headers=etag)

    assert crowd(publisher, 20, publish) == [200] + [409] * 19
    assert ProfileEdition.objects.of(turin).published().get().number == 2
