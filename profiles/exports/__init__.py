"""Profiles and figures as files: tables, workbooks, data, paper. Pages and API hand out the same ones."""

from profiles.exports.figures import FIGURE_COLUMNS, exact, figure_rows
from profiles.exports.kept import make_missing_files, paper, table, with_state
from profiles.exports.paper import profile_pdf, summary_pdf

__all__ = [
    "FIGURE_COLUMNS",
    "exact",
    "figure_rows",
    "make_missing_files",
    "paper",
    "profile_pdf",
    "summary_pdf",
    "table",
    "with_state",
]
