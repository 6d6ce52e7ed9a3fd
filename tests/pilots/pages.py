"""Pilots and calls before the pages, for tests: people signed in, and forms as a browser would send them."""

from typing import Any

from django.test import Client

from accounts.models import User
from tests.meetings.desk import client_of, fields_of
from tests.pilots.piloted import Piloting


class Pages(Piloting):
    """`Piloting` with a browser for each person; paths are those of the English pages."""

    def __init__(self) -> None:
        super().__init__()
        self.clients: dict[int, Client] = {}

    def client(self, person: User) -> Client:
        return self.clients.setdefault(person.pk, client_of(person))

    def get(self, person: User, path: str, **query: Any):
        return self.client(person).get(path, query)

    def post(self, person: User, path: str, values: dict | None = None):
        return self.client(person).post(path, values or {})

    def fill(self, person: User, path: str, form: str = "form", to: str = "", **changed: Any):
        """Open a page, change something in its form, send it (`to` another address where the form says so)."""
        return self.post(person, to or path, {**fields_of(self.get(person, path).context[form]), **changed})
