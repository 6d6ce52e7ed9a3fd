"""The secretariat at its desk, for tests: a client signed in, and the fields of a form as a browser would send them."""

from django.test import Client

from tests.meetings.scheduled import Planned

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def client_of(person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


class Desk(Planned):
    """`Planned` with its officer before the pages: addresses are relative to the desk's meetings."""

    def __init__(self, **values):
        super().__init__(**values)
        self.client = client_of(self.officer)
        self.base = f"/en/desk/meetings/{self.meeting.slug}/"

    def get(self, path: str = "", **query):
        return self.client.get(self.address(path), query)

    def post(self, path: str = "", values: dict | None = None):
        return self.client.post(self.address(path), values or {})

    def address(self, path: str) -> str:
        return path if path.startswith("/") else self.base + path

    def typed(self, path: str, form: str = "form", **changed) -> dict:
        """What the form of a page would send, with what somebody changes in it."""
        bound = self.get(path).context[form]
        return {**fields_of(bound), **changed}


def fields_of(form) -> dict:
    """The names and values that a browser sends for a form that it was shown."""
    sent = {}
    for field in form:
        name, value = form.add_prefix(field.name), field.value()
        shown = field.field.widget.format_value(value) if value is not None else ""
        shown = shown[0] if isinstance(shown, list) and len(shown) == 1 else shown
        sent[name] = "" if shown in (None, []) else shown
        if field.field.show_hidden_initial:
            sent[field.html_initial_name] = sent[name]
    return sent
