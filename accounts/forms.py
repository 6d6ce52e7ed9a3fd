"""A person's own account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.validators import validate_name
from core.forms import LANGUAGE_CHOICES


class AccountForm(forms.ModelForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        validators=[validate_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of your mail"), choices=LANGUAGE_CHOICES)

    class Meta:
        model = User
        fields = ["name", "language"]


class AcceptForm(forms.Form):
    """What an invited person tells when she accepts."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        validators=[validate_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of your mail"), choices=LANGUAGE_CHOICES)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        help_text=_("Leave it empty to sign in by a code that is sent to your address each time."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, has_account: bool = False, **options: Any):
        """Who has an account is asked for nothing: her name, language and password stay as they are."""
        super().__init__(*args, **options)
        if has_account:
            self.fields.clear()

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password
