"""Still true? The parts of the published edition, those past their time first, each confirmed by one click."""

from dataclasses import dataclass
from html import unescape

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cities.views.own import kept_city
from core.answers import PersonalRequest, signed_in, tell
from core.dates import span_in_words
from core.errors import Refused
from core.markdown import to_html
from core.permissions import require
from profiles import actions
from profiles.freshness import Aged, aged_parts
from profiles.models import Figure, ProfileEdition
from profiles.sheet.figures import as_written


@dataclass(frozen=True)
class ShownPart:
    """A part with what it says, so that one can tell whether it is true: a number, or the beginning of a text.

    `lang` and `dir` are the text's own, empty for a number. `url`: where readers find it.
    """

    aged: Aged
    told: str
    lang: str
    dir: str
    url: str


def shown_parts(edition: ProfileEdition) -> list[ShownPart]:
    """Every part of an edition read `with_texts()`."""
    figures = list(Figure.objects.filter(edition=edition).with_sources())
    profile = reverse("profile-edition", args=[edition.city.slug, edition.number])
    said = {f"figure:{row.thread}": (figure_in_words(row), "", "", row.indicator.chapter) for row in figures}
    for row in edition.chapters.all():
        text = row.body or row.unknown_because
        said[row.section.key] = (
            Truncator(unescape(strip_tags(to_html(str(text))))).words(40),
            text.lang,
            text.dir,
            row.section.key,
        )
    return [
        ShownPart(aged, told, lang, direction, f"{profile}#{place}")
        for aged in aged_parts(edition, known=figures)
        for told, lang, direction, place in [said[aged.part]]
    ]


def figure_in_words(row: Figure) -> str:
    """The number, its time and its source."""
    about = [as_written(row), span_in_words(row.period_start, row.period_end), row.source.title]
    return " · ".join(filter(None, about))


@signed_in
def still_true(request: PersonalRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    require(request.user, "profiles.see_draft", city)
    edition = ProfileEdition.objects.published().of(city).with_texts().first()
    if request.method == "POST":
        return confirm(request, city, edition)
    parts = sorted(shown_parts(edition), key=lambda part: part.aged.fresh_until) if edition else []
    sheet = {
        "city": city,
        "edition": edition,
        "past": [part for part in parts if part.aged.is_past],
        "fresh": [part for part in parts if not part.aged.is_past],
        "can_confirm": request.user.has_perm("profiles.confirm_still_true", city),
        "is_being_written": ProfileEdition.objects.of(city).open().exists(),
    }
    return render(request, "profiles/own/still_true.html", sheet)


def confirm(request: PersonalRequest, city, edition: ProfileEdition | None) -> HttpResponse:
    require(request.user, "profiles.confirm_still_true", city)
    try:
        if edition is None:
            raise Refused(_("Only what is published can be confirmed."))
        actions.confirm_still_true(edition, request.POST.get("part", ""), by=request.user)
        messages.success(request, _("Confirmed as still true today. Readers see the date."))
    except Refused as refusal:
        tell(request, refusal)
    return redirect("profile-freshness", city.slug)
