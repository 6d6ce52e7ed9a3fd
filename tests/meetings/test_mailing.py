"""The mails of an agenda go out once, also when the worker is killed in the middle of them."""

import os
import signal
import subprocess
import sys
import time
from email import message_from_bytes, policy

import pytest
from django.db import connection

from core import outbox
from core.models import OutboxMessage
from meetings.models import Contributor, ContributorContact
from tests.meetings.scheduled import Planned, at

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_of_an_agendas_mails_reaches_everybody_once(settings, tmp_path):
    folder = tmp_path / "mail"
    settings.MAIL_FOLDER, settings.EMAIL_BACKEND = folder, "core.mailbox.Folder"
    plan = Planned()
    session = plan.session(at(9), at(10), room=plan.hall)
    for number in range(40):
        person = Contributor.objects.create(name=f"Speaker {number}")
        ContributorContact.objects.create(contributor=person, email=f"s{number}@speakers.example", language="ar")
        plan.on_stage(session, person)
    plan.announce()
    plan.publish()
    wanted = set(OutboxMessage.objects.filter(key__startswith="agenda-").values_list("to", flat=True))
    assert len(wanted) == 40
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
        while worker.poll() is None and sent() <= min(before + 5, len(wanted) - 1):
            time.sleep(0.005)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    subprocess.run([*command, "--once"], env=environment, check=True)
    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("*.eml")]
    reached = sorted(mail["To"] for mail in mails if "speakers.example" in mail["To"])
    assert reached == sorted(wanted)
    assert outbox.waiting()["queued"] == 0
