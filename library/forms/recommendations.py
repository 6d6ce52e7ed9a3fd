"""The forms of a recommendation, and of what a city declares about one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import WordsInARow
from core.forms import RecordForm, lines, name_languages, offer, writing
from library.actions.recommendations import PROGRESS_FIELDS, RECOMMENDATION_FIELDS
from library.choices import SDG_TARGET_CHOICES, ProgressState
from library.forms.words import InAnyOrder, Slugs, themes_of_the_network
from library.models import Progress, Recommendation


class SDGTargets(WordsInARow):
    def __init__(self, **kwargs: Any):
        one = forms.ChoiceField(choices=SDG_TARGET_CHOICES)
        super().__init__(one, required=False, **kwargs)


class RecommendationForm(InAnyOrder):
    texts = {
        "title": (_("Title"), ""),
        "body": (_("Text"), _("As it was adopted. While it is not known, leave it empty: the page says so.")),
        "adopted_in": (_("Adopted in"), _("The meeting that adopted it, in words. Empty while it is not known.")),
    }
    themes = Slugs(label=_("Themes"), required=False)
    sdg_targets = SDGTargets(
        label=_("SDG targets"), help_text=_("Numbers of targets, parted by commas: 10.7, 16.6, 17.9.")
    )

    url = forms.URLField(
        label=_("Address of the original document"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Recommendation
        fields = list(RECOMMENDATION_FIELDS)
        widgets = lines(["title", "adopted_in"]) | writing(["body"], rows=10)
        help_texts = {"adopted_on": _("A year (2018), a month (2018-07) or a day (2018-07-01).")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "themes", themes_of_the_network())


class NewRecommendationForm(forms.ModelForm):
    """Enough to begin: the reference, which never changes, and a title."""

    class Meta:
        model = Recommendation
        fields = ["code", "title_en", "title_fr", "title_ar"]
        widgets = lines(["title"]) | {"code": forms.TextInput(attrs={"dir": "ltr"})}
        help_texts = {"code": _("Such as MC2CM-R4. It can never be changed: documents will name it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self, {"title": _("Title")})


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))


class ProgressForm(RecordForm):
    texts = {
        "note": (
            _("Note"),
            _("What was done, what is planned, what stands in the way. Public, under your city’s name."),
        ),
    }
    state = forms.ChoiceField(label=_("How far have you come?"), choices=ProgressState, widget=forms.RadioSelect)
    evidence = forms.URLField(
        label=_("Where this can be seen"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("A page or a document on the web: a decision of the council, a report, a service."),
    )

    class Meta:
        model = Progress
        fields = list(PROGRESS_FIELDS)
        widgets = writing(["note"], rows=4)
