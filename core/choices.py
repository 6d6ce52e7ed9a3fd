"""Words that every app shares: how sure a fact is, and the states of an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How a loaded fact came to be known."""

    SEED = "seed", _("Read in a project document")
    WEB = "web", _("Read on a web page")
    DERIVED = "derived", _("Calculated from a published figure")
    GEONAMES = "geonames", _("Taken from GeoNames")
    CITY = "city", _("Stated by the city")


class EditionStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN = [EditionStatus.DRAFT, EditionStatus.IN_REVIEW, EditionStatus.CHANGES_REQUESTED, EditionStatus.APPROVED]
WRITABLE = [EditionStatus.DRAFT, EditionStatus.CHANGES_REQUESTED, EditionStatus.APPROVED]
# What has an address for ever: the published edition and those that it superseded.
CITABLE = [EditionStatus.PUBLISHED, EditionStatus.SUPERSEDED]
FROZEN = [*CITABLE, EditionStatus.WITHDRAWN]

# From where to where an edition may go. An edit leads from "changes requested" and "approved" back to the draft.
EDITION_LIFECYCLE = {
    EditionStatus.DRAFT: [EditionStatus.IN_REVIEW],
    EditionStatus.IN_REVIEW: [EditionStatus.CHANGES_REQUESTED, EditionStatus.APPROVED],
    EditionStatus.CHANGES_REQUESTED: [EditionStatus.DRAFT, EditionStatus.IN_REVIEW],
    EditionStatus.APPROVED: [EditionStatus.DRAFT, EditionStatus.PUBLISHED],
    EditionStatus.PUBLISHED: [EditionStatus.SUPERSEDED, EditionStatus.WITHDRAWN],
    EditionStatus.SUPERSEDED: [EditionStatus.WITHDRAWN],
    EditionStatus.WITHDRAWN: [],
}


class RecordStatus(models.TextChoices):
    """The short life of a record without editions: a news item, a publication."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# From where to where such a record may go; what was withdrawn may be put back.
RECORD_LIFECYCLE = {
    RecordStatus.DRAFT: [RecordStatus.PUBLISHED],
    RecordStatus.PUBLISHED: [RecordStatus.WITHDRAWN],
    RecordStatus.WITHDRAWN: [RecordStatus.PUBLISHED],
}


class MediaType(models.TextChoices):
    """What may be attached to a record; recognised by the content, never by the name."""

    PDF = "application/pdf", _("PDF")
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _("Word document (DOCX)")
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _("Excel workbook (XLSX)")
    CSV = "text/csv", _("Table (CSV)")
    JPEG = "image/jpeg", _("Picture (JPEG)")
    PNG = "image/png", _("Picture (PNG)")
    WEBP = "image/webp", _("Picture (WebP)")


PICTURES = [MediaType.JPEG, MediaType.PNG, MediaType.WEBP]
DOCUMENTS = [MediaType.PDF, MediaType.DOCX, MediaType.XLSX, MediaType.CSV]


class DocumentLanguage(models.TextChoices):
    """What a document may be written in: the portal's languages, then those of its shores."""

    EN = "en", _("English")
    FR = "fr", _("French")
    AR = "ar", _("Arabic")
    CA = "ca", _("Catalan")
    DE = "de", _("German")
    EL = "el", _("Greek")
    ES = "es", _("Spanish")
    IT = "it", _("Italian")
    KU = "ku", _("Kurdish")
    MT = "mt", _("Maltese")
    NL = "nl", _("Dutch")
    PT = "pt", _("Portuguese")
    ZGH = "zgh", _("Tamazight")
    TR = "tr", _("Turkish")
    MUL = "mul", _("Several languages")


class Waiting(models.TextChoices):
    """What an edition that is not public yet waits for."""

    IN_REVIEW = "in_review", _("In review: waits for a reviewer")
    APPROVED = "approved", _("Approved: waits for a publisher")
    PLANNED = "planned", _("Planned: published by itself")
    CHANGES = "changes_requested", _("Changes requested: waits for the city")
    DRAFT = "draft", _("Draft: the city is writing")
    QUIET = "quiet", _("Draft without movement for a month")
