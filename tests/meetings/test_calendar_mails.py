"""What guests' own calendars are told by mail: an invitation, each change, that it is off; to her alone, each once."""

from datetime import date, timedelta
from email import message_from_bytes, policy

import pytest
from django.db import transaction

from core import outbox
from core.models import OutboxMessage
from core.translation import LANGUAGES
from meetings import actions
from meetings.models import CalendarMail, Meeting, MeetingInvitation
from tests.calendars import ask_libical, check
from tests.meetings.scheduled import DAY, Planned, at, city

pytestmark = pytest.mark.django_db
AMAL = "amal@town.example"


@pytest.fixture
def desk() -> Planned:
    plan = Planned(mode="hybrid", host=city("rabat"), title_fr="Un toit pour tous", title_ar="السكن للجميع")
    plan.announce()
    return plan


def guest(desk: Planned, name: str = "Amal", **values) -> MeetingInvitation:
    """Invited, and her mail went."""
    values = {"name": name, "email": f"{name.lower()}@town.example", "kind": "guest", **values}
    row = actions.invite(desk.meeting, values, by=desk.officer)[0]
    went()
    return row


def went() -> None:
    """What waits is sent, and can be read here all the same."""
    OutboxMessage.objects.update(status=OutboxMessage.Status.SENT)


def edit(desk: Planned, **values) -> None:
    meeting = Meeting.objects.get(pk=desk.meeting.pk)
    desk.meeting = actions.edit_meeting(meeting, values, by=desk.officer, version=meeting.version)


def cancel(desk: Planned, reason: str = "No money.") -> None:
    meeting = Meeting.objects.get(pk=desk.meeting.pk)
    desk.meeting = actions.cancel(meeting, by=desk.officer, version=meeting.version, reason=reason)


def told(to: str = AMAL) -> list:
    """The calendar objects queued for her, oldest first: `(method, sequence, event)`, each of them whole and right."""
    found = []
    for mail in OutboxMessage.objects.filter(to=to).exclude(calendar="").order_by("pk"):
        event = check(mail.calendar, mail.calendar_method).event
        assert event["ATTENDEE"] == f"mailto:{to}"
        found.append((mail.calendar_method, int(event["SEQUENCE"]), event))
    return found


def methods(to: str = AMAL) -> list[tuple[str, int]]:
    return [(method, sequence) for method, sequence, _event in told(to)]


def send_all(settings, folder) -> None:
    settings.MAIL_FOLDER, settings.EMAIL_BACKEND = folder, "core.mailbox.Folder"
    while outbox.send_next():
        pass


