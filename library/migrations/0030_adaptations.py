import core.dates
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0010_questions"),
        ("library", "0008_files_of_case_studies"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Adaptation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("given_up", "Given up by the city"),
                        ],
                        max_length=10,
                        verbose_name="how far it is",
                    ),
                ),
                ("started", core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="began")),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="months it took so far",
                    ),
                ),
                (
                    "cost_band",
                    models.CharField(
                        choices=[
                            ("unknown", "Not known"),
                            ("none", "No money of its own"),
                            ("to_10", "Under €10,000 a year"),
                            ("to_50", "€10,000 to 50,000 a year"),
                            ("to_200", "€50,000 to 200,000 a year"),
                            ("to_1000", "€200,000 to 1 million a year"),
                            ("over_1000", "Over €1 million a year"),
                        ],
                        default="unknown",
                        max_length=12,
                        verbose_name="cost",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("published_by", models.CharField(blank=True, editable=False, max_length=60)),
                (
                    "withdrawn_reason",
                    models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                ),
                ("kept_en", models.TextField(blank=True, default="", max_length=4000)),
                ("kept_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("kept_ar", models.TextField(blank=True, default="", max_length=4000)),
                ("changed_en", models.TextField(blank=True, default="", max_length=4000)),
                ("changed_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("changed_ar", models.TextField(blank=True, default="", max_length=4000)),
                ("cost_en", models.TextField(blank=True, default="", max_length=2000)),
                ("cost_fr", models.TextField(blank=True, default="", max_length=2000)),
                ("cost_ar", models.TextField(blank=True, default="", max_length=2000)),
                ("result_en", models.TextField(blank=True, default="", max_length=4000)),
                ("result_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("result_ar", models.TextField(blank=True, default="", max_length=4000)),
                ("failure_en", models.TextField(blank=True, default="", max_length=4000)),
                ("failure_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("failure_ar", models.TextField(blank=True, default="", max_length=4000)),
                (
                    "case_study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adaptations", to="library.casestudy"
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adaptations", to="cities.city"
                    ),
                ),
                (
                    "told_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="borrowed_from",
                        to="library.casestudy",
                        verbose_name="our own case study that tells it",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="AdaptationEvent",
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
                    ),
                ),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("given_up", "Given up by the city"),
                        ],
                        max_length=10,
                        verbose_name="how far it is",
                    ),
                ),
                ("started", core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="began")),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="months it took so far",
                    ),
                ),
                (
                    "cost_band",
                    models.CharField(
                        choices=[
                            ("unknown", "Not known"),
                            ("none", "No money of its own"),
                            ("to_10", "Under €10,000 a year"),
                            ("to_50", "€10,000 to 50,000 a year"),
                            ("to_200", "€50,000 to 200,000 a year"),
                            ("to_1000", "€200,000 to 1 million a year"),
                            ("over_1000", "Over €1 million a year"),
                        ],
                        default="unknown",
                        max_length=12,
                        verbose_name="cost",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("published_by", models.CharField(blank=True, editable=False, max_length=60)),
                (
                    "withdrawn_reason",
                    models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                ),
                ("kept_en", models.TextField(blank=True, default="", max_length=4000)),
                ("kept_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("kept_ar", models.TextField(blank=True, default="", max_length=4000)),
                ("changed_en", models.TextField(blank=True, default="", max_length=4000)),
                ("changed_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("changed_ar", models.TextField(blank=True, default="", max_length=4000)),
                ("cost_en", models.TextField(blank=True, default="", max_length=2000)),
                ("cost_fr", models.TextField(blank=True, default="", max_length=2000)),
                ("cost_ar", models.TextField(blank=True, default="", max_length=2000)),
                ("result_en", models.TextField(blank=True, default="", max_length=4000)),
                ("result_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("result_ar", models.TextField(blank=True, default="", max_length=4000)),
                ("failure_en", models.TextField(blank=True, default="", max_length=4000)),
                ("failure_fr", models.TextField(blank=True, default="", max_length=4000)),
                ("failure_ar", models.TextField(blank=True, default="", max_length=4000)),
                (
                    "case_study",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="library.casestudy",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cities.city",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="library.adaptation",
                    ),
                ),
                (
                    "told_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="library.casestudy",
                        verbose_name="our own case study that tells it",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="adaptation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "withdrawn"), _negated=True),
                fields=("case_study", "city"),
                name="adaptation_once",
                violation_error_message="Your city has recorded this already. Go on with that record.",
            ),
        ),
        migrations.AddConstraint(
            model_name="adaptation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("told_in__isnull", True),
                    models.Q(("told_in", models.F("case_study")), _negated=True),
                    _connector="OR",
                ),
                name="adaptation_is_another_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="adaptation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "published"), _negated=True),
                    models.Q(("published_at__isnull", False), models.Q(("published_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="adaptation_published_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="adaptation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="adaptation_withdrawn_with_reason",
                violation_error_message="Say why it is taken back; your colleagues will read it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="adaptation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started", ""), ("started__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                ),
                name="library_adaptation_started_partial_date",
                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adaptation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "library_adaptationevent" ("case_study_id", "changed_ar", "changed_en", "changed_fr", "city_id", "cost_ar", "cost_band", "cost_en", "cost_fr", "failure_ar", "failure_en", "failure_fr", "id", "kept_ar", "kept_en", "kept_fr", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "published_at", "published_by", "result_ar", "result_en", "result_fr", "started", "status", "told_in_id", "translation", "version", "withdrawn_reason") VALUES (NEW."case_study_id", NEW."changed_ar", NEW."changed_en", NEW."changed_fr", NEW."city_id", NEW."cost_ar", NEW."cost_band", NEW."cost_en", NEW."cost_fr", NEW."failure_ar", NEW."failure_en", NEW."failure_fr", NEW."id", NEW."kept_ar", NEW."kept_en", NEW."kept_fr", NEW."months", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress", NEW."published_at", NEW."published_by", NEW."result_ar", NEW."result_en", NEW."result_fr", NEW."started", NEW."status", NEW."told_in_id", NEW."translation", NEW."version", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="fcdde3f967ecdc4187273ddb9b508f47153d079c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3b03",
                    table="library_adaptation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adaptation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "library_adaptationevent" ("case_study_id", "changed_ar", "changed_en", "changed_fr", "city_id", "cost_ar", "cost_band", "cost_en", "cost_fr", "failure_ar", "failure_en", "failure_fr", "id", "kept_ar", "kept_en", "kept_fr", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "published_at", "published_by", "result_ar", "result_en", "result_fr", "started", "status", "told_in_id", "translation", "version", "withdrawn_reason") VALUES (NEW."case_study_id", NEW."changed_ar", NEW."changed_en", NEW."changed_fr", NEW."city_id", NEW."cost_ar", NEW."cost_band", NEW."cost_en", NEW."cost_fr", NEW."failure_ar", NEW."failure_en", NEW."failure_fr", NEW."id", NEW."kept_ar", NEW."kept_en", NEW."kept_fr", NEW."months", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress", NEW."published_at", NEW."published_by", NEW."result_ar", NEW."result_en", NEW."result_fr", NEW."started", NEW."status", NEW."told_in_id", NEW."translation", NEW."version", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="1ce8daa76a94ee0781f9b4d841061bf8440f15d3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_59510",
                    table="library_adaptation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adaptationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bb0d35910ce596ca3e51b541bb58bbcfb563b557",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_41e2e",
                    table="library_adaptationevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
