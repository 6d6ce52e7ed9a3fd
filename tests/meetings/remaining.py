"""What the addresses of minutes, reports and promises are asked about: a meeting that has begun, with Turin in it."""

from datetime import date

from accounts.models import User
from core.lifecycle import move
from meetings import actions
from meetings.choices import MeetingStatus
from meetings.models import (
    Certificate,
    MeetingCity,
    MeetingReport,
    MinutesEntry,
    Pledge,
    ProposedNote,
    ProposedPledge,
    Recording,
    ReportClearance,
)
from tests.meetings.scheduled import Planned, at, city


def arguments(plan: Planned) -> dict[str, list]:
    officer: User = plan.officer
    meeting = plan.new_meeting(title_en="Schools for all", first_day=date(2027, 8, 1), last_day=date(2027, 8, 1))
    slug = meeting.slug
    sessions = [
        plan.session(at(hour, day=1).replace(month=8), at(hour + 1, day=1).replace(month=8), meeting=meeting)
        for hour in (9, 11)
    ]
    MeetingCity.objects.create(meeting=meeting, city=city("turin"))
    meeting = actions.announce(meeting, by=officer, version=meeting.version)
    meeting = actions.confirm(meeting, by=officer, version=meeting.version)
    move(meeting, MeetingStatus.LIVE, by="clock")
    note = actions.write_minutes(sessions[0], {"words_en": "Classes fill in Turin."}, by=officer)
    actions.add_recording(sessions[1], "https://example.org/film", by=officer)
    report = actions.draft_report(meeting, by=officer)
    actions.ask_clearance(report, by=officer, version=report.version)
    values = {"promise_en": "We open a class.", "due_on": date(2030, 3, 1)}
    pledge = actions.make_pledge(meeting, city("turin"), values, by=officer)
    noted = ProposedNote.objects.create(session=sessions[0], words="Classes fill.", proposed_by=officer.key)
    asked = {"name": "Nora", "email": "nora@town.example", "language": "en", "kind": "guest"}
    guest, _token = actions.invite(meeting, asked, by=officer)
    actions.note_attendance(sessions[0], guest, "in_person", by=officer)
    certificate = Certificate.objects.create(invitation=guest, issued_by=officer.key)
    promised = ProposedPledge.objects.create(
        meeting=meeting, city=city("turin"), promise="We open two.", due_on=date(2030, 3, 1), proposed_by=officer.key
    )
    of_note, of_pledge = [slug, note.uid], [slug, pledge.uid]
    here = ("minutes", "report", "minutes-share", "report-draft", "report-edit")
    return {
        **{f"meeting-{name}": [slug] for name in ("minutes", "report")},
        **{f"desk-meeting-{name}": [slug] for name in ("minutes", "report")},
        **{f"desk-{name}": [slug] for name in here[2:]},
        **{f"desk-{name}": [slug, sessions[0].uid] for name in ("note-new", "recording-add")},
        "desk-recording-remove": [slug, sessions[1].uid],
        **{f"desk-note{tail}": of_note for tail in ("", "-remove")},
        **{name: [slug] for name in ("desk-certificates", "desk-certificates-issue", "desk-paper", "api-certificates")},
        "desk-certificate": [slug, certificate.uid],
        "answer-certificate": ["no-such-token"],
        "own-certificates": [],
        **{name: [certificate.uid] for name in ("own-certificate", "certificate")},
        "desk-report-step": [slug, "take-back"],
        "my-pledges": ["turin"],
        **{f"my-pledge{tail}": ["turin", pledge.uid] for tail in ("", "-words")},
        **{name: ["turin", slug] for name in ("my-pledge-new", "my-report")},
        **{
            f"api-{name}": [slug] for name in (*here[:4], "report-ask", "report-publish", "report-take-back", "pledges")
        },
        "api-note": of_note,
        "api-clearance": [slug, "turin"],
        **{f"api-pledge{tail}": of_pledge for tail in ("", "-settle")},
        "answer-live": ["no-such-token"],
        "my-meeting-live": ["turin", slug],
        **{f"my-proposed-pledge{tail}": ["turin", promised.uid] for tail in ("", "-confirm", "-drop")},
        **{f"desk-proposed-note{tail}": [slug, noted.uid] for tail in ("", "-take", "-drop")},
        **{f"api-proposed-{rows}": [slug] for rows in ("notes", "pledges")},
        **{f"api-proposed-note{tail}": [slug, noted.uid] for tail in ("", "-take")},
        **{f"api-proposed-pledge{tail}": [slug, promised.uid] for tail in ("", "-confirm")},
        "api-session-join": [slug, sessions[0].uid],
    }


def state() -> dict:
    versioned = (MinutesEntry, MeetingReport, ReportClearance, Pledge)
    return {
        **{model: list(model.objects.order_by("pk").values_list("pk", "version")) for model in versioned},
        **{
            model: list(model.objects.order_by("pk").values_list("pk", flat=True))
            for model in (Certificate, Recording, ProposedNote, ProposedPledge)
        },
    }
