"""The forms of a session: what it is, who stands on its stage, in which languages, and where it goes."""

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from core.choices import DocumentLanguage
from core.forms import lines, offer, writing
from core.translation import text_fields
from core.wall_time import zones
from meetings.actions import SESSION_FIELDS
from meetings.actions.bookings import hour
from meetings.choices import LanguageMode, SessionState
from meetings.forms.fields import PlainRecordForm, yes_no
from meetings.models import Contribution, Contributor, InterpreterTeam, Room, Session


class SessionForm(PlainRecordForm):
    texts = {
        "title": (_("Title"), _("English is needed before the agenda is published.")),
        "description": (_("Description"), ""),
    }
    room = forms.ModelChoiceField(Room.objects.none(), required=False, label=_("Room"), empty_label=_("No room"))
    tz = forms.ChoiceField(label=_("Time zone"), choices=zones)
    is_online = yes_no(_("Online"), yes=_("It can be followed online"), no=_("In the room only"))
    takes_sign_up = yes_no(
        _("Sign-up"), yes=_("People sign up, as long as there are places"), no=_("Everybody may come")
    )
    is_recorded = yes_no(_("Recording"), yes=_("It is recorded"), no=_("It is not recorded"))

    class Meta(PlainRecordForm.Meta):
        model = Session
        fields = list(SESSION_FIELDS)
        widgets = lines(["title"]) | writing(["description"], rows=4)
        help_texts = {"track": _("Sessions that run beside one another stand in tracks 1, 2, 3 …")}

    field_order = [
        *[f"title_{code}" for code in ("en", "fr", "ar")],
        *["local_start", "local_end", "room", "kind", "track", "tz", "is_online", "capacity", "takes_sign_up"],
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "room", Room.objects.select_related("venue"))
        del self.fields["position"]


class ContributionForm(forms.ModelForm):
    contributor = forms.ModelChoiceField(
        Contributor.objects.exclude(name=""), label=_("Person"), empty_label=_("Choose")
    )

    class Meta:
        model = Contribution
        fields = ["contributor", "part", "acceptance", *text_fields(Contribution)]
        widgets = lines(["subject"])
        labels = {
            "subject_en": _("Subject, in English"),
            "subject_fr": _("Subject, in French"),
            "subject_ar": _("Subject, in Arabic"),
        }


class AcceptanceForm(forms.ModelForm):
    """What she does in it, and whether she has said yes."""

    class Meta:
        model = Contribution
        fields = ["part", "acceptance"]


class LanguageForm(forms.Form):
    """One language of a session; an empty one is left out."""

    language = forms.ChoiceField(label=_("Language"), choices=[("", "–"), *DocumentLanguage.choices], required=False)
    mode = forms.ChoiceField(label=_("How"), choices=LanguageMode.choices, required=False)
    team = forms.ModelChoiceField(
        InterpreterTeam.objects.all(), label=_("Team"), required=False, empty_label=_("No team")
    )


LanguageForms = formset_factory(LanguageForm, extra=3, max_num=30)


class SwapForm(forms.Form):
    """Another session of the meeting, with which this one changes places."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    other = forms.ChoiceField(label=_("Change places with"))

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = session.meeting.sessions.filter(state=SessionState.PLANNED).exclude(pk=session.pk)
        choices = [(f"{row.uid} {row.version}", f"{hour(row.local_start)} {row.title}".strip()) for row in others]
        offer(self, "other", [("", _("Choose")), *choices])

    @property
    def chosen(self) -> tuple[str, int]:
        """The other session and the version of it that she read."""
        uid, version = self.cleaned_data["other"].split(" ")
        return uid, int(version)


class JoinForm(forms.Form):
    """The address is written, never shown again."""

    url = forms.URLField(
        label=_("Address of the online session"), max_length=500, required=False, assume_scheme="https"
    )
