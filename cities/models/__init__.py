"""The tables of the network, and of the questions that its cities are asked."""

from cities.models.network import (
    City,
    CityContact,
    CityPicture,
    Colleague,
    Country,
    Delegate,
    Grant,
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    Part,
    Phase,
    Theme,
)
from cities.models.questions import Asker, CityQuestion

__all__ = [
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
