"""The forms of a pilot as a whole: proposed, described, its cities, partners, experts and ties."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cities.models import City, Organisation, Theme
from core.choices import RecordStatus
from core.filters import NamedRows
from core.forms import lines, name_languages, offer, writing
from core.translation import LANGUAGES
from library.choices import SDG_TARGET_CHOICES
from library.forms.words import by_goal
from library.forms.writing import Texts, several
from library.models import CaseStudy, Recommendation
from pilots.actions import EXPERT_FIELDS, PARTNER_FIELDS, PILOT_FIELDS
from pilots.choices import Objective
from pilots.forms.rows import ByName, RowForm
from pilots.models import Call, Expert, Pilot, PilotPartner

PLAN: Texts = {
    "title": (_("Title"), _("What is tried and for whom, in one line.")),
    "summary": (_("In short"), _("Two or three sentences for somebody who reads nothing else.")),
    "aim": (_("Objective"), _("What should be different afterwards, and for whom.")),
    "activities": (_("Activities"), _("What is done, in the order in which it happens.")),
    "outcomes": (_("Expected outcomes"), _("What will be there at the end that was not there before.")),
    "place": (_("Place"), _("A district, a building, a street: where it happens.")),
}
AFTERWARDS: Texts = {
    "results": (_("What came of it"), _("In words; numbers have a page of their own.")),
    "lessons": (_("What was learnt"), _("What you would do again, what otherwise, and what did not work.")),
    "date_note": (_("Note on the dates"), _("Where the dates need an explanation.")),
}
ONE_LINE = ["title", "place", "date_note"]
DAYS = _("A year (2018), a month (2018-07) or a day (2018-07-01).")


def fields_of(texts: Texts, *others: str) -> list[str]:
    wanted = {*others, *(f"{name}_{code}" for name in texts for code in LANGUAGES)}
    return [name for name in PILOT_FIELDS if name in wanted]


def widgets_of(texts: Texts) -> dict[str, Any]:
    return lines(name for name in texts if name in ONE_LINE) | writing(
        [name for name in texts if name not in ONE_LINE], rows=5
    )


class PlanForm(RowForm):
    """What a proposal and a pilot have in common."""

    texts = PLAN
    call = ByName(Call.objects.none(), to_field_name="slug", required=False, label=_("Call"), empty_label=_("No call"))
    objectives = several(_("Objectives of the calls"), Objective.choices, _("Those that it serves, by their letters."))

    class Meta(RowForm.Meta):
        model = Pilot
        fields = fields_of(PLAN, "call", "objectives", "starts", "ends")
        widgets = widgets_of(PLAN)
        help_texts = {"starts": DAYS, "ends": _("Leave it empty while it is not known.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        public = Q(status=RecordStatus.PUBLISHED)
        offer(self, "call", Call.objects.filter(public | Q(pk=self.instance.call_id)))


class ProposalForm(PlanForm):
    """A pilot that does not exist yet, with the city that leads it and those that take part."""

    city = ByName(City.objects.none(), to_field_name="slug", label=_("Lead city"), empty_label=_("Choose"))
    partners = NamedRows(
        City.objects.all(),
        to_field_name="slug",
        required=False,
        label=_("Partner cities"),
        widget=forms.CheckboxSelectMultiple,
    )
    themes = NamedRows(
        Theme.objects.all(),
        to_field_name="slug",
        required=False,
        label=_("Themes"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, cities: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "city", cities)


class DescriptionForm(PlanForm):
    """Every shared part that is words, dates, letters and places."""

    texts = PLAN | AFTERWARDS
    sdg_targets = several(
        _("Targets of the Sustainable Development Goals"),
        SDG_TARGET_CHOICES,
        _("Those that it truly serves: three well chosen say more than twenty."),
    )

    class Meta(PlanForm.Meta):
        fields = list(PILOT_FIELDS)
        widgets = widgets_of(PLAN | AFTERWARDS)
        help_texts = PlanForm.Meta.help_texts | {
            "latitude": _("Degrees north, as 41.38. With the longitude, or neither: it then stands at its lead city."),
            "longitude": _("Degrees east of Greenwich, as 2.17."),
            "url": _("Where more of it can be read, if it can."),
        }

    @property
    def boxes_seen(self) -> SafeString:
        """What stood in the fields of boxes when the form was opened: their template prints the boxes alone."""
        names = ("objectives", "sdg_targets")
        return format_html_join("", "{}", ((self[name].as_hidden(only_initial=True),) for name in names))

    @property
    def goals(self) -> list[tuple[str, str, list[Any]]]:
        return by_goal(self["sdg_targets"])


# Cities, partners and experts


class CityForm(forms.Form):
    """A city that takes part from now on."""

    city = ByName(City.objects.none(), to_field_name="slug", label=_("City"), empty_label=_("Choose"))

    def __init__(self, *args: Any, pilot: Pilot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "city", City.objects.exclude(pilot_parts__pilot=pilot))


class PartnerForm(forms.ModelForm):
    organisation = ByName(
        Organisation.objects.all(), to_field_name="slug", label=_("Organisation"), empty_label=_("Choose")
    )

    class Meta:
        model = PilotPartner
        fields = ["organisation", *PARTNER_FIELDS]
        widgets = lines(["note"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_partner_%s", **kwargs})
        name_languages(self, {"note": _("What it does in it")})


class PartnerWordsForm(RowForm):
    """A partner that is there; another organisation is another partner."""

    texts: Texts = {"note": (_("What it does in it"), "")}

    class Meta(RowForm.Meta):
        model = PilotPartner
        fields = list(PARTNER_FIELDS)
        widgets = lines(["note"])


class ExpertForm(forms.ModelForm):
    organisation = ByName(
        Organisation.objects.all(),
        to_field_name="slug",
        required=False,
        label=_("For which organisation"),
        empty_label=_("None"),
    )

    class Meta:
        model = Expert
        fields = [name for name in EXPERT_FIELDS if name != "person"]
        widgets = lines(["expertise"])

    field_order = [*[f"expertise_{code}" for code in LANGUAGES], "organisation"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_expert_%s", **kwargs})
        name_languages(self, {"expertise": _("What this expert knows")})


class ExpertWordsForm(RowForm):
    """An expert who is there."""

    texts: Texts = {"expertise": (_("What this expert knows"), "")}
    organisation = ByName(
        Organisation.objects.all(),
        to_field_name="slug",
        required=False,
        label=_("For which organisation"),
        empty_label=_("None"),
    )

    class Meta(RowForm.Meta):
        model = Expert
        fields = [name for name in EXPERT_FIELDS if name != "person"]
        widgets = lines(["expertise"])


# Ties

TIES: dict[str, tuple[type[Model], str, Any]] = {
    "themes": (Theme, "slug", _("Theme")),
    "recommendations": (Recommendation, "code", _("Recommendation")),
    "borrowed": (CaseStudy, "slug", _("Case study")),
}


class TieForm(forms.Form):
    """One row to which the pilot is not tied yet."""

    def __init__(self, *args: Any, pilot: Pilot, name: str, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"id_{name}_%s", **kwargs})
        model, key, label = TIES[name]
        rows: Any = model._default_manager
        rows = rows.visible_to(user) if hasattr(rows, "visible_to") else rows.all()
        rows = rows.exclude(pk__in=getattr(pilot, name).values("pk"))
        self.fields["row"] = ByName(rows, to_field_name=key, label=label, empty_label=_("Choose"))


class NeedForm(forms.Form):
    """A priority or a figure of one city that the pilot answers."""

    thread = forms.ChoiceField()

    def __init__(self, *args: Any, label: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thread"].label = label
        offer(self, "thread", [("", _("Choose")), *choices])


class ReviewForm(forms.ModelForm):
    """Who reads a city's updates first, as the city wishes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Pilot.cities.through
        fields = ["update_review"]
