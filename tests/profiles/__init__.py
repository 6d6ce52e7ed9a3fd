"""Profiles and figures."""
