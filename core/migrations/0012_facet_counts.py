"""How many rows stand under each tag, kept by the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0011_languages_by_name")]

    operations = [
        migrations.CreateModel(
            name="FacetCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("tag", models.TextField()),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("name", "tag"), name="facet_count_once")],
            },
        ),
    ]
