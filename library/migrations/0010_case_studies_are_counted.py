"""The database keeps how many published case studies stand under each tag, so that nobody waits for the counting."""

from django.db import migrations

from core.facets import tally_sql


def count_them(apps, schema_editor):
    for statement in tally_sql("case_studies", "library_casestudy"):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("library", "0008_files_of_case_studies"), ("core", "0002_schema")]
    operations = [migrations.RunPython(count_them, migrations.RunPython.noop)]
