"""Remarks on an edition as its readers get them: where they hang, who made them, what was answered."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cities.remarks import Remarks, remarks_told
from core.models import Comment
from profiles.models import Figure, Gap, Priority, ProfileEdition, Section, Service, StakeholderEntry


def remarks_on(edition: ProfileEdition, user: Any, field: str = "") -> Remarks:
    """The remarks on one place of an edition, or on all of it, as far as this person may read and answer them."""
    slug = edition.city.slug
    comment_url = reverse("my-profile-comment", args=[slug])
    if not user.has_perm("profiles.read_comments", edition):
        return Remarks(comment_url, field, [], can_read=False, can_comment=False)
    found = Comment.objects.of(edition.tag).filter(answers=None).prefetch_related("replies")
    rows = list(found.filter(field=field) if field else found)
    remarks = remarks_told(
        rows,
        user,
        places=Places(edition, {row.field for row in rows}),
        may_resolve=user.has_perm("profiles.request_changes", edition),
        resolve_url=lambda pk: reverse("my-profile-comment-resolve", args=[slug, pk]),
    )
    can_comment = edition.is_open and user.has_perm("profiles.comment_edition", edition)
    return Remarks(comment_url, field, remarks, can_read=True, can_comment=can_comment)


class Places:
    """The places of an edition by the names under which remarks know them: `chapter:data.gaps`, `figure:<thread>`."""

    def __init__(self, edition: ProfileEdition, fields: Iterable[str]):
        self.slug = edition.city.slug
        self.titles: dict[str, str] = {}
        named = [field.partition(":")[::2] for field in fields if ":" in field]
        sections = [key for kind, key in named if kind == "chapter"]
        if sections:
            found = Section.objects.filter(key__in=sections)
            self.titles |= {f"chapter:{section.key}": str(section.title) for section in found}
        for kind, model, related, title in PLACES:
            threads = [key for name, key in named if name == kind]
            if threads:
                rows = model.objects.filter(edition=edition, thread__in=threads).select_related(*related)
                self.titles |= {f"{kind}:{row.thread}": title(row) for row in rows}

    def title(self, field: str) -> str:
        if field == "edition":
            return _("The edition as a whole")
        return self.titles.get(field, _("Something that has been removed"))

    def url(self, field: str) -> str:
        kind, _colon, key = field.partition(":")
        if field != "edition" and field not in self.titles:
            return ""
        try:
            return reverse(PAGES[kind], args=[self.slug, key] if key else [self.slug])
        except NoReverseMatch:
            return ""


PLACES: list[tuple[str, Any, list[str], Callable[[Any], str]]] = [
    ("figure", Figure, ["indicator", "geography"], lambda row: f"{row.indicator.name}, {row.geography.name}"),
    ("gap", Gap, ["indicator"], lambda row: str(row.indicator.name)),
    ("priority", Priority, [], str),
    ("service", Service, [], str),
    ("stakeholder", StakeholderEntry, [], lambda row: f"{row.get_kind_display()}, {row.date}"),
]
# Where each kind of place is written.
PAGES = {
    "edition": "my-profile",
    "chapter": "my-profile-chapter",
    "figure": "my-profile-figure",
    "gap": "my-profile-gap",
    "priority": "my-profile-priority",
    "service": "my-profile-service",
    "stakeholder": "my-profile-stakeholder",
}
