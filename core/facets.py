"""Facets: under which tags a record is found ("theme:housing"), and how many records stand under each.

A list and its counts read the same column `facets` of the same rows, so a count is what choosing the value gives.
Values of one group are alternatives; groups narrow one another. Counts are kept per filter and content version.
"""

import hashlib
from collections.abc import Iterable, Mapping

from django.core.cache import cache
from django.db import connection, models
from django.db.models import F, QuerySet

from core.models import ContentVersion

KEPT_SECONDS = 24 * 60 * 60

Chosen = Mapping[str, list[str]]


def watch_sql(name: str, table: str) -> str:
    """The trigger that counts a new content version of `name` whenever rows of `table` change. For a migration."""
    return f"""
    CREATE FUNCTION public.{table}_{name}_version() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO public.core_contentversion AS kept (name, number) VALUES ('{name}', 1)
        ON CONFLICT (name) DO UPDATE SET number = kept.number + 1;
        RETURN NULL;
    END $$;
    CREATE TRIGGER {table}_{name}_version AFTER INSERT OR UPDATE OR DELETE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.{table}_{name}_version()"""  # noqa: S608 (names of ours)


def content_version(name: str) -> int:
    return ContentVersion.objects.filter(name=name).values_list("number", flat=True).first() or 0


def tags(group: str, values: Iterable[str]) -> list[str]:
    return [f"{group}:{value}" for value in values]


def narrowed(rows: QuerySet, chosen: Chosen, *, but: str = "") -> QuerySet:
    """Those rows that stand under one of the chosen values in every group, `but` one."""
    for group, values in chosen.items():
        if values and group != but:
            rows = rows.filter(facets__overlap=tags(group, values))
    return rows


def counted(rows: QuerySet, chosen: Chosen, name: str, key: str = "") -> dict[str, int]:
    """`{"theme:housing": 12}`: for each tag, how many rows remain when it is chosen beside what the other groups say.

    `rows` is what is narrowed by anything that is no facet, and `key` names that; `name` the content version's.
    """
    asked = {group: sorted(values) for group, values in sorted(chosen.items()) if values}
    words = f"{name} {content_version(name)} {key} {asked}"
    address = f"facets-{hashlib.sha256(words.encode()).hexdigest()}"
    counts = cache.get(address)
    if counts is None:
        counts = count(rows, asked)
        cache.set(address, counts, KEPT_SECONDS)
    return counts


def count(rows: QuerySet, chosen: Chosen) -> dict[str, int]:
    """The counts themselves: one query for all groups in which nothing is chosen, one more for each of the others."""
    counts = {
        tag: number for tag, number in tally(narrowed(rows, chosen)).items() if tag.split(":", 1)[0] not in chosen
    }
    for group in chosen:
        found = tally(narrowed(rows, chosen, but=group))
        counts |= {tag: number for tag, number in found.items() if tag.startswith(f"{group}:")}
    return counts


def tally(rows: QuerySet) -> dict[str, int]:
    """How many of the rows stand under each tag."""
    inner = rows.order_by().values(tag=models.Func(F("facets"), function="unnest", output_field=models.CharField()))
    sql, params = inner.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tag, count(*) FROM ({sql}) tagged GROUP BY tag", params)  # noqa: S608 (Django's own)
        return dict(cursor.fetchall())
