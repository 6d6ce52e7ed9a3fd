"""A meeting's page: who met whom on what, its agenda, documents, what came of it, and where each fact comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from cities.sheet import ThemeLink, theme_links
from core.cards import Card, Fact
from core.citing import Bibliography, Mark, field_citations
from core.context import in_language
from core.listing import Export
from core.models import Citation
from core.translation import Text
from library.models import CaseStudy, Publication, Recommendation
from library.sheet import case_study_cards, publication_card
from library.sheet.recommendations import recommendation_cards
from meetings.choices import LETS_GO, CityPart, MeetingStatus, OrganisationPart
from meetings.models import AgendaRevision, Meeting, MeetingReport, Pledge, Session
from meetings.sheet.documents import DocumentLine, document_line, seen_documents
from meetings.sheet.guest import takes_offers
from meetings.sheet.meeting import dates_in_words, meeting_facts, place_in_words
from meetings.sheet.pledges import PledgeLine, earlier_pledges, pledge_lines
from meetings.sheet.reading import AgendaReading, RevisionLine, agenda_reading
from meetings.sheet.subscribing import Subscription, subscription_of

FACTS = ["dates", "date_note", "summary", "outcome", "themes", "countries", "publications", "case_studies"]


@dataclass(frozen=True)
class Line:
    """Somebody or something by name, with what is to be said of it."""

    name: Text | str
    url: str = ""
    note: Text | str = ""
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Group:
    label: str
    lines: list[Line]


@dataclass(frozen=True)
class RecordSession:
    """A session of the record: its subject is known, its hour is not."""

    title: Text
    description: Text
    kind: str
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class MeetingPage:
    meeting: Meeting
    crumbs: list[dict]
    eyebrow: str
    facts: list[Fact]
    themes: list[ThemeLink]
    cited: dict[str, list[Mark]]
    cities: list[Group]
    organisations: list[Group]
    countries: list[Line]
    reading: AgendaReading | None
    revisions: list[RevisionLine]
    sessions: list[RecordSession]
    documents: list[DocumentLine]
    publications: list[Card]
    adopted: list[Card]
    report_url: str
    pledges: list[PledgeLine]
    earlier_pledges: list[PledgeLine]
    case_studies: list[Card]
    subscription: Subscription | None
    exports: list[Export]
    citation: str
    original_url: str
    sources: list[Mark]
    interest_url: str

    @property
    def is_over(self) -> bool:
        return self.meeting.status in (MeetingStatus.HELD, MeetingStatus.CLOSED, MeetingStatus.UNKNOWN)

    @property
    def is_cancelled(self) -> bool:
        return self.meeting.status == MeetingStatus.CANCELLED

    @property
    def is_let_go(self) -> bool:
        return self.meeting.status in LETS_GO


def meeting_page(meeting: Meeting, user, asked: QueryDict, path: str) -> MeetingPage:
    """The page for this reader of a meeting read `with_relations()`. The agenda is what was published of it."""
    parts, sessions = list(meeting.city_parts.all()), record_sessions(meeting)
    documents = list(seen_documents(meeting, user))
    tags = [row.tag for row in (*sessions, *documents)]
    for part in parts:
        part.meeting = meeting
        tags.append(part.tag)
    found = Citation.objects.of(meeting.tag, *tags).by_field()
    bibliography = Bibliography()

    def marks(tag: str, name: str) -> list[Mark]:
        return bibliography.marks_of(field_citations(found, tag, name))

    cited = {name: marks(meeting.tag, name) for name in FACTS}
    bibliography.marks_of(found.get((meeting.tag, "*"), []))
    promised = Pledge.objects.visible_to(user)
    revisions = list(AgendaRevision.objects.filter(meeting=meeting).order_by("-number"))
    return MeetingPage(
        meeting=meeting,
        crumbs=[{"label": _("Meetings"), "url": reverse("meetings")}, {"label": meeting.title, "url": ""}],
        eyebrow=_(" · ").join(filter(None, [str(meeting.get_kind_display()), dates_in_words(meeting)])),
        facts=[fact_with_marks(fact, cited["dates"]) for fact in meeting_facts(meeting)],
        themes=theme_links(meeting.themes.all(), reverse("meetings")),
        cited=cited,
        cities=groups(
            (
                (CityPart(part.part), Line(part.city.name, city_url(part.city), part.note, marks(part.tag, "*")))
                for part in parts
            ),
            CityPart,
        ),
        organisations=groups(
            (
                (
                    OrganisationPart(part.part),
                    Line(part.organisation.name, f"{reverse('partners')}?q={part.organisation.name_en}"),
                )
                for part in meeting.organisation_parts.all()
            ),
            OrganisationPart,
        ),
        countries=[Line(country.name) for country in meeting.countries.all()],
        reading=agenda_reading(revisions[0], meeting.slug, asked, path) if revisions else None,
        revisions=[
            RevisionLine(
                row.number, row.published_at, reverse("meeting-agenda", args=[meeting.slug, row.number]), False
            )
            for row in revisions
        ],
        sessions=[
            RecordSession(row.title, row.description, str(row.get_kind_display()), marks(row.tag, "*"))
            for row in sessions
        ],
        documents=[document_line(row, meeting, marks(row.tag, "*")) for row in documents],
        publications=[
            publication_card(row)
            for row in Publication.objects.visible_to(user).filter(meetings=meeting).with_relations()
        ],
        adopted=recommendation_cards(Recommendation.objects.visible_to(user).filter(meetings=meeting)),
        report_url=report_url(meeting),
        pledges=pledge_lines(promised.filter(meeting=meeting).select_related("city", "meeting")),
        earlier_pledges=pledge_lines(earlier_pledges(meeting, promised)),
        case_studies=case_study_cards(CaseStudy.objects.visible_to(user).filter(meetings=meeting).with_text()),
        subscription=subscription_of(meeting),
        exports=exports_of(meeting),
        citation=citation(meeting),
        original_url=in_language(reverse("meeting", args=[meeting.slug]), meeting.original_language("summary")),
        sources=bibliography.marks,
        interest_url=reverse("meeting-interest", args=[meeting.slug]) if takes_offers(meeting) else "",
    )


def report_url(meeting: Meeting) -> str:
    """Where its published report is read; empty without one."""
    is_published = MeetingReport.objects.public().filter(meeting=meeting).exists()
    return reverse("meeting-report", args=[meeting.slug]) if is_published else ""


def fact_with_marks(fact: Fact, marks: list[Mark]) -> Fact:
    return Fact(fact.term, fact.value, fact.url, marks, fact.isolate) if fact.term == _("Dates") else fact


def record_sessions(meeting: Meeting) -> list[Session]:
    """What is known of the programme of a meeting of the record; what is planned here is read as it was published."""
    rows = list(Session.objects.on_record().filter(meeting=meeting).order_by("position", "pk"))
    for row in rows:
        row.meeting = meeting
    return rows


def city_url(city) -> str:
    return reverse("city", args=[city.slug])


def groups(parts: Iterable[tuple], choices) -> list[Group]:
    """Lines under what they were to the meeting, in the order of the choices."""
    found: dict = {}
    for part, line in parts:
        found.setdefault(part, []).append(line)
    return [Group(str(part.label), found[part]) for part in choices if part in found]


def exports_of(meeting: Meeting) -> list[Export]:
    return [
        Export(_("This meeting as JSON"), reverse("api-meeting-detail", args=[meeting.slug]), "application/json"),
        Export(_("All meetings as CSV"), reverse("meetings-csv"), "text/csv"),
    ]


def report_citation(report: MeetingReport) -> str:
    """How to cite it: “What we learnt. Report of: Housing for all, Rabat, 1–2 July 2027. MC2CM network.”."""
    meeting = report.meeting
    words = {
        "title": report.title,
        "meeting": _(", ").join(filter(None, [str(meeting.title), place_in_words(meeting), dates_in_words(meeting)])),
    }
    return _("%(title)s. Report of: %(meeting)s. MC2CM network.") % words


def citation(meeting: Meeting) -> str:
    words = [str(meeting.title), place_in_words(meeting), dates_in_words(meeting)]
    return _("%(meeting)s. MC2CM network.") % {"meeting": ", ".join(filter(None, words))}
