"""Peer-to-peer meetings: schedule, agenda, documents, guests, and what remains."""

from meetings.models.afterwards import MeetingReport, MinutesEntry, Pledge, Recording, ReportClearance
from meetings.models.agenda import (
    AgendaRevision,
    Blackout,
    DocumentVersion,
    MeetingDocument,
    Poll,
    PollOption,
    PollVote,
)
from meetings.models.guests import (
    Answer,
    AnswerLink,
    Interest,
    MeetingInvitation,
    Needs,
    OutsideInterest,
    Quota,
)
from meetings.models.live import ProposedNote, ProposedPledge
from meetings.models.meeting import Meeting, MeetingCity, MeetingOrganisation
from meetings.models.places import Contributor, ContributorContact, InterpreterTeam, PublishedName, Room, Venue
from meetings.models.presence import Attendance, CalendarMail, Certificate, FeedToken, JoinLink, SignUp
from meetings.models.schedule import (
    Booking,
    Contribution,
    Session,
    SessionLanguage,
)

__all__ = [
    "AgendaRevision",
    "Answer",
    "AnswerLink",
    "Attendance",
    "Blackout",
    "Booking",
    "CalendarMail",
    "Certificate",
    "Contribution",
    "Contributor",
    "ContributorContact",
    "DocumentVersion",
    "FeedToken",
    "Interest",
    "InterpreterTeam",
    "JoinLink",
    "Meeting",
    "MeetingCity",
    "MeetingDocument",
    "MeetingInvitation",
    "MeetingOrganisation",
    "MeetingReport",
    "MinutesEntry",
    "Needs",
    "OutsideInterest",
    "Pledge",
    "Poll",
    "PollOption",
    "PollVote",
    "ProposedNote",
    "ProposedPledge",
    "PublishedName",
    "Quota",
    "Recording",
    "ReportClearance",
    "Room",
    "Session",
    "SessionLanguage",
    "SignUp",
    "Venue",
]
