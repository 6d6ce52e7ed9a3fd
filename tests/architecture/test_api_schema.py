"""The API's description: complete, valid, and the same as the one that stands beside this test.

After a change that is meant: `UPDATE_SCHEMA=1 bin/test tests/architecture/test_api_schema.py`, and read the difference.
"""

import json
import os
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.utils.translation import override
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

pytestmark = pytest.mark.django_db

SNAPSHOT = Path(__file__).with_name("api_schema.json")


@pytest.fixture
def schema():
    GENERATOR_STATS.reset()
    with override("en"):
        return json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True), default=str))


def test_the_description_is_made_without_a_guess(schema):
    assert (dict(GENERATOR_STATS._warn_cache), dict(GENERATOR_STATS._error_cache)) == ({}, {})
    validate_schema(schema)
    assert len(schema["paths"]) > 20


def test_the_description_has_not_changed(schema):
    if os.environ.get("UPDATE_SCHEMA") == "1":
        SNAPSHOT.write_text(json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    assert schema == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


KINDS = ("chapters", "figures", "gaps", "priorities", "stakeholders", "services")
QUESTION_STEPS = ("answer", "pass-on", "close", "publish", "take-back")
STEPS = ("submit", "request-changes", "approve", "plan", "publish", "withdraw")
PROFILE_WRITES = {
    ("", "post"),
    ("sources/", "post"),
    ("sources/{code}/", "patch"),
    ("indicators/", "post"),
    ("{number}/", "patch"),
    ("{number}/", "delete"),
    *((f"{{number}}/{kind}/", "post") for kind in (*KINDS, *STEPS, "doubts", "remarks", "still-true")),
    *((f"{{number}}/{kind}/{{key}}/", method) for kind in KINDS for method in ("patch", "delete")),
    *((f"{{number}}/{kind}/{{key}}/confirm/", "post") for kind in KINDS),
    ("{number}/translations/", "post"),
    *(("{number}/translations/{language}/{translation}/", method) for method in ("patch", "delete")),
    ("{number}/translations/{language}/{translation}/publish/", "post"),
    ("{number}/adoption/", "put"),
    ("{number}/adoption/files/", "post"),
    ("{number}/files/", "post"),
    ("{number}/files/{id}/", "delete"),
    ("{number}/remarks/{remark}/answer/", "post"),
    ("{number}/remarks/{remark}/resolve/", "post"),
}
EDITIONS = "/api/v1/case-studies/{slug}/editions/"
CASE_STUDY_WRITES = {
    ("/api/v1/cities/{slug}/case-studies/", "post"),
    (EDITIONS, "post"),
    *((f"{EDITIONS}{{number}}/", method) for method in ("patch", "delete")),
    *((f"{EDITIONS}{{number}}/{kind}/", "post") for kind in (*STEPS, "confirm", "results", "files", "remarks")),
    *((f"{EDITIONS}{{number}}/results/{{key}}/", method) for method in ("patch", "delete")),
    (f"{EDITIONS}{{number}}/files/{{key}}/", "delete"),
    *((f"{EDITIONS}{{number}}/remarks/{{remark}}/{step}/", "post") for step in ("answer", "resolve")),
}


TOOLKIT_WRITES = {
    ("stages/", "post"),
    *((f"{part}s/{{key}}/", "patch") for part in ("stage", "step", "tool")),
    *((f"{part}s/{{key}}/move/", "post") for part in ("stage", "step", "tool")),
    ("stages/{key}/use/", "post"),
    ("stages/{key}/steps/", "post"),
    ("steps/{key}/tools/", "post"),
    ("tools/{key}/files/", "post"),
    ("tools/{key}/files/{file}/remove/", "post"),
}
GUEST_STEPS = ("answer", "substitute", "revoke", "send-again", "bounced", "erase")
MEETING_WRITES = {
    *(
        (f"{{slug}}/sessions/{{uid}}/{what}/{{guest}}/", method)
        for what in ("sign-ups", "attendance")
        for method in ("put", "delete")
    ),
    ("", "post"),
    ("{slug}/", "patch"),
    *((f"{{slug}}/{step}/", "post") for step in ("announce", "confirm", "postpone", "cancel", "close")),
    *((f"{{slug}}/{rows}/", "post") for rows in ("sessions", "documents", "revisions")),
    *(("{slug}/sessions/{uid}/", method) for method in ("patch", "delete")),
    *((f"{{slug}}/sessions/{{uid}}/{step}/", "post") for step in ("cancel", "restore", "swap", "people")),
    ("{slug}/sessions/{uid}/languages/", "put"),
    *(("{slug}/sessions/{uid}/people/{id}/", method) for method in ("patch", "delete")),
    *(("{slug}/event/", method) for method in ("put", "delete")),
    *(("{slug}/documents/{key}/", method) for method in ("patch", "delete")),
    *((f"{{slug}}/{rows}/", "post") for rows in ("guests", "quotas", "outside-interest")),
    ("{slug}/guests/{uid}/", "patch"),
    *((f"{{slug}}/guests/{{uid}}/{step}/", "post") for step in GUEST_STEPS),
    *(("{slug}/quotas/{city}/", method) for method in ("patch", "delete")),
    ("{slug}/quotas/{city}/delegates/", "post"),
    *(("{slug}/offers/{city}/", method) for method in ("put", "delete")),
    ("{slug}/offers/{city}/answer/", "post"),
    ("{slug}/outside-interest/{id}/answer/", "post"),
    *((f"{{slug}}/{rows}/", "post") for rows in ("minutes", "minutes/share", "pledges", "certificates")),
    *(("{slug}/minutes/{uid}/", method) for method in ("patch", "delete")),
    ("{slug}/report/", "patch"),
    *((f"{{slug}}/report/{step}/", "post") for step in ("draft", "ask", "publish", "take-back", "clearances/{city}")),
    ("{slug}/pledges/{uid}/", "patch"),
    ("{slug}/pledges/{uid}/settle/", "post"),
    *((f"{{slug}}/proposed-{rows}/", "post") for rows in ("notes", "pledges")),
    *((f"{{slug}}/proposed-{rows}/{{uid}}/", "delete") for rows in ("notes", "pledges")),
    ("{slug}/proposed-notes/{uid}/take/", "post"),
    ("{slug}/proposed-pledges/{uid}/confirm/", "post"),
    ("{slug}/documents/{key}/versions/", "post"),
    ("{slug}/documents/{key}/versions/{id}/", "delete"),
}
PILOT_STEPS = ("select", "prepare", "start", "suspend", "complete", "evaluate", "cancel", "hand-over-lead")
UPDATE_STEPS = ("submit", "request-changes", "publish", "withdraw")
PILOT_PARTS = ("milestones", "tests", "trainings", "indicators", "lines", "updates")
PILOT_WRITES = {
    ("", "post"),
    ("{slug}/", "patch"),
    *((f"{{slug}}/{step}/", "post") for step in (*PILOT_STEPS, "draft-case-study")),
    *((f"{{slug}}/{rows}/", "post") for rows in (*PILOT_PARTS, "cities", "partners", "experts", "needs")),
    *((f"{{slug}}/{rows}/", "post") for rows in ("fundings", "files")),
    *((f"{{slug}}/{rows}/{{uid}}/", method) for rows in PILOT_PARTS for method in ("patch", "delete")),
    *(("{slug}/cities/{city}/", method) for method in ("patch", "delete")),
    *((f"{{slug}}/{rows}/{{id}}/", "delete") for rows in ("partners", "experts", "files")),
    *((f"{{slug}}/{rows}/{{id}}/", "patch") for rows in ("partners", "experts")),
    *(("{slug}/ties/{kind}/{row}/", method) for method in ("put", "delete")),
    ("{slug}/needs/{what}/{thread}/", "delete"),
    ("{slug}/milestones/{uid}/reach/", "post"),
    ("{slug}/trainings/{uid}/participants/", "put"),
    *((f"{{slug}}/{rows}/{{uid}}/pass-on/", "post") for rows in ("milestones", "trainings")),
    *((f"{{slug}}/{rows}/{{uid}}/files/", "post") for rows in ("milestones", "updates")),
    *((f"{{slug}}/{rows}/{{uid}}/files/{{id}}/", "delete") for rows in ("milestones", "updates")),
    ("{slug}/indicators/{indicator}/values/", "post"),
    *(("{slug}/indicators/{indicator}/values/{uid}/", method) for method in ("patch", "delete")),
    *(
        (f"{{slug}}/indicators/{{indicator}}/values/{{uid}}/{step}/", "post")
        for step in ("propose-for-profile", "link-figure")
    ),
    ("{slug}/fundings/{funder}/", "patch"),
    *((f"{{slug}}/lines/{{uid}}/{step}/", "post") for step in ("grant", "entries")),
    *((f"{{slug}}/updates/{{uid}}/{step}/", "post") for step in UPDATE_STEPS),
}
CALL_WRITES = {
    ("", "post"),
    ("{slug}/", "patch"),
    *((f"{{slug}}/{step}/", "post") for step in ("publish", "withdraw", "questions", "files")),
    *(("{slug}/questions/{id}/", method) for method in ("patch", "delete")),
    ("{slug}/files/{id}/", "delete"),
}


def test_what_is_written_over_the_api(schema):
    writes = {
        (path, method) for path, operations in schema["paths"].items() for method in operations if method != "get"
    }
    assert writes == CASE_STUDY_WRITES | {
        ("/api/v1/cities/{slug}/", "patch"),
        ("/api/v1/cities/{slug}/confirm/", "post"),
        ("/api/v1/cities/{slug}/contact/", "put"),
        ("/api/v1/cities/{slug}/corrections/", "post"),
        ("/api/v1/cities/{slug}/pictures/", "post"),
        ("/api/v1/cities/{slug}/pictures/{picture}/", "delete"),
        ("/api/v1/join-requests/", "post"),
        ("/api/v1/join-requests/{id}/answer/", "post"),
        ("/api/v1/cities/{slug}/colleagues/{colleague}/end/", "post"),
        ("/api/v1/cities/{slug}/corrections/{correction}/decide/", "post"),
        ("/api/v1/cities/{slug}/history/{entry}/undo/", "post"),
        ("/api/v1/cities/{slug}/invite/", "post"),
        ("/api/v1/cities/{slug}/memberships/", "post"),
        ("/api/v1/cities/{slug}/memberships/{membership}/end/", "post"),
        ("/api/v1/cities/{slug}/reference/", "patch"),
        ("/api/v1/sections/{key}/", "patch"),
        ("/api/v1/cities/{slug}/questions/", "post"),
        ("/api/v1/case-studies/{slug}/questions/", "post"),
        ("/api/v1/adaptations/", "post"),
        ("/api/v1/adaptations/{id}/", "patch"),
        ("/api/v1/adaptations/{id}/", "delete"),
        ("/api/v1/adaptations/{id}/publish/", "post"),
        ("/api/v1/adaptations/{id}/withdraw/", "post"),
        *((f"/api/v1/cities/{{slug}}/questions/{{id}}/{step}/", "post") for step in QUESTION_STEPS),
        ("/api/v1/cities/{slug}/toolkit/{key}/", "patch"),
        ("/api/v1/cities/{slug}/toolkit/{key}/tasks/", "post"),
        ("/api/v1/cities/{slug}/toolkit/tasks/{id}/", "patch"),
        ("/api/v1/cities/{slug}/toolkit/tasks/{id}/", "delete"),
        ("/api/v1/cities/{slug}/toolkit/sharing/", "put"),
        ("/api/v1/cities/{slug}/recommendations/{code}/", "put"),
        ("/api/v1/cities/{slug}/recommendations/{code}/confirm/", "post"),
        ("/api/v1/publications/", "post"),
        ("/api/v1/publications/{slug}/", "patch"),
        *(
            (f"/api/v1/publications/{{slug}}/{step}/", "post")
            for step in ("publish", "withdraw", "links", "files", "files/{file}/remove", "pictures")
        ),
        ("/api/v1/publications/{slug}/pictures/{picture}/move/", "post"),
        ("/api/v1/publications/{slug}/pictures/{picture}/remove/", "post"),
        *(("/api/v1/toolkit-" + path, method) for path, method in TOOLKIT_WRITES),
        ("/api/v1/recommendations/", "post"),
        ("/api/v1/recommendations/{code}/", "patch"),
        ("/api/v1/recommendations/{code}/publish/", "post"),
        ("/api/v1/recommendations/{code}/withdraw/", "post"),
        *(("/api/v1/meetings/" + path, method) for path, method in MEETING_WRITES),
        *(("/api/v1/pilots/" + path, method) for path, method in PILOT_WRITES),
        *(("/api/v1/calls/" + path, method) for path, method in CALL_WRITES),
        ("/api/v1/account/calendar/", "post"),
        ("/api/v1/account/calendar/", "delete"),
        ("/api/v1/rooms/", "post"),
        ("/api/v1/rooms/{id}/", "patch"),
        *(("/api/v1/cities/{slug}/profile/" + path, method) for path, method in PROFILE_WRITES),
    }


def test_every_address_of_the_api_is_described(schema):
    """What the router knows under /api/v1/, the description knows too."""
    api = next(entry for entry in get_resolver().url_patterns if str(entry.pattern) == "api/")
    version = next(
        entry for entry in api.url_patterns if str(entry.pattern) == "v1/" and hasattr(entry, "url_patterns")
    )
    routes = {str(pattern.pattern).removeprefix("^").split("/")[0] for pattern in version.url_patterns}
    described = {path.removeprefix("/api/v1/").split("/")[0] for path in schema["paths"] if path.startswith("/api/v1/")}
    assert described | {"search"} == routes | {"search"}
    assert len(routes) == 30


def test_the_description_is_served_as_it_is_made(client, schema):
    served = client.get("/api/schema/", headers={"accept-language": "en"}).json()
    assert served["paths"].keys() == schema["paths"].keys()
    assert served["components"] == schema["components"]
