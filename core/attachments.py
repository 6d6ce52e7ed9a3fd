"""Files attached to records: taken in, handed out, removed. Who may is asked by the app that owns the record.

A file is as visible as its owner: an app's own view finds the owner by `visible_to`, then hands out what is about it.
"""

import hashlib
import logging
import re
import unicodedata
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from core import audit, office, pictures
from core.choices import DocumentLanguage, MediaType
from core.errors import Refused
from core.models import Attachment
from core.numbers import in_digits
from core.office import refusal
from core.storage import NEW
from core.translation import direction

log = logging.getLogger(__name__)

LARGEST = office.LARGEST  # bytes of a document; of a picture `pictures.LARGEST`
UNPACKED = 100 * 1024 * 1024  # bytes of all that is packed in an office file
LONGEST_NAME = 120
SMALL = "-small"  # ends the name under which the small version of a picture lies
ENDINGS = {
    MediaType.PDF: ".pdf",
    MediaType.DOCX: ".docx",
    MediaType.XLSX: ".xlsx",
    MediaType.CSV: ".csv",
    MediaType.JPEG: ".jpg",
    MediaType.PNG: ".png",
    MediaType.WEBP: ".webp",
}
KNOWN_ENDING = re.compile(r"\.(pdf|docx|xlsx|csv|jpe?g|png|webp)$", re.IGNORECASE)
# What an operating system or a browser could read as more than a name.
NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
WORDS = ("title", "language", "origin", "alternative_en", "alternative_fr", "alternative_ar", "credit", "licence")
MACROS = "vbaProject.bin"


@dataclass(frozen=True)
class Shown:
    """An attached file as a page tells of it (`templates/components/attachments.html`). `size` in bytes."""

    title: str
    lang: str
    media_type: str
    kind: str
    size: int
    language: str
    origin: str
    url: str
    note: str = ""

    @property
    def dir(self) -> str:
        return direction(self.lang)

    @property
    def weight(self) -> str:
        """Its size in words: 18 KB, 2.3 MB."""
        kilobytes = self.size / 1024
        if kilobytes < 1000:
            return _("%(number)s KB") % {"number": in_digits(max(1, round(kilobytes)))}
        return _("%(number)s MB") % {"number": in_digits(round(Decimal(kilobytes / 1024), 1))}


def shown(row: Attachment, url: str, note: str = "") -> Shown:
    """`url` is the address of the view that asks the owner, `note` what the document is to it."""
    kind, language = str(MediaType(row.media_type).label), str(DocumentLanguage(row.language).label)
    return Shown(row.title, row.language, row.media_type, kind, row.size, language, row.origin, url, note)


# What a file is


def media_type_of(content: bytes, name: str = "") -> MediaType:
    """What the content is, whatever its name says. Raises ValidationError for all that is not on the list.

    Only a table of plain text has no mark of its own: it is one when its name says so and it reads like one.
    """
    if kind := pictures.media_type_of(content):
        return kind
    if content.startswith(b"%PDF-"):
        # A PDF ends with its own mark (ISO 32000-1 §7.5.5); some programs write a little behind it.
        if b"%%EOF" not in content[-1024:]:
            raise refusal("unreadable", _("This PDF is damaged or not complete. Save it anew."))
        return MediaType.PDF
    if content.startswith(office.ZIP):
        return _office_kind(content)
    if content.startswith(office.OLD_OFFICE):
        words = _("This is an office file of an old kind, or behind a password. Save it anew as PDF, DOCX or XLSX.")
        raise refusal("old_office", words)
    if name.lower().endswith(".csv"):
        return _table(content)
    raise _unknown()


def _office_kind(content: bytes) -> MediaType:
    for kind, mark in ((MediaType.DOCX, office.TEXT_DOCUMENT), (MediaType.XLSX, office.WORKBOOK)):
        if mark in office.kinds_in(content):
            office.require_sound(content, mark, otherwise=_unknown, unpacked=UNPACKED)
            if office.has_part(content, MACROS):
                raise refusal(
                    "macros", _("This file holds macros: programs that run when it is opened. Save it without.")
                )
            return kind
    raise _unknown()


def _table(content: bytes) -> MediaType:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refusal("encoding", _("This table is not written in UTF-8. Save it as “CSV UTF-8”.")) from error
    is_plain = not any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in text)
    first_line = text.lstrip().partition("\n")[0]
    if not is_plain or first_line.startswith(("<", "#!")) or not re.search("[,;\t]", first_line):
        raise _unknown()
    return MediaType.CSV


def _unknown() -> ValidationError:
    words = _("This kind of file cannot be attached. Use PDF, DOCX, XLSX, CSV, JPEG, PNG or WebP.")
    return refusal("unknown_kind", words)


