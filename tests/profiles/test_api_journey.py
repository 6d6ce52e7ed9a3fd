"""The next edition of Turin's profile, from the first draft to publication, through the API alone."""

import pytest

from accounts.choices import Role
from cities.models import City
from core.models import AuditEntry
from tests.people import official, secretary
from tests.profiles.calling import Caller
from tests.reading import body

pytestmark = pytest.mark.django_db

WORD = "قسطنطينوبل"
PUBLIC = [
    "/api/v1/profiles/",
    "/api/v1/cities/turin/profile/",
    "/api/v1/cities/turin/profile/editions/",
    "/api/v1/cities/turin/profile/1/",
    "/api/v1/cities/turin/profile/1/figures/?page_size=200",
    "/api/v1/figures/?city=turin&page_size=200",
    "/api/v1/sources/?page_size=200",
    "/api/v1/indicators/?page_size=200",
    f"/api/v1/search/?q={WORD}",
    "/en/figures.csv?city=turin",
    "/en/cities/turin/profile/1/figures.csv",
    "/sitemap.xml",
]
# What stands under edition 1 stays byte for byte, whatever follows it.
FOR_EVER = ["/api/v1/cities/turin/profile/1/figures/?page_size=200", "/en/cities/turin/profile/1/figures.csv"]


def public() -> dict[str, str]:
    return {address: body(Caller(language="ar").get(address)) for address in PUBLIC}


@pytest.fixture
def turin() -> City:
    return City.objects.get(slug="turin")


def three_figures(caller: Caller) -> list[dict]:
    counted = [
        row for row in caller.get("2/figures/?page_size=200").json()["results"] if row["indicator"]["unit"] == "persons"
    ]
    return counted[:3]


def change_three_figures(her: Caller) -> None:
    for figure, written in zip(three_figures(her), ["2 282 198", 1180771, "١٬١٠١٬٤٢٨"], strict=True):
        path = f"2/figures/{figure['thread']}/"
        etag = her.etag(path)
        assert her.patch(path, {"value": written}).status_code == 428
        saved = her.patch(path, {"value": written}, etag)
        assert saved.status_code == 200, saved.json()
        stale = her.patch(path, {"value": 5}, etag)
        assert (stale.status_code, stale.json()["etag"]) == (412, saved["ETag"])
        assert list(stale.json()["current"]) == ["value"]


def cite_a_source_of_her_own(her: Caller) -> None:
    source = her.post("sources/", {"title": "Yearbook", "publisher": "City of Turin", "kind": "document"})
    assert source.status_code == 201
    path = f"2/figures/{three_figures(her)[0]['thread']}/"
    assert her.patch(path, {"source": source.json()["code"]}, her.etag(path)).status_code == 200


def answer_doubts(her: Caller) -> None:
    for doubt in her.get("2/doubts/").json()["results"]:
        answered = her.post("2/doubts/", {"key": doubt["key"], "text": "Counted again: it is so."}, doubt["etag"])
        assert answered.status_code == 204
    assert [row for row in her.get("2/doubts/").json()["results"] if not row["answer"]] == []


def step(caller: Caller, name: str, values: object = None):
    """Take a step of the life cycle: not without having read, not with an old ETag, then for good."""
    etag = caller.etag("2/progress/")
    assert caller.post(f"2/{name}/", values).status_code == 428
    assert caller.post(f"2/{name}/", values, '"999"').status_code == 412
    done = caller.post(f"2/{name}/", values, etag)
    assert done.status_code == 200, done.json()
    assert done["ETag"] != etag
    return done.json()


def test_an_edition_is_written_reviewed_and_published_through_the_api_alone(turin):
    her = Caller(official(Role.CITY_SUBMITTER, turin))
    reviewer, publisher = Caller(secretary(Role.REVIEWER)), Caller(secretary(Role.PUBLISHER))
    before = public()

    started = her.post("")
    assert (started.status_code, started.json()["number"], started.json()["status"]) == (201, 2, "draft")
    assert started["Location"].endswith("/api/v1/cities/turin/profile/2/")
    assert her.post("").status_code == 409
    assert public() == before

    change_three_figures(her)
    cite_a_source_of_her_own(her)
    chapter = her.etag("2/chapters/synopsis/")
    text = {"body_ar": f"خلاصة جديدة: {WORD}."}
    assert her.patch("2/chapters/synopsis/", text).status_code == 428
    assert her.patch("2/chapters/synopsis/", text, chapter).status_code == 200
    assert her.patch("2/chapters/synopsis/", {"body_ar": "لا"}, chapter).status_code == 412
    assert public() == before

    answer_doubts(her)
    assert step(her, "submit")["status"] == "in_review"
    assert her.patch("2/chapters/synopsis/", text, her.etag("2/chapters/synopsis/")).status_code == 409

    remark = reviewer.post("2/remarks/", {"field": "chapter:synopsis", "text": "Which year?"})
    assert remark.status_code == 201
    note = {"note": "Name the year in the synopsis."}
    assert step(reviewer, "request-changes", note)["status"] == "changes_requested"
    assert her.get("2/progress/").json()["review_note"] == "Name the year in the synopsis."
    answer = her.post(f"2/remarks/{remark.json()['id']}/answer/", {"text": "2017; written now."})
    assert answer.status_code == 201
    changed = her.patch("2/chapters/synopsis/", {"body_ar": f"في 2017: {WORD}."}, her.etag("2/chapters/synopsis/"))
    assert changed.status_code == 200
    assert step(her, "submit")["status"] == "in_review"
    assert (
        reviewer.post(f"2/remarks/{remark.json()['id']}/resolve/").json()["answers"][0]["text"] == "2017; written now."
    )
    assert her.post("2/approve/", None, her.etag("2/progress/")).status_code == 403
    assert step(reviewer, "approve")["status"] == "approved"
    assert public() == before

    assert step(publisher, "publish")["status"] == "published"
    after = public()
    unchanged = [address for address in PUBLIC if after[address] == before[address]]
    assert unchanged == [FOR_EVER[0], "/api/v1/indicators/?page_size=200", FOR_EVER[1]]
    values = [row["value"] for row in three_figures(Caller())]
    assert values == ["2282198.0000", "1180771.0000", "1101428.0000"]
    assert Caller().get("").json()["number"] == 2
    assert Caller(language="ar").get(f"/api/v1/search/?q={WORD}").json()["count"] == 1
    assert Caller().get("1/").json()["status"] == "superseded"
    kinds = [row["kind"] for row in Caller().get("2/changes/?since=1").json()["figures"]]
    assert kinds == ["changed"] * 3
    done = AuditEntry.objects.filter(about="profile:turin:2", action="move").order_by("pk")
    assert [entry.changes["status"][1] for entry in done][-2:] == ["approved", "published"]
