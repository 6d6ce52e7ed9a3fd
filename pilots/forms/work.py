"""The forms of what is done in a pilot: milestones, tests, trainings and who came, the steps of its life."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.fields import PlainText
from core.forms import lines, offer, writing
from core.numbers import with_plain_digits
from core.translation import LANGUAGES
from library.forms.writing import Texts
from pilots.actions.steps import EVALUATION
from pilots.choices import ParticipantKind, Sex
from pilots.forms.pilot import DAYS
from pilots.forms.rows import ByName, RowForm
from pilots.models import Milestone, OperationalTest, Pilot, Training

MILESTONE: Texts = {
    "title": (_("Title"), _("What will be there: “The desk is open”, not “Work on the desk”.")),
    "description": (_("Description"), ""),
}
REACHED: Texts = {"evidence": (_("What shows it"), _("A decision, a count, an opening: what anybody can check."))}
TEST: Texts = {
    "title": (_("Title"), ""),
    "hypothesis": (_("What is expected"), _("If we do this, then that will happen: what the test will show.")),
    "method": (_("How it is tried"), _("Where, with whom, for how long.")),
    "measure": (_("What is measured"), _("By what you will know, and who counts.")),
    "baseline": (_("Before"), _("How it was before anything was done.")),
    "target": (_("Target"), _("What would be enough.")),
    "result": (_("Result"), _("What came of it.")),
    "did_not_work": (_("What did not work"), _("Colleagues elsewhere learn most from this.")),
}
TRAINING: Texts = {
    "title": (_("Title"), ""),
    "description": (_("What was trained"), _("For whom, in what, by whom.")),
    "place": (_("Place"), ""),
}


def in_languages(texts: Texts) -> list[str]:
    return [f"{name}_{code}" for name in texts for code in LANGUAGES]


class OfACity(RowForm):
    """A part that a city answers for: chosen when it is added, passed on afterwards."""

    def __init__(self, *args: Any, cities: QuerySet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if cities is not None:
            label = _("Which city answers for it")
            self.fields["city"] = ByName(cities, to_field_name="slug", label=label, empty_label=None)


class MilestoneForm(OfACity):
    texts = MILESTONE

    class Meta(RowForm.Meta):
        model = Milestone
        fields = [*in_languages(MILESTONE), "due_on"]
        widgets = lines(["title"]) | writing(["description"], rows=3)
        labels = {"due_on": _("Due on")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].required = not self.instance.is_done


class ReachForm(RowForm):
    """That a milestone was reached, since when, and what shows it."""

    texts = REACHED

    class Meta(RowForm.Meta):
        model = Milestone
        fields = ["done_on", *in_languages(REACHED), "evidence_url"]
        widgets = writing(["evidence"], rows=3)
        labels = {"done_on": _("Reached on"), "evidence_url": _("Where this can be seen")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"].required = True


class TestForm(RowForm):
    texts = TEST

    class Meta(RowForm.Meta):
        model = OperationalTest
        fields = [*in_languages(TEST), "starts", "ends", "position"]
        widgets = lines(["title"]) | writing([name for name in TEST if name != "title"], rows=3)
        help_texts = {"starts": DAYS, "position": _("1 stands first.")}


class TrainingForm(OfACity):
    texts = TRAINING

    class Meta(RowForm.Meta):
        model = Training
        fields = [*in_languages(TRAINING), "starts", "ends"]
        widgets = lines(["title", "place"]) | writing(["description"], rows=4)
        help_texts = {"starts": DAYS, "ends": _("Where it took one day, leave it empty.")}


class PassOnForm(forms.Form):
    """Another city of the pilot that answers for it from now on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    city = ByName(City.objects.none(), to_field_name="slug", label=_("City"), empty_label=_("Choose"))

    def __init__(self, *args: Any, cities: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_pass_%s", **kwargs})
        offer(self, "city", cities)


class PeopleField(forms.IntegerField):
    """How many people; in whichever digits they were typed, nothing for nobody."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "size": 5})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(with_plain_digits(value) if isinstance(value, str) else value)


class ParticipantsForm(forms.Form):
    """Who came to a training as a small table: a row for each kind, a column for each sex; never a name.

    `seen` is what was counted when the form was opened.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_people_%s", **kwargs})
        for kind in ParticipantKind:
            for sex in Sex:
                label = f"{kind.label}, {sex.label}"
                self.fields[cell(kind, sex)] = PeopleField(
                    label=label, required=False, min_value=0, max_value=100_000, localize=False
                )
                self.fields[cell(kind, sex)].widget.attrs["aria-label"] = label

    @property
    def rows(self) -> list[tuple[str, list[tuple[forms.BoundField, str]]]]:
        """Each kind with its fields and the sex that each is for."""
        return [(str(kind.label), [(self[cell(kind, sex)], str(sex.label)) for sex in Sex]) for kind in ParticipantKind]

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Those that anybody came of, as `actions.set_participants` takes them."""
        return [
            {"kind": kind.value, "sex": sex.value, "number": number}
            for kind in ParticipantKind
            for sex in Sex
            if (number := self.cleaned_data[cell(kind, sex)])
        ]


def cell(kind: str, sex: str) -> str:
    return f"{ParticipantKind(kind).value}-{Sex(sex).value}"


def participants_form(training: Training, data: Any = None) -> ParticipantsForm:
    counted = {cell(row.kind, row.sex): row.number for row in training.participants.all()}
    return ParticipantsForm(data, initial={"version": training.version, "seen": signature(training), **counted})


def signature(training: Training) -> str:
    """What is counted, so that two persons who count at once hear of each other."""
    return " ".join(sorted(f"{cell(row.kind, row.sex)}={row.number}" for row in training.participants.all()))


# Steps


class StepForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class SuspendForm(StepForm):
    reason = PlainText(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Everybody reads it on the pilot’s page."),
    )


class CancelForm(SuspendForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True


class EvaluationForm(RowForm):
    texts = {
        "evaluation": (
            _("Evaluation"),
            _("What was expected, what came of it, whether it was worth it, what others should know."),
        )
    }

    class Meta(RowForm.Meta):
        model = Pilot
        fields = list(EVALUATION)
        widgets = writing(["evaluation"], rows=8)
