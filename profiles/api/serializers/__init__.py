"""What the API says of profiles: shapes for reading, nothing is decided here."""

from profiles.api.serializers.catalogue import (
    BreakdownSerializer,
    CatalogueDefinitionSerializer,
    CatalogueIndicatorSerializer,
    PlaceSerializer,
    SectionSerializer,
    SourceSerializer,
)
from profiles.api.serializers.changes import DifferenceSerializer
from profiles.api.serializers.editions import AdoptionSerializer, AgedSerializer, OverviewSerializer, WholeSerializer
from profiles.api.serializers.parts import (
    ChapterSerializer,
    FigureSerializer,
    GapSerializer,
    PrioritySerializer,
    ServiceSerializer,
    StakeholderSerializer,
)
from profiles.api.serializers.translating import TranslationSerializer, WholeTranslationSerializer
from profiles.api.serializers.writing import CompletenessSerializer, DoubtSerializer, ProgressSerializer

__all__ = [
    "AdoptionSerializer",
    "AgedSerializer",
    "BreakdownSerializer",
    "CatalogueDefinitionSerializer",
    "CatalogueIndicatorSerializer",
    "ChapterSerializer",
    "CompletenessSerializer",
    "DifferenceSerializer",
    "DoubtSerializer",
    "FigureSerializer",
    "GapSerializer",
    "OverviewSerializer",
    "PlaceSerializer",
    "PrioritySerializer",
    "ProgressSerializer",
    "SectionSerializer",
    "ServiceSerializer",
    "SourceSerializer",
    "StakeholderSerializer",
    "TranslationSerializer",
    "WholeSerializer",
    "WholeTranslationSerializer",
]
