"""What may be written in a question that goes through the portal."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# One character before the @ is enough: of a run of them each would begin the search anew, and a long word take minutes.
ADDRESS = re.compile(r"[^\s@<>]@[^\s@<>]+\.[^\s@<>]")


def without_address(text: str) -> None:
    """A question and its answer pass on no e-mail address: the portal carries both."""
    if ADDRESS.search(text):
        raise ValidationError(
            _("Leave out e-mail addresses, please: question and answer go through the portal, and may be published."),
            code="address",
        )
