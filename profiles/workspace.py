"""An edition as those who work on it see it: where it stands, who acts next, what is missing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.names import names_of
from cities.models import City
from core.choices import EditionStatus
from core.lifecycle import hindrance
from core.models import Comment
from core.review import kept_for_good, two_eyes, unplannable
from core.templatetags.portal import moment
from profiles.actions.review import open_doubts
from profiles.completeness import Completeness, completeness_of
from profiles.models import ProfileEdition
from profiles.translations import Lack, edition_wants


@dataclass(frozen=True)
class Step:
    """Something that this person may do with the edition now; `page` is the name of an address."""

    page: str
    label: str
    kind: str
    icon: str


@dataclass(frozen=True)
class Standing:
    """The state of an edition in words: what it is, and who acts next. `kind` is a badge's."""

    label: str
    next: str
    kind: str


@dataclass(frozen=True)
class Past:
    """An edition that was public once. `can_restore`: it may be taken as a beginning now."""

    edition: ProfileEdition
    can_restore: bool


@dataclass(frozen=True)
class Overview:
    """A city's profile in the making; `edition` is the open one, None while none is written."""

    city: City
    edition: ProfileEdition | None
    published: ProfileEdition | None
    past: list[Past]
    next_number: int
    can_start: bool
    can_write: bool
    can_discard: bool
    can_withdraw: bool
    standing: Standing | None = None
    steps: tuple[Step, ...] = ()
    completeness: Completeness | None = None
    writers: tuple[str, ...] = ()
    remarks_open: int | None = None
    doubts_open: int = 0
    doubts_answered: int = 0
    translations: tuple[tuple[str, int], ...] = ()
    publish_at: datetime | None = None
    can_adopt: bool = False


def overview(city: City, user: Any) -> Overview:
    editions = list(ProfileEdition.objects.visible_to(user).of(city).select_related("city__country"))
    edition = next((row for row in editions if row.is_open), None)
    published = next((row for row in editions if row.is_published), None)
    can_start = edition is None and user.has_perm("profiles.start_edition", city)
    about: dict[str, Any] = {
        "city": city,
        "edition": edition,
        "published": published,
        "past": [Past(row, can_start) for row in editions if row.is_frozen and row is not published],
        "next_number": max((row.number for row in editions), default=0) + 1,
        "can_start": can_start,
        "can_write": user.has_perm("profiles.write_edition", city),
        "can_adopt": user.has_perm("profiles.record_adoption", city),
    }
    can_withdraw = published is not None and user.has_perm("profiles.withdraw_edition", published)
    if edition is None:
        return Overview(**about, can_discard=False, can_withdraw=can_withdraw)
    doubts = open_doubts(edition)
    lacks = [want.lack for want in edition_wants(edition)]
    reads_remarks = user.has_perm("profiles.read_comments", edition)
    return Overview(
        **about,
        can_discard=not kept_for_good(edition) and user.has_perm("profiles.submit_edition", edition),
        can_withdraw=can_withdraw,
        standing=standing(edition),
        steps=tuple(steps(edition, user)),
        completeness=completeness_of(edition),
        writers=tuple(sorted(names_of(edition.writers).values())),
        remarks_open=Comment.objects.of(edition.tag).unresolved().count() if reads_remarks else None,
        doubts_open=sum(not answer.strip() for _doubt, answer in doubts),
        doubts_answered=sum(bool(answer.strip()) for _doubt, answer in doubts),
        translations=tuple((str(lack.label), lacks.count(lack)) for lack in Lack),
    )


def standing(edition: ProfileEdition) -> Standing:
    """Where an edition stands, and whose turn it is."""
    label = str(edition.get_status_display())
    if edition.status == EditionStatus.DRAFT:
        return Standing(label, _("The city writes. When it is ready, a submitter of the city hands it in."), "info")
    if edition.status == EditionStatus.IN_REVIEW:
        words = _(
            "The reviewers read it. They approve it, or say what should change; until then nobody can write in it."
        )
        return Standing(label, words, "warning")
    if edition.status == EditionStatus.CHANGES_REQUESTED:
        return Standing(label, _("The city acts on what the reviewer asked for, and hands it in again."), "warning")
    if edition.status == EditionStatus.APPROVED and edition.publish_at:
        words = _("It becomes public by itself on %(when)s. Whoever changes it before then takes the approval back.")
        return Standing(label, words % {"when": moment(edition.publish_at)}, "success")
    if edition.status == EditionStatus.APPROVED:
        words = _("A publisher makes it public. Whoever changes it before then takes the approval back.")
        return Standing(label, words, "success")
    if edition.status == EditionStatus.PUBLISHED:
        return Standing(label, _("Everybody reads it. A new edition can be started from it."), "success")
    return Standing(label, "", "other")


def steps(edition: ProfileEdition, user: Any) -> list[Step]:
    """What this person may do now; each button leads to a page that says what will happen."""
    number = {"number": edition.number}
    every = [
        (
            Step("my-profile-submit", _("Submit for review"), "primary", "check"),
            "profiles.submit_edition",
            hindrance(edition, EditionStatus.IN_REVIEW),
        ),
        (
            Step("my-profile-approve", _("Approve edition %(number)s") % number, "primary", "check"),
            "profiles.approve_edition",
            hindrance(edition, EditionStatus.APPROVED) or two_eyes(edition, user.key),
        ),
        (
            Step("my-profile-request-changes", _("Ask for changes"), "secondary", "chat-dots"),
            "profiles.request_changes",
            hindrance(edition, EditionStatus.CHANGES_REQUESTED),
        ),
        (
            Step("my-profile-publish", _("Publish edition %(number)s") % number, "primary", "megaphone"),
            "profiles.publish_edition",
            hindrance(edition, EditionStatus.PUBLISHED),
        ),
        (
            Step("my-profile-plan", _("Publish at a time to come"), "secondary", "clock"),
            "profiles.publish_edition",
            unplannable(edition),
        ),
    ]
    return [step for step, permission, words in every if not words and user.has_perm(permission, edition)]
