"""Every table of this application as its models say; what only SQL can say stands in the migrations that follow."""

import core.dates
import core.migrating
import core.models.finding
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("core", "0002_tables"),
        ("core", "0005_sign_in"),
        ("core", "0006_sources_comments_presence"),
        ("core", "0007_kept_files"),
        ("core", "0008_attachment"),
        ("core", "0010_content_versions"),
        ("core", "0011_languages_by_name"),
        ("core", "0012_facet_counts"),
        ("core", "0013_facet_rows"),
        ("core", "0014_calendars_in_mail"),
    ]

    initial = True

    dependencies = [
        ("core", "0001_roles"),
    ]

    operations = [
        core.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
                        ("actor", models.CharField(help_text="A key such as person:12, never a name.", max_length=60)),
                        ("action", models.CharField(max_length=60)),
                        ("about", models.CharField(db_index=True, max_length=300)),
                        ("changes", models.JSONField(default=dict)),
                    ],
                    options={
                        "verbose_name_plural": "audit entries",
                        "ordering": ["-at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ContentVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, unique=True)),
                        ("number", models.PositiveBigIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="KeptFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=300, unique=True)),
                        ("state", models.CharField(blank=True, max_length=120)),
                        ("content", models.BinaryField()),
                        ("made_at", models.DateTimeField(auto_now=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="LoadedRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(max_length=300, unique=True)),
                        ("values", models.JSONField(default=dict)),
                    ],
                ),
                migrations.CreateModel(
                    name="StillTrue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(db_index=True, max_length=300)),
                        ("part", models.CharField(max_length=80)),
                        ("confirmed_by", models.CharField(max_length=60)),
                        ("confirmed_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-confirmed_at"],
                    },
                ),
                migrations.CreateModel(
                    name="Allowance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=200)),
                        ("window", models.BigIntegerField()),
                        ("count", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("key", "window"), name="allowance_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("about", models.CharField(db_index=True, editable=False, max_length=300)),
                        ("name", models.CharField(editable=False, max_length=120, verbose_name="file name")),
                        (
                            "media_type",
                            models.CharField(
                                choices=[
                                    ("application/pdf", "PDF"),
                                    (
                                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                        "Word document (DOCX)",
                                    ),
                                    (
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        "Excel workbook (XLSX)",
                                    ),
                                    ("text/csv", "Table (CSV)"),
                                    ("image/jpeg", "Picture (JPEG)"),
                                    ("image/png", "Picture (PNG)"),
                                    ("image/webp", "Picture (WebP)"),
                                ],
                                editable=False,
                                max_length=80,
                                verbose_name="kind",
                            ),
                        ),
                        ("size", models.PositiveIntegerField(editable=False)),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("stored", models.CharField(db_index=True, editable=False, max_length=32)),
                        ("width", models.PositiveIntegerField(editable=False, null=True)),
                        ("height", models.PositiveIntegerField(editable=False, null=True)),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
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
                                verbose_name="language",
                            ),
                        ),
                        ("origin", models.CharField(max_length=300, verbose_name="where it comes from")),
                        ("credit", models.CharField(blank=True, max_length=160, verbose_name="who made it")),
                        ("licence", models.CharField(blank=True, max_length=160, verbose_name="licence or permission")),
                        ("uploaded_by", models.CharField(editable=False, max_length=60)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("alternative_en", models.CharField(blank=True, default="", max_length=250)),
                        ("alternative_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("alternative_ar", models.CharField(blank=True, default="", max_length=250)),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "media_type__in",
                                        [
                                            "application/pdf",
                                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                            "text/csv",
                                            "image/jpeg",
                                            "image/png",
                                            "image/webp",
                                        ],
                                    )
                                ),
                                name="attachment_known_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0), ("size__lte", 20971520)),
                                name="attachment_of_some_size",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sha256__regex", "^[0-9a-f]{64}$"), ("stored__regex", "^[0-9a-f]{32}$")
                                ),
                                name="attachment_content_named",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(
                                        (
                                            "name__regex",
                                            "[/\\\\\\u0001-\\u001f\\u007f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]",
                                        ),
                                        _negated=True,
                                    ),
                                ),
                                name="attachment_plain_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True),
                                    models.Q(("origin", ""), _negated=True),
                                    models.Q(("language", ""), _negated=True),
                                ),
                                name="attachment_described",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("height__gt", 0),
                                        ("media_type__in", ["image/jpeg", "image/png", "image/webp"]),
                                        ("width__gt", 0),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("media_type__in", ["image/jpeg", "image/png", "image/webp"]), _negated=True
                                        ),
                                        ("height__isnull", True),
                                        ("width__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="attachment_picture_measured",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("media_type__in", ["image/jpeg", "image/png", "image/webp"]), _negated=True
                                    ),
                                    models.Q(
                                        models.Q(("credit", ""), _negated=True),
                                        models.Q(("licence", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="attachment_picture_has_rights",
                                violation_error_message="Say who made the picture and under which licence it is shown.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(db_index=True, max_length=300)),
                        ("field", models.CharField(max_length=60)),
                        ("language", models.CharField(max_length=2)),
                        ("current", models.TextField(blank=True)),
                        ("proposal", models.TextField(max_length=5000, verbose_name="what it should say")),
                        ("source", models.TextField(max_length=500, verbose_name="source")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("accepted", "Accepted"),
                                    ("edited", "Accepted with changes"),
                                    ("refused", "Refused"),
                                ],
                                default="open",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                        ("decided_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["created_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "refused"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="correction_refused_with_reason",
                                violation_error_message="Say why: whoever proposed it will read it.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FacetCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("tag", models.TextField()),
                        ("number", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("name", "tag"), name="facet_count_once")],
                    },
                ),
                migrations.CreateModel(
                    name="FacetRows",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("tag", models.TextField()),
                        ("chunk", models.BigIntegerField()),
                        ("bits", core.models.finding.Bits()),
                    ],
                    options={
                        "verbose_name_plural": "facet rows",
                        "constraints": [
                            models.UniqueConstraint(fields=("name", "tag", "chunk"), name="facet_rows_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportJob",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(max_length=300)),
                        ("kind", models.CharField(max_length=40)),
                        ("person", models.CharField(max_length=60)),
                        ("name", models.CharField(max_length=200)),
                        ("content", models.BinaryField()),
                        ("options", models.JSONField(default=dict)),
                        ("language", models.CharField(max_length=2)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting to be read"),
                                    ("faulty", "To be put right"),
                                    ("ready", "Waiting for your answer"),
                                    ("accepted", "Being taken over"),
                                    ("done", "Taken over"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("report", models.JSONField(default=dict)),
                        ("began_at", models.DateTimeField(blank=True, null=True)),
                        ("expires_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("about", "kind", "person"), name="import_job_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutboxMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, unique=True)),
                        ("to", models.EmailField(max_length=254)),
                        ("language", models.CharField(max_length=2)),
                        ("subject", models.CharField(max_length=250)),
                        ("text", models.TextField()),
                        ("html", models.TextField(blank=True)),
                        ("calendar", models.TextField(blank=True)),
                        ("calendar_method", models.CharField(blank=True, max_length=10)),
                        (
                            "status",
                            models.CharField(
                                choices=[("queued", "Waiting"), ("sent", "Sent"), ("failed", "Given up")],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("next_try", models.DateTimeField(default=django.utils.timezone.now)),
                        ("last_error", models.CharField(blank=True, max_length=500)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["-created_at"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "queued")), fields=["next_try"], name="outbox_due"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Presence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(max_length=300)),
                        ("field", models.CharField(max_length=120)),
                        ("person", models.CharField(max_length=60)),
                        ("seen_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("about", "field", "person"), name="presence_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proposer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254)),
                        ("language", models.CharField(max_length=2)),
                        (
                            "correction",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposer",
                                to="core.correction",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="SearchDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(max_length=300)),
                        ("kind", models.CharField(max_length=30)),
                        ("lang", models.CharField(max_length=2)),
                        ("path", models.CharField(max_length=300)),
                        ("title", models.TextField()),
                        ("summary", models.TextField(blank=True)),
                        ("keywords", models.TextField(blank=True)),
                        ("body", models.TextField(blank=True)),
                        ("text_lang", models.CharField(max_length=2)),
                        (
                            "facets",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), default=list, size=None
                            ),
                        ),
                        ("date", core.dates.PartialDateField(blank=True, default="", max_length=10)),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(fields=["facets"], name="search_document_facets")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("about", "lang"), name="search_document_once"),
                            models.CheckConstraint(
                                condition=models.Q(("lang__in", ["en", "fr", "ar"])), name="search_document_lang"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("code", models.SlugField(max_length=40, unique=True)),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address on the web")),
                        ("cited_as", models.CharField(blank=True, max_length=500)),
                        (
                            "published",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="published on"
                            ),
                        ),
                        ("accessed_on", models.DateField(blank=True, null=True, verbose_name="read on")),
                        ("licence", models.CharField(blank=True, max_length=120, verbose_name="licence")),
                        ("language", models.CharField(blank=True, max_length=5, verbose_name="language")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("document", "Document"), ("web", "Web page"), ("dataset", "Data set")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("owner", models.CharField(blank=True, db_index=True, editable=False, max_length=80)),
                        ("is_public", models.BooleanField(default=True, editable=False)),
                        ("note_en", models.TextField(blank=True, default="")),
                        ("note_fr", models.TextField(blank=True, default="")),
                        ("note_ar", models.TextField(blank=True, default="")),
                    ],
                    options={
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published", ""),
                                    ("published__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="core_source_published_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TypedText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("person", models.CharField(max_length=60)),
                        ("path", models.CharField(max_length=500)),
                        ("data", models.TextField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("person", "path"), name="typed_text_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(db_index=True, max_length=300)),
                        ("field", models.CharField(blank=True, max_length=120)),
                        ("text", models.TextField(max_length=5000, verbose_name="comment")),
                        ("author", models.CharField(editable=False, max_length=60)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("resolved_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("resolved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "answers",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="core.comment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("resolved_at__isnull", True), ("resolved_by", "")),
                                    models.Q(
                                        models.Q(("resolved_by", ""), _negated=True), ("resolved_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="comment_resolved_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Citation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("about", models.CharField(max_length=300)),
                        ("field", models.CharField(max_length=60)),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("seed", "Read in a project document"),
                                    ("web", "Read on a web page"),
                                    ("derived", "Calculated from a published figure"),
                                    ("geonames", "Taken from GeoNames"),
                                    ("city", "Stated by the city"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="core.source"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["about", "field", "position"],
                        "indexes": [models.Index(fields=["about"], name="core_citati_about_4f8fa6_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("about", "field", "source"), name="citation_once")
                        ],
                    },
                ),
            ],
        ),
    ]
