"""The documents of a published edition are frozen with it: which they are, and what is said of them."""

from django.db import migrations

from core.choices import FROZEN

STATES = ", ".join(f"'{status}'" for status in FROZEN)
FREEZE = f"""
CREATE TRIGGER profiles_editionfile_frozen BEFORE INSERT OR UPDATE OR DELETE ON public.profiles_editionfile
FOR EACH ROW EXECUTE FUNCTION public.profiles_profileedition_parts_frozen();
CREATE FUNCTION public.profiles_attachment_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public.profiles_editionfile AS file
        JOIN public.profiles_profileedition AS edition ON edition.id = file.edition_id
        WHERE file.attachment_id = OLD.id AND edition.status IN ({STATES})
    ) THEN
        RAISE EXCEPTION 'a published edition never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER profiles_attachment_frozen BEFORE UPDATE OR DELETE ON public.core_attachment
FOR EACH ROW EXECUTE FUNCTION public.profiles_attachment_frozen()"""


class Migration(migrations.Migration):
    dependencies = [("profiles", "0005_published_editions_are_frozen")]
    operations = [migrations.RunSQL(FREEZE, migrations.RunSQL.noop)]
