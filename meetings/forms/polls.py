"""The forms of polls: the question, what is offered, and a city's vote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import WallTime
from core.forms import lines
from meetings.choices import Vote
from meetings.forms.fields import day_input
from meetings.models import Poll, PollOption


class PollForm(forms.ModelForm):
    class Meta:
        model = Poll
        fields = ["question_en", "question_fr", "question_ar", "closes_on"]
        widgets = lines(["question"]) | {"closes_on": day_input()}
        labels = {
            "question_en": _("Question, in English"),
            "question_fr": _("Question, in French"),
            "question_ar": _("Question, in Arabic"),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"question_{code}") for code in ("en", "fr", "ar")):
            raise forms.ValidationError(_("Write the question in at least one language."))
        return cleaned


class OptionForm(forms.Form):
    """Days, or the hours of an online meeting by the clock of its place."""

    first_day = forms.DateField(label=_("First day"), required=False, widget=day_input())
    last_day = forms.DateField(label=_("Last day"), required=False, widget=day_input())
    local_start = WallTime(label=_("or begins"), required=False)
    local_end = WallTime(label=_("and ends"), required=False)


class VoteForm(forms.Form):
    """One answer to each option; the last word of the city counts."""

    def __init__(self, *args: Any, options: list[tuple[PollOption, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = [option.pk for option, _label in options]
        for option, label in options:
            self.fields[f"option-{option.pk}"] = forms.ChoiceField(
                label=label, choices=Vote.choices, required=False, widget=forms.RadioSelect
            )

    def answers(self) -> dict[int, str]:
        given = {pk: self.cleaned_data[f"option-{pk}"] for pk in self.options}
        return {pk: answer for pk, answer in given.items() if answer}
