"""The database writes what lists of case studies are sorted by, with the tags: dates and titles of what is published."""

from django.db import migrations

REFRESH = """
CREATE OR REPLACE FUNCTION public.library_refresh_facets(studies bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE public.library_casestudy study
    SET facets = found.tags, published_at = found.published_at, published_first = found.published_first,
        title_en = found.title_en, title_fr = found.title_fr, title_ar = found.title_ar
    FROM (
        SELECT one AS id, coalesce(public.library_facets(one), '{}') AS tags, edition.published_at,
            coalesce(edition.published_first, '') AS published_first, coalesce(edition.title_en, '') AS title_en,
            coalesce(edition.title_fr, '') AS title_fr, coalesce(edition.title_ar, '') AS title_ar
        FROM unnest(studies) one
        LEFT JOIN public.library_casestudyedition edition ON edition.case_study_id = one AND edition.status = 'published'
    ) found
    WHERE study.id = found.id AND
        (study.facets, study.published_at, study.published_first, study.title_en, study.title_fr, study.title_ar)
        IS DISTINCT FROM
        (found.tags, found.published_at, found.published_first, found.title_en, found.title_fr, found.title_ar)
$$
"""
FILL = "SELECT public.library_refresh_facets(ARRAY(SELECT id FROM public.library_casestudy))"


class Migration(migrations.Migration):
    dependencies = [("library", "0041_toolkit_history_is_append_only")]
    operations = [migrations.RunSQL([REFRESH, FILL], migrations.RunSQL.noop)]
