"""What a city knows of itself: editions of its profile, and figures with year, geography and source."""

from core.editions import EditionPart
from profiles.models.catalogue import Breakdown, Definition, Geography, Indicator, Section
from profiles.models.editions import (
    Adoption,
    PlausibilityAnswer,
    ProfileEdition,
    ProfileTranslation,
    answer_etag,
    profile_tag,
)
from profiles.models.files import EditionFile, adoption_tag
from profiles.models.parts import PARTS, ChapterText, Figure, Gap, Priority, Service, StakeholderEntry

__all__ = [
    "PARTS",
    "Adoption",
    "Breakdown",
    "ChapterText",
    "Definition",
    "EditionFile",
    "EditionPart",
    "Figure",
    "Gap",
    "Geography",
    "Indicator",
    "PlausibilityAnswer",
    "Priority",
    "ProfileEdition",
    "ProfileTranslation",
    "Section",
    "Service",
    "StakeholderEntry",
    "adoption_tag",
    "answer_etag",
    "profile_tag",
]
