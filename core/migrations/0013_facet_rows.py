"""Which rows stand under each tag, kept by the database."""

from django.db import migrations, models

import core.models


class Migration(migrations.Migration):
    dependencies = [("core", "0012_facet_counts")]

    operations = [
        migrations.CreateModel(
            name="FacetRows",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("tag", models.TextField()),
                ("chunk", models.BigIntegerField()),
                ("bits", core.models.Bits()),
            ],
            options={
                "verbose_name_plural": "facet rows",
                "constraints": [models.UniqueConstraint(fields=("name", "tag", "chunk"), name="facet_rows_once")],
            },
        ),
    ]
