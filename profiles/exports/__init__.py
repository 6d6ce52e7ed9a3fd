"""Profiles and figures as files: tables, workbooks, data, paper. Pages and API hand out the same ones."""

from profiles.exports.figures import DRAFT_COLUMNS, FIGURE_COLUMNS, draft_rows, exact, figure_rows
from profiles.exports.kept import make_missing_files, paper, table, with_state
from profiles.exports.paper import profile_pdf, summary_pdf
from profiles.exports.queue import QUEUE_COLUMNS, queue_rows
from profiles.exports.tables import editing_xlsx

__all__ = [
    "DRAFT_COLUMNS",
    "FIGURE_COLUMNS",
    "QUEUE_COLUMNS",
    "draft_rows",
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
