"""The database keeps which case studies and publications stand under each tag, and how many publications do."""

from django.db import migrations

from core.facets import rows_sql, tally_sql


def keep(apps, schema_editor):
    statements = [
        *rows_sql("case_studies", "library_casestudy"),
        *tally_sql("publications", "library_publication"),
        *rows_sql("publications", "library_publication"),
    ]
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("library", "0051_the_database_writes_what_lists_sort_by"), ("core", "0002_schema")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
