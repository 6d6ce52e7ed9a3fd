"""How a number that is being typed will be read: shown before it is saved."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from core.fields import NumberField
from core.numbers import in_digits
from profiles.models import Figure

FIELD = Figure._meta.get_field("value").formfield(form_class=NumberField)


@dataclass(frozen=True)
class Reading:
    """`stored` is the number as readers of this language will see it; `fault` says why it cannot be read."""

    typed: str
    stored: str = ""
    fault: str = ""


def reading(typed: str) -> Reading | None:
    """None while nothing is typed."""
    if not typed.strip():
        return None
    try:
        return Reading(typed, stored=in_digits(FIELD.clean(typed)))
    except ValidationError as error:
        return Reading(typed, fault=" ".join(error.messages))
