"""What forms of the library share: rows chosen by their slugs."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cities.models import Theme
from core.filters import alphabetical
from core.forms import RecordForm
from library.choices import Goal


def by_name(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """Rows as choices, in the order of the reader's language."""
    return sorted(((row.slug, str(row)) for row in rows), key=lambda choice: alphabetical(choice[1]))


def themes_of_the_network() -> list[tuple[str, str]]:
    return [(theme.slug, str(theme.name)) for theme in Theme.objects.all()]


def by_goal(field: forms.BoundField) -> list[tuple[str, str, list[Any]]]:
    """The boxes of a field of SDG targets by their goals: `[(heading, how many are ticked, boxes)]`."""
    goals: dict[str, list[Any]] = {}
    for box in field:
        goals.setdefault(box.data["value"].split(".")[0], []).append(box)
    ticked = {str(value) for value in field.value() or []}
    return [
        (f"{goal} · {Goal(goal).label}", str(sum(box.data["value"] in ticked for box in boxes)), boxes)
        for goal, boxes in goals.items()
    ]


class Slugs(forms.MultipleChoiceField):
    """Several rows by their slugs, always in the same order."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        return sorted(super().clean(value))


class InAnyOrder(RecordForm):
    """A form in which the order of chosen values says nothing: the same ones in another order are no change."""

    def own_values(self) -> dict[str, Any]:
        values = super().own_values()
        for name in values:
            seen = [slug for slug in self.seen(name) if slug] if isinstance(self.fields[name], Slugs) else []
            if seen and sorted(seen) == sorted(values[name]):
                values[name] = seen
        return values
