"""Files attached to records: what may come in, as what it is kept, how it goes out, when it is gone."""

import errno
import hashlib
import os
import struct
import time
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, transaction
from django.db.utils import IntegrityError
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation
from docx import Document
from openpyxl import Workbook
from PIL import Image

from core import attachments
from core.attaching import AttachmentForm, NewAttachment
from core.choices import DOCUMENTS, MediaType
from core.errors import Refused
from core.models import Attachment, AuditEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]
WORDS = {"title": "Piano locale", "language": "it", "origin": "Città di Torino"}
RIGHTS = {"alternative_en": "A square", "credit": "Ann", "licence": "CC0"}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
EXECUTABLE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" * 20
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def attach(content: bytes, name: str, **words) -> Attachment:
    file = SimpleUploadedFile("file", content)
    file._name = name  # as a client that is no browser may send it
    return attachments.take_in(file, about="thing:1", by="person:1", **{**WORDS, **words})


def refused(content: bytes, name: str, **words) -> str:
    """The code under which a file is refused, beside the field `file`."""
    with pytest.raises(ValidationError) as refusal:
        attach(content, name, **words)
    (error,) = refusal.value.error_dict["file"]
    assert str(error.messages[0])
    assert not Attachment.objects.exists()
    return error.code


def saved(make, *args, **options) -> bytes:
    stored = BytesIO()
    make.save(stored, *args, **options)
    return stored.getvalue()


def docx() -> bytes:
    document = Document()
    document.add_paragraph("The plan")
    return saved(document)


