"""The application's role lets the triggers write history; it can neither change nor empty it."""

from django.conf import settings
from django.db import migrations

TABLES = ["cities_cityevent", "cities_colleagueevent"]


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in TABLES:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("cities", "0001_schema")]
    operations = [migrations.RunPython(revoke, migrations.RunPython.noop)]
