"""What may be sent of a case study. Whether it holds is said by the record itself, in every door alike."""

from django.db.models import Choices
from rest_framework import serializers

from cities.choices import LocalCompetence
from core.api import NumberField, PlainTextField, Strict
from core.review_api import WithTexts, choice, partial_date
from core.translation import LANGUAGES, text_fields
from library.choices import SDG_TARGETS, CompactObjective, CostBand, DocumentLanguage, PracticeStatus, TargetGroup
from library.models import CaseStudyEdition, ResultFigure


def several(child: serializers.Field, most: int) -> serializers.ListField:
    return serializers.ListField(child=child, required=False, max_length=most)


def one_of(choices: type[Choices]) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=choices.choices)


class CaseStudyWords(WithTexts):
    """Every text by its language (`abstract_fr`), what a borrower needs, and the facts."""

    texts = text_fields(CaseStudyEdition)

    language = serializers.ChoiceField(choices=LANGUAGES, required=False)
    themes = several(serializers.SlugField(), 30)
    target_groups = several(one_of(TargetGroup), 20)
    competences_needed = several(one_of(LocalCompetence), 40)
    cost_band = choice(CostBand)
    months_needed = serializers.IntegerField(required=False, allow_null=True)
    sdg_targets = several(serializers.ChoiceField(choices=SDG_TARGETS), len(SDG_TARGETS))
    compact_objectives = several(one_of(CompactObjective), 40)
    keywords_en = several(serializers.CharField(max_length=80), 50)
    keywords_fr = several(serializers.CharField(max_length=80), 50)
    keywords_ar = several(serializers.CharField(max_length=80), 50)
    starts = partial_date()
    ends = partial_date()
    practice_status = choice(PracticeStatus)
    languages = several(one_of(DocumentLanguage), 40)
    url = serializers.URLField(required=False, allow_blank=True)


class ResultWords(WithTexts):
    """`before` and `value` are JSON numbers, or texts as people write them: `1 234,5`, `١٬٢٣٤٫٥`."""

    texts = text_fields(ResultFigure)

    position = serializers.IntegerField(required=False)
    unit = serializers.CharField(required=False, allow_blank=True)
    before = NumberField(max_digits=16, decimal_places=3, required=False, allow_null=True)
    value = NumberField(max_digits=16, decimal_places=3, required=False)
    period = partial_date()
    source = serializers.CharField(required=False, allow_blank=True)
    url = serializers.URLField(required=False, allow_blank=True)


class CaseStudyRemarkWords(Strict):
    """`field` is `edition`, the name of a text (`abstract`), or `result:<thread>`."""

    field = serializers.CharField(max_length=120)
    text = PlainTextField(required=True)
