"""The documents and pictures of a pilot, its milestones and updates, and of a call, as their readers get them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from core.attachments import Shown, shown
from library.sheet.files import Picture, picture_of
from pilots.models.shared import OwnedFile


@dataclass(frozen=True)
class Files:
    documents: list[Shown]
    pictures: list[Picture]

    def __bool__(self) -> bool:
        return bool(self.documents or self.pictures)


def files_of(rows: Iterable[OwnedFile], name: str, slug: str) -> Files:
    """`name` is that of the address (`pilot-file`, `call-file`), `slug` the owner's."""
    documents, pictures = [], []
    for row in rows:
        file = row.attachment
        url = reverse(name, args=[slug, file.pk, file.name])
        if file.is_picture:
            pictures.append(picture_of(file, url))
        else:
            documents.append(shown(file, url))
    return Files(documents, pictures)
