"""Imports: a file is read, what it would change is shown, and only then taken over. The machinery, not what is in it.

The file waits in a row of its own (`ImportJob`), one for each person, record and kind, so that she can leave and come
back. A long one is read by the worker, which tells how far it is. Whoever is at a file, a request or a worker, holds it
by `began_at`: nobody else takes it meanwhile, and only who still holds it writes what came of it.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import IO, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from core import office
from core.models import ImportJob

KEPT_FOR = timedelta(days=7)
GIVEN_UP_AFTER = timedelta(minutes=15)  # a worker that was stopped meanwhile will not come back to it
TELL_EVERY = 250  # rows
State = ImportJob.State
Told = Callable[[int], None]


def begin(about: str, kind: str, *, by: str, file: IO[bytes], options: dict[str, Any] | None = None) -> ImportJob:
    """Keep a file for its preview; what this person had sent before for the same record is forgotten."""
    content = office.content_of(file)
    forget(about, kind, by=by)
    return ImportJob.objects.create(
        about=about,
        kind=kind,
        person=by,
        name=str(getattr(file, "name", "") or "")[-200:],
        content=content,
        options=options or {},
        language=get_language() or "en",
        expires_at=timezone.now() + KEPT_FOR,
    )


def forget(about: str, kind: str, *, by: str) -> None:
    ImportJob.objects.filter(about=about, kind=kind, person=by).delete()


def forget_what_is_over() -> None:
    """Delete the files that waited too long for their answer. For the worker, once a day."""
    ImportJob.objects.filter(expires_at__lt=timezone.now()).delete()


def job_of(about: str, kind: str, *, by: str) -> ImportJob | None:
    """What this person has sent and not finished."""
    mine = ImportJob.objects.filter(about=about, kind=kind, person=by, expires_at__gt=timezone.now())
    return mine.defer("content").first()


def take_next(kinds: Iterable[str]) -> ImportJob | None:
    """The job that has waited longest, now this worker's; None when there is none."""
    with transaction.atomic():
        free = Q(began_at=None) | Q(began_at__lt=timezone.now() - GIVEN_UP_AFTER)
        job = (
            ImportJob.objects.select_for_update(skip_locked=True)
            .filter(free, kind__in=kinds, state__in=[State.WAITING, State.ACCEPTED], expires_at__gt=timezone.now())
            .order_by("pk")
            .first()
        )
        if job is not None:
            job.began_at = timezone.now()
            job.save(update_fields=["began_at"])
        return job


def queue(job: ImportJob, state: str, *, is_mine: bool = False) -> None:
    """Have it read, or taken over: by the worker, or by the caller, who holds it from the same statement on.

    Call in the transaction that created or locked it.
    """
    job.state, job.began_at, job.done = state, timezone.now() if is_mine else None, 0
    job.save(update_fields=["state", "began_at", "done", "total"])


def telling(job: ImportJob) -> Told:
    """Notes how many rows are done, for whoever watches; now and then, since each note is a statement."""

    def told(done: int) -> None:
        if done % TELL_EVERY == 0:
            ImportJob.objects.filter(pk=job.pk).update(done=done)

    return told


def finish(job: ImportJob, state: str, report: dict[str, Any], *, version: int = 0) -> bool:
    """Write what came of it; False, and nothing, when it was forgotten or given to somebody else meanwhile.

    A file that was taken over is kept no longer.
    """
    outcome = {"state": state, "report": report, "version": version, "done": job.total, "began_at": None}
    if state == State.DONE:
        outcome["content"] = b""
    is_held = bool(ImportJob.objects.filter(pk=job.pk, began_at=job.began_at).update(**outcome))
    for name, value in outcome.items() if is_held else ():
        setattr(job, name, value)
    return is_held
