"""The report of a meeting: drafted from its minutes, cleared by the cities it names, then public in three languages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from cities.models import City
from core.changing import all_or_nothing
from core.editing import change, locked
from core.errors import Refused
from core.kept_files import forget
from core.lifecycle import locked_row, move
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from meetings import emails
from meetings.actions.minutes import names_in, spellings
from meetings.choices import AFTER_IT_BEGAN, Attribution, Clearance, MinutesKind, ReportState
from meetings.models import Contributor, Meeting, MeetingReport, MinutesEntry, ReportClearance
from meetings.search import keep_found

REPORT_FIELDS = tuple(text_fields(MeetingReport))
LISTED = (MinutesKind.STATEMENT, MinutesKind.DECISION, MinutesKind.QUESTION)


@all_or_nothing
def draft_report(meeting: Meeting, *, by: User) -> MeetingReport:
    """A first version from the minutes, in each language in which notes were written; no person is named in it."""
    require(by, "meetings.write_minutes")
    now = locked_row(meeting)
    if now.status not in AFTER_IT_BEGAN and not now.on_record:
        raise Refused(_("The report is written once the meeting has begun."))
    report, _is_new = MeetingReport.objects.select_for_update().get_or_create(meeting=now)
    if any(getattr(report, f"body_{code}") for code in LANGUAGES):
        raise Refused(_("There is a report already. Go on with that one."))
    wanted = dict.fromkeys(REPORT_FIELDS, "")
    for code in LANGUAGES:
        wanted[f"body_{code}"] = drafted(now, code)
        if wanted[f"body_{code}"]:
            wanted[f"title_{code}"] = getattr(now, f"title_{code}")
    if not any(wanted.values()):
        raise Refused(_("There are no minutes yet from which a report could be drafted."))
    change(report, wanted, by=by.key, action="draft_report", tag=report.tag, in_confidence=True)
    return report


def drafted(meeting: Meeting, language: str) -> str:
    """Markdown: a heading per session, its statements, decisions and open questions; a city where it may be named."""
    sessions = meeting.sessions.prefetch_related("minutes__city")
    parts = []
    with override(language):
        for session in sessions:
            notes = [note for note in session.minutes.all() if getattr(note, f"words_{language}")]
            if not notes:
                continue
            parts.append(f"## {session.text('title', language).value}")
            for kind in LISTED:
                lines = [line_of(note, language) for note in notes if note.kind == kind]
                if lines:
                    parts.append(f"### {kind.label}\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def line_of(note: MinutesEntry, language: str) -> str:
    city = f" ({note.city.text('name', language).value})" if note.city else ""
    return f"- {getattr(note, f'words_{language}').strip()}{city}"


@all_or_nothing
def edit_report(report: MeetingReport, values: dict[str, Any], *, by: User, version: int) -> MeetingReport:
    """Write the report. What cities cleared they cleared as it stood: a change of its words asks them again."""
    require(by, "meetings.write_minutes")
    wanted = {name: value for name, value in values.items() if name in REPORT_FIELDS}
    now = locked(report, version=version, wanted=wanted)
    if now.status == ReportState.PUBLISHED:
        raise Refused(_("This report is public. Take it back first, then change it."))
    if change(now, wanted, by=by.key, action="edit_report", tag=now.tag):
        asked_again = now.clearances.exclude(state=Clearance.ASKED)
        if now.status == ReportState.CLEARING and asked_again.exists():
            move(now, ReportState.DRAFT, by=by.key, version=now.version + 1)
        asked_again.delete()
    return now


def cities_named(report: MeetingReport) -> list[City]:
    """The cities whose names stand in the report, in any of its languages."""
    texts = [getattr(report, name) for name in REPORT_FIELDS]
    return [city for city in City.objects.order_by("name_en") if names_in(texts, spellings(city))]


def check_rule(report: MeetingReport) -> None:
    """Of a session under the Chatham House Rule nobody who was on its stage is named in the report."""
    confidential = report.meeting.sessions.filter(attribution=Attribution.CHATHAM_HOUSE)
    people = Contributor.objects.filter(sessions__in=confidential).exclude(name="").values_list("name", flat=True)
    found = names_in([getattr(report, name) for name in REPORT_FIELDS], people)
    if found:
        words = _("A session was held under the Chatham House Rule. Say it without these names: %(names)s.")
        raise ValidationError({"body_en": words % {"names": _(", ").join(found)}})


@all_or_nothing
def ask_clearance(report: MeetingReport, *, by: User, version: int) -> MeetingReport:
    """Ask every city that the report names, once for these words."""
    require(by, "meetings.write_minutes")
    now = locked(report, version=version, wanted={})
    check_rule(now)
    named = cities_named(now)
    if not named:
        raise Refused(_("The report names no city: nobody has to clear it."))
    move(now, ReportState.CLEARING, by=by.key, version=now.version + 1)
    asked = set(now.clearances.values_list("city_id", flat=True))
    for city in named:
        if city.pk not in asked:
            emails.report_to_clear(ReportClearance.objects.create(report=now, city=city), now.version)
    return now


@all_or_nothing
def answer_clearance(
    clearance: ReportClearance, state: str, *, by: User, version: int, note: str = ""
) -> ReportClearance:
    """A city clears the words about it, or says what should be changed."""
    require(by, "meetings.clear_report", clearance.city)
    report = locked_row(clearance.report)
    if report.status != ReportState.CLEARING:
        raise Refused(_("This report is being changed. You will be asked again."))
    if state not in (Clearance.CLEARED, Clearance.OBJECTED):
        raise ValidationError({"state": _("Choose whether your city clears the report or asks for a change.")})
    wanted = {"state": state, "note": note.strip(), "answered_at": timezone.now(), "answered_by": by.key}
    now = locked(clearance, version=version, wanted={"state": state, "note": note.strip()})
    change(now, wanted, by=by.key, action="answer_clearance", tag=now.tag, in_confidence=True)
    return now


@all_or_nothing
def publish_report(report: MeetingReport, *, by: User, version: int) -> MeetingReport:
    """Public in three languages, once every city that it names has cleared it."""
    require(by, "meetings.publish_report")
    now = locked(report, version=version, wanted={})
    lacking = [name for name in REPORT_FIELDS if not getattr(now, name)]
    if lacking:
        raise Refused(_("The report is published in three languages. Write its title and text in each of them."))
    check_rule(now)
    cleared = set(now.clearances.filter(state=Clearance.CLEARED).values_list("city_id", flat=True))
    waiting = [str(city.name) for city in cities_named(now) if city.pk not in cleared]
    if waiting:
        raise Refused(_("Not cleared yet by: %(cities)s.") % {"cities": _(", ").join(waiting)})
    move(now, ReportState.PUBLISHED, by=by.key, version=now.version + 1, published_at=timezone.now())
    keep_found(now.meeting)
    return now


@all_or_nothing
def take_back_report(report: MeetingReport, *, by: User, version: int) -> MeetingReport:
    """Out of the public's sight, to be changed; nothing of it is kept on paper."""
    require(by, "meetings.publish_report")
    now = locked(report, version=version, wanted={})
    move(now, ReportState.DRAFT, by=by.key, version=now.version + 1)
    keep_found(now.meeting)
    forget(now.paper(language) for language in LANGUAGES)
    return now
