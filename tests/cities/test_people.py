"""Invitations, colleagues, and who signs in."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from cities import actions
from cities.models import City, Colleague, Invitation
from core.errors import NotAllowed, Refused
from core.models import OutboxMessage
from tests.people import PASSWORD, official, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def turin():
    return City.objects.get(slug="turin")


@pytest.fixture
def administrator(turin):
    return official(Role.CITY_ADMIN, turin)


def link_in(message: OutboxMessage) -> str:
    return re.search(r"https?://[^/\s]+(/\S+/account/invitation/\S+/)", message.text)[1]


def test_an_invited_colleague_comes_in_by_the_link_in_the_mail(turin, administrator):
    invitation = actions.invite("New@Turin.example", Role.CITY_EDITOR, by=administrator, city=turin, language="fr")
    message = OutboxMessage.objects.get(to="new@turin.example")
    address = link_in(message)
    assert address.startswith("/fr/")
    assert invitation.token_hash not in message.text
    client = Client()
    assert client.get(address).status_code == 200
    words = {"name": "Nuova Collega", "language": "fr", "password": PASSWORD}
    response = client.post(address, words)
    assert response.status_code == 302
    person = User.objects.get(email="new@turin.example")
    assert [(post.city.slug, post.role) for post in person.posts.current().select_related("city")] == [
        ("turin", Role.CITY_EDITOR)
    ]
    assert client.get("/fr/my-city/turin/").status_code == 200


def test_the_link_works_once_and_a_scanner_changes_nothing(turin, administrator):
    actions.invite("new@turin.example", Role.CITY_READER, by=administrator, city=turin)
    address = link_in(OutboxMessage.objects.get())
    for _scan in range(50):
        Client().get(address)
        Client().head(address)
    assert User.objects.filter(email="new@turin.example").count() == 0
    Client().post(address, {"name": "A", "language": "en", "password": ""})
    gone = Client().get(address)
    assert gone.status_code == 410
    assert b"turin" not in gone.content.lower().split(b"<main")[1].split(b"</main")[0]


@pytest.mark.parametrize("spoil", ["altered", "expired", "revoked"])
def test_a_link_that_no_longer_holds_gives_one_neutral_page(spoil, turin, administrator):
    invitation = actions.invite("new@turin.example", Role.CITY_READER, by=administrator, city=turin)
    address = link_in(OutboxMessage.objects.get())
    if spoil == "altered":
        address = address[:-2] + ("A" if address[-2] != "A" else "B") + "/"
    elif spoil == "expired":
        Invitation.objects.update(expires_at=timezone.now())
    else:
        actions.revoke_invitation(invitation, by=administrator)
    for response in (Client().get(address), Client().post(address, {"name": "A", "language": "en"})):
        assert response.status_code == 410
        assert response["Referrer-Policy"] == "strict-origin", "the address itself is told to nobody"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert b"new@turin.example" not in response.content
    assert not User.objects.filter(email="new@turin.example").exists()


@pytest.mark.parametrize(
    ("role", "own", "allowed"),
    [
        (Role.CITY_READER, True, False),
        (Role.CITY_EDITOR, True, False),
        (Role.CITY_SUBMITTER, True, False),
        (Role.CITY_ADMIN, True, True),
        (Role.CITY_ADMIN, False, False),
    ],
)
def test_who_invites_to_a_city(role, own, allowed, turin):
    by = official(role, turin if own else City.objects.get(slug="lyon"))
    if allowed:
        assert actions.invite("a@b.example", Role.CITY_READER, by=by, city=turin).city == turin
    else:
        with pytest.raises(NotAllowed):
            actions.invite("a@b.example", Role.CITY_READER, by=by, city=turin)


def test_only_the_administrator_of_the_secretariat_appoints_to_it(turin, administrator):
    for by in (administrator, secretary(Role.OFFICER)):
        with pytest.raises(NotAllowed):
            actions.invite("a@b.example", Role.PUBLISHER, by=by)
    assert actions.invite("a@b.example", Role.PUBLISHER, by=secretary(Role.ADMIN)).role == Role.PUBLISHER


def test_a_colleagues_place_ends_and_the_row_stays(turin, administrator):
    colleague = official(Role.CITY_EDITOR, turin).posts.get()
    actions.end_colleague(colleague, by=administrator)
    colleague.refresh_from_db()
    assert colleague.is_current is False
    assert Colleague.objects.filter(pk=colleague.pk).exists()
    with pytest.raises(Refused):
        actions.end_colleague(colleague, by=administrator)


def test_a_membership_that_would_be_over_is_not_offered_and_not_taken_up(turin, administrator):
    with pytest.raises(ValidationError, match="This day is over"):
        past = timezone.now() - timedelta(days=1)
        actions.invite("a@b.example", Role.CITY_READER, by=administrator, city=turin, membership_ends_at=past)
    soon = timezone.now() + timedelta(days=3)
    actions.invite("a@b.example", Role.CITY_READER, by=administrator, city=turin, membership_ends_at=soon)
    address = link_in(OutboxMessage.objects.get())
    with time_machine.travel(soon + timedelta(days=1)):
        assert Client().post(address, {"name": "Ann", "language": "en", "password": ""}).status_code == 410
    assert not User.objects.filter(email="a@b.example").exists()


def test_nobody_is_invited_twice_nor_to_what_she_holds(turin, administrator):
    actions.invite("New@b.example", Role.CITY_READER, by=administrator, city=turin)
    with pytest.raises(Refused, match="open invitation to this city"):
        actions.invite("new@B.example", Role.CITY_EDITOR, by=administrator, city=turin)
    lyon = City.objects.get(slug="lyon")
    actions.invite("new@b.example", Role.CITY_EDITOR, by=secretary(Role.OFFICER), city=lyon)
    colleague = official(Role.CITY_EDITOR, turin)
    with pytest.raises(Refused, match="holds this role already"):
        actions.invite(colleague.email.upper(), Role.CITY_EDITOR, by=administrator, city=turin)
    actions.invite(colleague.email, Role.CITY_SUBMITTER, by=administrator, city=turin)
    with pytest.raises(Refused, match="holds this role already"):
        actions.invite(secretary(Role.PUBLISHER).email, Role.PUBLISHER, by=secretary(Role.ADMIN))


def test_a_double_invitation_is_refused_in_words_by_both_doors(turin, administrator):
    client = Client()
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    words = {"email": administrator.email, "role": "city_admin", "language": "en"}
    page = client.post("/en/my-city/turin/colleagues/", words)
    assert page.status_code == 400
    assert "holds this role already" in page.context["errors"][0]["message"]
    answer = client.post("/api/v1/cities/turin/invite/", words, content_type="application/json")
    assert (answer.status_code, "holds this role already" in answer.json()["detail"]) == (409, True)
    desk = Client()
    desk.force_login(secretary(Role.OFFICER), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert desk.post("/en/desk/people/", words | {"city": "turin"}).status_code == 400


def test_an_invitation_that_ran_out_stands_in_nobodys_way(turin, administrator):
    first = actions.invite("a@b.example", Role.CITY_READER, by=administrator, city=turin)
    with time_machine.travel(first.expires_at + timedelta(days=1)):
        second = actions.invite("a@b.example", Role.CITY_READER, by=administrator, city=turin)
        assert list(Invitation.objects.waiting()) == [second]


def test_an_account_saved_as_it_was_is_not_said_to_be_saved(administrator):
    client = Client()
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    same = {"name": administrator.name, "language": administrator.language}
    assert "Nothing was changed" in client.post("/en/account/", same, follow=True).content.decode()
    page = client.post("/en/account/", same | {"language": "fr"}, follow=True).content.decode()
    assert "Saved." in page


@pytest.mark.parametrize("name", ["\u202e", "\u200b \u200b", "123", "An\x00n", "  "])
def test_a_name_that_hides_is_refused(name, administrator):
    client = Client()
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/en/account/", {"name": name, "language": "en"}).status_code == 400
    administrator.refresh_from_db()
    assert administrator.name == "city_admin.turin"


def test_an_officer_is_offered_only_the_roles_she_may_grant():
    for role, offered in ((Role.OFFICER, False), (Role.ADMIN, True)):
        client = Client()
        client.force_login(secretary(role), backend="allauth.account.auth_backends.AuthenticationBackend")
        form = client.get("/en/desk/people/").context["form"]
        assert (Role.PUBLISHER in dict(form.fields["role"].choices)) is offered


def test_nobody_ends_her_own_membership(turin, administrator):
    with pytest.raises(Refused):
        actions.end_colleague(administrator.posts.get(), by=administrator)


def test_nobody_makes_an_account_herself():
    response = Client().post("/en/accounts/signup/", {"email": "a@b.example", "password1": PASSWORD})
    assert response.status_code in (200, 302, 403)
    assert not User.objects.filter(email="a@b.example").exists()


def words_of(page: bytes) -> str:
    text = re.sub(rb"(?s)<(script|style|head).*?</\1>", b" ", page)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.decode()))


@pytest.mark.parametrize("address", ["/en/accounts/login/", "/en/accounts/password/reset/", "/en/accounts/login/code/"])
def test_known_and_unknown_address_give_the_same_words(address, administrator):
    pages = []
    for email in (administrator.email, "nobody.here@town.example"):
        data = {"login": email, "email": email, "password": "wrong-password-here"}
        response = Client().post(address, data, follow=True)
        pages.append((response.status_code, words_of(response.content).replace(email, "")))
    assert pages[0] == pages[1]


def test_six_wrong_passwords_stop_this_address_and_not_her_colleagues(turin, administrator):
    colleague = official(Role.CITY_EDITOR, turin)
    for number in range(6):
        forged = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}
        Client().post("/en/accounts/login/", {"login": administrator.email, "password": "wrong"}, **forged)
    blocked = Client().post("/en/accounts/login/", {"login": administrator.email, "password": PASSWORD})
    assert "_auth_user_id" not in blocked.client.session
    free = Client().post("/en/accounts/login/", {"login": colleague.email, "password": PASSWORD})
    assert free.status_code == 302
    assert free.client.session["_auth_user_id"] == str(colleague.pk)


def test_signing_out_everywhere_ends_every_session(administrator):
    phone, desk = Client(), Client()
    for client in (phone, desk):
        client.post("/en/accounts/login/", {"login": administrator.email, "password": PASSWORD})
        assert client.get("/en/account/").status_code == 200
    desk.post("/en/account/sign-out-everywhere/")
    assert [client.get("/en/account/").status_code for client in (phone, desk)] == [302, 302]


def test_pages_for_one_person_are_kept_by_nobody(turin, administrator):
    client = Client()
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "no-store" in client.get("/en/my-city/turin/")["Cache-Control"]
    assert "no-store" in client.get("/en/cities/turin/")["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_guesses_at_once_no_more_than_five_are_looked_at(monkeypatch):
    """Wrong passwords are counted one by one over all workers: nobody gets a sixth guess by hurrying."""
    email = official(Role.CITY_ADMIN, City.objects.get(slug="turin")).email
    looked_at = []
    check = User.check_password
    monkeypatch.setattr(User, "check_password", lambda user, guess: looked_at.append(guess) or check(user, guess))

    def guess(number: int) -> None:
        try:
            Client().post("/en/accounts/login/", {"login": email, "password": f"guess {number}"})
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(guess, range(20)))
    assert 1 <= len(looked_at) <= 5


def test_a_crowd_of_other_addresses_does_not_make_the_count_forgotten(administrator):
    for _time in range(6):
        Client().post("/en/accounts/login/", {"login": administrator.email, "password": "wrong"})
    for number in range(700):
        cache.set(f"somebody-else-{number}", 1, 300)
    late = Client().post("/en/accounts/login/", {"login": administrator.email, "password": PASSWORD})
    assert "_auth_user_id" not in late.client.session


def test_who_has_an_account_is_asked_for_nothing_when_she_accepts(turin, administrator):
    person = official(Role.CITY_READER, City.objects.get(slug="lyon"), "known")
    actions.invite(person.email, Role.CITY_EDITOR, by=administrator, city=turin)
    address = link_in(OutboxMessage.objects.get())
    page = Client().get(address).content.decode()
    assert "your name and password stay as they are" in page
    assert 'name="name"' not in page
    assert Client().post(address).status_code == 302
    name = person.name
    person.refresh_from_db()
    assert (person.name, person.posts.current().filter(city=turin).get().role) == (name, Role.CITY_EDITOR)
