"""Remarks on an edition as its readers get them: where they hang, who made them, what was answered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from accounts.names import names_of
from core.models import Comment
from profiles.models import Figure, Gap, Priority, ProfileEdition, Section, Service, StakeholderEntry


@dataclass(frozen=True)
class Answered:
    who: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Remark:
    """One remark with its answers. `place` says in words where it hangs, `url` leads there."""

    pk: int
    field: str
    place: str
    url: str
    who: str
    at: datetime
    text: str
    answers: list[Answered]
    is_open: bool
    resolved_by: str
    can_resolve: bool


@dataclass(frozen=True)
class Remarks:
    """What `templates/profiles/own/remarks.html` prints. `field` is where a new one hangs; empty for a whole list."""

    slug: str
    field: str
    remarks: list[Remark]
    can_read: bool
    can_comment: bool

    @property
    def open(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.is_open]

    @property
    def resolved(self) -> list[Remark]:
        return [remark for remark in self.remarks if not remark.is_open]


def remarks_on(edition: ProfileEdition, user: Any, field: str = "") -> Remarks:
    """The remarks on one place of an edition, or on all of it, as far as this person may read and answer them."""
    slug = edition.city.slug
    if not user.has_perm("profiles.read_comments", edition):
        return Remarks(slug, field, [], can_read=False, can_comment=False)
    found = Comment.objects.of(edition.tag).filter(answers=None).prefetch_related("replies")
    rows = list(found.filter(field=field) if field else found)
    keys = {row.author for row in rows} | {row.resolved_by for row in rows if row.resolved_by}
    names = names_of(keys | {reply.author for row in rows for reply in row.replies.all()})
    may_resolve = user.has_perm("profiles.request_changes", edition)
    places = Places(edition, {row.field for row in rows})
    remarks = [
        Remark(
            pk=row.pk,
            field=row.field,
            place=places.title(row.field),
            url=places.url(row.field),
            who=names[row.author],
            at=row.created_at,
            text=row.text,
            answers=[Answered(names[reply.author], reply.created_at, reply.text) for reply in row.replies.all()],
            is_open=row.resolved_at is None,
            resolved_by=names[row.resolved_by] if row.resolved_by else "",
            can_resolve=row.resolved_at is None and (may_resolve or row.author == user.key),
        )
        for row in rows
    ]
    can_comment = edition.is_open and user.has_perm("profiles.comment_edition", edition)
    return Remarks(slug, field, remarks, can_read=True, can_comment=can_comment)


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
