"""The forms of guests: what she answers and needs, who is invited, named, offered, exported."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cities.forms import HumanForm
from cities.models import City
from core.fields import PlainText
from core.forms import LANGUAGE_CHOICES, offer
from meetings import actions
from meetings.choices import OFFER_ANSWERS, ONLY_WAY, GuestKind, InterestKind, Presence, Reply
from meetings.forms.fields import ByName, day_input
from meetings.models import Meeting, MeetingInvitation, Needs, OutsideInterest, Quota


def few_lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class AnswerForm(forms.Form):
    """Yes, perhaps or no; where the meeting leaves the choice, in the room or online."""

    reply = forms.ChoiceField(
        label=_("Will you take part?"),
        choices=Reply.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    presence = forms.ChoiceField(
        label=_("If you take part, how?"), choices=Presence.choices, required=False, widget=forms.RadioSelect
    )
    note = PlainText(label=_("A word to the secretariat"), max_length=500, required=False, widget=few_lines())

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if meeting.mode in ONLY_WAY:
            del self.fields["presence"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "presence" in self.fields and cleaned.get("reply") == Reply.YES and not cleaned.get("presence"):
            self.add_error("presence", _("Say whether you come or take part online."))
        return cleaned


class NeedsForm(forms.ModelForm):
    class Meta:
        model = Needs
        fields = list(actions.NEEDS_FIELDS)
        field_classes = {"accessibility": PlainText}
        widgets = {"accessibility": few_lines()}
        help_texts = {
            "accessibility": _("Such as a place for a wheelchair, sign language, large print."),
            "visa_details": _("Only if you need a letter."),
        }


class PersonForm(forms.ModelForm):
    """Somebody who is invited, and the language in which she is written to."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=LANGUAGE_CHOICES,
        help_text=_("In this language she or he is written to, and can change it on the page."),
    )

    class Meta:
        model = MeetingInvitation
        fields = list(actions.PERSON_FIELDS)


class DelegateForm(PersonForm):
    class Meta(PersonForm.Meta):
        fields = ["name", "email", "language", "function"]


class GuestForm(PersonForm):
    """Somebody invited one by one."""

    city = ByName(
        label=_("City"),
        queryset=City.objects.select_related("country"),
        to_field_name="slug",
        required=False,
        help_text=_("A delegate comes for a city; for others it may stay empty."),
    )

    class Meta(PersonForm.Meta):
        fields = ["kind", "name", "email", "language", "city", "function", "organisation", "contributor"]
        labels = {"contributor": _("On the stage as")}
        help_texts = {"contributor": _("Her or his answer then holds for the stage as well.")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == GuestKind.DELEGATE and not cleaned.get("city"):
            self.add_error("city", _("A delegate comes for a city: choose it."))
        return cleaned

    def _post_clean(self) -> None:
        """What the record itself asks is asked by the action."""


class QuotaForm(forms.ModelForm):
    class Meta:
        model = Quota
        fields = list(actions.QUOTA_FIELDS)
        widgets = {"nominate_by": day_input(), "message": few_lines()}


class NewQuotaForm(QuotaForm):
    city = ByName(
        label=_("City"),
        queryset=City.objects.select_related("country"),
        to_field_name="slug",
        empty_label=_("Choose"),
    )
    field_order = ["city", *actions.QUOTA_FIELDS]


class VersionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class OfferForm(forms.Form):
    offers = forms.MultipleChoiceField(
        label=_("What you offer"),
        choices=InterestKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what you offer.")},
    )
    note = PlainText(label=_("In your words"), max_length=2000, required=False, widget=few_lines())


class OfferAnswerForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Answer"),
        choices=OFFER_ANSWERS,
    )
    answer = PlainText(label=_("A word to the city"), max_length=500, required=False, widget=few_lines(2))


class OutsideForm(HumanForm, forms.ModelForm):
    """Somebody outside the network who would like to come."""

    class Meta:
        model = OutsideInterest
        fields = ["name", "email", "organisation", "note"]
        field_classes = {"note": PlainText}
        labels = {"name": _("Your name"), "email": _("Your e-mail address")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "note": few_lines(5),
        }

    def _post_clean(self) -> None:
        """Whether she is noted already is nobody's to learn from this form."""


class OutsideAnswerForm(forms.Form):
    answer = PlainText(label=_("A word to her or him"), max_length=500, required=False, widget=few_lines(2))


class BounceForm(forms.Form):
    note = forms.CharField(label=_("What the mail server said"), max_length=300, required=False)


class ColumnsForm(forms.Form):
    """Which columns leave, and as what."""

    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one column.")},
    )
    suffix = forms.ChoiceField(label=_("As"), choices=[("xlsx", "XLSX"), ("csv", "CSV")])

    def __init__(self, *args: Any, columns: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "columns", columns)


class PaperForm(forms.Form):
    """Whose names are printed, on what, in which language."""

    who = forms.ChoiceField(label=_("Whose names"), choices=list(actions.PRINTED_FOR.items()))
    paper = forms.ChoiceField(label=_("On what"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGE_CHOICES)

    def __init__(self, *args: Any, papers: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "paper", papers)
        self.initial = {"paper": papers[0][0], "language": get_language(), **self.initial}


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name on the certificate"), max_length=160)
