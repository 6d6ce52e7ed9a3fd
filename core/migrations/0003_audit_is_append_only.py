"""The application adds to the audit trail; it can neither change nor empty it."""

from django.conf import settings
from django.db import migrations


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.core_auditentry FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("core", "0002_schema")]
    operations = [migrations.RunPython(revoke, migrations.RunPython.noop)]
