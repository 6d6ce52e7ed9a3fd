"""The history of an edition: who changed what in it, from which words to which."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.names import names_of
from core.answers import PersonalRequest
from core.context import AUTONYMS
from core.differences import words_changed
from core.models import AuditEntry
from mc2cm.pages.history import action_label, value_label
from profiles.models import PARTS, ProfileEdition
from profiles.translations import KINDS, RELATED, TEXTS, title_of
from profiles.views.workspace import edition_page

LONG = 60  # characters from which a text is compared word by word


@dataclass(frozen=True)
class Field:
    """One field of a change: `html` is the difference word by word, for texts; else before and after."""

    label: str
    before: str
    after: str
    html: SafeString


@dataclass(frozen=True)
class EditionChange:
    """One entry: who, what, on which part of the edition, and field by field."""

    entry: AuditEntry
    who: str
    what: str
    place: str
    fields: list[Field]


@edition_page
def history(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    entries = AuditEntry.objects.filter(Q(about=edition.tag) | Q(about__startswith=f"{edition.tag}/"))
    page = Paginator(entries, 25).get_page(request.GET.get("page"))
    sheet = {"edition": edition, "city": edition.city, "page": page, "changes": changes(list(page), edition)}
    return render(request, "profiles/own/history.html", sheet)


def changes(entries: list[AuditEntry], edition: ProfileEdition) -> list[EditionChange]:
    names, places = names_of(entry.actor for entry in entries), places_of(entries, edition)
    return [
        EditionChange(
            entry=entry,
            who=names[entry.actor],
            what=action_label(entry.action),
            place=places.get(entry.about, ""),
            fields=[
                field_of(name, *pair)
                for name, pair in entry.changes.items()
                if isinstance(pair, list) and len(pair) == 2 and name not in ("comment", "section")
            ],
        )
        for entry in entries
    ]


def field_of(name: str, before: object, after: object) -> Field:
    words = [value_label(name, value, {}) for value in (before, after)]
    is_long = max(map(len, words)) > LONG and all(isinstance(value, str) for value in (before or "", after or ""))
    html = words_changed(*words, around=12) if is_long and all(words) else SafeString("")
    return Field(part_field_label(name), words[0], words[1], html)


def part_field_label(name: str) -> str:
    """`body_ar` → "Text (العربية)"; another column of a part by its own name."""
    text, _underscore, code = name.rpartition("_")
    if text in TEXTS and code in AUTONYMS:
        return f"{TEXTS[text]} ({AUTONYMS[code]})"
    labels = {
        "status": _("State"),
        "edition": _("Edition"),
        "answer": _("Answer"),
        "part": _("Part"),
        "publish_at": _("Published at"),
    }
    if name in labels:
        return labels[name]
    models: list[Any] = [ProfileEdition, *PARTS.values()]
    for model in models:
        column = next((field for field in model._meta.concrete_fields if field.name == name), None)
        if column is not None:
            label = str(column.verbose_name)
            return f"{label[:1].upper()}{label[1:]}"
    return name


def places_of(entries: list[AuditEntry], edition: ProfileEdition) -> dict[str, str]:
    """`{tag: "Chapters: Housing"}` for the parts that these entries are about; one query for each kind of part."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        kind, _slash, thread = entry.about.removeprefix(f"{edition.tag}/").partition("/")
        if thread and kind in PARTS:
            wanted.setdefault(kind, set()).add(thread)
    found = {}
    for kind, threads in wanted.items():
        model: Any = PARTS[kind]
        rows = model._default_manager.filter(edition=edition, thread__in=threads)
        titles = {str(row.thread): title_of(kind, row) for row in rows.select_related(*RELATED.get(kind, []))}
        for thread in threads:
            title = titles.get(thread, _("removed since"))
            found[f"{edition.tag}/{kind}/{thread}"] = _("%(kind)s: %(title)s") % {"kind": KINDS[kind], "title": title}
    return found
