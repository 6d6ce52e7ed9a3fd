"""The doubts about a draft's figures: each is answered, or the figures are corrected, before it can be submitted."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.answers import PersonalRequest, add_errors, form_errors
from core.errors import Refused, Stale
from core.permissions import require
from profiles import actions
from profiles.actions.review import open_doubts
from profiles.forms.doubts import DoubtForm
from profiles.models import Figure, ProfileEdition, answer_etag
from profiles.plausibility import Doubt
from profiles.sheet.table import FigureRow, Marks, figure_row
from profiles.views.approval import tell_written
from profiles.views.workspace import edition_page


@dataclass(frozen=True)
class DoubtedFigure:
    name: str
    row: FigureRow


@dataclass(frozen=True)
class DoubtCard:
    """One doubt with the figures that it is about, the answer given, and the form for another."""

    anchor: str
    doubt: Doubt
    answer: str
    figures: list[DoubtedFigure]
    form: DoubtForm
    theirs: str | None


@edition_page
def doubts(request: PersonalRequest, edition: ProfileEdition) -> HttpResponse:
    if request.method != "POST":
        return doubts_page(request, edition)
    require(request.user, "profiles.write_edition", edition)
    form = DoubtForm(request.POST)
    if not form.is_valid():
        return doubts_page(request, edition, form, status=400)
    answer = form.cleaned_data
    try:
        read = answer_etag(answer["read"])
        actions.answer_doubt(edition, answer["key"], answer["text"], by=request.user, read=read)
    except Stale as stale:
        return doubts_page(request, edition, form, theirs=stale.theirs["text"], status=409)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return doubts_page(request, edition, form, status=409)
    except ValidationError as error:
        add_errors(form, error)
        return doubts_page(request, edition, form, status=400)
    tell_written(request, edition, _("Saved in the draft."))
    return redirect(request.path)


def doubts_page(
    request: PersonalRequest,
    edition: ProfileEdition,
    sent: DoubtForm | None = None,
    *,
    theirs: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Every doubt; the one that was just answered with what was typed, and with what somebody else wrote meanwhile."""
    figures = {str(row.thread): row for row in Figure.objects.filter(edition=edition).with_sources()}
    cards = [
        card(number, doubt, answer, figures, sent, theirs)
        for number, (doubt, answer) in enumerate(open_doubts(edition), start=1)
    ]
    keys = {one.doubt.key for one in cards}
    lost = sent if sent is not None and sent["key"].value() not in keys else None
    shown = next((one.form for one in cards if sent is not None and one.form.is_bound), lost)
    sheet = {
        "city": edition.city,
        "edition": edition,
        "cards": cards,
        "waiting": sum(not one.answer.strip() for one in cards),
        "can_write": edition.is_writable and request.user.has_perm("profiles.write_edition", edition),
        "lost": lost["text"].value() if lost else "",
        "errors": form_errors(shown) if shown is not None and theirs is None else [],
    }
    return render(request, "profiles/own/doubts.html", sheet, status=status)


def card(
    number: int, doubt: Doubt, answer: str, figures: dict[str, Figure], sent: DoubtForm | None, theirs: str | None
) -> DoubtCard:
    is_sent = sent is not None and sent["key"].value() == doubt.key
    initial = {"key": doubt.key, "read": answer, "text": answer}
    data: Any = None
    if is_sent and sent is not None:
        data = {**initial, "text": sent["text"].value()}
    form = DoubtForm(data, initial=initial, auto_id=f"doubt-{number}-%s")
    if is_sent and sent is not None:
        form._errors = sent.errors
    rows = [figures[thread] for thread in doubt.figures if thread in figures]
    named = [DoubtedFigure(str(row.indicator.name), figure_row(row, Marks({}, {}))) for row in rows]
    return DoubtCard(f"doubt-{number}", doubt, answer, named, form, theirs if is_sent else None)
