"""A publication has a file or link for each language, numbers by which libraries find it, and a history."""

import core.dates
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import library.validators
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0005_competences"),
        ("core", "0011_languages_by_name"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("library", "0041_toolkit_history_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "withdrawn_reason",
                    models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("slug", models.SlugField(db_index=False, max_length=100)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("city_profile", "City Migration Profile"),
                            ("executive_summary", "Executive summary of a profile"),
                            ("synthesis_report", "Synthesis report"),
                            ("case_study_collection", "Collection of case studies"),
                            ("policy_recommendations", "Policy recommendations"),
                            ("learning_report", "Thematic learning report"),
                            ("learning_note", "Peer learning note"),
                            ("report", "Report"),
                            ("study", "Study"),
                            ("reference_document", "Reference document"),
                            ("introduction", "Introduction"),
                            ("toolkit", "Toolkit"),
                            ("presentation", "Presentation"),
                            ("leaflet", "Leaflet"),
                            ("course", "Course"),
                            ("policy_paper", "Policy paper"),
                            ("video", "Video"),
                            ("podcast", "Podcast"),
                            ("picture_gallery", "Picture gallery"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="authors",
                    ),
                ),
                ("date", core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="date")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("en", "English"),
                                ("fr", "French"),
                                ("ar", "Arabic"),
                                ("ca", "Catalan"),
                                ("de", "German"),
                                ("el", "Greek"),
                                ("es", "Spanish"),
                                ("it", "Italian"),
                                ("ku", "Kurdish"),
                                ("mt", "Maltese"),
                                ("nl", "Dutch"),
                                ("pt", "Portuguese"),
                                ("zgh", "Tamazight"),
                                ("tr", "Turkish"),
                                ("mul", "Several languages"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "pages",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="pages",
                    ),
                ),
                (
                    "isbn",
                    models.CharField(
                        blank=True, max_length=17, validators=[library.validators.validate_isbn], verbose_name="ISBN"
                    ),
                ),
                ("doi", models.CharField(blank=True, max_length=200, verbose_name="DOI")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="page about it")),
                (
                    "available",
                    models.BooleanField(
                        default=True,
                        help_text="No: the record names the document, but no published copy was found.",
                        verbose_name="can be had",
                    ),
                ),
                ("title_en", models.CharField(blank=True, default="", max_length=300)),
                ("title_fr", models.CharField(blank=True, default="", max_length=300)),
                ("title_ar", models.CharField(blank=True, default="", max_length=300)),
                ("summary_en", models.TextField(blank=True, default="")),
                ("summary_fr", models.TextField(blank=True, default="")),
                ("summary_ar", models.TextField(blank=True, default="")),
                ("abstract_en", models.TextField(blank=True, default="", max_length=5000)),
                ("abstract_fr", models.TextField(blank=True, default="", max_length=5000)),
                ("abstract_ar", models.TextField(blank=True, default="", max_length=5000)),
                ("note_en", models.TextField(blank=True, default="")),
                ("note_fr", models.TextField(blank=True, default="")),
                ("note_ar", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicationFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "French"),
                            ("ar", "Arabic"),
                            ("ca", "Catalan"),
                            ("de", "German"),
                            ("el", "Greek"),
                            ("es", "Spanish"),
                            ("it", "Italian"),
                            ("ku", "Kurdish"),
                            ("mt", "Maltese"),
                            ("nl", "Dutch"),
                            ("pt", "Portuguese"),
                            ("zgh", "Tamazight"),
                            ("tr", "Turkish"),
                            ("mul", "Several languages"),
                        ],
                        max_length=3,
                        verbose_name="language of the document",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                (
                    "pages",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="pages",
                    ),
                ),
            ],
            options={
                "ordering": ["language", "pk"],
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="abstract_ar",
            field=models.TextField(blank=True, default="", max_length=5000),
        ),
        migrations.AddField(
            model_name="publication",
            name="abstract_en",
            field=models.TextField(blank=True, default="", max_length=5000),
        ),
        migrations.AddField(
            model_name="publication",
            name="abstract_fr",
            field=models.TextField(blank=True, default="", max_length=5000),
        ),
        migrations.AddField(
            model_name="publication",
            name="doi",
            field=models.CharField(blank=True, max_length=200, verbose_name="DOI"),
        ),
        migrations.AddField(
            model_name="publication",
            name="facets",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="isbn",
            field=models.CharField(
                blank=True, max_length=17, validators=[library.validators.validate_isbn], verbose_name="ISBN"
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="updated_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name="publication",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="publication",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="publication",
            name="withdrawn_reason",
            field=models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="authors",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120), blank=True, default=list, size=None, verbose_name="authors"
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="available",
            field=models.BooleanField(
                default=True,
                help_text="No: the record names the document, but no published copy was found.",
                verbose_name="can be had",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="date",
            field=core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="date"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="kind",
            field=models.CharField(
                choices=[
                    ("city_profile", "City Migration Profile"),
                    ("executive_summary", "Executive summary of a profile"),
                    ("synthesis_report", "Synthesis report"),
                    ("case_study_collection", "Collection of case studies"),
                    ("policy_recommendations", "Policy recommendations"),
                    ("learning_report", "Thematic learning report"),
                    ("learning_note", "Peer learning note"),
                    ("report", "Report"),
                    ("study", "Study"),
                    ("reference_document", "Reference document"),
                    ("introduction", "Introduction"),
                    ("toolkit", "Toolkit"),
                    ("presentation", "Presentation"),
                    ("leaflet", "Leaflet"),
                    ("course", "Course"),
                    ("policy_paper", "Policy paper"),
                    ("video", "Video"),
                    ("podcast", "Podcast"),
                    ("picture_gallery", "Picture gallery"),
                ],
                max_length=30,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="pages",
            field=models.PositiveIntegerField(
                blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name="pages"
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                default="draft",
                editable=False,
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="url",
            field=models.URLField(blank=True, max_length=500, verbose_name="page about it"),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=django.contrib.postgres.indexes.GinIndex(fields=["facets"], name="publication_facets"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "library_publicationevent" ("abstract_ar", "abstract_en", "abstract_fr", "authors", "available", "date", "doi", "id", "isbn", "kind", "languages", "note_ar", "note_en", "note_fr", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "status", "summary_ar", "summary_en", "summary_fr", "title_ar", "title_en", "title_fr", "translation", "updated_at", "url", "version", "withdrawn_at", "withdrawn_reason") VALUES (NEW."abstract_ar", NEW."abstract_en", NEW."abstract_fr", NEW."authors", NEW."available", NEW."date", NEW."doi", NEW."id", NEW."isbn", NEW."kind", NEW."languages", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."pages", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."updated_at", NEW."url", NEW."version", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="c010f28f9a6f9dec200d03a01789072064812e7f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2740a",
                    table="library_publication",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."abstract_ar" IS DISTINCT FROM (NEW."abstract_ar") OR OLD."abstract_en" IS DISTINCT FROM (NEW."abstract_en") OR OLD."abstract_fr" IS DISTINCT FROM (NEW."abstract_fr") OR OLD."authors" IS DISTINCT FROM (NEW."authors") OR OLD."available" IS DISTINCT FROM (NEW."available") OR OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."doi" IS DISTINCT FROM (NEW."doi") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."isbn" IS DISTINCT FROM (NEW."isbn") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."note_ar" IS DISTINCT FROM (NEW."note_ar") OR OLD."note_en" IS DISTINCT FROM (NEW."note_en") OR OLD."note_fr" IS DISTINCT FROM (NEW."note_fr") OR OLD."pages" IS DISTINCT FROM (NEW."pages") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary_ar" IS DISTINCT FROM (NEW."summary_ar") OR OLD."summary_en" IS DISTINCT FROM (NEW."summary_en") OR OLD."summary_fr" IS DISTINCT FROM (NEW."summary_fr") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."translation" IS DISTINCT FROM (NEW."translation") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))',
                    func='INSERT INTO "library_publicationevent" ("abstract_ar", "abstract_en", "abstract_fr", "authors", "available", "date", "doi", "id", "isbn", "kind", "languages", "note_ar", "note_en", "note_fr", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "status", "summary_ar", "summary_en", "summary_fr", "title_ar", "title_en", "title_fr", "translation", "updated_at", "url", "version", "withdrawn_at", "withdrawn_reason") VALUES (NEW."abstract_ar", NEW."abstract_en", NEW."abstract_fr", NEW."authors", NEW."available", NEW."date", NEW."doi", NEW."id", NEW."isbn", NEW."kind", NEW."languages", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."pages", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."updated_at", NEW."url", NEW."version", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="c184f7174595bc94ac257dabe0cbbc2f6d26397d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cb2c3",
                    table="library_publication",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("doi", ""), ("doi__regex", "^10\\.[0-9]{4,9}/\\S+$"), _connector="OR"),
                name="publication_doi",
                violation_error_message="A DOI looks like 10.1000/182, without the address in front.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("isbn", ""), ("isbn__regex", "^(978|979)?[0-9]{9}[0-9X]$"), _connector="OR"),
                name="publication_isbn",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                name="publication_has_title",
                violation_error_message="Give it a title in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "withdrawn"),
                        ("withdrawn_at__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "withdrawn"), _negated=True),
                        ("withdrawn_at__isnull", True),
                        ("withdrawn_reason", ""),
                    ),
                    _connector="OR",
                ),
                name="publication_withdrawn_with_reason",
                violation_error_message="Say why: the reason stands at its address from now on.",
            ),
        ),
        migrations.AddField(
            model_name="publicationevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="publicationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="library.publication",
            ),
        ),
        migrations.AddField(
            model_name="publicationfile",
            name="attachment",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publication_file",
                to="core.attachment",
            ),
        ),
        migrations.AddField(
            model_name="publicationfile",
            name="publication",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="library.publication"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5db967a9a376d1878bc603c3728a04806312df41",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b8b0c",
                    table="library_publicationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attachment__isnull", True), models.Q(("url", ""), _negated=True)),
                    models.Q(("attachment__isnull", False), ("url", "")),
                    _connector="OR",
                ),
                name="publication_file_is_link_or_file",
                violation_error_message="Give either an address or a file.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("pages__isnull", True), ("pages__gte", 1), _connector="OR"),
                name="publication_file_has_pages",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationfile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("attachment__isnull", True)),
                fields=("publication", "language"),
                name="publication_link_once",
                violation_error_message="There is a link in this language already. Remove it first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationfile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("attachment__isnull", False)),
                fields=("publication", "language"),
                name="publication_file_once",
                violation_error_message="There is a file in this language already. Remove it first.",
            ),
        ),
    ]
