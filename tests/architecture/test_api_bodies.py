"""No address of the API falls over, whatever it is sent: every one of them as several people, by OPTIONS, by methods
that it does not know, and with bodies that no client of ours would send.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.architecture.test_who_may import Scene, rows, scene  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((Path(__file__).parent / "api_schema.json").read_text())
DEEP = 20_000
BODIES = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "a text": '"x"',
    "null": "null",
    "a huge number": "9" * 5_000,
    "lists in lists": "[" * DEEP + "]" * DEEP,
    "objects in objects": '{"a":' * DEEP + "1" + "}" * DEEP,
    "a field of no name": '{"": "", "\\u0000": "\\u0000"}',
    "half a letter": '{"a": "\\ud800"}',
    "no UTF-8": b"\xff\xfe{",
}
# What is sent as the value of every field that an address knows, all at once; some also in each field alone, so
# that the other fields do not stand before it.
VALUES = {
    "NUL": "a\0b",
    "half a letter": "\ud800",
    "a huge number": 10**400,
    "a number out of range": 2**63,
    "a negative number": -1,
    "a fraction": 1.5,
    "infinity": float("inf"),
    "yes": True,
    "null": None,
    "an empty list": [],
    "a list of lists": [[None], [{}]],
    "an object": {"a": {"b": []}},
    "a long text": "x" * 20_000,
    "no day": "2027-02-30",
    "a far day": "99999-01-01T00:00",
    "the last hour": "9999-12-31T23:59:59+14:00",
}
ALONE = {"NUL", "an object"}
FORMS = [
    "",
    "--x",
    "--x\r\n\r\na\r\n--x--",
    '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n\0\r\n--x--\r\n',
]
FORMS += ['--x\r\nContent-Disposition: form-data; name="file"; filename="\0.pdf"\r\n\r\na\r\n--x--\r\n']
PEOPLE = ["editor", "admin"]
WRITERS = ["admin", "city_admin"]


def addresses(scene: Scene) -> dict[str, str]:  # noqa: F811
    """Every address of the API by its name."""
    with translation.override("en"):
        return {name: reverse(name, args=scene.arguments[name]) for name, _ in sorted(rows()) if is_api(name)}


def is_api(name: str) -> bool:
    return name.startswith("api-")


def status(client: Client, method: str, address: str, body: str | bytes = "", kind: str = "application/json") -> int:
    """What it answers; whatever it changed is put back."""
    with transaction.atomic():
        answer = client.generic(method, address, body, content_type=kind, HTTP_IF_MATCH='"1"').status_code
        transaction.set_rollback(True)
    return answer


def writes() -> list[tuple[str, str]]:
    return [(name, method) for name, method in sorted(rows()) if is_api(name) and method != "GET"]


def test_options_names_the_methods_and_the_description(scene):  # noqa: F811
    answer = scene.client("officer", raise_request_exception=False).options(addresses(scene)["api-session-languages"])
    assert (answer["Allow"], answer.json()["description"]) == ("PUT, OPTIONS", "/api/schema/")


@pytest.mark.parametrize("who", PEOPLE)
def test_no_method_fails_on_any_address(who, scene):  # noqa: F811
    client = scene.client(who, raise_request_exception=False)
    failing = {
        (method, name): found
        for name, address in addresses(scene).items()
        for method in ("OPTIONS", "HEAD", "PUT", "PATCH", "POST", "DELETE", "TRACE", "PROPFIND")
        if (found := status(client, method, address, "{}")) >= 500
    }
    assert failing == {}


def test_no_malformed_body_fails_at_any_address(scene):  # noqa: F811
    known = addresses(scene)
    clients = {who: scene.client(who, raise_request_exception=False) for who in WRITERS}
    # Each address once: by the first of them who is let in.
    reading = {where: who for who in reversed(WRITERS) for where in that_read(clients[who], known)}
    sent = [(words, body, "application/json") for words, body in BODIES.items()]
    sent += [(words, words, "multipart/form-data; boundary=x") for words in FORMS]
    failing = {
        (name, method, words): found
        for (name, method), who in reading.items()
        for words, body, kind in sent
        if (found := status(clients[who], method, known[name], body, kind)) >= 500
    }
    assert failing == {}


def that_read(client: Client, known: dict[str, str]) -> list[tuple[str, str]]:
    """The addresses that look at this person's body. Whoever is not let in, or asks for what is not there, is answered
    before.
    """
    first = {(name, method): status(client, method, known[name], BODIES["no JSON"]) for name, method in writes()}
    assert {where: found for where, found in first.items() if found >= 500} == {}
    reading = [where for where, found in first.items() if found == 400]
    assert len(reading) > 50, "bodies are looked at"
    return reading


def fields_of(address: str, method: str) -> list[str]:
    """The names that the API's description gives to what may be sent there."""
    body = operation(address, method).get("requestBody", {}).get("content", {})
    schema = body.get("application/json", {}).get("schema", {})
    described = SCHEMA["components"]["schemas"].get(schema.get("$ref", "").rpartition("/")[2], schema)
    return sorted(described.get("properties", {}))


def operation(address: str, method: str) -> dict:
    """The description of an address; one that is written out goes before one with a gap."""
    fitting = [path for path in SCHEMA["paths"] if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), address)]
    path = min(fitting, key=lambda path: path.count("{"), default="")
    return SCHEMA["paths"].get(path, {}).get(method.lower(), {})


def ill_typed(fields: list[str]) -> Iterator[tuple[str, dict]]:
    for words, value in VALUES.items():
        yield words, dict.fromkeys(fields, value)
        if words in ALONE:
            yield from ((f"{field}: {words}", {field: value}) for field in fields if len(fields) > 1)


def test_no_field_of_any_address_fails_by_what_it_holds(scene):  # noqa: F811
    client, known = scene.client("admin", raise_request_exception=False), addresses(scene)
    assert sum(bool(fields_of(known[name], method)) for name, method in writes()) > 80, "the description is found"
    asked = [(name, method, fields_of(known[name], method)) for name, method in that_read(client, known)]
    failing = {
        (name, method, words): found
        for name, method, fields in asked
        for words, body in ill_typed(fields)
        if (found := status(client, method, known[name], json.dumps(body))) >= 500
    }
    assert failing == {}
