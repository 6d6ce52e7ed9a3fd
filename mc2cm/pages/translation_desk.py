"""Translations of every city, for the secretariat's translators: how many texts want what, and where."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from accounts.models import User
from cities.models import City
from core.answers import PersonalRequest, signed_in
from core.choices import OPEN, EditionStatus
from core.context import AUTONYMS
from core.lacks import Lack
from core.permissions import require
from library.models import CaseStudyEdition
from profiles.models import ProfileEdition, ProfileTranslation
from profiles.translations import Want, case_wants, city_wants, edition_wants, latest_of_each


@dataclass(frozen=True)
class CityLine:
    city: City
    edition: ProfileEdition | None
    cases: int
    counts: list[int]

    @property
    def total(self) -> int:
        return sum(self.counts)


def lines(user: User) -> list[CityLine]:
    """Every city with the editions that it is writing, else with the public ones, those that want most first."""
    parts = ["chapters__section", "gaps__indicator", "figures__indicator", "priorities", "stakeholders", "services"]
    kept = Q(status__in=OPEN) | Q(status=EditionStatus.PUBLISHED)
    found = ProfileEdition.objects.filter(kept).select_related("city").prefetch_related(*parts, "translations")
    editions = {edition.city_id: edition for edition in sorted(found, key=lambda edition: edition.is_open)}
    studies: dict[int, list[CaseStudyEdition]] = defaultdict(list)
    rows = CaseStudyEdition.objects.visible_to(user).being_read_or_written().with_parts()
    for row in latest_of_each(rows):
        studies[row.case_study.city_id].append(row)
    made = [line(city, editions.get(city.pk), studies[city.pk]) for city in City.objects.members()]
    return sorted((one for one in made if one.total), key=lambda one: -one.total)


def line(city: City, edition: ProfileEdition | None, studies: list[CaseStudyEdition]) -> CityLine:
    wants: list[Want] = [*city_wants(city), *(edition_wants(edition) if edition else []), *case_wants(studies)]
    return CityLine(city, edition, len(studies), [sum(want.lack == lack for want in wants) for lack in Lack])


@signed_in
def translations(request: PersonalRequest) -> HttpResponse:
    require(request.user, "cities.see_desk")
    written = ProfileTranslation.objects.open().select_related("edition__city").order_by("edition__city", "language")
    waiting = [(row, AUTONYMS[row.language]) for row in written]
    sheet = {"lines": lines(request.user), "waiting": waiting, "lacks": [str(lack.label) for lack in Lack]}
    return render(request, "desk/translations.html", sheet)
