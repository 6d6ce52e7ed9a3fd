"""Mail survives a mail server that is down and a worker that is killed, and goes out once."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from core import outbox
from core.models import OutboxMessage

pytestmark = pytest.mark.django_db


class Down(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody listens")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.EMAIL_BACKEND = "core.mailbox.Folder"
    return settings.MAIL_FOLDER


def mails(folder: Path) -> list:
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(folder.glob("*.eml"))]


def test_a_message_is_sent_once_and_what_it_said_is_forgotten(folder):
    message = outbox.put(to="a@b.example", subject="Hello\nthere", text="مرحبا", language="ar", key="hello-1")
    assert outbox.send_next() is True
    assert outbox.send_next() is False
    message.refresh_from_db()
    assert (message.status, message.text, message.attempts) == (OutboxMessage.Status.SENT, "", 1)
    (mail,) = mails(folder)
    assert (mail["To"], mail["Subject"], mail["Content-Language"]) == ("a@b.example", "Hello there", "ar")
    assert mail.get_content().strip() == "مرحبا"


def test_a_key_is_used_once():
    assert outbox.put(to="a@b.example", subject="One", text="1", key="same") is not None
    assert outbox.put(to="a@b.example", subject="Two", text="2", key="same") is None
    assert list(OutboxMessage.objects.values_list("subject", flat=True)) == ["One"]


def test_a_change_that_is_taken_back_takes_its_mail_along():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.put(to="a@b.example", subject="Never", text="…")
        raise ZeroDivisionError
    assert OutboxMessage.objects.count() == 0


def test_a_server_that_is_down_loses_nothing(settings, folder):
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    message = outbox.put(to="a@b.example", subject="Later", text="…")
    assert outbox.send_next() is True
    message.refresh_from_db()
    assert (message.status, message.attempts) == (OutboxMessage.Status.QUEUED, 1)
    assert "nobody listens" in message.last_error
    assert message.next_try > timezone.now()
    assert outbox.send_next() is False, "it waits before it tries again"
    assert outbox.waiting() == {"queued": 1, "retrying": 1, "failed": 0}

    settings.EMAIL_BACKEND = "core.mailbox.Folder"
    OutboxMessage.objects.update(next_try=timezone.now())
    assert outbox.send_next() is True
    assert [mail["Subject"] for mail in mails(folder)] == ["Later"]


def test_after_a_week_a_message_is_given_up_and_counted(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    outbox.put(to="a@b.example", subject="Too late", text="…")
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(days=8))
    outbox.send_next()
    assert outbox.waiting() == {"queued": 0, "retrying": 0, "failed": 1}


def test_one_address_that_fails_does_not_hold_up_the_others(settings, folder):
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    outbox.put(to="bad@b.example", subject="First", text="…")
    outbox.send_next()
    settings.EMAIL_BACKEND = "core.mailbox.Folder"
    outbox.put(to="good@b.example", subject="Second", text="…")
    assert outbox.send_next() is True
    assert [mail["To"] for mail in mails(folder)] == ["good@b.example"]


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_sends_each_mail_once(folder):
    wanted = {f"letter-{number}" for number in range(60)}
    for key in wanted:
        outbox.put(to=f"{key}@b.example", subject=key, text="…", key=key)
    name = connection.settings_dict["NAME"]
    environment = {
        **os.environ,
        "DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}",
        "STATE_DIR": str(folder.parent),
    }
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]
    for _kill in range(2):
        worker = subprocess.Popen(command, env=environment)
        seen = len(list(folder.glob("*.eml"))) if folder.exists() else 0
        while worker.poll() is None and seen < len(wanted):
            now = len(list(folder.glob("*.eml"))) if folder.exists() else 0
            if now > seen + 5:
                break
            time.sleep(0.005)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    subprocess.run([*command, "--once"], env=environment, check=True)
    assert {mail["Subject"] for mail in mails(folder)} == wanted
    assert len(list(folder.glob("*.eml"))) == len(wanted)
    assert OutboxMessage.objects.exclude(status=OutboxMessage.Status.SENT).count() == 0
