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
