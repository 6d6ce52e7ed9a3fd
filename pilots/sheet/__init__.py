"""Pilots and calls as people read them."""
