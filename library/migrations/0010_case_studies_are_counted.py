"""The database keeps how many published case studies stand under each tag, so that nobody waits for the counting."""

from django.db import migrations

from core.facets import tally_sql


def count_them(apps, schema_editor):
    for statement in tally_sql("case_studies", "library_casestudy"):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("library", "0026_progress_is_kept"), ("core", "0012_facet_counts")]
    operations = [migrations.RunPython(count_them, migrations.RunPython.noop)]
