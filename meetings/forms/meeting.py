"""The form of a meeting's facts, its copy, and what it is tied to."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country, Organisation, Theme
from core.forms import LANGUAGE_CHOICES, lines, offer, writing
from core.wall_time import zones
from library.models import CaseStudy, Publication, Recommendation
from meetings.actions import MEETING_FIELDS
from meetings.choices import CityPart, OrganisationPart
from meetings.forms.fields import ByName, PlainRecordForm, day_input, record_field, yes_no
from meetings.models import Meeting, MeetingCity, MeetingOrganisation


class MeetingForm(PlainRecordForm):
    texts = {
        "title": (_("Title"), ""),
        "summary": (_("In short"), _("What it is about and for whom: the first lines of its page.")),
        "place": (_("Place"), _("Where it is not a city of the network, or a building in words.")),
        "date_note": (_("Note on the dates"), ""),
        "outcome": (_("Outcome"), _("What came of it, once it was held.")),
    }
    host = ByName(City.objects.all(), to_field_name="slug", required=False, label=_("Host city"), empty_label="–")
    place_country = ByName(
        Country.objects.all(), to_field_name="code", required=False, label=_("Country"), empty_label="–"
    )
    tz = forms.ChoiceField(
        label=_("Time zone"),
        choices=zones,
        help_text=_("The place whose clock the hours are told by. New sessions take it over."),
    )
    inferred = yes_no(
        _("Are the dates printed?"), yes=_("No: inferred from other sources"), no=_("Yes, or decided by us")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["tz"].required = False
            offer(self, "tz", [("", _("That of the host or the country")), *zones()])
            self.initial["tz"] = ""

    class Meta(PlainRecordForm.Meta):
        model = Meeting
        fields = list(MEETING_FIELDS)
        widgets = lines(["title", "place", "date_note"]) | writing(["summary", "outcome"], rows=4)
        labels = {"people_note": _("People present, in words")}

    field_order = [
        *[f"title_{code}" for code in ("en", "fr", "ar")],
        *["kind", "number", "first_day", "last_day", "precision", "inferred", "mode", "host", "place_country", "tz"],
    ]


class CopyForm(forms.Form):
    """A new meeting in the shape of another: its days and sessions, never its people, rooms or files."""

    shape = forms.ModelChoiceField(
        Meeting.objects.none(), to_field_name="slug", label=_("Shape of"), empty_label=_("Choose")
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    language = forms.ChoiceField(label=_("Language of the title"), choices=LANGUAGE_CHOICES)
    first_day = forms.DateField(label=_("First day"), widget=day_input())

    def __init__(self, *args: Any, shapes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "shape", shapes)


class CityPartForm(forms.ModelForm):
    city = ByName(City.objects.all(), to_field_name="slug", label=_("City"), empty_label=_("Choose"))
    part = forms.ChoiceField(label=_("Role in the meeting"), choices=CityPart.choices)

    class Meta:
        model = MeetingCity
        fields = ["city", "part"]


class OrganisationPartForm(forms.ModelForm):
    organisation = ByName(
        Organisation.objects.all(), to_field_name="slug", label=_("Organisation"), empty_label=_("Choose")
    )
    part = forms.ChoiceField(label=_("Role in the meeting"), choices=OrganisationPart.choices)

    class Meta:
        model = MeetingOrganisation
        fields = ["organisation", "part"]


TIES: dict[str, tuple[type[Model], str, Any]] = {
    "themes": (Theme, "slug", _("Theme")),
    "countries": (Country, "code", _("Country")),
    "publications": (Publication, "slug", _("Publication")),
    "recommendations": (Recommendation, "code", _("Recommendation")),
    "case_studies": (CaseStudy, "slug", _("Case study")),
}


class ByTitle(ByName):
    """Case studies by the title that readers know; their own name is that of their address."""

    def label_from_instance(self, row: CaseStudy) -> str:
        own = getattr(row, f"title_{get_language() or 'en'}", "")
        return own or row.title_en or row.title_fr or row.title_ar or row.slug


class TieForm(forms.Form):
    """One row that the meeting is not tied to yet."""

    def __init__(self, *args: Any, meeting: Meeting, name: str, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"id_{name}_%s", **kwargs})
        model, key, label = TIES[name]
        rows: Any = model._default_manager
        rows = rows.visible_to(user) if hasattr(rows, "visible_to") else rows.all()
        rows = rows.exclude(pk__in=getattr(meeting, name).values("pk"))
        kind = ByTitle if model is CaseStudy else ByName
        self.fields["row"] = kind(rows, to_field_name=key, label=label, empty_label=_("Choose"))


class EventForm(forms.Form):
    """Another meeting of the same event."""

    row = forms.ModelChoiceField(
        Meeting.objects.none(), to_field_name="slug", label=_("Meeting"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_event_%s", **kwargs})
        others = Meeting.objects.exclude(event_group=meeting.event_group).filter(on_record=False)
        offer(self, "row", others)


__all__ = [
    "TIES",
    "CityPartForm",
    "CopyForm",
    "EventForm",
    "MeetingForm",
    "OrganisationPartForm",
    "TieForm",
    "record_field",
]
