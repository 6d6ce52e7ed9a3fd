"""What the network has learnt: case studies in editions, publications, news, the City Toolkit."""

from library.models.adaptations import Adaptation
from library.models.case_studies import CASE_STUDY_PARTS, CaseStudy, CaseStudyEdition, CaseStudyFile, ResultFigure
from library.models.publications import NewsItem, Publication
from library.models.toolkit import CityStep, CityTask, CityToolkit, Stage, Step, Tool

__all__ = [
    "CASE_STUDY_PARTS",
    "Adaptation",
    "CaseStudy",
    "CaseStudyEdition",
    "CaseStudyFile",
    "CityStep",
    "CityTask",
    "CityToolkit",
    "NewsItem",
    "Publication",
    "ResultFigure",
    "Stage",
    "Step",
    "Tool",
]
