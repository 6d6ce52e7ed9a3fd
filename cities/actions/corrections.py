"""Corrections that readers propose: the city decides."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cities import emails
from cities.actions.record import OWN_TEXTS, publish
from cities.choices import Passage
from cities.models import City
from core import audit
from core.editing import change
from core.errors import Refused
from core.models import Correction, Proposer
from core.permissions import require


@transaction.atomic
def propose_correction(city: City, correction: Correction, *, email: str = "") -> Correction:
    """Anyone may say what is wrong, with a source; an address is kept apart and only for the answer."""
    correction.about = city.tag
    if correction.field not in Passage.values:
        raise Refused(_("Choose the passage that should be corrected."))
    if correction.field in OWN_TEXTS:
        correction.current = city.text(correction.field, correction.language).value
    correction.full_clean()
    correction.save()
    if email:
        Proposer.objects.create(correction=correction, email=email, language=correction.language)
    audit.record("propose_correction", city.tag, by="public", changes={"correction": [None, correction.pk]})
    return correction


@transaction.atomic
def accept_correction(correction: Correction, city: City, *, by: User, text: str | None = None) -> Correction:
    """Take the proposal over, as it stands or as `text`; it is live at once and the proposer is told."""
    now = open_correction(correction, city, by=by)
    words = now.proposal if text is None else text
    if now.field in OWN_TEXTS or now.field == "website":
        name = now.field if now.field == "website" else f"{now.field}_{now.language}"
        row = City.objects.select_for_update(of=("self",)).get(pk=city.pk)
        if change(row, {name: words}, by=by.key, action="accept_correction", tag=city.tag):
            publish(row)
    decide(now, Correction.Status.ACCEPTED if words == now.proposal else Correction.Status.EDITED, by=by)
    return now


@transaction.atomic
def refuse_correction(correction: Correction, city: City, *, by: User, reason: str) -> Correction:
    now = open_correction(correction, city, by=by)
    now.reason = reason
    decide(now, Correction.Status.REFUSED, by=by)
    audit.record("refuse_correction", city.tag, by=by.key, changes={"correction": [now.pk, reason]})
    return now


def open_correction(correction: Correction, city: City, *, by: User) -> Correction:
    require(by, "cities.decide_correction", city)
    now = Correction.objects.select_for_update().get(pk=correction.pk, about=city.tag)
    if now.status != Correction.Status.OPEN:
        raise Refused(_("Somebody has already decided this proposal."))
    return now


def decide(correction: Correction, status: str, *, by: User) -> None:
    correction.status, correction.decided_by, correction.decided_at = status, by.key, timezone.now()
    correction.full_clean()
    correction.save()
    emails.correction_decided(correction)
