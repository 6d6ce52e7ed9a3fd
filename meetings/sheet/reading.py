"""An agenda as somebody reads it: as a list or a grid, by which clock, and what is new in it."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.dates import in_words
from core.listing import Export
from core.translation import Text
from meetings.choices import Change
from meetings.models import AgendaRevision, Meeting
from meetings.sheet.agenda import AgendaSheet, agenda_sheet, text_of
from meetings.sheet.clock import IN_UTC, VENUE, Clock, ZoneChoice, clock_of, zone_groups
from meetings.sheet.snapshot import SessionChange, differences, loaded
from meetings.sheet.zones import ZONES

LIST, GRID = "list", "grid"


@dataclass(frozen=True)
class Choice:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class AgendaReading:
    """`views` and `clocks` lead to the same agenda read otherwise; `zones` are the choices of the form."""

    agenda: AgendaSheet
    path: str
    view: str
    clock: Clock
    views: list[Choice]
    clocks: list[Choice]
    zones: list[tuple[str, list[ZoneChoice]]]
    exports: list[Export]
    url: str

    @property
    def is_grid(self) -> bool:
        return self.view == GRID


def agenda_reading(revision: AgendaRevision, slug: str, asked: QueryDict, path: str) -> AgendaReading:
    """The agenda as the address asks for it: `?time=utc`, `?time=Europe/Rome`, `?view=grid`."""
    clock, view = clock_of(asked.get("time", "")), asked.get("view", LIST)
    if view not in (LIST, GRID):
        raise Http404(_("An agenda is read as a list or as a grid."))
    where = [slug, revision.number]

    def choice(label: str, *, time: str = clock.asked, shape: str = view) -> Choice:
        words = {"time": "" if time == VENUE else time, "view": "" if shape == LIST else shape}
        query = urlencode({name: value for name, value in words.items() if value})
        is_current = (time, shape) == (clock.asked, view)
        return Choice(label, f"{path}?{query}#agenda" if query else f"{path}#agenda", is_current)

    clocks = [choice(_("Time of the place"), time=VENUE), choice(_("UTC"), time=IN_UTC)]
    if clock.asked not in (VENUE, IN_UTC):
        clocks.append(choice(clock.asked))
    return AgendaReading(
        agenda=agenda_sheet(revision, clock),
        path=path,
        view=view,
        clock=clock,
        views=[choice(_("List"), shape=LIST), choice(_("Grid"), shape=GRID)],
        clocks=clocks,
        zones=zone_groups(clock, list(ZONES.values())),
        exports=[
            Export(
                _("Agenda %(number)s as PDF") % {"number": revision.number},
                reverse("meeting-agenda-pdf", args=where),
                "application/pdf",
            ),
            Export(
                _("Agenda %(number)s as JSON") % {"number": revision.number},
                reverse("meeting-agenda-json", args=where),
                "application/json",
            ),
        ],
        url=reverse("meeting-agenda", args=where),
    )


# What is new


@dataclass(frozen=True)
class Changed:
    """What happened to one session since the agenda before: in words, and where and when it was and is."""

    title: Text
    words: list[str]
    before: str
    after: str


@dataclass(frozen=True)
class RevisionLine:
    number: int
    published_at: object
    url: str
    is_shown: bool


@dataclass(frozen=True)
class RevisionPage:
    """A published agenda at its permanent address. `is_latest`: no later one was published."""

    meeting: Meeting
    title: Text
    crumbs: list[dict]
    reading: AgendaReading
    revisions: list[RevisionLine]
    latest: RevisionLine
    previous: int
    changes: list[Changed] = field(default_factory=list)

    @property
    def is_latest(self) -> bool:
        return self.latest.is_shown


def revision_page(revision: AgendaRevision, asked: QueryDict, path: str) -> RevisionPage:
    meeting = revision.meeting
    numbers = AgendaRevision.objects.filter(meeting=meeting).order_by("-number").values_list("number", "published_at")
    lines = [
        RevisionLine(number, at, reverse("meeting-agenda", args=[meeting.slug, number]), number == revision.number)
        for number, at in numbers
    ]
    before = AgendaRevision.objects.filter(meeting=meeting, number=revision.number - 1).first()
    now = loaded(revision) or {}
    title = text_of(now["meeting"]["title"])
    return RevisionPage(
        meeting=meeting,
        title=title,
        crumbs=[
            {"label": _("Meetings"), "url": reverse("meetings")},
            {"label": meeting.title, "url": reverse("meeting", args=[meeting.slug])},
            {"label": _("Agenda %(number)s") % {"number": revision.number}, "url": ""},
        ],
        reading=agenda_reading(revision, meeting.slug, asked, path),
        revisions=lines,
        latest=lines[0],
        previous=before.number if before else 0,
        changes=[changed(row) for row in differences(loaded(before), now)] if before else [],
    )


def changed(row: SessionChange) -> Changed:
    return Changed(
        title=text_of(row.session["title"]),
        words=[str(Change(kind).label) for kind in row.changes],
        before=where_and_when(row.before),
        after=where_and_when(row.after) if row.changes != [Change.CANCELLED] else "",
    )


def where_and_when(session: dict | None) -> str:
    """ "1 July 2027, 09:00–10:00 Africa/Casablanca (UTC), Great hall"."""
    if session is None:
        return ""
    hours = Clock().hours(session["starts"], session["ends"], session["tz"]) if session["starts"] else None
    when = f"{in_words(hours.day)}, {hours} {hours.zone}" if hours else ""
    return ", ".join(filter(None, [when, session["room"].get("name", "")]))
