"""The form in which anybody asks a city, and those in which the city answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cities.forms.record import HumanForm
from cities.models import Asker, CityQuestion
from cities.validators import without_address
from core.fields import PlainText


class AskerForm(HumanForm):
    """Who asks, in a public form."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        validators=[without_address],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The portal sends you the answer. The city does not see your address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organisation = forms.CharField(
        label=_("Your city or organisation"),
        required=False,
        max_length=160,
        validators=[without_address],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    def about_asker(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "email", "organisation")}


class AskForm(AskerForm, forms.ModelForm):
    """A question to a city, and whether it may be published without the name of whoever asks."""

    class Meta:
        model = CityQuestion
        fields = ["text", "may_publish"]
        field_classes = {"text": PlainText}
        labels = {"text": _("Your question")}
        help_texts = {"text": _("Leave out names and addresses. One question at a time is answered soonest.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 7, "dir": "auto"})}

    field_order = ["text", "name", "email", "organisation", "may_publish"]

    def asker(self) -> Asker:
        return Asker(**self.about_asker())


class AnswerForm(forms.Form):
    answer = PlainText(
        label=_("Your answer"),
        max_length=10_000,
        validators=[without_address],
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"}),
    )


class CloseForm(forms.Form):
    reason = PlainText(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))


class PublishForm(forms.Form):
    answer = PlainText(
        label=_("The answer as everybody reads it"),
        max_length=10_000,
        validators=[without_address],
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"}),
    )
