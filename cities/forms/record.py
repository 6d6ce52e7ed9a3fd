"""Forms for a city's own record, its people, corrections, and for joining."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from accounts.choices import CITY_ROLES, ORGANISATION_ROLES, SECRETARIAT_ROLES, role_choices
from accounts.models import User
from cities.actions import OWN_FIELDS, OWN_TEXTS, REFERENCE_FIELDS, REFERENCE_TEXTS
from cities.choices import JoinStatus, LocalCompetence, Passage
from cities.models import City, CityPicture, Country, JoinRequest, Membership, Organisation, Phase
from cities.pictures import cleaned_picture
from cities.sheet import GUIDANCE, REFERENCE_GUIDANCE
from core.fields import Day, PlainText
from core.filters import ByLabel
from core.forms import LANGUAGE_CHOICES, RecordForm, lines, offer, writing
from core.models import Correction
from core.translation import LANGUAGES, direction

FASTEST_HUMAN, SLOWEST_HUMAN = 3, 24 * 3600  # seconds between opening a public form and sending it


class CityForm(RecordForm):
    """The city's own fields in three languages side by side."""

    texts = GUIDANCE
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    may_act_in = forms.MultipleChoiceField(
        label=_("What the municipality may do"),
        choices=LocalCompetence.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where the law lets it act. Your colleagues find the case studies that they can borrow by this."),
    )
    contact = forms.EmailField(
        label=_("Where questions go"),
        required=False,
        help_text=_("The address of an office, not of a person. It is never shown; questions are passed on to it."),
    )

    class Meta:
        model = City
        fields = list(OWN_FIELDS)
        widgets = writing(OWN_TEXTS)


class ByName(ModelChoiceField):
    """One row, in the order of the reader's language."""

    iterator = ByLabel


class ReferenceForm(RecordForm):
    """What the secretariat keeps of a city: its names and its country."""

    texts = REFERENCE_GUIDANCE
    country = ByName(Country.objects.all(), to_field_name="code", empty_label=None, label=_("Country"))
    administration = forms.CharField(
        label=_("Name of the administration, as it writes it"), required=False, max_length=160
    )
    alternate_names = SimpleArrayField(
        forms.CharField(max_length=80),
        label=_("Other names"),
        required=False,
        help_text=_("Earlier names and other spellings, parted by commas: the city is found by them too."),
    )

    class Meta:
        model = City
        fields = list(REFERENCE_FIELDS)
        widgets = lines(REFERENCE_TEXTS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_en"].required = True
        self.initial["country"] = self.instance.country.code


class MembershipForm(forms.ModelForm):
    """A part that a city takes in a phase."""

    phase = forms.ModelChoiceField(Phase.objects.all(), to_field_name="slug", empty_label=None, label=_("Phase"))
    represented_by = ByName(
        Organisation.objects.all(), to_field_name="slug", required=False, label=_("Represented by"), empty_label="–"
    )

    class Meta:
        model = Membership
        fields = ["phase", "role", "since", "represented_by"]
        labels = {"role": _("Part in the network"), "since": _("Since")}
        help_texts = {"since": _("A year (2018), a month (2018-07) or a day (2018-07-01).")}


class EndForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ["until"]
        labels = {"until": _("Until")}


class HumanForm(forms.Form):
    """A public form: a field that people do not see, and the time at which the form was opened."""

    address2 = forms.CharField(required=False, label=_("Leave this field empty"))
    opened = forms.CharField(widget=forms.HiddenInput)

    signer = TimestampSigner(salt="public-form")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = self.signer.sign("opened")

    def clean(self):
        cleaned = super().clean()
        try:
            self.signer.unsign(self.data.get(self.add_prefix("opened"), ""), max_age=SLOWEST_HUMAN)
            is_too_fast = self.was_opened_less_than(FASTEST_HUMAN)
        except BadSignature as error:
            raise ValidationError(_("This form was open for too long. Please send it again.")) from error
        if is_too_fast or self.data.get(self.add_prefix("address2")):
            raise ValidationError(_("This could not be sent. Please wait a moment and send it again."))
        return cleaned

    def was_opened_less_than(self, seconds: int) -> bool:
        try:
            self.signer.unsign(self.data[self.add_prefix("opened")], max_age=seconds)
        except BadSignature:
            return False
        return True


class CorrectionForm(HumanForm, forms.ModelForm):
    field = forms.ChoiceField(
        label=_("What should be corrected"),
        choices=Passage,
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only to tell you what was decided; not shown.")
    )

    class Meta:
        model = Correction
        fields = ["field", "proposal", "source"]
        field_classes = {"proposal": PlainText}
        widgets = {"proposal": forms.Textarea(attrs={"rows": 6}), "source": forms.TextInput()}
        help_texts = {"source": _("A document or a web page where this can be read.")}


class DecisionForm(forms.Form):
    text = PlainText(required=False, max_length=5000, label=_("Text"))
    reason = PlainText(required=False, max_length=2000, label=_("Reason"))


class PictureForm(forms.ModelForm):
    """A picture with its rights; position and camera data are removed, and it is stored anew."""

    class Meta:
        model = CityPicture
        fields = ["file", *(f"alternative_{code}" for code in LANGUAGES), "credit", "licence"]
        labels = {
            "file": _("Picture"),
            "alternative_en": _("What it shows, in English"),
            "alternative_fr": _("What it shows, in French"),
            "alternative_ar": _("What it shows, in Arabic"),
        }
        help_texts = {"file": _("JPEG, PNG or WebP, at most 10 MB and 40 megapixels, at least 200 by 200 pixels.")}
        widgets = {
            f"alternative_{code}": forms.TextInput(attrs={"lang": code, "dir": direction(code)}) for code in LANGUAGES
        }

    def clean_file(self):
        return cleaned_picture(self.cleaned_data["file"])


class ColleagueForm(forms.Form):
    """An invitation to one's own city."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=role_choices(CITY_ROLES))
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=LANGUAGE_CHOICES)
    membership_ends_at = Day(label=_("Last day of the membership"), required=False)


class InvitationForm(ColleagueForm):
    """The secretariat invites anyone."""

    role = forms.ChoiceField(label=_("Role"))
    city = forms.ModelChoiceField(City.objects.all(), to_field_name="slug", required=False, label=_("City"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), to_field_name="slug", required=False, label=_("Organisation")
    )

    def __init__(self, *args, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        roles = CITY_ROLES + ORGANISATION_ROLES
        if by.has_perm("cities.grant_secretariat_role"):
            roles = roles + SECRETARIAT_ROLES
        offer(self, "role", role_choices(roles))


class JoinForm(HumanForm, forms.ModelForm):
    class Meta:
        model = JoinRequest
        fields = ["kind", "name", "email", "city_name", "country", "position", "message"]
        field_classes = {"message": PlainText}
        widgets = {
            "message": forms.Textarea(attrs={"rows": 6}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }


class JoinAnswerForm(forms.Form):
    status = forms.ChoiceField(label=_("Next state"))
    answer = PlainText(label=_("Answer"), max_length=4000)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, steps: list[JoinStatus], **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "status", [(step.value, step.label) for step in steps])
