"""What may be sent: names and kinds of values. Whether they hold is said by the record itself, in every door alike."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from cities.models import City, Theme
from core.api import DayField, NumberField, PlainTextField, Strict
from core.models import Source
from core.review_api import (
    AnswerWords,
    Note,
    Plan,
    Reason,
    RightTranslation,
    Start,
    WithTexts,
    choice,
    partial_date,
)
from core.translation import LANGUAGES, text_fields
from profiles.actions.catalogue import SECTION_FIELDS
from profiles.actions.editions import EDITION_FIELDS
from profiles.actions.freshness import ADOPTION_FIELDS
from profiles.choices import Chapter, Comparator, Competence, Quality, ServiceKind, StakeholderEvent, Unit
from profiles.models import PARTS, Breakdown, Definition, Geography, Indicator, Section

__all__ = ["AnswerWords", "Note", "Plan", "Reason", "RightTranslation", "Start"]


class OneOf(serializers.SlugRelatedField):
    """A row named by its slug or code; `among` narrows the rows down to what this city may use."""

    def __init__(self, slug_field: str, queryset: QuerySet, among: Callable[[Any, City], QuerySet] | None = None, **kw):
        super().__init__(slug_field, queryset=queryset, required=False, **kw)
        self.among = among

    def get_queryset(self) -> QuerySet:
        rows = super().get_queryset()
        return self.among(rows, self.context["city"]) if self.among else rows


# Parts


class ChapterWords(WithTexts):
    texts = text_fields(PARTS["chapters"])


class NewChapter(ChapterWords):
    section = OneOf("key", Section.objects.filter(is_in_use=True))


class FigureWords(WithTexts):
    """`value` and `value_to` are JSON numbers, or texts as people write them: `1 234,5`, `١٬٢٣٤٫٥`."""

    texts = text_fields(PARTS["figures"])

    indicator = OneOf("code", Indicator.objects.all(), among=lambda rows, city: rows.usable_by(city))
    geography = OneOf("slug", Geography.objects.all())
    definition = OneOf("code", Definition.objects.all(), allow_null=True)
    breakdown = OneOf("code", Breakdown.objects.all(), allow_null=True)
    value = NumberField(max_digits=18, decimal_places=4, required=False)
    value_to = NumberField(max_digits=18, decimal_places=4, required=False, allow_null=True)
    comparator = choice(Comparator)
    period_start = partial_date()
    period_end = partial_date()
    quality = choice(Quality)
    source = OneOf("code", Source.objects.all(), among=lambda rows, city: rows.usable_by(city.tag))
    locator = serializers.CharField(required=False, allow_blank=True)
    origin = serializers.CharField(required=False, allow_blank=True)


class GapWords(WithTexts):
    texts = text_fields(PARTS["gaps"])

    indicator = OneOf("code", Indicator.objects.all(), among=lambda rows, city: rows.usable_by(city))


class PriorityWords(WithTexts):
    texts = text_fields(PARTS["priorities"])

    position = serializers.IntegerField(required=False)
    competence = choice(Competence, allow_blank=True)
    starts = partial_date()
    ends = partial_date()
    theme = OneOf("slug", Theme.objects.all(), allow_null=True)
    figures = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=50)


class StakeholderWords(WithTexts):
    texts = text_fields(PARTS["stakeholders"])

    date = partial_date()
    kind = choice(StakeholderEvent)
    people = serializers.IntegerField(required=False, allow_null=True)


class ServiceWords(WithTexts):
    texts = text_fields(PARTS["services"])

    position = serializers.IntegerField(required=False)
    kind = choice(ServiceKind)
    provider = serializers.CharField(required=False, allow_blank=True)
    languages = serializers.ListField(child=serializers.CharField(max_length=40), required=False, max_length=50)
    contact = serializers.CharField(required=False, allow_blank=True)
    url = serializers.URLField(required=False, allow_blank=True)


class NewTranslation(Strict):
    language = serializers.ChoiceField(choices=LANGUAGES)


class TranslationWords(Strict):
    """`texts` by their keys, such as `chapters:<id>:body_fr`; an empty one gives readers the original again.

    `confirmed` are the keys of texts that are right as they stand. With `is_by_machine` what is sent is marked as a
    machine's until a person confirms it.
    """

    texts = serializers.DictField(child=PlainTextField(), required=False)
    confirmed = serializers.ListField(child=serializers.CharField(max_length=120), required=False, max_length=2000)
    is_by_machine = serializers.BooleanField(required=False)


# The edition


class EditionWords(WithTexts):
    texts = tuple(name for name in EDITION_FIELDS if name != "language")

    language = serializers.ChoiceField(choices=LANGUAGES, required=False)


class AdoptionWords(WithTexts):
    texts = tuple(name for name in ADOPTION_FIELDS if name.startswith("council_"))

    adopted_on = DayField(required=False)
    reference = serializers.CharField(required=False, allow_blank=True)
    url = serializers.URLField(required=False, allow_blank=True)


class StillTrueWords(Strict):
    part = serializers.CharField(max_length=80)


class DoubtWords(Strict):
    """`key` names the doubt; an empty text takes an earlier answer back."""

    key = serializers.CharField(max_length=200)
    text = PlainTextField(required=True)


class RemarkWords(Strict):
    """`field` is `edition`, `chapter:<section>`, `figure:<thread>`, or in the same way `gap:`, `priority:`,
    `stakeholder:`, `service:`.
    """

    field = serializers.CharField(max_length=120)
    text = PlainTextField(required=True)


# The catalogue


class SourceWords(Strict):
    title = serializers.CharField(required=False, allow_blank=True)
    publisher = serializers.CharField(required=False, allow_blank=True)
    url = serializers.URLField(required=False, allow_blank=True)
    published = partial_date()
    accessed_on = DayField(required=False, allow_null=True)
    licence = serializers.CharField(required=False, allow_blank=True)
    language = serializers.CharField(required=False, allow_blank=True)
    kind = choice(Source.Kind)


class IndicatorWords(WithTexts):
    texts = tuple(f"name_{code}" for code in LANGUAGES)

    unit = choice(Unit)
    chapter = choice(Chapter)
    may_be_negative = serializers.BooleanField(required=False)


class SectionWords(WithTexts):
    texts = tuple(name for name in SECTION_FIELDS if name.startswith(("title_", "guidance_")))

    position = serializers.IntegerField(required=False)
    half_life_months = serializers.IntegerField(required=False)
    is_in_use = serializers.BooleanField(required=False)
