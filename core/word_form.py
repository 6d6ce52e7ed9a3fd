"""The form by which a text document comes back."""

from django import forms
from django.utils.translation import gettext_lazy

from core.forms import LANGUAGE_CHOICES


class DocumentForm(forms.Form):
    """A text document, in one language."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("A DOCX document, best the one you downloaded here. At most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Its language"), choices=LANGUAGE_CHOICES)
