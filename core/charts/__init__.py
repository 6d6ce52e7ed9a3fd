"""Charts that the server draws: bars, stacked bars, lines, small multiples; mirrored for Arabic.

Say what is known with the classes of `series`, then `drawn()` for a page (`templates/components/chart.html`)
or `to_svg()` for a PDF or a file. Both draw the same coordinates and give the same numbers.
"""

from core.charts.drawing import Drawing
from core.charts.painting import drawn
from core.charts.series import Bar, Chart, Kind, Line, Panel, Point, Whole, ranking
from core.charts.standalone import to_svg

__all__ = ["Bar", "Chart", "Drawing", "Kind", "Line", "Panel", "Point", "Whole", "drawn", "ranking", "to_svg"]
