"""The database freezes published case studies, keeps their history, and says itself under which tags they are found."""

from django.conf import settings
from django.db import migrations

from core.editions import freeze_sql
from core.facets import watch_sql

# The tags of one published edition: one place for pages, API, files and search. Periods are five years long.
FACETS = """
CREATE FUNCTION public.library_facets(study bigint) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_remove(
        ARRAY['city:' || city.slug, 'country:' || country.code, 'region:' || country.region]
        || ARRAY(SELECT 'theme:' || value FROM unnest(edition.themes) value)
        || ARRAY(SELECT 'group:' || value FROM unnest(edition.target_groups) value)
        || ARRAY(SELECT 'competence:' || value FROM unnest(edition.competences_needed) value)
        || ARRAY(SELECT DISTINCT 'goal:' || split_part(value, '.', 1) FROM unnest(edition.sdg_targets) value)
        || ARRAY(SELECT 'language:' || value FROM unnest(edition.languages) value
                 UNION SELECT 'language:en' WHERE edition.title_en <> '' AND edition.abstract_en <> ''
                 UNION SELECT 'language:fr' WHERE edition.title_fr <> '' AND edition.abstract_fr <> ''
                 UNION SELECT 'language:ar' WHERE edition.title_ar <> '' AND edition.abstract_ar <> '')
        || ARRAY[
            CASE WHEN edition.cost_band <> 'unknown' THEN 'cost:' || edition.cost_band END,
            CASE WHEN edition.practice_status <> 'unknown' THEN 'status:' || edition.practice_status END,
            CASE WHEN edition.starts <> '' THEN 'period:' || (left(edition.starts, 4)::int / 5 * 5) END],
        NULL)
    FROM public.library_casestudyedition edition
    JOIN public.library_casestudy on_record ON on_record.id = edition.case_study_id
    JOIN public.cities_city city ON city.id = on_record.city_id
    JOIN public.cities_country country ON country.id = city.country_id
    WHERE edition.case_study_id = study AND edition.status = 'published'
$$;
CREATE FUNCTION public.library_refresh_facets(studies bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE public.library_casestudy study SET facets = found.tags
    FROM (SELECT id, coalesce(public.library_facets(id), '{}') AS tags FROM unnest(studies) id) found
    WHERE study.id = found.id AND study.facets IS DISTINCT FROM found.tags
$$
"""
BY_EDITION = """
CREATE FUNCTION public.library_edition_found() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE studies bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        studies := ARRAY(SELECT DISTINCT case_study_id FROM after_rows WHERE status = 'published');
    ELSE
        studies := ARRAY(
            SELECT case_study_id FROM after_rows WHERE status = 'published'
            UNION SELECT case_study_id FROM before_rows WHERE status = 'published');
    END IF;
    IF cardinality(studies) > 0 THEN
        PERFORM public.library_refresh_facets(studies);
        INSERT INTO public.core_contentversion AS kept (name, number) VALUES ('case_studies', 1)
        ON CONFLICT (name) DO UPDATE SET number = kept.number + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER library_edition_found_new AFTER INSERT ON public.library_casestudyedition
REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION public.library_edition_found();
CREATE TRIGGER library_edition_found AFTER UPDATE ON public.library_casestudyedition
REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
FOR EACH STATEMENT EXECUTE FUNCTION public.library_edition_found()
"""
BY_PLACE = """
CREATE FUNCTION public.library_place_found() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'cities_city' THEN
        PERFORM public.library_refresh_facets(ARRAY(SELECT id FROM public.library_casestudy WHERE city_id = NEW.id));
    ELSE
        PERFORM public.library_refresh_facets(ARRAY(
            SELECT study.id FROM public.library_casestudy study
            JOIN public.cities_city city ON city.id = study.city_id WHERE city.country_id = NEW.id));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER library_place_found AFTER UPDATE OF slug, country_id ON public.cities_city
FOR EACH ROW EXECUTE FUNCTION public.library_place_found();
CREATE TRIGGER library_place_found AFTER UPDATE OF code, region ON public.cities_country
FOR EACH ROW EXECUTE FUNCTION public.library_place_found()
"""
HISTORY = ["casestudyedition", "resultfigure"]


def freeze_and_find(apps, schema_editor):
    for statement in freeze_sql("library_casestudyedition", ["library_resultfigure"]):
        schema_editor.execute(statement)
    for statement in (FACETS, BY_EDITION, BY_PLACE):
        schema_editor.execute(statement)
    schema_editor.execute(watch_sql("case_studies", "library_casestudy"))
    schema_editor.execute("SELECT public.library_refresh_facets(ARRAY(SELECT id FROM public.library_casestudy))")
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for name in HISTORY:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.library_{name}event FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("library", "0001_schema"), ("core", "0002_schema"), ("cities", "0001_schema")]
    operations = [migrations.RunPython(freeze_and_find, migrations.RunPython.noop)]
