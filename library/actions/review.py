"""The review of a case study: submitted by its city, discussed, approved by somebody else, published, withdrawn."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from core import comments, review, search
from core.changing import all_or_nothing
from core.citing import cited_codes
from core.errors import NotAllowed, Refused
from core.models import Comment, Source
from core.permissions import require
from core.translation import text_fields
from library import emails
from library.family import public_adaptations
from library.models import CaseStudy, CaseStudyEdition
from library.search import adaptation_documents_of, case_study_documents_of

# Without these a case study tells nobody anything; the rest may say that it is not known.
NEEDED = ("title", "abstract", "actions")


def missing(edition: CaseStudyEdition) -> list[str]:
    """The texts without which it cannot be submitted, that nobody has written yet."""
    return [name for name in NEEDED if not edition.text(name)]


def incomplete(edition: CaseStudyEdition) -> str:
    """Why it cannot be submitted yet; empty when it can."""
    if not missing(edition):
        return ""
    return _("Before it is submitted, a case study needs a title, an abstract and what was done.")


@all_or_nothing
def submit(edition: CaseStudyEdition, *, by: User, version: int | None = None) -> CaseStudyEdition:
    require(by, "library.submit_case_study", edition)
    if words := incomplete(review.locked_edition(edition)):
        raise Refused(words)
    now = review.submit(edition, by=by.key, version=version)
    emails.submitted(now)
    return now


@all_or_nothing
def request_changes(edition: CaseStudyEdition, *, by: User, note: str, version: int | None = None) -> CaseStudyEdition:
    require(by, "library.request_changes", edition)
    now = review.request_changes(edition, by=by.key, note=note, version=version)
    emails.changes_requested(now)
    return now


@all_or_nothing
def approve(edition: CaseStudyEdition, *, by: User, version: int | None = None) -> CaseStudyEdition:
    require(by, "library.approve_case_study", edition)
    now = review.approve(edition, by=by.key, version=version)
    emails.approved(now)
    return now


@all_or_nothing
def plan_publication(
    edition: CaseStudyEdition, *, by: User, at: datetime | None, version: int | None = None
) -> CaseStudyEdition:
    """Publish by itself at a time to come; with no time, take the plan back."""
    require(by, "library.publish_case_study", edition)
    return review.schedule(edition, by=by.key, at=at, version=version)


@all_or_nothing
def publish(edition: CaseStudyEdition, *, by: User, version: int | None = None) -> CaseStudyEdition:
    """Public from this transaction on: page, API, files, search; the edition before is superseded."""
    require(by, "library.publish_case_study", edition)
    return make_public(edition, by=by.key, version=version)


def make_public(edition: CaseStudyEdition, *, by: str, version: int | None = None) -> CaseStudyEdition:
    siblings = CaseStudyEdition.objects.of(edition.case_study)
    now = review.publish(edition, by=by, siblings=siblings, version=version)
    Source.objects.filter(code__in=cited_in(now), is_public=False).update(is_public=True)
    study = CaseStudy.objects.with_results().get(pk=now.case_study_id)
    search.publish(case_study_documents_of(study))
    search.publish(adaptation_documents_of(public_adaptations().filter(case_study=study)))
    emails.published(now)
    return now


def cited_in(edition: CaseStudyEdition) -> set[str]:
    """The codes of all sources that its texts rest on."""
    return cited_codes(*(getattr(edition, name) for name in text_fields(CaseStudyEdition)))


def publish_due() -> int:
    """Publish every edition whose planned time has come. Gives how many. For the worker."""
    return review.publish_due(CaseStudyEdition, lambda edition: make_public(edition, by=edition.published_by))


@all_or_nothing
def withdraw(edition: CaseStudyEdition, *, by: User, reason: str, version: int | None = None) -> CaseStudyEdition:
    """Take a published edition back; its address answers with the reason and the date from now on."""
    require(by, "library.withdraw_case_study", edition)
    was_found = review.locked_edition(edition).is_published
    now = review.withdraw(edition, by=by.key, reason=reason, version=version)
    if was_found:
        search.withdraw(now.case_study.tag)
        # What other cities made of it is read on its page alone.
        for row in now.case_study.adaptations.all():
            search.withdraw(row.tag)
    emails.withdrawn(now)
    return now


# Remarks


@all_or_nothing
def comment(edition: CaseStudyEdition, field: str, text: str, *, by: User, answers: Comment | None = None) -> Comment:
    """A remark on one place of an open edition: a text by its name, a result by its thread, "edition" for the whole."""
    require(by, "library.comment_case_study", edition)
    if not review.locked_edition(edition).is_open:
        raise Refused(_("This edition is closed. Remarks belong to the next one."))
    if answers is None and not is_place(edition, field):
        raise ValidationError({"field": _("There is no such place in this edition.")})
    return comments.comment(edition.tag, field, text, by=by.key, answers=answers)


def is_place(edition: CaseStudyEdition, field: str) -> bool:
    if field == "edition" or field in edition.translated:
        return True
    return field in {f"result:{thread}" for thread in edition.result_figures.values_list("thread", flat=True)}


@all_or_nothing
def resolve_comment(edition: CaseStudyEdition, remark: Comment, *, by: User) -> Comment:
    """Close a remark: whoever made it, or any reviewer, says that it is settled."""
    require(by, "library.comment_case_study", edition)
    if remark.author != by.key and not by.has_perm("library.request_changes", edition):
        raise NotAllowed(_("Whoever made the remark, or a reviewer, says that it is settled."))
    return comments.resolve(edition.tag, remark, by=by.key)
