"""A file is sent, previewed and accepted. The preview is the real thing, rolled back."""

import io
import logging
from dataclasses import asdict
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from core import importing
from core.errors import Refused, Stale
from core.importing import State
from core.models import ImportJob
from core.permissions import require
from core.review import locked_edition, writable
from core.spreadsheets import read_rows
from profiles.actions.importing.reading import Problem, Reading, read_figures
from profiles.actions.importing.writing import write_figures
from profiles.models import ProfileEdition

log = logging.getLogger(__name__)
KIND = "figures"
IN_ONE_GO = 200  # rows; a longer file is left to the worker
MOST_TRIES = 3


def send_figures(edition: ProfileEdition, file: IO[bytes], *, by: User, remove_missing: bool = False) -> ImportJob:
    """Keep a file and preview it: at once when it is short, else by the worker.

    Raises ValidationError for what is no table of figures.
    """
    require(by, "profiles.write_edition", edition)
    with transaction.atomic():
        writable(edition)
        job = importing.begin(edition.tag, KIND, by=by.key, file=file, options={"remove_missing": remove_missing})
        _header, rows = read_rows(io.BytesIO(job.content), job.name)
        job.total = sum(1 for _row in rows)
        importing.queue(job, State.WAITING, is_mine=is_short(job))
    if is_short(job):
        preview(job)
    return job


def is_short(job: ImportJob) -> bool:
    """Whether it is dealt with while the person waits."""
    return job.total <= IN_ONE_GO


def accept_figures(edition: ProfileEdition, *, by: User) -> ImportJob:
    """Take over what this person's preview showed. Raises Stale when the edition has changed since."""
    require(by, "profiles.write_edition", edition)
    with transaction.atomic():
        held = ImportJob.objects.select_for_update().filter(about=edition.tag, kind=KIND, person=by.key)
        job = held.filter(state=State.READY).first()
        if job is None:
            raise Refused(_("There is no preview to accept. Send the file again."))
        locked_edition(writable(edition), job.version)
        importing.queue(job, State.ACCEPTED, is_mine=is_short(job))
    if is_short(job):
        take_over(job)
    return job


def look_again(edition: ProfileEdition, *, by: User) -> None:
    """Preview this person's file anew, against the edition as it stands now."""
    require(by, "profiles.write_edition", edition)
    with transaction.atomic():
        held = ImportJob.objects.select_for_update().filter(about=edition.tag, kind=KIND, person=by.key)
        job = held.filter(state__in=[State.READY, State.FAULTY]).first()
        if job is None:
            return  # nothing is there, or somebody is at it already
        importing.queue(job, State.WAITING, is_mine=is_short(job))
    if is_short(job):
        preview(job)


def forget_figures(edition: ProfileEdition, *, by: User) -> None:
    require(by, "profiles.write_edition", edition)
    importing.forget(edition.tag, KIND, by=by.key)


def do_next_import() -> bool:
    """Preview or take over the next file that waits; False when none does. For the worker."""
    job = importing.take_next([KIND])
    if job is None:
        return False
    try:
        take_over(job) if job.state == State.ACCEPTED else preview(job)
    except Exception as fault:
        log.error("An import failed: %s", type(fault).__name__)
        with override(job.language):
            words = _("This file could not be read to its end. Nothing has been changed.")
        importing.finish(job, State.FAULTY, {"problems": [asdict(Problem(0, "", words))]})
    return True


def preview(job: ImportJob) -> None:
    """What the file would do, found by doing it and taking it back."""
    with override(job.language):
        try:
            reading, version = tried_again(job)
        except (ValidationError, Refused) as refusal:
            fail(job, refusal)
            return
    state = State.FAULTY if reading.problems else State.READY
    importing.finish(job, state, reading.report, version=version)


def tried_again(job: ImportJob) -> tuple[Reading, int]:
    """A preview, begun anew when a colleague saves while it runs."""
    for _try in range(MOST_TRIES):
        try:
            return run(job, keep=False)
        except Stale:
            continue
    raise Refused(_("Colleagues are writing in this edition just now. Try again in a minute."))


def take_over(job: ImportJob) -> None:
    """Do it. What has changed since the preview makes another preview, never a surprise."""
    with override(job.language):
        try:
            reading, version = run(job, keep=True)
        except Stale:
            preview(job)
            return
        except (ValidationError, Refused) as refusal:
            fail(job, refusal)
            return
    state = State.FAULTY if reading.problems else State.DONE
    importing.finish(job, state, reading.report, version=version)


def fail(job: ImportJob, refusal: Exception) -> None:
    words = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
    importing.finish(job, State.FAULTY, {"problems": [asdict(Problem(0, "", sentence)) for sentence in words]})


def run(job: ImportJob, *, keep: bool) -> tuple[Reading, int]:
    """Read the file, write it, and unless it is to be kept take everything back; and the version of the edition."""
    edition = ProfileEdition.objects.select_related("city").get(
        city__slug=job.about.split(":")[1], number=job.about.split(":")[2]
    )
    person = User.objects.get(pk=job.person.removeprefix("person:"))
    require(person, "profiles.write_edition", edition)
    if keep and edition.version != job.version:
        raise Stale(edition, {"version": edition.version})
    told = importing.telling(job) if not is_short(job) else lambda _done: None
    reading = read_figures(edition, io.BytesIO(job.content), job.name, by=job.person, told=told, **job.options)
    version = edition.version
    if not reading.problems:
        with transaction.atomic():
            now = locked_edition(writable(edition), version)
            write_figures(reading, now)
            version = now.version if keep else version
            if reading.problems or not keep:
                transaction.set_rollback(True)
    return reading, version
