"""Reading from the kernel's tables."""

from collections import defaultdict

from django.db import models


class CitationQuerySet(models.QuerySet):
    def of(self, *tags: str):
        return self.filter(about__in=tags).select_related("source")

    def by_field(self) -> dict[tuple[str, str], list]:
        """`{(about, field): [citation, …]}` in one query."""
        found = defaultdict(list)
        for citation in self:
            found[citation.about, citation.field].append(citation)
        return found
