"""What a person may call herself."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def validate_name(value: str) -> None:
    """A name has letters, and none of the characters that hide it or turn other people's words around."""
    kinds = {unicodedata.category(character) for character in value}
    if kinds & {"Cc", "Cf", "Co", "Cn"} or not any(kind.startswith("L") for kind in kinds):
        raise ValidationError(_("Write a name with letters, without invisible characters."), code="name")
