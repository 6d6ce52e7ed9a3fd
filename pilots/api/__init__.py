"""Pilots and calls over the API: read by anyone as far as they are public, written by cities and the secretariat."""

from pilots.api.addresses import urlpatterns
from pilots.api.calls import Calls
from pilots.api.pilots import Pilots

__all__ = ["Calls", "Pilots", "urlpatterns"]
