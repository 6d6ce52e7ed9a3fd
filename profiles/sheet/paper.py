"""The priority paper, the log and the services of an edition being written, as their own people list them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import span_in_words
from core.translation import Text
from profiles.models import Priority, Service, StakeholderEntry


@dataclass(frozen=True)
class PaperLine:
    """One part: its words, what else is known in short, and how many remarks wait at it."""

    thread: UUID
    anchor: str
    title: Text | str
    text: Text | str
    facts: list[str]
    remarks: int = 0
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True)
class ServiceGroup:
    heading: str
    lines: list[PaperLine] = field(default_factory=list)


def priority_lines(rows: Iterable[Priority], remarks: dict[str, int]) -> list[PaperLine]:
    """Priorities in order; only what is there is told."""
    rows = list(rows)
    return [
        PaperLine(
            thread=row.thread,
            anchor=f"priority-{row.thread}",
            title=row.title,
            text=row.challenge,
            facts=list(filter(None, priority_facts(row))),
            remarks=remarks.get(f"priority:{row.thread}", 0),
            is_first=index == 0,
            is_last=index == len(rows) - 1,
        )
        for index, row in enumerate(rows)
    ]


def priority_facts(row: Priority) -> list[str]:
    figures = len(row.figures)
    return [
        str(row.theme.name) if row.theme else "",
        span_in_words(row.starts, row.ends),
        ngettext("%(n)s figure shows the need", "%(n)s figures show the need", figures) % {"n": figures}
        if figures
        else _("No figure shows the need yet"),
    ]


def stakeholder_lines(rows: Iterable[StakeholderEntry], remarks: dict[str, int]) -> list[PaperLine]:
    return [
        PaperLine(
            thread=row.thread,
            anchor=f"stakeholder-{row.thread}",
            title=f"{span_in_words(row.date)} · {row.get_kind_display()}",
            text=row.outcome,
            facts=list(filter(None, [str(row.groups), people_in_words(row.people)])),
            remarks=remarks.get(f"stakeholder:{row.thread}", 0),
        )
        for row in rows
    ]


def people_in_words(people: int | None) -> str:
    return ngettext("%(n)s person", "%(n)s persons", people) % {"n": people} if people else ""


def service_groups(rows: Iterable[Service], remarks: dict[str, int]) -> list[ServiceGroup]:
    """Services by kind, in the order in which the kinds are kept."""
    by_kind = groupby(rows, key=lambda row: row.get_kind_display())
    return [ServiceGroup(str(kind), [service_line(row, remarks) for row in members]) for kind, members in by_kind]


def service_line(row: Service, remarks: dict[str, int]) -> PaperLine:
    return PaperLine(
        thread=row.thread,
        anchor=f"service-{row.thread}",
        title=row.name,
        text=row.for_whom,
        facts=list(filter(None, [row.provider, _(", ").join(row.languages), row.contact])),
        remarks=remarks.get(f"service:{row.thread}", 0),
    )
