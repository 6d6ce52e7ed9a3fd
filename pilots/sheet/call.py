"""A call's page: what it asks for, who may answer, until when, with its questions and answers."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cities.sheet import ThemeLink, theme_links
from core.cards import Badge, Card, Fact
from core.citing import Mark, cited_sheet
from core.context import in_language
from core.dates import in_words
from core.listing import Export
from core.translation import Text
from pilots.choices import CallState, Objective
from pilots.models import Call, Pilot
from pilots.sheet.card import call_badge, pilot_card
from pilots.sheet.files import Files, files_of
from pilots.sheet.money import money_in_words

FACTS = ["theme", "summary", "who_may_apply", "ceiling", "ceiling_note", "countries", "opens_on", "closes_on"]


@dataclass(frozen=True)
class AnsweredQuestion:
    anchor: str
    question: Text
    answer: Text
    answered: str


@dataclass(frozen=True)
class CallSheet:
    """`missing` names what nothing is recorded about."""

    call: Call
    crumbs: list[dict]
    badges: list[Badge]
    facts: list[Fact]
    cited: dict[str, list[Mark]]
    objectives: list[str]
    themes: list[ThemeLink]
    countries: list[Text]
    questions: list[AnsweredQuestion]
    files: Files
    pilots: list[Card]
    missing: list[str]
    exports: list[Export]
    citation: str
    original_url: str
    sources: list[Mark]

    @property
    def is_open(self) -> bool:
        return self.call.is_published and self.call.state == CallState.OPEN


def call_sheet(call: Call, user) -> CallSheet:
    """The page for this reader of a call read `with_relations()`."""
    beside = cited_sheet(call.tag, FACTS)
    cited, objectives = beside["cited"], [str(row.label) for row in Objective if row in call.objectives]
    countries = [country.name for country in call.countries.all()]
    return CallSheet(
        call=call,
        crumbs=[{"label": _("Calls for pilots"), "url": reverse("calls")}, {"label": call.title, "url": ""}],
        badges=[desk_badge(call)],
        facts=[
            Fact(_("Opens"), opening(call), marks=cited["opens_on"]),
            Fact(_("Closes"), closing(call), marks=cited["closes_on"]),
            Fact(_("Ceiling per grant"), ceiling(call), marks=cited["ceiling"]),
        ],
        cited=cited,
        objectives=objectives,
        themes=theme_links(call.themes.all(), reverse("calls")),
        countries=countries,
        questions=[
            AnsweredQuestion(f"question-{row.pk}", row.question, row.answer, in_words(f"{row.answered_at:%Y-%m-%d}"))
            for row in call.questions.all()
            if row.answered_at
        ],
        files=files_of(call.files.all(), "call-file", call.slug),
        pilots=[pilot_card(row) for row in Pilot.objects.visible_to(user).filter(call=call).for_cards()],
        missing=missing_of(call),
        exports=[
            Export(_("This call as JSON"), reverse("api-call-detail", args=[call.slug]), "application/json"),
            Export(_("All calls as CSV"), reverse("calls-csv"), "text/csv"),
        ],
        citation=_("%(call)s. MC2CM network.") % {"call": call.title},
        original_url=in_language(reverse("call", args=[call.slug]), call.original_language("summary")),
        sources=beside["sources"],
    )


@dataclass(frozen=True)
class CallLine:
    """A call in the list of the desk; `waiting`: questions that nobody has answered yet."""

    call: Call
    badge: Badge
    about: str
    waiting: int


def call_line(call: Any) -> CallLine:
    """`call` comes `with_questions_waiting()`."""
    return CallLine(call, desk_badge(call), days_in_words(call), call.questions_waiting)


def desk_badge(call: Call) -> Badge:
    return call_badge(call) if call.is_published else Badge("other", str(call.get_status_display()))


def days_in_words(call: Call) -> str:
    words = {_("opens %(when)s"): opening(call), _("closes %(when)s"): closing(call)}
    return " · ".join(sentence % {"when": when} for sentence, when in words.items() if when)


def opening(call: Call) -> str:
    return hour_in_words(call.opens, call.opens_local, call.tz)


def closing(call: Call) -> str:
    return hour_in_words(call.closes, call.closes_local, call.tz)


def hour_in_words(day: str, local, zone: str) -> str:
    """The day, with the hour and whose clock shows it where the hour is known."""
    if not day:
        return ""
    if local is None:
        return in_words(day)
    return _("%(day)s, %(hour)s (%(zone)s)") % {"day": in_words(day), "hour": f"{local:%H:%M}", "zone": zone}


def ceiling(call: Call) -> str:
    return money_in_words(call.ceiling, call.currency) if call.ceiling is not None else ""


def missing_of(call: Call) -> list[str]:
    known = {
        _("Theme"): bool(call.theme or call.themes.all()),
        _("Objectives of the calls"): bool(call.objectives),
        _("Who may apply"): bool(call.who_may_apply),
        _("Ceiling per grant"): call.ceiling is not None,
        _("Target countries"): bool(call.countries.all()),
        _("Day of opening"): bool(call.opens),
        _("Day of closing"): bool(call.closes),
        _("Documents"): bool(call.files.all()),
    }
    return [heading for heading, is_known in known.items() if not is_known]
