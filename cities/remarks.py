"""Remarks on an edition as its readers get them: where they hang, who made them, what was answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accounts.names import names_of
from core.models import Comment


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
    resolve_url: str
    who: str
    at: datetime
    text: str
    answers: list[Answered]
    is_open: bool
    resolved_by: str
    can_resolve: bool


@dataclass(frozen=True)
class Remarks:
    """What `templates/editions/remarks.html` prints. A new one is sent to `comment_url`.

    `field` is where it hangs; empty for a whole list, or where its writer chooses among `fields` (value, label).
    """

    comment_url: str
    field: str
    remarks: list[Remark]
    can_read: bool
    can_comment: bool
    fields: list[tuple[str, str]] = field(default_factory=list)

    @property
    def open(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.is_open]

    @property
    def resolved(self) -> list[Remark]:
        return [remark for remark in self.remarks if not remark.is_open]

    @property
    def can_begin(self) -> bool:
        return self.can_comment and bool(self.field or self.fields)


def remarks_told(
    rows: list[Comment], user: Any, *, places: Any, may_resolve: bool, resolve_url: Callable[[int], str]
) -> list[Remark]:
    """Rows read with their replies. `places` has `title(field)` and `url(field)`."""
    keys = {row.author for row in rows} | {row.resolved_by for row in rows if row.resolved_by}
    names = names_of(keys | {reply.author for row in rows for reply in row.replies.all()})
    return [
        Remark(
            pk=row.pk,
            field=row.field,
            place=places.title(row.field),
            url=places.url(row.field),
            resolve_url=resolve_url(row.pk),
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
