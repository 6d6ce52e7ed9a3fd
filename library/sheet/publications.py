"""A publication as people read it: what is known of it, and where it can be had in which language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.sheet import ThemeLink, theme_links
from core.cards import Fact
from core.choices import MediaType
from core.citing import Mark, cited_sheet
from core.dates import in_words
from core.feeds import FeedEntry, stable_id
from core.listing import Export
from core.referencing import plain_text
from core.translation import direction
from library.choices import DocumentLanguage, PublicationKind
from library.models import Publication, PublicationFile, PublicationPicture
from library.sheet.cards import city_links, language_names
from library.sheet.files import Picture, picture_of
from library.sheet.references import publication_reference, reference_files

# What is watched or heard; it stays where it is until a reader asks for it.
MEDIA = {PublicationKind.VIDEO, PublicationKind.PODCAST, PublicationKind.PICTURE_GALLERY}


@dataclass(frozen=True)
class Place:
    """Where a publication can be had in one language. `size` in bytes, 0 of a link; `kind` of a file in words."""

    id: int
    language: str
    language_name: str
    title: str
    url: str
    address: str
    is_link: bool
    kind: str
    size: int
    pages: int | None

    @property
    def dir(self) -> str:
        return direction(self.language)


def place(row: PublicationFile, slug: str) -> Place:
    url = row.url or reverse("publication-file", args=[slug, row.pk])
    kind = str(MediaType(row.attachment.media_type).label) if row.attachment else ""
    return Place(
        id=row.pk,
        language=row.language,
        language_name=str(DocumentLanguage(row.language).label),
        title=row.title,
        url=url,
        address=row.url or settings.SITE_ORIGIN + url,
        is_link=row.attachment is None,
        kind=kind,
        size=row.attachment.size if row.attachment else 0,
        pages=row.pages,
    )


def places(publication: Publication) -> list[Place]:
    """Of a row read `with_relations()`: the reader's language first."""
    found = [place(row, publication.slug) for row in publication.files.all()]
    return sorted(found, key=lambda one: (one.language != get_language(), one.language_name))


def pictures(publication: Publication) -> list[Picture]:
    """Of a gallery, in the order in which the secretariat put them."""
    return [
        picture_of(row.attachment, picture_address(row)) for row in publication.pictures.select_related("attachment")
    ]


def picture_address(row: PublicationPicture) -> str:
    return reverse("publication-picture", args=[row.publication.slug, row.pk])


@dataclass(frozen=True)
class PublicationPage:
    publication: Publication
    crumbs: list[dict]
    facts: list[Fact]
    places: list[Place]
    pictures: list[Picture]
    is_media: bool
    cities: list[dict]
    themes: list[ThemeLink]
    citation: str
    references: list[Export]
    cited: dict[str, list[Mark]]
    sources: list[Mark]


def publication_page(publication: Publication) -> PublicationPage:
    """What the page of a publication prints; of a row read `with_relations()`."""
    marks = cited_sheet(publication.tag, ["title", "authors", "date", "languages", "pages", "summary"])
    return PublicationPage(
        publication=publication,
        crumbs=[{"label": _("Publications"), "url": reverse("publications")}, {"label": publication.title, "url": ""}],
        facts=facts_of(publication, marks["cited"]),
        places=places(publication),
        pictures=pictures(publication),
        is_media=publication.kind in MEDIA,
        cities=city_links(publication.cities.all()),
        themes=theme_links(publication.themes.all(), reverse("publications")),
        citation=plain_text(publication_reference(publication)).strip(),
        references=reference_files("publication-cite", publication.slug),
        **marks,
    )


def facts_of(publication: Publication, marks: dict[str, list[Mark]]) -> list[Fact]:
    publishers = [str(organisation.name) for organisation in publication.publishers.all()]
    languages = _(", ").join(language_names(publication.languages))
    doi = publication.doi
    return [
        Fact(_("Kind"), publication.get_kind_display()),
        Fact(_("Authors"), _(", ").join(publication.authors), marks=marks["authors"], isolate=True),
        Fact(_("Publisher"), _(", ").join(publishers)),
        Fact(_("Date"), in_words(publication.date) if publication.date else "", marks=marks["date"]),
        Fact(_("Languages"), languages, marks=marks["languages"]),
        Fact(_("Pages"), publication.pages, marks=marks["pages"], isolate=True),
        Fact("ISBN", publication.isbn, isolate=True),
        Fact("DOI", doi, url=f"https://doi.org/{doi}" if doi else "", isolate=True),
        Fact(_("Page about it"), _("Open"), url=publication.url) if publication.url else Fact("", ""),
    ]


def publication_entries(rows: Iterable[Publication]) -> list[FeedEntry]:
    return [publication_entry(row) for row in rows]


def publication_entry(row: Publication) -> FeedEntry:
    title = row.title
    return FeedEntry(
        id=stable_id(row.tag),
        title=title.value,
        url=reverse("publication", args=[row.slug]),
        updated=row.updated_at,
        summary=row.text("summary").value,
        author=_(", ").join(row.authors),
        language=title.lang,
        categories=[str(theme.name) for theme in row.themes.all()],
    )
