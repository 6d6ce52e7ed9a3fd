"""A chain as it is drawn: seven links in order, each with what is on record, or what is missing and who adds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities.models import City
from core.dates import in_words
from core.translation import Text
from mc2cm.pages.chain.record import Known, became_figures
from meetings.sheet.meeting import dates_in_words
from pilots.choices import OPEN_PILOTS
from pilots.models import ResultIndicator
from pilots.sheet.card import cities_of
from pilots.sheet.work import measured
from pilots.sheet.work_frame import address_of_part
from profiles.models import Figure, Gap, Priority
from profiles.sheet.figures import value_in_words

MOST = 4  # that a link shows before the others, which one press unfolds
MOST_PLACES = 3  # to which a missing link leads


@dataclass(frozen=True)
class Item:
    """One thing of the record. `is_here`: its page is the one that is being read."""

    title: Text | str
    url: str = ""
    note: str = ""
    is_here: bool = False


@dataclass(frozen=True)
class Add:
    """Where this reader can add what is missing."""

    url: str
    label: str


@dataclass(frozen=True)
class Link:
    """One link of the chain. Where it has no `items`, `missing` says what is missing and who can add it."""

    key: str
    heading: str
    icon: str
    items: Sequence[Item]
    missing: str = ""
    adds: Sequence[Add] = ()

    @property
    def first(self) -> Sequence[Item]:
        return self.items[:MOST]

    @property
    def rest(self) -> Sequence[Item]:
        return self.items[MOST:]


@dataclass(frozen=True)
class Chain:
    """The links in their order; `anchor` is its place on the page, `title` what it is about."""

    anchor: str
    title: Text | str
    links: list[Link]

    @property
    def is_whole(self) -> bool:
        return all(link.items for link in self.links)


@dataclass(frozen=True)
class About:
    """What one chain is about: of all that is known, these. `here` is the tag of the page's own record."""

    cities: list[City]
    themes: set[str] = field(default_factory=set)
    priorities: list[Priority] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    pilots: list[Any] = field(default_factory=list)
    studies: set[int] = field(default_factory=set)
    meetings: list[Any] | None = None
    here: str = ""


def chain(known: Known, about: About, *, anchor: str, title: Text | str) -> Chain:
    return Chain(
        anchor,
        title,
        [
            link("need", _("Gap or figure"), "bar-chart", needs(known, about), about, known.user),
            link("priority", _("Priority"), "list", list(priority_items(about)), about, known.user),
            link("meeting", _("Meeting"), "calendar", list(meeting_items(known, about)), about, known.user),
            link("case", _("Practice borrowed"), "book", list(case_items(known, about)), about, known.user),
            link("pilot", _("Pilot project"), "action", [pilot_item(row, about) for row in about.pilots], about,
                 known.user),
            link("result", _("Result"), "check", list(result_items(about)), about, known.user),
            link("figure", _("New figure"), "diagram", list(new_figures(known, about)), about, known.user),
        ],
    )  # fmt: skip


def link(key: str, heading: str, icon: str, items: list[Item], about: About, user: Any) -> Link:
    if items:
        return Link(key, heading, icon, items)
    return Link(key, heading, icon, (), missing(key, about), list(adds(key, about, user)))


# What is there


def needs(known: Known, about: About) -> list[Item]:
    """Figures that a priority or a pilot names, and gaps that a pilot measures."""
    threads = [thread for row in about.priorities for thread in row.figures]
    threads += [thread for row in about.pilots for thread in row.figure_threads]
    figures = [known.figures[thread] for thread in dict.fromkeys(threads) if thread in known.figures]
    keys = {row.pk for row in about.gaps}
    gaps = [row for row in known.gaps if row.pk in keys or any(measures(pilot, row) for pilot in about.pilots)]
    return [*(gap_item(row) for row in gaps), *(figure_item(row) for row in figures)]


