"""Reminders follow the meeting, reach only who has not answered, and go once."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from accounts.choices import Role
from core import outbox
from core.models import OutboxMessage
from meetings import actions
from meetings.actions import reminders
from meetings.models import Meeting, MeetingInvitation
from tests.meetings.scheduled import Planned, city
from tests.people import official

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def desk(monkeypatch) -> Planned:
    """On 1 July 2027 it begins; answers are wanted by 20 June."""
    plan = Planned(mode="hybrid", answer_by=date(2027, 6, 20))
    plan.announce()
    it_is(monkeypatch, date(2027, 5, 1))
    return plan


def it_is(monkeypatch, day: date) -> None:
    monkeypatch.setattr(reminders, "today_at", lambda zone: day)


def guest(desk: Planned, name: str, **values):
    values = {"name": name, "email": f"{name.lower()}@town.example", "kind": "guest", **values}
    row, _token = actions.invite(desk.meeting, values, by=desk.officer)
    MeetingInvitation.objects.filter(pk=row.pk).update(asked_at=LONG_AGO)
    return row


def keys(kind: str) -> list[str]:
    """Of this kind, without the meeting's number."""
    rows = OutboxMessage.objects.filter(key__startswith=f"{kind}-").order_by("pk")
    return ["-".join(key.removeprefix(f"{kind}-").split("-")[2:]) for key in rows.values_list("key", flat=True)]


def edit(desk: Planned, **values) -> None:
    meeting = Meeting.objects.get(pk=desk.meeting.pk)
    desk.meeting = actions.edit_meeting(meeting, values, by=desk.officer, version=meeting.version)


def test_who_has_not_answered_is_reminded_14_7_and_2_days_before_each_once(desk, monkeypatch):
    row = guest(desk, "Amal")
    for day in range(1, 21):
        it_is(monkeypatch, date(2027, 6, day))
        actions.remind()
        actions.remind()
    assert keys("guest-reminder") == ["2027-06-20-14", "2027-06-20-7", "2027-06-20-2"]
    text = OutboxMessage.objects.filter(key__startswith="guest-reminder").first().text
    token = text.split("/answer/")[1].split("/")[0]
    assert actions.behind(token) == row


def test_who_has_answered_is_not_reminded_and_what_waits_is_taken_back(desk, monkeypatch):
    one, other = guest(desk, "Amal"), guest(desk, "Bilal")
    it_is(monkeypatch, date(2027, 6, 6))
    actions.remind()
    actions.answer(one, "no")
    assert [mail.to for mail in OutboxMessage.objects.filter(key__startswith="guest-reminder")] == [other.email]
    it_is(monkeypatch, date(2027, 6, 13))
    actions.answer(other, "maybe", "online")
    actions.remind()
    assert keys("guest-reminder") == []


def test_who_was_asked_only_after_a_reminders_day_does_not_get_that(desk, monkeypatch):
    row = guest(desk, "Amal")
    MeetingInvitation.objects.filter(pk=row.pk).update(asked_at=datetime(2027, 6, 10, tzinfo=ZoneInfo("UTC")))
    it_is(monkeypatch, date(2027, 6, 12))
    actions.remind()
    assert keys("guest-reminder") == []
    assert [(due.day, due.name) for due in actions.to_come(desk.meeting)] == [(date(2027, 6, 13), "Amal")]


def test_moving_the_meeting_moves_its_reminders(desk, monkeypatch):
    row = guest(desk, "Amal")
    it_is(monkeypatch, date(2027, 6, 6))
    actions.remind()
    assert keys("guest-reminder") == ["2027-06-20-14"]
    edit(desk, first_day=date(2027, 8, 1), last_day=date(2027, 8, 2), answer_by=None)
    assert (keys("guest-reminder"), keys("guest-invited")) == ([], [""])
    assert keys("guest-again") == []
    MeetingInvitation.objects.filter(pk=row.pk).update(asked_at=LONG_AGO)
    for day in range(6, 30):
        it_is(monkeypatch, date(2027, 6, day))
        assert actions.remind() == 0
    it_is(monkeypatch, date(2027, 7, 18))
    actions.remind()
    assert keys("guest-reminder") == ["2027-08-01-14"]


def test_after_a_move_those_who_had_answered_are_asked_again_and_their_links_last_longer(desk):
    row = guest(desk, "Amal", language="ar")
    OutboxMessage.objects.update(status="sent", text="")
    actions.answer(row, "yes", "in_person")
    actions.say_needs(row, {"diet": "No nuts"})
    edit(desk, first_day=date(2027, 9, 1), last_day=date(2027, 9, 2))
    mail = OutboxMessage.objects.get(status="queued")
    assert (mail.key.startswith("guest-again-"), mail.language) == (True, "ar")
    row.refresh_from_db()
    assert row.token_until.date() == date(2028, 2, 29)
    assert row.needs.purge_on == date(2027, 9, 16)
    assert MeetingInvitation.objects.to_answer().get() == row


