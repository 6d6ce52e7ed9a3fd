"""What was learnt from a pilot becomes a case study: a draft with everything that is known, linked back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from cities.models import City
from core import audit
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import LANGUAGES, State
from library import actions as library
from library.choices import PracticeStatus
from library.models import CaseStudyEdition
from pilots.actions.writing import own_city
from pilots.choices import PilotStatus
from pilots.models import Pilot, PilotCaseStudy

# A text of the case study, and of the pilot: the words and how they were translated are taken over.
SECTIONS = {
    "title": "title",
    "abstract": "summary",
    "context": "aim",
    "actions": "activities",
    "results": "results",
    "lessons": "lessons",
}
LONGEST_LABEL, LONGEST_UNIT = 200, 40


@transaction.atomic
def draft_case_study(pilot: Pilot, city: City, *, by: User) -> CaseStudyEdition:
    """A draft in the library of one of the pilot's cities. What is not known stays empty there too."""
    require(by, "library.start_case_study", city)
    now = locked_row(pilot)
    own_city(now, city)
    if not now.is_public:
        raise Refused(_("A case study is drafted from a pilot that was selected."))
    if now.told_in.filter(case_study__city=city).exists():
        raise Refused(_("Your city has drafted a case study from this pilot already. Go on with that one."))
    edition = library.start_case_study(city, known(now), by=by)
    keep_marks(now, edition)
    for position, values in enumerate(figures(now), start=1):
        library.add_part(edition, "results", {**values, "position": position}, by=by)
    link = PilotCaseStudy(pilot=now, case_study=edition.case_study, drafted_by=by.key)
    link.full_clean()
    link.save()
    audit.record("draft_case_study", now.tag, by=by.key, changes={"case_study": [None, edition.case_study.slug]})
    return CaseStudyEdition.objects.get(pk=edition.pk)


def known(pilot: Pilot) -> dict[str, Any]:
    """The fields of a case study, as far as the pilot tells them."""
    values: dict[str, Any] = {
        "language": pilot.original_language("title"),
        "themes": [theme.slug for theme in pilot.themes.all()],
        "sdg_targets": pilot.sdg_targets,
        "starts": pilot.starts,
        "ends": pilot.ends,
        "practice_status": status(pilot),
        "url": pilot.url,
    }
    limit = {"abstract": 2000, "title": 250}
    for section, name in SECTIONS.items():
        for code in LANGUAGES:
            values[f"{section}_{code}"] = getattr(pilot, f"{name}_{code}")[: limit.get(section)]
    for code in LANGUAGES:
        values[f"actors_{code}"] = actors(pilot, code)
        values[f"difficulties_{code}"] = joined(pilot, "did_not_work", code)
        expected = getattr(pilot, f"outcomes_{code}")
        measured = joined(pilot, "result", code)
        values[f"results_{code}"] = "\n\n".join(filter(None, [values[f"results_{code}"] or expected, measured]))
    return values


def status(pilot: Pilot) -> str:
    if pilot.status in (PilotStatus.COMPLETED, PilotStatus.EVALUATED):
        return PracticeStatus.ENDED
    if pilot.status == PilotStatus.RUNNING and not pilot.ends:
        return PracticeStatus.ONGOING
    return PracticeStatus.UNKNOWN


def actors(pilot: Pilot, language: str) -> str:
    """Cities and partners with their part, one to a line."""
    with override(language):
        cities = [
            f"- {part.city.text('name', language)} ({part.get_role_display()})" for part in pilot.city_parts.all()
        ]
        rows = pilot.partners.select_related("organisation")
        partners = [f"- {row.organisation.text('name', language)} ({row.get_role_display()})" for row in rows]
    return "\n".join([*cities, *partners])


def joined(pilot: Pilot, name: str, language: str) -> str:
    return "\n\n".join(filter(None, (getattr(test, f"{name}_{language}") for test in pilot.tests.all())))


def figures(pilot: Pilot) -> list[dict[str, Any]]:
    """The latest value of each indicator that was measured, in the order of the pilot."""
    found = []
    for indicator in pilot.indicators.prefetch_related("values"):
        if (value := indicator.latest) is not None:
            labels = {f"label_{code}": getattr(indicator, f"label_{code}")[:LONGEST_LABEL] for code in LANGUAGES}
            told = {"unit": str(indicator.get_unit_display())[:LONGEST_UNIT], "before": indicator.baseline}
            told |= {"value": value.value, "period": value.period, "source": value.source or indicator.source}
            found.append({**labels, **told, "url": value.url})
    return [{**row, "before": rounded(row["before"]), "value": rounded(row["value"])} for row in found]


def rounded(value: Any) -> Any:
    """Case studies keep three decimals."""
    return None if value is None else round(value, 3)


def keep_marks(pilot: Pilot, edition: CaseStudyEdition) -> None:
    """A machine translation stays one until a person confirms it."""
    for section, name in SECTIONS.items():
        for code in LANGUAGES:
            is_machine = pilot.state_of(name, code) == State.MACHINE and getattr(edition, f"{section}_{code}")
            if is_machine and code != edition.original_language(section):
                edition.mark_translation(section, code, State.MACHINE, by=audit.SYSTEM)
    edition.save(update_fields=["translation"])
