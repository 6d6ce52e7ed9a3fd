"""Anyone proposes a correction; the city accepts it, edits it or refuses it with a reason."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from accounts.choices import Role
from cities import actions
from cities.models import City
from core.errors import NotAllowed, Refused
from core.models import Correction, OutboxMessage
from tests.people import official

pytestmark = pytest.mark.django_db


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def editor(turin):
    return official(Role.CITY_EDITOR, turin)


@pytest.fixture
def correction(turin):
    proposal = Correction(field="summary", language="en", proposal="Turin, rightly told.", source="City archive, 2024")
    return actions.propose_correction(turin, proposal, email="reader@town.example")


def send(address: str, **words):
    client = Client()
    with time_machine.travel("2026-03-01 10:00:00", tick=False):
        opened = client.get(address).context["form"].fields["opened"].initial
    with time_machine.travel("2026-03-01 10:00:30", tick=False):
        return client.post(address, {"opened": opened, **words})


def test_a_reader_proposes_and_the_city_accepts_in_one_click(turin, editor, correction):
    assert correction.current == turin.summary_en
    actions.accept_correction(correction, turin, by=editor)
    turin.refresh_from_db()
    assert turin.summary_en == "Turin, rightly told."
    assert correction.proposer.email == OutboxMessage.objects.get(key=f"correction-{correction.pk}").to


def test_accepted_with_changes_is_told_as_such(turin, editor, correction):
    assert actions.accept_correction(correction, turin, by=editor, text="Turin, told better.").status == "edited"
    turin.refresh_from_db()
    assert turin.summary_en == "Turin, told better."


def test_a_refusal_needs_a_reason_and_changes_nothing(turin, editor, correction):
    with pytest.raises(ValidationError):
        actions.refuse_correction(correction, turin, by=editor, reason="")
    before = turin.summary_en
    assert (
        actions.refuse_correction(correction, turin, by=editor, reason="The archive says otherwise.").status
        == "refused"
    )
    turin.refresh_from_db()
    assert turin.summary_en == before


def test_a_reason_that_cannot_be_stored_is_a_sentence_and_not_a_fault(turin, editor, correction):
    client = Client()
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/en/my-city/turin/corrections/{correction.pk}/decide/"
    for words in ({"reason": "a\x00"}, {"reason": "x" * 2001}, {"edit": "1", "text": "a\x00"}):
        assert client.post(address, words).status_code == 302
    assert Correction.objects.get().status == "open"
    lines = "\r\n".join(["y"] * 1000)
    assert client.post(address, {"reason": lines}).status_code == 302, "a line end counts once"
    assert Correction.objects.get().reason == "\n".join(["y"] * 1000)


@pytest.mark.parametrize(("email", "told"), [("", False), ("reader@town.example", True)])
def test_that_somebody_is_told_is_said_only_when_somebody_is(email, told, turin, editor):
    proposal = Correction(field="summary", language="en", proposal="Better.", source="A book")
    row = actions.propose_correction(turin, proposal, email=email)
    client = Client()
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert ("Whoever proposed it will read this." in client.get("/en/my-city/turin/").content.decode()) is told
    address = f"/en/my-city/turin/corrections/{row.pk}/decide/"
    page = client.post(address, {"accept": "1"}, follow=True).content.decode()
    assert ("Whoever proposed it is told." in page) is told
    assert ("left no address" in page) is not told
    assert OutboxMessage.objects.filter(key=f"correction-{row.pk}").exists() is told


def test_it_is_decided_once_and_not_by_another_city(turin, editor, correction):
    with pytest.raises(NotAllowed):
        actions.accept_correction(correction, turin, by=official(Role.CITY_ADMIN, City.objects.get(slug="lyon")))
    actions.accept_correction(correction, turin, by=editor)
    with pytest.raises(Refused):
        actions.refuse_correction(correction, turin, by=editor, reason="Too late.")


def test_the_public_form_stores_what_was_typed(turin):
    words = {"field": "summary", "proposal": "Better.", "source": "A book", "email": "reader@town.example"}
    response = send("/en/cities/turin/correct/", **words)
    assert response.status_code == 302
    stored = Correction.objects.get()
    assert (stored.about, stored.proposal, stored.source) == ("city:turin", "Better.", "A book")
    assert "reader@town.example" not in str(Client().get("/en/cities/turin/").content)


def test_a_robot_that_fills_the_hidden_field_is_refused(turin):
    words = {"field": "summary", "proposal": "Buy!", "source": "x", "address2": "Robot Street 1"}
    assert send("/en/cities/turin/correct/", **words).status_code == 400
    assert Correction.objects.count() == 0


def test_a_form_sent_in_no_time_is_refused(turin):
    client = Client()
    with time_machine.travel("2026-03-01 10:00:00", tick=False):
        opened = client.get("/en/join/").context["form"].fields["opened"].initial
        response = client.post("/en/join/", {"opened": opened, "kind": "interest", "name": "R"})
    assert response.status_code == 400


def test_a_city_asks_to_join_and_is_answered(turin):
    from accounts.choices import Role as R
    from cities.models import JoinRequest
    from tests.people import secretary

    words = {
        "kind": "associate",
        "name": "Amina",
        "email": "amina@city.example",
        "city_name": "A city",
        "country": "Algeria",
        "message": "We would like to take part.",
    }
    assert send("/ar/join/", **words).status_code == 302
    asked = JoinRequest.objects.get()
    assert (asked.kind, asked.language, asked.status) == ("associate", "ar", "new")
    officer = secretary(R.OFFICER)
    with pytest.raises(Refused):
        actions.answer_join_request(asked, by=officer, status="new", answer="…")
    actions.answer_join_request(asked, by=officer, status="in_contact", answer="Thank you.", seen="new")
    with translation.override("en"), pytest.raises(Refused, match="meanwhile"):
        actions.answer_join_request(asked, by=officer, status="declined", answer="No.", seen="new")
    asked.refresh_from_db()
    assert asked.status == "in_contact"
    assert OutboxMessage.objects.filter(to="amina@city.example").count() == 2
