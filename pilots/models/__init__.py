"""Pilot projects: calls, pilots, their work, results, money and updates."""

from pilots.models.asking import AskedQuestion, CallAsker
from pilots.models.calls import Call, CallFile, CallQuestion
from pilots.models.money import BudgetEntry, BudgetLine, Funding
from pilots.models.pilots import (
    AnsweredFigure,
    AnsweredPriority,
    Expert,
    Pilot,
    PilotCaseStudy,
    PilotCity,
    PilotFile,
    PilotPartner,
)
from pilots.models.results import IndicatorValue, ResultIndicator, ResultProposal
from pilots.models.updates import Update, UpdateFile
from pilots.models.work import Milestone, MilestoneFile, OperationalTest, Participants, Training

__all__ = [
    "AnsweredFigure",
    "AnsweredPriority",
    "AskedQuestion",
    "BudgetEntry",
    "BudgetLine",
    "Call",
    "CallAsker",
    "CallFile",
    "CallQuestion",
    "Expert",
    "Funding",
    "IndicatorValue",
    "Milestone",
    "MilestoneFile",
    "OperationalTest",
    "Participants",
    "Pilot",
    "PilotCaseStudy",
    "PilotCity",
    "PilotFile",
    "PilotPartner",
    "ResultIndicator",
    "ResultProposal",
    "Training",
    "Update",
    "UpdateFile",
]
