"""Facets: under which tags a record is found ("theme:housing"), and how many records stand under each.

A list and its counts read the same column `facets` of the same rows. Values of one group are alternatives; groups
narrow one another. The count of a value is the number of results with only that value chosen in its group, and the
words and the other groups as they are. Counts are kept per filter and content version; the first reader after a change
has them counted from bits, one for each row (`rows_sql`), whatever narrows the list: values, words, or a `Limit`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection, models
from django.db.models import F, QuerySet

from core.models import ContentVersion, FacetCount, FacetRows

KEPT_SECONDS = 24 * 60 * 60

Chosen = Mapping[str, list[str]]
SHOWN_AT_FIRST = 8
CHUNK = FacetRows.CHUNK
BIT = f"set_bit(0::bit({CHUNK}), mod(id, {CHUNK})::int, 1)"
# The bits of very many rows (`found`): first as numbers of 64 bits, which cost nothing to join.
BITS_OF_FOUND = f"""
        SELECT '', word / {CHUNK // 64}, bit_or(bits::bit(64)::bit({CHUNK}) >> mod(word, {CHUNK // 64})::int * 64)
        FROM (SELECT id / 64 AS word, bit_or(1::bigint << 63 - mod(id, 64)::int) AS bits FROM found GROUP BY 1) words
        GROUP BY 2"""
# Of every row, whether it stands within a `Limit`.
BITS_WITHIN_LIMIT = f"""
        SELECT '', chunk,
            coalesce(bit_or(bits) FILTER (WHERE %s::text[] = '{{}}' OR tag = ANY(%s::text[])), 0::bit({CHUNK}))
            & ~coalesce(bit_or(bits) FILTER (WHERE tag = ANY(%s::text[])), 0::bit({CHUNK}))
        FROM core_facetrows WHERE name = %s GROUP BY chunk"""
STEPS = [(1, "after_rows"), (-1, "before_rows")]


@dataclass(frozen=True)
class Limit:
    """Narrows a list by tags beside what is chosen: under `some` of these (empty: any), under `none` of those."""

    some: list[str]
    none: list[str]


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
    kept = f"INSERT INTO public.core_facetcount AS kept (name, tag, number) SELECT '{name}', tag,"
    add = "ON CONFLICT (name, tag) DO UPDATE SET number = kept.number + excluded.number"
    tags_after, tags_before = (f"SELECT unnest(facets) AS tag, {n} AS step FROM {r}" for n, r in STEPS)
    return [
        f"{kept} count(*) FROM (SELECT unnest(facets) AS tag FROM public.{table}) t GROUP BY tag",
        *keep_sql(
            f"{table}_tally",
            table,
            f"{kept} sum(step) FROM (%s) told GROUP BY tag HAVING sum(step) <> 0 ORDER BY tag {add}",
            tags_after,
            tags_before,
        ),
    ]


def rows_sql(name: str, table: str) -> list[str]:
    """What keeps which rows of `table` stand under each tag, a bit for each row, whoever writes. For a migration.

    A tag that a row had and still has changes its bit twice.
    """
    kept = "INSERT INTO public.core_facetrows AS kept (name, tag, chunk, bits)"
    flip = "ON CONFLICT (name, tag, chunk) DO UPDATE SET bits = kept.bits # excluded.bits"
    bits = f"""{kept} SELECT '{name}', tag, id / {CHUNK}, bit_xor({BIT}) FROM (%s) told
            GROUP BY 2, 3 HAVING bit_xor({BIT}) <> 0::bit({CHUNK}) ORDER BY 2, 3"""
    after, before = (f"(SELECT DISTINCT id, unnest(facets) AS tag FROM {rows})" for _step, rows in STEPS)
    return [
        bits % f"SELECT DISTINCT id, unnest(facets) AS tag FROM public.{table}",
        *keep_sql(f"{table}_tally_rows", table, f"{bits} {flip}", after, before),
    ]


def keep_sql(function: str, table: str, statement: str, after: str, before: str) -> Iterator[str]:
    """Triggers that carry out `statement` with what every change of `table` brings and takes away."""
    new, old = "NEW TABLE AS after_rows", "OLD TABLE AS before_rows"
    changes = {
        "INSERT": (new, after),
        "DELETE": (old, before),
        "UPDATE": (f"{old} {new}", f"{after} UNION ALL {before}"),
    }
    for event, (tables, told) in changes.items():
        yield f"""
        CREATE FUNCTION public.{function}_{event.lower()}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            {statement % told};
            RETURN NULL;
        END $$;
        CREATE TRIGGER {function}_{event.lower()} AFTER {event} ON public.{table} REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION public.{function}_{event.lower()}()"""


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


def within(rows: QuerySet, limit: Limit | None) -> QuerySet:
    """Those rows that stand within the limit."""
    if limit and limit.some:
        rows = rows.filter(facets__overlap=limit.some)
    return rows.exclude(facets__overlap=limit.none) if limit and limit.none else rows


class Among(models.Func):
    """For `filter(Among("pk", numbers))`: as many rows as you like, told when the rows are read.

    `numbers` gives them as the database writes them ("{3,5}"): one word in the question, which the database reads at
    once, and knows how many there are before it chooses its way.
    """

    output_field = models.BooleanField()

    def __init__(self, field: str, numbers: Callable[[], str]):
        self.numbers = numbers
        super().__init__(field)

    def as_sql(self, compiler, connection, **context):  # type: ignore[override]
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} = ANY(%s::bigint[])", [*params, self.numbers()]


def counted(
    rows: QuerySet | Among | None, chosen: Chosen, name: str, key: str = "", limit: Limit | None = None
) -> dict[str, int]:
    """`{"theme:housing": 12}`: for each tag, how many rows remain when it is chosen beside what the other groups say.

    `name` is the content's. `rows` is what anything that is no tag lets through, and `key` names that; None: all.
    """
    asked = {group: sorted(values) for group, values in sorted(chosen.items()) if values}
    words = f"{name} {content_version(name)} {key} {asked} {limit}"
    address = f"facets-{hashlib.sha256(words.encode()).hexdigest()}"
    counts = cache.get(address)
    if counts is None:
        counts = count(rows, asked, name, limit)
        cache.set(address, counts, KEPT_SECONDS)
    return counts


def counted_in(rows: Iterable[set[str]], chosen: Chosen) -> dict[str, int]:
    """What `counted` tells, of a few rows given by their tags; a row counts beside whatever it lacks in one group."""
    asked = {group: set(tags(group, values)) for group, values in chosen.items() if values}
    counts: Counter[str] = Counter()
    for row in rows:
        missed = [group for group, wanted in asked.items() if not wanted & row]
        if len(missed) < 2:
            counts.update(tag for tag in row if not missed or tag.split(":", 1)[0] in missed)
    return dict(counts)


def count(rows: QuerySet | Among | None, chosen: Chosen, name: str, limit: Limit | None = None) -> dict[str, int]:
    """The counts themselves, of the bits that the database keeps (`rows_sql`)."""
    kept_tags = [tag for group, values in chosen.items() for tag in tags(group, values)]
    groups, narrowing = list(chosen), len(chosen) + (rows is not None) + (limit is not None)
    found, found_params = numbers_of(rows)
    # `within`: for each group, and for all the others together (''), which rows everything else lets through.
    sql = f"""
    WITH found (id) AS ({found}),
    asked AS MATERIALIZED (
        SELECT split_part(tag, ':', 1) AS part, chunk, bit_or(bits) AS bits FROM core_facetrows
        WHERE name = %s AND tag = ANY(%s) GROUP BY 1, 2
        UNION ALL {BITS_OF_FOUND}
        {f"UNION ALL {BITS_WITHIN_LIMIT}" if limit else ""}),
    within AS MATERIALIZED (
        SELECT counting, chunk, bit_and(bits) AS bits FROM unnest(%s::text[]) counting
        JOIN asked ON part = '' OR part <> counting
        GROUP BY 1, 2 HAVING count(*) = %s - (counting <> '')::int),
    kept AS (
        SELECT *, split_part(tag, ':', 1) AS part FROM core_facetrows WHERE name = %s)
    SELECT tag, sum(bit_count(kept.bits & within.bits)) FROM kept JOIN within ON within.chunk = kept.chunk
        AND counting = CASE WHEN part = ANY(%s::text[]) THEN part ELSE '' END
    GROUP BY tag HAVING sum(bit_count(kept.bits & within.bits)) > 0"""
    limits: list[Any] = [limit.some, limit.some, limit.none, name] if limit else []
    with connection.cursor() as cursor:
        cursor.execute(sql, [*found_params, name, kept_tags, *limits, [*groups, ""], narrowing, name, groups])
        counts = {tag: int(number) for tag, number in cursor.fetchall()}
    if rows is None and limit is None and len(chosen) < 2:
        # Nothing else narrows the only group in which something is chosen.
        counts |= {tag: number for tag, number in tallied(name).items() if not chosen or tag.split(":", 1)[0] in chosen}
    return counts


def numbers_of(rows: QuerySet | Among | None) -> tuple[str, tuple]:
    """SQL for the numbers of those rows; of none, where nothing is narrowed."""
    if rows is None:
        return "SELECT 1::bigint WHERE false", ()
    if isinstance(rows, Among):
        return "SELECT unnest(%s::bigint[])", (rows.numbers(),)
    return rows.order_by().values("pk").query.sql_with_params()


def tally(rows: QuerySet) -> dict[str, int]:
    """How many of the rows stand under each tag, by going through all of them."""
    inner = rows.order_by().values(tag=models.Func(F("facets"), function="unnest", output_field=models.CharField()))
    sql, params = inner.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tag, count(*) FROM ({sql}) tagged GROUP BY tag", params)
        return dict(cursor.fetchall())
