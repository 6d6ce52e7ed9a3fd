"""Reading from the kernel's tables."""

from collections import defaultdict
from typing import Any

from django.db import models


class SourceQuerySet(models.QuerySet[Any]):
    def public(self) -> "SourceQuerySet":
        """The network's own sources, and those that something published rests on."""
        return self.filter(is_public=True)

    def usable_by(self, owner: str) -> "SourceQuerySet":
        """What a city may cite: every public source and those that it added itself."""
        return self.filter(models.Q(is_public=True) | models.Q(owner=owner))


class AuditQuerySet(models.QuerySet[Any]):
    def told_to_all(self) -> "AuditQuerySet":
        """Without what a city does for itself alone: such records have tags that begin with `private:`."""
        return self.exclude(about__startswith="private:")

    def of(self, about: str) -> "AuditQuerySet":
        """What happened to a record, and to its parts, whose tags begin with the record's and a slash."""
        return self.filter(models.Q(about=about) | models.Q(about__startswith=f"{about}/"))


class CommentQuerySet(models.QuerySet[Any]):
    def of(self, about: str) -> "CommentQuerySet":
        return self.filter(about=about)

    def unresolved(self) -> "CommentQuerySet":
        """Remarks that still wait; an answer is resolved with the comment that it answers."""
        return self.filter(answers=None, resolved_at=None)


class CitationQuerySet(models.QuerySet[Any]):
    def of(self, *tags: str) -> "CitationQuerySet":
        return self.filter(about__in=tags).select_related("source")

    def by_field(self) -> dict[tuple[str, str], list]:
        """`{(about, field): [citation, …]}` in one query."""
        found: dict[tuple[str, str], list] = defaultdict(list)
        for citation in self:
            found[citation.about, citation.field].append(citation)
        return found
