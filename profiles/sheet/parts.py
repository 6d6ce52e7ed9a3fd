"""What the parts of an edition are called where its history is told."""

from django.utils.translation import gettext as _

from core.models import AuditEntry
from profiles.models import PARTS, ProfileEdition


def part_titles(edition: ProfileEdition, entries: list[AuditEntry]) -> dict[str, str]:
    """`{tag of a part: its title}`; a part that is gone by the kind of thing it was."""
    titles: dict[str, str] = {}
    wanted: dict[str, dict[str, str]] = {}
    for entry in entries:
        if entry.about != edition.tag:
            kind, thread = entry.about.removeprefix(f"{edition.tag}/").split("/", 1)
            wanted.setdefault(kind, {})[thread] = entry.about
    for kind, tags in wanted.items():
        model = PARTS[kind]
        titles |= dict.fromkeys(tags.values(), kind_in_words(kind))
        related = {"chapters": ["section"], "figures": ["indicator", "geography"], "gaps": ["indicator"]}
        rows = model._default_manager.filter(edition=edition, thread__in=tags)
        for row in rows.select_related(*related.get(kind, [])):
            titles[tags[str(row.thread)]] = part_title(kind, row)
    return titles


def kind_in_words(kind: str) -> str:
    words = {
        "chapters": _("A text"),
        "figures": _("A figure"),
        "gaps": _("A gap"),
        "priorities": _("A priority"),
        "stakeholders": _("An entry in the log"),
        "services": _("A service"),
    }
    return words[kind]


def part_title(kind: str, row) -> str:
    if kind == "chapters":
        return str(row.section.title)
    if kind == "figures":
        return f"{row.indicator.name}, {row.geography.name}"
    if kind == "gaps":
        return str(row.indicator.name)
    if kind == "stakeholders":
        return f"{row.get_kind_display()}, {row.date}"
    return str(row)
