"""The forms of updates and of their steps."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.fields import PlainText
from core.forms import LANGUAGE_CHOICES, lines, offer, writing
from pilots.actions import UPDATE_FIELDS
from pilots.forms.rows import ByName, RowForm
from pilots.models import Update


class UpdateForm(RowForm):
    """News of a pilot, in any language; `cities` are those that it can be written for, while it is new."""

    texts = {
        "title": (_("Title"), ""),
        "body": (_("Text"), _("What happened, who came, what is next. Paragraphs, lists and links as in Markdown.")),
    }

    class Meta(RowForm.Meta):
        model = Update
        fields = list(UPDATE_FIELDS)
        widgets = lines(["title"]) | writing(["body"], rows=10)
        help_texts = {"language": _("The one that it is written in first.")}

    def __init__(self, *args: Any, cities: QuerySet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", LANGUAGE_CHOICES)
        if cities is not None:
            self.fields["city"] = ByName(cities, to_field_name="slug", label=_("City"), empty_label=None)

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [*super().plain_fields, *([self["city"]] if "city" in self.fields else [])]


class UpdateStepForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class ChangesForm(UpdateStepForm):
    note = PlainText(
        label=_("What should change"),
        max_length=2000,
        help_text=_("The city reads it by mail and above its update."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


class TakeBackForm(UpdateStepForm):
    reason = PlainText(
        label=_("Reason"),
        max_length=2000,
        help_text=_("Your colleagues read it in the history."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class TellForm(forms.Form):
    """In the library of which city a case study is drafted."""

    city = ByName(City.objects.none(), to_field_name="slug", label=_("Case study of"), empty_label=None)

    def __init__(self, *args: Any, cities: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "city", cities)
        self.initial.setdefault("city", getattr(cities.first(), "slug", ""))
