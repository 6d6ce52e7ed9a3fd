"""People at the pages of a pilot in the making, for tests: their clients, and forms as a browser would send them."""

from django.test import Client

from accounts.choices import Role
from accounts.models import User
from pilots.models import Pilot
from tests.meetings.desk import client_of, fields_of
from tests.people import official
from tests.pilots.piloted import Piloting, city


def sent_by(form) -> dict:
    """Of boxes a browser sends those that are ticked, so nothing when none is."""
    boxes = {name for name in form.fields if getattr(form.fields[name].widget, "allow_multiple_selected", False)}
    return {name: value for name, value in fields_of(form).items() if value != "" or name not in boxes}


class Working(Piloting):
    """`Piloting` before the pages of one pilot: `who` is the name of one of its people (`lead`, `partner` …)."""

    def __init__(self, state: str = "proposed", **values) -> None:
        super().__init__()
        self.row = self.pilot(state, **values)
        self.base = f"/en/pilots/{self.row.slug}/edit/"
        self.clients: dict[str, Client] = {}

    def client(self, who: str) -> Client:
        return self.clients.setdefault(who, client_of(getattr(self, who)))

    def get(self, path: str = "", who: str = "lead"):
        return self.client(who).get(self.base + path)

    def post(self, path: str, values: dict | None = None, who: str = "lead"):
        return self.client(who).post(self.base + path, values or {})

    def typed(self, path: str, who: str = "lead", form: str = "form", **changed) -> dict:
        """What the form of a page would send, with what somebody changes in it."""
        return {**sent_by(self.get(path, who).context[form]), **changed}

    def send(self, path: str, who: str = "lead", **changed):
        """Open the page, change what is named, send it."""
        return self.post(path, self.typed(path, who, **changed), who)

    def official_of(self, slug: str) -> User:
        """An administrator of a city that has no part in it."""
        return official(Role.CITY_ADMIN, city(slug), f"admin.{slug}")

    @property
    def now(self) -> Pilot:
        return Pilot.objects.get(pk=self.row.pk)

    def go(self, step: str, who: str = "officer", **words):
        return self.send(f"steps/{step}/", who, **words)
