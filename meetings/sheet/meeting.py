"""A meeting as a card and as a page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.cards import Badge, Card, Fact
from core.dates import span_in_words
from meetings.choices import MeetingStatus
from meetings.models import Meeting

BADGES = {
    MeetingStatus.CANCELLED: "other",
    MeetingStatus.POSTPONED: "other",
    MeetingStatus.DRAFT: "other",
    MeetingStatus.UNKNOWN: "other",
}


def dates_in_words(meeting: Meeting) -> str:
    """ "12 July 2016 – 13 July 2016", "May 2015"; said to be inferred where the record does not print it."""
    words = span_in_words(meeting.starts, meeting.ends)
    return _("%(dates)s (inferred)") % {"dates": words} if words and meeting.inferred else words


def place_in_words(meeting: Meeting) -> str:
    """The host and the place in words, each once."""
    parts = [str(meeting.place) if meeting.place else "", str(meeting.host.name) if meeting.host else ""]
    if meeting.place_country and not meeting.host:
        parts.append(str(meeting.place_country.name))
    return _(", ").join(part for part in parts if part)


def state_in_words(meeting: Meeting) -> str:
    """For readers a meeting is over when it was held; that its file is closed is the secretariat's affair."""
    is_over = meeting.status in (MeetingStatus.HELD, MeetingStatus.CLOSED)
    return str((MeetingStatus.HELD if is_over else MeetingStatus(meeting.status)).label)


def meeting_card(meeting: Meeting) -> Card:
    shown = meeting.status in BADGES
    return Card(
        url=reverse("meeting", args=[meeting.slug]),
        title=meeting.title,
        variant="meeting",
        eyebrow=" · ".join(filter(None, [dates_in_words(meeting), place_in_words(meeting)])),
        summary=meeting.summary,
        themes=list(meeting.themes.all()),
        badges=[Badge(BADGES[MeetingStatus(meeting.status)], meeting.get_status_display())] if shown else [],
        meta=[meeting.get_kind_display(), meeting.get_mode_display()],
    )


def meeting_facts(meeting: Meeting) -> list[Fact]:
    """What is known of a meeting in short."""
    number = str(meeting.number) if meeting.number else ""
    host = meeting.host
    return [
        Fact(_("Dates"), dates_in_words(meeting)),
        Fact(_("Kind"), meeting.get_kind_display()),
        Fact(_("Number in its series"), number, isolate=True),
        Fact(_("State"), state_in_words(meeting)),
        Fact(_("Host"), host.name, url=reverse("city", args=[host.slug])) if host else Fact("", ""),
        Fact(_("Place"), str(meeting.place) if meeting.place else ""),
        Fact(_("Format"), meeting.get_mode_display()),
        Fact(_("Time zone"), "" if meeting.on_record else meeting.tz, isolate=True),
        Fact(_("People present"), meeting.people_note or (str(meeting.people) if meeting.people else "")),
    ]
