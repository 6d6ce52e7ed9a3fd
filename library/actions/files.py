"""Documents and pictures of a case study: taken in, taken out. What is said of them is given once, on coming in."""

from typing import IO, Any
from uuid import uuid4

from django.utils.translation import gettext as _

from accounts.models import User
from core import attachments, audit
from core.changing import all_or_nothing
from core.editing import locked
from core.errors import Refused
from core.permissions import require
from core.review import writable, written
from library.actions.writing import part_tag
from library.choices import FileKind
from library.models import CaseStudyEdition, CaseStudyFile

MOST_FILES = 30


@all_or_nothing
def add_file(edition: CaseStudyEdition, file: IO[bytes], words: dict[str, Any], *, by: User) -> CaseStudyFile:
    """A document or a picture, whatever it calls itself. Raises ValidationError with the reason, beside its field."""
    require(by, "library.write_case_study", edition)
    now = writable(edition)
    there = CaseStudyFile.objects.filter(edition=now)
    if there.count() >= MOST_FILES:
        raise Refused(_("A case study carries at most %(n)s files. Remove one first.") % {"n": MOST_FILES})
    last = there.order_by("-position").values_list("position", flat=True).first() or 0
    thread = uuid4()
    about = now.case_study.tag
    attachment = attachments.take_in(file, about=about, by=by.key, **words)
    kind = FileKind.PICTURE if attachment.is_picture else FileKind.DOCUMENT
    row = CaseStudyFile(edition=now, thread=thread, attachment=attachment, kind=kind, position=last + 1)
    row.full_clean()
    row.save()
    written(now, by=by.key)
    audit.record("add_part", part_tag(row), by=by.key, changes={"file": [None, attachment.name]})
    return row


@all_or_nothing
def remove_file(row: CaseStudyFile, *, by: User, version: int) -> None:
    """Take it out of the draft; where no other edition has it, its content goes too."""
    require(by, "library.write_case_study", row.edition)
    edition = writable(row.edition)
    now = locked(row, version=version, wanted={})
    now.edition = edition
    attachment = now.attachment
    audit.record("remove_part", part_tag(now), by=by.key, changes={"file": [attachment.name, None]})
    now.delete()
    if not CaseStudyFile.objects.filter(attachment=attachment).exists():
        attachments.remove(attachment, by=by.key)
    written(edition, by=by.key)