@pytest.mark.parametrize("step", ["cancel", "postpone"])
def test_nothing_goes_out_for_a_meeting_that_is_called_off(desk, monkeypatch, step):
    guest(desk, "Amal")
    it_is(monkeypatch, date(2027, 6, 6))
    actions.remind()
    desk.meeting.refresh_from_db()
    getattr(actions, step)(desk.meeting, by=desk.officer, version=desk.meeting.version, reason="A storm")
    assert (keys("guest-reminder"), keys("guest-invited"), len(keys("guest-called-off"))) == ([], [], 1)
    it_is(monkeypatch, date(2027, 6, 13))
    desk.meeting.refresh_from_db()
    assert (actions.remind(), actions.to_come(desk.meeting)) == (0, [])


def test_a_meeting_that_was_postponed_and_takes_place_asks_everybody_who_is_to_come(desk):
    coming, away = guest(desk, "Amal"), guest(desk, "Bilal")
    OutboxMessage.objects.update(status="sent", text="")
    actions.answer(coming, "yes", "in_person")
    actions.answer(away, "no")
    for step, reason in ((actions.postpone, {"reason": "A storm"}), (actions.confirm, {})):
        desk.meeting.refresh_from_db()
        step(desk.meeting, by=desk.officer, version=desk.meeting.version, **reason)
    again = OutboxMessage.objects.filter(key__startswith="guest-again-")
    assert [(mail.to, "takes place" in mail.subject) for mail in again] == [("amal@town.example", True)]


def test_nothing_goes_out_for_a_meeting_that_is_past_or_going_on(desk, monkeypatch):
    guest(desk, "Amal")
    for day in (date(2027, 7, 1), date(2027, 7, 2), date(2028, 1, 1)):
        it_is(monkeypatch, day)
        assert (actions.remind(), actions.to_come(desk.meeting)) == (0, [])


def test_who_comes_hears_of_it_three_days_before_anew_after_a_move(desk, monkeypatch):
    row = guest(desk, "Amal")
    actions.answer(row, "yes", "online")
    it_is(monkeypatch, date(2027, 6, 27))
    assert actions.remind() == 0
    it_is(monkeypatch, date(2027, 6, 28))
    assert (actions.remind(), actions.remind(), keys("guest-coming")) == (1, 0, ["2027-07-01"])


def test_a_city_that_has_named_nobody_is_reminded(desk, monkeypatch):
    official(Role.CITY_ADMIN, city("turin"))
    quota = actions.invite_city(
        desk.meeting, city("turin"), {"seats": 1, "nominate_by": date(2027, 6, 1)}, by=desk.officer
    )
    monkeypatch.setattr("meetings.actions.quotas.today_at", lambda zone: date(2027, 5, 25))
    it_is(monkeypatch, date(2027, 5, 25))
    assert (actions.remind(), actions.remind()) == (1, 0)
    assert OutboxMessage.objects.filter(key__startswith="city-reminder-").count() == 1
    actions.nominate(quota, {"name": "Bea", "email": "bea@town.example", "language": "en"}, by=desk.officer)
    monkeypatch.setattr("meetings.actions.quotas.today_at", lambda zone: date(2027, 5, 30))
    it_is(monkeypatch, date(2027, 5, 30))
    assert actions.remind() == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_reminds_everybody_once(settings, tmp_path):
    folder = tmp_path / "mail"
    settings.MAIL_FOLDER, settings.EMAIL_BACKEND = folder, "core.mailbox.Folder"
    first = timezone.localdate() + timedelta(days=6)
    plan = Planned(first_day=first, last_day=first, mode="online")
    plan.announce()
    for number in range(30):
        guest(plan, f"Guest{number}")
    OutboxMessage.objects.all().delete()
    base = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    environment = {
        **os.environ,
        "DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}",
        "STATE_DIR": str(tmp_path),
    }
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]

    def sent() -> int:
        return len(list(folder.glob("*.eml"))) if folder.exists() else 0

    for _kill in range(2):
        worker, before = subprocess.Popen(command, env=environment), sent()
        while worker.poll() is None and sent() <= min(before + 5, 29):
            time.sleep(0.005)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    subprocess.run([*command, "--once"], env=environment, check=True)
    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("*.eml")]
    reached = sorted(mail["To"] for mail in mails if mail["To"].startswith("guest"))
    assert reached == sorted(f"guest{number}@town.example" for number in range(30))
    assert outbox.waiting()["queued"] == 0
