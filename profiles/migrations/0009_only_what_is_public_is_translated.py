"""The database publishes a translation only of an edition that is published then."""

from django.db import migrations

BEFORE = """
CREATE OR REPLACE FUNCTION public.profiles_translation_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'a published translation never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$"""

AFTER = """
CREATE OR REPLACE FUNCTION public.profiles_translation_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'a published translation never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.published_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM public.profiles_profileedition WHERE id = NEW.edition_id AND status = 'published')
    THEN
        RAISE EXCEPTION 'only a published edition is translated' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$"""


class Migration(migrations.Migration):
    dependencies = [("profiles", "0007_files_of_published_editions_are_frozen")]
    operations = [migrations.RunSQL(AFTER, BEFORE)]
