"""The worker: sends what waits in the outbox and does the tasks of the settings, for as long as it runs."""

import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import OperationalError, connection

from core import outbox
from core.tasks import Tasks

log = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks at an empty outbox


class Command(BaseCommand):
    help = "Send the mail that waits in the outbox, and do what is due."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do and send what is due now, then stop.")

    def handle(self, *, once: bool, **options: object) -> None:
        stop = threading.Event()
        if not once:
            signal.signal(signal.SIGTERM, lambda *_: stop.set())
            signal.signal(signal.SIGINT, lambda *_: stop.set())
        tasks = Tasks()
        while not stop.is_set():
            try:
                tasks.do_what_is_due()
                sent = outbox.send_next()
            except OperationalError as error:
                if once:
                    raise
                log.warning("The database does not answer, the outbox waits: %s", error)
                connection.close()
                sent = False
            if not sent:
                if once:
                    return
                stop.wait(PAUSE)
