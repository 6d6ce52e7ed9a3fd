"""Pilot projects: will own calls, Targeted City Actions, work plans and results."""
