"""A picture as it may be kept: of a known kind, made anew, without where it was taken and by which camera."""

from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = {"JPEG", "PNG", "WEBP"}
LARGEST_FILE = 8 * 1024 * 1024
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 2400
SHORTEST_SIDE = 200


def cleaned_picture(file: IO[bytes]) -> ContentFile:
    """The picture as a JPEG with a name of its own. Raises ValidationError for what cannot be shown on a page."""
    if file.size > LARGEST_FILE:
        raise ValidationError(_("The picture is larger than 8 MB. Save it smaller and try again."))
    try:
        file.seek(0)
        picture = Image.open(file)
        if picture.format not in FORMATS or picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(_("Use a JPEG, PNG or WebP picture of at most 24 megapixels."))
        if min(picture.size) < SHORTEST_SIDE:
            words = _("This picture is %(width)s by %(height)s pixels. Use one of at least 200 by 200.")
            raise ValidationError(words % {"width": picture.width, "height": picture.height})
        clean = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise ValidationError(_("Use a JPEG, PNG or WebP picture of at most 24 megapixels.")) from error
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    stored = BytesIO()
    clean.save(stored, "JPEG", quality=85, optimize=True)
    return ContentFile(stored.getvalue(), name=f"{get_random_string(24)}.jpg")
