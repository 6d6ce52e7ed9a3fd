"""How long readers wait for the list of case studies and its counts, with very many case studies."""

import os
import statistics
import sys
import time

from run import set_up, timed

set_up()

from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.test import Client

from cities.models import City, Theme
from library.filters import CaseStudyFilter
from library.models import CaseStudy, CaseStudyEdition

ASKED = {
    "no filter": "",
    "one theme": "theme=housing",
    "a theme, a region": "theme=housing&region=european",
    "three filters": "theme=housing&region=european&competence=health",
    "a region alone": "region=european",
    "rare words": "q=lantern",
    "words of half of all": "q=harbour",
    "half of all, one theme": "q=harbour&theme=housing",
    "what one may do": "may=tunis",
    "half of all, one may do": "q=harbour&may=tunis",
}
COMPETENCES = ["reception", "housing", "health", "education", "employment", "planning", "culture", "safety"]
GROUPS = ["everybody", "newcomers", "labour", "refugees", "women", "young", "students", "diaspora"]
TARGETS = ["1.3", "3.8", "4.1", "5.2", "8.5", "8.8", "10.2", "10.7", "11.1", "11.3", "16.7", "17.17"]
COSTS = ["unknown", "none", "to_10", "to_50", "to_200", "to_1000", "over_1000"]


def one_of(values: list[str]) -> str:
    """SQL for one of these values; that it names the row makes it drawn anew in every row."""
    return f"(ARRAY{values}::text[])[1 + floor(random() * {len(values)} + 0 * study.id)::int]"


def some_of(values: list[str]) -> str:
    """SQL for one to three of these values."""
    return f"ARRAY(SELECT DISTINCT value FROM unnest(ARRAY[{', '.join([one_of(values)] * 3)}]) value)"


def fill(number: int) -> None:
    """Published case studies, drawn by the database. The owner alone can lift what keeps editions as they are."""
    pattern = CaseStudyEdition.objects.published().first()
    themes = list(Theme.objects.values_list("slug", flat=True))
    cities = list(City.objects.values_list("pk", flat=True))
    drawn = {
        "case_study_id": "study.id",
        "title_en": "'Case study ' || study.id",
        "abstract_en": "'What a city did. ' || md5(study.slug)",
        "themes": some_of(themes),
        "competences_needed": some_of(COMPETENCES),
        "target_groups": some_of(GROUPS),
        "sdg_targets": some_of(TARGETS),
        "cost_band": one_of(COSTS),
        "starts": "(1995 + floor(random() * 30))::int::text",
        "published_first": "(2010 + floor(random() * 15))::int::text",
        "published_at": "now() - study.id * interval '1 minute'",
    }
    columns = [field.column for field in CaseStudyEdition._meta.concrete_fields if field.column != "id"]
    values = ", ".join(drawn.get(column, f"pattern.{column}") for column in columns)
    tables = ["library_casestudy", "library_casestudyedition"]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            "INSERT INTO library_casestudy (slug, city_id, facets, published_first, title_en, title_fr, title_ar)"
            f" SELECT 'generated-' || n, (ARRAY{cities})[1 + floor(random() * {len(cities)})::int],"
            " '{}', '', '', '', ''"
            " FROM generate_series(1, %s) n",
            [number],
        )
        cursor.execute(
            f"INSERT INTO library_casestudyedition ({', '.join(columns)}) SELECT {values}"
            " FROM library_casestudy study, library_casestudyedition pattern"
            " WHERE pattern.id = %s AND study.slug LIKE 'generated-%%'",
            [pattern.pk],
        )
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SELECT library_refresh_facets(ARRAY(SELECT id FROM library_casestudy))")
        cursor.execute(
            "INSERT INTO core_searchdocument (about, kind, lang, path, title, summary, keywords, body, text_lang,"
            " facets, date) SELECT 'case-study:' || slug, 'case_study', lang, 'case-studies/' || slug || '/',"
            " 'Case study ' || id, 'What a city did', '', CASE WHEN id % 2 = 0 THEN 'harbour' ELSE 'hill' END ||"
            " CASE WHEN id % 1000 = 0 THEN ' lantern' ELSE '' END, 'en', facets, '2020'"
            " FROM library_casestudy, unnest(ARRAY['en', 'fr', 'ar']) lang WHERE slug LIKE 'generated-%%'"
        )
        cursor.execute(
            f"VACUUM ANALYZE {', '.join(tables)}, library_casestudywords, core_searchdocument, core_facetrows"
        )
    City.objects.filter(slug="tunis").update(may_act_in=["housing", "culture", "planning"])


def milliseconds(work) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def of_seven(wait) -> tuple[float, float]:
    """The best, which is the work itself, and the median, in which is what else the machine did: see the load."""
    waited = [wait() for _time in range(7)]
    return min(waited), statistics.median(waited)


def counts(query: str) -> CaseStudyFilter:
    return CaseStudyFilter(QueryDict(query), queryset=CaseStudy.objects.published().with_text())


def cold(query: str) -> float:
    """What the first reader after a change waits for the counts."""
    cache.clear()
    found = counts(query)
    return milliseconds(lambda: (found.known, found.counts))


def main(number: int) -> None:
    with timed(f"{number} case studies, drawn and filed"):
        fill(number)
    client = Client(SERVER_NAME="localhost")
    titles = ["results", "counts cold", "median", "page cold", "median", "page kept", "median", "API", "median", "load"]
    print(f"{'milliseconds':<26}" + "".join(f"{title:>12}" for title in titles))
    for words, query in ASKED.items():
        page, api = f"/en/case-studies/?{query}", f"/api/v1/case-studies/?{query}"
        measured = [
            counts(query).number,
            *of_seven(lambda query=query: cold(query)),
            *of_seven(lambda page=page: cache.clear() or milliseconds(lambda: client.get(page))),
            *of_seven(lambda page=page: milliseconds(lambda: client.get(page))),
            *of_seven(lambda api=api: milliseconds(lambda: client.get(api))),
            os.getloadavg()[0],
        ]
        print(f"{words:<26}" + "".join(f"{value:>12.0f}" for value in measured), flush=True)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
