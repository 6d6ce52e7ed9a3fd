"""The guests of a meeting on the desk and on a city's pages: what is missing, and what goes out next."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client

from accounts.choices import Role
from core.models import AuditEntry, OutboxMessage
from meetings import actions
from meetings.models import Interest, Meeting, MeetingCity, MeetingInvitation, OutsideInterest, Quota
from meetings.sheet.participants import GUEST_COLUMNS
from tests.meetings.desk import Desk, client_of
from tests.meetings.scheduled import city
from tests.people import official, secretary

pytestmark = pytest.mark.django_db
AMAL = {"name": "Amal Haddad", "email": "amal@town.example", "language": "fr", "kind": "expert"}


@pytest.fixture
def desk() -> Desk:
    made = Desk(mode="hybrid", answer_by=date(2027, 6, 20))
    made.announce()
    return made


@pytest.fixture
def admin():
    return official(Role.CITY_ADMIN, city("turin"), "admin.turin")


def name_two(desk: Desk, admin) -> list[MeetingInvitation]:
    quota = actions.invite_city(desk.meeting, city("turin"), {"seats": 3}, by=desk.officer)
    return [
        actions.nominate(quota, {"name": name, "email": f"{name}@town.example", "language": "en"}, by=admin)[0]
        for name in ("Ada", "Bea")
    ]


def test_one_page_says_who_has_not_answered_what_is_missing_and_what_goes_out_next(desk, admin):
    ada, _bea = name_two(desk, admin)
    actions.answer(ada, "yes", "online")
    actions.invite(desk.meeting, AMAL, by=desk.officer)
    response = desk.get("guests/")
    overview, page = response.context["overview"], response.content.decode()
    (turin,) = overview.cities
    assert (turin.seats, turin.named, turin.counts) == (
        3,
        2,
        {"waiting": 1, "outdated": 0, "yes": 1, "maybe": 0, "no": 0},
    )
    assert overview.lacks == ["2 guests have not answered"]
    assert [(f"{mail.day}", mail.number) for mail in response.context["next_mails"]] == [
        ("2027-06-06", 2),
        ("2027-06-28", 1),
    ]
    assert "Amal Haddad, Bea" in page


def test_a_page_of_many_guests_asks_no_more_of_the_database(desk, django_assert_max_num_queries):
    def ask():
        return desk.get("guests/")

    actions.invite(desk.meeting, AMAL, by=desk.officer)
    ask()
    with django_assert_max_num_queries(60) as few:
        ask()
    for number in range(12):
        who = {"name": f"G{number}", "email": f"g{number}@town.example", "language": "en", "kind": "guest"}
        actions.answer(actions.invite(desk.meeting, who, by=desk.officer)[0], "yes", "online")
    with django_assert_max_num_queries(60) as many:
        ask()
    assert len(many) == len(few)


def test_the_list_is_filtered_and_sorted_and_wrong_filters_are_told(desk, admin):
    ada, bea = name_two(desk, admin)
    actions.answer(ada, "yes", "online")

    def found(**query):
        return [line.guest.name for line in desk.get("guests/", **query).context["lines"]]

    assert found(standing="waiting") == ["Bea"]
    assert found(q="ada@") == ["Ada"]
    assert found(city="lyon") == []
    assert found(sort="name") == ["Ada", "Bea"]
    actions.revoke(bea, by=admin)
    assert (found(), found(state="revoked")) == (["Ada"], ["Bea"])
    assert desk.get("guests/", standing="often").status_code == 400


def test_participants_leave_in_chosen_columns_and_that_is_noted(desk, admin):
    ada, _bea = name_two(desk, admin)
    actions.say_needs(ada, {"diet": "No nuts"})
    sent = {"columns": ["name", "answer"], "suffix": "csv"}
    response = desk.post("guests/export/?q=ada", sent)
    rows = list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))
    assert rows == [["Name", "Answer"], ["Ada", "Has not answered"]]
    entry = AuditEntry.objects.get(action="export_guests")
    assert (entry.actor, entry.changes) == (
        desk.officer.key,
        {"columns": [None, ["name", "answer"]], "rows": [None, 1]},
    )
    book = desk.post("guests/export/", {"columns": list(GUEST_COLUMNS), "suffix": "xlsx"})
    assert (book.status_code, b"No nuts" in book.content) == (200, False)
    assert desk.post("guests/export/", {"columns": ["needs"], "suffix": "csv"}).status_code == 400


def test_needs_are_read_by_logistics_alone(desk, admin):
    ada, _bea = name_two(desk, admin)
    actions.say_needs(ada, {"diet": "No nuts", "accessibility": "A ramp"})
    carer = client_of(secretary(Role.LOGISTICS))
    assert "No nuts" in carer.get(f"{desk.base}needs/").content.decode()
    for person in (desk.officer, admin, secretary(Role.ADMIN)):
        client = client_of(person)
        assert client.get(f"{desk.base}needs/").status_code == 403
        api = f"/api/v1/meetings/{desk.meeting.slug}/guests/"
        for address in (f"{desk.base}guests/", f"{desk.base}guests/{ada.uid}/", api):
            assert "No nuts" not in client.get(address).content.decode()


def test_logistics_finds_its_way_to_the_guests(desk):
    actions.invite(desk.meeting, AMAL, by=desk.officer)
    carer = client_of(secretary(Role.LOGISTICS))
    home = carer.get("/en/").content.decode()
    assert "/en/desk/guests/" in home
    assert f"{desk.base}guests/" in carer.get("/en/desk/guests/").content.decode()
    assert carer.get(f"{desk.base}guests/").status_code == 200


def test_an_officer_invites_a_city_and_its_people_hear_of_it_once(desk, admin):
    official(Role.CITY_READER, city("turin"), "reader.turin")
    desk.post("guests/cities/", {"city": "turin", "seats": 2, "message": "Come"})
    again = desk.post("guests/cities/", {"city": "turin", "seats": 2})
    assert again.status_code == 400
    (mail,) = OutboxMessage.objects.filter(key__startswith="city-invited-")
    assert (mail.to, "/my-city/turin/meetings/" in mail.text) == (admin.email, True)
    assert MeetingCity.objects.filter(meeting=desk.meeting, city=city("turin"), part="invited").exists()
    quota = Quota.objects.get()
    assert desk.post(f"guests/cities/{quota.pk}/", {"seats": 4, "version": 1}).status_code == 302
    assert desk.post(f"guests/cities/{quota.pk}/", {"seats": 5, "version": 1}).status_code == 409
    quota.refresh_from_db()
    assert quota.seats == 4


def test_a_city_is_not_asked_to_name_anybody_by_a_day_that_is_over_or_after_the_meeting(desk, admin):
    Meeting.objects.filter(pk=desk.meeting.pk).update(answer_by="2027-06-01")
    assert 'value="2027-06-01"' in desk.get("guests/").content.decode()
    for day, words in (("1900-01-01", "This day is over."), ("2099-01-01", "This day lies after the meeting.")):
        answer = desk.post("guests/cities/", {"city": "turin", "seats": 3, "nominate_by": day})
        assert (answer.status_code, words in answer.content.decode()) == (400, True)
    assert not Quota.objects.exists()
    desk.post("guests/cities/", {"city": "turin", "seats": 3})
    quota = Quota.objects.get()
    answer = desk.post(f"guests/cities/{quota.pk}/", {"seats": 3, "nominate_by": "1900-01-01", "version": 1})
    assert (answer.status_code, "This day is over." in answer.content.decode()) == (400, True)


def test_nobody_has_answered_where_nobody_is_asked(desk):
    page = desk.get("guests/").content.decode()
    assert "Nobody is invited yet." in page
    assert "everybody has answered" not in page


def test_a_quota_does_not_fall_below_those_who_are_named(desk, admin):
    name_two(desk, admin)
    quota = Quota.objects.get()
    assert desk.post(f"guests/cities/{quota.pk}/", {"seats": 1, "version": 1}).status_code == 400
    desk.post(f"guests/cities/{quota.pk}/remove/")
    assert Quota.objects.get().seats == 3


def test_a_city_names_replaces_and_takes_back_on_its_own_page(desk, admin):
    actions.invite_city(desk.meeting, city("turin"), {"seats": 1}, by=desk.officer)
    client, here = client_of(admin), f"/en/my-city/turin/meetings/{desk.meeting.slug}/"
    assert "Whom does your city send?" in client.get("/en/my-city/turin/").content.decode()
    sent = {"name": "Ada", "email": "ada@town.example", "language": "en"}
    assert client.post(f"{here}delegates/", sent).status_code == 302
    assert client.post(f"{here}delegates/", {**sent, "email": "b@town.example"}).status_code == 400
    ada = MeetingInvitation.objects.get()
    other = {"name": "Bea", "email": "bea@town.example", "language": "fr"}
    assert client.post(f"{here}delegates/{ada.uid}/substitute/", other).status_code == 302
    bea = MeetingInvitation.objects.open().get()
    assert "Ada" in client.get(f"{here}delegates/{bea.uid}/").content.decode()
    client.post(f"{here}delegates/{bea.uid}/revoke/")
    assert not MeetingInvitation.objects.open().exists()
    page = client.get(here).content.decode()
    assert "Name a delegate" in page
    assert "1–2 July 2027" in page


def test_a_city_offers_and_the_secretariat_answers(desk, admin):
    client, here = client_of(admin), f"/en/my-city/turin/meetings/{desk.meeting.slug}/"
    assert client.post(f"{here}offer/", {"note": "?"}).status_code == 400
    client.post(f"{here}offer/", {"offers": ["host", "present"], "note": "A hall for 80"})
    offer = Interest.objects.get()
    assert (offer.offers, offer.state) == (["host", "present"], "new")
    assert "A hall for 80" in desk.get("guests/interest/").content.decode()
    desk.post(f"guests/interest/{offer.pk}/answer/", {"state": "taken_up", "answer": "Gladly"})
    assert "Gladly" in client.get(here).content.decode()
    assert "Gladly" in OutboxMessage.objects.get(key__startswith="offer-answered-").text
    client.post(f"{here}offer/", {"offers": ["attend"]})
    offer.refresh_from_db()
    assert (offer.offers, offer.state, offer.answer) == (["attend"], "new", "")
    client.post(f"{here}offer/back/")
    offer.refresh_from_db()
    assert offer.state == "withdrawn"


def test_a_guest_is_mended_noted_as_bounced_answered_for_and_erased(desk):
    guest, token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    page = f"guests/{guest.uid}/"
    desk.post(f"{page}bounced/", {"note": "550 no such user"})
    assert "Mail came back" in desk.get("guests/").content.decode()
    desk.post(f"{page}edit/", {**AMAL, "email": "new@town.example", "version": guest.version})
    guest.refresh_from_db()
    assert (guest.email, guest.bounced_at, actions.behind(token)) == ("new@town.example", None, None)
    (mail,) = OutboxMessage.objects.filter(to="new@town.example")
    assert actions.behind(mail.text.split("/answer/")[1].split("/")[0]) == guest
    desk.post(f"{page}answer/", {"reply": "yes", "presence": "online", "note": ""})
    assert "as told to the secretariat" in desk.get(page).content.decode()
    desk.post(f"{page}erase/")
    guest.refresh_from_db()
    assert guest.name == "Amal Haddad"
    desk.post(f"{page}revoke/")
    desk.post(f"{page}erase/", {"sure": "1"})
    guest.refresh_from_db()
    assert (guest.name, guest.email, guest.person) == ("", "", None)
    assert "name removed" in desk.get(page).content.decode()
    assert not OutboxMessage.objects.filter(to="new@town.example").exists()


def test_what_she_answered_herself_is_not_told_as_the_word_of_the_secretariat(desk):
    guest, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    actions.answer(guest, "yes", "online")
    page = f"guests/{guest.uid}/"
    assert "as told to the secretariat" not in desk.get(page).content.decode()
    actions.answer(guest, "no", by=desk.officer)
    assert desk.get(page).content.decode().count("as told to the secretariat") == 1


def test_an_invitation_is_sent_again_once_a_day_and_both_links_hold(desk):
    guest, token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    for _number in range(2):
        desk.post(f"guests/{guest.uid}/again/")
    mails = OutboxMessage.objects.filter(key__startswith="guest-invited-")
    links = [mail.text.split("/answer/")[1].split("/")[0] for mail in mails]
    assert len(links) == 2
    assert [actions.behind(link) for link in (*links, token)] == [guest, guest, guest]


# People outside the network


def ask(slug: str, monkeypatch, **changed):
    monkeypatch.setattr("cities.forms.record.FASTEST_HUMAN", -1)
    client = Client()
    opened = client.get(f"/en/meetings/{slug}/interest/").context["form"]["opened"].value()
    sent = {"name": "Eve", "email": "eve@town.example", "note": "I would", "opened": opened, "address2": "", **changed}
    return client.post(f"/en/meetings/{slug}/interest/", sent)


def confirm_link() -> str:
    mail = OutboxMessage.objects.filter(key__contains="-confirm-").latest("pk")
    return "/en/interest/" + mail.text.split("/interest/")[1].split("/")[0] + "/"


def test_somebody_outside_asks_to_come_confirms_and_is_invited(desk, monkeypatch):
    slug = desk.meeting.slug
    assert f"/en/meetings/{slug}/interest/" in Client().get(f"/en/meetings/{slug}/").content.decode()
    assert ask(slug, monkeypatch).status_code == 302
    link = confirm_link()
    for _number in range(3):
        assert Client().get(link).status_code == 200
    assert "Eve" not in desk.get("guests/interest/").content.decode()
    Client(enforce_csrf_checks=True).post(link, headers={"origin": "null"})
    row = OutsideInterest.objects.get()
    assert row.purge_on.isoformat() == "2027-09-30"
    assert "Eve" in desk.get("guests/interest/").content.decode()
    desk.post(f"guests/outside/{row.pk}/invite/")
    row.refresh_from_db()
    assert (MeetingInvitation.objects.get().email, row.state) == ("eve@town.example", "taken_up")


def test_the_form_says_the_same_whether_an_address_is_known_or_not(desk, monkeypatch):
    first = ask(desk.meeting.slug, monkeypatch)
    Client().post(confirm_link())
    second = ask(desk.meeting.slug, monkeypatch, name="Somebody else")
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert OutsideInterest.objects.get().name == "Eve"


def test_a_machine_is_refused_and_so_is_who_sends_too_often(desk, monkeypatch):
    slug = desk.meeting.slug
    assert ask(slug, monkeypatch, address2="spam").status_code == 400
    codes = [ask(slug, monkeypatch, email=f"e{number}@town.example").status_code for number in range(11)]
    assert codes == [302] * 10 + [400]
    assert OutsideInterest.objects.count() == 10


def test_who_is_not_invited_is_told_and_forgotten(desk, monkeypatch):
    ask(desk.meeting.slug, monkeypatch)
    Client().post(confirm_link())
    row = OutsideInterest.objects.get()
    desk.post(f"guests/outside/{row.pk}/decline/", {"answer": "Next year"})
    assert "Next year" in OutboxMessage.objects.get(key__endswith="-declined").text
    OutsideInterest.objects.update(purge_on="2020-01-01")
    actions.forget_outsiders()
    assert not OutsideInterest.objects.exists()
    assert not OutboxMessage.objects.filter(to="eve@town.example").exists()


def test_nobody_asks_for_a_meeting_that_is_a_draft_or_of_the_record(desk):
    draft = desk.new_meeting(title_en="Not yet")
    assert Client().get(f"/en/meetings/{draft.slug}/interest/").status_code == 404
    assert Client().get("/en/meetings/talks-sousse/interest/").status_code == 404
