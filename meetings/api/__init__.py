"""Meetings over the API: read by anyone as far as they are public, written by the secretariat."""

from meetings.api.addresses import urlpatterns
from meetings.api.meetings import Meetings
from meetings.api.rooms import Rooms

__all__ = ["Meetings", "Rooms", "urlpatterns"]
