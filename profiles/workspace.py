"""An edition as those who work on it see it: where it stands, who acts next, what is missing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.names import names_of
from cities.models import City
from core.lacks import Lack
from core.models import Comment
from core.review import kept_for_good
from core.standing import Standing, Step, standing, steps
from profiles.actions.freshness import unadoptable
from profiles.actions.review import open_doubts
from profiles.completeness import Completeness, completeness_of
from profiles.models import ProfileEdition
from profiles.translations import edition_wants

REVIEW = {
    "submit": "profiles.submit_edition",
    "approve": "profiles.approve_edition",
    "request-changes": "profiles.request_changes",
    "publish": "profiles.publish_edition",
}


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
    withdrawn: ProfileEdition | None
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
    unadoptable: str = ""


def overview(city: City, user: Any) -> Overview:
    editions = list(ProfileEdition.objects.visible_to(user).of(city).select_related("city__country"))
    edition = next((row for row in editions if row.is_open), None)
    published = next((row for row in editions if row.is_published), None)
    may_adopt = published is not None and user.has_perm("profiles.record_adoption", city)
    unadopted = unadoptable(published) if published is not None and may_adopt else ""
    can_start = edition is None and user.has_perm("profiles.start_edition", city)
    withdrawn = [row for row in editions if row.withdrawn_at]
    about: dict[str, Any] = {
        "city": city,
        "edition": edition,
        "published": published,
        "withdrawn": max(withdrawn, key=lambda row: row.withdrawn_at) if withdrawn else None,
        "past": [Past(row, can_start) for row in editions if row.is_frozen and row is not published],
        "next_number": max((row.number for row in editions), default=0) + 1,
        "can_start": can_start,
        "can_write": user.has_perm("profiles.write_edition", city),
        "can_adopt": may_adopt and not unadopted,
        "unadoptable": unadopted,
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
        steps=tuple(steps(edition, user, "my-profile", REVIEW)),
        completeness=completeness_of(edition),
        writers=tuple(sorted(names_of(edition.writers).values())),
        remarks_open=Comment.objects.of(edition.tag).unresolved().count() if reads_remarks else None,
        doubts_open=sum(not answer.strip() for _doubt, answer in doubts),
        doubts_answered=sum(bool(answer.strip()) for _doubt, answer in doubts),
        translations=tuple((str(lack.label), lacks.count(lack)) for lack in Lack),
    )
