"""A pilot as those who work on it see it: where it stands, who acts next, what is lacking, what is late."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cities.models import City
from core.cards import Badge
from core.context import AUTONYMS
from core.dates import in_words
from core.lacks import lack_of
from core.numbers import in_digits
from core.translation import LANGUAGES, Text
from pilots.choices import OPEN_PILOTS, PilotStatus
from pilots.models import IndicatorValue, Milestone, Pilot
from pilots.sheet.card import cities_of, state_badge
from pilots.sheet.steps import StepLink, next_in_words, steps_for
from pilots.sheet.work_frame import address_of_part, cities_written_by

# From here on there is something to tell of results.
MEASURABLE = (PilotStatus.RUNNING, PilotStatus.SUSPENDED, PilotStatus.COMPLETED)
TELL = "library.start_case_study"

# What each city of the pilot writes for itself; the rest is the lead city's.
EACH_CITYS = ("pilot-needs", "pilot-milestones", "pilot-trainings")


@dataclass(frozen=True)
class Lacking:
    """Something that the pilot still needs, and where it is written; no address where this person cannot write it."""

    label: str
    url: str


@dataclass(frozen=True)
class Late:
    """A milestone past its day; no address for whoever cannot write it."""

    title: Text
    city: Text
    when: str
    url: str


@dataclass(frozen=True)
class Overview:
    next: str
    steps: list[StepLink]
    lacking: list[Lacking]
    late: list[Late]
    texts: list[Lacking]
    done: int
    total: int
    can_tell: bool

    @property
    def progress(self) -> str:
        return _("%(done)s of %(total)s milestones reached") % {
            "done": in_digits(self.done),
            "total": in_digits(self.total),
        }


def overview(pilot: Pilot, user: User) -> Overview:
    milestones = list(pilot.milestones.select_related("city", "pilot"))
    is_open, mine = pilot.status in OPEN_PILOTS, cities_written_by(user, pilot)
    return Overview(
        next=next_in_words(pilot),
        steps=steps_for(pilot, user),
        lacking=lacking(pilot, user, has_milestones=bool(milestones)) if is_open else [],
        late=[late(row, pilot, mine) for row in milestones if row.is_late],
        texts=texts_that_want(pilot) if is_open else [],
        done=sum(row.is_done for row in milestones),
        total=len(milestones),
        can_tell=pilot.is_public and any(user.has_perm(TELL, city) for city in cities_of(pilot)),
    )


def late(row: Milestone, pilot: Pilot, mine: list[City]) -> Late:
    when = _("Was due on %(day)s") % {"day": in_words(f"{row.due_on:%Y-%m-%d}")}
    url = reverse("pilot-milestone", args=[pilot.slug, row.uid]) if row.city in mine else ""
    return Late(row.title, row.city.name, when, url)


def lacking(pilot: Pilot, user: User, *, has_milestones: bool) -> list[Lacking]:
    """What readers, or the next step, would look for; in the order of the pages."""
    is_measurable, description = pilot.status in MEASURABLE, "pilot-description"
    values = IndicatorValue.objects.filter(indicator__pilot=pilot)
    known: list[tuple[Any, bool, str, str]] = [
        (_("In short"), bool(pilot.summary), description, "#text-summary"),
        (_("Objective"), bool(pilot.aim), description, "#text-aim"),
        (_("Activities"), bool(pilot.activities), description, "#text-activities"),
        (_("Expected outcomes"), bool(pilot.outcomes), description, "#text-outcomes"),
        (_("Objectives of the calls"), bool(pilot.objectives), description, "#id_objectives"),
        (_("Dates"), bool(pilot.starts or pilot.ends), description, "#id_starts"),
        (_("Lead city"), pilot.city is not None, "pilot-cities", ""),
        (_("Partners"), pilot.partners.exists(), "pilot-partners", ""),
        (_("Themes"), bool(pilot.themes.all()), "pilot-ties", "#themes"),
        (_("Recommendations addressed"), pilot.recommendations.exists(), "pilot-ties", "#recommendations"),
        (_("Priorities and figures that it answers"), answers_something(pilot), "pilot-needs", ""),
        (_("Milestones"), has_milestones, "pilot-milestones", ""),
        (_("Operational test"), pilot.tests.exists(), "pilot-tests", ""),
        (_("Indicators to measure it by"), pilot.indicators.exists(), "pilot-results", ""),
        (_("Money"), pilot.fundings.exists(), "pilot-money", ""),
    ]
    if is_measurable:
        uncounted = pilot.trainings.filter(participants=None).exists()
        known += [
            (_("A first value of an indicator"), values.exists(), "pilot-results", ""),
            (_("Trainings"), pilot.trainings.exists(), "pilot-trainings", ""),
            (_("How many came to the trainings"), not uncounted, "pilot-trainings", ""),
        ]
    if pilot.status == PilotStatus.COMPLETED:
        known += [
            (_("What came of it"), bool(pilot.results), description, "#text-results"),
            (_("What was learnt"), bool(pilot.lessons), description, "#text-lessons"),
        ]
    may_edit, has_own = user.has_perm("pilots.edit_pilot", pilot), bool(cities_written_by(user, pilot))
    found = []
    for label, is_there, page, mark in known:
        if not is_there:
            url = address_of_part(page, pilot.slug) if (has_own if page in EACH_CITYS else may_edit) else ""
            found.append(Lacking(str(label), f"{url}{mark}" if url else ""))
    return found


def answers_something(pilot: Pilot) -> bool:
    return pilot.priorities.exists() or pilot.figures.exists()


def texts_that_want(pilot: Pilot) -> list[Lacking]:
    """How many of the texts that are written want something in each language."""
    # Isolated: an Arabic name in front of a colon and a number would turn them round.
    written = [name for name in pilot.translated if pilot.text(name) and name != "evaluation"]
    url, found = reverse("pilot-description", args=[pilot.slug]), []
    for code in LANGUAGES:
        count = sum(lack_of(pilot, name, code) is not None for name in written)
        if count:
            words = ngettext("%(language)s: %(n)s text", "%(language)s: %(n)s texts", count)
            found.append(Lacking(words % {"language": f"\u2068{AUTONYMS[code]}\u2069", "n": in_digits(count)}, url))
    return found


# The list of a city's pilots


@dataclass(frozen=True)
class OwnLine:
    """A pilot in the list of one of its cities; `late` is how many of that city's milestones are late."""

    title: Text
    url: str
    badge: Badge
    part: str
    others: list[Text]
    late: int


def own_pilots(city: City, user: User) -> list[OwnLine]:
    """Every pilot in which the city has a part, as far as this person works on it; the newest proposal first."""
    rows = Pilot.objects.kept_by(user).of_city(city).for_cards().order_by("-proposed_at", "slug")
    late_rows = Milestone.objects.late().of_city(city).filter(pilot__in=rows.order_by().values("pk")).order_by()
    counts = dict(late_rows.values_list("pilot").annotate(n=Count("pk")))
    return [own_line(row, city, counts.get(row.pk, 0)) for row in rows]


def own_line(pilot: Pilot, city: City, late_count: int) -> OwnLine:
    part = next(part for part in pilot.city_parts.all() if part.city_id == city.pk)
    return OwnLine(
        title=pilot.title,
        url=reverse("pilot-edit", args=[pilot.slug]),
        badge=state_badge(pilot),
        part=str(part.get_role_display()),
        others=[other.name for other in cities_of(pilot) if other != city],
        late=late_count,
    )
