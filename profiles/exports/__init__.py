"""Profiles and figures as files: tables, workbooks, data, paper. Pages and API hand out the same ones."""

from profiles.exports.figures import FIGURE_COLUMNS, exact, figure_rows
from profiles.exports.kept import make_missing_files, paper, table, with_state
from profiles.exports.paper import profile_pdf, summary_pdf
from profiles.exports.queue import QUEUE_COLUMNS, queue_rows
from profiles.exports.tables import editing_xlsx

__all__ = [
    "FIGURE_COLUMNS",
    "QUEUE_COLUMNS",
    "editing_xlsx",
    "exact",
    "figure_rows",
    "make_missing_files",
    "paper",
    "profile_pdf",
    "queue_rows",
    "summary_pdf",
    "table",
    "with_state",
]
