"""The forms of the City Toolkit: its texts for the secretariat, notes and tasks for a city."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import RecordForm, lines, offer, writing
from library.actions import STAGE_FIELDS, STEP_FIELDS, TASK_FIELDS, TOOL_FIELDS
from library.choices import ProfileChapter
from library.forms.words import themes_of_the_network
from library.models import CityStep, CityTask, Stage, Step, Tool

MARKDOWN = _("Leave a line empty between paragraphs; a line that begins with “- ” is an item of a list.")


def in_use() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("In use"),
        choices=[("True", _("Yes: everybody reads it")), ("False", _("No: it is kept, and shown to nobody"))],
        coerce=lambda value: value == "True",
    )


class StageForm(RecordForm):
    texts: ClassVar = {"title": (_("Title"), ""), "intro": (_("What this stretch of the way is about"), "")}

    class Meta:
        model = Stage
        fields = list(STAGE_FIELDS)
        widgets = lines(["title"]) | writing(["intro"], rows=4)


class StepForm(RecordForm):
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("By them case studies and recommendations that fit are found."),
    )
    profile_chapters = forms.MultipleChoiceField(
        label=_("Chapters of the profile that it feeds"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=ProfileChapter.choices,
    )
    is_own_draft = forms.TypedChoiceField(
        label=_("Standing"),
        choices=[("True", _("The portal’s own draft")), ("False", _("Adopted by the network"))],
        coerce=lambda value: value == "True",
    )
    is_in_use = in_use()
    texts: ClassVar = {
        "title": (_("Title"), ""),
        "purpose": (_("Why"), _("One or two sentences.")),
        "guidance": (_("How to go about it"), MARKDOWN),
        "strategies": (_("Strategies"), MARKDOWN),
        "options": (_("Policy options"), MARKDOWN),
        "done_when": (_("Done when"), _("One sentence by which a city knows that the step is done.")),
    }

    class Meta:
        model = Step
        fields = list(STEP_FIELDS)
        widgets = (
            lines(["title"])
            | writing(["purpose", "done_when"], rows=3)
            | writing(["guidance"], rows=12)
            | writing(["strategies", "options"], rows=6)
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "themes", themes_of_the_network())


class ToolForm(RecordForm):
    url = forms.URLField(label=_("Address on the web"), required=False, max_length=500, assume_scheme="https")
    is_in_use = in_use()
    texts: ClassVar = {
        "title": (_("Title"), ""),
        "description": (_("What it is for"), ""),
        "content": (
            _("The template"),
            _(
                "A line “# …” begins a section, or a sheet of a workbook; “> …” tells whoever fills it in what belongs "
                "there. In a workbook a table stands under each heading; “- Column: one / two” below it gives what can "
                "be chosen in that column."
            ),
        ),
    }

    class Meta:
        model = Tool
        fields = list(TOOL_FIELDS)
        widgets = lines(["title"]) | writing(["description"], rows=2) | writing(["content"], rows=16)


class CityStepForm(RecordForm):
    class Meta:
        model = CityStep
        fields = ["state", "note"]
        widgets = {"state": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 10, "dir": "auto"})}
        labels = {"state": _("Where do you stand?"), "note": _("Notes")}
        help_texts = {"note": _("For your city alone: what you decided, whom you asked, what is missing.")}


class CityTaskForm(RecordForm):
    class Meta:
        model = CityTask
        fields = list(TASK_FIELDS)
        widgets = {
            "text": forms.TextInput(attrs={"dir": "auto"}),
            "responsible": forms.TextInput(attrs={"dir": "auto"}),
            "due": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        help_texts = {"responsible": _("An office or a function rather than a name: people move on.")}
