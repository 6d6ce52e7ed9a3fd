"""A program that speaks with the API for one person."""

import json

from django.test import Client

TURIN = "/api/v1/cities/turin/profile/"


class Caller:
    """`Caller(person)` signed in, `Caller()` as anybody. What it sends is JSON, with the ETag that it names."""

    def __init__(self, person=None, language: str = "en", **options):
        self.client = Client(headers={"accept-language": language}, **options)
        if person is not None:
            self.client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")

    def get(self, path: str):
        return self.client.get(TURIN + path if not path.startswith("/") else path)

    def send(self, method: str, path: str, values: object = None, etag: str | None = None):
        body = values if isinstance(values, str | bytes) else json.dumps({} if values is None else values)
        address = TURIN + path if not path.startswith("/") else path
        headers = {"if-match": etag} if etag else {}
        return self.client.generic(method, address, body, content_type="application/json", headers=headers)

    def etag(self, path: str) -> str:
        return self.get(path)["ETag"]

    def post(self, path: str, values: object = None, etag: str | None = None):
        return self.send("POST", path, values, etag)

    def patch(self, path: str, values: object = None, etag: str | None = None):
        return self.send("PATCH", path, values, etag)

    def put(self, path: str, values: object = None, etag: str | None = None):
        return self.send("PUT", path, values, etag)

    def delete(self, path: str, etag: str | None = None):
        return self.send("DELETE", path, None, etag)
