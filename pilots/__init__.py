"""Pilot projects: owns calls, Targeted City Actions, their work plans, results and money, and what was learnt."""
