"""The database keeps published editions and their parts as they were, and row history append-only."""

from django.conf import settings
from django.db import migrations

from core.editions import freeze_sql

PARTS = ["chaptertext", "figure", "gap", "priority", "stakeholderentry", "service", "plausibilityanswer"]
HISTORY = [
    "section",
    "profileedition",
    "adoption",
    "chaptertext",
    "figure",
    "gap",
    "priority",
    "stakeholderentry",
    "service",
]
TRANSLATIONS = """
CREATE FUNCTION public.profiles_translation_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'a published translation never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER profiles_profiletranslation_frozen BEFORE UPDATE OR DELETE ON public.profiles_profiletranslation
FOR EACH ROW EXECUTE FUNCTION public.profiles_translation_frozen()"""


def freeze(apps, schema_editor):
    tables = [f"profiles_{part}" for part in PARTS]
    for statement in freeze_sql("profiles_profileedition", tables):
        schema_editor.execute(statement)
    schema_editor.execute(TRANSLATIONS)
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for name in HISTORY:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.profiles_{name}event FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_schema")]
    operations = [migrations.RunPython(freeze, migrations.RunPython.noop)]
