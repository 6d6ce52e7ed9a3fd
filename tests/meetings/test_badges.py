"""Badges, name plates, the list on the table: names alone, whole, in their own direction; noted when they leave."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts.choices import Role
from core.models import AuditEntry
from meetings import actions
from tests.meetings.desk import Desk, client_of
from tests.meetings.scheduled import city
from tests.meetings.test_certificates import text_of
from tests.meetings.test_sign_ups import guests
from tests.people import official, secretary

pytestmark = pytest.mark.django_db
ASKED = {"who": "coming", "paper": "badges", "language": "en"}


@pytest.fixture
def desk() -> Desk:
    made = Desk(mode="hybrid")
    made.announce()
    return made


def come(desk: Desk, name: str, reply: str = "yes", presence: str = "in_person", **values):
    given = {"name": name, "email": f"g{abs(hash(name))}@town.example", "language": "fr", "kind": "guest"}
    guest, _token = actions.invite(desk.meeting, given | values, by=desk.officer)
    if reply:
        actions.answer(guest, reply, presence)
    return guest


def printed(desk: Desk, **changed):
    return desk.post("paper/", ASKED | changed)


def test_badges_tell_who_where_from_and_in_which_language_and_nothing_that_she_needs(desk):
    ada = come(desk, "Ada Rossi", kind="delegate", city=city("turin"))
    come(desk, "Nora Vidal", organisation="Refuge House")
    actions.say_needs(ada, {"diet": "No nuts", "accessibility": "A ramp"})
    for paper, pages in (("badges", 1), ("plates-a4", 2), ("plates-a5", 2), ("list", 1)):
        response = printed(desk, paper=paper)
        text = text_of(response)
        words = ("Ada Rossi", "Turin", "Italy", "Français", "Nora Vidal", "Refuge House")
        assert [word for word in words if word not in text] == [], paper
        assert not any(word in text for word in ("nuts", "ramp", "town.example"))
        assert len(PdfReader(io.BytesIO(response.content)).pages) == pages
        assert "no-store" in response["Cache-Control"]


def test_who_is_printed_is_chosen_and_that_they_left_is_noted(desk):
    come(desk, "Comes")
    come(desk, "Watches", presence="online")
    come(desk, "Waits", reply="")
    actions.revoke(come(desk, "Taken back"), by=desk.officer)

    def names(who):
        text = text_of(printed(desk, who=who))
        return [name for name in ("Comes", "Watches", "Waits", "Taken back") if name in text]

    assert names("coming") == ["Comes"]
    assert names("invited") == ["Comes", "Watches", "Waits"]
    assert names("yes") == ["Comes", "Watches"]
    assert names("waiting") == ["Waits"]
    entry = AuditEntry.objects.filter(action="print_guests").first()
    assert AuditEntry.objects.filter(action="print_guests").count() == 4
    assert entry.actor == desk.officer.key
    assert set(entry.changes) == {"paper", "who", "rows"}


def test_without_guests_a_sentence_says_so_and_nothing_is_noted(desk):
    response = printed(desk)
    assert response.status_code == 400
    assert "Nobody stands on this list yet: “Those who come in person”" in response.content.decode()
    assert not AuditEntry.objects.filter(action="print_guests").exists()


def test_a_name_however_long_stands_whole_in_three_languages_on_every_paper(desk):
    long = "Maria Magdalena Wolfeschlegelsteinhausenbergerdorff-Schmidt van der Hoogstraten of Bosnia and Herzegovina"
    come(desk, long)
    come(desk, "ب" * 150, organisation="O" * 200)
    come(desk, "محمد الإدريسي", language="ar")
    for paper in ("badges", "plates-a4", "plates-a5"):
        for language in ("en", "fr", "ar"):
            response = printed(desk, paper=paper, language=language)
            text = text_of(response).replace(" ", "").replace("\u200b", "")
            assert long.replace(" ", "") in text
            assert "O" * 200 in text
            assert "العربية" in text


def test_eight_badges_stand_on_a_sheet(desk):
    guests(desk, 9)
    pages = PdfReader(io.BytesIO(printed(desk).content)).pages
    assert [sum(f"Guest {n}" in page.extract_text() for n in range(9)) for page in pages] == [8, 1]


def test_names_are_printed_by_those_alone_who_may_take_the_participants_along(desk):
    come(desk, "Ada Rossi")
    allowed = client_of(secretary(Role.LOGISTICS))
    assert "Ada Rossi" in text_of(allowed.post(desk.address("paper/"), ASKED))
    turin = official(Role.CITY_ADMIN, city("turin"))
    for person in (secretary(Role.ADMIN), secretary(Role.TRANSLATOR), turin):
        for method in ("get", "post"):
            response = getattr(client_of(person), method)(desk.address("paper/"), ASKED)
            assert (response.status_code, b"Ada" in response.content) == (403, False)
    assert "/accounts/login/" in Client().post(desk.address("paper/"), ASKED)["Location"]
