"""How publications and recommendations are cited; `core.referencing` says how that is written."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.listing import Export
from core.referencing import Reference
from library.models import Publication, Recommendation

NETWORK = "MC2CM"
FORMATS = {
    "txt": ("TXT", "text/plain"),
    "bib": ("BibTeX", "application/x-bibtex"),
    "ris": ("RIS", "application/x-research-info-systems"),
    "csl.json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
}


def reference_files(name: str, key: str) -> list[Export]:
    """The citation in every form; `name` is the address that hands it out."""
    return [Export(label, reverse(name, args=[key, suffix]), kind) for suffix, (label, kind) in FORMATS.items()]


def recommendation_reference(row: Recommendation) -> Reference:
    title = row.title
    return Reference(
        key=f"{row.code}".lower(),
        title=f"{row.code}: {title}",
        authors=[_("MC2CM network")],
        publisher=NETWORK,
        published=row.adopted_on,
        url=settings.SITE_ORIGIN + reverse("recommendation", args=[row.code]),
        accessed=timezone.localdate(),
        language=title.lang,
        kind=_("Policy recommendation"),
        abstract=row.text("body").value,
    )


def publication_reference(row: Publication) -> Reference:
    """Of a row read `with_relations()`. Whoever wrote it; where nobody is named, who published it."""
    title = row.title
    publishers = [str(organisation.name) for organisation in row.publishers.all()]
    return Reference(
        key=f"mc2cm-{row.slug}",
        title=title.value,
        authors=row.authors or publishers or [_("MC2CM network")],
        publisher=_(", ").join(publishers),
        published=row.date,
        url=settings.SITE_ORIGIN + reverse("publication", args=[row.slug]),
        accessed=timezone.localdate(),
        language=row.languages[0] if len(row.languages) == 1 else title.lang,
        kind=str(row.get_kind_display()),
        abstract=row.text("abstract").value or row.text("summary").value,
        isbn=row.isbn,
        doi=row.doi,
    )
