"""A city records that it adapted a case study of another, publishes it itself, and may take it back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from cities.querysets import cities_where
from core import audit, search
from core.changing import all_or_nothing
from core.editing import change, locked, mark_translations
from core.errors import NotAllowed, Refused
from core.lifecycle import move
from core.permissions import require
from core.translation import text_fields
from library import emails
from library.choices import AdaptationState, RecordStatus
from library.family import public_adaptations, would_descend_from_itself
from library.models import Adaptation, CaseStudy
from library.search import adaptation_documents_of

ADAPTATION_TEXTS = ("kept", "changed", "cost", "result", "failure")
ADAPTATION_FIELDS = ("progress", "started", "months", "cost_band", "told_in", *text_fields(Adaptation))


def require_some_city(by: User) -> None:
    """Raise NotAllowed for whoever records what was borrowed for no city at all, before anything she sent is read."""
    if not by.is_superuser and not cities_where(by, "library.record_adaptation"):
        raise NotAllowed(_("Editors of a city record what it borrowed from another. Your role does not allow this."))


@all_or_nothing
def record_adaptation(study: CaseStudy, city: City, values: dict, *, by: User) -> Adaptation:
    """A draft that says what became of another city's practice here."""
    require(by, "library.record_adaptation", city)
    wanted = {name: value for name, value in values.items() if name in ADAPTATION_FIELDS}
    row = Adaptation(case_study=study, city=city, **wanted)
    mark_translations(row, {name: ["", value] for name, value in wanted.items()}, by=by.key)
    refuse_circle(row, row.told_in)
    row.full_clean()
    row.save()
    audit.record("record_adaptation", row.tag, by=by.key, changes={"case_study": [None, study.slug]})
    return row


@all_or_nothing
def edit_adaptation(adaptation: Adaptation, values: dict, *, by: User, version: int) -> bool:
    """Write in a draft; what is public already is changed, at once, by those who publish. Raises Stale."""
    wanted = {name: value for name, value in values.items() if name in ADAPTATION_FIELDS}
    require(by, "library.record_adaptation", adaptation)
    now = locked(adaptation, version=version, wanted=wanted)
    if now.is_published:
        require(by, "library.publish_adaptation", now)
        refuse_empty(now, wanted)
    elif not now.is_draft:
        raise Refused(_("This was taken back. Record it anew if it is true again."))
    refuse_circle(now, wanted.get("told_in", now.told_in))
    changes = change(now, wanted, by=by.key, action="edit_adaptation", tag=now.tag)
    if changes and now.is_published:
        found_again(now)
    return bool(changes)


def found_again(row: Adaptation) -> None:
    """What can be found of a published one, as it stands now."""
    search.publish(adaptation_documents_of(public_adaptations().filter(pk=row.pk)))


def refuse_circle(row: Adaptation, told_in: CaseStudy | None) -> None:
    if would_descend_from_itself(row.case_study_id, told_in.pk if told_in else None, without=row.pk):
        raise Refused(
            _("The case study that you borrowed comes itself from the one that you name: none descends from itself.")
        )


def refuse_empty(row: Adaptation, wanted: dict) -> None:
    """What readers look for; a failure is worth as much as a success, if it says why."""

    def says(name: str) -> bool:
        return any(wanted.get(field, getattr(row, field)) for field in text_fields(Adaptation) if field[:-3] == name)

    if wanted.get("progress", row.progress) == AdaptationState.GIVEN_UP and not says("failure"):
        raise Refused(_("Say what did not work, and why: other cities learn most from that."))
    if not any(says(name) for name in ADAPTATION_TEXTS):
        raise Refused(_("Say in at least one text what was kept, what was changed, or what came of it."))


@all_or_nothing
def publish_adaptation(adaptation: Adaptation, *, by: User, version: int) -> Adaptation:
    """On the case study's page from now on, and on the borrower's; the city that it comes from is told once."""
    require(by, "library.publish_adaptation", adaptation)
    now = locked(adaptation, version=version, wanted={})
    refuse_empty(now, {})
    refuse_circle(now, now.told_in)
    if not CaseStudy.objects.published().filter(pk=now.case_study_id).exists():
        raise Refused(_("The case study that it comes from is not public any more."))
    move(
        now,
        RecordStatus.PUBLISHED,
        by=by.key,
        published_at=timezone.now(),
        published_by=by.key,
        version=now.version + 1,
    )
    found_again(now)
    emails.adapted(now)
    return now


@all_or_nothing
def withdraw_adaptation(adaptation: Adaptation, *, by: User, reason: str, version: int) -> Adaptation:
    """Off the pages at once; that it was there stays with the city, and its address tells why it is not any more."""
    require(by, "library.withdraw_adaptation", adaptation)
    now = locked(adaptation, version=version, wanted={})
    move(now, RecordStatus.WITHDRAWN, by=by.key, withdrawn_reason=reason.strip(), version=now.version + 1)
    search.withdraw(now.tag)
    return now


@all_or_nothing
def discard_adaptation(adaptation: Adaptation, *, by: User, version: int) -> None:
    """Throw a draft away; nobody else has seen it."""
    require(by, "library.record_adaptation", adaptation)
    now = locked(adaptation, version=version, wanted={})
    if not now.is_draft:
        raise Refused(_("Only a draft is thrown away. What is public is taken back, with a reason."))
    audit.record("discard_adaptation", now.tag, by=by.key, changes={"case_study": [now.case_study.slug, None]})
    now.delete()
