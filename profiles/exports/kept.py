"""The files of published editions: made once, by the worker right after publication or for the first who asks."""

import logging
from collections.abc import Callable, Iterator
from functools import partial

from django.db.models import Count, Q

from core.kept_files import kept, missing
from core.translation import LANGUAGES
from profiles.exports.paper import profile_pdf, summary_pdf
from profiles.exports.tables import figures_csv, figures_json, figures_xlsx
from profiles.models import ProfileEdition, profile_tag

# One more whenever papers that are kept already should be made anew.
PAPER = 1
# What this worker could not make.
GIVEN_UP: set[tuple[str, str]] = set()
log = logging.getLogger(__name__)


def with_state(editions):
    """Editions with what tells whether their kept files still hold: how many translations came, whether adopted."""
    translated = Count("translations", filter=Q(translations__published_at__isnull=False))
    return editions.select_related("city", "adoption").annotate(translated=translated)


def paper_state(edition: ProfileEdition) -> str:
    """A translation or an adoption that comes later makes new paper in every language, since each names them all."""
    adoption = getattr(edition, "adoption", None)
    return f"{PAPER}.{edition.translated}.{adoption.version if adoption else 0}"


def read_again(edition: ProfileEdition) -> ProfileEdition:
    return ProfileEdition.objects.with_texts().get(pk=edition.pk)


def paper(edition: ProfileEdition, kind: str, language: str) -> bytes:
    """`profile` or `summary` as PDF; `edition` comes `with_state()`."""
    make = {"profile": profile_pdf, "summary": summary_pdf}[kind]
    name = f"{profile_tag(edition.city)}:{edition.number}/{kind}-{language}.pdf"
    return kept(name, lambda: make(read_again(edition), language=language), state=paper_state(edition))


def table(edition: ProfileEdition, kind: str, language: str = "") -> bytes:
    """`csv` or `json`, the same in every language, or `xlsx` in one: the same bytes until a translation comes later.

    `edition` comes `with_state()`.
    """
    makers: dict[str, Callable[[ProfileEdition], bytes]] = {
        "csv": figures_csv,
        "json": figures_json,
        "xlsx": partial(figures_xlsx, language=language),
    }
    tail = f"-{language}" if language else ""
    name = f"{profile_tag(edition.city)}:{edition.number}/figures{tail}.{kind}"
    return kept(name, lambda: makers[kind](edition), state=str(edition.translated))


def make_missing_files() -> bool:
    """Make every file of the next published edition that lacks one; False when none does. For the worker.

    An edition whose files cannot be made is left to whoever asks for them; the next worker tries again.
    """
    editions = list(with_state(ProfileEdition.objects.published()).order_by("-published_at"))
    wanted = {name: edition for edition in editions for name, _state in papers_of(edition)}
    names = missing((name, state) for edition in editions for name, state in papers_of(edition))
    for name, state in names:
        if (name, state) in GIVEN_UP:
            continue
        try:
            make_files(wanted[name])
        except Exception as fault:
            log.error("The files of %s could not be made: %s", wanted[name].tag, type(fault).__name__)
            GIVEN_UP.update(papers_of(wanted[name]))
        return True
    return False


def papers_of(edition: ProfileEdition) -> Iterator[tuple[str, str]]:
    stem = f"{profile_tag(edition.city)}:{edition.number}"
    return (
        (f"{stem}/{kind}-{code}.pdf", paper_state(edition)) for kind in ("profile", "summary") for code in LANGUAGES
    )


def make_files(edition: ProfileEdition) -> None:
    for language in LANGUAGES:
        for kind in ("profile", "summary"):
            paper(edition, kind, language)
        table(edition, "xlsx", language)
    for kind in ("csv", "json"):
        table(edition, kind)
