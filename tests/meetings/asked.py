"""What the addresses of meetings are asked about: a meeting to which Turin is invited."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from meetings import actions
from meetings.api.addresses import GUEST_STEPS
from meetings.models import (
    Blackout,
    Booking,
    Contribution,
    Contributor,
    DocumentVersion,
    Interest,
    InterpreterTeam,
    Meeting,
    MeetingCity,
    MeetingDocument,
    MeetingInvitation,
    OutsideInterest,
    Poll,
    PollOption,
    PollVote,
    Quota,
    Room,
    Session,
    Venue,
)
from meetings.views.desk.guests import DONE
from tests.meetings import remaining
from tests.meetings.papers import a_pdf
from tests.meetings.scheduled import Planned, at, city

# Beside the desk's meetings: nothing is asked about one of them.
WITHOUT = [
    *["desk-meetings", "desk-meetings-calendar", "desk-meeting-new", "desk-meeting-copy", "desk-venues"],
    *["desk-venue-new", "desk-teams", "desk-team-new", "desk-contributors", "desk-contributor-new", "desk-blackouts"],
    *["api-meeting-list", "api-room-list", "meetings", "own-calendar", "api-own-calendar"],
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
        **{
            f"desk-session{tail}": of_session
            for tail in ("", "-save", "-move", "-swap", "-cancel", "-restore", "-remove")
        },
        **dict.fromkeys(
            (
                "desk-sign-ups",
                "desk-join-link",
                "meeting-join",
                "desk-attendance-list",
                "api-sign-ups",
                "api-attendance",
            ),
            of_session,
        ),
        "answer-join": ["no-such-token", session.uid],
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
        **{f"api-session{tail}": of_session for tail in ("", "-cancel", "-restore", "-swap", "-languages", "-people")},
        "api-session-person": [*of_session, part.pk],
        "api-meeting-document": of_paper,
        "api-meeting-versions": of_paper,
        "api-meeting-version": [*of_paper, version.pk],
        "api-revision": [slug, 1],
    }
    about = ("desk-meeting", "desk-session-new", "desk-document-new", "desk-poll-add", "meeting", "api-meeting")
    own |= of_guests(meeting, officer)
    own["desk-meeting-tie-remove"] = [slug, "cities", meeting.city_parts.get().pk]
    own |= remaining.arguments(plan)
    return {
        **{key: [] for key in WITHOUT},
        **{f"{name}{tail}": [slug] for name in about for tail in TAILS if f"{name}{tail}" not in own},
        **{key: [slug] for key in ["api-sessions", "api-revisions"]},
        **own,
    }


def of_guests(meeting: Meeting, officer: User) -> dict[str, list]:
    """Turin may name two delegates, has named one and offers something; somebody outside would like to come."""
    turin, slug = city("turin"), meeting.slug
    MeetingCity.objects.filter(meeting=meeting).delete()
    quota = actions.invite_city(meeting, turin, {"seats": 2}, by=officer)
    guest, _token = actions.nominate(quota, {"name": "Ada", "email": "ada@town.example", "language": "en"}, by=officer)
    offer = Interest.objects.create(meeting=meeting, city=turin, offers=["host"], offered_by=officer.key)
    outsider = OutsideInterest.objects.create(
        meeting=meeting,
        name="Eve",
        email="eve@town.example",
        token_hash="0",
        confirmed_at=timezone.now(),
        purge_on="2099-01-01",
    )
    here, of_guest, of_quota, of_city = [slug], [slug, guest.uid], [slug, quota.pk], [slug, "turin"]
    steps = ("edit", "substitute", "again", "revoke")
    return {
        "desk-guest-meetings": [],
        "interest-confirm": ["no-such-token"],
        **{
            name: ["no-such-token"]
            for name in (
                "answer",
                "answer-needs",
                "answer-colleague",
                "answer-calendar",
                "answer-invite",
                "answer-pack",
                "personal-ics",
                "answer-sessions",
                "answer-code",
                "attend",
            )
        },
        **dict.fromkeys(("meeting-interest", "meeting-interest-sent", "desk-guests", "desk-guests-export"), here),
        **dict.fromkeys(("desk-guest-new", "desk-quota-new", "desk-interest", "desk-needs", "desk-attendance"), here),
        **dict.fromkeys(("desk-meeting-pack", "desk-meeting-pack-pdf"), here),
        "my-meeting-pack": ["turin", slug],
        **dict.fromkeys(("desk-quota", "desk-quota-remove"), of_quota),
        **{
            name: [slug, meeting.sessions.first().uid, guest.uid]
            for name in ("desk-attendance-note", "api-sign-up", "api-attended")
        },
        "desk-interest-answer": [slug, offer.pk],
        **{
            name: [slug, outsider.pk] for name in ("desk-outside-invite", "desk-outside-decline", "api-outsider-answer")
        },
        **{f"desk-guest{tail}": of_guest for tail in ("", *(f"-{what}" for what in DONE))},
        "my-meetings": ["turin"],
        **{f"my-meeting{tail}": ["turin", slug] for tail in ("", "-offer", "-offer-back", "-nominate")},
        **{f"my-delegate{tail}": ["turin", *of_guest] for tail in ("", *(f"-{step}" for step in steps))},
        **dict.fromkeys(("api-guests", "api-quotas", "api-offers", "api-outsiders"), here),
        "api-guest": of_guest,
        **{f"api-guest-{step}": of_guest for step in GUEST_STEPS},
        **dict.fromkeys(("api-quota", "api-quota-delegates", "api-offer", "api-offer-answer"), of_city),
    }


TAILS = [
    *["", "-facts", "-ties", "-agenda", "-preview", "-documents", "-polls", "-detail", "-plan", "-event"],
    *["-announce", "-confirm", "-postpone", "-cancel", "-close"],
]


def state() -> dict:
    """What an action on a meeting could have changed."""
    versioned = (
        MeetingInvitation,
        Interest,
        Quota,
        Meeting,
        Session,
        MeetingDocument,
        Poll,
        Venue,
        Room,
        InterpreterTeam,
        Contributor,
    )
    counted = (OutsideInterest, Booking, Contribution, DocumentVersion, PollOption, PollVote, Blackout, MeetingCity)
    return {
        **remaining.state(),
        **{model: list(model.objects.order_by("pk").values_list("pk", "version")) for model in versioned},
        **{model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in counted},
    }
