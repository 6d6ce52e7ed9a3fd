"""What lists of case studies are sorted by stands beside the case study."""

from django.db import migrations, models

import core.dates


class Migration(migrations.Migration):
    dependencies = [("library", "0010_case_studies_are_counted")]

    operations = [
        migrations.AddField(
            model_name="casestudy",
            name="published_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="casestudy",
            name="published_first",
            field=core.dates.PartialDateField(blank=True, default="", editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name="casestudy",
            name="title_ar",
            field=models.CharField(blank=True, editable=False, max_length=250),
        ),
        migrations.AddField(
            model_name="casestudy",
            name="title_en",
            field=models.CharField(blank=True, editable=False, max_length=250),
        ),
        migrations.AddField(
            model_name="casestudy",
            name="title_fr",
            field=models.CharField(blank=True, editable=False, max_length=250),
        ),
        migrations.AddIndex(
            model_name="casestudy",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["-published_first", "slug"],
                name="case_study_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="casestudy",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["-published_at", "slug"],
                name="case_study_added",
            ),
        ),
        migrations.AddIndex(
            model_name="casestudy",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["title_en", "slug"],
                name="case_study_title_en",
            ),
        ),
        migrations.AddIndex(
            model_name="casestudy",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["title_fr", "slug"],
                name="case_study_title_fr",
            ),
        ),
        migrations.AddIndex(
            model_name="casestudy",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["title_ar", "slug"],
                name="case_study_title_ar",
            ),
        ),
    ]
