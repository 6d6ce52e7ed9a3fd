"""Editions as they are read: in a list, and with all that they hold."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api import TranslatedText
from profiles.api.serializers.catalogue import SourceSerializer
from profiles.api.serializers.parts import (
    ChapterSerializer,
    FigureSerializer,
    GapSerializer,
    PrioritySerializer,
    ServiceSerializer,
    StakeholderSerializer,
)
from profiles.models import Adoption


class AdoptionSerializer(serializers.ModelSerializer):
    council = TranslatedText()

    class Meta:
        model = Adoption
        fields = ["adopted_on", "council", "reference", "url", "translation_states", "version"]


class FreshnessSerializer(serializers.Serializer):
    parts = serializers.IntegerField()
    past = serializers.IntegerField(help_text=_("How many parts are past their time."))
    fresh_until = serializers.DateField(allow_null=True)


class AgedSerializer(serializers.Serializer):
    """`part` is a section's key or `figure:<thread>`: what is confirmed as still true."""

    part = serializers.CharField()
    title = serializers.CharField()
    written_on = serializers.DateField()
    confirmed_on = serializers.DateField(allow_null=True)
    fresh_until = serializers.DateField()
    is_past = serializers.BooleanField()


class OverviewSerializer(serializers.Serializer):
    """`published` is the date on the document, else that of its publication here; empty for a draft."""

    city = serializers.SlugField(source="edition.city.slug")
    country = serializers.CharField(source="edition.city.country.code")
    number = serializers.IntegerField(source="edition.number")
    status = serializers.CharField(source="edition.status")
    version = serializers.IntegerField(source="edition.version")
    published = serializers.CharField()
    published_at = serializers.DateTimeField(source="edition.published_at", allow_null=True)
    language = serializers.CharField(source="edition.language")
    languages = serializers.DictField(child=serializers.CharField())
    themes = serializers.ListField(child=serializers.SlugField())
    freshness = FreshnessSerializer()


class WholeSerializer(OverviewSerializer):
    """An edition with all that it holds, and every source that it rests on."""

    note = TranslatedText(source="edition")
    vision = TranslatedText(source="edition")
    translation_states = serializers.DictField(
        source="edition.translation_states", child=serializers.DictField(child=serializers.CharField())
    )
    chapters = ChapterSerializer(source="edition.chapters", many=True)
    figures = FigureSerializer(many=True)
    gaps = GapSerializer(source="edition.gaps", many=True)
    priorities = PrioritySerializer(source="edition.priorities", many=True)
    stakeholders = StakeholderSerializer(source="edition.stakeholders", many=True)
    services = ServiceSerializer(source="edition.services", many=True)
    adoption = AdoptionSerializer(source="edition.adoption", allow_null=True, required=False, default=None)
    sources = SourceSerializer(many=True)
