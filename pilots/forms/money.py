"""The forms of money: who funds, what is planned, granted and booked."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cities.models import Organisation
from core.fields import Day, NumberField, PlainText
from core.forms import lines, offer
from core.translation import LANGUAGES
from pilots.choices import Disclosure, EntryKind
from pilots.forms.rows import ByName, RowForm
from pilots.models import BudgetLine


class FunderForm(forms.Form):
    funder = ByName(Organisation.objects.none(), to_field_name="slug", label=_("Funder"), empty_label=_("Choose"))

    def __init__(self, *args: Any, organisations: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "funder", organisations)


class DiscloseForm(forms.Form):
    """How the public reads a funder's money."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    disclosure = forms.ChoiceField(
        label=_("How everybody reads it"),
        choices=Disclosure.choices,
        help_text=_("As the funder decided and told the secretariat."),
    )


class LineForm(RowForm):
    """What the money is for, and how much of it is planned."""

    texts = {"title": (_("What for"), "")}

    class Meta(RowForm.Meta):
        model = BudgetLine
        fields = [*(f"title_{code}" for code in LANGUAGES), "planned", "currency"]
        widgets = lines(["title"])


def reason_field(help_text: Any) -> PlainText:
    return PlainText(
        label=_("Why"),
        required=False,
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class GrantForm(forms.Form):
    """What the funder grants; `over_reason` is asked where more is committed or spent already."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    amount = NumberField(label=_("Granted"), max_digits=16, min_value=0)
    over_reason = reason_field(_("More than this is committed or spent already."))

    def __init__(self, *args: Any, asks_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_reason and not self.data.get(self.add_prefix("over_reason")):
            del self.fields["over_reason"]


class BookForm(forms.Form):
    """A commitment or a payment; `over_reason` is asked where it takes the line above what was granted."""

    # Sent twice, the form books once.
    uid = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=EntryKind.choices)
    amount = NumberField(
        label=_("Amount"), max_digits=16, help_text=_("Less than nothing takes back: −50. Say then what is taken back.")
    )
    booked_on = Day(label=_("Day"))
    note = forms.CharField(
        label=_("What for"), required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    over_reason = reason_field(_("With this the line is above what was granted. The reason stays beside it."))

    def __init__(self, *args: Any, asks_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_reason and not self.data.get(self.add_prefix("over_reason")):
            del self.fields["over_reason"]