def test_an_invitation_is_one_in_her_calendar_too(desk, settings, tmp_path):
    guest(desk, language="ar")
    OutboxMessage.objects.update(status=OutboxMessage.Status.QUEUED)
    send_all(settings, tmp_path)
    (file,) = tmp_path.glob(f"*guest-invited*{desk.meeting.pk}*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert (part.get_param("method"), part.get_content_charset()) == ("REQUEST", "utf-8")
    text = part.get_content().replace("\r\n", "\n").replace("\n", "\r\n")
    event = check(text, "REQUEST").event
    assert (event["ATTENDEE"], event["ORGANIZER"]) == (f"mailto:{AMAL}", "mailto:portal@mc2cm.example")
    assert event["SUMMARY"] == "السكن للجميع"
    (attached,) = list(mail.iter_attachments())
    assert (attached.get_filename(), attached.get_content()) == ("invite.ics", text.encode())
    assert [part.get_content_type() for part in mail.get_body(("related", "plain")).walk()] == ["text/plain"]


def test_what_was_sent_is_forgotten(desk, settings, tmp_path):
    guest(desk)
    OutboxMessage.objects.update(status=OutboxMessage.Status.QUEUED)
    assert OutboxMessage.objects.exclude(calendar="").exists()
    send_all(settings, tmp_path)
    assert not OutboxMessage.objects.exclude(calendar="").exists()


def test_a_move_is_told_under_the_same_name_with_a_higher_sequence(desk):
    guest(desk)
    edit(desk, first_day=date(2027, 7, 8), last_day=date(2027, 7, 9))
    (first, second) = told()
    assert [first[:2], second[:2]] == [("REQUEST", 0), ("REQUEST", 1)]
    assert (second[2]["UID"], second[2]["ORGANIZER"]) == (first[2]["UID"], first[2]["ORGANIZER"])
    assert second[2]["DTSTART"].dt == date(2027, 7, 8)
    assert second[2]["DTSTAMP"].dt >= first[2]["DTSTAMP"].dt


def test_another_place_is_told_to_whoever_has_answered_as_well(desk):
    row = guest(desk)
    actions.answer(row, "yes", "in_person")
    edit(desk, place_en="The old harbour")
    method, sequence, event = told()[-1]
    assert (method, sequence, event["LOCATION"]) == ("REQUEST", 1, "The old harbour, Rabat")
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    mail = OutboxMessage.objects.get(key__startswith="guest-calendar-")
    assert "What you answered still holds" in mail.text


def test_while_postponed_new_days_are_told_without_saying_that_her_answer_holds(desk):
    actions.answer(guest(desk), "yes", "in_person")
    meeting = Meeting.objects.get(pk=desk.meeting.pk)
    desk.meeting = actions.postpone(meeting, by=desk.officer, version=meeting.version, reason="Elections.")
    edit(desk, first_day=date(2027, 9, 8), last_day=date(2027, 9, 9))
    mail = OutboxMessage.objects.get(key__startswith="guest-calendar-")
    assert "You will be asked again once its days are confirmed." in mail.text
    assert "still holds" not in mail.text


def test_a_mended_title_is_told_to_nobody(desk):
    guest(desk)
    edit(desk, title_en="Housing for all of us")
    assert methods() == [("REQUEST", 0)]


def test_who_has_said_no_hears_of_no_other_place(desk):
    actions.answer(guest(desk), "no")
    edit(desk, place_en="The old harbour")
    assert methods() == [("REQUEST", 0)]


def test_a_cancellation_goes_out_to_each_who_got_an_invitation_once(desk):
    actions.answer(guest(desk, "Amal"), "yes", "in_person")
    actions.answer(guest(desk, "Bruno"), "no")
    guest(desk, "Chloe", language="fr")
    cancel(desk)
    for name in ("amal", "bruno", "chloe"):
        first, last = told(f"{name}@town.example")
        assert (first[:2], last[:2]) == (("REQUEST", 0), ("CANCEL", 1))
        assert (last[2]["UID"], last[2]["ORGANIZER"]) == (first[2]["UID"], first[2]["ORGANIZER"])
        assert last[2]["STATUS"] == "CANCELLED"


def test_who_speaks_and_is_invited_hears_of_it_by_one_mail(desk):
    person = desk.speaker("Salma Idrissi")
    session = desk.session(at(9), at(10))
    desk.on_stage(session, person)
    to = "salma@speakers.example"
    guest(desk, "Salma", email=to, contributor=person)
    cancel(desk)
    mails = OutboxMessage.objects.filter(to=to).order_by("pk")
    assert [mail.calendar_method for mail in mails] == ["REQUEST", "CANCEL"]


def test_a_postponed_meeting_is_tentative_and_called_off_again_if_its_days_are_dropped(desk):
    guest(desk)
    meeting = Meeting.objects.get(pk=desk.meeting.pk)
    desk.meeting = actions.postpone(meeting, by=desk.officer, version=meeting.version, reason="Elections.")
    assert told()[-1][2]["STATUS"] == "TENTATIVE"
    edit(desk, first_day=None, last_day=None, precision="unknown")
    assert methods()[-1][0] == "CANCEL"
    edit(desk, first_day=DAY, last_day=DAY, precision="day")
    meeting = Meeting.objects.get(pk=desk.meeting.pk)
    actions.confirm(meeting, by=desk.officer, version=meeting.version)
    rows = methods()
    assert rows[-1][0] == "REQUEST"
    assert [sequence for _method, sequence in rows] == sorted({sequence for _method, sequence in rows})


def test_an_invitation_that_is_taken_back_leaves_her_calendar_and_a_new_one_comes_back_to_it(desk):
    actions.revoke(guest(desk), by=desk.officer)
    guest(desk)
    edit(desk, place_en="The old harbour")
    assert methods() == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2), ("REQUEST", 3)]


