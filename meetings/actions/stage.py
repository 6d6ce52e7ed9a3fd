"""Who speaks in a session, and in which languages it can be followed."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.editing import locked
from core.errors import Refused
from core.lifecycle import locked_row
from core.permissions import require
from core.translation import text_fields
from meetings.actions.bookings import book
from meetings.actions.sessions import schedulable, touch
from meetings.models import Contribution, Contributor, Session, SessionLanguage


@transaction.atomic
def add_contribution(session: Session, contributor: Contributor, values: dict, *, by: User) -> Contribution:
    """Somebody speaks, chairs or guides. Raises Clash when she stands on another stage at that time."""
    require(by, "meetings.schedule")
    schedulable(session.meeting)
    if contributor.is_erased:
        raise Refused(_("This name was erased already."))
    now = locked_row(session)
    fields = ("part", "acceptance", "position", *text_fields(Contribution))
    row = Contribution(session=now, contributor=contributor, **{k: v for k, v in values.items() if k in fields})
    row.full_clean()
    row.save()
    book(now)
    touch(now)
    audit.record("add_contribution", now.tag, by=by.key, changes={"contributor": [None, str(contributor.key)]})
    return row


@transaction.atomic
def edit_contribution(row: Contribution, values: dict, *, by: User) -> Contribution:
    require(by, "meetings.schedule")
    schedulable(row.session.meeting)
    session = locked_row(row.session)
    now = locked_row(row)
    fields = ("part", "acceptance", "position", *text_fields(Contribution))
    before = {name: getattr(now, name) for name in fields}
    for name in fields:
        if name in values:
            setattr(now, name, values[name])
    now.full_clean()
    now.save()
    book(session)
    touch(session)
    changes = {name: [before[name], getattr(now, name)] for name in fields if before[name] != getattr(now, name)}
    audit.record("edit_contribution", session.tag, by=by.key, changes=changes)
    return now


@transaction.atomic
def remove_contribution(row: Contribution, *, by: User) -> None:
    require(by, "meetings.schedule")
    schedulable(row.session.meeting)
    session = locked_row(row.session)
    row.delete()
    book(session)
    touch(session)
    audit.record(
        "remove_contribution", session.tag, by=by.key, changes={"contributor": [str(row.contributor.key), None]}
    )


@transaction.atomic
def set_languages(session: Session, wanted: list[dict], *, by: User, version: int | None = None) -> Session:
    """The languages of a session: `[{"language": "fr", "mode": "interpretation", "team": team or None}]`.

    With `version`, raises Stale when somebody changed the session since.
    """
    require(by, "meetings.schedule")
    schedulable(session.meeting)
    now = locked_row(session) if version is None else locked(session, version=version, wanted={})
    before = sorted(now.languages.values_list("language", "mode", "team"), key=str)
    now.languages.all().delete()
    for row in wanted:
        language = SessionLanguage(session=now, **row)
        language.full_clean()
        language.save()
    book(now)
    touch(now)
    after = sorted(now.languages.values_list("language", "mode", "team"), key=str)
    if before != after:
        audit.record("set_languages", now.tag, by=by.key, changes={"languages": [before, after]})
    return now
