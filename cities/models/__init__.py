"""The tables of the network, and of the questions that its cities are asked."""

from cities.models.cities import City, CityContact, CityPicture, Membership
from cities.models.network import Country, Grant, Organisation, Part, Phase, Theme
from cities.models.people import Colleague, Delegate, Invitation, JoinRequest
from cities.models.questions import AnyAsker, Asker, CityQuestion

__all__ = [
    "AnyAsker",
    "Asker",
    "City",
    "CityContact",
    "CityPicture",
    "CityQuestion",
    "Colleague",
    "Country",
    "Delegate",
    "Grant",
    "Invitation",
    "JoinRequest",
    "Membership",
    "Organisation",
    "Part",
    "Phase",
    "Theme",
]
