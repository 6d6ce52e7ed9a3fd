"""The history of the toolkit and of what cities note in it is written by the database alone."""

from django.conf import settings
from django.db import migrations

HISTORY = ["stage", "step", "tool", "citytoolkit", "citystep", "citytask"]


def append_only(apps, schema_editor):
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for name in HISTORY:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.library_{name}event FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("library", "0026_progress_is_kept")]
    operations = [migrations.RunPython(append_only, migrations.RunPython.noop)]
