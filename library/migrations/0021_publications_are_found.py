"""The database says itself under which tags a publication is found, and keeps the history of its record."""

from django.conf import settings
from django.db import migrations

# The tags of one published record, and its refresh: nothing is found of a draft or of what was withdrawn.
FACETS = """
CREATE FUNCTION public.library_publication_facets(row_id bigint) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY['kind:' || publication.kind]
        || CASE WHEN publication.date <> '' THEN ARRAY['year:' || left(publication.date, 4)] ELSE '{}' END
        || ARRAY(SELECT 'language:' || value FROM unnest(publication.languages) value
                 UNION SELECT 'language:' || file.language FROM public.library_publicationfile file
                 WHERE file.publication_id = row_id)
        || ARRAY(SELECT 'theme:' || theme.slug FROM public.library_publication_themes link
                 JOIN public.cities_theme theme ON theme.id = link.theme_id WHERE link.publication_id = row_id)
        || ARRAY(SELECT 'city:' || city.slug FROM public.library_publication_cities link
                 JOIN public.cities_city city ON city.id = link.city_id WHERE link.publication_id = row_id)
        || ARRAY(SELECT 'publisher:' || organisation.slug FROM public.library_publication_publishers link
                 JOIN public.cities_organisation organisation ON organisation.id = link.organisation_id
                 WHERE link.publication_id = row_id)
    FROM public.library_publication publication
    WHERE publication.id = row_id AND publication.status = 'published'
$$;
CREATE FUNCTION public.library_refresh_publications(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE public.library_publication publication SET facets = found.tags
    FROM (SELECT id, coalesce(public.library_publication_facets(id), '{}') AS tags FROM unnest(ids) id) found
    WHERE publication.id = found.id AND publication.facets IS DISTINCT FROM found.tags
$$
"""
BY_RECORD = """
CREATE FUNCTION public.library_publication_found() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        ids := ARRAY(SELECT id FROM after_rows WHERE status = 'published');
    ELSIF TG_OP = 'DELETE' THEN
        ids := ARRAY(SELECT id FROM before_rows WHERE status = 'published');
    ELSE
        ids := ARRAY(
            SELECT id FROM after_rows WHERE status = 'published'
            UNION SELECT id FROM before_rows WHERE status = 'published');
    END IF;
    IF cardinality(ids) > 0 THEN
        PERFORM public.library_refresh_publications(ids);
        INSERT INTO public.core_contentversion AS kept (name, number) VALUES ('publications', 1)
        ON CONFLICT (name) DO UPDATE SET number = kept.number + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER library_publication_found_new AFTER INSERT ON public.library_publication
REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION public.library_publication_found();
CREATE TRIGGER library_publication_found AFTER UPDATE ON public.library_publication
REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
FOR EACH STATEMENT EXECUTE FUNCTION public.library_publication_found();
CREATE TRIGGER library_publication_found_gone AFTER DELETE ON public.library_publication
REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION public.library_publication_found()
"""
BY_LINK = """
CREATE FUNCTION public.library_publication_linked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.library_refresh_publications(ARRAY[
        CASE WHEN TG_OP = 'DELETE' THEN OLD.publication_id ELSE NEW.publication_id END]);
    RETURN NULL;
END $$
"""
LINKS = ["publication_cities", "publication_themes", "publication_publishers", "publicationfile"]
# A renamed city, theme or organisation takes its publications along.
BY_NAME = """
CREATE FUNCTION public.library_publication_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids bigint[];
BEGIN
    EXECUTE 'SELECT array_agg(publication_id) FROM public.' || quote_ident(TG_ARGV[0])
        || ' WHERE ' || quote_ident(TG_ARGV[1]) || ' = $1'
    INTO ids USING NEW.id;
    PERFORM public.library_refresh_publications(coalesce(ids, '{}'));
    RETURN NULL;
END $$
"""
NAMED = {
    "cities_city": ("library_publication_cities", "city_id"),
    "cities_theme": ("library_publication_themes", "theme_id"),
    "cities_organisation": ("library_publication_publishers", "organisation_id"),
}


def find(apps, schema_editor):
    for statement in (FACETS, BY_RECORD, BY_LINK, BY_NAME):
        schema_editor.execute(statement)
    for table in LINKS:
        schema_editor.execute(
            f"CREATE TRIGGER library_publication_linked AFTER INSERT OR UPDATE OR DELETE ON public.library_{table}"
            " FOR EACH ROW EXECUTE FUNCTION public.library_publication_linked()"
        )
    for table, (link, column) in NAMED.items():
        schema_editor.execute(
            f"CREATE TRIGGER library_publication_renamed AFTER UPDATE OF slug ON public.{table}"
            f" FOR EACH ROW EXECUTE FUNCTION public.library_publication_renamed('{link}', '{column}')"
        )
    schema_editor.execute(
        "SELECT public.library_refresh_publications(ARRAY(SELECT id FROM public.library_publication))"
    )
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.library_publicationevent FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("library", "0010_case_studies_are_counted"), ("core", "0002_schema")]
    operations = [migrations.RunPython(find, migrations.RunPython.noop)]
