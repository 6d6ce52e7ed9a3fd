"""What authors say to a doubt about their figures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PlainText


class DoubtForm(forms.Form):
    """An answer to one doubt; `read` is the answer that stood there when the page was opened."""

    key = forms.CharField(max_length=200, widget=forms.HiddenInput)
    read = PlainText(required=False, max_length=2000, widget=forms.HiddenInput)
    text = PlainText(
        label=_("Your answer"),
        required=False,
        max_length=2000,
        help_text=_("Say why the figures are right all the same. The reviewer reads it beside the remark."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
