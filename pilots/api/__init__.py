"""Pilots and calls over the API."""

from pilots.api.reading import Calls, Pilots

__all__ = ["Calls", "Pilots"]
