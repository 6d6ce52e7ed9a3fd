"""Still true? What was published grows old; its city says so, confirms it, or writes a new edition."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import audit
from core.editing import change
from core.errors import Refused, Stale
from core.models import StillTrue
from core.permissions import require
from core.translation import LANGUAGES
from profiles import emails
from profiles.actions.files import adopted
from profiles.freshness import aged_parts
from profiles.models import Adoption, ProfileEdition, profile_tag

ADOPTION_FIELDS = ("adopted_on", "reference", "url", *(f"council_{code}" for code in LANGUAGES))


@transaction.atomic
def confirm_still_true(edition: ProfileEdition, part: str, *, by: User) -> StillTrue:
    """One click: this part of the published edition is still true today. The edition itself does not change."""
    require(by, "profiles.confirm_still_true", edition)
    if not edition.is_published:
        raise Refused(_("Only what is published can be confirmed."))
    if part not in {aged.part for aged in aged_parts(edition)}:
        raise Refused(_("There is no such part in this edition."))
    row = StillTrue.objects.create(about=profile_tag(edition.city), part=part, confirmed_by=by.key)
    audit.record("confirm_still_true", edition.tag, by=by.key, changes={"part": [None, part]})
    return row


def ask_still_true(today: date | None = None) -> int:
    """Put one mail a month in the outbox for each city whose published profile has parts past their time.

    Gives how many cities were asked. For the worker.
    """
    day = today or timezone.localdate()
    asked = 0
    for edition in ProfileEdition.objects.published().with_texts():
        old = [aged for aged in aged_parts(edition, today=day) if aged.is_past]
        if old:
            with transaction.atomic():
                emails.still_true(edition.city, edition, [aged.title for aged in old], f"{day:%Y-%m}")
            asked += 1
    return asked


def unadoptable(edition: ProfileEdition) -> str:
    """Why a council cannot adopt this edition; empty when it can."""
    return "" if edition.priorities.exists() else _("This edition has no priorities that a council could adopt.")


@transaction.atomic
def record_adoption(edition: ProfileEdition, values: dict[str, Any], *, by: User, version: int = 0) -> Adoption:
    """Note that the council adopted the priorities: once they are published, when nobody rewrites them any more.

    What was noted is corrected like any record.
    """
    now = adopted(edition, by=by)
    if words := unadoptable(now):
        raise Refused(words)
    wanted = {name: value for name, value in values.items() if name in ADOPTION_FIELDS}
    if isinstance(wanted.get("adopted_on"), datetime):
        wanted["adopted_on"] = wanted["adopted_on"].date()
    adoption = Adoption.objects.select_for_update(of=("self",)).filter(edition=now).first()
    if adoption is None:
        adoption = Adoption(edition=now, **wanted)
        adoption.full_clean()
        adoption.save()
        audit.record("record_adoption", now.tag, by=by.key, changes={n: [None, v] for n, v in wanted.items()})
        return adoption
    if adoption.version != version:
        raise Stale(adoption, {n: getattr(adoption, n) for n, v in wanted.items() if getattr(adoption, n) != v})
    change(adoption, wanted, by=by.key, action="record_adoption", tag=now.tag, first=now.language)
    return adoption
