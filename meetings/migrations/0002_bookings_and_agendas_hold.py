"""What no code may get around: a booking lasts as long as its session, a published agenda never changes."""

from django.conf import settings
from django.db import migrations

BOOKINGS = """
CREATE FUNCTION public.meetings_booking_during() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT during INTO NEW.during FROM public.meetings_session WHERE id = NEW.session_id;
    RETURN NEW;
END $$;
CREATE TRIGGER meetings_booking_during BEFORE INSERT ON public.meetings_booking
FOR EACH ROW EXECUTE FUNCTION public.meetings_booking_during();
ALTER TABLE public.meetings_booking ADD CONSTRAINT booking_lasts_as_its_session
    FOREIGN KEY (session_id, during) REFERENCES public.meetings_session (id, during)
    ON UPDATE CASCADE ON DELETE CASCADE
"""
AGENDAS = """
CREATE FUNCTION public.meetings_agenda_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published agenda never changes' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER meetings_agenda_for_ever BEFORE UPDATE OR DELETE ON public.meetings_agendarevision
FOR EACH ROW EXECUTE FUNCTION public.meetings_agenda_for_ever();
CREATE TRIGGER meetings_agenda_not_emptied BEFORE TRUNCATE ON public.meetings_agendarevision
FOR EACH STATEMENT EXECUTE FUNCTION public.meetings_agenda_for_ever();
CREATE FUNCTION public.meetings_name_as_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a name stays as it was published, or goes' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER meetings_name_as_published BEFORE UPDATE ON public.meetings_publishedname
FOR EACH ROW EXECUTE FUNCTION public.meetings_name_as_published()
"""
HISTORY = ["meetings_meetingevent", "meetings_sessionevent"]


def hold(apps, schema_editor):
    schema_editor.execute(BOOKINGS)
    schema_editor.execute(AGENDAS)
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in HISTORY:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.{table} FROM {role}")
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.meetings_agendarevision FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_schema")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
