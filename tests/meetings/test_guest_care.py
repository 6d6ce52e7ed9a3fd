"""What else guests can rely on: mail that came back, papers for those who come, nothing kept for ever."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts.choices import Role
from core import outbox
from core.models import AuditEntry, OutboxMessage
from meetings import actions
from meetings.models import Meeting, MeetingDocument, MeetingInvitation, OutsideInterest, Quota, SignUp
from tests.meetings.desk import client_of
from tests.meetings.scheduled import Planned, at, city
from tests.people import official, secretary

pytestmark = pytest.mark.django_db
AMAL = {"name": "Amal Haddad", "email": "amal@town.example", "language": "fr", "kind": "guest"}


@pytest.fixture
def desk() -> Planned:
    plan = Planned(mode="hybrid")
    plan.announce()
    return plan


# Mail that came back


def test_bounces_are_read_from_a_folder_and_shown(desk, tmp_path, capsys):
    guest, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    key = OutboxMessage.objects.get().key
    (tmp_path / "1.eml").write_bytes(bounce(key))
    (tmp_path / "2.eml").write_bytes(bounce(key, action="delayed"))
    (tmp_path / "3.eml").write_bytes(b"Subject: Hello\n\nA word\n")
    call_command("read_bounces", str(tmp_path))
    assert capsys.readouterr().out == "3 messages read, 1 guests noted.\n"
    guest.refresh_from_db()
    assert (guest.bounced_at is not None, guest.bounce_note) == (True, "smtp; 550 … unknown")
    assert sorted(file.name for file in (tmp_path / "read").iterdir()) == ["1.eml", "2.eml", "3.eml"]


def bounce(key: str, *, action: str = "failed") -> bytes:
    return f"""From: MAILER-DAEMON@town.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

It could not be delivered.
--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.town.example

Final-Recipient: rfc822; amal@town.example
Action: {action}
Diagnostic-Code: smtp; 550 <amal@town.example> unknown

--edge
Content-Type: text/rfc822-headers

Message-ID: <{key}@portal.example>
Subject: Invitation

