"""The network over the API: the same querysets and filters as the pages."""

from cities.api.cities import Cities
from cities.api.network import Countries, JoinRequests, Partners, Phases, Themes
from cities.api.questions import CityQuestions, PublicQuestions, ask_about

__all__ = [
    "Cities",
    "CityQuestions",
    "Countries",
    "JoinRequests",
    "Partners",
    "Phases",
    "PublicQuestions",
    "Themes",
    "ask_about",
]
