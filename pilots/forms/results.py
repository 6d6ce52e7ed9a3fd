"""The forms of results in numbers, and of what they are proposed for."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.forms import lines, offer
from pilots.actions import INDICATOR_FIELDS, VALUE_FIELDS
from pilots.forms.rows import ByName, RowForm
from pilots.models import IndicatorValue, ResultIndicator
from profiles.models import Indicator

WHEN = _("A year (2027), a month (2027-07) or a day (2027-07-01).")


class IndicatorForm(RowForm):
    """What is measured, from where to where."""

    texts = {"label": (_("What is measured"), _("Such as: women who found a job within a year."))}
    measures = ByName(
        Indicator.objects.all(),
        to_field_name="code",
        required=False,
        label=_("Indicator of the profile"),
        empty_label=_("None of them"),
        help_text=_("The one of the common catalogue that it corresponds to, if there is one."),
    )

    class Meta(RowForm.Meta):
        model = ResultIndicator
        fields = list(INDICATOR_FIELDS)
        widgets = lines(["label"])
        help_texts = {"baseline_on": WHEN, "target_on": WHEN, "baseline": _("How much it was before the pilot.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0


class ValueForm(RowForm):
    """One value: when, how exact, who says so."""

    texts = {"note": (_("Note"), "")}

    class Meta(RowForm.Meta):
        model = IndicatorValue
        fields = list(VALUE_FIELDS)
        widgets = lines(["note"])
        help_texts = {
            "period": WHEN,
            "source": _("A count, a register, a survey: where anybody can check it."),
        }


class ProposeForm(forms.Form):
    """For the profile of which city."""

    city = ByName(City.objects.none(), to_field_name="slug", label=_("Profile of"), empty_label=None)

    def __init__(self, *args: Any, cities: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "city", cities)
        self.initial.setdefault("city", getattr(cities.first(), "slug", ""))


class FigureForm(forms.Form):
    """The figure of the profile that came of a proposal, by its thread."""

    figure = forms.ChoiceField(label=_("Figure of the profile"))

    def __init__(self, *args: Any, figures: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "figure", figures)
