"""Which case studies descend from which: a city borrowed one, and told in another what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.cards import Badge, Fact
from core.dates import in_words
from core.numbers import in_digits
from core.translation import Text
from library.choices import AdaptationState, CostBand
from library.models import Adaptation, CaseStudy

MOST = 200  # branches that one page draws

# Whoever makes one case study descend from another holds this until the end of the transaction.
FAMILY_LOCK = 20_030_719

ABOVE = """
WITH RECURSIVE family(id) AS (
    SELECT %s::bigint
    UNION SELECT a.case_study_id FROM library_adaptation a JOIN family ON a.told_in_id = family.id
    WHERE a.status = 'published' AND a.id <> %s
) SELECT id FROM family
"""
BELOW = """
WITH RECURSIVE family(id) AS (
    SELECT %s::bigint
    UNION SELECT a.told_in_id FROM library_adaptation a JOIN family ON a.case_study_id = family.id
    WHERE a.status = 'published' AND a.told_in_id IS NOT NULL
) SELECT id FROM family
"""


def would_descend_from_itself(borrowed: int, told_in: int | None, *, without: int | None) -> bool:
    """Whether the case study that would tell an adaptation is already among those that the borrowed one comes from.

    Call inside a transaction: nobody else changes the family until it ends. `without` is the adaptation itself; drafts
    do not count.
    """
    if told_in is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FAMILY_LOCK])
    return told_in in related(ABOVE, borrowed, without or 0)


def related(query: str, *arguments: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(query, arguments)
        return [number for (number,) in cursor.fetchall()]


@dataclass(frozen=True)
class Branch:
    """A city that borrowed, what came of it, the case study in which it tells it, and who borrowed from there."""

    anchor: str
    city: Text
    city_url: str
    badge: Badge
    title: Text | None
    url: str
    facts: list[Fact]
    passages: list[tuple[str, Text]]
    branches: "list[Branch]"


@dataclass(frozen=True)
class Origin:
    """A case study that this one comes from, and those that that one comes from."""

    city: Text
    title: Text
    url: str
    origins: "list[Origin]"


@dataclass(frozen=True)
class Family:
    """The family tree of a case study (`templates/library/family.html`)."""

    origins: list[Origin]
    branches: list[Branch]
    adapt_url: str
    csv_url: str

    def __bool__(self) -> bool:
        return bool(self.origins or self.branches)


def family_of(study: CaseStudy) -> Family:
    """What everybody may read of it; as many queries for a large family as for a small one."""
    above = adaptations(told_in__in=related(ABOVE, study.pk, 0))
    below = adaptations(case_study__in=related(BELOW, study.pk))
    return Family(
        origins=origins_of(study.pk, list(above), {study.pk}),
        branches=branches_of(study.pk, list(below), {study.pk}),
        adapt_url=reverse("case-study-adapt", args=[study.slug]),
        csv_url=f"{reverse('adaptations-csv')}?case={study.slug}",
    )


def adaptations(**which: object) -> Iterable[Adaptation]:
    return public_adaptations().filter(**which)[:MOST]


def public_adaptations():
    """Published adaptations with their case studies, as far as these are public."""
    studies = CaseStudy.objects.visible_to(AnonymousUser()).with_text()
    return Adaptation.objects.published().with_cases(studies).order_by("started", "pk")


def origins_of(study: int, rows: list[Adaptation], seen: set[int]) -> list[Origin]:
    found = [row for row in rows if row.told_in_id == study and row.case_study_id not in seen]
    return [
        Origin(
            city=row.case_study.city.name,
            title=row.case_study.current.title,
            url=reverse("case-study", args=[row.case_study.slug]),
            origins=origins_of(row.case_study_id, rows, seen | {row.case_study_id}),
        )
        for row in found
    ]


def branches_of(study: int, rows: list[Adaptation], seen: set[int]) -> list[Branch]:
    return [branch(row, rows, seen) for row in rows if row.case_study_id == study]


def branch(row: Adaptation, rows: list[Adaptation], seen: set[int]) -> Branch:
    told = row.told_in
    goes_on = told is not None and told.pk not in seen
    return Branch(
        anchor=f"adaptation-{row.pk}",
        city=row.city.name,
        city_url=reverse("city", args=[row.city.slug]),
        badge=progress_badge(row),
        title=told.current.title if told else None,
        url=reverse("case-study", args=[told.slug]) if told else "",
        facts=facts_of(row),
        passages=passages_of(row),
        branches=branches_of(told.pk, rows, seen | {told.pk}) if goes_on else [],
    )


LOOKS = {
    AdaptationState.PLANNED: ("other", "clock"),
    AdaptationState.UNDER_WAY: ("info", "action"),
    AdaptationState.DONE: ("success", "check"),
    AdaptationState.GIVEN_UP: ("warning", "close"),
}


def progress_badge(row: Adaptation) -> Badge:
    kind, icon = LOOKS[AdaptationState(row.progress)]
    return Badge(kind, str(row.get_progress_display()), icon)


def facts_of(row: Adaptation) -> list[Fact]:
    months = ""
    if row.months:
        months = ngettext("%(n)s month", "%(n)s months", row.months) % {"n": in_digits(row.months)}
    band = "" if row.cost_band == CostBand.UNKNOWN else row.get_cost_band_display()
    facts = [
        Fact(_("Began"), in_words(row.started) if row.started else ""),
        Fact(_("Time it took"), months),
        Fact(_("Cost"), band),
    ]
    return [fact for fact in facts if fact.value]


def passages_of(row: Adaptation) -> list[tuple[str, Text]]:
    headings = {
        "kept": _("What was kept"),
        "changed": _("What was changed"),
        "cost": _("What it cost"),
        "result": _("What came of it"),
        "failure": _("What did not work, and why"),
    }
    return [(heading, text) for name, heading in headings.items() if (text := row.text(name))]


@dataclass(frozen=True)
class Borrowed:
    """What a city took over from another, in one line of its page."""

    city: Text
    title: Text
    url: str
    badge: Badge


def borrowed_by(city) -> list[Borrowed]:
    return [
        Borrowed(
            city=row.case_study.city.name,
            title=row.case_study.current.title,
            url=f"{reverse('case-study', args=[row.case_study.slug])}#adaptation-{row.pk}",
            badge=progress_badge(row),
        )
        for row in public_adaptations().filter(city=city)
    ]
