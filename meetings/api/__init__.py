"""Meetings over the API."""
