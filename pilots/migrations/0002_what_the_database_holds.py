"""What no code may get around: the steps of a pilot, one lead city, own cities alone, sums of money."""

from django.conf import settings
from django.db import migrations

# As `PILOT_LIFECYCLE` has it; a test compares the two.
STEPS = [
    ("proposed", "selected"),
    ("proposed", "cancelled"),
    ("selected", "preparing"),
    ("selected", "cancelled"),
    ("preparing", "running"),
    ("preparing", "cancelled"),
    ("running", "suspended"),
    ("running", "completed"),
    ("running", "cancelled"),
    ("suspended", "running"),
    ("suspended", "cancelled"),
    ("completed", "evaluated"),
    ("unknown", "running"),
    ("unknown", "completed"),
    ("unknown", "cancelled"),
]
TRANSITIONS = """
CREATE FUNCTION public.pilots_pilot_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'proposed' AND NOT NEW.on_record THEN
            RAISE EXCEPTION 'a pilot begins as a proposal' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF NEW.on_record <> OLD.on_record THEN
        RAISE EXCEPTION 'a pilot stays what it was: on record, or proposed here'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN ({steps}) THEN
        RAISE EXCEPTION 'from %% a pilot cannot become %%', OLD.status, NEW.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pilots_pilot_step BEFORE INSERT OR UPDATE ON public.pilots_pilot
FOR EACH ROW EXECUTE FUNCTION public.pilots_pilot_step()
"""
# At the end of a transaction, so that the lead can pass from one city to another within it. Of some pilots on record
# nobody knows which city led.
LEAD = """
CREATE FUNCTION public.pilots_has_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE about bigint;
BEGIN
    IF TG_TABLE_NAME = 'pilots_pilot' THEN
        about := NEW.id;
    ELSE
        about := OLD.pilot_id;
    END IF;
    IF EXISTS (SELECT 1 FROM public.pilots_pilot WHERE id = about AND NOT on_record)
        AND NOT EXISTS (SELECT 1 FROM public.pilots_pilotcity WHERE pilot_id = about AND role = 'lead')
    THEN
        RAISE EXCEPTION 'a pilot has a lead city' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER pilots_pilot_has_lead AFTER INSERT ON public.pilots_pilot
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pilots_has_lead();
CREATE CONSTRAINT TRIGGER pilots_pilotcity_has_lead AFTER UPDATE OR DELETE ON public.pilots_pilotcity
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pilots_has_lead()
"""
OWN_CITY = """
ALTER TABLE public.{table} ADD CONSTRAINT {table}_of_own_city
    FOREIGN KEY (pilot_id, city_id) REFERENCES public.pilots_pilotcity (pilot_id, city_id) DEFERRABLE INITIALLY IMMEDIATE
"""
OF_CITY = [
    "pilots_milestone",
    "pilots_training",
    "pilots_update",
    "pilots_answeredpriority",
    "pilots_answeredfigure",
]
MONEY = """
ALTER TABLE public.pilots_budgetline ADD CONSTRAINT pilots_budgetline_of_own_funder
    FOREIGN KEY (funding_id, pilot_id) REFERENCES public.pilots_funding (id, pilot_id)
    DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE public.pilots_budgetentry ADD CONSTRAINT pilots_budgetentry_in_its_currency
    FOREIGN KEY (line_id, currency) REFERENCES public.pilots_budgetline (id, currency)
    DEFERRABLE INITIALLY IMMEDIATE;
CREATE FUNCTION public.pilots_sums_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP = 'INSERT' AND (NEW.committed <> 0 OR NEW.spent <> 0))
        OR (TG_OP = 'UPDATE' AND pg_trigger_depth() = 1
            AND (NEW.committed <> OLD.committed OR NEW.spent <> OLD.spent))
    THEN
        RAISE EXCEPTION 'what is committed and spent follows from the entries'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pilots_sums_are_kept BEFORE INSERT OR UPDATE ON public.pilots_budgetline
FOR EACH ROW EXECUTE FUNCTION public.pilots_sums_are_kept();
CREATE FUNCTION public.pilots_entry_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    more_committed numeric := CASE NEW.kind WHEN 'committed' THEN NEW.amount ELSE 0 END;
    more_spent numeric := CASE NEW.kind WHEN 'spent' THEN NEW.amount ELSE 0 END;
BEGIN
    -- One statement: whoever comes second waits here, reads the sums of the first, and is checked against them.
    UPDATE public.pilots_budgetline SET
        committed = committed + more_committed,
        spent = spent + more_spent,
        version = version + 1,
        over_reason = CASE
            WHEN greatest(committed + more_committed, spent + more_spent) <= coalesce(granted, 0) THEN ''
            WHEN NEW.amount < 0 THEN over_reason
            WHEN NEW.kind = 'committed' AND committed + more_committed <= coalesce(granted, 0) THEN over_reason
            WHEN NEW.kind = 'spent' AND spent + more_spent <= coalesce(granted, 0) THEN over_reason
            ELSE NEW.over_reason
        END
    WHERE id = NEW.line_id;
    RETURN NULL;
END $$;
CREATE TRIGGER pilots_entry_adds_up AFTER INSERT ON public.pilots_budgetentry
FOR EACH ROW EXECUTE FUNCTION public.pilots_entry_adds_up();
CREATE FUNCTION public.pilots_entry_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry is never changed; another takes it back'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER pilots_entry_for_ever BEFORE UPDATE OR DELETE ON public.pilots_budgetentry
FOR EACH ROW EXECUTE FUNCTION public.pilots_entry_for_ever();
CREATE TRIGGER pilots_entries_not_emptied BEFORE TRUNCATE ON public.pilots_budgetentry
FOR EACH STATEMENT EXECUTE FUNCTION public.pilots_entry_for_ever()
"""
HISTORY = [
    "callevent",
    "pilotevent",
    "pilotcityevent",
    "milestoneevent",
    "operationaltestevent",
    "trainingevent",
    "resultindicatorevent",
    "indicatorvalueevent",
    "fundingevent",
    "budgetlineevent",
    "updateevent",
    "budgetentry",
]


def hold(apps, schema_editor):
    steps = ", ".join(f"'{before}>{after}'" for before, after in STEPS)
    schema_editor.execute(TRANSITIONS.replace("{steps}", steps))
    schema_editor.execute(LEAD)
    for table in OF_CITY:
        schema_editor.execute(OWN_CITY.format(table=table))
    schema_editor.execute(MONEY)
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in HISTORY:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.pilots_{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("pilots", "0001_schema")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
