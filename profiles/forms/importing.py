"""Forms by which files come in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FiguresFileForm(forms.Form):
    """A workbook or a CSV file with figures."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("An XLSX workbook, best the one you downloaded here, or a CSV file in UTF-8. At most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    remove_missing = forms.BooleanField(
        label=_("Remove the figures that are missing in the file"),
        help_text=_("Otherwise a figure that is not in the file stays as it is."),
        required=False,
    )
