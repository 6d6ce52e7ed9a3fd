"""The City Toolkit: stages, steps and tools that the secretariat writes, and what each city notes of its own way."""

from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.editing import Versioned
from core.models import Attachment
from core.translation import Translated, TranslatedModel
from library.choices import ProfileChapter, StepState, ToolKind
from library.querysets import (
    CityStepQuerySet,
    CityTaskQuerySet,
    CityToolkitQuerySet,
    StageQuerySet,
    StepQuerySet,
    ToolQuerySet,
)
from library.validators import check_themes, check_tool

LONGEST_TEXT = 10_000


@pghistory.track()
class Stage(TranslatedModel, Versioned):
    """A stretch of the way. `key` never changes: addresses and cities' notes name it."""

    key = models.SlugField(unique=True, max_length=60, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    title = Translated(models.CharField, max_length=160)
    intro = Translated(max_length=2000)

    objects = StageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="toolkit_stage_has_title",
                violation_error_message=_("Give the stage a title in at least one language."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"toolkit-stage:{self.key}"


@pghistory.track()
class Step(TranslatedModel, Versioned):
    """One step: why, how, in which ways, what may be decided, and how a city knows that it is done.

    `themes` are slugs, the closest first; `profile_chapters` the chapters that it feeds. `weeks` and `people` say
    roughly how long it takes and how many work on it. `is_own_draft`: the portal wrote it, nobody has adopted it yet.
    """

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="steps", editable=False)
    key = models.SlugField(unique=True, max_length=60, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    title = Translated(models.CharField, max_length=160)
    purpose = Translated(max_length=1000)
    guidance = Translated(max_length=LONGEST_TEXT)
    strategies = Translated(max_length=LONGEST_TEXT)
    options = Translated(max_length=LONGEST_TEXT)
    done_when = Translated(max_length=1000)
    weeks = models.PositiveSmallIntegerField(
        _("weeks it takes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(260)]
    )
    people = models.PositiveSmallIntegerField(
        _("people who work on it"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    themes = ArrayField(models.SlugField(max_length=60), default=list, blank=True, verbose_name=_("themes"))
    profile_chapters = ArrayField(
        models.CharField(max_length=30, choices=ProfileChapter),
        default=list,
        blank=True,
        verbose_name=_("chapters of the profile"),
    )
    is_own_draft = models.BooleanField(_("the portal’s own draft"), default=True)
    is_in_use = models.BooleanField(_("in use"), default=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["stage__position", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="toolkit_step_has_title",
                violation_error_message=_("Give the step a title in at least one language."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_themes(self.themes)

    @property
    def tag(self) -> str:
        return f"toolkit-step:{self.key}"

    @property
    def facets(self) -> list[str]:
        return [f"theme:{slug}" for slug in self.themes]


@pghistory.track()
class Tool(TranslatedModel, Versioned):
    """Something practical to take along: a template made on download, a link, or documents (`files`).

    `content` is the template in Markdown: `#` begins a section of the document or a sheet of the workbook, `>` says to
    whoever fills it in what belongs there. A workbook's sheet is a table; a list item under it such as
    `- Influence: high / low` gives the choices that a column offers.
    """

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="tools", editable=False)
    key = models.SlugField(unique=True, max_length=60, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ToolKind)
    title = Translated(models.CharField, max_length=160)
    description = Translated(max_length=1000)
    content = Translated(max_length=LONGEST_TEXT)
    url = models.URLField(_("address on the web"), max_length=500, blank=True)
    is_in_use = models.BooleanField(_("in use"), default=True)

    objects = ToolQuerySet.as_manager()

    class Meta:
        ordering = ["step__stage__position", "step__position", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="toolkit_tool_has_title",
                violation_error_message=_("Give the tool a title in at least one language."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        check_tool(self)

    @property
    def tag(self) -> str:
        return f"toolkit-tool:{self.key}"

    @property
    def is_template(self) -> bool:
        return self.kind in ToolKind.templates()

    @property
    def ending(self) -> str:
        """Of the file that a template becomes."""
        return ("xlsx" if self.kind == ToolKind.TABLE else "docx") if self.is_template else ""


class ToolFile(models.Model):
    """A document that goes with a tool, kept by the portal and as visible as the tool; one for each language, say."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="files")
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="tool_file")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.tool_id} {self.attachment_id}"


# A city's own way. Its tags begin with `private:`, so that the network's history does not tell of it.


@pghistory.track()
class CityToolkit(Versioned):
    """Whether a city lets the secretariat see its progress, and since when."""

    city = models.OneToOneField(City, on_delete=models.PROTECT, related_name="toolkit", editable=False)
    shared_with_secretariat = models.BooleanField(_("shared with the secretariat"), default=False)
    since = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CityToolkitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shared_with_secretariat=False) | Q(since__isnull=False),
                name="city_toolkit_shared_since",
                violation_error_message=_("What is shared says since when."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.city_id}: {self.shared_with_secretariat}"

    @property
    def tag(self) -> str:
        return f"city:{self.city.slug}"


@pghistory.track()
class CityStep(Versioned):
    """Where a city stands with a step, and what it notes there."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="toolkit_steps", editable=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="city_steps", editable=False)
    state = models.CharField(_("state"), max_length=12, choices=StepState, default=StepState.NOT_STARTED)
    note = models.TextField(_("notes"), blank=True, max_length=LONGEST_TEXT)

    objects = CityStepQuerySet.as_manager()

    class Meta:
        ordering = ["step__stage__position", "step__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "step"],
                name="city_step_once",
                violation_error_message=_(
                    "Somebody of your city has noted something here already. Open the page anew."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.city_id} {self.step_id}: {self.state}"

    @property
    def tag(self) -> str:
        return f"private:toolkit:{self.city.slug}/{self.step.key}"


@pghistory.track()
class CityTask(Versioned):
    """Something that a city has set itself for a step. `responsible` is an office or a role, in words."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="toolkit_tasks", editable=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="city_tasks", editable=False)
    text = models.CharField(_("what is to be done"), max_length=300)
    responsible = models.CharField(_("who sees to it"), max_length=120, blank=True)
    due = models.DateField(_("by when"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CityTaskQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def tag(self) -> str:
        return f"private:toolkit:{self.city.slug}/{self.step.key}/tasks/{self.pk}"

    def is_late(self, today: date) -> bool:
        return self.done_at is None and self.due is not None and self.due < today
