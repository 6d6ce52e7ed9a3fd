"""One step of an edition's review, as its page tells it before the button is pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.names import names_of
from core.cards import Fact
from core.choices import EditionStatus
from core.dates import moment_in_words
from core.editions import Edition
from core.models import AuditEntry, Comment
from core.numbers import in_digits


@dataclass(frozen=True)
class Step:
    """What the page says: `happens` is what follows from pressing the button."""

    title: str
    happens: list[str]
    button: str
    icon: str = "check"
    is_final: bool = False


def submit(edition: Edition) -> Step:
    return Step(
        title=_("Submit edition %(number)s for review") % {"number": edition.number},
        happens=[
            _("The reviewers of the secretariat are told by mail."),
            _("Until a reviewer answers, nobody can write in the edition. Remarks stay possible."),
            _("Nothing of it becomes public by this."),
        ],
        button=_("Submit for review"),
    )


def request_changes(edition: Edition) -> Step:
    return Step(
        title=_("Request changes to edition %(number)s") % {"number": edition.number},
        happens=[
            _("Everybody who writes for the city gets your note by mail."),
            _("The edition can be written in again, and is then submitted once more."),
        ],
        button=_("Request changes"),
        icon="chat-dots",
    )


def approve(edition: Edition) -> Step:
    return Step(
        title=_("Approve edition %(number)s") % {"number": edition.number},
        happens=[
            _("The publishers of the secretariat are told by mail. Nothing is public before one of them publishes."),
            _("That you approved it is kept for ever."),
            _("If anybody writes in it before it is published, the approval ends."),
        ],
        button=_("Approve edition %(number)s") % {"number": edition.number},
    )


def publish(edition: Edition, before: Edition | None) -> Step:
    happens = [_("The edition is public in that moment: page, files, API and search.")]
    if before is not None:
        words = _("Edition %(number)s is superseded and stays readable at its own address.")
        happens.append(words % {"number": before.number})
    if edition.publish_at:
        happens.append(_("The plan to publish it at a later time is replaced."))
    return Step(
        title=_("Publish edition %(number)s") % {"number": edition.number},
        happens=[
            *happens,
            _("The city’s people are told by mail."),
            _("Nothing in it can ever be changed again; what is wrong is put right in the next edition."),
        ],
        button=_("Publish edition %(number)s") % {"number": edition.number},
        icon="globe",
    )


def plan(edition: Edition) -> Step:
    return Step(
        title=_("Plan the publication of edition %(number)s") % {"number": edition.number},
        happens=[
            _("At that time it is published by itself, in your name."),
            _("Until then you can take the plan back or choose another time."),
            _("If anybody writes in it before, approval and plan end."),
        ],
        button=_("Plan the publication"),
        icon="clock",
    )


def withdraw(edition: Edition) -> Step:
    return Step(
        title=_("Withdraw edition %(number)s") % {"number": edition.number},
        happens=[
            _("Its address says from then on that it was withdrawn, when, and the reason that you give."),
            _("Page, files, API and search no longer show what it says."),
            _("The city’s people are told by mail. It cannot be undone; the city can start a new edition."),
        ],
        button=_("Withdraw edition %(number)s") % {"number": edition.number},
        icon="close",
        is_final=True,
    )


def edition_facts(edition: Edition) -> list[Fact]:
    """How far the edition has come, with who did what when."""
    names = names_of([edition.submitted_by, edition.approved_by, edition.published_by])

    def by(key: str, at: datetime | None) -> str:
        if at is None:
            return ""
        words = {"who": names.get(key, ""), "when": moment_in_words(at)}
        return _("%(when)s, by %(who)s") % words if key else words["when"]

    planned = edition.publish_at if edition.status == EditionStatus.APPROVED else None
    waiting = Comment.objects.of(edition.tag).unresolved().count()
    return [
        Fact(_("Now"), edition.get_status_display()),
        Fact(_("Submitted"), by(edition.submitted_by, edition.submitted_at)),
        Fact(_("Approved"), by(edition.approved_by, edition.approved_at)),
        Fact(_("Planned for"), by(edition.published_by, planned)),
        Fact(_("Published"), by(edition.published_by, edition.published_at)),
        Fact(_("Open remarks"), in_digits(waiting) if waiting else ""),
    ]


# What somebody else did to the edition while it was being read


@dataclass(frozen=True)
class Since:
    """One thing that happened: who, when, what was done, and to which part."""

    who: str
    when: str
    what: str
    part: str


MOST = 20


def last_entry(edition: Edition) -> int:
    """The last entry of the edition's history, to tell later what came after it."""
    return AuditEntry.objects.of(edition.tag).order_by("-pk").values_list("pk", flat=True).first() or 0


def since(edition: Edition, entry: int, titles_of: Callable[[Any, list[AuditEntry]], dict[str, str]]) -> list[Since]:
    """What happened to the edition after that entry of its history, newest first. `titles_of` names its parts."""
    entries = list(AuditEntry.objects.of(edition.tag).filter(pk__gt=entry).order_by("-pk")[:MOST])
    names, titles = names_of(row.actor for row in entries), titles_of(edition, entries)
    return [
        Since(names[row.actor], moment_in_words(row.at), action_in_words(row), titles.get(row.about, ""))
        for row in entries
    ]


def action_in_words(entry: AuditEntry) -> str:
    if entry.action == "move":
        status = entry.changes.get("status", ["", ""])[1]
        return _("now “%(status)s”") % {"status": dict(EditionStatus.choices).get(status, status)}
    words = {
        "edit_edition": _("vision or note changed"),
        "add_part": _("added"),
        "edit_part": _("changed"),
        "remove_part": _("removed"),
        "confirm_translation": _("translation confirmed"),
        "answer_doubt": _("remark on a figure answered"),
        "comment": _("commented"),
        "resolve_comment": _("comment resolved"),
        "plan_publication": _("publication planned, or the plan taken back"),
    }
    return words.get(entry.action, entry.action)
