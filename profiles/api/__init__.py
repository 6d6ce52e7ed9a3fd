"""Profiles over the API: figures and catalogues, editions with all their parts, writing and review."""

from profiles.api.addresses import urlpatterns
from profiles.api.catalogue import Breakdowns, Definitions, Figures, Indicators, Places, Sections, Sources
from profiles.api.reading import Profiles

__all__ = [
    "Breakdowns",
    "Definitions",
    "Figures",
    "Indicators",
    "Places",
    "Profiles",
    "Sections",
    "Sources",
    "urlpatterns",
]
