"""Case studies, publications and news as data: what each column holds."""

from library.exports.answers import (
    ADAPTATION_COLUMNS,
    PROGRESS_COLUMNS,
    RECOMMENDATION_COLUMNS,
    adaptation_rows,
    progress_rows,
    recommendation_rows,
)
from library.exports.case_studies import (
    CASE_COLUMNS,
    CASE_QUEUE_COLUMNS,
    case_data,
    case_feature,
    case_queue_rows,
    case_rows,
    case_sheets,
    sources_of,
    with_sources,
)
from library.exports.publications import NEWS_COLUMNS, PUBLICATION_COLUMNS, news_rows, publication_rows

__all__ = [
    "ADAPTATION_COLUMNS",
    "CASE_COLUMNS",
    "CASE_QUEUE_COLUMNS",
    "NEWS_COLUMNS",
    "PROGRESS_COLUMNS",
    "PUBLICATION_COLUMNS",
    "RECOMMENDATION_COLUMNS",
    "adaptation_rows",
    "case_data",
    "case_feature",
    "case_queue_rows",
    "case_rows",
    "case_sheets",
    "news_rows",
    "progress_rows",
    "publication_rows",
    "recommendation_rows",
    "sources_of",
    "with_sources",
]