def image(kind: str = "JPEG", size=(300, 200), **options) -> bytes:
    return saved(Image.new("RGB", size, "teal"), kind, **options)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_that_declares(width: int, height: int) -> bytes:
    """A few bytes that claim to hold that many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def files_in(folder) -> list[str]:
    return sorted(found.name for found in folder.rglob("*") if found.is_file())


# What may come in


@pytest.mark.parametrize(
    ("content", "name", "kind", "shown"),
    [
        (PDF, "Piano.pdf", MediaType.PDF, "Piano.pdf"),
        (docx(), "plan.docx", MediaType.DOCX, "plan.docx"),
        (saved(Workbook()), "figures.xlsx", MediaType.XLSX, "figures.xlsx"),
        ("city;people\nTurin;12\n".encode("utf-8-sig"), "figures.CSV", MediaType.CSV, "figures.csv"),
        # The content says what it is, and the name follows it.
        (docx(), "plan.pdf", MediaType.DOCX, "plan.docx"),
        (PDF, "run.exe", MediaType.PDF, "run.exe.pdf"),
    ],
)
def test_a_document_is_known_by_its_content(content, name, kind, shown, own_folder):
    row = attach(content, name)
    assert (row.media_type, row.name, row.size) == (kind, shown, len(content))
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert (row.width, row.height) == (None, None)
    assert files_in(own_folder) == [row.stored]
    assert AuditEntry.objects.filter(about="thing:1", action="attach_file", actor="person:1").count() == 1


def with_macros() -> bytes:
    stored = BytesIO(docx())
    with zipfile.ZipFile(stored, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    return stored.getvalue()


def bomb() -> bytes:
    stored = BytesIO(docx())
    with zipfile.ZipFile(stored, "a", zipfile.ZIP_DEFLATED) as parts:
        for number in range(11):
            parts.writestr(f"word/media/{number}.bin", bytes(10 * 1024**2))
    return stored.getvalue()


def zip_of(name: str, content: bytes) -> bytes:
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as parts:
        parts.writestr(name, content)
    return stored.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (EXECUTABLE, "plan.pdf", "unknown_kind"),
        (EXECUTABLE, "plan.csv", "encoding"),
        (b"\x7fELF\x02\x01\x01\0\0,\0", "plan.csv", "unknown_kind"),
        (b"#!/bin/sh\necho a,b\n", "plan.csv", "unknown_kind"),
        (SVG, "map.svg", "unknown_kind"),
        (SVG, "map.png", "unknown_kind"),
        (SVG, "map.csv", "unknown_kind"),
        (b"<html><script>alert(1)</script></html>", "plan.pdf", "unknown_kind"),
        (b"<html>%PDF-1.7 %%EOF", "plan.pdf", "unknown_kind"),
        (b"%PDF-1.7\n<script>alert(1)</script>", "plan.pdf", "unreadable"),
        (PDF[:-6] + b"x" * 2000, "plan.pdf", "unreadable"),
        (b"city;people\nTurin;12\n", "figures.txt", "unknown_kind"),
        ("ville;habitants\nÀ;12\n".encode("cp1252"), "figures.csv", "encoding"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "plan.doc", "old_office"),
        (zip_of("plan.exe", EXECUTABLE), "plan.docx", "unknown_kind"),
        (docx()[:400], "plan.docx", "unknown_kind"),
        (with_macros(), "plan.docx", "macros"),
        (bomb(), "plan.docx", "too_large"),
        (b"", "plan.pdf", "empty"),
        (b"GIF89a" + bytes(40), "a.gif", "unknown_kind"),
        (image()[:200], "a.jpg", "unreadable"),
        (b"\xff\xd8\xff" + SVG, "a.jpg", "unreadable"),
    ],
)
def test_what_is_not_on_the_list_is_refused_whatever_its_name(content, name, code, own_folder):
    assert refused(content, name, **RIGHTS) == code
    assert files_in(own_folder) == []


def test_a_refusal_is_in_the_readers_language():
    said = {}
    for language in ("en", "fr", "ar"):
        with translation.override(language):
            with pytest.raises(ValidationError) as refusal:
                attach(EXECUTABLE, "plan.pdf")
            said[language] = refusal.value.message_dict["file"][0]
    assert said["en"] == "This kind of file cannot be attached. Use PDF, DOCX, XLSX, CSV, JPEG, PNG or WebP."
    assert len(set(said.values())) == 3


def test_a_document_of_more_than_20_mb_is_refused_and_a_picture_of_more_than_10():
    assert refused(PDF[:-6] + bytes(20 * 1024**2) + b"%%EOF\n", "plan.pdf") == "too_large"
    assert refused(image() + bytes(10 * 1024**2), "a.jpg", **RIGHTS) == "too_large"


@pytest.mark.parametrize("size", [(10_000, 5_000), (9_000, 10_000), (20_000, 20_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_declares_too_many_pixels_is_refused_before_it_is_decoded(size):
    content = png_that_declares(*size)
    assert len(content) < 100
    assert refused(content, "square.png", **RIGHTS) == "too_many_pixels"


def test_a_place_that_wants_documents_takes_no_picture():
    assert refused(image(), "a.jpg", kinds=DOCUMENTS, **RIGHTS) == "unlike"


# As what it is kept


def test_position_camera_and_comment_are_gone_from_a_photograph_and_it_stands_upright(own_folder):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera of Ann"
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 4.0, 12.0), 3: "E", 4: (7.0, 41.0, 6.0)})
    content = image(size=(3000, 1000), exif=exif, comment=b"made at home")
    assert Image.open(BytesIO(content)).getexif().get_ifd(0x8825)
    row = attach(content, "IMG_1.JPG", **RIGHTS)
    assert (row.width, row.height, row.name) == (800, 2400, "IMG_1.jpg")
    for name, longest in ((row.stored, 2400), (row.stored + "-small", 640)):
        kept = (own_folder / "attachments" / row.stored[:2] / name).read_bytes()
        picture = Image.open(BytesIO(kept))
        assert max(picture.size) == picture.height == longest
        assert not picture.getexif()
        assert b"Camera" not in kept and b"home" not in kept and b"Exif" not in kept
    assert row.size < len(content) and row.sha256 != hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_keeps_its_kind_and_what_shines_through(kind, own_folder):
    exif = Image.Exif()
    exif[0x010F] = "Camera of Ann"
    content = saved(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), kind, exif=exif)
    row = attach(content, "drawn", **RIGHTS)
    kept = Image.open(own_folder / "attachments" / row.stored[:2] / row.stored)
    assert (kept.format, kept.mode, kept.size) == (kind, "RGBA", (30, 20))
    assert kept.getpixel((3, 3))[3] == 0
    assert not kept.getexif()


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_a_picture_of_other_colours_is_kept_too(mode):
    assert attach(saved(Image.new(mode, (30, 20)), "JPEG"), "a.jpg", **RIGHTS).width == 30


def test_a_palette_with_a_transparent_colour_is_kept_too():
    content = saved(Image.new("P", (30, 20)), "PNG", transparency=0)
    assert attach(content, "a.png", **RIGHTS).media_type == MediaType.PNG


@pytest.mark.parametrize(
    ("missing", "place"), [("alternative_en", "__all__"), ("credit", "__all__"), ("licence", "__all__")]
)
def test_a_picture_needs_words_and_rights(missing, place, own_folder):
    with pytest.raises(ValidationError) as refusal:
        attach(image(), "a.jpg", **{**RIGHTS, missing: ""})
    assert place in refusal.value.error_dict
    assert files_in(own_folder) == []


@pytest.mark.parametrize("missing", ["title", "language", "origin"])
def test_a_document_needs_a_title_a_language_and_an_origin(missing, own_folder):
    with pytest.raises(ValidationError) as refusal:
        attach(PDF, "plan.pdf", **{missing: ""})
    assert missing in refusal.value.error_dict
    assert files_in(own_folder) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\ann\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("plan\u202efdp.exe", "planfdp.exe.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("خطة \u200fالمدينة.pdf", "خطة المدينة.pdf"),
        ("", "file.pdf"),
        (". .", "file.pdf"),
        ('a"b<c>.pdf', "a b c.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_path_and_invisible_characters(name, shown):
    assert attach(PDF, name).name == shown


def test_the_database_refuses_a_row_that_is_no_file(own_folder):
    row = attach(PDF, "plan.pdf")
    for wrong in (
        {"name": "a\u202eb.pdf"},
        {"name": "a/b.pdf"},
        {"name": "a\\b.pdf"},
        {"name": "a\nb.pdf"},
        {"media_type": "image/svg+xml"},
        {"size": 20 * 1024**2 + 1},
        {"sha256": "abc"},
        {"stored": "../../secret_key"},
        {"media_type": MediaType.PNG},
        {"origin": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.filter(pk=row.pk).update(**wrong)


def test_what_a_file_is_cannot_be_rewritten():
    row = attach(PDF, "plan.pdf")
    with pytest.raises(Error), transaction.atomic():
        Attachment.objects.filter(pk=row.pk).update(stored="0" * 32)
    with pytest.raises(Error), transaction.atomic():
        Attachment.objects.filter(pk=row.pk).update(about="thing:2")
    assert Attachment.objects.filter(pk=row.pk).update(title="A better title") == 1


def test_a_full_disk_leaves_nothing_behind(own_folder, monkeypatch):
    def full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="no room"):
        attach(PDF, "plan.pdf")
    assert (files_in(own_folder), Attachment.objects.count()) == ([], 0)


# How it goes out


def asked(row, *, headers=None, **options):
    return attachments.serve(row, RequestFactory().get("/", headers=headers), **options)


def test_a_document_is_saved_and_never_acts_in_the_portals_name():
    response = asked(attach(PDF, "خطة.pdf"))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%D8%AE%D8%B7%D8%A9.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Length"] == str(len(PDF))


def test_a_picture_shows_in_the_page_and_has_a_small_version():
    row = attach(image(size=(1200, 900)), "square.jpg", **RIGHTS)
    large, small = asked(row, is_public=True), asked(row, small=True)
    assert large["Content-Disposition"].startswith("inline")
    assert large["Cache-Control"] == "public, no-cache"
    assert Image.open(BytesIO(b"".join(small.streaming_content))).size == (640, 480)
    assert large["ETag"] != small["ETag"]


def test_who_has_it_already_is_told_so():
    row = attach(PDF, "plan.pdf")
    etag = asked(row)["ETag"]
    again = asked(row, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert asked(row, headers={"If-None-Match": '"another"'}).status_code == 200


def test_a_lost_content_is_not_found(own_folder):
    row = attach(PDF, "plan.pdf")
    storages["private"].delete(attachments.path_of(row.stored))
    with pytest.raises(Http404):
        asked(row)


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [(9, "en", "1 KB"), (18_300, "en", "18 KB"), (2_400_000, "en", "2.3 MB"), (2_400_000, "fr", "2,3 Mo")],
)
def test_its_size_is_told_in_words(size, language, words):
    row = attach(PDF, "plan.pdf")
    row.size = size
    with translation.override(language):
        assert attachments.shown(row, "/").weight == words


# When it is gone


def test_the_content_goes_with_the_last_row_that_has_it(own_folder, django_capture_on_commit_callbacks):
    first = attach(PDF, "plan.pdf")
    Attachment.objects.bulk_create(
        [Attachment(**{f.attname: getattr(first, f.attname) for f in Attachment._meta.fields if f.name != "id"})]
    )
    with django_capture_on_commit_callbacks(execute=True):
        attachments.remove(first, by="person:1")
    assert files_in(own_folder) == [first.stored]
    second = Attachment.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        attachments.remove(second, by="person:1")
    assert files_in(own_folder) == []
    with pytest.raises(Refused):
        attachments.remove(second, by="person:1")


def test_a_removal_that_is_taken_back_leaves_the_content(own_folder):
    row = attach(PDF, "plan.pdf")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        attachments.remove(row, by="person:1")
        raise ZeroDivisionError
    assert files_in(own_folder) == [row.stored]


def test_contents_without_a_row_are_cleared_after_a_day(own_folder):
    kept, cut_off = attach(image(), "a.jpg", **RIGHTS), attach(PDF, "plan.pdf")
    Attachment.objects.filter(pk=cut_off.pk).delete()
    begun = own_folder / "attachments" / kept.stored[:2] / ".new-abc"
    begun.write_bytes(b"half")
    assert attachments.clear_what_nobody_has() == 0
    before = time.time() - 2 * 24 * 3600
    for found in own_folder.rglob("*"):
        os.utime(found, (before, before))
    assert attachments.clear_what_nobody_has() == 2
    assert files_in(own_folder) == [kept.stored, f"{kept.stored}-small"]


# The two doors


def test_the_form_asks_about_pictures_only_where_pictures_may_come_in():
    assert list(AttachmentForm(kinds=DOCUMENTS).fields) == ["file", "title", "language", "origin"]
    form = AttachmentForm(kinds=list(MediaType))
    assert {"alternative_ar", "credit", "licence"} < set(form.fields)
    assert form["file"].field.help_text == (
        "PDF, DOCX, XLSX, CSV, JPG, PNG, WEBP, at most 20 MB; a picture at most 10 MB and 40 megapixels, "
        "stored without its position."
    )


def test_form_and_serializer_hand_over_what_take_in_wants():
    form = AttachmentForm(WORDS, {"file": SimpleUploadedFile("plan.pdf", PDF)})
    assert form.is_valid(), form.errors
    assert attachments.take_in(**form.cleaned_data, about="thing:1", by="person:1").title == "Piano locale"
    sent = NewAttachment(data=WORDS | {"file": SimpleUploadedFile("plan.pdf", PDF)})
    assert sent.is_valid(), sent.errors
    assert attachments.take_in(**sent.validated_data, about="thing:1", by="person:1").language == "it"


def test_an_empty_form_says_what_is_missing():
    form = AttachmentForm({}, {})
    assert set(form.errors) == {"file", "title", "language", "origin"}
