"""Where an edition being written rests on which source."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.citing import cited_codes
from core.translation import LANGUAGES
from profiles.models import PARTS, ChapterText, EditionPart, Figure, ProfileEdition
from profiles.sheet.figures import as_written


@dataclass(frozen=True)
class Use:
    """One place that rests on a source. `part` is its name in PARTS, `key` its thread or its section's key."""

    part: str
    key: str
    title: str


def uses(edition: ProfileEdition) -> dict[str, list[Use]]:
    """`{source code: places}` of everything in the edition, in a fixed number of queries."""
    found: dict[str, list[Use]] = defaultdict(list)
    for figure in Figure.objects.filter(edition=edition).with_sources():
        title = _("%(what)s: %(value)s") % {"what": figure.indicator.name, "value": as_written(figure)}
        found[figure.source.code].append(Use("figures", str(figure.thread), title))
    for name, model in PARTS.items():
        if name == "figures":
            continue
        for row in model._default_manager.filter(edition=edition):
            key = row.section.key if isinstance(row, ChapterText) else str(row.thread)
            for code in cited_codes(*texts_of(row)):
                found[code].append(Use(name, key, title_of(row)))
    for code in cited_codes(*texts_of(edition)):
        found[code].append(Use("edition", "", _("The edition as a whole")))
    return dict(found)


def texts_of(row: EditionPart | ProfileEdition) -> list[str]:
    return [getattr(row, f"{name}_{code}") for name in row.translated for code in LANGUAGES]


def title_of(row: EditionPart) -> str:
    for name in ("section", "indicator", "title", "name"):
        if hasattr(row, name):
            return str(getattr(row, name))
    return str(row)
