"""A program writes a case study from its first title to publication, with the refusals of the pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from cities.models import City
from library.models import CaseStudyEdition
from tests.library.editions import ABOUT_PICTURE, Office, png
from tests.people import official
from tests.profiles.calling import Caller

# Within the year for which a publication can be planned.
SOON = timezone.now() + timedelta(days=60)

pytestmark = pytest.mark.django_db
OWN = "/api/v1/cities/turin/case-studies/"


@pytest.fixture
def office() -> Office:
    return Office(City.objects.get(slug="turin"))


def editions(edition, tail: str = "") -> str:
    return f"/api/v1/case-studies/{edition.case_study.slug}/editions/{tail}"


def test_from_the_first_title_to_publication_and_withdrawal(office):
    writer, city = Caller(office.writer), Caller(office.submitter)
    reviewer, publisher, reader = Caller(office.reviewer), Caller(office.publisher), Caller()
    begun = writer.post(OWN, {"title_en": "Homes first", "language": "en"})
    assert begun.status_code == 201
    where = begun["Location"].removeprefix("http://testserver")
    assert where == "/api/v1/case-studies/homes-first/editions/1/"
    assert reader.get(where).status_code == 404
    assert reader.get("/api/v1/case-studies/homes-first/editions/").status_code == 404

    refused = city.post(f"{where}submit/", {}, etag=begun["ETag"])
    assert (refused.status_code, "needs a title, an abstract" in refused.json()["detail"]) == (409, True)
    values = {"abstract_en": "A house.", "actions_en": "Built.", "themes": ["housing"], "cost_band": "to_50"}
    saved = writer.patch(where, values, etag=begun["ETag"])
    assert saved.status_code == 200
    assert (saved.json()["abstract"], saved.json()["themes"]) == ({"en": "A house."}, ["housing"])
    added = writer.post(f"{where}results/", {"label_en": "Families", "value": "1 234,5"})
    assert (added.status_code, added.json()["value"]) == (201, 1234.5)
    next_one = writer.post(f"{where}results/", {"label_en": "Flats", "value": 30})
    assert [answer.json()["position"] for answer in (added, next_one)] == [1, 2]
    result = f"{where}results/{added.json()['thread']}/"
    assert writer.patch(result, {"value": 40}, etag=added["ETag"]).json()["value"] == 40
    assert writer.patch(result, {"value": 41}, etag=added["ETag"]).status_code == 412

    remark = reviewer.post(f"{where}remarks/", {"field": "abstract", "text": "Since when?"})
    assert remark.status_code == 201
    assert writer.post(f"{where}remarks/{remark.json()['id']}/answer/", {"text": "2019."}).status_code == 201
    assert reviewer.post(f"{where}remarks/{remark.json()['id']}/resolve/").json()["resolved_by"] == office.reviewer.key

    def step(caller: Caller, name: str, values=None):
        return caller.post(f"{where}{name}/", values, etag=caller.etag(f"{where}progress/"))

    assert step(city, "submit").json()["status"] == "in_review"
    assert step(reviewer, "request-changes", {"note": "Say more."}).json()["review_note"] == "Say more."
    assert step(city, "submit").status_code == 200
    assert step(reviewer, "approve").json()["status"] == "approved"
    assert (
        step(publisher, "plan", {"at": f"{SOON:%Y-%m-%d}T12:00:00Z"})
        .json()["publish_at"]
        .startswith(f"{SOON:%Y-%m-%d}")
    )
    assert step(publisher, "publish").json()["status"] == "published"
    assert reader.get(where).json()["title"] == {"en": "Homes first"}
    started = writer.post("/api/v1/case-studies/homes-first/editions/")
    assert (started.status_code, started.json()["number"]) == (201, 2)
    assert writer.post("/api/v1/case-studies/homes-first/editions/").status_code == 409
    assert step(publisher, "withdraw", {"reason": "Names stood in it."}).json()["status"] == "withdrawn"
    gone = reader.get(where)
    assert (gone.status_code, gone.json()["reason"]) == (410, "Names stood in it.")


def test_no_write_without_having_read_and_none_over_another(office):
    edition, caller = office.draft(), Caller(office.writer)
    where = editions(edition, "1/")
    etag = caller.etag(where)
    assert caller.patch(where, {"lessons_en": "One."}).status_code == 428
    assert caller.patch(where, {"lessons_en": "One."}, etag=etag).status_code == 200
    late = caller.patch(where, {"lessons_en": "Two."}, etag=etag)
    assert (late.status_code, late.json()["current"]) == (412, {"lessons_en": "One."})
    fresh = caller.patch(where, {"lessons_en": "Two."}, etag=late.json()["etag"])
    assert fresh.json()["lessons"] == {"en": "Two."}
    assert caller.delete(where, etag=fresh["ETag"]).status_code == 403
    assert Caller(office.submitter).delete(where, etag=fresh["ETag"]).status_code == 204
    assert not CaseStudyEdition.objects.filter(pk=edition.pk).exists()


@pytest.mark.parametrize(
    "values",
    [
        {"status": "published"},
        {"themes": ["no-such-theme"]},
        {"cost_band": "much"},
        {"sdg_targets": ["99.9"]},
        {"months_needed": 0},
        {"months_needed": 10**12},
        {"starts": "soon"},
        {"starts": "2020", "ends": "2019"},
        {"url": "javascript:alert(1)"},
        {"title_en": "x" * 251},
        {"abstract_en": ["a list"]},
        {"context_en": "See [@NOSUCH]."},
        {"title_en": "", "title_fr": "", "title_ar": ""},
    ],
)
def test_what_the_record_does_not_hold_is_refused_beside_its_field(office, values):
    edition, caller = office.draft(), Caller(office.writer)
    answer = caller.patch(editions(edition, "1/"), values, etag=caller.etag(editions(edition, "1/")))
    assert answer.status_code == 400
    assert answer.json()["errors"]
    assert office.again(edition).version == edition.version


def test_another_citys_draft_is_not_there(office):
    edition = office.draft()
    lyon = Caller(official(Role.CITY_ADMIN, City.objects.get(slug="lyon")))
    for tail in ("", "1/", "1/progress/", "1/results/", "1/files/", "1/remarks/"):
        assert lyon.get(editions(edition, tail)).status_code == 404, tail
    assert lyon.get(OWN).status_code == 404
    assert lyon.patch(editions(edition, "1/"), {"title_en": "Mine"}, etag='"1"').status_code == 404


def test_files_come_in_over_the_api_with_the_same_refusals(office):
    edition = office.draft()
    client = Client()
    client.force_login(office.writer, backend="allauth.account.auth_backends.AuthenticationBackend")
    where = editions(edition, "1/files/")
    answer = client.post(where, {**ABOUT_PICTURE, "file": png()})
    assert (answer.status_code, answer.json()["kind"]) == (201, "picture")
    assert client.get(answer.json()["address"]).status_code == 200
    without_rights = client.post(where, {**ABOUT_PICTURE, "credit": "", "file": png()})
    assert without_rights.status_code == 400
    (row,) = client.get(where).json()["results"]
    one = f"{where}{row['thread']}/"
    assert client.delete(one, headers={"if-match": '"1"'}).status_code == 204


def test_what_changed_between_two_editions_is_told(office):
    first = office.edition("published")
    second = office.next(first)
    caller = Caller(office.writer)
    where = editions(second, "2/")
    caller.patch(where, {"abstract_en": "The city opened two houses."}, etag=caller.etag(where))
    told = caller.get(f"{where}changes/?since=1").json()
    assert [change["lang"] for change in told["texts"]] == ["en"]
    assert "<ins>two houses.</ins>" in told["texts"][0]["words"]
    assert caller.get(f"{where}changes/?since=9").status_code == 400
