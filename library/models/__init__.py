"""What the network has learnt: case studies in editions, publications, news."""

from library.models.adaptations import Adaptation
from library.models.case_studies import CASE_STUDY_PARTS, CaseStudy, CaseStudyEdition, CaseStudyFile, ResultFigure
from library.models.publications import NewsItem, Publication

__all__ = [
    "CASE_STUDY_PARTS",
    "Adaptation",
    "CaseStudy",
    "CaseStudyEdition",
    "CaseStudyFile",
    "NewsItem",
    "Publication",
    "ResultFigure",
]
