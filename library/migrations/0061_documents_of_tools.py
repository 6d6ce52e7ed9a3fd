"""A tool has documents to hand out, and may be nothing else."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0013_facet_rows"),
        ("library", "0060_pictures_of_galleries"),
    ]

    operations = [
        migrations.AlterField(
            model_name="tool",
            name="kind",
            field=models.CharField(
                choices=[
                    ("checklist", "Checklist"),
                    ("form", "Form to fill in"),
                    ("letter", "Letter or motion"),
                    ("table", "Table"),
                    ("link", "Link"),
                    ("file", "Document"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="toolevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("checklist", "Checklist"),
                    ("form", "Form to fill in"),
                    ("letter", "Letter or motion"),
                    ("table", "Table"),
                    ("link", "Link"),
                    ("file", "Document"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="ToolFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tool_file", to="core.attachment"
                    ),
                ),
                (
                    "tool",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="library.tool"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