def test_who_sends_a_colleague_has_it_no_longer_in_her_calendar(desk):
    row = guest(desk)
    actions.substitute(row, {"name": "Bruno", "email": "bruno@town.example", "language": "fr"}, by="link")
    assert methods() == [("REQUEST", 0), ("CANCEL", 1)]
    assert methods("bruno@town.example") == [("REQUEST", 0)]


def test_the_hours_of_a_meeting_of_one_day_are_told_once_they_are_published(desk):
    edit(desk, last_day=DAY)
    guest(desk, language="fr")
    session = desk.session(at(14), at(15, 30))
    desk.publish()
    desk.move(session, title_en="Welcome", title_fr="Accueil")
    desk.publish()
    rows = told()
    assert len(rows) == 2, "another title is no news"
    assert rows[0][2]["DTSTART"].dt == DAY
    assert rows[-1][2]["DTSTART"].to_ical() == b"20270701T140000"
    mail = OutboxMessage.objects.get(key__startswith="guest-calendar-")
    assert "14:00–15:30 Africa/Casablanca (UTC" in mail.text


def test_what_waits_and_is_no_longer_true_never_goes(desk):
    actions.answer(guest(desk), "yes", "in_person")
    edit(desk, place_en="The old harbour")
    edit(desk, place_en="The new harbour")
    changed = OutboxMessage.objects.filter(key__startswith="guest-calendar-")
    assert [check(mail.calendar, "REQUEST").event["LOCATION"] for mail in changed] == ["The new harbour, Rabat"]


def test_a_change_that_is_taken_back_tells_nobody(desk):
    guest(desk)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        edit(desk, place_en="The old harbour")
        raise ZeroDivisionError
    assert methods() == [("REQUEST", 0)]
    assert CalendarMail.objects.get().sequence == 0


def test_no_mail_tells_of_another_guest_nor_of_a_secret(desk):
    guest(desk, "Bruno")
    _row, token = actions.invite(
        desk.meeting, {"name": "Amal", "email": AMAL, "kind": "guest", "language": "fr"}, by=desk.officer
    )
    edit(desk, place_en="The old harbour")
    for mail in OutboxMessage.objects.filter(to=AMAL):
        whole = mail.calendar.replace("\r\n ", "")
        assert "bruno" not in whole.lower()
        assert token not in whole
        assert "answer/" not in whole


@pytest.mark.parametrize("mode", ["in_person", "online", "hybrid"])
@pytest.mark.parametrize("days", [1, 2])
def test_every_mail_passes_itip_in_every_language(mode, days):
    desk = Planned(
        mode=mode, host=city("rabat"), last_day=DAY + timedelta(days=days - 1), title_ar="السكن، للجميع; نعم"
    )
    desk.announce()
    for language in LANGUAGES:
        guest(desk, language, language=language)
    MeetingInvitation.objects.update(name='Amal "Lulu" بن, of Rabat')
    desk.session(at(9), at(10))
    desk.publish()
    edit(desk, place_en="The old harbour", place_ar="الميناء القديم")
    edit(desk, first_day=DAY + timedelta(days=7), last_day=DAY + timedelta(days=6 + days))
    cancel(desk, "Elections; in two cities, alas.")
    mails = OutboxMessage.objects.exclude(calendar="")
    assert {mail.calendar_method for mail in mails} == {"REQUEST", "CANCEL"}
    assert {mail.language for mail in mails} == set(LANGUAGES)
    for mail in mails:
        check(mail.calendar, mail.calendar_method)
        assert ask_libical(mail.calendar) == [], mail.calendar
