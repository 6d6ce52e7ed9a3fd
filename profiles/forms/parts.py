"""Forms for the parts of an edition: one base for all of them; figures and gaps."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.fields import column_field
from core.forms import RecordForm, offer, writing
from core.models import Source
from core.translation import LANGUAGES
from profiles.actions import EDITABLE
from profiles.forms.fields import RowChoice
from profiles.forms.numbers import Reading, reading
from profiles.forms.sources import SourceForm
from profiles.models import Breakdown, Definition, Figure, Gap, Geography, Indicator


class SourceChoice(RowChoice):
    def label_from_instance(self, row: Source) -> str:
        """The title first, so that typing its first letters finds it."""
        return ", ".join(filter(None, [row.title, row.publisher, row.published[:4]]))


def chapter_of(row: Indicator) -> Any:
    return row.get_chapter_display() if row.city_id is None else _("Your city’s own")


def own_and_common(city: City) -> models.QuerySet:
    return Indicator.objects.usable_by(city).order_by("city", "position", "code")


class PartForm(RecordForm):
    """One part of an edition.

    The instance names its edition, also when it is new. `Meta.fields` is what `EDITABLE` says of the part;
    `remarked_as` is the word for it in remarks and anchors (`figure:<thread>`).
    """

    remarked_as: ClassVar[str] = ""

    class Meta:
        formfield_callback = column_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.own_fields:
            field = self.fields[name]
            if isinstance(field, RowChoice) and isinstance(self.initial.get(name), int):
                self.initial[name] = getattr(self.instance, name)

    def value_in(self, row: Any, name: str) -> Any:
        """A part that is not there yet names no place and no source."""
        column = row._meta.get_field(name)
        return None if column.is_relation and getattr(row, column.attname) is None else getattr(row, name)

    def offer(self, name: str, rows: models.QuerySet) -> None:
        """Which rows can be chosen: these, and the one that is chosen already."""
        chosen = rows.model._default_manager.filter(pk=getattr(self.instance, f"{name}_id"))
        offer(self, name, rows | chosen)

    @property
    def inside(self) -> list[forms.BaseForm]:
        """Forms that stand inside this one and are saved with it."""
        return []


class FigureForm(PartForm):
    """One number with all that makes it one; its source is picked, or added in the same go (`new_source`)."""

    indicator = RowChoice(
        Indicator,
        name="code",
        group=chapter_of,
        label=_("What is counted"),
    )
    geography = RowChoice(
        Geography,
        name="slug",
        label=_("Place"),
        help_text=_(
            "The place that the source counts: a metropolitan area is not the city. "
            "If it is not in the list, ask the secretariat to add it."
        ),
    )
    definition = RowChoice(
        Definition,
        name="code",
        label=_("Who is counted"),
        required=False,
        empty_label=_("Not stated"),
        help_text=_("Born abroad and foreign national are not the same people."),
    )
    breakdown = RowChoice(
        Breakdown,
        name="code",
        group=lambda row: row.get_dimension_display(),
        label=_("Part"),
        required=False,
        empty_label=_("All of them"),
        help_text=_("An origin, a sex, an age group; leave it for the total."),
    )
    source = SourceChoice(
        Source,
        name="code",
        group=lambda row: _("Used in this edition, or added by your city") if row.is_near else _("All others"),
        label=_("Source"),
        required=False,
    )
    texts = {
        "note": (_("Note"), _("What a reader has to know to use this number: a break in the series, a census year.")),
        "doubt": (
            _("To be read with care"),
            _("Only if the published figure is doubtful: say why. Readers see the reason; the figure is never drawn."),
        ),
    }

    remarked_as = "figure"

    class Meta(PartForm.Meta):
        model = Figure
        fields = list(EDITABLE["figures"])
        widgets = writing(["note", "doubt"], rows=3)
        labels = {"value": _("Value"), "origin": _("The body that the source names"), "quality": _("How sure")}
        help_texts = {
            "value": _("As you are used to writing it: 1 234,5 and 1,234.5 are read alike."),
            "value_to": _("Only where the source gives a range, such as 2,000 to 3,000."),
            "period_start": _("A year (2018), a month (2018-07) or a day (2018-07-01)."),
            "period_end": _("Only where the figure is about a longer time."),
            "locator": _("For example: p. 12, table 3."),
            "origin": "",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition, city = self.instance.edition, self.instance.edition.city
        cited = Figure.objects.filter(edition=edition).values("source")
        near = models.Q(owner=city.tag) | models.Q(pk__in=cited)
        self.offer("indicator", own_and_common(city))
        self.offer("geography", Geography.objects.offered_to(city))
        self.offer("definition", Definition.objects.all())
        self.offer("breakdown", Breakdown.objects.order_by("dimension", "position"))
        self.offer("source", Source.objects.usable_by(city.tag))
        sources: Any = self.fields["source"]
        is_near = models.Case(models.When(near, then=True), default=False, output_field=models.BooleanField())
        sources.queryset = sources.queryset.annotate(is_near=is_near).order_by("-is_near", "title", "code")
        # It is folded away and mostly empty: the browser must not insist on what is required in it.
        typed, begun = self.data if self.is_bound else None, {"kind": Source.Kind.DOCUMENT}
        self.new_source = SourceForm(typed, prefix="new", initial=begun, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        adds, has_chosen = self.new_source.is_wanted, cleaned.get("source") or "source" in self.errors
        if adds and cleaned.get("source"):
            self.add_error("source", _("You chose a source and began to add another. Leave one of the two empty."))
        elif not adds and not has_chosen:
            self.add_error("source", _("Choose a source from the list, or add one below."))
        if adds and not self.new_source.is_valid():
            self.add_error(None, _("The source that you add is not complete yet."))
        return cleaned

    def differs_from(self, row: Any) -> bool:
        return super().differs_from(row) or self.new_source.is_wanted

    @property
    def value_read(self) -> Reading | None:
        """How the value that is typed will be stored."""
        return reading(str(self["value"].value() or ""))

    @property
    def value_to_read(self) -> Reading | None:
        return reading(str(self["value_to"].value() or ""))

    @property
    def is_doubted(self) -> bool:
        return any(self[f"doubt_{code}"].value() for code in LANGUAGES)

    @property
    def inside(self) -> list[forms.BaseForm]:
        return [self.new_source] if self.is_bound and self.new_source.is_wanted else []


class GapForm(PartForm):
    """That a figure is not known, why, and who could know."""

    indicator = RowChoice(Indicator, name="code", group=chapter_of, label=_("What is not known"))
    texts = {
        "because": (
            _("Why it is not known"),
            _("Nobody counts it; it is counted for the region only; it is not public …"),
        ),
        "who_could_know": (_("Who could know"), _("An office, an authority, a university: whom a reader could ask.")),
    }

    remarked_as = "gap"

    class Meta(PartForm.Meta):
        model = Gap
        fields = list(EDITABLE["gaps"])
        widgets = writing(["because"], rows=4) | writing(["who_could_know"], rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("indicator", own_and_common(self.instance.edition.city))
