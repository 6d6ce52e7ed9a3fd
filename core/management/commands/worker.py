"""The worker: sends what waits in the outbox, for as long as it runs, and once an hour tidies up counts."""

import logging
import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, connection

from core import limits, outbox

log = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks at an empty outbox
EVERY_HOUR = 3600.0


class Command(BaseCommand):
    help = "Send the mail that waits in the outbox."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Send what is due now, then stop.")

    def handle(self, *, once: bool, **options: object) -> None:
        stop = threading.Event()
        if not once:
            signal.signal(signal.SIGTERM, lambda *_: stop.set())
            signal.signal(signal.SIGINT, lambda *_: stop.set())
        tidied = -EVERY_HOUR
        while not stop.is_set():
            try:
                if time.monotonic() - tidied >= EVERY_HOUR:
                    limits.forget_what_is_over()
                    tidied = time.monotonic()
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
