"""What the network has learnt: case studies in editions, publications, recommendations, news, the City Toolkit."""

from library.models.adaptations import Adaptation
from library.models.case_studies import (
    CASE_STUDY_PARTS,
    CaseStudy,
    CaseStudyEdition,
    CaseStudyFile,
    CaseStudyWords,
    ResultFigure,
)
from library.models.publications import NewsItem, Publication, PublicationFile, PublicationPicture
from library.models.recommendations import Progress, Recommendation
from library.models.toolkit import CityStep, CityTask, CityToolkit, Stage, Step, Tool, ToolFile

__all__ = [
    "CASE_STUDY_PARTS",
    "Adaptation",
    "CaseStudy",
    "CaseStudyEdition",
    "CaseStudyFile",
    "CaseStudyWords",
    "CityStep",
    "CityTask",
    "CityToolkit",
    "NewsItem",
    "Progress",
    "Publication",
    "PublicationFile",
    "PublicationPicture",
    "Recommendation",
    "ResultFigure",
    "Stage",
    "Step",
    "Tool",
    "ToolFile",
]
