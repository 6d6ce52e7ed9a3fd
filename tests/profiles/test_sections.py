"""The secretariat keeps the tree of chapters and the guidance beside each text."""

import pytest
from django.test import Client

from accounts.choices import Role
from profiles import actions
from profiles.models import Section
from tests.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    words = {"chapter": "national_context", "title_en": "Policy", "half_life_months": 36}
    return Section.objects.update_or_create(key="national_context.policy", defaults=words)[0]


@pytest.fixture
def officer():
    return secretary(Role.OFFICER)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def typed(row: Section, **changes) -> dict:
    fields = {name: getattr(row, name) for name in actions.SECTION_FIELDS}
    seen = {f"initial-{name}": value for name, value in fields.items()}
    return {**seen, **fields, "version": row.version, **changes}


def address(row: Section) -> str:
    return f"/en/desk/sections/{row.key}/"


def test_guidance_place_and_half_life_are_changed(section, officer):
    client = signed_in(officer)
    assert f"/desk/sections/{section.key}/" in client.get("/en/desk/sections/").content.decode()
    changes = {"guidance_ar": "اكتبوا هنا.", "half_life_months": 24, "position": 7, "is_in_use": "False"}
    assert client.post(address(section), typed(section, **changes)).status_code == 302
    section.refresh_from_db()
    assert (section.guidance_ar, section.half_life_months, section.position) == ("اكتبوا هنا.", 24, 7)
    assert section.is_in_use is False
    assert "Not in use" in client.get("/en/desk/sections/").content.decode()


def test_its_key_and_chapter_stay(section, officer):
    signed_in(officer).post(address(section), typed(section, key="data", chapter="data", title_en="New"))
    section.refresh_from_db()
    assert (section.key, section.chapter, section.title_en) == ("national_context.policy", "national_context", "New")


def test_the_second_of_two_sees_both_values(section, officer):
    client = signed_in(officer)
    read = typed(section)
    actions.edit_section(section, {"guidance_en": "First.", "is_in_use": False}, by=officer, version=section.version)
    response = client.post(address(section), {**read, "guidance_en": "Second."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "First." in page
    assert "Second." in page
    assert response.context["form"]["is_in_use"].value() == "False", "what only the other changed is taken over"
    section.refresh_from_db()
    assert section.guidance_en == "First."


def test_what_makes_no_sense_is_refused_beside_its_field(section, officer):
    response = signed_in(officer).post(address(section), typed(section, half_life_months="-3"))
    assert response.status_code == 400
    assert [error["field_id"] for error in response.context["errors"]] == ["id_half_life_months"]


def test_reviewers_read_it_beside_the_chapters_and_do_not_change_it(section):
    assert signed_in(secretary(Role.REVIEWER)).get(address(section)).status_code == 403
    assert signed_in(secretary(Role.ADMIN)).get("/en/desk/sections/no-such-key/").status_code == 404