def clean_name(name: str, kind: MediaType) -> str:
    """A name to show and to save under: no path, no invisible characters, the ending of what the content is."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    # Controls, marks that turn the direction of what follows, halves of letters, line ends.
    seen = "".join(
        letter for letter in last if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    )
    stem = " ".join(NOT_IN_NAMES.sub(" ", KNOWN_ENDING.sub("", seen.strip())).split()).strip(". ")
    ending = ENDINGS[kind]
    return f"{stem[: LONGEST_NAME - len(ending)].rstrip('. ') or 'file'}{ending}"


# In and out


def take_in(
    file: IO[bytes], *, about: str, by: str, kinds: Collection[str] = tuple(MediaType), **words: Any
) -> Attachment:
    """Attach a file to the record with the tag `about`; `words` are its WORDS. Call inside a transaction.

    Raises ValidationError with a sentence beside the field that it is about.
    """
    name = getattr(file, "name", "") or ""
    try:
        file.seek(0)
        content = office.content_of(file)
        kind = media_type_of(content, name)
        if kind not in kinds:
            raise _unlike(kinds)
        versions, size = _versions(content, kind)
    except ValidationError as error:
        is_narrower = error.code == "unknown_kind" and set(kinds) != set(MediaType)
        raise ValidationError({"file": [_unlike(kinds)] if is_narrower else error.error_list}) from error
    row = Attachment(
        about=about,
        name=clean_name(name, kind),
        media_type=kind,
        size=len(versions[""]),
        sha256=hashlib.sha256(versions[""]).hexdigest(),
        stored=uuid.uuid4().hex,
        width=size[0],
        height=size[1],
        uploaded_by=by,
        **{name: value for name, value in words.items() if name in WORDS},
    )
    row.full_clean()
    _store(row.stored, versions)
    row.save()
    audit.record("attach_file", about, by=by, changes={"file": [None, row.name]})
    return row


def _versions(content: bytes, kind: MediaType) -> tuple[dict[str, bytes], tuple[int | None, int | None]]:
    """What is stored, by the end of its name, and how wide and high a picture is."""
    if kind not in pictures.TYPES.values():
        return {"": content}, (None, None)
    picture = pictures.opened(content)
    large = pictures.drawn_anew(picture)
    small = pictures.drawn_anew(picture, pictures.SMALL_SIDE)
    return {"": large.content, SMALL: small.content}, (large.width, large.height)


def _unlike(kinds: Collection[str]) -> ValidationError:
    words = _("This kind of file cannot be attached here. Use %(kinds)s.")
    endings = ", ".join(ENDINGS[kind].strip(".").upper() for kind in MediaType if kind in kinds)
    return refusal("unlike", words, kinds=endings)


def _store(stored: str, versions: dict[str, bytes]) -> None:
    try:
        for end, content in versions.items():
            storages["private"].save(path_of(stored) + end, ContentFile(content))
    except OSError as error:
        log.error("An attachment could not be stored: %s", type(error).__name__)
        words = _(
            "The file could not be stored: the portal has no room just now. Nothing was changed; try again later."
        )
        raise Refused(words) from error


def path_of(stored: str) -> str:
    """Where a content lies in the private storage; folders stay small."""
    return f"attachments/{stored[:2]}/{stored}"


def serve(
    attachment: Attachment, request: HttpRequest, *, is_public: bool = False, small: bool = False
) -> HttpResponse:
    """The file, for whoever was allowed to see its owner: asked by the caller. `is_public`: anyone may see the owner.

    Pictures show in the page; documents are saved, so that nothing in them acts in the portal's name.
    """
    end = SMALL if small and attachment.is_picture else ""
    etag = f'"{attachment.sha256}{end}"'
    response: Any = get_conditional_response(request, etag=etag) or _content_of(attachment, end)
    response["ETag"] = etag
    # Kept by the reader, and asked about anew each time: its owner may have been withdrawn.
    response["Cache-Control"] = f"{'public' if is_public else 'private'}, no-cache"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _content_of(attachment: Attachment, end: str) -> FileResponse:
    try:
        content = storages["private"].open(path_of(attachment.stored) + end)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=attachment.media_type)
    disposition = content_disposition_header(not attachment.is_picture, attachment.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


def remove(attachment: Attachment, *, by: str) -> None:
    """Take a file off its record; the content goes with the last row that has it, once this is certain."""
    row = Attachment.objects.select_for_update().filter(pk=attachment.pk).first()
    if row is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    row.delete()
    audit.record("remove_file", row.about, by=by, changes={"file": [row.name, None]})
    transaction.on_commit(lambda: _forget(row.stored))


def _forget(stored: str) -> None:
    if not Attachment.objects.filter(stored=stored).exists():
        for end in ("", SMALL):
            storages["private"].delete(path_of(stored) + end)


def clear_what_nobody_has() -> int:
    """Delete contents without a row, left by an upload or a removal that was cut off. Returns how many.

    What is younger than a day may belong to a row that is being written. A daily task.
    """
    storage, cleared = storages["private"], 0
    if not storage.exists("attachments"):
        return 0
    before = timezone.now() - timedelta(days=1)
    for folder in storage.listdir("attachments")[0]:
        names = storage.listdir(f"attachments/{folder}")[1]
        wanted = {name.removesuffix(SMALL) for name in names if not name.startswith(NEW)}
        there = set(Attachment.objects.filter(stored__in=wanted).values_list("stored", flat=True))
        for name in names:
            path = f"attachments/{folder}/{name}"
            if name.removesuffix(SMALL) not in there and storage.get_modified_time(path) < before:
                storage.delete(path)
                cleared += 1
    return cleared
