"""What is done in a pilot and what came of it in numbers: milestones, tests, trainings, indicators."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from core.citing import Mark
from core.dates import in_words, span_in_words
from core.numbers import in_digits
from core.translation import Text
from pilots.choices import ParticipantKind, Sex
from pilots.models import Milestone, OperationalTest, ResultIndicator, Training
from pilots.sheet.files import Files, files_of
from profiles.choices import Comparator, Unit

Marks = Callable[[str, str], list[Mark]]


@dataclass(frozen=True)
class MilestoneLine:
    """A step of the work plan; `state` is "done", "late" or "due", `when` says the same in words."""

    title: Text
    description: Text
    city: Text
    state: str
    when: str
    evidence: Text
    evidence_url: str
    files: Files
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Progress:
    """How many of the milestones are done: counted, never typed."""

    done: int
    total: int
    late: int

    @property
    def words(self) -> str:
        return _("%(done)s of %(total)s milestones reached") % {
            "done": in_digits(self.done),
            "total": in_digits(self.total),
        }


def milestone_line(row: Milestone, slug: str, marks: Marks) -> MilestoneLine:
    state = "done" if row.is_done else "late" if row.is_late else "due"
    return MilestoneLine(
        title=row.title,
        description=row.description,
        city=row.city.name,
        state=state,
        when=when_of(row, state),
        evidence=row.evidence,
        evidence_url=row.evidence_url,
        files=files_of(row.files.all(), "pilot-file", slug),
        marks=marks(row.tag, "*"),
    )


def when_of(row: Milestone, state: str) -> str:
    words = {"done": _("Reached on %(day)s"), "late": _("Was due on %(day)s"), "due": _("Due on %(day)s")}
    return words[state] % {"day": in_words(f"{row.done_on or row.due_on:%Y-%m-%d}")}


def progress_of(lines: Sequence[MilestoneLine]) -> Progress:
    counts = Counter(line.state for line in lines)
    return Progress(counts["done"], len(lines), counts["late"])


# Operational tests


@dataclass(frozen=True)
class TestLine:
    """What was tried; `parts` are headings and what is written under them, without what is not."""

    title: Text
    when: str
    parts: list[tuple[str, Text]]


def test_line(row: OperationalTest) -> TestLine:
    headings = {
        "hypothesis": _("What was expected"),
        "method": _("How it was tried"),
        "measure": _("What was measured"),
        "baseline": _("Before"),
        "target": _("Target"),
        "result": _("Result"),
        "did_not_work": _("What did not work"),
    }
    parts = [(words, row.text(name)) for name, words in headings.items()]
    return TestLine(row.title, span_in_words(row.starts, row.ends), [part for part in parts if part[1]])


# Trainings


@dataclass(frozen=True)
class TrainingLine:
    """A training with how many came, by sex and by kind; `people` is 0 where nobody was counted."""

    title: Text
    description: Text
    city: Text
    when: str
    place: Text
    people: int
    by_sex: list[tuple[str, int]]
    by_kind: list[tuple[str, int]]


def training_line(row: Training) -> TrainingLine:
    return TrainingLine(
        title=row.title,
        description=row.description,
        city=row.city.name,
        when=span_in_words(row.starts, row.ends),
        place=row.place,
        people=row.people,
        by_sex=counted(((found.sex, found.number) for found in row.participants.all()), Sex),
        by_kind=counted(((found.kind, found.number) for found in row.participants.all()), ParticipantKind),
    )


def counted(rows: Iterable[tuple[str, int]], choices: type[TextChoices]) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for key, number in rows:
        found[key] += number
    return [(str(choice.label), found[choice.value]) for choice in choices if found[choice.value]]


# Indicators


@dataclass(frozen=True)
class ValueLine:
    """One value: when, and who says so."""

    value: str
    when: str
    source: str
    url: str
    note: Text
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class IndicatorLine:
    """What is measured; `values` from the oldest to the newest, empty where nothing was measured yet."""

    label: Text
    kind: str
    baseline: str
    target: str
    values: list[ValueLine]
    marks: Sequence[Mark] = ()


def indicator_line(row: ResultIndicator, marks: Marks) -> IndicatorLine:
    return IndicatorLine(
        label=row.label,
        kind=str(row.get_kind_display()),
        baseline=at(measured(row.baseline, Comparator.EXACT, row.unit), row.baseline_on),
        target=at(measured(row.target, row.target_comparator, row.unit), row.target_on),
        values=[
            ValueLine(
                value=measured(value.value, value.comparator, row.unit),
                when=in_words(value.period) if value.period else "",
                source=value.source or row.source,
                url=value.url,
                note=value.note,
                marks=marks(value.tag, "*"),
            )
            for value in sorted(row.values.all(), key=lambda value: (value.period, value.pk))
        ],
        marks=marks(row.tag, "*"),
    )


def measured(value: Decimal | None, comparator: str, unit: str) -> str:
    """ "about 300 persons", "20.5 %"; empty where nothing was counted."""
    if value is None:
        return ""
    digits = f"{in_digits(value)}\u202f%" if unit == Unit.PERCENT else f"{in_digits(value)} {Unit(unit).label}"
    return digits if comparator == Comparator.EXACT else f"{Comparator(comparator).label} {digits}"


def at(words: str, day: str) -> str:
    return _("%(value)s (%(when)s)") % {"value": words, "when": in_words(day)} if words and day else words