--edge--
""".encode()


# Mail that cannot go


def test_a_mail_server_that_is_down_loses_nothing_and_is_told(desk, settings, monkeypatch):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    settings.EMAIL_HOST = "localhost"
    monkeypatch.setattr("smtplib.SMTP.connect", lambda *given: (_ for _ in ()).throw(ConnectionRefusedError()))
    actions.invite(desk.meeting, AMAL, by=desk.officer)
    while outbox.send_next():
        pass
    told = Client().get("/health/").json()["mail"]
    assert told == {"queued": 1, "retrying": 1, "failed": 0}
    assert (
        "Mail waits to be sent"
        in client_of(desk.officer).get(f"/en/desk/meetings/{desk.meeting.slug}/guests/").content.decode()
    )
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    OutboxMessage.objects.update(next_try=timezone.now())
    assert outbox.send_next()
    assert OutboxMessage.objects.get().text == ""


def test_a_mail_that_was_given_up_does_not_keep_its_link_for_ever(desk):
    actions.invite(desk.meeting, AMAL, by=desk.officer)
    OutboxMessage.objects.update(status="failed", created_at=timezone.now() - timedelta(days=30))
    outbox.forget_given_up()
    assert "/answer/" in OutboxMessage.objects.get().text
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(days=38))
    outbox.forget_given_up()
    assert OutboxMessage.objects.get().text == ""


# Papers


def paper(desk: Planned, visibility: str, session=None) -> MeetingDocument:
    return MeetingDocument.objects.create(
        meeting=desk.meeting, kind="background", title_en="Paper", visibility=visibility, session=session
    )


def test_papers_of_participants_are_for_those_who_said_yes(desk):
    reader = official(Role.CITY_READER, city("turin"))
    document = paper(desk, "participants")
    guest, _token = actions.invite(desk.meeting, {**AMAL, "email": reader.email}, by=desk.officer)

    def seen() -> list:
        return list(MeetingDocument.objects.visible_to(reader).filter(meeting=desk.meeting))

    assert (guest.person, seen()) == (reader, [])
    for reply, found in (("maybe", []), ("yes", [document]), ("no", []), ("yes", [document])):
        actions.answer(guest, reply, "online")
        assert seen() == found
    actions.revoke(guest, by=desk.officer)
    assert seen() == []


def test_papers_of_a_session_with_sign_up_are_for_those_who_have_a_place(desk):
    reader = official(Role.CITY_READER, city("turin"))
    free, full = desk.session(at(9), at(10)), desk.session(at(11), at(12), capacity=2, takes_sign_up=True)
    first, second = paper(desk, "session", free), paper(desk, "session", full)
    guest, _token = actions.invite(desk.meeting, {**AMAL, "email": reader.email}, by=desk.officer)
    actions.answer(guest, "yes", "online")

    def seen() -> list:
        return list(MeetingDocument.objects.visible_to(reader).filter(meeting=desk.meeting).order_by("pk"))

    assert seen() == [first]
    place = SignUp.objects.create(session=full, invitation=guest, state="waiting")
    assert seen() == [first]
    SignUp.objects.filter(pk=place.pk).update(state="confirmed")
    assert seen() == [first, second]


# Copies, erasing, the trail


def test_the_shape_of_a_meeting_is_copied_without_its_guests(desk):
    quota = actions.invite_city(desk.meeting, city("turin"), {"seats": 1}, by=desk.officer)
    actions.nominate(quota, {"name": "Ada", "email": "ada@town.example", "language": "en"}, by=desk.officer)
    OutsideInterest.objects.create(
        meeting=desk.meeting, name="Eve", email="eve@town.example", token_hash="0", purge_on="2099-01-01"
    )
    desk.session(at(9), at(10))
    copied = actions.copy_shape(desk.meeting, by=desk.officer, first_day=date(2028, 5, 1), title="Again", language="en")
    related = (MeetingInvitation, Quota, OutsideInterest)
    assert [model.objects.filter(meeting=copied).count() for model in related] == [0, 0, 0]


def test_an_erased_guest_is_named_nowhere(desk):
    guest, token = actions.invite(desk.meeting, {**AMAL, "organisation": "The town"}, by=desk.officer)
    actions.answer(guest, "yes", "online", "By train with Amal’s bicycle")
    Meeting.objects.filter(pk=desk.meeting.pk).update(first_day="2026-01-01", last_day="2026-01-02")
    actions.erase_guest(MeetingInvitation.objects.get(), by=desk.officer)
    kept = str(
        [
            *MeetingInvitation.objects.values(),
            *AuditEntry.objects.filter(about__startswith=desk.meeting.tag).values(),
            *OutboxMessage.objects.filter(key__startswith="guest-").values(),
        ]
    )
    assert [word for word in ("Amal", "amal@", "The town", "train") if word in kept] == []
    assert MeetingInvitation.objects.get().answers.count() == 1
    assert actions.behind(token) is None


def test_mail_of_another_meeting_still_goes_to_an_erased_guest(desk):
    guest, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    other = desk.new_meeting(title_en="The next one", first_day=date(2027, 9, 6), last_day=date(2027, 9, 7))
    actions.invite(actions.announce(other, by=desk.officer, version=other.version), AMAL, by=desk.officer)
    Meeting.objects.filter(pk=desk.meeting.pk).update(first_day="2026-01-01", last_day="2026-01-02")
    actions.erase_guest(guest, by=desk.officer)
    left = OutboxMessage.objects.filter(to__iexact=AMAL["email"])
    assert left.count() == 1
    assert str(other) in left.get().subject


def test_the_trail_of_a_guest_names_nobody(desk):
    guest, _token = actions.invite(desk.meeting, AMAL, by=desk.officer)
    actions.edit_guest(guest, {"name": "Amal B.", "function": "Mayor"}, by=desk.officer, version=guest.version)
    actions.say_needs(guest, {"diet": "No nuts"})
    told = str(list(AuditEntry.objects.filter(about__startswith=guest.tag).values()))
    assert [word for word in ("Amal", "amal", "Mayor", "nuts") if word in told] == []


def test_restricted_things_leave_no_trace_for_others(desk):
    guest, _token = actions.invite(desk.meeting, {**AMAL, "name": "Xanthippe Q"}, by=desk.officer)
    actions.say_needs(guest, {"diet": "Xylophagous"})
    slug = desk.meeting.slug
    readers = [Client(), client_of(official(Role.CITY_ADMIN, city("lyon"))), client_of(secretary(Role.TRANSLATOR))]
    for client in readers:
        for address in (
            *(f"/en/meetings/{slug}/", "/en/meetings/", "/en/search/?q=Xanthippe", "/sitemap.xml", "/en/meetings.csv"),
            *(f"/api/v1/meetings/{slug}/", f"/api/v1/meetings/{slug}/guests/", "/api/v1/search/?q=Xanthippe"),
            *(f"/en/desk/meetings/{slug}/guests/", f"/api/v1/meetings/{slug}/guests/{guest.uid}/"),
        ):
            page = client.get(address).getvalue().decode()
            assert "Xanthippe Q" not in page
            assert "Xylophagous" not in page


# The API


def test_the_api_invites_names_answers_and_replaces(desk):
    base = f"/api/v1/meetings/{desk.meeting.slug}/"
    officer, admin = client_of(desk.officer), client_of(official(Role.CITY_ADMIN, city("turin")))

    def post(client, path, sent):
        return client.post(base + path, sent, content_type="application/json")

    made = post(officer, "quotas/", {"city": "turin", "seats": 1})
    assert (made.status_code, made.json()["named"]) == (201, 0)
    ada = post(admin, "quotas/turin/delegates/", {"name": "Ada", "email": "ada@town.example", "language": "en"})
    assert (ada.status_code, ada.json()["standing"]) == (201, "waiting")
    full = post(admin, "quotas/turin/delegates/", {"name": "Bea", "email": "bea@town.example", "language": "en"})
    assert full.status_code == 409
    one = f"guests/{ada.json()['uid']}/"
    assert post(admin, f"{one}answer/", {"reply": "no"}).status_code == 403
    told = post(officer, f"{one}answer/", {"reply": "yes", "presence": "online"}).json()
    assert (told["standing"], told["presence"]) == ("yes", "online")
    other = post(admin, f"{one}substitute/", {"name": "Bea", "email": "bea@town.example", "language": "fr"})
    assert (other.status_code, other.json()["replaces"]) == (201, ada.json()["uid"])
    changed = officer.patch(
        base + "quotas/turin/", {"seats": 2}, content_type="application/json", headers={"if-match": '"1"'}
    )
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    assert "token" not in officer.get(base + "guests/").content.decode()
    assert client_of(official(Role.CITY_ADMIN, city("lyon"), "lyon")).get(base + "guests/").json()["count"] == 0


def test_the_api_takes_offers_of_cities_and_interest_of_others(desk):
    base = f"/api/v1/meetings/{desk.meeting.slug}/"
    admin, officer = client_of(official(Role.CITY_ADMIN, city("turin"))), client_of(desk.officer)
    sent = {"offers": ["host"], "note": "A hall"}
    assert admin.put(f"{base}offers/turin/", sent, content_type="application/json").json()["state"] == "new"
    told = officer.post(f"{base}offers/turin/answer/", {"state": "declined"}, content_type="application/json")
    assert told.json()["state"] == "declined"
    eve = {"name": "Eve", "email": "eve@town.example", "language": "ar"}
    assert Client().post(f"{base}outside-interest/", eve, content_type="application/json").status_code == 202
    OutsideInterest.objects.update(confirmed_at=timezone.now())
    (row,) = officer.get(f"{base}outside-interest/").json()["results"]
    answered = officer.post(
        f"{base}outside-interest/{row['id']}/answer/", {"invite": True}, content_type="application/json"
    )
    assert answered.json()["state"] == "taken_up"
    assert MeetingInvitation.objects.get().language == "ar"
