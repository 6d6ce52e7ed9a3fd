"""What a person sends with a step of the review, beside the version that she read; and with a remark."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import Day, PlainText


class StepForm(forms.Form):
    """`number` is the edition's, `seen` the last entry of its history when the page was opened."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=9999)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class CommentForm(forms.Form):
    """A remark, or an answer to one."""

    field = forms.CharField(max_length=120, required=False)
    text = forms.CharField(max_length=5000, label=_("Remark"))
    answers = forms.IntegerField(required=False, min_value=1, max_value=2**31)


class ChangesForm(StepForm):
    note = PlainText(
        label=_("What should change"),
        max_length=5000,
        help_text=_("The city reads it by mail and above its edition. Point to places by name."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )


class PlanForm(StepForm):
    day = Day(label=_("Day"))
    hour = forms.TimeField(label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = {"zone": timezone.get_default_timezone_name()}
        self.fields["hour"].help_text = _("In the network’s time zone, %(zone)s.") % zone

    def at(self) -> datetime:
        """The moment that day and hour name, in the network's time zone."""
        return timezone.make_aware(
            datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]), timezone.get_default_timezone()
        )


class WithdrawForm(StepForm):
    reason = PlainText(
        label=_("Why it is withdrawn"),
        max_length=2000,
        help_text=_("Readers find it at the edition’s address, with today’s date."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
