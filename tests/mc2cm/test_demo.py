"""Demonstration accounts: one for each role, marked as such, and nowhere but in a demonstration."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.choices import CITY_ROLES, ORGANISATION_ROLES, SECRETARIAT_ROLES
from accounts.models import User
from cities.models import City
from library.models import CaseStudyEdition
from mc2cm.demo import EXAMPLE_CASE_SLUG, make_demo_accounts, make_demo_case_study, make_demo_draft
from profiles.models import Priority

pytestmark = pytest.mark.django_db

PASSWORD, SECRET = "lantern-of-the-harbour", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(email: str) -> Client:
    client = Client()
    client.post("/en/accounts/login/", {"login": email, "password": PASSWORD})
    return client


def test_there_is_one_for_every_role_and_making_them_again_adds_none():
    wanted = City.objects.members().count() * len(CITY_ROLES) + len(SECRETARIAT_ROLES) + len(ORGANISATION_ROLES)
    assert [make_demo_accounts(PASSWORD, SECRET), make_demo_accounts(PASSWORD, SECRET)] == [wanted, wanted]
    accounts = User.objects.filter(email__endswith="@demo.example")
    assert accounts.count() == wanted
    assert not accounts.exclude(name__endswith="(demo)").exists()


def test_a_citys_editor_signs_in_by_password_and_finds_her_city():
    make_demo_accounts(PASSWORD, SECRET)
    client = sign_in("city_editor.turin@demo.example")
    assert client.get("/en/my-city/turin/").status_code == 200
    assert client.get("/en/my-city/lyon/").status_code == 404


def test_the_example_of_a_priority_paper_stands_in_a_draft_and_nowhere_else(client):
    assert [make_demo_draft(), make_demo_draft()] == [True, False]
    priority = Priority.objects.get()
    assert (priority.edition.city.slug, priority.edition.status) == ("lyon", "draft")
    assert all(priority.text("title", code).value.find("(") > 0 for code in ("en", "fr", "ar"))
    for address in ("/en/cities/lyon/profile/", "/en/search/?q=Example+desk", "/api/v1/figures/?city=lyon"):
        assert b"Example (demo)" not in client.get(address).content


def test_the_example_of_a_case_study_is_a_draft_that_its_own_city_alone_sees(client):
    assert make_demo_case_study() is False, "without the accounts nobody would have written it"
    make_demo_accounts(PASSWORD, SECRET)
    assert [make_demo_case_study(), make_demo_case_study()] == [True, False]
    edition = CaseStudyEdition.objects.get(case_study__slug=EXAMPLE_CASE_SLUG)
    assert (edition.city.slug, edition.status, edition.result_figures.count()) == ("lyon", "draft", 1)
    assert all("(" in edition.text("title", code).value for code in ("en", "fr", "ar"))
    assert sign_in("city_editor.lyon@demo.example").get("/en/my-city/lyon/case-studies/").status_code == 200
    for address in ("/en/case-studies/", "/en/cities/lyon/", "/en/search/?q=Example+desk", "/api/v1/case-studies/"):
        assert b"Example (demo)" not in client.get(address).content
    assert client.get(f"/en/case-studies/{EXAMPLE_CASE_SLUG}/").status_code == 404


def test_the_secretariat_needs_its_second_factor():
    make_demo_accounts(PASSWORD, SECRET)
    client = sign_in("officer@demo.example")
    assert client.get("/en/desk/").status_code == 302
    code = format_hotp_value(hotp_value(SECRET, int(timezone.now().timestamp()) // 30))
    client.post("/en/accounts/2fa/authenticate/", {"code": code})
    assert client.get("/en/desk/").status_code == 200


def test_a_portal_in_earnest_gets_none(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is not set"):
        call_command("make_demo")
    assert not User.objects.filter(email__endswith="@demo.example").exists()
