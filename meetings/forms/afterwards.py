"""The forms of minutes, reports and promises."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.fields import PlainText
from core.forms import lines, offer, writing
from meetings import actions
from meetings.choices import Attribution, Clearance, PledgeState
from meetings.forms.fields import ByName, PlainRecordForm
from meetings.models import Contributor, MeetingReport, MinutesEntry, Pledge


class MinutesForm(PlainRecordForm):
    """One note; under the Chatham House Rule it has no field for who spoke."""

    texts = {"words": (_("The note"), "")}
    contributor = forms.ModelChoiceField(
        Contributor.objects.none(), required=False, label=_("Who said it"), empty_label=_("Nobody is named")
    )
    city = ByName(
        City.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("For which city"),
        empty_label=_("No city is named"),
    )

    class Meta(PlainRecordForm.Meta):
        model = MinutesEntry
        fields = list(actions.MINUTES_FIELDS)
        widgets = writing(["words"], rows=3)

    field_order = [*[f"words_{code}" for code in ("en", "fr", "ar")], "kind", "contributor", "city"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        session = self.instance.session
        if session.attribution == Attribution.CHATHAM_HOUSE:
            del self.fields["contributor"], self.fields["city"]
            return
        staged = Contributor.objects.filter(sessions__meeting=session.meeting).exclude(name="")
        offer(self, "contributor", staged.distinct())
        offer(self, "city", City.objects.all())


class RecordingForm(forms.Form):
    url = forms.URLField(label=_("Address of the recording"), max_length=500, assume_scheme="https")


class ReportForm(PlainRecordForm):
    texts = {
        "title": (_("Title"), ""),
        "body": (_("Report"), _("Markdown. Name no person of a session under the Chatham House Rule.")),
    }

    class Meta(PlainRecordForm.Meta):
        model = MeetingReport
        fields = list(actions.REPORT_FIELDS)
        widgets = lines(["title"]) | writing(["body"], rows=18)


class ClearanceForm(forms.Form):
    """A city's word on a report that names it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Your city’s answer"),
        choices=[
            (Clearance.CLEARED.value, _("We clear the report as it stands")),
            (Clearance.OBJECTED.value, _("We ask for a change")),
        ],
        widget=forms.RadioSelect,
    )
    note = PlainText(
        label=_("What should be changed"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PledgeForm(PlainRecordForm):
    texts = {"promise": (_("What your city will do"), _("One sentence: “By March we will …”."))}

    class Meta(PlainRecordForm.Meta):
        model = Pledge
        fields = list(actions.PLEDGE_FIELDS)
        widgets = writing(["promise"], rows=2)


class SettleForm(PlainRecordForm):
    """Whether a promise was kept, and what came of it."""

    texts = {"outcome": (_("What came of it"), "")}
    state = forms.ChoiceField(label=_("The promise is"), choices=PledgeState.choices)

    class Meta(PlainRecordForm.Meta):
        model = Pledge
        fields = list(actions.OUTCOME)
        widgets = writing(["outcome"], rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("state", self.instance.state)
