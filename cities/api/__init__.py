"""The network over the API: the same querysets and filters as the pages."""

from cities.api.cities import Cities
from cities.api.network import Countries, JoinRequests, Partners, Phases, Themes

__all__ = ["Cities", "Countries", "JoinRequests", "Partners", "Phases", "Themes"]
