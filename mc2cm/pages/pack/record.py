"""What the pack is made of: of each kind what is published of some cities, in as many questions for many as for one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cities.models import City, Theme
from core.citing import Bibliography
from library.models import CaseStudy
from mc2cm.pages.city import KEY_INDICATORS
from meetings.models import Meeting, Pledge
from pilots.models import Pilot
from profiles.models import Figure, Priority, ProfileEdition
from profiles.sheet import FigureGroup, FigureLine, figure_groups
from profiles.sheet.later import use_later_texts

# The pack holds what everybody may read: whoever takes it along reads the same.
PUBLIC = AnonymousUser()


@dataclass
class CityRecord:
    """What one city has published; `studies` and `priorities` on the themes of the meeting come first.

    `on_theme` and `studies_on_theme`: how many those are; all where the meeting has no theme.
    """

    city: City
    edition: ProfileEdition | None = None
    figures: list[FigureLine] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    on_theme: int = 0
    studies: list[CaseStudy] = field(default_factory=list)
    studies_on_theme: int = 0
    pledges: list[Pledge] = field(default_factory=list)
    pilots: list[Pilot] = field(default_factory=list)

    @property
    def has(self) -> list[str]:
        """What there is, counted in words."""
        counted = [
            (len(self.figures), ngettext("%(n)s key figure", "%(n)s key figures", len(self.figures))),
            (len(self.priorities), ngettext("%(n)s priority", "%(n)s priorities", len(self.priorities))),
            (len(self.studies), ngettext("%(n)s case study", "%(n)s case studies", len(self.studies))),
            (len(self.pledges), ngettext("%(n)s open promise", "%(n)s open promises", len(self.pledges))),
            (len(self.pilots), ngettext("%(n)s running pilot", "%(n)s running pilots", len(self.pilots))),
        ]
        return [words % {"n": number} for number, words in counted if number]

    @property
    def lacks(self) -> list[str]:
        """What it has not published, a sentence each."""
        return [words for words in (self.no_profile, self.no_figure, self.no_priority, self.no_study) if words]

    @property
    def no_profile(self) -> str:
        return "" if self.edition else _("%(city)s has not published a migration profile yet.") % self.names

    @property
    def no_figure(self) -> str:
        return "" if self.figures else _("%(city)s has not published any figure yet.") % self.names

    @property
    def no_priority(self) -> str:
        if not self.edition or self.on_theme:
            return ""
        if not self.priorities:
            return _("%(city)s has not published its priorities yet.") % self.names
        return _("None of the published priorities of %(city)s is on the themes of the meeting.") % self.names

    @property
    def no_study(self) -> str:
        if self.studies_on_theme:
            return ""
        if self.studies:
            return _("%(city)s has published case studies, none of them on the themes of the meeting.") % self.names
        return _("%(city)s has not published a case study yet.") % self.names

    @property
    def no_pledge(self) -> str:
        return "" if self.pledges else _("%(city)s has no open promise.") % self.names

    @property
    def names(self) -> dict[str, str]:
        return {"city": str(self.city.name)}


Records = dict[int, CityRecord]
Themes = dict[int, Theme]


def city_records(meeting: Meeting, cities: Iterable[City]) -> list[CityRecord]:
    """The cities in their order. Nothing that is not public for everybody is asked for."""
    records = {city.pk: CityRecord(city) for city in cities}
    themes = {theme.pk: theme for theme in meeting.themes.all()}
    add_profiles(records, themes)
    add_figures(records)
    add_studies(records, themes)
    add_pledges(records)
    add_pilots(records, themes)
    return list(records.values())


def add_profiles(records: Records, themes: Themes) -> None:
    """The published editions with their priorities, those on the themes first."""
    editions = ProfileEdition.objects.published().filter(city__in=records)
    for edition in editions.prefetch_related("priorities__theme", "translations"):
        record, rows = records[edition.city_id], edition.priorities.all()
        use_later_texts(edition.translations.all(), "priorities", rows)
        record.edition, edition.city = edition, record.city
        record.priorities = sorted(rows, key=lambda row: (bool(themes) and row.theme_id not in themes, row.position))
        record.on_theme = sum(row.theme_id in themes for row in rows) if themes else len(rows)


def add_figures(records: Records) -> None:
    for pk, figures in of_each(Figure.objects.visible_to(PUBLIC).filter(city__in=records).with_sources()).items():
        records[pk].figures = key_figures(figure_groups(figures, Bibliography()))


def add_studies(records: Records, themes: Themes) -> None:
    """By their addresses, those on the themes first."""
    tags = {theme.tag for theme in themes.values()}
    for study in CaseStudy.objects.visible_to(PUBLIC).filter(city__in=records).with_text().order_by("slug"):
        record, is_on_theme = records[study.city_id], not tags or bool(tags & set(study.facets))
        record.studies.insert(record.studies_on_theme if is_on_theme else len(record.studies), study)
        record.studies_on_theme += is_on_theme


def add_pledges(records: Records) -> None:
    """The open ones, the soonest due first."""
    promised = Pledge.objects.visible_to(PUBLIC).open().filter(city__in=records)
    for pledge in promised.select_related("meeting").order_by("due_on", "pk"):
        records[pledge.city_id].pledges.append(pledge)


def add_pilots(records: Records, themes: Themes) -> None:
    """Those under way, of every city that takes part in one: on the themes first, then the newest."""
    running = Pilot.objects.visible_to(PUBLIC).under_way().filter(city_parts__city__in=records).distinct()
    for pilot in running.prefetch_related("city_parts", "themes").order_by("-starts", "slug"):
        for part in pilot.city_parts.all():
            if part.city_id in records:
                records[part.city_id].pilots.append(pilot)
    for record in records.values():
        record.pilots.sort(key=lambda pilot: not themes.keys() & {theme.pk for theme in pilot.themes.all()})


def of_each(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.city_id].append(row)
    return found


def key_figures(groups: list[FigureGroup]) -> list[FigureLine]:
    """Of every indicator the newest figure of the whole that has a year: first those that a reader wants first."""
    rank = {code: place for place, code in enumerate(KEY_INDICATORS)}
    found = []
    for group in sorted(groups, key=lambda group: rank.get(group.code, len(rank))):
        line = next((line for line in group.figures if line.period and not line.part), None)
        if line is not None:
            found.append(line)
    return found
