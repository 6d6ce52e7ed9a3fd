"""The form in which a city says what became of another city's practice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from core.fields import PlainText
from core.filters import ByLabel
from core.forms import RecordForm, offer, writing
from core.translation import LANGUAGES
from library.actions import ADAPTATION_FIELDS
from library.choices import AdaptationState
from library.models import Adaptation, CaseStudy

ADAPTATION_GUIDANCE = {
    "kept": (_("What you kept"), _("What worked in your city as it had worked in theirs.")),
    "changed": (_("What you changed"), _("What had to be different here: law, partners, scale, people.")),
    "cost": (_("What it cost"), _("Money, staff, who paid. Round numbers are enough.")),
    "result": (_("What came of it"), _("For whom, how many, how one knows. “Nothing yet” is an answer too.")),
    "failure": (
        _("What did not work, and why"),
        _("A failure is as welcome as a success: it saves the next city a detour."),
    ),
}


class OwnCase(ModelChoiceField):
    iterator = ByLabel

    def label_from_instance(self, row: CaseStudy) -> str:
        return str(row.all_editions[0].title) if row.all_editions else row.slug


class AdaptationForm(RecordForm):
    """Over an adaptation of one city; the case study that it borrowed is in the address."""

    texts = ADAPTATION_GUIDANCE
    told_in = OwnCase(
        CaseStudy.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("Our own case study that tells it"),
        empty_label=_("None yet"),
        help_text=_("If you have written one, the two become a family: readers find the one from the other."),
    )

    class Meta:
        model = Adaptation
        fields = list(ADAPTATION_FIELDS)
        widgets = writing(ADAPTATION_GUIDANCE, rows=4) | {"progress": forms.RadioSelect}
        field_classes = {f"{name}_{code}": PlainText for name in ADAPTATION_GUIDANCE for code in LANGUAGES}
        help_texts = {"started": _("A year (2018), a month (2018-07) or a day (2018-07-01).")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "progress", AdaptationState.choices)
        offer(self, "told_in", self.instance.city.case_studies.with_titles())
        self.initial["told_in"] = self.instance.told_in


class WithdrawForm(forms.Form):
    reason = PlainText(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
