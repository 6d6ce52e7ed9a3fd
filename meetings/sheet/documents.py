"""The documents of a meeting as one reader may see them: each with its latest file in every language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone

from core.attachments import shown
from core.choices import DocumentLanguage
from core.citing import Mark
from core.translation import Text
from meetings.choices import Visibility
from meetings.models import DocumentVersion, Meeting, MeetingDocument


@dataclass(frozen=True)
class File:
    """One version. `detail` is its kind and size; empty for an address elsewhere."""

    pk: int
    language: str
    lang: str
    number: int
    url: str
    media_type: str
    detail: str


@dataclass(frozen=True)
class DocumentLine:
    """`visibility` is empty for what everybody may see; `embargo_until` is set while it is in force."""

    key: str
    title: Text
    kind: str
    session: Text | str
    visibility: str
    embargo_until: datetime | None
    files: list[File] = field(default_factory=list)
    earlier: list[File] = field(default_factory=list)
    marks: Sequence[Mark] = ()


def documents_of(meeting: Meeting, user) -> list[DocumentLine]:
    """Those that she may see, in order; nothing tells of the others."""
    return [document_line(row, meeting) for row in seen_documents(meeting, user)]


def seen_documents(meeting: Meeting, user) -> QuerySet[MeetingDocument]:
    """Those that she may see with their versions, the newest of each language first."""
    versions = DocumentVersion.objects.select_related("attachment")
    rows = MeetingDocument.objects.visible_to(user).filter(meeting=meeting)
    return rows.select_related("session", "meeting").prefetch_related(Prefetch("versions", queryset=versions))


def document_line(row: MeetingDocument, meeting: Meeting, marks: Sequence[Mark] = ()) -> DocumentLine:
    files: list[File] = []
    earlier: list[File] = []
    seen = set()
    for version in row.versions.all():
        (earlier if version.language in seen else files).append(file_of(version, row, meeting))
        seen.add(version.language)
    held = row.embargo_until if row.embargo_until and row.embargo_until > timezone.now() else None
    return DocumentLine(
        key=str(row.key),
        title=row.title,
        kind=str(row.get_kind_display()),
        session=row.session.title if row.session else "",
        visibility="" if row.visibility == Visibility.PUBLIC else str(row.get_visibility_display()),
        embargo_until=held,
        files=files,
        earlier=earlier,
        marks=marks,
    )


def file_of(version: DocumentVersion, document: MeetingDocument, meeting: Meeting) -> File:
    label, detail, media_type = str(DocumentLanguage(version.language).label), "", ""
    if version.attachment:
        told = shown(version.attachment, "")
        detail, media_type = f"{told.kind}, {told.weight}", told.media_type
    url = version.url or address(version, document, meeting)
    return File(version.pk, label, version.language, version.number, url, media_type, detail)


def address(version: DocumentVersion, document: MeetingDocument, meeting: Meeting) -> str:
    """Where the meeting hands a version out."""
    name = version.attachment.name if version.attachment else ""
    return reverse("meeting-document", args=[meeting.slug, document.key, version.language, version.number, name])
