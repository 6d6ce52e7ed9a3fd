"""Documents and pictures of case studies, frozen with their edition: the words beside a published picture too."""

from django.conf import settings
from django.db import migrations


from core.editions import freeze_part_sql

WORDS_STAY = """
CREATE FUNCTION public.library_files_described() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD) AND EXISTS (
        SELECT 1 FROM public.library_casestudyfile file
        JOIN public.library_casestudyedition edition ON edition.id = file.edition_id
        WHERE file.attachment_id = OLD.id AND edition.status IN ('published', 'superseded', 'withdrawn'))
    THEN
        RAISE EXCEPTION 'a published edition never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER library_files_described BEFORE UPDATE ON public.core_attachment
FOR EACH ROW EXECUTE FUNCTION public.library_files_described()
"""


def freeze(apps, schema_editor):
    schema_editor.execute(freeze_part_sql("library_casestudyedition", "library_casestudyfile"))
    schema_editor.execute(WORDS_STAY)
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.library_casestudyfileevent FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0006_editions_are_frozen_and_found"),
        ("core", "0002_schema"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [migrations.RunPython(freeze, migrations.RunPython.noop)]
