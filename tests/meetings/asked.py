"""What the addresses of meetings are asked about: a meeting to which Turin is invited."""

from datetime import date

from accounts.models import User
from meetings import actions
from meetings.models import (
    Blackout,
    Booking,
    Contribution,
    Contributor,
    DocumentVersion,
    InterpreterTeam,
    Meeting,
    MeetingCity,
    MeetingDocument,
    Poll,
    PollOption,
    PollVote,
    Room,
    Session,
    Venue,
)
from tests.meetings.papers import a_pdf
from tests.meetings.scheduled import Planned, at, city

# Beside the desk's meetings: nothing is asked about one of them.
WITHOUT = [
    *["desk-meetings", "desk-meetings-calendar", "desk-meeting-new", "desk-meeting-copy", "desk-venues"],
    *["desk-venue-new", "desk-teams", "desk-team-new", "desk-contributors", "desk-contributor-new", "desk-blackouts"],
    *["api-meeting-list", "api-room-list", "meetings"],
]


def arguments(officer: User) -> dict[str, list]:
    plan = Planned(officer=officer)
    meeting, slug = plan.meeting, plan.meeting.slug
    session, person = plan.session(at(9), at(10), room=plan.hall), plan.speaker()
    part = plan.on_stage(session, person)
    MeetingCity.objects.create(meeting=meeting, city=city("turin"))
    plan.announce()
    plan.publish()
    paper = actions.add_document(meeting, {"kind": "report", "title_en": "Report", "visibility": "network"}, by=officer)
    version = actions.add_version(paper, "en", by=officer, file=a_pdf(), origin="The network")
    poll = actions.add_poll(meeting, {"question_en": "When?"}, by=officer)
    option = actions.add_option(poll, {"first_day": date(2027, 9, 1)}, by=officer)
    off = Blackout.objects.create(
        kind="holiday", name_en="A feast", city=city("turin"), first_day="2027-06-24", last_day="2027-06-24"
    )
    of_session, of_paper, of_poll = [slug, session.uid], [slug, paper.key], [slug, poll.pk]
    own = {
        "desk-meeting-step": [slug, "confirm"],
        "desk-meeting-tie-add": [slug, "themes"],
        "desk-meeting-tie-remove": [slug, "cities", meeting.city_parts.get().pk],
        **{f"desk-session{tail}": of_session for tail in ("", "-save", "-move", "-swap", "-cancel", "-remove")},
        **{f"desk-session{tail}": of_session for tail in ("-people", "-languages")},
        "desk-session-person": [*of_session, part.pk],
        **dict.fromkeys(("desk-document", "desk-document-remove", "desk-version-add"), of_paper),
        "desk-version-remove": [*of_paper, version.pk],
        **dict.fromkeys(("desk-poll", "desk-poll-option-add", "desk-poll-close"), of_poll),
        "desk-poll-option-remove": [*of_poll, option.pk],
        "my-poll": ["turin", poll.pk],
        "desk-venue": ["town-hall"],
        "desk-room-new": ["town-hall"],
        "desk-room": [plan.cellar.pk],
        "desk-room-remove": [plan.cellar.pk],
        "desk-team": [plan.team().pk],
        "desk-contributor": [person.key],
        "desk-contributor-erase": [person.key],
        "desk-blackout-remove": [off.pk],
        "meeting-document": [slug, paper.key, "en", version.number, version.attachment.name],
        "meeting-agenda": [slug, 1],
        "meeting-agenda-json": [slug, 1],
        "api-room-detail": [plan.cellar.pk],
        **{f"api-session{tail}": of_session for tail in ("", "-cancel", "-swap", "-languages", "-people")},
        "api-session-person": [*of_session, part.pk],
        "api-meeting-document": of_paper,
        "api-meeting-versions": of_paper,
        "api-meeting-version": [*of_paper, version.pk],
        "api-revision": [slug, 1],
    }
    about = ("desk-meeting", "desk-session-new", "desk-document-new", "desk-poll-add", "meeting", "api-meeting")
    return {
        **{key: [] for key in WITHOUT},
        **{f"{name}{tail}": [slug] for name in about for tail in TAILS if f"{name}{tail}" not in own},
        **{key: [slug] for key in ["api-sessions", "api-revisions"]},
        **own,
    }


TAILS = [
    *["", "-facts", "-ties", "-agenda", "-preview", "-documents", "-polls", "-detail", "-plan", "-event"],
    *["-announce", "-confirm", "-postpone", "-cancel", "-close"],
]


def state() -> dict:
    """What an action on a meeting could have changed."""
    versioned = (Meeting, Session, MeetingDocument, Poll, Venue, Room, InterpreterTeam, Contributor)
    counted = (Booking, Contribution, DocumentVersion, PollOption, PollVote, Blackout, MeetingCity)
    return {
        **{model: list(model.objects.order_by("pk").values_list("pk", "version")) for model in versioned},
        **{model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in counted},
    }
