"""Forms of the priority paper, the log of the stakeholder group, the list of services, and the council's adoption."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cities.models import Theme
from core.fields import Day
from core.forms import RecordForm, lines, offer, writing
from core.translation import LANGUAGES
from profiles.actions import ADOPTION_FIELDS, EDITABLE
from profiles.choices import Competence
from profiles.forms.fields import RowChoice
from profiles.forms.parts import PartForm
from profiles.models import Adoption, Figure, Priority, ProfileEdition, Service, StakeholderEntry
from profiles.sheet.figures import as_written, span_in_words

BETWEEN = re.compile(r"[,;،؛\n]")
LONGEST_NAME = 40


class CommaList(forms.Field):
    """Several short names in one line, with commas between them, also Arabic ones."""

    widget = forms.TextInput

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        names = (name.strip() for name in BETWEEN.split(value or ""))
        return list(dict.fromkeys(name for name in names if name))

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if any(len(name) > LONGEST_NAME for name in value):
            raise ValidationError(_("Put a comma between the names: one of them is too long."))


class FiguresOfEdition(forms.TypedMultipleChoiceField):
    """Figures of the edition, by the threads that stay theirs from edition to edition."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=UUID, empty_value=[], required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return [str(thread) for thread in value] if isinstance(value, list) else value


def figure_choices(edition: ProfileEdition) -> list[tuple[str, str]]:
    return [
        (str(figure.thread), figure_label(figure)) for figure in Figure.objects.filter(edition=edition).with_sources()
    ]


def figure_label(figure: Figure) -> str:
    """What is counted, where and when, and the number: "Population, Turin, 2023: 847 000"."""
    part = figure.breakdown.name if figure.breakdown else ""
    about = [figure.indicator.name, part, figure.geography.name, span_in_words(figure.period_start, figure.period_end)]
    return f"{', '.join(str(words) for words in about if words)}: {as_written(figure)}"


class PriorityForm(PartForm):
    """One priority; its rank is changed in the list."""

    figures = FiguresOfEdition(
        label=_("Figures that show the need"), help_text=_("Readers see them beside the priority.")
    )
    theme = RowChoice(Theme, name="slug", label=_("Theme"), required=False, empty_label=_("Not stated"))
    competence = forms.ChoiceField(
        label=_("Level of competence"), choices=[("", _("Not stated")), *Competence.choices], required=False
    )
    texts = {
        "title": (_("Title"), _("A few words that name the goal.")),
        "challenge": (_("Challenge"), _("What is wrong today, for whom, and how one knows.")),
        "target_group": (_("Target group"), ""),
        "measures": (_("Measures"), _("What the city will do, one after another.")),
        "lead": (_("Lead"), _("The department or office that answers for it.")),
        "partners": (_("Partners"), _("Authorities, associations, cities that take part.")),
        "measured_by": (_("How one will know"), _("The indicator by which success is measured.")),
    }
    remarked_as = "priority"

    class Meta(PartForm.Meta):
        model = Priority
        fields = [name for name in EDITABLE["priorities"] if name != "position"]
        widgets = (
            writing(["challenge", "measures"], rows=5)
            | writing(["target_group", "lead", "partners", "measured_by"], rows=2)
            | lines(["title"])
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("theme", Theme.objects.all())
        offer(self, "figures", figure_choices(self.instance.edition))


class StakeholderForm(PartForm):
    texts = {
        "groups": (_("Who took part"), _("Groups and bodies, never names of persons.")),
        "outcome": (_("What came of it"), ""),
    }
    remarked_as = "stakeholder"

    class Meta(PartForm.Meta):
        model = StakeholderEntry
        fields = list(EDITABLE["stakeholders"])
        widgets = writing(["groups"], rows=2) | writing(["outcome"], rows=5)
        help_texts = {"date": _("A year (2018), a month (2018-07) or a day (2018-07-01).")}


class ServiceForm(PartForm):
    languages = CommaList(
        label=_("Languages spoken there"),
        required=False,
        help_text=_("With commas between them: Italian, French, Arabic."),
    )
    texts = {
        "name": (_("Name of the service"), ""),
        "for_whom": (_("For whom"), ""),
        "legal_condition": (_("Legal condition"), _("Whether a permit or registration is needed, and which.")),
    }
    remarked_as = "service"

    class Meta(PartForm.Meta):
        model = Service
        fields = [name for name in EDITABLE["services"] if name != "position"]
        widgets = writing(["for_whom", "legal_condition"], rows=2) | lines(["name"])
        help_texts = {
            "contact": _("Street or general address of the office; never a person’s."),
        }


class VisionForm(RecordForm):
    """What stands above the priorities."""

    texts = {"vision": (_("Vision"), _("Where the city wants to be in some years, in a few sentences."))}

    class Meta:
        model = ProfileEdition
        fields = [f"vision_{code}" for code in LANGUAGES]
        widgets = writing(["vision"], rows=6)


class AdoptionForm(RecordForm):
    """That the council adopted the priorities; corrected like any record."""

    texts = {"council": (_("Council"), _("For example: City Council of Turin."))}
    adopted_on = Day(label=_("Adopted on"))
    url = forms.URLField(label=_("Address of the document"), required=False, assume_scheme="https", max_length=500)

    class Meta:
        model = Adoption
        fields = list(ADOPTION_FIELDS)
        labels = {"reference": _("Number of the decision")}
        widgets = lines(["council"])
