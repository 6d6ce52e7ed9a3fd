"""What the secretariat chooses before it takes a pack: the language, and of whom."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.context import AUTONYMS
from core.forms import offer


class PackForm(forms.Form):
    """Nothing chosen is all of it, in the language of the page."""

    language = forms.ChoiceField(label=_("Language"), choices=list(AUTONYMS.items()), required=False)
    city = forms.MultipleChoiceField(
        label=_("Cities"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("All of them while none is chosen."),
        error_messages={"invalid_choice": _("“%(value)s” is not among the cities of this meeting.")},
    )

    def __init__(self, *args: Any, cities: Iterable[City], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "city", [(city.slug, city.name) for city in cities])
