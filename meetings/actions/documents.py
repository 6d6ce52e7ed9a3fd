"""The documents of a meeting: added, edited, given versions. What may not be seen is not known of."""

from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import attachments, audit
from core.choices import DOCUMENTS
from core.editing import change, locked, mark_translations
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import text_fields
from meetings.models import DocumentVersion, Meeting, MeetingDocument

DOCUMENT_FIELDS = ("kind", "session", "visibility", "embargo_until", "position", *text_fields(MeetingDocument))
MOST = 200  # documents of a meeting, and versions of a document


def check_session(meeting: Meeting, values: dict[str, Any]) -> None:
    session = values.get("session")
    if session is not None and session.meeting_id != meeting.pk:
        raise ValidationError({"session": _("This session belongs to another meeting.")})


@transaction.atomic
def add_document(meeting: Meeting, values: dict, *, by: User) -> MeetingDocument:
    """A document without a file yet; its versions come one by one."""
    require(by, "meetings.schedule")
    now = locked_row(meeting)
    refuse_too_many(now.documents.count())
    wanted = {name: value for name, value in values.items() if name in DOCUMENT_FIELDS}
    check_session(now, wanted)
    row = MeetingDocument(meeting=now, **wanted)
    mark_translations(row, {name: [None, value] for name, value in wanted.items()}, by=by.key)
    row.full_clean()
    row.save()
    audit.record("add_document", row.tag, by=by.key, changes={"document": [None, str(row.title)]})
    return row


@transaction.atomic
def edit_document(document: MeetingDocument, values: dict, *, by: User, version: int) -> MeetingDocument:
    """What it is, who may see it and from when. Raises Stale when somebody changed it since."""
    require(by, "meetings.schedule")
    wanted = {name: value for name, value in values.items() if name in DOCUMENT_FIELDS}
    check_session(document.meeting, wanted)
    now = locked(document, version=version, wanted=wanted)
    change(now, wanted, by=by.key, action="edit_document", tag=now.tag)
    return now


@transaction.atomic
def remove_document(document: MeetingDocument, *, by: User, version: int) -> None:
    """With all its versions."""
    require(by, "meetings.schedule")
    now = locked(document, version=version, wanted={})
    for row in now.versions.select_related("attachment"):
        drop(row, by=by)
    audit.record("remove_document", now.tag, by=by.key, changes={"document": [str(now.title), None]})
    now.delete()


@transaction.atomic
def add_version(
    document: MeetingDocument,
    language: str,
    *,
    by: User,
    file: IO[bytes] | None = None,
    url: str = "",
    origin: str = "",
) -> DocumentVersion:
    """A file (PDF, DOCX, XLSX, CSV) or an address, in a language; the earlier ones of that language are kept."""
    require(by, "meetings.schedule")
    now = locked_row(document)
    refuse_too_many(now.versions.count())
    if bool(file) == bool(url):
        raise ValidationError({"file": _("Attach a file or give an address: one of the two.")})
    attachment = None
    if file and not origin.strip():
        raise ValidationError({"origin": _("Say who made the file, or where it was taken from.")})
    if file:
        words = {"title": now.text("title", language).value[:200], "language": language, "origin": origin}
        attachment = attachments.take_in(file, about=now.tag, by=by.key, kinds=DOCUMENTS, **words)
    last = now.versions.filter(language=language).order_by("-number").first()
    row = DocumentVersion(
        document=now,
        language=language,
        number=(last.number if last else 0) + 1,
        attachment=attachment,
        url=url,
        added_by=by.key,
    )
    row.full_clean()
    row.save()
    told = f"{language} {row.number}"
    audit.record("add_version", now.tag, by=by.key, changes={"version": [None, told]})
    return row


@transaction.atomic
def remove_version(version: DocumentVersion, *, by: User) -> None:
    require(by, "meetings.schedule")
    document = locked_row(version.document)
    now = DocumentVersion.objects.select_for_update(of=("self",)).filter(pk=version.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    told = f"{now.language} {now.number}"
    drop(now, by=by)
    audit.record("remove_version", document.tag, by=by.key, changes={"version": [told, None]})


def drop(row: DocumentVersion, *, by: User) -> None:
    attachment = row.attachment
    row.delete()
    if attachment is not None:
        attachments.remove(attachment, by=by.key)


def refuse_too_many(count: int) -> None:
    if count >= MOST:
        raise Refused(_("More than %(most)s documents cannot be attached here.") % {"most": MOST})
