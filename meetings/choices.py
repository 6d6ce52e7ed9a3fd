"""Kinds of meetings and sessions, their states, and from where to where a meeting may go."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    PEER_TO_PEER = "peer_to_peer", _("Peer-to-peer meeting")
    THEMATIC = "thematic", _("Thematic or regional meeting")
    WORKSHOP = "workshop", _("Technical workshop")
    EXPERTS = "experts", _("Expert meeting")
    MISSION = "mission", _("Introductory mission")
    CONFERENCE = "conference", _("Political conference")
    ROUND_TABLE = "round_table", _("Round table")
    WEBINAR = "webinar", _("Webinar")
    STAKEHOLDERS = "stakeholders", _("Stakeholder workshop")
    STUDY_VISIT = "study_visit", _("Study visit")
    PRESENTATION = "presentation", _("Presentation")
    OTHER = "other", _("Other event")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")
    UNKNOWN = "unknown", _("Format not known")


class Attribution(models.TextChoices):
    """What may be said afterwards about who said what."""

    OPEN = "open", _("Names may be quoted")
    CHATHAM_HOUSE = "chatham_house", _("Chatham House Rule: what was said may be used, not who said it")


class Precision(models.TextChoices):
    """How exactly the dates of a meeting are known."""

    DAY = "day", _("To the day")
    MONTH = "month", _("To the month")
    YEAR = "year", _("To the year")
    UNKNOWN = "unknown", _("Not known")


class MeetingStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")
    CONFIRMED = "confirmed", _("Confirmed")
    POSTPONED = "postponed", _("Postponed")
    LIVE = "live", _("Going on now")
    HELD = "held", _("Held")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")
    UNKNOWN = "unknown", _("Past, outcome unknown")


# Only the loader of the record knows of meetings whose outcome is unknown.
MEETING_LIFECYCLE = {
    MeetingStatus.DRAFT: [MeetingStatus.ANNOUNCED, MeetingStatus.CANCELLED],
    MeetingStatus.ANNOUNCED: [MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED, MeetingStatus.CANCELLED],
    MeetingStatus.CONFIRMED: [MeetingStatus.LIVE, MeetingStatus.POSTPONED, MeetingStatus.CANCELLED],
    MeetingStatus.POSTPONED: [MeetingStatus.CONFIRMED, MeetingStatus.CANCELLED],
    MeetingStatus.LIVE: [MeetingStatus.HELD],
    MeetingStatus.HELD: [MeetingStatus.CLOSED],
    MeetingStatus.CLOSED: [],
    MeetingStatus.CANCELLED: [],
    MeetingStatus.UNKNOWN: [],
}
# Meetings that the public knows of.
SHOWN = [status for status in MeetingStatus if status != MeetingStatus.DRAFT]
# What takes no room, nobody's time and no host.
LETS_GO = [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED]
# In which the schedule can still be worked on.
SCHEDULABLE = [MeetingStatus.DRAFT, MeetingStatus.ANNOUNCED, MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED]

# Minutes, reports and attendance belong to meetings that have begun.
AFTER_IT_BEGAN = [MeetingStatus.LIVE, MeetingStatus.HELD, MeetingStatus.CLOSED]
# Certificates say who was there: they are given when nobody can come any more.
OVER = [MeetingStatus.HELD, MeetingStatus.CLOSED]


class CityPart(models.TextChoices):
    """What a city was to a meeting."""

    INVITED = "invited", _("Invited")
    ATTENDED = "attended", _("Took part")
    PRESENTED = "presented", _("Presented its practice")
    CO_HOST = "co_host", _("Hosted with others")


class OrganisationPart(models.TextChoices):
    ORGANISER = "organiser", _("Organised it")
    SUPPORTER = "supporter", _("Supported it")
    CONTENT = "content", _("Content and facilitation")
    TOOK_PART = "took_part", _("Took part")
    HOST_EVENT = "host_event", _("It was held within its event")


class SessionKind(models.TextChoices):
    PLENARY = "plenary", _("Plenary")
    WORKSHOP = "workshop", _("Workshop")
    SITE_VISIT = "site_visit", _("Site visit")
    BILATERAL = "bilateral", _("Bilateral talk")
    BREAK = "break", _("Break")
    SOCIAL = "social", _("Social event")
    TRANSFER = "transfer", _("Transfer")
    OTHER = "other", _("Session")


class SessionState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Cancelled")


class LanguageMode(models.TextChoices):
    FLOOR = "floor", _("Spoken on the floor")
    INTERPRETATION = "interpretation", _("Interpretation")
    CAPTIONS = "captions", _("Captions")
    SIGN = "sign", _("Sign language")


class ContributorPart(models.TextChoices):
    SPEAKER = "speaker", _("Speaker")
    CHAIR = "chair", _("Chair")
    MODERATOR = "moderator", _("Moderator")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    GUIDE = "guide", _("Guide of the visit")


class Acceptance(models.TextChoices):
    NOT_ASKED = "not_asked", _("Not asked yet")
    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class DocumentKind(models.TextChoices):
    AGENDA = "agenda", _("Agenda")
    BACKGROUND = "background", _("Background paper")
    PRESENTATION = "presentation", _("Presentation")
    CONCEPT_NOTE = "concept_note", _("Concept note")
    REPORT = "report", _("Report")
    PRESS = "press", _("Press release")


class Visibility(models.TextChoices):
    """Who may see a document, from widest to narrowest."""

    PUBLIC = "public", _("Everybody")
    NETWORK = "network", _("Everybody who is signed in")
    PARTICIPANTS = "participants", _("Those who take part in the meeting")
    SESSION = "session", _("Those who take part in the session")
    SECRETARIAT = "secretariat", _("The secretariat")


class BlackoutKind(models.TextChoices):
    HOLIDAY = "holiday", _("Public holiday")
    ELECTION = "election", _("Election")
    RELIGIOUS = "religious", _("Religious time")
    OTHER = "other", _("Other")


class Vote(models.TextChoices):
    YES = "yes", _("Yes")
    IF_NEEDED = "if_needed", _("If needed")
    NO = "no", _("No")


class Change(models.TextChoices):
    """What a new agenda changes for those concerned; a mended title is no change."""

    ADDED = "added", _("New in the programme")
    MOVED = "moved", _("Another day or hour")
    CLOCK = "clock", _("The same hour there, another one elsewhere: the law about the clocks of the place has changed")
    RETIMED = "retimed", _("Another end")
    ROOM = "room", _("Another room")
    SPEAKER = "speaker", _("Other speakers")
    CANCELLED = "cancelled", _("Cancelled")


class InterestKind(models.TextChoices):
    """What a city offers for a meeting."""

    HOST = "host", _("Host it")
    PRESENT = "present", _("Present a practice")
    REVIEW = "review", _("Review a practice as a peer")
    ATTEND = "attend", _("Take part")


class InterestState(models.TextChoices):
    NEW = "new", _("Not answered yet")
    TAKEN_UP = "taken_up", _("Taken up")
    DECLINED = "declined", _("Not this time")
    WITHDRAWN = "withdrawn", _("Taken back")


# What the secretariat says to an offer.
OFFER_ANSWERS = [(state.value, state.label) for state in (InterestState.TAKEN_UP, InterestState.DECLINED)]


class GuestKind(models.TextChoices):
    """As what somebody is invited."""

    DELEGATE = "delegate", _("Delegate of a city")
    EXPERT = "expert", _("Expert")
    OBSERVER = "observer", _("Observer")
    GUEST = "guest", _("Guest")


class InvitationState(models.TextChoices):
    OPEN = "open", _("Invited")
    SUBSTITUTED = "substituted", _("Somebody else comes instead")
    REVOKED = "revoked", _("Taken back")


class Reply(models.TextChoices):
    YES = "yes", _("Yes, I will take part")
    MAYBE = "maybe", _("Perhaps")
    NO = "no", _("No, I cannot")


class Standing(models.TextChoices):
    """How it stands with an invitation: what was answered last, unless that was for days that are no longer true."""

    WAITING = "waiting", _("Has not answered")
    OUTDATED = "outdated", _("Answered for the old date")
    YES = "yes", _("Takes part")
    MAYBE = "maybe", _("Perhaps")
    NO = "no", _("Does not come")


# Meetings that somebody can be invited to, and say whether she comes.
INVITING = [MeetingStatus.ANNOUNCED, MeetingStatus.CONFIRMED, MeetingStatus.LIVE]
# Meetings for which something can be offered, and in which somebody can ask for a place.
OFFERING = [MeetingStatus.ANNOUNCED, MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED]


class Presence(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")


# Meetings that leave no choice between room and screen.
ONLY_WAY = {Mode.IN_PERSON: Presence.IN_PERSON, Mode.ONLINE: Presence.ONLINE}


class SignUpState(models.TextChoices):
    """`offered`: a place has become free and is kept for some hours."""

    CONFIRMED = "confirmed", _("You have a place")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("A place is kept for you")
    LAPSED = "lapsed", _("The offer has lapsed")
    WITHDRAWN = "withdrawn", _("Taken back")


# A place in the room, taken or kept.
TAKES_A_PLACE = [SignUpState.CONFIRMED, SignUpState.OFFERED]


class MinutesKind(models.TextChoices):
    STATEMENT = "statement", _("What was said")
    DECISION = "decision", _("What was decided")
    QUESTION = "question", _("An open question")
    NOTE = "note", _("Note")


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CLEARING = "clearing", _("With the cities it names")
    PUBLISHED = "published", _("Published")


REPORT_LIFECYCLE = {
    ReportState.DRAFT: [ReportState.CLEARING, ReportState.PUBLISHED],
    ReportState.CLEARING: [ReportState.DRAFT, ReportState.PUBLISHED],
    ReportState.PUBLISHED: [ReportState.DRAFT],
}


class Clearance(models.TextChoices):
    ASKED = "asked", _("Asked")
    CLEARED = "cleared", _("Cleared")
    OBJECTED = "objected", _("Asks for a change")


class PledgeState(models.TextChoices):
    OPEN = "open", _("Still open")
    KEPT = "kept", _("Kept")
    DROPPED = "dropped", _("Given up")
