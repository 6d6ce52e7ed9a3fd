"""The documents of an edition as its pages list them."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
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
    told = [(row.attachment, of(row.source.title if row.source else None)) for row in rows]
    return [Line(file.pk, shown(file, address(edition, file), words)) for file, words in told]


def adoption_lines(edition: ProfileEdition) -> list[Line]:
    rows, note = Attachment.objects.filter(about=adoption_tag(edition)), _("Adoption by the City Council")
    return [Line(row.pk, shown(row, address(edition, row), note)) for row in rows]


def documents_of(edition: ProfileEdition) -> list[Shown]:
    """Its own and those of its adoption, in one query, in the order in which they were attached."""
    own, tag = EditionFile.objects.filter(edition=edition), adoption_tag(edition)
    rows = Attachment.objects.filter(Q(pk__in=own.values("attachment")) | Q(about=tag)).order_by("created_at", "pk")
    titles = own.filter(attachment=OuterRef("pk")).values("source__title")[:1]
    return [
        shown(row, address(edition, row), _("Adoption by the City Council") if row.about == tag else of(row.title_of))
        for row in rows.annotate(title_of=Subquery(titles))
    ]


def of(title: str | None) -> str:
    """What the document is to the edition; the title of its source is set apart, whichever way it runs."""
    return _("The source itself: %(title)s") % {"title": f"\u2068{title}\u2069"} if title else ""


def address(edition: ProfileEdition, attachment: Attachment) -> str:
    """Where the edition hands a document out; for ever once it is published."""
    return reverse("profile-file", args=[edition.city.slug, edition.number, attachment.pk, attachment.name])
