"""The documents of an edition as its pages list them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from core.attachments import Shown, shown
from core.models import Attachment
from profiles.models import EditionFile, ProfileEdition, adoption_tag


@dataclass(frozen=True)
class Line:
    """A document with the key under which it can be taken out."""

    pk: int
    file: Shown


def lines_of(edition: ProfileEdition) -> list[Line]:
    rows = EditionFile.objects.filter(edition=edition).select_related("attachment", "source")
    return [Line(row.attachment_id, shown(row.attachment, address(edition, row.attachment), of(row))) for row in rows]


def adoption_lines(edition: ProfileEdition) -> list[Line]:
    rows, note = Attachment.objects.filter(about=adoption_tag(edition)), _("Adoption by the City Council")
    return [Line(row.pk, shown(row, address(edition, row), note)) for row in rows]


def documents_of(edition: ProfileEdition) -> list[Shown]:
    """Its own and, after them, those of its adoption: two queries."""
    return [line.file for line in (*lines_of(edition), *adoption_lines(edition))]


def of(row: EditionFile) -> str:
    """What the document is to the edition; the title is set apart, whichever way it runs."""
    if row.source is None:
        return ""
    return _("The source itself: %(title)s") % {"title": f"\u2068{row.source.title}\u2069"}


def address(edition: ProfileEdition, attachment: Attachment) -> str:
    """Where the edition hands a document out; for ever once it is published."""
    return reverse("profile-file", args=[edition.city.slug, edition.number, attachment.pk, attachment.name])
