"""The two forms of the day: small enough for a weak phone, and whole without a script."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.fields import PlainText
from core.forms import LANGUAGE_CHOICES, offer
from meetings.forms.fields import day_input
from meetings.forms.guests import few_lines
from meetings.sheet.live import LiveSession


class InALanguage(forms.Form):
    """What is written in one language: the reader's own, unless she says otherwise."""

    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGE_CHOICES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language() or "en"


class LiveNoteForm(InALanguage):
    session = forms.ChoiceField(label=_("Session"), error_messages={"invalid_choice": _("Choose a session.")})
    words = PlainText(label=_("Your note"), max_length=1000, widget=few_lines(4))
    field_order = ["session", "words", "language"]

    def __init__(self, *args: Any, sessions: list[LiveSession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = [(row.uid, row.label) for row in sessions if row.is_today]
        before = [(row.uid, row.label) for row in sessions if not row.is_today]
        groups = [(_("Today"), today), (_("Before today"), before)]
        offer(self, "session", [group for group in groups if group[1]])


class LivePledgeForm(InALanguage):
    promise = PlainText(
        label=_("What your city will do"),
        help_text=_("One sentence: “By March we will …”."),
        max_length=500,
        widget=few_lines(2),
    )
    due_on = forms.DateField(label=_("By which day"), widget=day_input())
    field_order = ["promise", "due_on", "language"]
