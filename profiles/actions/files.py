"""The documents of an edition, and of its adoption by the council: attached, taken out, carried on to the next."""

from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import attachments, audit
from core.choices import DOCUMENTS
from core.errors import Refused
from core.lifecycle import locked_row
from core.models import Attachment, Source
from core.permissions import require
from core.review import writable, written
from profiles.models import EditionFile, ProfileEdition, adoption_tag

MOST = 100  # documents of an edition, and of an adoption


@transaction.atomic
def attach_file(
    edition: ProfileEdition, file: IO[bytes], words: dict[str, Any], *, by: User, source: Source | None = None
) -> EditionFile:
    """Attach a document to an edition that is being written; `source`: it is this source itself."""
    require(by, "profiles.write_edition", edition)
    now = writable(edition)
    refuse_too_many(now.files.count())
    if source is not None and not Source.objects.usable_by(now.city.tag).filter(pk=source.pk).exists():
        raise ValidationError({"source": _("This source belongs to another city. Add it for yours.")})
    attachment = attachments.take_in(file, about=now.tag, by=by.key, kinds=DOCUMENTS, **words)
    row = EditionFile(edition=now, attachment=attachment, source=source)
    row.full_clean()
    row.save()
    written(now, by=by.key)
    return row


@transaction.atomic
def remove_file(row: EditionFile, *, by: User) -> None:
    """Take a document out of the edition that is being written; editions that were published keep it."""
    require(by, "profiles.write_edition", row.edition)
    edition = writable(row.edition)
    now = EditionFile.objects.select_for_update(of=("self",)).filter(pk=row.pk, edition=edition).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    drop(now, edition, by=by.key)
    written(edition, by=by.key)


def drop(row: EditionFile, edition: ProfileEdition, *, by: str) -> None:
    """Take it out of a locked edition; the document itself goes when no other edition has it."""
    attachment = row.attachment
    row.delete()
    if EditionFile.objects.filter(attachment=attachment).exists():
        audit.record("remove_file", edition.tag, by=by, changes={"file": [attachment.name, None]})
    else:
        attachments.remove(attachment, by=by)


def carry_on(source: ProfileEdition, edition: ProfileEdition) -> None:
    """The next edition begins with the documents of the one that it is made from."""
    rows = [EditionFile(edition=edition, attachment=row.attachment, source=row.source) for row in listed(source)]
    EditionFile.objects.bulk_create(rows)


def let_go(edition: ProfileEdition, *, by: str) -> None:
    """A draft that is thrown away takes along the documents that no other edition has."""
    for row in listed(edition):
        drop(row, edition, by=by)


def listed(edition: ProfileEdition) -> list[EditionFile]:
    return list(edition.files.select_related("attachment", "source"))


# The council's


@transaction.atomic
def attach_adoption(edition: ProfileEdition, file: IO[bytes], words: dict[str, Any], *, by: User) -> Attachment:
    """Attach the council's decision, or its minutes: often long after the edition was published."""
    now = adopted(edition, by=by)
    refuse_too_many(Attachment.objects.filter(about=adoption_tag(now)).count())
    return attachments.take_in(file, about=adoption_tag(now), by=by.key, kinds=DOCUMENTS, **words)


@transaction.atomic
def remove_adoption_file(edition: ProfileEdition, attachment: Attachment, *, by: User) -> None:
    now = adopted(edition, by=by)
    if attachment.about != adoption_tag(now):
        raise Refused(_("This document belongs to something else."))
    attachments.remove(attachment, by=by.key)


def adopted(edition: ProfileEdition, *, by: User) -> ProfileEdition:
    """The edition under lock, when a council could have adopted it: nobody rewrites it any more."""
    require(by, "profiles.record_adoption", edition)
    now = locked_row(edition)
    if not now.is_citable:
        raise Refused(_("The council adopts what is published and stays as it is. Publish the edition first."))
    return now


def refuse_too_many(count: int) -> None:
    if count >= MOST:
        raise Refused(_("More than %(most)s documents cannot be attached here.") % {"most": MOST})
