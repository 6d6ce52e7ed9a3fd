"""The review of an edition: submitted by the city, discussed, approved by somebody else, published, withdrawn."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import comments, review, search
from core.audit import SYSTEM
from core.choices import EditionStatus
from core.citing import cited_codes
from core.errors import NotAllowed, Refused
from core.lifecycle import import_record
from core.models import Comment, Source
from core.permissions import require
from core.translation import text_fields
from profiles import emails
from profiles.actions.doubts import published_figures
from profiles.models import PARTS, Figure, PlausibilityAnswer, ProfileEdition, ProfileTranslation, Section, profile_tag
from profiles.plausibility import Doubt, doubts
from profiles.search import edition_documents
from profiles.sheet.overview import states_so_far
from profiles.validators import NO_SUCH_PLACE, place_of_remark


def open_doubts(edition: ProfileEdition) -> list[tuple[Doubt, str]]:
    """Every doubt about the edition's figures with what its authors answered; an empty answer still waits."""
    rows = list(Figure.objects.filter(edition=edition).with_sources())
    answers = dict(PlausibilityAnswer.objects.filter(edition=edition).values_list("key", "text"))
    return [(doubt, answers.get(doubt.key, "")) for doubt in doubts(rows, published_figures(edition))]


def doubts_wait(edition: ProfileEdition) -> str:
    """Why the edition cannot be submitted yet: a remark on its figures has no answer. Empty when all have."""
    waiting = [doubt for doubt, answer in open_doubts(edition) if not answer.strip()]
    if not waiting:
        return ""
    words = _("Before it is submitted, answer the remarks on figures that look impossible: %(first)s")
    return words % {"first": waiting[0].text}


@transaction.atomic
def submit(edition: ProfileEdition, *, by: User, version: int | None = None) -> ProfileEdition:
    """Hand it to the reviewer; every doubt about figures has been answered before."""
    require(by, "profiles.submit_edition", edition)
    if words := doubts_wait(review.locked_edition(edition)):
        raise Refused(words)
    now = review.submit(edition, by=by.key, version=version)
    emails.submitted(now)
    return now


@transaction.atomic
def request_changes(edition: ProfileEdition, *, by: User, note: str, version: int | None = None) -> ProfileEdition:
    require(by, "profiles.request_changes", edition)
    now = review.request_changes(edition, by=by.key, note=note, version=version)
    emails.changes_requested(now)
    return now


@transaction.atomic
def approve(edition: ProfileEdition, *, by: User, version: int | None = None) -> ProfileEdition:
    require(by, "profiles.approve_edition", edition)
    now = review.approve(edition, by=by.key, version=version)
    emails.approved(now)
    return now


@transaction.atomic
def plan_publication(
    edition: ProfileEdition, *, by: User, at: datetime | None, version: int | None = None
) -> ProfileEdition:
    """Publish by itself at a time to come; with no time, take the plan back."""
    require(by, "profiles.publish_edition", edition)
    return review.schedule(edition, by=by.key, at=at, version=version)


@transaction.atomic
def publish(edition: ProfileEdition, *, by: User, version: int | None = None) -> ProfileEdition:
    """Public from this transaction on: page, API, files, search; the edition before is superseded."""
    require(by, "profiles.publish_edition", edition)
    return make_public(edition, by=by.key, version=version)


def make_public(edition: ProfileEdition, *, by: str, version: int | None = None) -> ProfileEdition:
    siblings = ProfileEdition.objects.of(edition.city)
    now = review.publish(edition, by=by, siblings=siblings, version=version)
    complete = ProfileEdition.objects.with_texts().get(pk=now.pk)
    note_translations(complete, by=by)
    Source.objects.filter(code__in=cited_in(complete), is_public=False).update(is_public=True)
    search.publish(edition_documents(complete))
    emails.published(complete)
    return now


@transaction.atomic
def import_published(edition: ProfileEdition) -> None:
    """The loader's door: an edition that was published before the portal existed, and that nobody wrote here."""
    now = review.writable(edition)
    if now.writers:
        raise Refused(_("People are writing this edition. It becomes public by its review."))
    import_record(now, EditionStatus.PUBLISHED, published_at=timezone.now(), published_by=SYSTEM)
    note_translations(ProfileEdition.objects.with_texts().get(pk=now.pk), by=SYSTEM)


def cited_in(edition: ProfileEdition) -> set[str]:
    """The codes of all sources that an edition rests on."""
    codes = set(Figure.objects.filter(edition=edition).values_list("source__code", flat=True))
    codes |= set(edition.files.filter(source__isnull=False).values_list("source__code", flat=True))
    codes |= cited_codes(*(getattr(edition, field) for field in text_fields(ProfileEdition)))
    for name, model in PARTS.items():
        if name == "figures":
            continue
        for row in getattr(edition, name).all():
            for field in text_fields(model):
                codes |= cited_codes(getattr(row, field))
    return codes


def note_translations(edition: ProfileEdition, *, by: str) -> None:
    """Number 1 of every language that was there when the edition was published, besides the one it was written in."""
    now = timezone.now()
    for code, state in states_so_far(edition).items():
        ProfileTranslation.objects.create(
            edition=edition, language=code, number=1, state=state, published_by=by, published_at=now
        )


def publish_due() -> int:
    """Publish every edition whose planned time has come. Gives how many. For the worker."""
    return review.publish_due(ProfileEdition, lambda edition: make_public(edition, by=edition.published_by))


@transaction.atomic
def withdraw(edition: ProfileEdition, *, by: User, reason: str, version: int | None = None) -> ProfileEdition:
    """Take a published edition back; its address answers with the reason and the date from now on."""
    require(by, "profiles.withdraw_edition", edition)
    was_found = review.locked_edition(edition).is_published
    now = review.withdraw(edition, by=by.key, reason=reason, version=version)
    if was_found:
        search.withdraw(profile_tag(now.city))
    emails.withdrawn(now)
    return now


# Remarks


@transaction.atomic
def comment(edition: ProfileEdition, field: str, text: str, *, by: User, answers: Comment | None = None) -> Comment:
    """A remark on one place of an open edition, read by the city's people and the reviewers alone."""
    require(by, "profiles.comment_edition", edition)
    if not review.locked_edition(edition).is_open:
        raise Refused(_("This edition is closed. Remarks belong to the next one."))
    if answers is None:
        check_place(edition, field)
    return comments.comment(edition.tag, field, text, by=by.key, answers=answers)


def check_place(edition: ProfileEdition, field: str) -> None:
    """A remark is about the edition, a section of the tree, or a part that is there."""
    name, key = place_of_remark(field)
    if name == "chapters":
        is_there = Section.objects.filter(key=key).exists()
    else:
        is_there = not name or PARTS[name]._default_manager.filter(edition=edition, thread=key).exists()
    if not is_there:
        raise ValidationError({"field": NO_SUCH_PLACE})


@transaction.atomic
def resolve_comment(edition: ProfileEdition, remark: Comment, *, by: User) -> Comment:
    """Close a remark: whoever made it, or any reviewer, says that it is settled."""
    require(by, "profiles.comment_edition", edition)
    if remark.author != by.key and not by.has_perm("profiles.request_changes", edition):
        raise NotAllowed(_("Whoever made the remark, or a reviewer, says that it is settled."))
    return comments.resolve(edition.tag, remark, by=by.key)


def remarks(edition: ProfileEdition, user: Any) -> list[Comment]:
    """The remarks that this person may read, each with its answers."""
    if not user.has_perm("profiles.read_comments", edition):
        return []
    return list(Comment.objects.of(edition.tag).filter(answers=None).prefetch_related("replies"))
