"""Pictures as they may be kept: of a known kind, drawn anew, upright, without where and by which camera they were made.

Every refusal is a ValidationError with a sentence.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from core.choices import MediaType
from core.office import refusal

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PIXELS = 40_000_000  # as the file itself declares, before anything is decoded
LONGEST_SIDE, SMALL_SIDE = 2400, 640  # pixels, of the picture and of its small version in lists
TYPES = {"JPEG": MediaType.JPEG, "PNG": MediaType.PNG, "WEBP": MediaType.WEBP}
HOW: dict[str, dict[str, Any]] = {
    MediaType.JPEG: {"format": "JPEG", "quality": 85, "optimize": True},
    MediaType.PNG: {"format": "PNG", "optimize": True},
    MediaType.WEBP: {"format": "WEBP", "quality": 85},
}


@dataclass(frozen=True)
class Drawn:
    """A picture as it is stored."""

    content: bytes
    media_type: MediaType
    width: int
    height: int


def media_type_of(content: bytes) -> MediaType | None:
    """Which kind of picture begins like this; None for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return MediaType.WEBP
    return None


def opened(content: bytes) -> Image.Image:
    """The picture, not decoded yet. Raises ValidationError for what is none, is damaged, or is too large."""
    if len(content) > LARGEST:
        raise refusal("too_large", _("This picture is too large: at most %(most)s MB."), most=LARGEST // 1024**2)
    with _sentences():
        picture = Image.open(BytesIO(content), formats=list(TYPES))
        _require_few_pixels(*picture.size)
    return picture


def drawn_anew(picture: Image.Image, longest_side: int = LONGEST_SIDE, media_type: MediaType | None = None) -> Drawn:
    """The picture upright and no longer than that, with nothing in the file but what can be seen.

    `picture` itself shrinks with it: draw the larger version first.
    """
    kind = media_type or TYPES[picture.format or ""]
    with _sentences():
        mode = "RGBA" if picture.has_transparency_data and kind != MediaType.JPEG else "RGB"
        shown = picture if picture.mode in ("RGB", mode) else picture.convert(mode)
        shown.thumbnail((longest_side, longest_side))
        upright = ImageOps.exif_transpose(shown).convert(mode)
        clean = Image.new(mode, upright.size)  # a sheet of its own: what lay beside the pixels stays behind
        clean.paste(upright)
        stored = BytesIO()
        clean.save(stored, **HOW[kind])
    return Drawn(stored.getvalue(), kind, *clean.size)


def _require_few_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        words = _("This picture has %(pixels)s megapixels: at most %(most)s. Save it smaller and try again.")
        raise refusal("too_many_pixels", words, pixels=width * height // 10**6, most=MOST_PIXELS // 10**6)


@contextmanager
def _sentences() -> Any:
    """Whatever the library makes of junk becomes a sentence."""
    try:
        yield
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        words = _("This picture has too many pixels: at most %(most)s million. Save it smaller and try again.")
        raise refusal("too_many_pixels", words, most=MOST_PIXELS // 10**6) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, OverflowError, EOFError) as error:
        raise refusal("unreadable", _("This picture is damaged. Save it anew as JPEG, PNG or WebP.")) from error
