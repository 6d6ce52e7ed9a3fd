"""What was said of an attached file may be said better; what the file is never changes."""

from django.db import migrations

SAID = ["title", "language", "origin", "alternative_en", "alternative_fr", "alternative_ar", "credit", "licence"]
IGNORED = "".join(f" - '{name}'" for name in [*SAID, "translation"])
STAYS = f"""
CREATE FUNCTION public.core_attachment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW){IGNORED} IS DISTINCT FROM to_jsonb(OLD){IGNORED} THEN
        RAISE EXCEPTION 'an attached file never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER core_attachment_stays BEFORE UPDATE ON public.core_attachment
FOR EACH ROW EXECUTE FUNCTION public.core_attachment_stays()"""
GONE = "DROP TRIGGER core_attachment_stays ON public.core_attachment; DROP FUNCTION public.core_attachment_stays()"


class Migration(migrations.Migration):
    dependencies = [("core", "0004_search")]
    operations = [migrations.RunSQL(STAYS, GONE)]
