"""What people read of the library."""

from library.sheet.cards import (
    case_study_cards,
    language_names,
    news_card,
    news_entry,
    news_sheet,
    publication_card,
    themes_of,
)

__all__ = [
    "case_study_cards",
    "language_names",
    "news_card",
    "news_entry",
    "news_sheet",
    "publication_card",
    "themes_of",
]
