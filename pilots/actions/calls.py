"""Calls: written by an officer, published, answered, perhaps withdrawn. Proposals come later and name their call."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.audit import plain
from core.choices import RecordStatus
from core.editing import change, locked, mark_translations
from core.errors import Refused, Stale
from core.lifecycle import locked_row, move
from core.permissions import require
from core.translation import LANGUAGES, text_fields
from pilots.actions.writing import add_row, free_slug, only, refuse_too_many, remove_row, touch
from pilots.models import Call, CallQuestion
from pilots.search import keep_call_found

RESERVED = {"new", "open"}
CALL_OWN = (
    "number",
    "objectives",
    "ceiling",
    "currency",
    "opens_local",
    "closes_local",
    "tz",
    "opens_on",
    "closes_on",
    "url",
)
CALL_FIELDS = (*CALL_OWN, *text_fields(Call))
CALL_TIES = ("themes", "countries")
QUESTION_FIELDS = ("language", "position", *text_fields(CallQuestion))


@transaction.atomic
def create_call(values: dict, *, by: User, related: dict[str, Iterable] | None = None) -> Call:
    """A draft. `related`: rows by the name of a tie (CALL_TIES)."""
    require(by, "pilots.edit_call")
    wanted = only(values, CALL_FIELDS)
    call = Call(**wanted)
    titles = [wanted.get(f"title_{code}", "") for code in LANGUAGES]
    call.slug = free_slug(Call, next(filter(None, titles), ""), "call", RESERVED)
    mark_translations(call, {name: ["", value] for name, value in wanted.items()}, by=by.key)
    call.full_clean()
    call.save()
    for name, rows in (related or {}).items():
        if name in CALL_TIES:
            getattr(call, name).set(rows)
    audit.record("create_call", call.tag, by=by.key, changes={"call": [None, call.slug]})
    return Call.objects.get(pk=call.pk)


@transaction.atomic
def edit_call(call: Call, values: dict, *, by: User, version: int, related: dict[str, Iterable] | None = None) -> Call:
    """What is saved in a published call is public at once."""
    require(by, "pilots.edit_call")
    wanted = only(values, CALL_FIELDS)
    ties = {name: sorted(plain(row) for row in rows) for name, rows in only(related or {}, CALL_TIES).items()}
    try:
        now = locked(call, version=version, wanted=wanted)
    except Stale as stale:
        theirs = {name: tied(stale.row, name) for name in ties}
        raise Stale(stale.row, stale.theirs | {n: keys for n, keys in theirs.items() if keys != ties[n]}) from stale
    if now.is_withdrawn:
        raise Refused(_("This call was withdrawn. Publish it again first."))
    before = {name: tied(now, name) for name in ties}
    told = {name: [before[name], keys] for name, keys in ties.items() if before[name] != keys}
    if not change(now, wanted, by=by.key, action="edit_call", tag=now.tag) and told:
        touch(now)
    for name in told:
        getattr(now, name).set(related[name] if related else [])
    if told:
        audit.record("edit_call", now.tag, by=by.key, changes=told)
    keep_call_found(now)
    return Call.objects.get(pk=now.pk)


def tied(call: Call, name: str) -> list[str]:
    """The slugs or codes of the rows that a call is tied to."""
    return sorted(plain(row) for row in getattr(call, name).all())


@transaction.atomic
def publish_call(call: Call, *, by: User, version: int) -> Call:
    """Public from now on; again, after it was withdrawn."""
    require(by, "pilots.publish_call")
    now = locked(call, version=version, wanted={})
    if now.status == RecordStatus.DRAFT and not now.closes:
        raise Refused(_("Say until when one can apply."))
    move(
        now,
        RecordStatus.PUBLISHED,
        by=by.key,
        version=now.version + 1,
        withdrawn_reason="",
        withdrawn_at=None,
    )
    keep_call_found(now)
    return now


@transaction.atomic
def withdraw_call(call: Call, *, by: User, version: int, reason: str) -> Call:
    """Its address tells the reason from now on."""
    require(by, "pilots.publish_call")
    now = locked(call, version=version, wanted={})
    move(
        now,
        RecordStatus.WITHDRAWN,
        by=by.key,
        version=now.version + 1,
        withdrawn_reason=reason.strip(),
        withdrawn_at=timezone.now(),
    )
    keep_call_found(now)
    return now


@transaction.atomic
def add_question(call: Call, values: dict, *, by: User) -> CallQuestion:
    """A question that somebody asked, without her name; with an answer it is public at once."""
    require(by, "pilots.edit_call")
    now = locked_row(call)
    refuse_too_many(now.questions)
    row = CallQuestion(call=now)
    wanted = only(values, QUESTION_FIELDS)
    row.language = wanted.get("language") or row.language
    row.answered_at = timezone.now() if is_answered(wanted) else None
    add_row(row, wanted, by=by, action="add_question")
    keep_call_found(now)
    return row


@transaction.atomic
def edit_question(question: CallQuestion, values: dict, *, by: User, version: int) -> CallQuestion:
    """Its words or its answer; with the first answer it becomes public."""
    require(by, "pilots.edit_call")
    wanted = only(values, QUESTION_FIELDS)
    now = locked(question, version=version, wanted=wanted)
    words = {f"answer_{code}": wanted.get(f"answer_{code}", getattr(now, f"answer_{code}")) for code in LANGUAGES}
    now.answered_at = (now.answered_at or timezone.now()) if is_answered(words) else None
    change(now, wanted, by=by.key, action="edit_question", tag=now.tag, first=now.language)
    keep_call_found(now.call)
    return now


def is_answered(values: dict) -> bool:
    return any(values.get(f"answer_{code}") for code in LANGUAGES)


@transaction.atomic
def remove_question(question: CallQuestion, *, by: User, version: int) -> None:
    require(by, "pilots.edit_call")
    now = locked(question, version=version, wanted={})
    remove_row(now, by=by, action="remove_question")
    keep_call_found(now.call)
