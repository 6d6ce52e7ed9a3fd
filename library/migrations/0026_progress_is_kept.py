"""What recommendations said and what cities declared before is kept: the application adds, and changes nothing."""

from django.conf import settings
from django.db import migrations


def keep(apps, schema_editor):
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for name in ("recommendation", "progress"):
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.library_{name}event FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("library", "0021_publications_are_found")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
