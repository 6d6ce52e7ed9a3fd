"""The documents and pictures of an edition as its readers get them."""

from dataclasses import dataclass

from django.urls import reverse

from core.attachments import Shown, shown
from core.models import Attachment
from core.translation import Text, direction
from library.choices import FileKind
from library.models import CaseStudyEdition, CaseStudyFile


@dataclass(frozen=True)
class Picture:
    """A picture with its rights. `width` and `height` in pixels; `url?small` is its small version."""

    title: str
    lang: str
    url: str
    width: int | None
    height: int | None
    alternative: Text
    credit: str
    licence: str

    @property
    def dir(self) -> str:
        return direction(self.lang)

    @property
    def small_url(self) -> str:
        return f"{self.url}?small"


def files_in_order(edition: CaseStudyEdition) -> list[CaseStudyFile]:
    """In the order in which the city put them. An edition of many comes with its files read (`with_results()`)."""
    return list(edition.files.all())


def file_address(row: CaseStudyFile, slug: str) -> str:
    """Its permanent address, the same in every edition that has it."""
    return reverse("case-study-file", args=[slug, row.thread])


def documents_of(rows: list[CaseStudyFile], slug: str) -> list[Shown]:
    return [shown(row.attachment, file_address(row, slug)) for row in rows if row.kind == FileKind.DOCUMENT]


def pictures_of(rows: list[CaseStudyFile], slug: str) -> list[Picture]:
    return [picture(row, slug) for row in rows if row.kind == FileKind.PICTURE]


def picture(row: CaseStudyFile, slug: str) -> Picture:
    return picture_of(row.attachment, file_address(row, slug))


def picture_of(file: Attachment, url: str) -> Picture:
    """`url` is the address of the view that asks the owner."""
    return Picture(
        title=file.title,
        lang=file.language,
        url=url,
        width=file.width,
        height=file.height,
        alternative=file.text("alternative"),
        credit=file.credit,
        licence=file.licence,
    )
