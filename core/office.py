"""Files that people send back from their office programs: what must hold before anything in them is read.

A workbook or a text document is a zip of XML parts. Every refusal is a ValidationError with a sentence.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 20 * 1024 * 1024  # bytes of a file, and of all that is packed in it
MOST_PARTS = 2_000
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # files before 2007, and newer ones behind a password
WORKBOOK, TEXT_DOCUMENT = b"spreadsheetml.sheet.main+xml", b"wordprocessingml.document.main+xml"
# What `zipfile` raises of bytes that it cannot make sense of.
NOT_SOUND = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError),  # damaged, or cut short
    KeyError,  # without the part that says what the others are
    RuntimeError,  # behind a password, or packed in a way that `zipfile` does not know
)
ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")


def refusal(code: str, sentence: Any, **params: Any) -> ValidationError:
    return ValidationError(sentence, code=code, params=params)


def too_large() -> ValidationError:
    return refusal("too_large", _("This file is too large: at most %(most)s MB."), most=LARGEST // 1024**2)


def content_of(file: IO[bytes]) -> bytes:
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large()
    if not content:
        raise refusal("empty", _("This file is empty."))
    return content


def require_sound(
    content: bytes, kind: bytes, otherwise: Callable[[], ValidationError], *, unpacked: int = LARGEST
) -> None:
    """That `content` is an office file of this kind, no larger than that once unpacked, and without a document type.

    A document type can make few bytes into gigabytes or reach for other files; the format forbids it
    (ECMA-376 part 2, §6.2.5).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = parts.infolist()
            if len(found) > MOST_PARTS or sum(part.file_size for part in found) > unpacked:
                raise too_large()
            if kind not in parts.read("[Content_Types].xml"):
                raise otherwise()
            if not all(_is_plain_xml(parts.read(part)) for part in found if part.filename.endswith((".xml", ".rels"))):
                raise unreadable()
    except NOT_SOUND as error:
        raise otherwise() from error


def kinds_in(content: bytes) -> bytes:
    """What an office file says that its parts are; empty for a zip that is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if parts.getinfo("[Content_Types].xml").file_size > LARGEST:
                return b""
            return parts.read("[Content_Types].xml")
    except NOT_SOUND:
        return b""


def has_part(content: bytes, name: str) -> bool:
    """Whether a sound office file holds a part of this name, in whichever folder."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return any(found.rpartition("/")[2] == name for found in parts.namelist())


def _is_plain_xml(part: bytes) -> bool:
    """XML in UTF-8 with no document type, so that looking for one in the bytes is enough."""
    text = part.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = ENCODING.match(text)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        return False
    return text.startswith(b"<") and b"\0" not in text and b"<!DOCTYPE" not in text and b"<!ENTITY" not in text


def unreadable() -> ValidationError:
    return refusal("unreadable", _("This file is damaged or was made in a way that cannot be read. Save it anew."))


@contextmanager
def sentences() -> Iterator[None]:
    """Whatever the reader of a format makes of junk becomes a sentence: its errors are of every kind."""
    try:
        yield
    except ValidationError:
        raise
    except Exception as error:
        raise unreadable() from error
