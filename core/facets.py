"""Facets: under which tags a record is found ("theme:housing"), and how many records stand under each.

A list and its counts read the same column `facets` of the same rows. Values of one group are alternatives; groups
narrow one another. The count of a value is the number of results with only that value chosen in its group, and the
words and the other groups as they are. Counts are kept per filter and content version.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection, models
from django.db.models import F, QuerySet

from core.models import ContentVersion, FacetCount

KEPT_SECONDS = 24 * 60 * 60

Chosen = Mapping[str, list[str]]
SHOWN_AT_FIRST = 8
STEPS = [(1, "after_rows"), (-1, "before_rows")]


@dataclass(frozen=True)
class Value:
    """One value of a facet: what it is called, and how many results it gives."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A group of values as the reader sees it: what is chosen first, and of the rest only what gives results."""

    name: str
    label: str
    values: list[Value]

    @property
    def chosen(self) -> list[Value]:
        return [value for value in self.values if value.is_chosen]

    @property
    def first(self) -> list[Value]:
        """What is seen at once: everything chosen, and a few more; one value alone is never hidden."""
        seen = max(SHOWN_AT_FIRST, len(self.chosen))
        return self.values if len(self.values) <= seen + 1 else self.values[:seen]

    @property
    def more(self) -> list[Value]:
        return self.values[len(self.first) :]


def facet(name: str, label: str, words: Mapping[str, str], counts: Mapping[str, int], chosen: list[str]) -> Facet:
    """A facet of the values in `words`, in their order; a value that gives nothing is left out unless it is chosen."""
    values = [Value(key, str(word), counts.get(f"{name}:{key}", 0), key in chosen) for key, word in words.items()]
    seen = [value for value in values if value.count or value.is_chosen]
    return Facet(name, label, sorted(seen, key=lambda value: not value.is_chosen))


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
    FOR EACH STATEMENT EXECUTE FUNCTION public.{table}_{name}_version()"""


def tally_sql(name: str, table: str) -> list[str]:
    """What keeps `tallied(name)` right: how many rows of `table` stand under each tag, whoever writes. For a migration.

    The version of the content (`watch_sql`) is counted first, by the order of the names of triggers, so that two who
    write at once do so one after the other.
    """
    kept = "INSERT INTO public.core_facetcount AS kept (name, tag, number)"
    add = "ON CONFLICT (name, tag) DO UPDATE SET number = kept.number + excluded.number"
    tags_after, tags_before = (f"SELECT unnest(facets) AS tag, {n} AS step FROM {r}" for n, r in STEPS)
    bodies = {
        "INSERT": tags_after,
        "DELETE": tags_before,
        "UPDATE": f"{tags_after} UNION ALL {tags_before}",
    }
    tables = {
        "INSERT": "NEW TABLE AS after_rows",
        "DELETE": "OLD TABLE AS before_rows",
        "UPDATE": "OLD TABLE AS before_rows NEW TABLE AS after_rows",
    }
    statements = [
        f"{kept} SELECT '{name}', tag, count(*) FROM (SELECT unnest(facets) AS tag FROM public.{table}) t GROUP BY tag"
    ]
    for event, body in bodies.items():
        function = f"public.{table}_tally_{event.lower()}"
        statements.append(f"""
        CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            {kept} SELECT '{name}', tag, sum(step) FROM ({body}) told
            GROUP BY tag HAVING sum(step) <> 0 ORDER BY tag {add};
            RETURN NULL;
        END $$;
        CREATE TRIGGER {table}_tally_{event.lower()} AFTER {event} ON public.{table} REFERENCING {tables[event]}
        FOR EACH STATEMENT EXECUTE FUNCTION {function}()""")
    return statements


def tallied(name: str) -> dict[str, int]:
    """How many of all rows stand under each tag, as the database keeps it: one short query, however many rows."""
    return dict(FacetCount.objects.filter(name=name, number__gt=0).values_list("tag", "number"))


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


def counted(
    rows: QuerySet, chosen: Chosen, name: str, key: str = "", *, whole: Mapping[str, int] | None = None
) -> dict[str, int]:
    """`{"theme:housing": 12}`: for each tag, how many rows remain when it is chosen beside what the other groups say.

    `rows` is what is narrowed by anything that is no facet, and `key` names that; `name` the content version's.
    `whole` are the counts of `rows` with nothing chosen, where they are known.
    """
    asked = {group: sorted(values) for group, values in sorted(chosen.items()) if values}
    words = f"{name} {content_version(name)} {key} {asked}"
    address = f"facets-{hashlib.sha256(words.encode()).hexdigest()}"
    counts = cache.get(address)
    if counts is None:
        if len(asked) == 1 and whole is None:
            whole = counted(rows, {}, name, key)
        counts = count(rows, asked, whole if len(asked) == 1 else None)
        cache.set(address, counts, KEPT_SECONDS)
    return counts


def count(rows: QuerySet, chosen: Chosen, whole: Mapping[str, int] | None = None) -> dict[str, int]:
    """The counts themselves: one query for all groups in which nothing is chosen, one more for each of the others.

    `whole`: those of the same rows with nothing chosen, which are those of the only group in which something is.
    """
    counts = {
        tag: number for tag, number in tally(narrowed(rows, chosen)).items() if tag.split(":", 1)[0] not in chosen
    }
    for group in chosen:
        found = tally(narrowed(rows, chosen, but=group)) if whole is None else whole
        counts |= {tag: number for tag, number in found.items() if tag.startswith(f"{group}:")}
    return counts


def tally(rows: QuerySet) -> dict[str, int]:
    """How many of the rows stand under each tag."""
    inner = rows.order_by().values(tag=models.Func(F("facets"), function="unnest", output_field=models.CharField()))
    sql, params = inner.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tag, count(*) FROM ({sql}) tagged GROUP BY tag", params)
        return dict(cursor.fetchall())
