"""The history of an edition: who changed what in it, from which words to which."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.answers import PersonalRequest
from core.models import AuditEntry
from mc2cm.pages.edition_changes import EditionChange, changes, field_label
from profiles.models import PARTS, ProfileEdition
from profiles.translations import KINDS, RELATED, TEXTS, title_of
from profiles.views.workspace import edition_page


@edition_page
def history(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    entries = AuditEntry.objects.filter(Q(about=edition.tag) | Q(about__startswith=f"{edition.tag}/"))
    page = Paginator(entries, 25).get_page(request.GET.get("page"))
    sheet = {"edition": edition, "city": edition.city, "page": page, "changes": told(list(page), edition)}
    return render(request, "profiles/own/history.html", sheet)


def told(entries: list[AuditEntry], edition: ProfileEdition) -> list[EditionChange]:
    return changes(
        entries,
        places_of(entries, edition),
        lambda name: field_label(name, TEXTS, [ProfileEdition, *PARTS.values()]),
    )


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
