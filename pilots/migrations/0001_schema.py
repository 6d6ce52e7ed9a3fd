"""Every table of this application as its models say; what only SQL can say stands in the migrations that follow."""

import cities.validators
import core.dates
import core.migrating
import core.wall_time
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.math
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("pilots", "0001_initial"), ("pilots", "0003_questions_about_calls"), ("pilots", "0004_no_half_points")]

    initial = True

    dependencies = [
        ("cities", "0001_schema"),
        ("core", "0002_schema"),
        ("library", "0001_schema"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("profiles", "0001_schema"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.migrating.Together(
            operations=[
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("EUR", "Euro"),
                                    ("CHF", "Swiss franc"),
                                    ("DZD", "Algerian dinar"),
                                    ("EGP", "Egyptian pound"),
                                    ("GBP", "Pound sterling"),
                                    ("JOD", "Jordanian dinar"),
                                    ("LBP", "Lebanese pound"),
                                    ("LYD", "Libyan dinar"),
                                    ("MAD", "Moroccan dirham"),
                                    ("TND", "Tunisian dinar"),
                                    ("USD", "US dollar"),
                                ],
                                default="EUR",
                                max_length=3,
                                verbose_name="currency",
                            ),
                        ),
                        (
                            "planned",
                            models.DecimalField(
                                decimal_places=3,
                                max_digits=16,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="planned",
                            ),
                        ),
                        (
                            "granted",
                            models.DecimalField(
                                blank=True,
                                decimal_places=3,
                                max_digits=16,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="granted",
                            ),
                        ),
                        (
                            "committed",
                            models.DecimalField(
                                decimal_places=3,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=16,
                                verbose_name="committed",
                            ),
                        ),
                        (
                            "spent",
                            models.DecimalField(
                                decimal_places=3,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=16,
                                verbose_name="spent",
                            ),
                        ),
                        (
                            "over_reason",
                            models.TextField(blank=True, max_length=2000, verbose_name="why more than was granted"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "funding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="pilots.funding",
                                verbose_name="funder",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_lines",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["funding", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="budget_line_has_title",
                                violation_error_message="Say in at least one language what the money is for.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("committed__gte", 0),
                                    ("planned__gte", 0),
                                    ("spent__gte", 0),
                                    models.Q(("granted__isnull", True), ("granted__gte", 0), _connector="OR"),
                                ),
                                name="budget_line_not_negative",
                                violation_error_message="An amount of money cannot be less than nothing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "committed__lte",
                                            django.db.models.functions.comparison.Coalesce(
                                                models.F("granted"), models.Value(Decimal("0"))
                                            ),
                                        ),
                                        (
                                            "spent__lte",
                                            django.db.models.functions.comparison.Coalesce(
                                                models.F("granted"), models.Value(Decimal("0"))
                                            ),
                                        ),
                                    ),
                                    models.Q(("over_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="budget_line_within_grant",
                                violation_error_message="This is more than was granted. Say why, or stay below.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "currency__in",
                                        ["EUR", "CHF", "DZD", "EGP", "GBP", "JOD", "LBP", "LYD", "MAD", "TND", "USD"],
                                    )
                                ),
                                name="budget_line_known_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("planned__isnull", True),
                                    ("currency__in", ["JOD", "LYD", "TND"]),
                                    (
                                        "planned",
                                        django.db.models.functions.math.Round(models.F("planned"), precision=2),
                                    ),
                                    _connector="OR",
                                ),
                                name="budget_line_planned_exact",
                                violation_error_message="This currency has no parts as small as these. Round the amount.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted__isnull", True),
                                    ("currency__in", ["JOD", "LYD", "TND"]),
                                    (
                                        "granted",
                                        django.db.models.functions.math.Round(models.F("granted"), precision=2),
                                    ),
                                    _connector="OR",
                                ),
                                name="budget_line_granted_exact",
                                violation_error_message="This currency has no parts as small as these. Round the amount.",
                            ),
                            models.UniqueConstraint(fields=("id", "currency"), name="budget_line_currency_for_entries"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "period",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="when"),
                        ),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="value")),
                        (
                            "comparator",
                            models.CharField(
                                choices=[
                                    ("exact", "exactly"),
                                    ("about", "about"),
                                    ("over", "more than"),
                                    ("under", "less than"),
                                    ("up_to", "up to"),
                                ],
                                default="exact",
                                max_length=10,
                                verbose_name="how exact",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="who says so")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        ("note_en", models.CharField(blank=True, default="", max_length=500)),
                        ("note_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("note_ar", models.CharField(blank=True, default="", max_length=500)),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="values",
                                to="pilots.resultindicator",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["period", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("period", ""), ("period__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="pilots_indicatorvalue_period_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OperationalTest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "starts",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="begins"),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="ends"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("hypothesis_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("hypothesis_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("hypothesis_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("method_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("method_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("method_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("measure_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("measure_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("measure_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("baseline_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("baseline_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("baseline_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("target_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("target_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("target_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("result_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("result_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("result_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("did_not_work_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("did_not_work_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("did_not_work_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="tests", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", ""), ("starts__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="pilots_operationaltest_starts_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", ""), ("ends__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="pilots_operationaltest_ends_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hypothesis_ar", ""), ("hypothesis_en", ""), ("hypothesis_fr", ""), _negated=True
                                ),
                                name="test_has_hypothesis",
                                violation_error_message="Say in at least one language what you expect.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Participants",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                choices=[("women", "Women"), ("men", "Men"), ("not_stated", "Another, or not stated")],
                                max_length=10,
                                verbose_name="sex",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("staff", "Municipal staff"),
                                    ("elected", "Elected representatives"),
                                    ("public_services", "Staff of other public services"),
                                    ("civil_society", "Civil society"),
                                    ("media", "Journalists and creators"),
                                    ("migrants", "Migrants and refugees"),
                                    ("residents", "Other residents"),
                                    ("unknown", "Kind not known"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="people"
                            ),
                        ),
                        (
                            "training",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participants",
                                to="pilots.training",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "participants",
                        "ordering": ["kind", "sex"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("training", "sex", "kind"),
                                name="participants_once",
                                violation_error_message="This group is counted already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="participants_are_people"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultIndicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("people_reached", "People reached"),
                                    ("output", "What was done"),
                                    ("outcome", "What it changed"),
                                ],
                                default="outcome",
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("persons", "persons"),
                                    ("percent", "per cent"),
                                    ("places", "places"),
                                    ("organisations", "organisations"),
                                    ("km2", "km²"),
                                    ("nationalities", "nationalities"),
                                    ("applications", "applications"),
                                    ("permits", "permits"),
                                    ("delegations", "delegations"),
                                    ("overnight_stays", "overnight stays"),
                                ],
                                default="persons",
                                max_length=20,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="baseline"
                            ),
                        ),
                        (
                            "baseline_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="baseline of"
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="target"
                            ),
                        ),
                        (
                            "target_comparator",
                            models.CharField(
                                choices=[
                                    ("exact", "exactly"),
                                    ("about", "about"),
                                    ("over", "more than"),
                                    ("under", "less than"),
                                    ("up_to", "up to"),
                                ],
                                default="exact",
                                max_length=10,
                                verbose_name="how exact",
                            ),
                        ),
                        (
                            "target_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="target by"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="where the values come from"),
                        ),
                        ("label_en", models.CharField(blank=True, default="", max_length=250)),
                        ("label_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("label_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "measures",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="profiles.indicator",
                                verbose_name="indicator of the profile",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("baseline_on", ""),
                                    ("baseline_on__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="pilots_resultindicator_baseline_on_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("target_on", ""),
                                    ("target_on__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="pilots_resultindicator_target_on_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("label_ar", ""), ("label_en", ""), ("label_fr", ""), _negated=True),
                                name="result_indicator_has_label",
                                violation_error_message="Say in at least one language what is measured.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultIndicatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("people_reached", "People reached"),
                                    ("output", "What was done"),
                                    ("outcome", "What it changed"),
                                ],
                                default="outcome",
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("persons", "persons"),
                                    ("percent", "per cent"),
                                    ("places", "places"),
                                    ("organisations", "organisations"),
                                    ("km2", "km²"),
                                    ("nationalities", "nationalities"),
                                    ("applications", "applications"),
                                    ("permits", "permits"),
                                    ("delegations", "delegations"),
                                    ("overnight_stays", "overnight stays"),
                                ],
                                default="persons",
                                max_length=20,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="baseline"
                            ),
                        ),
                        (
                            "baseline_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="baseline of"
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="target"
                            ),
                        ),
                        (
                            "target_comparator",
                            models.CharField(
                                choices=[
                                    ("exact", "exactly"),
                                    ("about", "about"),
                                    ("over", "more than"),
                                    ("under", "less than"),
                                    ("up_to", "up to"),
                                ],
                                default="exact",
                                max_length=10,
                                verbose_name="how exact",
                            ),
                        ),
                        (
                            "target_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="target by"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="where the values come from"),
                        ),
                        ("label_en", models.CharField(blank=True, default="", max_length=250)),
                        ("label_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("label_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "measures",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="profiles.indicator",
                                verbose_name="indicator of the profile",
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
                                to="pilots.resultindicator",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ResultProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "edition",
                            models.CharField(editable=False, help_text="The tag of the edition.", max_length=300),
                        ),
                        ("figure", models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                        ("proposed_by", models.CharField(editable=False, max_length=60)),
                        ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.comment",
                            ),
                        ),
                        (
                            "value",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="pilots.indicatorvalue",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("value", "city"),
                                name="result_proposed_once",
                                violation_error_message="This value is proposed for the profile already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("proposed_by", ""), _negated=True),
                                name="result_proposed_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Training",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "starts",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="first day"
                            ),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="last day"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("description_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("place_en", models.CharField(blank=True, default="", max_length=250)),
                        ("place_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("place_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="trainings", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", ""), ("starts__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="pilots_training_starts_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", ""), ("ends__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="pilots_training_ends_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="training_has_title",
                                violation_error_message="Give the training a title in at least one language.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "starts",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="first day"
                            ),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="last day"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("description_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("place_en", models.CharField(blank=True, default="", max_length=250)),
                        ("place_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("place_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="city",
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
                                to="pilots.training",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Update",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_review", "In review"),
                                    ("published", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="written in",
                            ),
                        ),
                        ("written_by", models.CharField(editable=False, max_length=60)),
                        ("review_note", models.TextField(blank=True, editable=False, max_length=2000)),
                        ("published_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "withdrawn_reason",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("body_en", models.TextField(blank=True, default="", max_length=20000)),
                        ("body_fr", models.TextField(blank=True, default="", max_length=20000)),
                        ("body_ar", models.TextField(blank=True, default="", max_length=20000)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-published_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="update_has_title",
                                violation_error_message="Give the update a title in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "published"), _negated=True),
                                    models.Q(
                                        ("published_at__isnull", False),
                                        models.Q(("published_by", ""), _negated=True),
                                        models.Q(("body_ar", ""), ("body_en", ""), ("body_fr", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="update_published_by_somebody",
                                violation_error_message="Write the update in at least one language before it is published.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="update_withdrawn_with_reason",
                                violation_error_message="Say why it is taken back.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UpdateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_review", "In review"),
                                    ("published", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="written in",
                            ),
                        ),
                        ("written_by", models.CharField(editable=False, max_length=60)),
                        ("review_note", models.TextField(blank=True, editable=False, max_length=2000)),
                        ("published_by", models.CharField(blank=True, editable=False, max_length=60)),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "withdrawn_reason",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("body_en", models.TextField(blank=True, default="", max_length=20000)),
                        ("body_fr", models.TextField(blank=True, default="", max_length=20000)),
                        ("body_ar", models.TextField(blank=True, default="", max_length=20000)),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="city",
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
                                to="pilots.update",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UpdateFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.attachment"
                            ),
                        ),
                        (
                            "update",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="pilots.update"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BudgetEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("committed", "Committed"), ("spent", "Spent")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=3, max_digits=16, verbose_name="amount")),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("EUR", "Euro"),
                                    ("CHF", "Swiss franc"),
                                    ("DZD", "Algerian dinar"),
                                    ("EGP", "Egyptian pound"),
                                    ("GBP", "Pound sterling"),
                                    ("JOD", "Jordanian dinar"),
                                    ("LBP", "Lebanese pound"),
                                    ("LYD", "Libyan dinar"),
                                    ("MAD", "Moroccan dirham"),
                                    ("TND", "Tunisian dinar"),
                                    ("USD", "US dollar"),
                                ],
                                editable=False,
                                max_length=3,
                            ),
                        ),
                        ("booked_on", models.DateField(verbose_name="day")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what for")),
                        (
                            "over_reason",
                            models.TextField(blank=True, max_length=2000, verbose_name="why more than was granted"),
                        ),
                        ("booked_by", models.CharField(editable=False, max_length=60)),
                        ("booked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="pilots.budgetline",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "budget entries",
                        "ordering": ["booked_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True),
                                name="budget_entry_is_money",
                                violation_error_message="Write an amount other than nothing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gt", 0), models.Q(("note", ""), _negated=True), _connector="OR"
                                ),
                                name="budget_entry_taken_back_with_note",
                                violation_error_message="Say what is taken back, and why.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["committed", "spent"])), name="budget_entry_known_kind"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("booked_by", ""), _negated=True), name="budget_entry_by_somebody"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__isnull", True),
                                    ("currency__in", ["JOD", "LYD", "TND"]),
                                    ("amount", django.db.models.functions.math.Round(models.F("amount"), precision=2)),
                                    _connector="OR",
                                ),
                                name="budget_entry_exact",
                                violation_error_message="This currency has no parts as small as these. Round the amount.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("slug", models.SlugField(max_length=100, unique=True)),
                        (
                            "number",
                            models.PositiveSmallIntegerField(blank=True, null=True, unique=True, verbose_name="number"),
                        ),
                        (
                            "objectives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("A", "A: cooperation between stakeholders"),
                                        ("B", "B: migration knowledge and data management"),
                                        ("C", "C: policy, legislative and institutional frameworks"),
                                        ("D", "D: a realistic and fair narrative, intercultural dialogue"),
                                    ],
                                    max_length=1,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="objectives",
                            ),
                        ),
                        (
                            "ceiling",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=16, null=True, verbose_name="ceiling per grant"
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("EUR", "Euro"),
                                    ("CHF", "Swiss franc"),
                                    ("DZD", "Algerian dinar"),
                                    ("EGP", "Egyptian pound"),
                                    ("GBP", "Pound sterling"),
                                    ("JOD", "Jordanian dinar"),
                                    ("LBP", "Lebanese pound"),
                                    ("LYD", "Libyan dinar"),
                                    ("MAD", "Moroccan dirham"),
                                    ("TND", "Tunisian dinar"),
                                    ("USD", "US dollar"),
                                ],
                                default="EUR",
                                max_length=3,
                                verbose_name="currency",
                            ),
                        ),
                        ("opens_local", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="opens")),
                        ("closes_local", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="closes")),
                        (
                            "tz",
                            models.CharField(
                                default="Europe/Vienna",
                                max_length=60,
                                validators=[core.wall_time.validate_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        (
                            "opens_at",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(models.F("tz"), models.F("opens_local"), function="timezone"),
                                null=True,
                                output_field=models.DateTimeField(null=True),
                            ),
                        ),
                        (
                            "closes_at",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(models.F("tz"), models.F("closes_local"), function="timezone"),
                                null=True,
                                output_field=models.DateTimeField(null=True),
                            ),
                        ),
                        (
                            "opens_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="opens on, hour not known"
                            ),
                        ),
                        (
                            "closes_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="closes on, hour not known"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="page elsewhere")),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("theme_en", models.CharField(blank=True, default="", max_length=300)),
                        ("theme_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("theme_ar", models.CharField(blank=True, default="", max_length=300)),
                        ("summary_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("who_may_apply_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("who_may_apply_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("who_may_apply_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("ceiling_note_en", models.CharField(blank=True, default="", max_length=500)),
                        ("ceiling_note_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("ceiling_note_ar", models.CharField(blank=True, default="", max_length=500)),
                        (
                            "countries",
                            models.ManyToManyField(
                                blank=True, related_name="calls", to="cities.country", verbose_name="target countries"
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True, related_name="calls", to="cities.theme", verbose_name="themes"
                            ),
                        ),
                    ],
                    options={
                        "ordering": [models.OrderBy(models.F("number"), descending=True, nulls_last=True), "slug"],
                        "constraints": [
                            models.CheckConstraint(
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
                                name="call_withdrawn_with_reason",
                                violation_error_message="Say why: the reason stands at its address from now on.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("opens_on", ""),
                                    ("opens_on__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="pilots_call_opens_on_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closes_on", ""),
                                    ("closes_on__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"),
                                    _connector="OR",
                                ),
                                name="pilots_call_closes_on_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "tz__regex",
                                        "^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/+-]+$",
                                    )
                                ),
                                name="call_zone_is_a_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="call_has_title",
                                violation_error_message="Give the call a title in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("opens_local__isnull", True),
                                    ("closes_local__isnull", True),
                                    ("closes_local__gt", models.F("opens_local")),
                                    _connector="OR",
                                ),
                                name="call_hours_in_order",
                                violation_error_message="It has to close after it opens.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("opens_local__isnull", True), ("opens_on", ""), _connector="OR"),
                                    models.Q(("closes_local__isnull", True), ("closes_on", ""), _connector="OR"),
                                ),
                                name="call_hour_or_day",
                                violation_error_message="Give the hour, or the day of which the hour is not known: not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ceiling__isnull", True), ("ceiling__gt", 0), _connector="OR"),
                                name="call_ceiling_is_money",
                                violation_error_message="A ceiling is more than nothing. Leave it empty when it is not known.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("objectives__contained_by", ["A", "B", "C", "D"])),
                                name="call_objectives_official",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "currency__in",
                                        ["EUR", "CHF", "DZD", "EGP", "GBP", "JOD", "LBP", "LYD", "MAD", "TND", "USD"],
                                    )
                                ),
                                name="call_known_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ceiling__isnull", True),
                                    ("currency__in", ["JOD", "LYD", "TND"]),
                                    (
                                        "ceiling",
                                        django.db.models.functions.math.Round(models.F("ceiling"), precision=2),
                                    ),
                                    _connector="OR",
                                ),
                                name="call_ceiling_exact",
                                violation_error_message="This currency has no parts as small as these. Round the amount.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AskedQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                max_length=2000,
                                validators=[cities.validators.without_address],
                                verbose_name="your question",
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unconfirmed", "Not confirmed yet"),
                                    ("waiting", "Waiting for an answer"),
                                    ("answered", "Answered"),
                                    ("closed", "Closed without an answer"),
                                ],
                                default="unconfirmed",
                                editable=False,
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("link_until", models.DateTimeField(editable=False, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("asked_at", models.DateTimeField(editable=False, null=True)),
                        ("closed_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="asked", to="pilots.call"
                            ),
                        ),
                        (
                            "answered",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="asked",
                                to="pilots.callquestion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "unconfirmed"), ("asked_at__isnull", False), _connector="OR"
                                ),
                                name="asked_question_at_a_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "closed"), _negated=True),
                                    models.Q(("closed_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="asked_question_closed_with_reason",
                                violation_error_message="Say why it is closed without an answer; your colleagues will read it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallAsker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=120, validators=[cities.validators.without_address], verbose_name="your name"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="your e-mail address")),
                        (
                            "organisation",
                            models.CharField(
                                blank=True,
                                max_length=160,
                                validators=[cities.validators.without_address],
                                verbose_name="city or organisation",
                            ),
                        ),
                        ("purge_on", models.DateField(editable=False)),
                        (
                            "question",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asker",
                                to="pilots.askedquestion",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["purge_on"], name="call_asker_purge_on")],
                    },
                ),
                migrations.CreateModel(
                    name="CallEvent",
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
                        ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number")),
                        (
                            "objectives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("A", "A: cooperation between stakeholders"),
                                        ("B", "B: migration knowledge and data management"),
                                        ("C", "C: policy, legislative and institutional frameworks"),
                                        ("D", "D: a realistic and fair narrative, intercultural dialogue"),
                                    ],
                                    max_length=1,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="objectives",
                            ),
                        ),
                        (
                            "ceiling",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=16, null=True, verbose_name="ceiling per grant"
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("EUR", "Euro"),
                                    ("CHF", "Swiss franc"),
                                    ("DZD", "Algerian dinar"),
                                    ("EGP", "Egyptian pound"),
                                    ("GBP", "Pound sterling"),
                                    ("JOD", "Jordanian dinar"),
                                    ("LBP", "Lebanese pound"),
                                    ("LYD", "Libyan dinar"),
                                    ("MAD", "Moroccan dirham"),
                                    ("TND", "Tunisian dinar"),
                                    ("USD", "US dollar"),
                                ],
                                default="EUR",
                                max_length=3,
                                verbose_name="currency",
                            ),
                        ),
                        ("opens_local", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="opens")),
                        ("closes_local", core.wall_time.WallTimeField(blank=True, null=True, verbose_name="closes")),
                        (
                            "tz",
                            models.CharField(
                                default="Europe/Vienna",
                                max_length=60,
                                validators=[core.wall_time.validate_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        (
                            "opens_at",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(models.F("tz"), models.F("opens_local"), function="timezone"),
                                null=True,
                                output_field=models.DateTimeField(null=True),
                            ),
                        ),
                        (
                            "closes_at",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(models.F("tz"), models.F("closes_local"), function="timezone"),
                                null=True,
                                output_field=models.DateTimeField(null=True),
                            ),
                        ),
                        (
                            "opens_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="opens on, hour not known"
                            ),
                        ),
                        (
                            "closes_on",
                            core.dates.PartialDateField(
                                blank=True, default="", max_length=10, verbose_name="closes on, hour not known"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="page elsewhere")),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("theme_en", models.CharField(blank=True, default="", max_length=300)),
                        ("theme_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("theme_ar", models.CharField(blank=True, default="", max_length=300)),
                        ("summary_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("who_may_apply_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("who_may_apply_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("who_may_apply_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("ceiling_note_en", models.CharField(blank=True, default="", max_length=500)),
                        ("ceiling_note_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("ceiling_note_ar", models.CharField(blank=True, default="", max_length=500)),
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
                                to="pilots.call",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CallFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.attachment"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="pilots.call"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CallQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "en"), ("fr", "fr"), ("ar", "ar")],
                                default="en",
                                max_length=2,
                                verbose_name="asked in",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("question_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("question_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("question_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("answer_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("answer_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("answer_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="pilots.call"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("question_ar", ""), ("question_en", ""), ("question_fr", ""), _negated=True
                                ),
                                name="call_question_asks",
                                violation_error_message="Write the question in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_at__isnull", True),
                                    models.Q(("answer_ar", ""), ("answer_en", ""), ("answer_fr", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="call_question_answered_in_words",
                                violation_error_message="Write the answer in at least one language.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Funding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "disclosure",
                            models.CharField(
                                choices=[("band", "In bands"), ("exact", "To the cent")],
                                default="band",
                                max_length=10,
                                verbose_name="how the public reads it",
                            ),
                        ),
                        (
                            "funder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.organisation",
                                verbose_name="funder",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="fundings", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["funder__position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pilot", "funder"),
                                name="funding_once",
                                violation_error_message="This organisation already funds the pilot.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("disclosure__in", ["band", "exact"])),
                                name="funding_known_disclosure",
                            ),
                            models.UniqueConstraint(fields=("id", "pilot"), name="funding_pilot_for_lines"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorValueEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "period",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="when"),
                        ),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="value")),
                        (
                            "comparator",
                            models.CharField(
                                choices=[
                                    ("exact", "exactly"),
                                    ("about", "about"),
                                    ("over", "more than"),
                                    ("under", "less than"),
                                    ("up_to", "up to"),
                                ],
                                default="exact",
                                max_length=10,
                                verbose_name="how exact",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="who says so")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        ("note_en", models.CharField(blank=True, default="", max_length=500)),
                        ("note_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("note_ar", models.CharField(blank=True, default="", max_length=500)),
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
                                to="pilots.indicatorvalue",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.resultindicator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "evidence_url",
                            models.URLField(blank=True, max_length=500, verbose_name="where this can be seen"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("description_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("evidence_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("evidence_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("evidence_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="responsible city",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "done_on", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="milestone_has_title",
                                violation_error_message="Give the milestone a title in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on__isnull", False), ("done_on__isnull", False), _connector="OR"
                                ),
                                name="milestone_has_a_day",
                                violation_error_message="Say by when it is due.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.attachment"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="pilots.milestone"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Pilot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(max_length=100, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("selected", "Selected"),
                                    ("preparing", "Being prepared"),
                                    ("running", "Running"),
                                    ("suspended", "Suspended"),
                                    ("completed", "Completed"),
                                    ("evaluated", "Evaluated"),
                                    ("cancelled", "Cancelled"),
                                    ("unknown", "State not known"),
                                ],
                                default="proposed",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                        ),
                        ("on_record", models.BooleanField(default=False, editable=False)),
                        ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("selected_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "objectives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("A", "A: cooperation between stakeholders"),
                                        ("B", "B: migration knowledge and data management"),
                                        ("C", "C: policy, legislative and institutional frameworks"),
                                        ("D", "D: a realistic and fair narrative, intercultural dialogue"),
                                    ],
                                    max_length=1,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="objectives",
                            ),
                        ),
                        (
                            "sdg_targets",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("1.1", "1.1"),
                                        ("1.2", "1.2"),
                                        ("1.3", "1.3"),
                                        ("1.4", "1.4"),
                                        ("1.5", "1.5"),
                                        ("1.a", "1.a"),
                                        ("1.b", "1.b"),
                                        ("2.1", "2.1"),
                                        ("2.2", "2.2"),
                                        ("2.3", "2.3"),
                                        ("2.4", "2.4"),
                                        ("2.5", "2.5"),
                                        ("2.a", "2.a"),
                                        ("2.b", "2.b"),
                                        ("2.c", "2.c"),
                                        ("3.1", "3.1"),
                                        ("3.2", "3.2"),
                                        ("3.3", "3.3"),
                                        ("3.4", "3.4"),
                                        ("3.5", "3.5"),
                                        ("3.6", "3.6"),
                                        ("3.7", "3.7"),
                                        ("3.8", "3.8"),
                                        ("3.9", "3.9"),
                                        ("3.a", "3.a"),
                                        ("3.b", "3.b"),
                                        ("3.c", "3.c"),
                                        ("3.d", "3.d"),
                                        ("4.1", "4.1"),
                                        ("4.2", "4.2"),
                                        ("4.3", "4.3"),
                                        ("4.4", "4.4"),
                                        ("4.5", "4.5"),
                                        ("4.6", "4.6"),
                                        ("4.7", "4.7"),
                                        ("4.a", "4.a"),
                                        ("4.b", "4.b"),
                                        ("4.c", "4.c"),
                                        ("5.1", "5.1"),
                                        ("5.2", "5.2"),
                                        ("5.3", "5.3"),
                                        ("5.4", "5.4"),
                                        ("5.5", "5.5"),
                                        ("5.6", "5.6"),
                                        ("5.a", "5.a"),
                                        ("5.b", "5.b"),
                                        ("5.c", "5.c"),
                                        ("6.1", "6.1"),
                                        ("6.2", "6.2"),
                                        ("6.3", "6.3"),
                                        ("6.4", "6.4"),
                                        ("6.5", "6.5"),
                                        ("6.6", "6.6"),
                                        ("6.a", "6.a"),
                                        ("6.b", "6.b"),
                                        ("7.1", "7.1"),
                                        ("7.2", "7.2"),
                                        ("7.3", "7.3"),
                                        ("7.a", "7.a"),
                                        ("7.b", "7.b"),
                                        ("8.1", "8.1"),
                                        ("8.2", "8.2"),
                                        ("8.3", "8.3"),
                                        ("8.4", "8.4"),
                                        ("8.5", "8.5"),
                                        ("8.6", "8.6"),
                                        ("8.7", "8.7"),
                                        ("8.8", "8.8"),
                                        ("8.9", "8.9"),
                                        ("8.10", "8.10"),
                                        ("8.a", "8.a"),
                                        ("8.b", "8.b"),
                                        ("9.1", "9.1"),
                                        ("9.2", "9.2"),
                                        ("9.3", "9.3"),
                                        ("9.4", "9.4"),
                                        ("9.5", "9.5"),
                                        ("9.a", "9.a"),
                                        ("9.b", "9.b"),
                                        ("9.c", "9.c"),
                                        ("10.1", "10.1"),
                                        ("10.2", "10.2"),
                                        ("10.3", "10.3"),
                                        ("10.4", "10.4"),
                                        ("10.5", "10.5"),
                                        ("10.6", "10.6"),
                                        ("10.7", "10.7"),
                                        ("10.a", "10.a"),
                                        ("10.b", "10.b"),
                                        ("10.c", "10.c"),
                                        ("11.1", "11.1"),
                                        ("11.2", "11.2"),
                                        ("11.3", "11.3"),
                                        ("11.4", "11.4"),
                                        ("11.5", "11.5"),
                                        ("11.6", "11.6"),
                                        ("11.7", "11.7"),
                                        ("11.a", "11.a"),
                                        ("11.b", "11.b"),
                                        ("11.c", "11.c"),
                                        ("12.1", "12.1"),
                                        ("12.2", "12.2"),
                                        ("12.3", "12.3"),
                                        ("12.4", "12.4"),
                                        ("12.5", "12.5"),
                                        ("12.6", "12.6"),
                                        ("12.7", "12.7"),
                                        ("12.8", "12.8"),
                                        ("12.a", "12.a"),
                                        ("12.b", "12.b"),
                                        ("12.c", "12.c"),
                                        ("13.1", "13.1"),
                                        ("13.2", "13.2"),
                                        ("13.3", "13.3"),
                                        ("13.a", "13.a"),
                                        ("13.b", "13.b"),
                                        ("14.1", "14.1"),
                                        ("14.2", "14.2"),
                                        ("14.3", "14.3"),
                                        ("14.4", "14.4"),
                                        ("14.5", "14.5"),
                                        ("14.6", "14.6"),
                                        ("14.7", "14.7"),
                                        ("14.a", "14.a"),
                                        ("14.b", "14.b"),
                                        ("14.c", "14.c"),
                                        ("15.1", "15.1"),
                                        ("15.2", "15.2"),
                                        ("15.3", "15.3"),
                                        ("15.4", "15.4"),
                                        ("15.5", "15.5"),
                                        ("15.6", "15.6"),
                                        ("15.7", "15.7"),
                                        ("15.8", "15.8"),
                                        ("15.9", "15.9"),
                                        ("15.a", "15.a"),
                                        ("15.b", "15.b"),
                                        ("15.c", "15.c"),
                                        ("16.1", "16.1"),
                                        ("16.2", "16.2"),
                                        ("16.3", "16.3"),
                                        ("16.4", "16.4"),
                                        ("16.5", "16.5"),
                                        ("16.6", "16.6"),
                                        ("16.7", "16.7"),
                                        ("16.8", "16.8"),
                                        ("16.9", "16.9"),
                                        ("16.10", "16.10"),
                                        ("16.a", "16.a"),
                                        ("16.b", "16.b"),
                                        ("17.1", "17.1"),
                                        ("17.2", "17.2"),
                                        ("17.3", "17.3"),
                                        ("17.4", "17.4"),
                                        ("17.5", "17.5"),
                                        ("17.6", "17.6"),
                                        ("17.7", "17.7"),
                                        ("17.8", "17.8"),
                                        ("17.9", "17.9"),
                                        ("17.10", "17.10"),
                                        ("17.11", "17.11"),
                                        ("17.12", "17.12"),
                                        ("17.13", "17.13"),
                                        ("17.14", "17.14"),
                                        ("17.15", "17.15"),
                                        ("17.16", "17.16"),
                                        ("17.17", "17.17"),
                                        ("17.18", "17.18"),
                                        ("17.19", "17.19"),
                                    ],
                                    max_length=5,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="SDG targets",
                            ),
                        ),
                        (
                            "starts",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="begins"),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="ends"),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="latitude"
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="page elsewhere")),
                        ("title_en", models.CharField(blank=True, default="", max_length=300)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=300)),
                        ("summary_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("aim_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("aim_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("aim_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("activities_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("activities_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("activities_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcomes_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcomes_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcomes_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("results_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("results_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("results_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("lessons_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("lessons_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("lessons_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("evaluation_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("evaluation_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("evaluation_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("date_note_en", models.CharField(blank=True, default="", max_length=500)),
                        ("date_note_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("date_note_ar", models.CharField(blank=True, default="", max_length=500)),
                        ("place_en", models.CharField(blank=True, default="", max_length=250)),
                        ("place_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("place_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "borrowed",
                            models.ManyToManyField(
                                blank=True,
                                related_name="pilots_borrowing",
                                to="library.casestudy",
                                verbose_name="case studies borrowed",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilots",
                                to="pilots.call",
                                verbose_name="call",
                            ),
                        ),
                        (
                            "recommendations",
                            models.ManyToManyField(
                                blank=True,
                                related_name="pilots",
                                to="library.recommendation",
                                verbose_name="recommendations addressed",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True, related_name="pilots", to="cities.theme", verbose_name="themes"
                            ),
                        ),
                        (
                            "case_studies",
                            models.ManyToManyField(
                                related_name="pilots", through="pilots.PilotCaseStudy", to="library.casestudy"
                            ),
                        ),
                        (
                            "cities",
                            models.ManyToManyField(related_name="pilots", through="pilots.PilotCity", to="cities.city"),
                        ),
                        (
                            "organisations",
                            models.ManyToManyField(
                                related_name="pilots", through="pilots.PilotPartner", to="cities.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts", "slug"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", ""), ("starts__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="pilots_pilot_starts_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", ""), ("ends__regex", "^\\d{4}(-\\d{2}(-\\d{2})?)?$"), _connector="OR"
                                ),
                                name="pilots_pilot_ends_partial_date",
                                violation_error_message="Write a year (2018), a month (2018-07) or a day (2018-07-01).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title_ar", ""), ("title_en", ""), ("title_fr", ""), _negated=True),
                                name="pilot_has_title",
                                violation_error_message="Give the pilot a title in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "proposed",
                                            "selected",
                                            "preparing",
                                            "running",
                                            "suspended",
                                            "completed",
                                            "evaluated",
                                            "cancelled",
                                            "unknown",
                                        ],
                                    )
                                ),
                                name="pilot_known_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "cancelled"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="pilot_cancelled_with_reason",
                                violation_error_message="Say why: everyone concerned will read it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "evaluated"), _negated=True),
                                    models.Q(
                                        ("evaluation_ar", ""),
                                        ("evaluation_en", ""),
                                        ("evaluation_fr", ""),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="pilot_evaluated_in_words",
                                violation_error_message="Write the evaluation in at least one language.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "unknown"), _negated=True), ("on_record", True), _connector="OR"
                                ),
                                name="pilot_unknown_is_on_record",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "proposed"), _negated=True),
                                    ("selected_at__isnull", True),
                                    _connector="OR",
                                ),
                                name="pilot_proposed_is_not_selected",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["proposed", "cancelled"]),
                                    ("selected_at__isnull", False),
                                    ("on_record", True),
                                    _connector="OR",
                                ),
                                name="pilot_selected_at_a_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("objectives__contained_by", ["A", "B", "C", "D"])),
                                name="pilot_objectives_official",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sdg_targets__contained_by",
                                        [
                                            "1.1",
                                            "1.2",
                                            "1.3",
                                            "1.4",
                                            "1.5",
                                            "1.a",
                                            "1.b",
                                            "2.1",
                                            "2.2",
                                            "2.3",
                                            "2.4",
                                            "2.5",
                                            "2.a",
                                            "2.b",
                                            "2.c",
                                            "3.1",
                                            "3.2",
                                            "3.3",
                                            "3.4",
                                            "3.5",
                                            "3.6",
                                            "3.7",
                                            "3.8",
                                            "3.9",
                                            "3.a",
                                            "3.b",
                                            "3.c",
                                            "3.d",
                                            "4.1",
                                            "4.2",
                                            "4.3",
                                            "4.4",
                                            "4.5",
                                            "4.6",
                                            "4.7",
                                            "4.a",
                                            "4.b",
                                            "4.c",
                                            "5.1",
                                            "5.2",
                                            "5.3",
                                            "5.4",
                                            "5.5",
                                            "5.6",
                                            "5.a",
                                            "5.b",
                                            "5.c",
                                            "6.1",
                                            "6.2",
                                            "6.3",
                                            "6.4",
                                            "6.5",
                                            "6.6",
                                            "6.a",
                                            "6.b",
                                            "7.1",
                                            "7.2",
                                            "7.3",
                                            "7.a",
                                            "7.b",
                                            "8.1",
                                            "8.2",
                                            "8.3",
                                            "8.4",
                                            "8.5",
                                            "8.6",
                                            "8.7",
                                            "8.8",
                                            "8.9",
                                            "8.10",
                                            "8.a",
                                            "8.b",
                                            "9.1",
                                            "9.2",
                                            "9.3",
                                            "9.4",
                                            "9.5",
                                            "9.a",
                                            "9.b",
                                            "9.c",
                                            "10.1",
                                            "10.2",
                                            "10.3",
                                            "10.4",
                                            "10.5",
                                            "10.6",
                                            "10.7",
                                            "10.a",
                                            "10.b",
                                            "10.c",
                                            "11.1",
                                            "11.2",
                                            "11.3",
                                            "11.4",
                                            "11.5",
                                            "11.6",
                                            "11.7",
                                            "11.a",
                                            "11.b",
                                            "11.c",
                                            "12.1",
                                            "12.2",
                                            "12.3",
                                            "12.4",
                                            "12.5",
                                            "12.6",
                                            "12.7",
                                            "12.8",
                                            "12.a",
                                            "12.b",
                                            "12.c",
                                            "13.1",
                                            "13.2",
                                            "13.3",
                                            "13.a",
                                            "13.b",
                                            "14.1",
                                            "14.2",
                                            "14.3",
                                            "14.4",
                                            "14.5",
                                            "14.6",
                                            "14.7",
                                            "14.a",
                                            "14.b",
                                            "14.c",
                                            "15.1",
                                            "15.2",
                                            "15.3",
                                            "15.4",
                                            "15.5",
                                            "15.6",
                                            "15.7",
                                            "15.8",
                                            "15.9",
                                            "15.a",
                                            "15.b",
                                            "15.c",
                                            "16.1",
                                            "16.2",
                                            "16.3",
                                            "16.4",
                                            "16.5",
                                            "16.6",
                                            "16.7",
                                            "16.8",
                                            "16.9",
                                            "16.10",
                                            "16.a",
                                            "16.b",
                                            "17.1",
                                            "17.2",
                                            "17.3",
                                            "17.4",
                                            "17.5",
                                            "17.6",
                                            "17.7",
                                            "17.8",
                                            "17.9",
                                            "17.10",
                                            "17.11",
                                            "17.12",
                                            "17.13",
                                            "17.14",
                                            "17.15",
                                            "17.16",
                                            "17.17",
                                            "17.18",
                                            "17.19",
                                        ],
                                    )
                                ),
                                name="pilot_sdg_targets_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                                    models.Q(
                                        ("latitude__isnull", False),
                                        ("longitude__isnull", False),
                                        ("latitude__range", (-90, 90)),
                                        ("longitude__range", (-180, 180)),
                                    ),
                                    _connector="OR",
                                ),
                                name="pilot_on_earth",
                                violation_error_message="Give latitude (−90 to 90) and longitude (−180 to 180), or neither.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OperationalTestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "starts",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="begins"),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="ends"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("hypothesis_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("hypothesis_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("hypothesis_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("method_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("method_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("method_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("measure_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("measure_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("measure_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("baseline_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("baseline_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("baseline_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("target_en", models.TextField(blank=True, default="", max_length=2000)),
                        ("target_fr", models.TextField(blank=True, default="", max_length=2000)),
                        ("target_ar", models.TextField(blank=True, default="", max_length=2000)),
                        ("result_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("result_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("result_ar", models.TextField(blank=True, default="", max_length=5000)),
                        ("did_not_work_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("did_not_work_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("did_not_work_ar", models.TextField(blank=True, default="", max_length=5000)),
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
                                to="pilots.operationaltest",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "evidence_url",
                            models.URLField(blank=True, max_length=500, verbose_name="where this can be seen"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
                        ("description_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("description_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("evidence_en", models.TextField(blank=True, default="", max_length=5000)),
                        ("evidence_fr", models.TextField(blank=True, default="", max_length=5000)),
                        ("evidence_ar", models.TextField(blank=True, default="", max_length=5000)),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="responsible city",
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
                                to="pilots.milestone",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FundingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "disclosure",
                            models.CharField(
                                choices=[("band", "In bands"), ("exact", "To the cent")],
                                default="band",
                                max_length=10,
                                verbose_name="how the public reads it",
                            ),
                        ),
                        (
                            "funder",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.organisation",
                                verbose_name="funder",
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
                                to="pilots.funding",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Expert",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("expertise_en", models.CharField(blank=True, default="", max_length=250)),
                        ("expertise_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("expertise_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="experts", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expertise_ar", ""), ("expertise_en", ""), ("expertise_fr", ""), _negated=True
                                ),
                                name="expert_in_something",
                                violation_error_message="Say in at least one language what this expert knows.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("EUR", "Euro"),
                                    ("CHF", "Swiss franc"),
                                    ("DZD", "Algerian dinar"),
                                    ("EGP", "Egyptian pound"),
                                    ("GBP", "Pound sterling"),
                                    ("JOD", "Jordanian dinar"),
                                    ("LBP", "Lebanese pound"),
                                    ("LYD", "Libyan dinar"),
                                    ("MAD", "Moroccan dirham"),
                                    ("TND", "Tunisian dinar"),
                                    ("USD", "US dollar"),
                                ],
                                default="EUR",
                                max_length=3,
                                verbose_name="currency",
                            ),
                        ),
                        (
                            "planned",
                            models.DecimalField(
                                decimal_places=3,
                                max_digits=16,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="planned",
                            ),
                        ),
                        (
                            "granted",
                            models.DecimalField(
                                blank=True,
                                decimal_places=3,
                                max_digits=16,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="granted",
                            ),
                        ),
                        (
                            "committed",
                            models.DecimalField(
                                decimal_places=3,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=16,
                                verbose_name="committed",
                            ),
                        ),
                        (
                            "spent",
                            models.DecimalField(
                                decimal_places=3,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=16,
                                verbose_name="spent",
                            ),
                        ),
                        (
                            "over_reason",
                            models.TextField(blank=True, max_length=2000, verbose_name="why more than was granted"),
                        ),
                        ("title_en", models.CharField(blank=True, default="", max_length=250)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=250)),
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
                                to="pilots.budgetline",
                            ),
                        ),
                        (
                            "funding",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.funding",
                                verbose_name="funder",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AnsweredPriority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("thread", models.UUIDField(db_index=True)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="priorities",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "answered priorities",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("pilot", "thread"), name="answered_priority_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnsweredFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("thread", models.UUIDField(db_index=True)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("pilot", "thread"), name="answered_figure_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotCaseStudy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("drafted_by", models.CharField(editable=False, max_length=60)),
                        ("drafted_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "case_study",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="told_of",
                                to="library.casestudy",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="told_in", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "case studies of pilots",
                        "ordering": ["drafted_at"],
                    },
                ),
                migrations.CreateModel(
                    name="PilotCity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[("lead", "Lead city"), ("partner", "Partner city")],
                                default="partner",
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        (
                            "update_review",
                            models.CharField(
                                choices=[
                                    ("none", "Nobody: whoever writes it publishes it"),
                                    ("city", "A colleague who submits for the city"),
                                    ("secretariat", "The secretariat"),
                                ],
                                default="city",
                                max_length=12,
                                verbose_name="who reads updates first",
                            ),
                        ),
                        ("note_en", models.CharField(blank=True, default="", max_length=300)),
                        ("note_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("note_ar", models.CharField(blank=True, default="", max_length=300)),
                        (
                            "city",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilot_parts",
                                to="cities.city",
                                verbose_name="city",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="city_parts",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "pilot cities",
                        "ordering": ["role", "city__name_en"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pilot", "city"),
                                name="pilot_city_once",
                                violation_error_message="This city is already part of the pilot.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("role", "lead")),
                                fields=("pilot",),
                                name="pilot_one_lead",
                                violation_error_message="A pilot has one lead city.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["lead", "partner"])), name="pilot_city_known_role"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotCityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[("lead", "Lead city"), ("partner", "Partner city")],
                                default="partner",
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        (
                            "update_review",
                            models.CharField(
                                choices=[
                                    ("none", "Nobody: whoever writes it publishes it"),
                                    ("city", "A colleague who submits for the city"),
                                    ("secretariat", "The secretariat"),
                                ],
                                default="city",
                                max_length=12,
                                verbose_name="who reads updates first",
                            ),
                        ),
                        ("note_en", models.CharField(blank=True, default="", max_length=300)),
                        ("note_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("note_ar", models.CharField(blank=True, default="", max_length=300)),
                        (
                            "city",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cities.city",
                                verbose_name="city",
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
                                to="pilots.pilotcity",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PilotEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(db_index=False, max_length=100)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("selected", "Selected"),
                                    ("preparing", "Being prepared"),
                                    ("running", "Running"),
                                    ("suspended", "Suspended"),
                                    ("completed", "Completed"),
                                    ("evaluated", "Evaluated"),
                                    ("cancelled", "Cancelled"),
                                    ("unknown", "State not known"),
                                ],
                                default="proposed",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason"),
                        ),
                        ("on_record", models.BooleanField(default=False, editable=False)),
                        ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("selected_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "objectives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("A", "A: cooperation between stakeholders"),
                                        ("B", "B: migration knowledge and data management"),
                                        ("C", "C: policy, legislative and institutional frameworks"),
                                        ("D", "D: a realistic and fair narrative, intercultural dialogue"),
                                    ],
                                    max_length=1,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="objectives",
                            ),
                        ),
                        (
                            "sdg_targets",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("1.1", "1.1"),
                                        ("1.2", "1.2"),
                                        ("1.3", "1.3"),
                                        ("1.4", "1.4"),
                                        ("1.5", "1.5"),
                                        ("1.a", "1.a"),
                                        ("1.b", "1.b"),
                                        ("2.1", "2.1"),
                                        ("2.2", "2.2"),
                                        ("2.3", "2.3"),
                                        ("2.4", "2.4"),
                                        ("2.5", "2.5"),
                                        ("2.a", "2.a"),
                                        ("2.b", "2.b"),
                                        ("2.c", "2.c"),
                                        ("3.1", "3.1"),
                                        ("3.2", "3.2"),
                                        ("3.3", "3.3"),
                                        ("3.4", "3.4"),
                                        ("3.5", "3.5"),
                                        ("3.6", "3.6"),
                                        ("3.7", "3.7"),
                                        ("3.8", "3.8"),
                                        ("3.9", "3.9"),
                                        ("3.a", "3.a"),
                                        ("3.b", "3.b"),
                                        ("3.c", "3.c"),
                                        ("3.d", "3.d"),
                                        ("4.1", "4.1"),
                                        ("4.2", "4.2"),
                                        ("4.3", "4.3"),
                                        ("4.4", "4.4"),
                                        ("4.5", "4.5"),
                                        ("4.6", "4.6"),
                                        ("4.7", "4.7"),
                                        ("4.a", "4.a"),
                                        ("4.b", "4.b"),
                                        ("4.c", "4.c"),
                                        ("5.1", "5.1"),
                                        ("5.2", "5.2"),
                                        ("5.3", "5.3"),
                                        ("5.4", "5.4"),
                                        ("5.5", "5.5"),
                                        ("5.6", "5.6"),
                                        ("5.a", "5.a"),
                                        ("5.b", "5.b"),
                                        ("5.c", "5.c"),
                                        ("6.1", "6.1"),
                                        ("6.2", "6.2"),
                                        ("6.3", "6.3"),
                                        ("6.4", "6.4"),
                                        ("6.5", "6.5"),
                                        ("6.6", "6.6"),
                                        ("6.a", "6.a"),
                                        ("6.b", "6.b"),
                                        ("7.1", "7.1"),
                                        ("7.2", "7.2"),
                                        ("7.3", "7.3"),
                                        ("7.a", "7.a"),
                                        ("7.b", "7.b"),
                                        ("8.1", "8.1"),
                                        ("8.2", "8.2"),
                                        ("8.3", "8.3"),
                                        ("8.4", "8.4"),
                                        ("8.5", "8.5"),
                                        ("8.6", "8.6"),
                                        ("8.7", "8.7"),
                                        ("8.8", "8.8"),
                                        ("8.9", "8.9"),
                                        ("8.10", "8.10"),
                                        ("8.a", "8.a"),
                                        ("8.b", "8.b"),
                                        ("9.1", "9.1"),
                                        ("9.2", "9.2"),
                                        ("9.3", "9.3"),
                                        ("9.4", "9.4"),
                                        ("9.5", "9.5"),
                                        ("9.a", "9.a"),
                                        ("9.b", "9.b"),
                                        ("9.c", "9.c"),
                                        ("10.1", "10.1"),
                                        ("10.2", "10.2"),
                                        ("10.3", "10.3"),
                                        ("10.4", "10.4"),
                                        ("10.5", "10.5"),
                                        ("10.6", "10.6"),
                                        ("10.7", "10.7"),
                                        ("10.a", "10.a"),
                                        ("10.b", "10.b"),
                                        ("10.c", "10.c"),
                                        ("11.1", "11.1"),
                                        ("11.2", "11.2"),
                                        ("11.3", "11.3"),
                                        ("11.4", "11.4"),
                                        ("11.5", "11.5"),
                                        ("11.6", "11.6"),
                                        ("11.7", "11.7"),
                                        ("11.a", "11.a"),
                                        ("11.b", "11.b"),
                                        ("11.c", "11.c"),
                                        ("12.1", "12.1"),
                                        ("12.2", "12.2"),
                                        ("12.3", "12.3"),
                                        ("12.4", "12.4"),
                                        ("12.5", "12.5"),
                                        ("12.6", "12.6"),
                                        ("12.7", "12.7"),
                                        ("12.8", "12.8"),
                                        ("12.a", "12.a"),
                                        ("12.b", "12.b"),
                                        ("12.c", "12.c"),
                                        ("13.1", "13.1"),
                                        ("13.2", "13.2"),
                                        ("13.3", "13.3"),
                                        ("13.a", "13.a"),
                                        ("13.b", "13.b"),
                                        ("14.1", "14.1"),
                                        ("14.2", "14.2"),
                                        ("14.3", "14.3"),
                                        ("14.4", "14.4"),
                                        ("14.5", "14.5"),
                                        ("14.6", "14.6"),
                                        ("14.7", "14.7"),
                                        ("14.a", "14.a"),
                                        ("14.b", "14.b"),
                                        ("14.c", "14.c"),
                                        ("15.1", "15.1"),
                                        ("15.2", "15.2"),
                                        ("15.3", "15.3"),
                                        ("15.4", "15.4"),
                                        ("15.5", "15.5"),
                                        ("15.6", "15.6"),
                                        ("15.7", "15.7"),
                                        ("15.8", "15.8"),
                                        ("15.9", "15.9"),
                                        ("15.a", "15.a"),
                                        ("15.b", "15.b"),
                                        ("15.c", "15.c"),
                                        ("16.1", "16.1"),
                                        ("16.2", "16.2"),
                                        ("16.3", "16.3"),
                                        ("16.4", "16.4"),
                                        ("16.5", "16.5"),
                                        ("16.6", "16.6"),
                                        ("16.7", "16.7"),
                                        ("16.8", "16.8"),
                                        ("16.9", "16.9"),
                                        ("16.10", "16.10"),
                                        ("16.a", "16.a"),
                                        ("16.b", "16.b"),
                                        ("17.1", "17.1"),
                                        ("17.2", "17.2"),
                                        ("17.3", "17.3"),
                                        ("17.4", "17.4"),
                                        ("17.5", "17.5"),
                                        ("17.6", "17.6"),
                                        ("17.7", "17.7"),
                                        ("17.8", "17.8"),
                                        ("17.9", "17.9"),
                                        ("17.10", "17.10"),
                                        ("17.11", "17.11"),
                                        ("17.12", "17.12"),
                                        ("17.13", "17.13"),
                                        ("17.14", "17.14"),
                                        ("17.15", "17.15"),
                                        ("17.16", "17.16"),
                                        ("17.17", "17.17"),
                                        ("17.18", "17.18"),
                                        ("17.19", "17.19"),
                                    ],
                                    max_length=5,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="SDG targets",
                            ),
                        ),
                        (
                            "starts",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="begins"),
                        ),
                        (
                            "ends",
                            core.dates.PartialDateField(blank=True, default="", max_length=10, verbose_name="ends"),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="latitude"
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="page elsewhere")),
                        ("title_en", models.CharField(blank=True, default="", max_length=300)),
                        ("title_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("title_ar", models.CharField(blank=True, default="", max_length=300)),
                        ("summary_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("summary_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("aim_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("aim_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("aim_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("activities_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("activities_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("activities_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcomes_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcomes_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("outcomes_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("results_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("results_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("results_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("lessons_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("lessons_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("lessons_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("evaluation_en", models.TextField(blank=True, default="", max_length=10000)),
                        ("evaluation_fr", models.TextField(blank=True, default="", max_length=10000)),
                        ("evaluation_ar", models.TextField(blank=True, default="", max_length=10000)),
                        ("date_note_en", models.CharField(blank=True, default="", max_length=500)),
                        ("date_note_fr", models.CharField(blank=True, default="", max_length=500)),
                        ("date_note_ar", models.CharField(blank=True, default="", max_length=500)),
                        ("place_en", models.CharField(blank=True, default="", max_length=250)),
                        ("place_fr", models.CharField(blank=True, default="", max_length=250)),
                        ("place_ar", models.CharField(blank=True, default="", max_length=250)),
                        (
                            "call",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pilots.call",
                                verbose_name="call",
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
                                to="pilots.pilot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PilotFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.attachment"
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PilotPartner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("translation", models.JSONField(blank=True, default=dict, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("lead", "Carries it out"),
                                    ("partner", "Partner"),
                                    ("associate", "Associate"),
                                    ("support", "Supports it"),
                                ],
                                default="partner",
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        ("note_en", models.CharField(blank=True, default="", max_length=300)),
                        ("note_fr", models.CharField(blank=True, default="", max_length=300)),
                        ("note_ar", models.CharField(blank=True, default="", max_length=300)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilot_parts",
                                to="cities.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "pilot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="partners", to="pilots.pilot"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["role", "organisation__position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pilot", "organisation", "role"),
                                name="pilot_partner_once",
                                violation_error_message="This organisation already has this part.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_callevent" ("ceiling", "ceiling_note_ar", "ceiling_note_en", "ceiling_note_fr", "closes_local", "closes_on", "currency", "id", "number", "objectives", "opens_local", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "status", "summary_ar", "summary_en", "summary_fr", "theme_ar", "theme_en", "theme_fr", "title_ar", "title_en", "title_fr", "translation", "tz", "updated_at", "url", "version", "who_may_apply_ar", "who_may_apply_en", "who_may_apply_fr", "withdrawn_at", "withdrawn_reason") VALUES (NEW."ceiling", NEW."ceiling_note_ar", NEW."ceiling_note_en", NEW."ceiling_note_fr", NEW."closes_local", NEW."closes_on", NEW."currency", NEW."id", NEW."number", NEW."objectives", NEW."opens_local", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."theme_ar", NEW."theme_en", NEW."theme_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."tz", NEW."updated_at", NEW."url", NEW."version", NEW."who_may_apply_ar", NEW."who_may_apply_en", NEW."who_may_apply_fr", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="43d1177f368f0f635b59df53e59639cad505a800",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4c6e2",
                            table="pilots_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_callevent" ("ceiling", "ceiling_note_ar", "ceiling_note_en", "ceiling_note_fr", "closes_local", "closes_on", "currency", "id", "number", "objectives", "opens_local", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "status", "summary_ar", "summary_en", "summary_fr", "theme_ar", "theme_en", "theme_fr", "title_ar", "title_en", "title_fr", "translation", "tz", "updated_at", "url", "version", "who_may_apply_ar", "who_may_apply_en", "who_may_apply_fr", "withdrawn_at", "withdrawn_reason") VALUES (NEW."ceiling", NEW."ceiling_note_ar", NEW."ceiling_note_en", NEW."ceiling_note_fr", NEW."closes_local", NEW."closes_on", NEW."currency", NEW."id", NEW."number", NEW."objectives", NEW."opens_local", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."theme_ar", NEW."theme_en", NEW."theme_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."tz", NEW."updated_at", NEW."url", NEW."version", NEW."who_may_apply_ar", NEW."who_may_apply_en", NEW."who_may_apply_fr", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="a32ae62483b320d4e7868af7533e3fede148f077",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_58c04",
                            table="pilots_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0a60b75dc02459d0a043e5ac3b6b040431634937",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eca39",
                            table="pilots_callevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="operationaltestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="73b0e0fc737c8b02a1795256c37341db0ceae2bf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_87cd8",
                            table="pilots_operationaltestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="operationaltest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_operationaltestevent" ("baseline_ar", "baseline_en", "baseline_fr", "did_not_work_ar", "did_not_work_en", "did_not_work_fr", "ends", "hypothesis_ar", "hypothesis_en", "hypothesis_fr", "id", "measure_ar", "measure_en", "measure_fr", "method_ar", "method_en", "method_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "result_ar", "result_en", "result_fr", "starts", "target_ar", "target_en", "target_fr", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."baseline_ar", NEW."baseline_en", NEW."baseline_fr", NEW."did_not_work_ar", NEW."did_not_work_en", NEW."did_not_work_fr", NEW."ends", NEW."hypothesis_ar", NEW."hypothesis_en", NEW."hypothesis_fr", NEW."id", NEW."measure_ar", NEW."measure_en", NEW."measure_fr", NEW."method_ar", NEW."method_en", NEW."method_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."position", NEW."result_ar", NEW."result_en", NEW."result_fr", NEW."starts", NEW."target_ar", NEW."target_en", NEW."target_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="1ccf69bd774ae91bbadcae422ee30ce00f80a08e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a1f5b",
                            table="pilots_operationaltest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="operationaltest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_operationaltestevent" ("baseline_ar", "baseline_en", "baseline_fr", "did_not_work_ar", "did_not_work_en", "did_not_work_fr", "ends", "hypothesis_ar", "hypothesis_en", "hypothesis_fr", "id", "measure_ar", "measure_en", "measure_fr", "method_ar", "method_en", "method_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "result_ar", "result_en", "result_fr", "starts", "target_ar", "target_en", "target_fr", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."baseline_ar", NEW."baseline_en", NEW."baseline_fr", NEW."did_not_work_ar", NEW."did_not_work_en", NEW."did_not_work_fr", NEW."ends", NEW."hypothesis_ar", NEW."hypothesis_en", NEW."hypothesis_fr", NEW."id", NEW."measure_ar", NEW."measure_en", NEW."measure_fr", NEW."method_ar", NEW."method_en", NEW."method_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."position", NEW."result_ar", NEW."result_en", NEW."result_fr", NEW."starts", NEW."target_ar", NEW."target_en", NEW."target_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="136a5e5d4450acae89ebf8432c3804b87d6835b4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5535f",
                            table="pilots_operationaltest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestoneevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="06a0c7921ae84f4adf28ad2afc2219fcb6a56a75",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cc975",
                            table="pilots_milestoneevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_milestoneevent" ("city_id", "description_ar", "description_en", "description_fr", "done_on", "due_on", "evidence_ar", "evidence_en", "evidence_fr", "evidence_url", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."city_id", NEW."description_ar", NEW."description_en", NEW."description_fr", NEW."done_on", NEW."due_on", NEW."evidence_ar", NEW."evidence_en", NEW."evidence_fr", NEW."evidence_url", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."position", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="0cf6df9ef26a655cd3b8a390eb88c0646eb85e7a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4f4a",
                            table="pilots_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_milestoneevent" ("city_id", "description_ar", "description_en", "description_fr", "done_on", "due_on", "evidence_ar", "evidence_en", "evidence_fr", "evidence_url", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."city_id", NEW."description_ar", NEW."description_en", NEW."description_fr", NEW."done_on", NEW."due_on", NEW."evidence_ar", NEW."evidence_en", NEW."evidence_fr", NEW."evidence_url", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."position", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="da28267393710fd02429237c3d14330ade5b7c24",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4ac60",
                            table="pilots_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fundingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9fc6c6e0bb3806b52fba6800e9bdc20526242b2e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2e31b",
                            table="pilots_fundingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="funding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_fundingevent" ("disclosure", "funder_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "version") VALUES (NEW."disclosure", NEW."funder_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."version"); RETURN NULL;',
                            hash="0f0fdb5925682bdf648018c3ce4b5d53c8da223d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_04405",
                            table="pilots_funding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="funding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_fundingevent" ("disclosure", "funder_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "version") VALUES (NEW."disclosure", NEW."funder_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."version"); RETURN NULL;',
                            hash="b7e17ee48cf5be83940621e883274ec89896f624",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_45603",
                            table="pilots_funding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetlineevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="58845fedf265127a862094589212d7ee6da31bb9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3a34b",
                            table="pilots_budgetlineevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_budgetlineevent" ("committed", "currency", "funding_id", "granted", "id", "over_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "planned", "position", "spent", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."committed", NEW."currency", NEW."funding_id", NEW."granted", NEW."id", NEW."over_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."planned", NEW."position", NEW."spent", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="b925219947bf8e8a89650915eefba3f32a11d175",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_55c2f",
                            table="pilots_budgetline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_budgetlineevent" ("committed", "currency", "funding_id", "granted", "id", "over_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "planned", "position", "spent", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."committed", NEW."currency", NEW."funding_id", NEW."granted", NEW."id", NEW."over_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."planned", NEW."position", NEW."spent", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="0bfa9fc22c70b3123ae934f449b1da05b0b3e722",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_91fb1",
                            table="pilots_budgetline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pilotcity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_pilotcityevent" ("city_id", "id", "note_ar", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "role", "translation", "update_review", "version") VALUES (NEW."city_id", NEW."id", NEW."note_ar", NEW."note_en", NEW."note_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."role", NEW."translation", NEW."update_review", NEW."version"); RETURN NULL;',
                            hash="06fb332f850e92107ac11fb8fc0ebefed739f4c6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1047c",
                            table="pilots_pilotcity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pilotcity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_pilotcityevent" ("city_id", "id", "note_ar", "note_en", "note_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "role", "translation", "update_review", "version") VALUES (NEW."city_id", NEW."id", NEW."note_ar", NEW."note_en", NEW."note_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."role", NEW."translation", NEW."update_review", NEW."version"); RETURN NULL;',
                            hash="168c655a05a195efd6c57c0ce786a5b21f12d8d9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8d21b",
                            table="pilots_pilotcity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pilotcityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76fb5902de17cf4e8b2792940c85ba6eba32ac9d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d0f9e",
                            table="pilots_pilotcityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pilotevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9910973c5565136bbef63032b0268ebfc5a1918d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6ce12",
                            table="pilots_pilotevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pilot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_pilotevent" ("activities_ar", "activities_en", "activities_fr", "aim_ar", "aim_en", "aim_fr", "call_id", "date_note_ar", "date_note_en", "date_note_fr", "ends", "evaluation_ar", "evaluation_en", "evaluation_fr", "id", "latitude", "lessons_ar", "lessons_en", "lessons_fr", "longitude", "objectives", "on_record", "outcomes_ar", "outcomes_en", "outcomes_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ar", "place_en", "place_fr", "proposed_at", "reason", "results_ar", "results_en", "results_fr", "sdg_targets", "selected_at", "slug", "starts", "status", "summary_ar", "summary_en", "summary_fr", "title_ar", "title_en", "title_fr", "translation", "url", "version") VALUES (NEW."activities_ar", NEW."activities_en", NEW."activities_fr", NEW."aim_ar", NEW."aim_en", NEW."aim_fr", NEW."call_id", NEW."date_note_ar", NEW."date_note_en", NEW."date_note_fr", NEW."ends", NEW."evaluation_ar", NEW."evaluation_en", NEW."evaluation_fr", NEW."id", NEW."latitude", NEW."lessons_ar", NEW."lessons_en", NEW."lessons_fr", NEW."longitude", NEW."objectives", NEW."on_record", NEW."outcomes_ar", NEW."outcomes_en", NEW."outcomes_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_ar", NEW."place_en", NEW."place_fr", NEW."proposed_at", NEW."reason", NEW."results_ar", NEW."results_en", NEW."results_fr", NEW."sdg_targets", NEW."selected_at", NEW."slug", NEW."starts", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."url", NEW."version"); RETURN NULL;',
                            hash="b2f8655f5387faa5934d0bfb17d6a5c64df9f9a3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_47c3e",
                            table="pilots_pilot",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pilot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_pilotevent" ("activities_ar", "activities_en", "activities_fr", "aim_ar", "aim_en", "aim_fr", "call_id", "date_note_ar", "date_note_en", "date_note_fr", "ends", "evaluation_ar", "evaluation_en", "evaluation_fr", "id", "latitude", "lessons_ar", "lessons_en", "lessons_fr", "longitude", "objectives", "on_record", "outcomes_ar", "outcomes_en", "outcomes_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ar", "place_en", "place_fr", "proposed_at", "reason", "results_ar", "results_en", "results_fr", "sdg_targets", "selected_at", "slug", "starts", "status", "summary_ar", "summary_en", "summary_fr", "title_ar", "title_en", "title_fr", "translation", "url", "version") VALUES (NEW."activities_ar", NEW."activities_en", NEW."activities_fr", NEW."aim_ar", NEW."aim_en", NEW."aim_fr", NEW."call_id", NEW."date_note_ar", NEW."date_note_en", NEW."date_note_fr", NEW."ends", NEW."evaluation_ar", NEW."evaluation_en", NEW."evaluation_fr", NEW."id", NEW."latitude", NEW."lessons_ar", NEW."lessons_en", NEW."lessons_fr", NEW."longitude", NEW."objectives", NEW."on_record", NEW."outcomes_ar", NEW."outcomes_en", NEW."outcomes_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_ar", NEW."place_en", NEW."place_fr", NEW."proposed_at", NEW."reason", NEW."results_ar", NEW."results_en", NEW."results_fr", NEW."sdg_targets", NEW."selected_at", NEW."slug", NEW."starts", NEW."status", NEW."summary_ar", NEW."summary_en", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."url", NEW."version"); RETURN NULL;',
                            hash="4f03618f71cfc8f0c42f03e41f89f2e356ef4e81",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e4b21",
                            table="pilots_pilot",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resultindicator",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_resultindicatorevent" ("baseline", "baseline_on", "id", "kind", "label_ar", "label_en", "label_fr", "measures_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "source", "target", "target_comparator", "target_on", "translation", "uid", "unit", "version") VALUES (NEW."baseline", NEW."baseline_on", NEW."id", NEW."kind", NEW."label_ar", NEW."label_en", NEW."label_fr", NEW."measures_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."position", NEW."source", NEW."target", NEW."target_comparator", NEW."target_on", NEW."translation", NEW."uid", NEW."unit", NEW."version"); RETURN NULL;',
                            hash="19a27b8ed6520c35c218333a0a454a2f06476364",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8d85a",
                            table="pilots_resultindicator",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resultindicator",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_resultindicatorevent" ("baseline", "baseline_on", "id", "kind", "label_ar", "label_en", "label_fr", "measures_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "source", "target", "target_comparator", "target_on", "translation", "uid", "unit", "version") VALUES (NEW."baseline", NEW."baseline_on", NEW."id", NEW."kind", NEW."label_ar", NEW."label_en", NEW."label_fr", NEW."measures_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."position", NEW."source", NEW."target", NEW."target_comparator", NEW."target_on", NEW."translation", NEW."uid", NEW."unit", NEW."version"); RETURN NULL;',
                            hash="61ba9dd4277c8e1bf344483997d28c9e57c0886d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3dedf",
                            table="pilots_resultindicator",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorvalueevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3838311b7e076d0c82ef74ac855058addcbd0e62",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_98701",
                            table="pilots_indicatorvalueevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorvalue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_indicatorvalueevent" ("comparator", "id", "indicator_id", "note_ar", "note_en", "note_fr", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "translation", "uid", "url", "value", "version") VALUES (NEW."comparator", NEW."id", NEW."indicator_id", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."translation", NEW."uid", NEW."url", NEW."value", NEW."version"); RETURN NULL;',
                            hash="8e83f6bf074135ff21ffb69e38fd6942af20e709",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4eb54",
                            table="pilots_indicatorvalue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorvalue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_indicatorvalueevent" ("comparator", "id", "indicator_id", "note_ar", "note_en", "note_fr", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "translation", "uid", "url", "value", "version") VALUES (NEW."comparator", NEW."id", NEW."indicator_id", NEW."note_ar", NEW."note_en", NEW."note_fr", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."translation", NEW."uid", NEW."url", NEW."value", NEW."version"); RETURN NULL;',
                            hash="947c83daa854e7baec283b83b29ee2916b84d2a7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_69982",
                            table="pilots_indicatorvalue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resultindicatorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="90a6168670f0e990c8839c8aa6527eaa7785d674",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b3358",
                            table="pilots_resultindicatorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="training",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_trainingevent" ("city_id", "description_ar", "description_en", "description_fr", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "place_ar", "place_en", "place_fr", "position", "starts", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."city_id", NEW."description_ar", NEW."description_en", NEW."description_fr", NEW."ends", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."place_ar", NEW."place_en", NEW."place_fr", NEW."position", NEW."starts", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="b7d1324b44712d1c46fe68635aadd999d6681f3d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_43cbe",
                            table="pilots_training",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="training",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_trainingevent" ("city_id", "description_ar", "description_en", "description_fr", "ends", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "place_ar", "place_en", "place_fr", "position", "starts", "title_ar", "title_en", "title_fr", "translation", "uid", "version") VALUES (NEW."city_id", NEW."description_ar", NEW."description_en", NEW."description_fr", NEW."ends", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."place_ar", NEW."place_en", NEW."place_fr", NEW."position", NEW."starts", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="c7c0e90f6440cd89032621f25ee5710e7c3a6771",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e28ec",
                            table="pilots_training",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1f0e582e527b64070161dc09d30f9b99b68fd4ba",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_09541",
                            table="pilots_trainingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="update",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pilots_updateevent" ("body_ar", "body_en", "body_fr", "city_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "published_at", "published_by", "review_note", "status", "title_ar", "title_en", "title_fr", "translation", "uid", "version", "withdrawn_reason", "written_by") VALUES (NEW."body_ar", NEW."body_en", NEW."body_fr", NEW."city_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot_id", NEW."position", NEW."published_at", NEW."published_by", NEW."review_note", NEW."status", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version", NEW."withdrawn_reason", NEW."written_by"); RETURN NULL;',
                            hash="b22cf578828dd717d4e5c2b7939491d8b9a9e7d6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a637e",
                            table="pilots_update",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="update",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pilots_updateevent" ("body_ar", "body_en", "body_fr", "city_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot_id", "position", "published_at", "published_by", "review_note", "status", "title_ar", "title_en", "title_fr", "translation", "uid", "version", "withdrawn_reason", "written_by") VALUES (NEW."body_ar", NEW."body_en", NEW."body_fr", NEW."city_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot_id", NEW."position", NEW."published_at", NEW."published_by", NEW."review_note", NEW."status", NEW."title_ar", NEW."title_en", NEW."title_fr", NEW."translation", NEW."uid", NEW."version", NEW."withdrawn_reason", NEW."written_by"); RETURN NULL;',
                            hash="1373821a7ad84ae3cb47f2bf32783cc35cf10752",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_89f20",
                            table="pilots_update",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="updateevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="25f3355777d7947f5dc269b3965669491e3d1cde",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1a778",
                            table="pilots_updateevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
