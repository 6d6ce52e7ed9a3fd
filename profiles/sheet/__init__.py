"""What people read of profiles; page, PDF, CSV and API render the same sheets."""

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
    "city_groups",
    "figure_groups",
    "figure_line",
    "value_in_words",
]
