"""The pictures of a gallery: taken in with their rights, put in order, taken out."""

from typing import IO, Any

from django.utils.translation import gettext as _

from accounts.models import User
from core import attachments, audit
from core.changing import all_or_nothing
from core.choices import PICTURES
from core.errors import Refused
from core.order import last_place, put_one_place
from library.actions.publications import for_files
from library.models import Publication, PublicationPicture

MOST_PICTURES = 60


@all_or_nothing
def add_picture(row: Publication, file: IO[bytes], words: dict[str, Any], *, by: User) -> PublicationPicture:
    """A picture with what it shows, who made it and its licence. Raises ValidationError beside the field."""
    now = for_files(row, by=by)
    if not now.is_gallery:
        raise Refused(_("Pictures stand in a picture gallery. Change what kind of publication it is first."))
    there = PublicationPicture.objects.filter(publication=now)
    if there.count() >= MOST_PICTURES:
        raise Refused(_("A gallery holds at most %(n)s pictures. Remove one first.") % {"n": MOST_PICTURES})
    attachment = attachments.take_in(file, about=now.tag, by=by.key, kinds=PICTURES, **words)
    return PublicationPicture.objects.create(publication=now, attachment=attachment, position=last_place(there))


@all_or_nothing
def remove_picture(picture: PublicationPicture, *, by: User) -> None:
    now = for_files(picture.publication, by=by)
    there = PublicationPicture.objects.select_related("attachment").filter(pk=picture.pk, publication=now).first()
    if there is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    there.delete()
    attachments.remove(there.attachment, by=by.key)


@all_or_nothing
def move_picture(picture: PublicationPicture, *, up: bool, by: User) -> None:
    """One place forward or back; at either end nothing happens."""
    now = for_files(picture.publication, by=by)
    if places := put_one_place(PublicationPicture.objects.filter(publication=now), picture, up=up):
        audit.record("move_picture", now.tag, by=by.key, changes={"position": list(places)})
