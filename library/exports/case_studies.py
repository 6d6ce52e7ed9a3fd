"""Case studies as rows, sheets, data and points on a map."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cities.choices import LocalCompetence
from cities.queue_rows import QUEUE_COLUMNS, queue_row
from core.citing import cited_codes, sources_by_code
from core.models import Citation, Source
from core.paper import licence
from core.spreadsheets import Sheet
from core.translation import LANGUAGES, TranslatedModel
from library.choices import TargetGroup
from library.models import CaseStudy, CaseStudyEdition, CaseStudyFile, ResultFigure
from library.sheet.article import PASSAGES, address_of, citation, words_for
from library.sheet.files import file_address, files_in_order

AT_ONCE = 500
CASE_COLUMNS = [
    "slug",
    "city",
    "country_code",
    *(f"title_{code}" for code in LANGUAGES),
    *(f"abstract_{code}" for code in LANGUAGES),
    "themes",
    "starts",
    "ends",
    "practice_status",
    "document_languages",
    "published",
    "edition",
    "url",
    "target_groups",
    "competences_needed",
    "cost_band",
    "months_needed",
    "sdg_targets",
    "compact_objectives",
    "sources",
    "permanent_address",
    "licence",
]
CASE_QUEUE_COLUMNS = ["case_study", *QUEUE_COLUMNS]
Sourced = tuple[CaseStudy, list[Source]]


def with_sources(studies: QuerySet[CaseStudy]) -> Iterator[Sourced]:
    """Case studies read `with_text()`, each with what it rests on; read in batches, however many there are."""
    left = studies.iterator(chunk_size=AT_ONCE)
    while batch := list(islice(left, AT_ONCE)):
        beside: dict[str, list[Source]] = defaultdict(list)
        for row in Citation.objects.of(*(study.tag for study in batch)):
            beside[row.about].append(row.source)
        codes = {study.pk: cited_codes(*texts_of(study.current)) for study in batch}
        within = sources_by_code(set().union(*codes.values()))
        for study in batch:
            found = [*beside[study.tag], *(within[code] for code in sorted(codes[study.pk]) if code in within)]
            yield study, list({source.pk: source for source in found}.values())


def sources_of(study: CaseStudy) -> list[Source]:
    """What one case study read `with_text()` rests on."""
    beside = [row.source for row in Citation.objects.of(study.tag)]
    within = sources_by_code(cited_codes(*texts_of(study.current)))
    return list({row.pk: row for row in [*beside, *within.values()]}.values())


def texts_of(edition: CaseStudyEdition) -> list[str]:
    return [getattr(edition, f"{name}_{code}") for name in PASSAGES for code in LANGUAGES]


def case_rows(studies: QuerySet[CaseStudy]) -> Iterator[list]:
    words = licence()
    for study, sources in with_sources(studies):
        edition = study.current
        yield [
            study.slug,
            study.city.slug,
            study.city.country.code,
            *(getattr(edition, f"title_{code}") for code in LANGUAGES),
            *(getattr(edition, f"abstract_{code}") for code in LANGUAGES),
            "; ".join(edition.themes),
            edition.starts,
            edition.ends,
            edition.practice_status,
            "; ".join(edition.languages),
            edition.published_first,
            edition.number,
            edition.url,
            "; ".join(edition.target_groups),
            "; ".join(edition.competences_needed),
            edition.cost_band,
            edition.months_needed,
            "; ".join(edition.sdg_targets),
            "; ".join(edition.compact_objectives),
            "; ".join(source_in_words(source) for source in sources),
            address_of(study),
            words,
        ]


def source_in_words(source: Source) -> str:
    return f"{source.title} <{source.url}>" if source.url else source.title


def case_sheets(studies: QuerySet[CaseStudy]) -> list[Sheet]:
    """Three sheets in the reader's language: the case studies, what they rest on, and the terms."""
    met: dict[str, Source] = {}

    def rows() -> Iterator[list]:
        for study, sources in with_sources(studies):
            met.update({source.code: source for source in sources})
            yield case_in_words(study, sources)

    source_titles = [_("Code"), _("Title"), _("Publisher"), _("Address on the web"), _("Licence")]
    return [
        Sheet(_("Case studies"), case_titles(), rows()),
        # Written after the first, when every source has been met.
        Sheet(_("Sources"), source_titles, source_rows(met)),
        Sheet(_("About"), [_("What"), ""], [[_("Licence"), licence()], [_("Read on"), timezone.localdate()]]),
    ]


def source_rows(sources: dict[str, Source]) -> Iterator[list]:
    for row in sources.values():
        yield [row.code, row.title, row.publisher, row.url, row.licence]


