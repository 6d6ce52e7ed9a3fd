"""Where an edition stands, whose turn it is, and what a person may do with it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.choices import EditionStatus
from core.dates import moment_in_words
from core.editions import Edition
from core.lifecycle import hindrance
from core.review import two_eyes, unplannable


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


def standing(edition: Edition) -> Standing:
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
        return Standing(label, words % {"when": moment_in_words(edition.publish_at)}, "success")
    if edition.status == EditionStatus.APPROVED:
        words = _("A publisher makes it public. Whoever changes it before then takes the approval back.")
        return Standing(label, words, "success")
    if edition.status == EditionStatus.PUBLISHED:
        return Standing(label, _("Everybody reads it. A new edition can be started from it."), "success")
    return Standing(label, "", "other")


def steps(edition: Edition, user: Any, pages: str, permissions: Mapping[str, str]) -> list[Step]:
    """What this person may do now; each button leads to a page that says what will happen.

    `pages` begins the names of those pages; `permissions` for "submit", "approve", "request-changes" and "publish".
    """
    hindered = {
        "submit": hindrance(edition, EditionStatus.IN_REVIEW),
        "approve": hindrance(edition, EditionStatus.APPROVED) or two_eyes(edition, user.key),
        "request-changes": hindrance(edition, EditionStatus.CHANGES_REQUESTED),
        "publish": hindrance(edition, EditionStatus.PUBLISHED),
        "plan": unplannable(edition),
    }
    asked = {**permissions, "plan": permissions["publish"]}

    def is_open(name: str) -> bool:
        return not hindered[name] and user.has_perm(asked[name], edition)

    number = {"number": edition.number}
    words = [
        ("submit", _("Submit for review"), "primary", "check"),
        ("approve", _("Approve edition %(number)s") % number, "primary", "check"),
        ("request-changes", _("Ask for changes"), "secondary", "chat-dots"),
        ("publish", _("Publish edition %(number)s") % number, "primary", "megaphone"),
        ("plan", _("Publish at a time to come"), "secondary", "clock"),
    ]
    return [Step(f"{pages}-{name}", *told) for name, *told in words if is_open(name)]
