"""What can be found: one table for every kind of object, one row per object and language.

English and French are stemmed with and without accents; Arabic is normalised (diacritics, alef, ta marbuta, digits) and
searched both stemmed and light-stemmed. When nothing matches, the nearest titles by trigram are offered, and said to
be no more than that.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat, Replace
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.models import SearchDocument
from core.translation import LANGUAGES, direction

# Private-use characters around a found word: they cannot be typed into a text, and become <mark> after escaping.
START, STOP = "\ue000", "\ue001"
CONFIGURATIONS = {"en": "public.search_english", "fr": "public.search_french", "ar": "pg_catalog.arabic"}
LONGEST_QUERY = 200
NEAR_ENOUGH = 0.45


@dataclass(frozen=True)
class Document:
    """One object as it can be found in one language. `path` is its address without the language prefix."""

    about: str
    kind: str
    lang: str
    path: str
    title: str
    summary: str = ""
    keywords: str = ""
    body: str = ""
    text_lang: str = ""
    facets: list[str] = field(default_factory=list)
    date: str = ""


@dataclass(frozen=True)
class Hit:
    kind: str
    path: str
    title: SafeString
    excerpt: SafeString
    text_lang: str
    date: str

    @property
    def dir(self) -> str:
        return direction(self.text_lang)


@dataclass(frozen=True)
class Results:
    """`counts` holds the number of matches per language, `kinds` per kind in the reader's language."""

    query: str
    hits: list[Hit]
    total: int
    counts: dict[str, int]
    kinds: dict[str, int]
    is_approximate: bool = False


def publish(documents: Iterable[Document]) -> None:
    """Write documents, replacing those of the same object and language. Call inside the change's transaction."""
    rows = [
        SearchDocument(**{**asdict(document), "text_lang": document.text_lang or document.lang})
        for document in documents
    ]
    written = ["kind", "path", "title", "summary", "keywords", "body", "text_lang", "facets", "date"]
    SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["about", "lang"], update_fields=written
    )


def also_found_by(facet: str, words: str, language: str) -> None:
    """Whatever stands under `facet` is found by these words too, until it is next written itself."""
    documents = SearchDocument.objects.filter(facets__contains=[facet], lang=language)
    documents.update(keywords=Concat("keywords", Value(f" {words}")))


def told_anew(facet: str, before: str, after: str, language: str) -> None:
    """Whatever stands under `facet` is found by `after`, and no more by `before`, until it is next written itself."""
    if before == after:
        return
    if not before:
        also_found_by(facet, after, language)
        return
    without = {name: Replace(name, Value(before), Value(after)) for name in ("keywords", "body")}
    SearchDocument.objects.filter(facets__contains=[facet], lang=language).update(**without)


def withdraw(about: str) -> None:
    SearchDocument.objects.filter(about=about).delete()


def as_asked(query: str) -> str:
    """A search as it is looked for: on one line, and no longer than anybody types."""
    return " ".join(query.replace("\x00", " ").split())[:LONGEST_QUERY]


def search(query: str, language: str, *, kind: str = "", first: int = 0, size: int = 20) -> Results:
    """Find `query` in the reader's language, best first; `first` and `size` cut the page out of the ranking."""
    query = as_asked(query)
    if not query:
        return Results(query, [], 0, dict.fromkeys(LANGUAGES, 0), {})
    counts = _counts(query)
    kinds = {name: number for (lang, name), number in counts.items() if lang == language}
    by_language = {lang: sum(n for (found, _), n in counts.items() if found == lang) for lang in LANGUAGES}
    total = kinds.get(kind, 0) if kind else sum(kinds.values())
    if not total:
        near = _nearest(query, language, kind, size)
        return Results(query, near, len(near), by_language, kinds, is_approximate=bool(near))
    return Results(query, _ranked(query, language, kind, first, size), total, by_language, kinds)


def _counts(query: str) -> dict[tuple[str, str], int]:
    one = """SELECT lang, kind, count(*) FROM core_searchdocument
             WHERE lang = %s AND vector @@ public.search_query(%s, %s) GROUP BY lang, kind"""
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([one] * len(LANGUAGES)), [x for code in LANGUAGES for x in (code, code, query)]
        )
        return {(lang, kind): number for lang, kind, number in cursor.fetchall()}


def _ranked(query: str, language: str, kind: str, first: int, size: int) -> list[Hit]:
    options = f"StartSel={START}, StopSel={STOP}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=' … '"
    whole = f"StartSel={START}, StopSel={STOP}, HighlightAll=true"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH asked AS (SELECT public.search_query(%(lang)s, %(query)s) AS words),
            best AS (
              SELECT document.*, ts_rank_cd(vector, words) AS rank, words FROM core_searchdocument document, asked
              WHERE lang = %(lang)s AND vector @@ words AND (%(kind)s = '' OR kind = %(kind)s)
              ORDER BY rank DESC, date DESC, title LIMIT %(size)s OFFSET %(first)s)
            SELECT kind, path, ts_headline(%(configuration)s::regconfig, title, words, %(whole)s),
              ts_headline(%(configuration)s::regconfig, summary || ' ' || body, words, %(options)s), text_lang, date
            FROM best ORDER BY rank DESC, date DESC, title
            """,
            {
                "lang": language,
                "query": query,
                "kind": kind,
                "size": size,
                "first": first,
                "configuration": CONFIGURATIONS[language],
                "options": options,
                "whole": whole,
            },
        )
        return [_hit(*row) for row in cursor.fetchall()]


def _nearest(query: str, language: str, kind: str, size: int) -> list[Hit]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT kind, path, title, summary, text_lang, date FROM (
              SELECT *, public.word_similarity(public.search_normalise(%(query)s),
                        public.search_normalise(title || ' ' || keywords)) AS likeness
              FROM core_searchdocument WHERE lang = %(lang)s AND (%(kind)s = '' OR kind = %(kind)s)) near
            WHERE likeness >= %(near)s
            ORDER BY likeness DESC,
              public.similarity(public.search_normalise(%(query)s), public.search_normalise(title)) DESC, title
            LIMIT %(size)s
            """,
            {"query": query, "lang": language, "kind": kind, "near": NEAR_ENOUGH, "size": min(size, 10)},
        )
        return [_hit(*row) for row in cursor.fetchall()]


def _hit(kind: str, path: str, title: str, excerpt: str, text_lang: str, date: str) -> Hit:
    return Hit(kind, path, _marked(title), _marked(excerpt), text_lang, date)


def _marked(text: str) -> SafeString:
    return mark_safe(escape(text).replace(START, "<mark>").replace(STOP, "</mark>"))  # noqa: S308 (escaped before)
