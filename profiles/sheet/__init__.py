"""What people read of profiles; page, PDF, CSV and API render the same sheets."""

from profiles.sheet.edition import ProfileSheet, profile_sheet
from profiles.sheet.figures import (
    CityFigures,
    FigureGroup,
    FigureLine,
    city_groups,
    figure_groups,
    figure_line,
    value_in_words,
)

__all__ = [
    "CityFigures",
    "FigureGroup",
    "FigureLine",
    "ProfileSheet",
    "city_groups",
    "figure_groups",
    "figure_line",
    "profile_sheet",
    "value_in_words",
]
