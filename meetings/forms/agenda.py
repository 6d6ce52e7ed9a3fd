"""The form with which an agenda is published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import offer


class PublishForm(forms.Form):
    """What she read, and what she says that she knows: one tick for each check that asks for it."""

    read = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    acknowledged = forms.MultipleChoiceField(
        label=_("I know this"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, asked: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "acknowledged", asked)
