"""Remarks on what is being written: made, answered, resolved. Who may is asked by the app that owns the record."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core import audit
from core.errors import Refused
from core.models import Comment


def comment(about: str, field: str, text: str, *, by: str, answers: Comment | None = None) -> Comment:
    """Add a remark on one place of a record, or an answer to one."""
    if answers is not None:
        answers = answers.answers or answers
        if answers.about != about:
            raise Refused(_("This remark belongs to something else."))
        if answers.resolved_at:
            raise Refused(_("This remark is resolved. Make a new one if something is still open."))
        field = answers.field
    row = Comment(about=about, field=field, text=text, author=by, answers=answers)
    row.full_clean()
    row.save()
    audit.record("comment", about, by=by, changes={"comment": [None, row.pk]})
    return row


def resolve(about: str, remark: Comment, *, by: str) -> Comment:
    """Close a remark on this record with all its answers."""
    now = Comment.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    if now.about != about:
        raise Refused(_("This remark belongs to something else."))
    if now.answers_id:
        raise Refused(_("An answer is resolved with the remark that it answers."))
    if now.resolved_at:
        raise Refused(_("Somebody has already resolved this remark."))
    now.resolved_by, now.resolved_at = by, timezone.now()
    now.save(update_fields=["resolved_by", "resolved_at"])
    audit.record("resolve_comment", now.about, by=by, changes={"comment": [now.pk, "resolved"]})
    return now
