"""The forms of venues, rooms, interpreters, people on a stage and days off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cities.models import City, Country
from core.choices import DocumentLanguage
from core.forms import LANGUAGE_CHOICES, lines, writing
from meetings import actions
from meetings.forms.fields import ByName, PlainRecordForm, record_field
from meetings.models import Blackout, Contributor, ContributorContact, InterpreterTeam, Room, Venue


def a_city() -> ByName:
    return ByName(City.objects.all(), to_field_name="slug", required=False, label=_("City"), empty_label="–")


class VenueForm(PlainRecordForm):
    texts = {"name": (_("Name"), ""), "directions": (_("How to get there"), "")}
    city = a_city()

    class Meta(PlainRecordForm.Meta):
        model = Venue
        fields = list(actions.VENUE_FIELDS)
        widgets = lines(["name"]) | writing(["directions"], rows=3)


STEP_FREE = [("", _("Not known")), ("True", _("Yes")), ("False", _("No"))]


class RoomForm(PlainRecordForm):
    step_free = forms.TypedChoiceField(
        label=_("Reached without steps"),
        choices=STEP_FREE,
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
    )

    class Meta(PlainRecordForm.Meta):
        model = Room
        fields = list(actions.ROOM_FIELDS)


class TeamForm(PlainRecordForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=DocumentLanguage.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta(PlainRecordForm.Meta):
        model = InterpreterTeam
        fields = list(actions.TEAM_FIELDS)


class ContributorForm(PlainRecordForm):
    """What agendas say of somebody; where she is written to stands in a row of its own."""

    texts = {"function": (_("Function"), _("As the agenda prints it."))}
    city = a_city()
    account = forms.EmailField(
        label=_("Account in the portal"),
        required=False,
        help_text=_("The address with which she or he signs in: documents for those who take part open with it."),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Never shown. Changes of the agenda are sent there.")
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=LANGUAGE_CHOICES)

    class Meta(PlainRecordForm.Meta):
        model = Contributor
        fields = [name for name in actions.CONTRIBUTOR_FIELDS if name != "person"]
        widgets = lines(["function"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        contact = ContributorContact.objects.filter(contributor=row).first() if row.pk else None
        self.initial.setdefault("email", contact.email if contact else "")
        self.initial.setdefault("language", contact.language if contact else "en")
        self.initial.setdefault("account", row.person.email if row.person else "")

    def clean_account(self) -> User | None:
        email = self.cleaned_data["account"]
        person = User.objects.filter(email__iexact=email).first() if email else None
        if email and person is None:
            raise forms.ValidationError(_("Nobody in the portal signs in with this address."))
        return person

    def values(self) -> dict[str, Any]:
        return {**self.own_values(), "person": self.cleaned_data["account"]}


class BlackoutForm(forms.ModelForm):
    city = a_city()
    country = ByName(
        Country.objects.all(),
        to_field_name="code",
        required=False,
        label=_("or a whole country"),
        empty_label="–",
    )

    class Meta:
        model = Blackout
        fields = list(actions.BLACKOUT_FIELDS)
        formfield_callback = record_field
        widgets = lines(["name"])
        labels = {"name_en": _("Name, in English"), "name_fr": _("Name, in French"), "name_ar": _("Name, in Arabic")}