def measures(pilot: Any, gap: Gap) -> bool:
    """Whether the pilot counts in that city what its profile says is not known."""
    is_there = any(part.city_id == gap.edition.city_id for part in pilot.city_parts.all())
    return is_there and any(row.measures_id == gap.indicator_id for row in pilot.indicators.all())


def gap_item(gap: Gap) -> Item:
    city = gap.edition.city
    note = _("not known, %(city)s") % {"city": city.name}
    return Item(gap.indicator.name, f"{reverse('profile', args=[city.slug])}#{gap.indicator.chapter}", note)


def figure_item(figure: Figure) -> Item:
    words = {"indicator": figure.indicator.name, "value": value_in_words(figure)}
    when = in_words(figure.period_start) if figure.period_start else ""
    return Item(
        _("%(indicator)s: %(value)s") % words,
        reverse("city-indicator", args=[figure.city.slug, figure.indicator.code]),
        between(figure.city.name, when),
    )


def priority_items(about: About) -> Iterable[Item]:
    for row in about.priorities:
        city = row.edition.city
        url = f"{reverse('profile', args=[city.slug])}#priority-{row.thread}"
        yield Item(row.title, url, between(city.name, row.theme.name if row.theme else ""), about.here == tag_of(row))


def tag_of(priority: Priority) -> str:
    return f"priority:{priority.thread}"


def meeting_items(known: Known, about: About) -> Iterable[Item]:
    for row in known.meetings if about.meetings is None else about.meetings:
        if about.meetings is not None or (why := why_meeting(row, about)):
            note = between(dates_in_words(row), "" if about.meetings is not None else why)
            yield Item(row.title, reverse("meeting", args=[row.slug]), note, about.here == row.tag)


def why_meeting(meeting: Any, about: About) -> str:
    """Why a meeting belongs to what a chain is about; empty where it does not."""
    there = [row for row in about.cities if row.pk == meeting.host_id or row.pk in meeting.city_keys]
    if there and about.themes.intersection(meeting.theme_slugs):
        return _("on the same theme, with %(cities)s") % {"cities": names(there)}
    if about.studies.union(key for row in about.pilots for key in row.borrowed_keys).intersection(meeting.study_keys):
        return _("the practice was shown there")
    if {key for row in about.pilots for key in row.recommendation_keys}.intersection(meeting.recommendation_keys):
        return _("adopted a recommendation that the pilot addresses")
    return ""


def case_items(known: Known, about: About) -> Iterable[Item]:
    """What the pilots say that they borrow, and what these cities recorded as borrowed on the same themes."""
    keys = dict.fromkeys([*about.studies, *(key for row in about.pilots for key in row.borrowed_keys)])
    own = {row.pk for row in about.cities}
    taken: dict[int, list[City]] = {}
    for row in known.adaptations:
        study = known.studies.get(row.case_study_id)
        if study is None or not (study.pk in about.studies or row.city_id in own):
            continue
        if study.pk in keys or about.themes.intersection(study.current.themes):
            keys.setdefault(study.pk)
            taken.setdefault(study.pk, []).append(row.city)
    for key in keys:
        if key in known.studies:
            study = known.studies[key]
            by = _("borrowed by %(cities)s") % {"cities": names(taken[key])} if key in taken else ""
            yield Item(
                study.current.title,
                reverse("case-study", args=[study.slug]),
                between(study.city.name, by),
                about.here == study.tag,
            )


def pilot_item(pilot: Any, about: About) -> Item:
    cities = names(cities_of(pilot))
    url = reverse("pilot", args=[pilot.slug])
    return Item(pilot.title, url, between(cities, str(pilot.get_status_display())), about.here == pilot.tag)


def result_items(about: About) -> Iterable[Item]:
    """The newest value of everything that was measured."""
    for pilot in about.pilots:
        for row in pilot.indicators.all():
            if row.latest:
                yield result_item(pilot, row)


