"""The forms of calls: their facts, the questions on them, and what anybody asks about one that is open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cities.forms import AskerForm
from cities.models import Country, Theme
from core.fields import PlainText
from core.filters import alphabetical
from core.forms import LANGUAGE_CHOICES, lines, offer, writing
from core.translation import LANGUAGES
from core.wall_time import zones
from library.forms.words import InAnyOrder, Slugs, themes_of_the_network
from pilots.actions import CALL_FIELDS, CALL_TIES, QUESTION_FIELDS
from pilots.choices import Objective
from pilots.forms.rows import RowForm
from pilots.models import AskedQuestion, Call, CallAsker, CallQuestion

DAY_HELP = _("A year (2027), a month (2027-07) or a day (2027-07-01). Leave it empty when the hour is given.")
HOURS = ("opens_local", "closes_local", "tz", "opens_on", "closes_on")


class CallForm(InAnyOrder, RowForm):
    """The facts of a call, its ties to themes and countries among them."""

    texts = {
        "title": (_("Title"), ""),
        "theme": (_("Theme in the words of the call"), ""),
        "summary": (_("In short"), _("What it is about: the first lines of its page.")),
        "who_may_apply": (_("Who may apply"), ""),
        "ceiling_note": (_("Note on the ceiling"), ""),
    }
    objectives = Slugs(label=_("Objectives"), required=False, choices=Objective.choices)
    tz = forms.ChoiceField(
        label=_("Time zone"), choices=zones, help_text=_("The place whose clock the hours are told by.")
    )
    themes = Slugs(label=_("Themes"), required=False)
    countries = Slugs(label=_("Target countries"), required=False)

    class Meta(RowForm.Meta):
        model = Call
        fields = [*CALL_FIELDS, *CALL_TIES]
        widgets = lines(["title", "theme", "ceiling_note"]) | writing(["summary", "who_may_apply"], rows=5)
        help_texts = {"opens_on": DAY_HELP, "closes_on": DAY_HELP, "ceiling": _("The most that one grant can be.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "themes", themes_of_the_network())
        countries = [(row.code, str(row.name)) for row in Country.objects.all()]
        offer(self, "countries", sorted(countries, key=lambda choice: alphabetical(choice[1])))
        for name in CALL_TIES:
            self.initial[name] = self.value_in(self.instance, name)

    def value_in(self, row: Any, name: str) -> Any:
        if name not in CALL_TIES:
            return super().value_in(row, name)
        key = "slug" if name == "themes" else "code"
        return sorted(getattr(row, name).values_list(key, flat=True)) if row.pk else []

    def _save_m2m(self) -> None:
        """Ties are written by the action."""

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.own_values().items() if name not in CALL_TIES}

    def related(self) -> dict[str, Any]:
        """The rows that it is tied to."""
        return {
            "themes": Theme.objects.filter(slug__in=self.cleaned_data["themes"]),
            "countries": Country.objects.filter(code__in=self.cleaned_data["countries"]),
        }


class CallQuestionForm(RowForm):
    """A question with its answer; with the answer both are public."""

    texts = {
        "question": (_("Question"), _("As everybody reads it: without names and addresses.")),
        "answer": (_("Answer"), _("With the answer, question and answer are public at once.")),
    }

    class Meta(RowForm.Meta):
        model = CallQuestion
        fields = list(QUESTION_FIELDS)
        widgets = writing(["question"], rows=4) | writing(["answer"], rows=7)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", LANGUAGE_CHOICES)
        if not self.instance.pk:
            del self.fields["position"]


class AnswerAskedForm(CallQuestionForm):
    """The answer to what somebody asked, with the question as everybody is to read it."""

    def __init__(self, *args: Any, asked: AskedQuestion, **kwargs: Any) -> None:
        words = {f"question_{asked.language}": asked.text, "language": asked.language}
        super().__init__(*args, initial=words, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"answer_{code}") for code in LANGUAGES):
            raise forms.ValidationError(_("Write an answer: it goes to the person who asked."))
        return cleaned


class CloseAskedForm(forms.Form):
    reason = PlainText(
        label=_("Reason"),
        max_length=2000,
        help_text=_("Your colleagues read it; whoever asked is not told."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class AskAboutCallForm(AskerForm, forms.ModelForm):
    """A question about an open call, and who asks it."""

    class Meta:
        model = AskedQuestion
        fields = ["text"]
        field_classes = {"text": PlainText}
        labels = {"text": _("Your question")}
        help_texts = {"text": _("Leave out names and addresses. One question at a time is answered soonest.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 7, "dir": "auto"})}

    field_order = ["text", "name", "email", "organisation"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("The portal sends you the answer. Your address is shown to nobody.")

    def asker(self) -> CallAsker:
        return CallAsker(**self.about_asker())
