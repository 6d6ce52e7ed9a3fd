"""What an edition is made of: texts, figures, gaps, priorities, the stakeholders' log, services."""

from decimal import Decimal
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, Theme
from core.choices import Confidence
from core.dates import PartialDateField, is_partial_date
from core.editions import EditionPart, once_per_edition
from core.models import Source
from core.translation import LANGUAGES, Translated
from profiles.choices import (
    Comparator,
    Competence,
    Quality,
    ServiceKind,
    StakeholderEvent,
    Unit,
)
from profiles.models.catalogue import Breakdown, Definition, Geography, Indicator, Section
from profiles.models.editions import ProfileEdition
from profiles.querysets import FigureQuerySet, Joined
from profiles.validators import (
    check_has_been,
    check_is_past,
    check_languages,
    check_period,
    check_place_belongs,
    check_place_of_sensitive_figure,
    check_range,
    check_sign,
    check_span,
)

# Below this many people a figure is told as "fewer than".
SMALLEST_SHOWN = 10
LONGEST_CHAPTER = 40_000


def empty_in_all(name: str) -> Q:
    return Q(**{f"{name}_{code}": "" for code in LANGUAGES})


@pghistory.track()
class ChapterText(EditionPart):
    """What an edition says in one section: a text in Markdown, or why nothing can be said and who could."""

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="chapters")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="texts", verbose_name=_("section"))
    body = Translated(max_length=LONGEST_CHAPTER)
    unknown_because = Translated(max_length=2000)
    who_could_know = Translated(max_length=500)

    objects = Joined("section")

    class Meta:
        ordering = ["section__position", "section__key"]
        constraints = [
            *once_per_edition("chapter_text", "section", message=_("This section is already written.")),
            models.CheckConstraint(
                condition=empty_in_all("body") | empty_in_all("unknown_because"),
                name="chapter_text_or_reason",
                violation_error_message=_("Write the text, or say why it is not known: not both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.section.key}"


@pghistory.track()
class Figure(EditionPart):
    """One number: what it counts, where, when, who says so, and how far it can be trusted.

    `value` is in the unit of the indicator. A figure without an edition is the network's own.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="figures")
    edition = models.ForeignKey(ProfileEdition, null=True, blank=True, on_delete=models.PROTECT, related_name="figures")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="figures", verbose_name=_("indicator")
    )
    geography = models.ForeignKey(Geography, on_delete=models.PROTECT, related_name="figures", verbose_name=_("place"))
    definition = models.ForeignKey(
        Definition, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("who is counted")
    )
    breakdown = models.ForeignKey(Breakdown, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("part"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    value_to = models.DecimalField(_("up to, for a range"), max_digits=18, decimal_places=4, null=True, blank=True)
    comparator = models.CharField(_("how exact"), max_length=10, choices=Comparator, default=Comparator.EXACT)
    period_start = PartialDateField(_("year or first day"))
    period_end = PartialDateField(_("last year or day"))
    quality = models.CharField(_("quality"), max_length=12, choices=Quality)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="figures", verbose_name=_("source"))
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.CITY)
    locator = models.CharField(_("page or table in the source"), max_length=80, blank=True)
    origin = models.CharField(max_length=160, blank=True, help_text=_("The body that the publication names."))
    note = Translated()
    doubt = Translated(help_text=_("Why the published figure is doubtful; such a figure is never charted."))
    position = models.PositiveSmallIntegerField(default=0)

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["city", "indicator__position", "breakdown__position", "-period_start", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "thread"], name="figure_thread_once"),
            is_partial_date("period_start"),
            is_partial_date("period_end"),
            models.CheckConstraint(
                condition=Q(value_to__isnull=True) | Q(value_to__gte=F("value")),
                name="figure_range_in_order",
                violation_error_message=_("The upper end of a range cannot lie below its lower end."),
            ),
            models.UniqueConstraint(
                fields=[
                    "city",
                    "edition",
                    "indicator",
                    "geography",
                    "definition",
                    "breakdown",
                    "period_start",
                    "period_end",
                    "source",
                ],
                nulls_distinct=False,
                name="figure_once",
                violation_error_message=_("This figure is already there for the same place, time and source."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"

    def clean(self) -> None:
        check_period(self.period_start, self.period_end)
        check_is_past(self.period_start, self.period_end, self.quality)
        check_range(self.value, self.value_to)
        if self.indicator_id is not None:
            check_sign(self.value, self.indicator.may_be_negative)
        if self.geography_id is None:
            return  # that a place is missing is said beside its field
        place = self.geography
        kinds = [row for row in (self.definition, self.breakdown) if row is not None]
        check_place_of_sensitive_figure(any(row.is_sensitive for row in kinds), place.kind)
        if self.edition_id:
            check_place_belongs(place, self.city)

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubt)

    @property
    def is_small(self) -> bool:
        """So few people that they might be recognised: told as "fewer than 10" everywhere."""
        few = self.value if self.value_to is None else self.value_to
        return self.indicator.unit == Unit.PERSONS and 0 < few < SMALLEST_SHOWN

    @property
    def told(self) -> tuple[str, Decimal, Decimal | None]:
        """Comparator, value and upper end as readers may know them."""
        if self.is_small:
            return Comparator.UNDER, Decimal(SMALLEST_SHOWN), None
        return self.comparator, self.value, self.value_to


@pghistory.track()
class Gap(EditionPart):
    """That a figure is not known: an answer as good as a number, when it says why and who could know."""

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="gaps")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="gaps", verbose_name=_("indicator"))
    because = Translated(max_length=2000)
    who_could_know = Translated(max_length=500)

    objects = Joined("indicator")

    class Meta:
        ordering = ["indicator__position", "indicator__code"]
        constraints = [
            *once_per_edition("gap", "indicator", message=_("This figure is already said to be unknown.")),
            models.CheckConstraint(
                condition=~empty_in_all("because"),
                name="gap_with_reason",
                violation_error_message=_("Say why this is not known."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.indicator}"


@pghistory.track()
class Priority(EditionPart):
    """One priority of the city's priority paper. `figures` are the threads of figures that show the need."""

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="priorities")
    position = models.PositiveSmallIntegerField(_("rank"), default=1)
    title = Translated(models.CharField, max_length=200)
    challenge = Translated(max_length=5000)
    target_group = Translated(max_length=1000)
    competence = models.CharField(_("level of competence"), max_length=10, choices=Competence, blank=True)
    measures = Translated(max_length=5000)
    lead = Translated(max_length=300)
    partners = Translated(max_length=1000)
    starts = PartialDateField(_("from"))
    ends = PartialDateField(_("until"))
    measured_by = Translated(max_length=1000)
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.PROTECT, related_name="priorities", verbose_name=_("theme")
    )
    figures = ArrayField(models.UUIDField(), default=list, blank=True)

    objects = Joined("theme")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "priorities"
        constraints = [
            *once_per_edition("priority"),
            is_partial_date("starts"),
            is_partial_date("ends"),
            models.CheckConstraint(
                condition=~empty_in_all("title"),
                name="priority_has_title",
                violation_error_message=_("Give the priority a title in at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_span(self.starts, self.ends)


@pghistory.track()
class StakeholderEntry(EditionPart):
    """One entry in the log of the City Stakeholder Group: who met, when, and what came of it."""

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="stakeholders")
    date = PartialDateField(_("date"), blank=False)
    kind = models.CharField(_("kind"), max_length=20, choices=StakeholderEvent)
    groups = Translated(max_length=1000)
    outcome = Translated(max_length=5000)
    people = models.PositiveIntegerField(_("people present"), null=True, blank=True)

    class Meta:
        ordering = ["date", "pk"]
        verbose_name_plural = "stakeholder entries"
        constraints = [*once_per_edition("stakeholder_entry"), is_partial_date("date")]

    def __str__(self) -> str:
        return f"{self.date} {self.kind}"

    def clean(self) -> None:
        check_has_been(self.date)


@pghistory.track()
class Service(EditionPart):
    """A service that people can turn to in the city: who offers it, for whom, in which languages.

    `contact` is the address of an office, never a person's.
    """

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="services")
    position = models.PositiveSmallIntegerField(_("place in the list"), default=1)
    kind = models.CharField(_("kind"), max_length=20, choices=ServiceKind)
    name = Translated(models.CharField, max_length=200)
    provider = models.CharField(_("who offers it"), max_length=200)
    for_whom = Translated(max_length=1000)
    legal_condition = Translated(max_length=1000)
    languages = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=_("languages"))
    contact = models.CharField(_("address of the office"), max_length=300, blank=True)
    url = models.URLField(_("website"), max_length=500, blank=True)

    class Meta:
        ordering = ["kind", "position", "pk"]
        constraints = [
            *once_per_edition("service"),
            models.CheckConstraint(
                condition=~empty_in_all("name"),
                name="service_has_name",
                violation_error_message=_("Give the service a name in at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        check_languages(self.languages)


# The parts of an edition by the name under which addresses, files and translations know them.
PARTS: dict[str, type[Any]] = {
    "chapters": ChapterText,
    "figures": Figure,
    "gaps": Gap,
    "priorities": Priority,
    "stakeholders": StakeholderEntry,
    "services": Service,
}