def result_item(pilot: Any, indicator: ResultIndicator) -> Item:
    value: Any = indicator.latest
    words = {"indicator": indicator.label, "value": measured(value.value, value.comparator, indicator.unit)}
    when = in_words(value.period) if value.period else ""
    url = f"{reverse('pilot', args=[pilot.slug])}#in-numbers"
    return Item(_("%(indicator)s: %(value)s") % words, url, when)


def new_figures(known: Known, about: About) -> Iterable[Item]:
    threads = dict.fromkeys(proposal.figure for _value, proposal in became_figures(about.pilots))
    return (figure_item(known.figures[thread]) for thread in threads if thread in known.figures)


def names(cities: Iterable[City]) -> str:
    return _(", ").join(dict.fromkeys(str(city.name) for city in cities))


def between(*words: object) -> str:
    return " · ".join(text for text in map(str, words) if text)


# What is missing


def missing(key: str, about: About) -> str:
    """What is missing, and who can add it."""
    has_result = any(row.latest for pilot in about.pilots for row in pilot.indicators.all())
    words = {
        "need": _(
            "No gap or figure is named that shows the need. Officials of the city name it in a priority of their "
            "profile, the lead city in its pilot."
        ),
        "priority": _(
            "No priority is named. Officials of a city write its priorities in the profile; the lead city names in "
            "its pilot those that it answers."
        ),
        "meeting": _(
            "No meeting on this theme with these cities is on record. The secretariat can add one, or the theme and "
            "the cities of one."
        ),
        "case": _(
            "Nothing is recorded as borrowed. Officials of a city can record what it borrowed; the lead city can name "
            "it in its pilot."
        ),
        "pilot": _("No pilot answers this yet. A city can propose one; the secretariat selects."),
        "result": _("Nothing that was measured is recorded yet. The lead city can add it to its pilot.")
        if about.pilots
        else _("A pilot comes first. Its lead city then records what was measured."),
        "figure": _("No result has become a figure of a profile yet. Officials of the city can propose and write it.")
        if has_result
        else _("A result comes first. Officials of the city can then write it into the profile as a figure."),
    }
    return words[key]


# The page of a city or of a pilot on which a missing link is written: who may, the name of the page, its words.
OF_CITIES = {
    "need": ("profiles.write_edition", "my-profile", gettext_lazy("Profile: %(city)s")),
    "priority": ("profiles.write_edition", "my-profile", gettext_lazy("Profile: %(city)s")),
    "case": ("library.record_adaptation", "my-adaptations", gettext_lazy("What %(city)s borrowed")),
    "figure": ("profiles.write_edition", "my-profile", gettext_lazy("Profile: %(city)s")),
}
OF_PILOTS = {"need": "pilot-needs", "priority": "pilot-needs", "case": "pilot-ties", "result": "pilot-results"}


def adds(key: str, about: About, user: Any) -> Iterable[Add]:
    """Where this reader may add it: nothing for those who may not."""
    if key == "meeting" and user.has_perm("meetings.schedule"):
        yield Add(reverse("desk-meetings"), _("Meetings"))
    for pilot in [row for row in about.pilots if key in OF_PILOTS and is_written_by(user, row)][:MOST_PLACES]:
        if url := address_of_part(OF_PILOTS[key], pilot.slug):
            yield Add(url, _("Pilot: %(pilot)s") % {"pilot": pilot.title})
    if key == "pilot":
        for city in [row for row in about.cities if user.has_perm("pilots.propose", row)][:MOST_PLACES]:
            yield Add(f"{reverse('pilot-new')}?city={city.slug}", _("Propose a pilot: %(city)s") % {"city": city.name})
    if key in OF_CITIES:
        permission, name, label = OF_CITIES[key]
        for city in [row for row in about.cities if user.has_perm(permission, row)][:MOST_PLACES]:
            yield Add(reverse(name, args=[city.slug]), label % {"city": city.name})


def is_written_by(user: Any, pilot: Any) -> bool:
    return pilot.status in OPEN_PILOTS and user.has_perm("pilots.edit_pilot", pilot)
