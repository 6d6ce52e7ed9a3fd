"""Everything that can be found, from every app."""

from collections.abc import Iterator

from cities.search import city_documents
from core.search import Document
from library.search import (
    adaptation_documents,
    case_study_documents,
    publication_documents,
    recommendation_documents,
    toolkit_documents,
)
from meetings.search import meeting_documents
from pilots.search import call_documents, pilot_documents
from profiles.search import profile_documents


def all_documents() -> Iterator[Document]:
    yield from city_documents()
    yield from case_study_documents()
    yield from adaptation_documents()
    yield from publication_documents()
    yield from toolkit_documents()
    yield from recommendation_documents()
    yield from profile_documents()
    yield from meeting_documents()
    yield from pilot_documents()
    yield from call_documents()
