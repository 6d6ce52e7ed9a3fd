"""What no code may get around: an answer is never changed, minutes follow the rule of their session, a place lasts as
long as it.
"""

from django.conf import settings
from django.db import migrations

FOLLOWS = """
CREATE FUNCTION public.meetings_sign_up_during() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT during INTO NEW.during FROM public.meetings_session WHERE id = NEW.session_id;
    RETURN NEW;
END $$;
CREATE TRIGGER meetings_sign_up_during BEFORE INSERT ON public.meetings_signup
FOR EACH ROW EXECUTE FUNCTION public.meetings_sign_up_during();
ALTER TABLE public.meetings_signup ADD CONSTRAINT sign_up_lasts_as_its_session
    FOREIGN KEY (session_id, during) REFERENCES public.meetings_session (id, during)
    ON UPDATE CASCADE ON DELETE CASCADE;
CREATE FUNCTION public.meetings_attribution_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT attribution INTO NEW.attribution FROM public.meetings_session WHERE id = NEW.session_id;
    RETURN NEW;
END $$;
CREATE TRIGGER meetings_minutes_attribution BEFORE INSERT ON public.meetings_minutesentry
FOR EACH ROW EXECUTE FUNCTION public.meetings_attribution_of_session();
CREATE TRIGGER meetings_recording_attribution BEFORE INSERT ON public.meetings_recording
FOR EACH ROW EXECUTE FUNCTION public.meetings_attribution_of_session();
ALTER TABLE public.meetings_minutesentry ADD CONSTRAINT minutes_follow_their_session
    FOREIGN KEY (session_id, attribution) REFERENCES public.meetings_session (id, attribution) ON UPDATE CASCADE;
ALTER TABLE public.meetings_recording ADD CONSTRAINT recording_follows_its_session
    FOREIGN KEY (session_id, attribution) REFERENCES public.meetings_session (id, attribution) ON UPDATE CASCADE
"""
ANSWERS = """
CREATE FUNCTION public.meetings_answer_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an answer is never changed, only followed by another'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER meetings_answer_for_ever BEFORE UPDATE OR DELETE ON public.meetings_answer
FOR EACH ROW EXECUTE FUNCTION public.meetings_answer_for_ever();
CREATE TRIGGER meetings_answers_not_emptied BEFORE TRUNCATE ON public.meetings_answer
FOR EACH STATEMENT EXECUTE FUNCTION public.meetings_answer_for_ever()
"""
HISTORY = ["interestevent", "quotaevent", "meetingreportevent", "pledgeevent"]


def hold(apps, schema_editor):
    schema_editor.execute(FOLLOWS)
    schema_editor.execute(ANSWERS)
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in [*HISTORY, "answer"]:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.meetings_{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_bookings_and_agendas_hold")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
