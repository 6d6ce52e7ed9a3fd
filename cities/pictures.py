"""A picture as a city may show it: large enough, and drawn anew as a JPEG."""

from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from core import pictures
from core.choices import MediaType

SHORTEST_SIDE = 200


def cleaned_picture(file: IO[bytes]) -> ContentFile:
    """The picture as a JPEG with a name of its own. Raises ValidationError for what cannot be shown on a page."""
    file.seek(0)
    picture = pictures.opened(file.read(pictures.LARGEST + 1))
    if min(picture.size) < SHORTEST_SIDE:
        words = _("This picture is %(width)s by %(height)s pixels. Use one of at least 200 by 200.")
        raise ValidationError(words % {"width": picture.width, "height": picture.height})
    drawn = pictures.drawn_anew(picture, media_type=MediaType.JPEG)
    return ContentFile(drawn.content, name=f"{get_random_string(24)}.jpg")
