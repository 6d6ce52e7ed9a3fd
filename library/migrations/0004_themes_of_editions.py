"""Themes belong to an edition from now on: what is being written must not show before it is published."""

from django.db import migrations


def fill(apps, schema_editor):
    study_model = apps.get_model("library", "CaseStudy")
    for study in study_model.objects.prefetch_related("themes"):
        study.editions.update(themes=[theme.slug for theme in study.themes.all()])


class Migration(migrations.Migration):
    dependencies = [("library", "0003_what_a_borrower_needs")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
