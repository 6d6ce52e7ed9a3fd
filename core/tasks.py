"""What the worker does besides sending mail: each app names its tasks in the settings, by dotted path."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from core.limits import within

log = logging.getLogger(__name__)
A_DAY = 24 * 3600
LOOK = 600  # seconds between two looks at whether the daily tasks have been done


class Tasks:
    """The tasks of one worker, and when it last did each.

    WORKER_TASKS: `{path: seconds between two runs}`, done by every worker; such a task is safe beside itself.
    DAILY_TASKS: a list of paths, done once a day (UTC) by whichever worker comes first.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.done_at: dict[str, float] = {}

    def do_what_is_due(self) -> None:
        for path, seconds in settings.WORKER_TASKS.items():
            if self.is_due(path, seconds):
                do(path)
        for path in settings.DAILY_TASKS:
            if self.is_due(path, LOOK) and within(f"daily:{path}", times=1, seconds=A_DAY):
                do(path)

    def is_due(self, path: str, seconds: float) -> bool:
        now = self.clock()
        if path in self.done_at and now - self.done_at[path] < seconds:
            return False
        self.done_at[path] = now
        return True


def do(path: str) -> None:
    """A task that fails is told in the log, without what it was about, and tried again at its next time."""
    try:
        import_string(path)()
    except Exception as fault:
        log.error("%s failed: %s", path, type(fault).__name__)
