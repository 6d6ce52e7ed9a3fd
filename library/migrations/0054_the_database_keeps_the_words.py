"""The database copies the words of case studies from their search documents, and finds case studies by them."""

from django.db import migrations

from core.facets import keep_sql

REFRESH = """
CREATE FUNCTION public.library_refresh_words(tags text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    changed bigint;
BEGIN
    IF cardinality(tags) > 0 THEN
        INSERT INTO public.library_casestudywords AS kept (case_study_id, en, fr, ar)
        SELECT study.id, en.vector, fr.vector, ar.vector
        FROM unnest(tags) tag
        JOIN public.library_casestudy study ON study.slug = split_part(tag, ':', 2)
        LEFT JOIN public.core_searchdocument en ON en.about = tag AND en.lang = 'en'
        LEFT JOIN public.core_searchdocument fr ON fr.about = tag AND fr.lang = 'fr'
        LEFT JOIN public.core_searchdocument ar ON ar.about = tag AND ar.lang = 'ar'
        ORDER BY study.id
        ON CONFLICT (case_study_id) DO UPDATE SET en = excluded.en, fr = excluded.fr, ar = excluded.ar
        WHERE (kept.en, kept.fr, kept.ar) IS DISTINCT FROM (excluded.en, excluded.fr, excluded.ar);
        -- Documents are also written anew as they were: that is no new version of the content.
        GET DIAGNOSTICS changed = ROW_COUNT;
        IF changed > 0 THEN
            INSERT INTO public.core_contentversion AS kept (name, number) VALUES ('case_studies', 1)
            ON CONFLICT (name) DO UPDATE SET number = kept.number + 1;
        END IF;
    END IF;
END $$
"""
TAGS = "ARRAY(SELECT DISTINCT about FROM (%s) told WHERE kind = 'case_study')"
BY_DOCUMENT = keep_sql(
    "library_words_kept",
    "core_searchdocument",
    f"PERFORM public.library_refresh_words({TAGS})",
    "SELECT about, kind FROM after_rows",
    "SELECT about, kind FROM before_rows",
)
# Always by the index: the planner does not know that words stand outside the row, and would rather read every one.
FIND = """
CREATE FUNCTION public.library_with_words(asked text) RETURNS bigint[] LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_indexscan = off AS $$
    SELECT coalesce(array_agg(case_study_id), '{}') FROM public.library_casestudywords
    WHERE en @@ public.search_query('en', asked)
       OR fr @@ public.search_query('fr', asked)
       OR ar @@ public.search_query('ar', asked)
$$
"""
EVERYTHING = "SELECT about, kind FROM public.core_searchdocument"
FILL = f"SELECT public.library_refresh_words({TAGS % EVERYTHING})"


def keep(apps, schema_editor):
    for statement in (REFRESH, *BY_DOCUMENT, FIND, FILL):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("library", "0052_which_rows_stand_under_a_tag"), ("core", "0002_schema")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
