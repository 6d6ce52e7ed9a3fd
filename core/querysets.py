"""Reading from the kernel's tables."""

from collections import defaultdict
from typing import Any

from django.db import models


class CitationQuerySet(models.QuerySet[Any]):
    def of(self, *tags: str) -> "CitationQuerySet":
        return self.filter(about__in=tags).select_related("source")

    def by_field(self) -> dict[tuple[str, str], list]:
        """`{(about, field): [citation, …]}` in one query."""
        found: dict[tuple[str, str], list] = defaultdict(list)
        for citation in self:
            found[citation.about, citation.field].append(citation)
        return found