def case_titles() -> list[str]:
    return [
        _("Title"),
        _("City"),
        _("Country"),
        _("Abstract"),
        _("Themes"),
        _("Began"),
        _("Ended"),
        _("State"),
        _("For whom"),
        _("Competence needed"),
        _("Cost"),
        _("Months needed"),
        _("SDG targets"),
        _("Keywords"),
        _("Sources"),
        _("Permanent address"),
    ]


def case_in_words(study: CaseStudy, sources: list[Source]) -> list:
    edition = study.current
    return [
        str(edition.title),
        str(study.city.name),
        str(study.city.country.name),
        str(edition.abstract),
        "; ".join(edition.themes),
        edition.starts,
        edition.ends,
        str(edition.get_practice_status_display()),
        "; ".join(words_for(TargetGroup, edition.target_groups)),
        "; ".join(words_for(LocalCompetence, edition.competences_needed)),
        str(edition.get_cost_band_display()),
        edition.months_needed,
        "; ".join(edition.sdg_targets),
        "; ".join(edition.keywords(get_language() or "en")),
        "; ".join(source.code for source in sources),
        address_of(study),
    ]


PLAIN_FIELDS = ["number", "themes", "starts", "ends", "practice_status", "languages", "published_first", "url"]
PLAIN_FIELDS += ["target_groups", "competences_needed", "cost_band", "months_needed", "sdg_targets"]
PLAIN_FIELDS += ["compact_objectives"]


def case_data(study: CaseStudy, sources: list[Source]) -> dict[str, Any]:
    """A case study read `with_results()` as JSON: every text in every language in which it is there."""
    edition = study.current
    texts = {name: texts for name in ["title", *PASSAGES, "note"] if (texts := in_each_language(edition, name))}
    return {
        "slug": study.slug,
        "city": study.city.slug,
        "country": study.city.country.code,
        "edition": {
            **texts,
            **{name: getattr(edition, name) for name in PLAIN_FIELDS},
            **{f"keywords_{code}": getattr(edition, f"keywords_{code}") for code in LANGUAGES},
            "results_in_numbers": [result_data(row) for row in edition.result_figures.all()],
            "files": [file_data(row, study.slug) for row in files_in_order(edition)],
        },
        "permanent_address": address_of(study),
        "cite_as": citation(study, edition),
        "sources": [source_data(source) for source in sources],
        "licence": licence(),
    }


def in_each_language(row: TranslatedModel, name: str) -> dict[str, str]:
    return {code: words for code in LANGUAGES if (words := getattr(row, f"{name}_{code}"))}


def result_data(row: ResultFigure) -> dict[str, Any]:
    return {
        "label": in_each_language(row, "label"),
        "before": None if row.before is None else float(row.before),
        "value": float(row.value),
        **{name: getattr(row, name) for name in ("unit", "period", "source", "url")},
    }


def file_data(row: CaseStudyFile, slug: str) -> dict[str, Any]:
    """A document or a picture beside the words; of a picture also what it shows, and whose it is."""
    file = row.attachment
    words = {name: getattr(file, name) for name in ("title", "language", "origin", "media_type", "size")}
    shows = {"alternative": in_each_language(file, "alternative"), "credit": file.credit, "licence": file.licence}
    address = settings.SITE_ORIGIN + file_address(row, slug)
    return {"kind": row.kind, **words, **(shows if file.is_picture else {}), "address": address}


def source_data(source: Source) -> dict[str, Any]:
    fields = ("code", "title", "publisher", "published", "url", "licence", "language")
    return {name: getattr(source, name) for name in fields}


def case_feature(study: CaseStudy, sources: list[Source]) -> dict:
    """A point of GeoJSON at the city; a case study of a city without coordinates has no geometry (RFC 7946 §3.2)."""
    city, edition = study.city, study.current
    is_placed = city.longitude is not None and city.latitude is not None
    point = {"type": "Point", "coordinates": [float(city.longitude), float(city.latitude)]} if is_placed else None
    return {
        "type": "Feature",
        "id": study.slug,
        "geometry": point,
        "properties": {
            "slug": study.slug,
            "title": str(edition.title),
            "city": city.slug,
            "city_name": str(city.name),
            "country": city.country.code,
            "themes": edition.themes,
            "url": address_of(study),
            "sources": [source_in_words(source) for source in sources],
        },
    }


def case_queue_rows(editions: Iterable[CaseStudyEdition]) -> Iterator[list]:
    """Editions on their way, `with_ages()`."""
    for edition in editions:
        yield [edition.case_study.slug, *queue_row(edition)]
