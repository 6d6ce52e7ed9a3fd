"""Peer-to-peer meetings: schedule, agenda, documents."""

from meetings.models.agenda import (
    AgendaRevision,
    Blackout,
    DocumentVersion,
    MeetingDocument,
    Poll,
    PollOption,
    PollVote,
)
from meetings.models.meeting import Meeting, MeetingCity, MeetingOrganisation
from meetings.models.places import Contributor, ContributorContact, InterpreterTeam, PublishedName, Room, Venue
from meetings.models.schedule import (
    Booking,
    Contribution,
    Session,
    SessionLanguage,
)

__all__ = [
    "AgendaRevision",
    "Blackout",
    "Booking",
    "Contribution",
    "Contributor",
    "ContributorContact",
    "DocumentVersion",
    "InterpreterTeam",
    "Meeting",
    "MeetingCity",
    "MeetingDocument",
    "MeetingOrganisation",
    "Poll",
    "PollOption",
    "PollVote",
    "PublishedName",
    "Room",
    "Session",
    "SessionLanguage",
    "Venue",
]
