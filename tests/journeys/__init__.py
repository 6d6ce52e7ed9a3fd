"""Whole errands."""
