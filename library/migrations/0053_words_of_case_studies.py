"""The words of a case study in every language stand in one row."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0052_which_rows_stand_under_a_tag")]

    operations = [
        migrations.CreateModel(
            name="CaseStudyWords",
            fields=[
                (
                    "case_study",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="library.casestudy",
                    ),
                ),
                ("en", django.contrib.postgres.search.SearchVectorField(null=True)),
                ("fr", django.contrib.postgres.search.SearchVectorField(null=True)),
                ("ar", django.contrib.postgres.search.SearchVectorField(null=True)),
            ],
            options={
                "verbose_name_plural": "words of case studies",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["en", "fr", "ar"], name="case_study_words"
                    )
                ],
            },
        ),
    ]
